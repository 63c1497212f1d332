"""Ruled tables: drawn lines → grid → rows of cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..records import LineRole
from .raw import RawLine, RawWord, Rule
from .rows import Segment, group_rows

TOLERANCE = 3.0
"""Distance in points under which two drawn lines touch."""
LONG_CELL_LINES = 9
LONG_CELL_CHARS = 600


@dataclass(slots=True)
class Axis:
    """A line at `at`, with the intervals along it that are drawn."""

    at: float
    spans: list[tuple[float, float]]

    def covers(self, value: float) -> bool:
        """True when the line is drawn at `value`."""
        return any(a - TOLERANCE <= value <= b + TOLERANCE for a, b in self.spans)


@dataclass(slots=True)
class Grid:
    """A ruled table: its horizontal and vertical lines, sorted."""

    across: list[Axis]
    down: list[Axis]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.down[0].at, self.across[0].at, self.down[-1].at, self.across[-1].at


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the grids of at least two cells that the rules draw."""
    if len(rules) > 6000:
        return []
    flat = _merge([(r.y0 + r.y1) / 2, r.x0, r.x1] for r in rules if r.horizontal)
    tall = _merge([(r.x0 + r.x1) / 2, r.y0, r.y1] for r in rules if not r.horizontal)
    grids = []
    for across, down in _components(flat, tall):
        rows, columns = _axes(across), _axes(down)
        if len(rows) >= 2 and len(columns) >= 2 and (len(rows) - 1) * (len(columns) - 1) >= 2:
            grids.append(Grid(rows, columns))
    return grids


def _merge(lines: object) -> list[list[float]]:
    """Join the pieces of a line that was drawn cell by cell."""
    merged: list[list[float]] = []
    for at, a, b in sorted(lines):  # type: ignore[call-overload]
        for line in reversed(merged[-40:]):
            if abs(line[0] - at) <= 1.6 and a <= line[2] + TOLERANCE and b >= line[1] - TOLERANCE:
                line[1], line[2] = min(line[1], a), max(line[2], b)
                break
        else:
            merged.append([at, a, b])
    return [line for line in merged if line[2] - line[1] >= 6]


