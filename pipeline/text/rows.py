"""Words → rows (one baseline) → segments (pieces of a row separated by a wide gap)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .raw import RawLine, RawWord, median

_LABEL = re.compile(
    r"^(?:[-–—•▪➢✓*o·●■□❖→⇨▫◦‐➔✔☐☒]|[IVX]{1,5}|\d{1,2}-"
    r"|\(?[IVXa-zA-Z]{1,4}[.)°/]+-?|\(?\d[\d.\-]{0,7}[.)°/]+-?)$"
)


def is_label(text: str) -> bool:
    """True for a bullet or an item number that stands before its text."""
    return bool(_LABEL.match(text))


@dataclass(slots=True)
class Segment:
    """A piece of a row, or a whole block already laid out (a ruled table: `lines`)."""

    words: list[RawWord] = field(default_factory=list)
    lines: list[RawLine] | None = None
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0

    @classmethod
    def of(cls, words: list[RawWord]) -> Segment:
        """Build a segment around words that are sorted left to right."""
        return cls(
            words=words,
            x0=words[0].x0,
            y0=min(w.y0 for w in words),
            x1=max(w.x1 for w in words),
            y1=max(w.y1 for w in words),
        )

    @property
    def size(self) -> float:
        """Median font size."""
        return median(w.size for w in self.words) if self.words else 10.0

    @property
    def text(self) -> str:
        """The words separated by spaces."""
        return " ".join(w.text for w in self.words)


@dataclass(slots=True)
class Row:
    """Segments that stand on one baseline, left to right."""

    segments: list[Segment]
    y0: float
    y1: float

    @classmethod
    def of(cls, segments: list[Segment]) -> Row:
        """Build a row around its segments."""
        return cls(segments, min(s.y0 for s in segments), max(s.y1 for s in segments))


def _middle(word: RawWord) -> tuple[float, float]:
    return word.y0 + word.y1, word.x0


def group_rows(words: Sequence[RawWord]) -> list[list[RawWord]]:
    """Group the words that share a baseline, top to bottom; each row left to right."""
    rows: list[list[RawWord]] = []
    marks: list[tuple[float, float]] = []
    for word in sorted(words, key=_middle):
        y0, y1 = word.y0, word.y1
        centre, height = (y0 + y1) / 2, y1 - y0
        best = -1
        distance = 1e9
        for at in range(len(rows) - 1, max(-1, len(rows) - 5), -1):
            row_centre, row_height = marks[at]
            away = abs(row_centre - centre)
            small, large = (height, row_height) if height < row_height else (row_height, height)
            if away < distance and away < 0.45 * (small if small > 0.48 * large else 0.48 * large):
                best, distance = at, away
                if away < 0.1 * height:
                    break
        if best < 0:
            rows.append([word])
            marks.append((centre, height))
        else:
            rows[best].append(word)
            if height > marks[best][1]:
                marks[best] = ((marks[best][0] + centre) / 2, height)
    for row in rows:
        row.sort(key=lambda w: w.x0)
    order = sorted(range(len(rows)), key=lambda at: marks[at][0])
    return _raise_ordinals([rows[at] for at in order])


_RAISED = re.compile(
    r"^(?:er|ère|ere|re|e|ème|eme|nd|nde|ème[,.;)]?|er[,.;)]?|o|os|ers|\(?\d{1,2}\)?)$"
)


def _raise_ordinals(rows: list[list[RawWord]]) -> list[list[RawWord]]:
    """Put superscripts back beside their number ("1" and a raised "er" are "1er")."""
    for at, row in enumerate(rows):
        for word in list(row):
            if not _RAISED.match(word.text):
                continue
            for near in rows[max(0, at - 1) : at + 3]:
                base = _base_of(word, near)
                if base is None:
                    continue
                row.remove(word)
                if base.text[-1:].isalnum() and not word.text[0].isdigit():
                    base.text += word.text
                    base.x1 = max(base.x1, word.x1)
                else:
                    near.insert(near.index(base) + 1, word)
                break
    return [row for row in rows if row]


def _base_of(word: RawWord, row: list[RawWord]) -> RawWord | None:
    """The bigger word of `row` that ends where the small raised `word` begins."""
    for base in row:
        if (
            base is not word
            and word.size < 0.8 * base.size
            and -0.2 * base.size < word.x0 - base.x1 < 0.3 * base.size
            and base.y0 - 0.5 * base.size < word.cy < base.y1
        ):
            return base
    return None


def split_row(words: list[RawWord]) -> list[Segment]:
    """Cut a row at the gaps that are wide for this row.

    A justified line has wide gaps everywhere: a gap cuts only when it is much wider than the
    others of its row.
    """
    gaps = [right.x0 - left.x1 for left, right in zip(words, words[1:], strict=False)]
    if not gaps:
        return [Segment.of(words)]
    usual = sorted(gap for gap in gaps if gap > 0)
    typical = usual[(len(usual) - 1) // 2] if len(usual) > 2 else 0.0
    segments: list[Segment] = []
    start = 0
    for at, gap in enumerate(gaps):
        size = max(words[at].size, words[at + 1].size)
        if at == 0 and gap < 5 * size and is_label(words[0].text):
            continue
        if words[at].text.endswith("....") or words[at].text.endswith("……"):
            continue  # a dotted leader fills the gap
        if gap > max(1.05 * size, min(2.2 * typical, 4 * size)):
            segments.append(Segment.of(words[start : at + 1]))
            start = at + 1
    segments.append(Segment.of(words[start:]))
    return segments


def build_rows(words: Sequence[RawWord], blocks: Sequence[Segment] = ()) -> list[Row]:
    """Return the rows of a region, with the blocks already laid out in their vertical place."""
    rows = [Row.of(split_row(row)) for row in group_rows(words)]
    rows.extend(Row.of([block]) for block in blocks)
    rows.sort(key=lambda row: row.y0)
    return rows
