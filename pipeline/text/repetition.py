"""Headers, footers and page numbers: what comes back at the same place on other pages.

Lines are compared with their digits hidden and, for OCR, with some tolerance. Only the outermost
lines of a page can be running headers or footers, so the heading that opens every act of a
registre stays in the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from .raw import RawLine, median

_Entry = tuple[str, tuple[float, float, float, float], RawLine]
TOP_ZONE, BOTTOM_ZONE = 0.16, 0.84
"""Shares of the height above and below which running lines stand."""
EDGE_LINES = 6
ALIKE = 88.0
"""Likeness (0–100) from which two lines are one, OCR errors apart."""

_NUMBER = re.compile(
    r"^(?:[-–—.~|\[(\s]*)(?:(?:page|p\.?|feuillet|folio|f°|n°)\s*:?\s*)?\d{1,4}"
    r"(?:\s*(?:/|sur|de|\|)\s*\d{1,4})?(?:[-–—.~|\])\s]*)$",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(
    r"\bpage\s*:?\s*\d{1,4}(?:\s*(?:/|sur|de)\s*\d{1,4})?\s*$|^page\s+\d", re.IGNORECASE
)
_CONTACT = re.compile(
    r"\b(?:t[ée]l(?:[ée]phone|[ée]copie)?\b\.?\s*:?|fax\b|courriel|e-?mail|www\.|https?://|cedex\b"
    r"|\S+@\S+\.\w{2,})",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Placed:
    """The lines of a page and its height in points."""

    lines: list[RawLine]
    height: float


def mark_running(pages: Sequence[Placed]) -> None:
    """Set the roles `entete`, `pied` and `pagination` of the lines of a document, in place."""
    tops = [_edge(page, top=True) for page in pages]
    bottoms = [_edge(page, top=False) for page in pages]
    _mark_repeated(tops, "entete")
    _mark_repeated(bottoms, "pied")
    for top, bottom, page in zip(tops, bottoms, pages, strict=True):
        _mark_numbers(top, bottom, page)
        _mark_contacts(bottom, page)
        _mark_notes(bottom, page)


def _edge(page: Placed, *, top: bool) -> list[RawLine]:
    """The outermost lines of a page, from the edge inwards."""
    kept = []
    for line in page.lines:
        box = line.box
        if box is None or line.role == "tampon" or not page.height:
            continue
        middle = (box[1] + box[3]) / 2 / page.height
        if (middle < TOP_ZONE) if top else (middle > BOTTOM_ZONE):
            kept.append((box[1] if top else -box[3], line))
    kept.sort(key=lambda item: item[0])
    return [line for _, line in kept[:EDGE_LINES]]


def _key(line: RawLine) -> str:
    text = re.sub(r"\d+", "0", line.text.casefold())
    return re.sub(r"[\W_]+", " ", text).strip()


def _mark_repeated(edges: list[list[RawLine]], role: str) -> None:
    """Mark the outermost lines of each page that enough other pages have at the same height."""
    filled = sum(1 for edge in edges if edge)
    if filled < 2:
        return
    needed = 2 if filled <= 4 else max(3, round(0.3 * filled))
    entries: list[list[_Entry]] = [
        [(_key(line), box, line) for line in edge if (box := line.box) is not None]
        for edge in edges
    ]
    for here, edge in enumerate(entries):
        for key, box, line in edge:
            if not key or (line.role == "tableau" and len(key) > 60) or _in_prose(edge, line):
                break
            if sum(_has(other, key, box[1]) for other in _near(entries, here)) + 1 < needed:
                if _NUMBER.match(line.text):
                    continue
                break
            line.role = role  # type: ignore[assignment]


PROSE = 70
"""Characters from which a line may be a line of a paragraph."""


def _in_prose(edge: list[_Entry], line: RawLine) -> bool:
    """True for a long line that follows or precedes another one closely: a paragraph."""
    if len(line.text) < PROSE:
        return False
    box = line.box
    for _, other, near in edge:
        if near is line or box is None or len(near.text) < PROSE:
            continue
        apart = max(other[1] - box[3], box[1] - other[3])
        if apart < 0.5 * (box[3] - box[1]):
            return True
    return False


def _near(entries: list[list[_Entry]], here: int) -> list[list[_Entry]]:
    """The other pages, at most forty of them around this one."""
    start = max(0, here - 20)
    return [entries[at] for at in range(start, min(len(entries), here + 21)) if at != here]


def _has(edge: list[_Entry], key: str, y0: float) -> bool:
    for other, box, _ in edge:
        if abs(box[1] - y0) > 14:
            continue
        if other == key or (len(key) >= 12 and fuzz.ratio(other, key) >= ALIKE):
            return True
    return False


def _mark_numbers(top: list[RawLine], bottom: list[RawLine], page: Placed) -> None:
    for edge, limit in ((top[:2], 0.1), (bottom[:2], 0.88)):
        for line in edge:
            box = line.box
            if box is None or not page.height:
                continue
            middle = (box[1] + box[3]) / 2 / page.height
            outer = middle < limit if limit < 0.5 else middle > limit
            if outer and (_NUMBER.match(line.text) or _PAGE_OF.match(line.text.strip())):
                line.role = "pagination"
            elif outer and _PAGE_OF.search(line.text) and len(line.text) < 120:
                line.role = "entete" if limit < 0.5 else "pied"


def _mark_contacts(bottom: list[RawLine], page: Placed) -> None:
    """The address block at the very foot of a page is a footer even when it comes once."""
    for at, line in enumerate(bottom[:4]):
        box = line.box
        if box is None or line.role not in ("corps", "tableau", "marge"):
            continue
        if box[1] > 0.9 * page.height and _CONTACT.search(line.text):
            for below in bottom[: at + 1]:
                if below.role in ("corps", "tableau", "marge"):
                    below.role = "pied"


_NOTE = re.compile(r"^(?:\(?\d{1,2}\)?|\*{1,3})[\s.:-]+\S")


def _mark_notes(bottom: list[RawLine], page: Placed) -> None:
    """Footnotes: numbered lines in small print at the foot of the page."""
    sizes = [w.size for line in page.lines if line.role == "corps" for w in line.words]
    if len(sizes) < 40:
        return
    small = 0.86 * median(sizes)
    notes: list[RawLine] = []
    for line in bottom:
        if line.role == "corps":
            if median(w.size for w in line.words) > small:
                break
            notes.append(line)
            if _NOTE.match(line.text):
                for note in notes:
                    note.role = "pied"
                notes = []