def _components(
    flat: list[list[float]], tall: list[list[float]]
) -> list[tuple[list[list[float]], list[list[float]]]]:
    """Group the lines that touch one another."""
    count = len(flat)
    parent = list(range(count + len(tall)))

    def find(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, (y, x0, x1) in enumerate(flat):
        for j, (x, y0, y1) in enumerate(tall):
            if x0 - TOLERANCE <= x <= x1 + TOLERANCE and y0 - TOLERANCE <= y <= y1 + TOLERANCE:
                parent[find(i)] = find(count + j)
    groups: dict[int, tuple[list[list[float]], list[list[float]]]] = {}
    for at in range(len(parent)):
        group = groups.setdefault(find(at), ([], []))
        group[0 if at < count else 1].append(flat[at] if at < count else tall[at - count])
    return [g for g in groups.values() if len(g[0]) >= 2 and len(g[1]) >= 2]


def _axes(lines: list[list[float]]) -> list[Axis]:
    axes: list[Axis] = []
    for at, a, b in sorted(lines):
        if axes and at - axes[-1].at <= TOLERANCE:
            axes[-1].spans.append((a, b))
        else:
            axes.append(Axis(at, [(a, b)]))
    return axes


@dataclass(slots=True)
class GridCell:
    """A cell, merged cells counted once: its first row and column, its box, its words."""

    row: int
    column: int
    x0: float
    y0: float
    x1: float
    y1: float
    words: list[RawWord]


def fill(grid: Grid, words: Sequence[RawWord]) -> tuple[list[GridCell], list[RawWord]]:
    """Put the words into the cells of the grid; return the cells and the words outside."""
    height, width = len(grid.across) - 1, len(grid.down) - 1
    owner = _regions(grid, height, width)
    cells: dict[int, GridCell] = {}
    for row in range(height):
        for column in range(width):
            key = owner[row * width + column]
            x0, y0 = grid.down[column].at, grid.across[row].at
            x1, y1 = grid.down[column + 1].at, grid.across[row + 1].at
            cell = cells.get(key)
            if cell is None:
                cells[key] = GridCell(row, column, x0, y0, x1, y1, [])
            else:
                cell.x0, cell.y0 = min(cell.x0, x0), min(cell.y0, y0)
                cell.x1, cell.y1 = max(cell.x1, x1), max(cell.y1, y1)
    outside: list[RawWord] = []
    ys, xs = [a.at for a in grid.across], [a.at for a in grid.down]
    for word in words:
        at_row = _index(ys, word.cy)
        at_column = _index(xs, (word.x0 + word.x1) / 2)
        if at_row is None or at_column is None:
            outside.append(word)
        else:
            cells[owner[at_row * width + at_column]].words.append(word)
    return list(cells.values()), outside


def _index(limits: list[float], value: float) -> int | None:
    for at in range(len(limits) - 1):
        if limits[at] - 1 <= value < limits[at + 1]:
            return at
    return None


def _regions(grid: Grid, height: int, width: int) -> list[int]:
    """Merge the neighbouring cells that no line separates."""
    parent = list(range(height * width))

    def find(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for row in range(height):
        middle_y = (grid.across[row].at + grid.across[row + 1].at) / 2
        for column in range(width):
            middle_x = (grid.down[column].at + grid.down[column + 1].at) / 2
            here = row * width + column
            if column + 1 < width and not grid.down[column + 1].covers(middle_y):
                parent[find(here + 1)] = find(here)
            if row + 1 < height and not grid.across[row + 1].covers(middle_x):
                parent[find(here + width)] = find(here)
    return [find(at) for at in range(height * width)]


Reader = Callable[[Sequence[RawWord], LineRole], list[RawLine]]


def table_segment(grid: Grid, cells: list[GridCell], read: Reader) -> Segment | None:
    """Return the table as a block of lines, or None when it holds no text.

    `read` lays out the cells that are too long to be table cells (a page laid out in a table).
    """
    filled = [cell for cell in cells if cell.words]
    if not filled:
        return None
    by_row: dict[int, list[GridCell]] = {}
    for cell in sorted(filled, key=lambda c: (c.row, c.column)):
        by_row.setdefault(cell.row, []).append(cell)
    lines: list[RawLine] = []
    for row in sorted(by_row):
        made = _row_lines(by_row[row], [c for c in cells if c.row == row], read)
        if made and not lines:
            made[0].breaks = True
        lines.extend(made)
    x0, y0, x1, y1 = grid.box
    return Segment(lines=lines, x0=x0, y0=y0, x1=x1, y1=y1)


def _row_lines(filled: list[GridCell], every: list[GridCell], read: Reader) -> list[RawLine]:
    rows = {id(cell): group_rows(cell.words) for cell in filled}
    if len(filled) == 1 and (len(every) == 1 or len(rows[id(filled[0])]) > 3):
        return read(filled[0].words, "corps")
    long = [
        cell
        for cell in filled
        if len(rows[id(cell)]) >= LONG_CELL_LINES
        or sum(len(w.text) + 1 for w in cell.words) > LONG_CELL_CHARS
    ]
    if long and not _stacked(list(rows.values())):
        out: list[RawLine] = []
        span = max(c.x1 for c in filled) - min(c.x0 for c in filled)
        for cell in filled:
            side = cell not in long and cell.x1 - cell.x0 < 0.36 * span
            made = read(cell.words, "marge" if side else "corps")
            if made:
                made[0].breaks = True
            out.extend(made)
        return out
    stacked = _stacked(list(rows.values()))
    if stacked:
        return [
            RawLine(cells=[rows[id(cell)][at] for cell in filled], role="tableau")
            for at in range(stacked)
        ]
    ordered = sorted(every, key=lambda c: c.column)
    while ordered and not ordered[-1].words:
        ordered.pop()
    cells = [[w for line in rows[id(c)] for w in line] if id(c) in rows else [] for c in ordered]
    return [RawLine(cells=cells, role="tableau")]


def _stacked(cells: list[list[list[RawWord]]]) -> int:
    """The number of logical rows when a ruled row holds several, aligned in every cell."""
    if len(cells) < 2:
        return 0
    count = len(cells[0])
    if count < 2 or any(len(cell) != count for cell in cells):
        return 0
    for at in range(count):
        centres = [cell[at][0].cy for cell in cells]
        if max(centres) - min(centres) > 0.6 * cells[0][at][0].size:
            return 0
    digits = sum(
        1
        for cell in cells
        if all(any(ch.isdigit() for w in line for ch in w.text) for line in cell)
    )
    return count if digits or count > 3 else 0


def split_by_grids(
    words: Sequence[RawWord], rules: Sequence[Rule], read: Reader
) -> tuple[list[RawWord], list[Segment]]:
    """Take the ruled tables out of a page: the words outside them, and the laid-out tables."""
    rest = list(words)
    blocks: list[Segment] = []
    grids = find_grids(rules)
    grids.sort(key=lambda g: (g.box[2] - g.box[0]) * (g.box[3] - g.box[1]))
    for grid in grids:
        cells, outside = fill(grid, rest)
        inner = [b for b in blocks if _within(b, grid.box)]
        if inner:
            continue
        block = table_segment(grid, cells, read)
        if block is not None:
            blocks.append(block)
            rest = outside
    return rest, blocks


def _within(block: Segment, box: tuple[float, float, float, float]) -> bool:
    x0, y0, x1, y1 = box
    return x0 <= (block.x0 + block.x1) / 2 <= x1 and y0 <= (block.y0 + block.y1) / 2 <= y1
