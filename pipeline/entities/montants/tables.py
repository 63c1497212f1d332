"""Rows and cells of a text, with the heading and the label that each cell stands under.

Cells are separated by tabs, and in texts laid out with spaces by wide blanks or dotted leaders.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from ..folding import fold

_SEPARATOR = re.compile(r"\t+| {3,}|\.{4,}|…{2,}|_{4,}| (?:\. ){3,}")
_NUMERIC = re.compile(
    r"[-+(]? ?[\d .,']*\d ?\)? ?(?:€|%|ht|ttc|euros?|m2|m²|k€)*(?: ?(?:ht|ttc))?(?:/.*)?"
)
_UNIT_LINE = re.compile(r"\ben (?:milliers d')?(?:euros|€)|\bmontants?\b")
MAX_CELLS = 40
"""Beyond this many cells a line is not a table row, and looking for its headings would be slow."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: offsets in the text, position on its line, folded text, whether it is a number."""

    debut: int
    fin: int
    x0: int
    x1: int
    rang: int
    texte: str
    nombre: bool


@dataclass(slots=True)
class Row:
    """A line of the text, its cells, and the heading rows above it."""

    debut: int
    fin: int
    cells: list[Cell]
    tabs: bool
    headings: list[Row] = field(default_factory=list)

    def cell_at(self, offset: int) -> Cell | None:
        """Return the cell that holds `offset`."""
        index = bisect_right(self.cells, offset, key=lambda cell: cell.debut) - 1
        if index >= 0 and offset < self.cells[index].fin:
            return self.cells[index]
        return None

    def heading(self, cell: Cell) -> str:
        """Return the folded headings above `cell`, joined by spaces.

        Cells laid out with blanks stand under what overlaps them; cells separated by tabs under
        the heading of the same rank, counted from the right when cells merged over several rows
        are missing on the left. Two headings over a table in two halves share it between them
        ("Dépenses | Recettes").
        """
        found = []
        for row in self.headings:
            if len(row.cells) == 1:
                found.append(row.cells[0].texte)
                continue
            if row.tabs and self.tabs and row.width == 2 and self.width >= 4:
                half = int(2 * cell.rang >= self.width)
                found += [other.texte for other in row.cells if other.rang == half]
            elif row.tabs and self.tabs:
                shift = max(0, row.width - self.width)
                found += [other.texte for other in row.cells if other.rang == cell.rang + shift]
            else:
                found += [
                    other.texte
                    for other in row.cells
                    if other.x0 <= cell.x1 + 2 and other.x1 >= cell.x0 - 2
                ]
        return " ".join(found)

    @property
    def width(self) -> int:
        """Number of columns, empty cells included."""
        return self.cells[-1].rang + 1 if self.cells else 0

    def labels(self, cell: Cell) -> list[Cell]:
        """Return the text cells left of `cell`, nearest first, up to a number before them."""
        found: list[Cell] = []
        before = bisect_right(self.cells, cell.debut - 1, key=lambda item: item.debut)
        for other in reversed(self.cells[:before]):
            if other.nombre or not re.search(r"[a-z]{2}|[a-z]\.[a-z]", other.texte):
                if found:
                    break
                continue
            found.append(other)
        return found


class Table:
    """All the rows of a text, found by offset."""

    def __init__(self, texte: str) -> None:
        self.folded = fold(texte)
        self.rows = list(_rows(self.folded))
        self._starts = [row.debut for row in self.rows]
        _attach_headings(self.rows)

    def row_at(self, offset: int) -> Row:
        """Return the row (the line) that holds `offset`."""
        return self.rows[max(0, bisect_right(self._starts, offset) - 1)]

    def index_at(self, offset: int) -> int:
        """Return the index of the row that holds `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)


def _rows(folded: str) -> list[Row]:
    rows, start = [], 0
    for line in folded.split("\n"):
        tabs = "\t" in line
        rows.append(Row(start, start + len(line), _cells(line, start), tabs))
        start += len(line) + 1
    return rows


def _cells(line: str, start: int) -> list[Cell]:
    cells: list[Cell] = []
    position, rang = 0, 0
    if len(_SEPARATOR.findall(line)) > MAX_CELLS:
        return []
    bounds = [(m.start(), m.end()) for m in _SEPARATOR.finditer(line)]
    for left, right in [*bounds, (len(line), len(line))]:
        text = line[position:left]
        if text.strip():
            lead = len(text) - len(text.lstrip())
            x0, x1 = position + lead, position + len(text.rstrip())
            numeric = bool(_NUMERIC.fullmatch(text.strip()[:60]))
            cells.append(Cell(start + x0, start + x1, x0, x1, rang, text.strip(), numeric))
        if text.strip() or "\t" in line[left:right]:
            rang += max(1, line[left:right].count("\t"))
        position = right
    return [
        Cell(c.debut, c.fin, c.x0, c.x1, index if "\t" not in line else c.rang, c.texte, c.nombre)
        for index, c in enumerate(cells)
    ]


def _attach_headings(rows: list[Row]) -> None:
    current: list[Row] = []
    in_data, blanks = False, 0
    for row in rows:
        if not row.cells:
            blanks += 1
            if blanks > 3:
                current, in_data = [], False
            continue
        blanks = 0
        if _is_heading(row):
            current = [row] if in_data else _stacked(current, row)
            in_data = False
        elif len(row.cells) == 1 and len(row.cells[0].texte) > 70:
            current, in_data = [], False
        else:
            row.headings = current
            in_data = in_data or any(cell.nombre for cell in row.cells)


def _stacked(headings: list[Row], row: Row) -> list[Row]:
    """Add a heading row; of a long stack the first and the last two stay."""
    return [*headings, row] if len(headings) < 3 else [headings[0], headings[-1], row]


def _is_heading(row: Row) -> bool:
    texts = [cell for cell in row.cells if not cell.nombre]
    figures = [
        cell for cell in row.cells if cell.nombre and not re.fullmatch(r"(?:19|20)\d\d", cell.texte)
    ]
    if figures or not texts or any(re.search(r"\d ?€", cell.texte) for cell in texts):
        return False
    if len(row.cells) >= 2:
        return all(len(cell.texte) <= 60 for cell in texts)
    only = texts[0]
    return len(only.texte) <= 40 and (only.x0 >= 20 or bool(_UNIT_LINE.search(only.texte)))
