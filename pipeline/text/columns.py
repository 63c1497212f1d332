"""Rows → reading order: side columns, two columns of prose, aligned columns of short cells.

A corridor is an empty vertical band that several consecutive rows share. The best corridor of a
region cuts it into two columns when one of them is prose, and into cells otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..records import LineRole
from .raw import RawLine, median
from .rows import Row, Segment, is_label

_NUMERIC = re.compile(r"^[\d\s.,€%+\-–/()*]+(?:€|euros?|%|ht|ttc|h)?[\s.]*$", re.IGNORECASE)
SIDE_SHARE = 0.36
"""A side column takes at most this share of the width of its region."""


@dataclass(slots=True)
class Corridor:
    """An empty band `x0`–`x1` from row `top` to row `bottom`; rows with text on each side."""

    x0: float
    x1: float
    top: int
    bottom: int
    both: int
    left: int
    right: int


def read_order(rows: list[Row], role: LineRole = "corps", depth: int = 0) -> list[RawLine]:
    """Return the lines of the rows in reading order, with the given role for plain lines."""
    if not rows:
        return []
    corridor = best_corridor(rows) if depth < 5 else None
    if corridor is None:
        return [line for row in rows for line in _loose(row, role)]
    before, after = rows[: corridor.top], rows[corridor.bottom + 1 :]
    inside = rows[corridor.top : corridor.bottom + 1]
    lines = read_order(before, role, depth + 1) if before else []
    left, right = _sides(inside, (corridor.x0 + corridor.x1) / 2)
    kind = _kind(left, right, corridor)
    if kind == "cells":
        made = _aligned(inside, role)
    else:
        first, second = _roles(left, right, role)
        made = read_order(left, first, depth + 1) + _fresh(read_order(right, second, depth + 1))
    lines += _fresh(made) if lines else made
    return lines + (_fresh(read_order(after, role, depth + 1)) if after else [])


def _fresh(lines: list[RawLine]) -> list[RawLine]:
    if lines:
        lines[0].breaks = True
    return lines


def best_corridor(rows: list[Row]) -> Corridor | None:
    """Return the corridor that the most rows share, or None when no two rows share one."""
    best: Corridor | None = None
    score = 0.0
    for at, x0, x1 in _gaps(rows):
        found = _grow(rows, at, x0, x1)
        if found is None:
            continue
        value = 3.0 * found.both + min(found.left, found.right) + 0.02 * (found.x1 - found.x0)
        if value > score:
            best, score = found, value
    return best


def _gaps(rows: list[Row]) -> Iterator[tuple[int, float, float]]:
    """Yield (row, left, right) for each gap inside a row, or between two rows that overlap.

    The lines of two columns need not share their baselines.
    """
    for at, row in enumerate(rows):
        for one, two in zip(row.segments, row.segments[1:], strict=False):
            yield at, one.x1, two.x0
        if at + 1 < len(rows) and rows[at + 1].y0 < row.y1 - 0.15 * (row.y1 - row.y0):
            below = rows[at + 1]
            if row.segments[-1].x1 < below.segments[0].x0:
                yield at, row.segments[-1].x1, below.segments[0].x0
            elif below.segments[-1].x1 < row.segments[0].x0:
                yield at, below.segments[-1].x1, row.segments[0].x0


def _grow(rows: list[Row], at: int, x0: float, x1: float) -> Corridor | None:
    """Extend a gap of row `at` up and down while a common empty band remains."""
    here = _side(rows[at], x0, x1)
    if here is None:
        return None
    counts = {"both": 0, "left": 0, "right": 0}
    counts[here[0]] = 1
    ends = []
    for step in (-1, 1):
        row_at, last = at + step, at
        pending = {"both": 0, "left": 0, "right": 0}
        previous = rows[at]
        while 0 <= row_at < len(rows):
            row = rows[row_at]
            gap = row.y0 - previous.y1 if step > 0 else previous.y0 - row.y1
            side = _side(row, x0, x1)
            if side is None or gap > 4.5 * _height(row):
                break
            kind, new0, new1 = side
            if new1 - new0 < 0.75 * min(s.size for s in row.segments):
                break
            x0, x1 = new0, new1
            pending[kind] += 1
            if (
                kind == "both"
                or (kind == "right" and gap < 1.2 * _height(row))
                or (kind == "left" and gap < 0.8 * _height(row))
            ):
                last = row_at
                for name, count in pending.items():
                    counts[name] += count
                pending = {"both": 0, "left": 0, "right": 0}
            previous = row
            row_at += step
        ends.append(last)
    if counts["both"] < 2 and not (counts["left"] >= 2 and counts["right"] >= 2):
        return None
    return Corridor(x0, x1, ends[0], ends[1], counts["both"], counts["left"], counts["right"])


def _side(row: Row, x0: float, x1: float) -> tuple[str, float, float] | None:
    """Where a row stands about a band: the narrowed band, or None when it covers it."""
    middle = (x0 + x1) / 2
    has_left = has_right = False
    for segment in row.segments:
        if segment.lines is not None:
            return None
        if segment.x1 <= middle:
            has_left = True
            x0 = max(x0, segment.x1)
        elif segment.x0 >= middle:
            has_right = True
            x1 = min(x1, segment.x0)
        elif segment.x1 - x0 < 0.35 * (x1 - x0) and segment.x1 < x1:
            has_left = True
            x0 = max(x0, segment.x1)
        elif x1 - segment.x0 < 0.35 * (x1 - x0) and segment.x0 > x0:
            has_right = True
            x1 = min(x1, segment.x0)
        else:
            return None
    kind = "both" if has_left and has_right else "left" if has_left else "right"
    return kind, x0, x1


def _height(row: Row) -> float:
    return max(4.0, median(s.size for s in row.segments) * 1.15)


def _sides(rows: list[Row], middle: float) -> tuple[list[Row], list[Row]]:
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        for side, kept in (
            (left, [s for s in row.segments if (s.x0 + s.x1) / 2 < middle]),
            (right, [s for s in row.segments if (s.x0 + s.x1) / 2 >= middle]),
        ):
            if kept:
                side.append(Row.of(kept))
    return left, right


def _kind(left: list[Row], right: list[Row], corridor: Corridor) -> str:
    """ "columns" when the two sides are read one after the other, "cells" when row by row."""
    left_prose, right_prose = is_prose(left), is_prose(right)
    if left_prose and right_prose:
        return "columns"
    if left_prose or right_prose:
        other = right if left_prose else left
        numeric = sum(1 for row in other if _NUMERIC.match(_text(row)))
        if 2 * numeric >= len(other) and (left_prose or len(other) > 2):
            return "cells"
        return "columns"
    aligned = corridor.both / max(1, min(len(left), len(right)))
    if aligned < 0.6 and min(len(left), len(right)) >= 2:
        return "columns"
    return "cells"


def _roles(left: list[Row], right: list[Row], role: LineRole) -> tuple[LineRole, LineRole]:
    """A narrow column beside prose is a side column."""
    if role != "corps":
        return role, role
    span0 = min(row.segments[0].x0 for row in left + right)
    span1 = max(row.segments[-1].x1 for row in left + right)
    for side, other, at in ((left, right, 0), (right, left, 1)):
        width = max(r.segments[-1].x1 for r in side) - min(r.segments[0].x0 for r in side)
        if width < SIDE_SHARE * (span1 - span0) and is_prose(other) and not is_prose(side, 6):
            return ("marge", role) if at == 0 else (role, "marge")
    return role, role


def is_prose(rows: list[Row], least_words: int = 5) -> bool:
    """True when a column holds at least three full lines of several words."""
    if len(rows) < 3:
        return False
    x0 = min(row.segments[0].x0 for row in rows)
    x1 = max(row.segments[-1].x1 for row in rows)
    full = [
        row
        for row in rows
        if row.segments[-1].x1 - row.segments[0].x0 > 0.72 * (x1 - x0)
        and sum(len(s.words) for s in row.segments) >= least_words
        and max(s.x1 - s.x0 for s in row.segments) > 0.6 * (x1 - x0)
    ]
    return len(full) >= max(3, 0.4 * len(rows)) or len(full) >= 8


def _text(row: Row) -> str:
    return " ".join(s.text for s in row.segments)


def _loose(row: Row, role: LineRole) -> list[RawLine]:
    """A row that no corridor crosses: one line, or cells when its gaps are very wide."""
    if row.segments[0].lines is not None:
        return row.segments[0].lines
    groups: list[list[Segment]] = [[row.segments[0]]]
    for one, two in zip(row.segments, row.segments[1:], strict=False):
        if two.x0 - one.x1 > 3.2 * max(one.size, two.size) and not is_label(groups[-1][0].text):
            groups.append([two])
        else:
            groups[-1].append(two)
    cells = [[w for s in group for w in s.words] for group in groups]
    return [RawLine(cells=cells, role="tableau" if len(cells) > 1 and role == "corps" else role)]


def _aligned(rows: list[Row], role: LineRole) -> list[RawLine]:
    """Rows of cells; a bullet stays with its text."""
    lines: list[RawLine] = []
    for row in rows:
        if row.segments[0].lines is not None:
            lines.extend(row.segments[0].lines)
            continue
        groups: list[list[Segment]] = []
        for segment in row.segments:
            if groups and is_label(groups[-1][-1].text) and len(groups[-1]) == 1:
                gap = segment.x0 - groups[-1][-1].x1
                if gap < 4 * segment.size and not _NUMERIC.match(segment.text):
                    groups[-1].append(segment)
                    continue
            groups.append([segment])
        cells = [[w for s in group for w in s.words] for group in groups]
        kind: LineRole = "tableau" if len(cells) > 1 and role == "corps" else role
        lines.append(RawLine(cells=cells, role=kind))
    return lines
