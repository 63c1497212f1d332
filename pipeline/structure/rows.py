"""The body of a document as one list of rows: what the structure stage reads.

Pages, headers, footers and stamps disappear here: a `Row` is a line of body text with what can
make it a heading (bold, size, capitals, blank line before) and where it comes from.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from statistics import median

from ..records import Document, Line, Page

BODY_ROLES = frozenset({"corps", "tableau"})

_ACCENTS = {
    code: base
    for code in range(0xC0, 0x250)
    if len(base := unicodedata.normalize("NFD", chr(code))[0]) == 1 and base.isascii()
}
_FOLD = str.maketrans(
    {**{chr(code): base for code, base in _ACCENTS.items()}, "’": "'", "‘": "'", "`": "'", "´": "'"}
    | {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "–": "-", "—": "-", "‑": "-", "−": "-"}
    | {"\t": " ", "º": "°", "“": '"', "”": '"'}
)
_PAGE_NUMBER = re.compile(r"\bpage\s*\d+(?:\s*(?:/|sur)\s*\d+)?|\d+\s*(?:/|sur)\s*\d+\s*$")
_EXTRACT_HEAD = re.compile(
    r"\bextraits?\b|\bdeliberation|\bregistre|\bl'an\b|^\W*objet\b|\bn\s?°\s*\d"
)
_ACT_NUMBER = re.compile(r"\b(?:deliberation|delib|dcm|del)\b.*\d")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=16384)
def fold(texte: str) -> str:
    """Return `texte` in lower case, without accents, apostrophes and dashes made one.

    The result has the length of the input, so that offsets hold.
    """
    folded = texte.translate(_FOLD).lower()
    return folded if len(folded) == len(texte) else texte.translate(_FOLD)


def squeeze(texte: str) -> str:
    """Return `texte` with every run of white space made one space."""
    return _SPACES.sub(" ", texte).strip()


@dataclass(slots=True)
class Row:
    """A line of body text.

    `blanc` says that an empty line stands before it, `haut` that it opens a page, `remplissage`
    how far across the page it reaches
    (a line that stops short ends a paragraph), `largeur` how wide it is (a centred line is narrow).
    """

    rang: int
    page: int
    texte: str
    plat: str
    blanc: bool = False
    haut: bool = False
    gras: bool = False
    taille: float = 1.0
    x0: float = 0.0
    remplissage: float = 0.0
    largeur: float = 0.0
    tableau: bool = False
    cellules: tuple[str, ...] = ()
    capitales: bool = False


@dataclass(slots=True)
class Body:
    """The rows of a document and what is usual in it."""

    rows: list[Row]
    pages: int
    gras: float = 0.0
    plats: list[str] = field(default_factory=list)

    def texte(self, start: int, end: int) -> str:
        """Join the rows `start:end`: one line per row, an empty line between paragraphs."""
        pieces: list[str] = []
        for row in self.rows[start:end]:
            if pieces:
                pieces.append("\n\n" if row.blanc else "\n")
            pieces.append(row.texte)
        return "".join(pieces)

    def reperes(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the (offset, page) pairs of `texte(start, end)`."""
        marks: list[tuple[int, int]] = []
        offset = 0
        for index, row in enumerate(self.rows[start:end]):
            if index:
                offset += 2 if row.blanc else 1
            if not marks or marks[-1][1] != row.page:
                marks.append((offset, row.page))
            offset += len(row.texte)
        return tuple(marks)


def read_body(document: Document) -> Body:
    """Flatten the body lines of a document. A page without lines gives the lines of its text."""
    rows: list[Row] = []
    running, rescued = _running_lines(document), _rescued(document)
    for page in document.pages:
        first = len(rows)
        _append_page(rows, page, running, rescued)
        if first < len(rows):
            rows[first].haut = True
            rows[first].blanc = _opens_paragraph(rows, first)
    _measure(rows)
    bold = sum(len(row.texte) for row in rows if row.gras)
    total = sum(len(row.texte) for row in rows) or 1
    return Body(rows, len(document.pages), bold / total, [row.plat for row in rows])


