"""Second readings of pieces of a scan: forgotten ink, table cells read with doubt.

The layout analysis of Tesseract drops lone digits and cells; a piece cut out and enlarged is often
read better than in its page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import cv2
import numpy as np

from . import preprocess
from .raw import RawWord, Reading, Rule
from .tables import GridCell, fill, find_grids

Recognise = Callable[[Any, int, str], Reading]
MOST = 40
"""Pieces read again on one page, at most."""
DOUBT = 0.8
MARGIN = 16


def doubtful_cells(
    grey: Any, reading: Reading, rules: Sequence[Rule], dpi: int, recognise: Recognise
) -> None:
    """Read again, twice as large, the cells of ruled tables that hold doubtful or no words."""
    left = MOST
    for grid in find_grids(rules):
        cells, _ = fill(grid, reading.words)
        for cell in cells:
            if left and (_is_doubtful(cell) or _is_forgotten(grey, cell, dpi)):
                left -= _read_cell(grey, cell, reading, dpi, recognise)


def _is_doubtful(cell: GridCell) -> bool:
    if cell.x1 - cell.x0 < 12 or cell.y1 - cell.y0 < 8 or len(cell.words) > 12:
        return False
    return any((w.conf or 0) < DOUBT for w in cell.words)


def _is_forgotten(grey: Any, cell: GridCell, dpi: int) -> bool:
    """An empty cell that is not white."""
    if cell.words or cell.x1 - cell.x0 < 12 or cell.y1 - cell.y0 < 8:
        return False
    x0, y0, x1, y1 = (int(v * dpi / 72) for v in (cell.x0, cell.y0, cell.x1, cell.y1))
    inside = grey[y0 + 6 : y1 - 6, x0 + 6 : x1 - 6]
    return bool(inside.size and np.count_nonzero(inside < 110) > 30)


def _read_cell(grey: Any, cell: GridCell, reading: Reading, dpi: int, recognise: Recognise) -> int:
    scale = dpi / 72
    x0, y0 = int(cell.x0 * scale) + 3, int(cell.y0 * scale) + 3
    x1, y1 = int(cell.x1 * scale) - 2, int(cell.y1 * scale) - 2
    found = _read_piece(grey, (x0, y0, x1, y1), dpi, "SINGLE_BLOCK", recognise)
    if found is None:
        return 0
    old = Reading(cell.words).confidence
    if found.confidence > max(old + 0.03, 0.5) and _plausible(found, cell.words):
        kept = {id(w) for w in cell.words}
        reading.words[:] = [w for w in reading.words if id(w) not in kept] + found.words
    return 1


def _plausible(found: Reading, old: list[RawWord]) -> bool:
    """The new reading keeps about as many letters as the old one."""
    new = sum(len(w.text) for w in found.words)
    return new >= 0.7 * sum(len(w.text) for w in old if any(c.isalnum() for c in w.text))


SMALL = 24
"""Font size in pixels under which a row is worth a second reading, enlarged."""
ROWS = 14
"""Rows read again on one page, at most."""


LOST = 0.3
"""Confidence under which a word of a row is as good as lost."""


def doubtful_rows(grey: Any, reading: Reading, dpi: int, recognise: Recognise) -> None:
    """Read again, twice as large, the rows of small print that lost a word or nearly."""
    scale = dpi / 72
    small = [
        row
        for row in _rows(reading.words)
        if len(row) >= 4 and min(w.size for w in row) * scale < SMALL
    ]
    if not small:
        return
    missed = preprocess.forgotten_ink(grey, _boxes(reading, dpi), dpi)
    left = ROWS
    for row in small:
        beside = [box for box in missed if _abuts(box, row, scale)]
        if left and (beside or any((w.conf or 0) < LOST for w in row)):
            left -= 1
            _read_row(grey, row, beside, reading, dpi, recognise)


def _rows(words: list[RawWord]) -> list[list[RawWord]]:
    """Return the words of each row from left to right; a wide gap parts two columns."""
    heights: dict[int, list[RawWord]] = {}
    for word in words:
        heights.setdefault(round(word.y0 / (0.4 * word.size)), []).append(word)
    rows: list[list[RawWord]] = []
    for row in heights.values():
        row.sort(key=lambda word: word.x0)
        rows.append([row[0]])
        for word, before in zip(row[1:], row, strict=False):
            if word.x0 - before.x1 > COLUMN * word.size:
                rows.append([])
            rows[-1].append(word)
    return rows


COLUMN = 4
"""Gap between two columns, in heights of type."""


def _keeps(found: Reading, row: list[RawWord]) -> bool:
    """Tell whether a second reading has the words that the first was sure of, figures above all."""
    text = "".join(w.text for w in found.words)
    sure = [w.text.strip(".,;:") for w in row if (w.conf or 0) >= DOUBT]
    lost = [word for word in sure if word not in text]
    return len(lost) <= len(sure) // 12 and not any(c.isdigit() for w in lost for c in w)


def _abuts(box: tuple[int, int, int, int], row: list[RawWord], scale: float) -> bool:
    """Tell whether a piece of ink stands on the height of a row, in it or next to it."""
    middle = (box[1] + box[3]) / 2 / scale
    size = row[0].size
    return (
        any(w.y0 <= middle <= w.y1 for w in row)
        and box[2] / scale > min(w.x0 for w in row) - 2 * size
        and box[0] / scale < max(w.x1 for w in row) + 2 * size
    )


def _read_row(
    grey: Any,
    row: list[RawWord],
    beside: list[tuple[int, int, int, int]],
    reading: Reading,
    dpi: int,
    recognise: Recognise,
) -> None:
    scale, pad = dpi / 72, 0.4 * row[0].size
    box = (
        max(0, min([int((min(w.x0 for w in row) - pad) * scale), *(b[0] for b in beside)])),
        max(0, int((min(w.y0 for w in row) - pad / 4) * scale)),
        max([int((max(w.x1 for w in row) + pad) * scale), *(b[2] for b in beside)]),
        int((max(w.y1 for w in row) + pad / 4) * scale),
    )
    found = _read_piece(grey, box, dpi, "SINGLE_LINE", recognise)
    if found is None or not _plausible(found, row) or not _keeps(found, row):
        return
    letters = [sum(len(w.text) for w in words) for words in (found.words, row)]
    if found.confidence > Reading(row).confidence - (0.1 if letters[0] > letters[1] + 2 else 0):
        kept = {id(w) for w in row}
        reading.words[:] = [w for w in reading.words if id(w) not in kept]
        reading.words.extend(_aligned(found.words, box, row, dpi))


def _boxes(reading: Reading, dpi: int) -> list[tuple[float, ...]]:
    """Return where the words stand, in pixels, without the room of the accents."""
    scale = dpi / 72
    return [
        tuple(v * scale for v in (w.x0, w.y0 + 0.1 * w.size, w.x1, w.y1)) for w in reading.words
    ]


def forgotten(grey: Any, reading: Reading, dpi: int, recognise: Recognise) -> None:
    """Read the ink that the layout analysis left out, and add it when it is sure."""
    boxes = _boxes(reading, dpi)
    missed = preprocess.forgotten_ink(grey, boxes, dpi)
    if len(missed) > 3 * MOST:
        return  # a drawing, not text
    needed = {box: _needed(box, boxes) for box in missed}
    for box in sorted(missed, key=lambda box: needed[box])[:MOST]:
        found = _read_piece(grey, box, dpi, "SINGLE_LINE", recognise)
        if found is None:
            continue
        letters = "".join(w.text for w in found.words if any(ch.isalnum() for ch in w.text))
        sure = needed[box]
        if found.confidence >= sure and (len(letters) >= 3 or letters.isdigit()):
            kept = [w for w in found.words if any(ch.isalnum() for ch in w.text)]
            placed = _aligned(kept, box, reading.words, dpi)
            reading.words.extend(w for w in placed if not _is_edge(w, reading.words))


IN_A_ROW = 0.25
"""Confidence that is enough for a word missing from the middle of a row: something is there."""


BESIDE = 0.45
"""Confidence that is enough for what follows or precedes the words of a row at once."""


def _needed(box: tuple[int, int, int, int], boxes: list[tuple[float, ...]]) -> float:
    """Return the confidence that a piece needs, from the words that stand on its height."""
    x0, y0, x1, y1 = box
    middle = (y0 + y1) / 2
    row = [other for other in boxes if other[1] <= middle <= other[3]]
    before = [x0 - o[2] for o in row if o[2] <= x0 + 12]
    after = [o[0] - x1 for o in row if o[0] >= x1 - 12]
    if before and after:
        return IN_A_ROW
    if len(row) > 2 and min(before + after) < y1 - y0:
        return BESIDE
    return DOUBT


def _is_edge(word: RawWord, words: list[RawWord]) -> bool:
    """The first or last letters of a neighbour, whose box was drawn too narrow ("1er er")."""
    text = word.text.strip(".,;:-")
    return any(
        other.y0 <= word.cy <= other.y1
        and len(other.text) > len(text)
        and max(other.x0 - word.x1, word.x0 - other.x1) < word.size
        and (other.text.endswith(text) or other.text.startswith(text))
        for other in words
    )


def _aligned(
    found: list[RawWord], box: tuple[int, int, int, int], words: list[RawWord], dpi: int
) -> list[RawWord]:
    """Give the found words the height of the row they complete."""
    middle = (box[1] + box[3]) / 2 * 72 / dpi
    row = [w for w in words if w.y0 <= middle <= w.y1]
    if row:
        near = min(row, key=lambda w: abs(w.x0 - found[0].x0))
        for word in found:
            word.y0, word.y1, word.size = near.y0, near.y1, near.size
    return found


def _read_piece(
    grey: Any, box: tuple[int, int, int, int], dpi: int, mode: str, recognise: Recognise
) -> Reading | None:
    """Recognise a part of the page, enlarged twice; the words are placed on the page."""
    x0, y0, x1, y1 = box
    piece = grey[y0:y1, x0:x1]
    if not piece.size or min(piece.shape) < 6:
        return None
    large = cv2.resize(piece, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    framed = cv2.copyMakeBorder(
        large, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=(255,)
    )
    found = recognise(np.ascontiguousarray(framed), 2 * dpi, mode)
    dx, dy = (x0 - MARGIN / 2) * 72 / dpi, (y0 - MARGIN / 2) * 72 / dpi
    for word in found.words:
        word.x0, word.x1 = word.x0 + dx, word.x1 + dx
        word.y0, word.y1 = word.y0 + dy, word.y1 + dy
    return found