def _running_lines(document: Document) -> frozenset[str]:
    """Lines that open or close most pages: headers and footers that kept the role of body."""
    if len(document.pages) < 3:
        return frozenset()
    counts: Counter[str] = Counter()
    for page in document.pages:
        body = [line for line in page.lignes if line.role in BODY_ROLES and line.texte.strip()]
        edge = {_running_key(line.texte) for line in body[:2] + body[-2:]}
        counts.update(key for key in edge if len(key) > 3)
    least = max(3, len(document.pages) * 0.4)
    return frozenset(key for key, count in counts.items() if count >= least)


def _running_key(texte: str) -> str:
    """What is compared of a running line: its text, without the number of the page.

    The heads of extracts ("Délibération n° 2021-34") open pages too, and are not running lines.
    """
    plat = fold(texte).strip()
    if _EXTRACT_HEAD.search(plat):
        return ""
    return _PAGE_NUMBER.sub("page", plat)


def _rescued(document: Document) -> frozenset[str]:
    """Lines taken for running headers which differ from page to page by the number of an act."""
    counts = Counter(
        line.texte
        for page in document.pages
        for line in page.lignes
        if line.role == "entete" and _ACT_NUMBER.search(fold(line.texte))
    )
    return frozenset(texte for texte, count in counts.items() if count == 1)


def _append_page(
    rows: list[Row], page: Page, running: frozenset[str], rescued: frozenset[str]
) -> None:
    if not page.lignes:
        blank = False
        for texte in page.texte.split("\n"):
            if texte.strip():
                rows.append(_row(len(rows), page.page, texte, blank))
            blank = not texte.strip()
        return
    end = 0
    body = [line for line in page.lignes if line.role in BODY_ROLES and line.texte.strip()]
    edge = {id(line) for line in body[:2] + body[-2:]} if running else set()
    for line in page.lignes:
        kept = line.role in BODY_ROLES or (line.role == "entete" and line.texte in rescued)
        if kept and line.texte.strip():
            if id(line) in edge and _running_key(line.texte) in running:
                end = line.fin
                continue
            blank = page.texte.count("\n", end, line.debut) >= 2
            rows.append(_row(len(rows), page.page, line.texte, blank, line))
            if page.origine in ("ocr", "mixte"):
                rows[-1].taille = 0.0  # the height of a box says little in a scan
            end = line.fin


def _row(rang: int, page: int, texte: str, blank: bool, line: Line | None = None) -> Row:
    texte = texte.strip("\n ")
    row = Row(rang, page, texte, fold(texte), blank, capitales=in_capitals(texte))
    if line is not None:
        row.gras = line.gras
        row.taille = line.taille or 0.0
        row.x0 = line.box.x0 if line.box else 0.0
        row.remplissage = line.box.x1 if line.box else 0.0
        row.largeur = line.box.x1 - line.box.x0 if line.box else 0.0
        row.tableau = line.role == "tableau"
        row.cellules = tuple(cell.texte for cell in line.cellules)
    if not row.cellules and "\t" in texte:
        row.cellules = tuple(texte.split("\t"))
        row.tableau = True
    return row


@lru_cache(maxsize=4096)
def in_capitals(texte: str) -> bool:
    """Whether `texte` is written in capitals (at least four letters, nine in ten upper case)."""
    letters = [char for char in texte if char.isalpha()]
    return len(letters) >= 4 and sum(char.isupper() for char in letters) >= 0.85 * len(letters)


def _opens_paragraph(rows: list[Row], index: int) -> bool:
    """A row at the top of a page opens a paragraph when the page before ended a sentence."""
    if index == 0:
        return True
    return rows[index - 1].texte.rstrip()[-1:] in ".;:!?"


def _measure(rows: list[Row]) -> None:
    """Make sizes and widths relative to what is usual in the document."""
    sizes = [row.taille for row in rows if row.taille]
    usual = median(sizes) if sizes else 0.0
    boxed = any(row.remplissage for row in rows)
    lengths = sorted(len(row.texte) for row in rows if not row.tableau)
    ends = sorted(row.remplissage for row in rows if row.remplissage and not row.tableau)
    right = ends[int(len(ends) * 0.9)] if ends else 0.0
    width = lengths[int(len(lengths) * 0.9)] if lengths else 80
    left = min((row.x0 for row in rows), default=0.0)
    for row in rows:
        row.taille = row.taille / usual if usual and row.taille else 1.0
        if boxed and right > left:
            row.remplissage = (row.remplissage - left) / (right - left) if row.remplissage else 0.0
            row.largeur /= right - left
        else:
            row.remplissage = row.largeur = len(row.texte) / max(width, 40)
