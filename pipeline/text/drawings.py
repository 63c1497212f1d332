"""What is drawn on a page of a PDF: straight rules, images, the number of its paths.

The rules say where the tables and the frames are; the images, whether a page is a scan.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from .placing import Placer
from .raw import RawPage, Rule

_Matrix = tuple[float, float, float, float, float, float]
_MAX_OBJECTS = 20_000
_MAX_SEGMENTS = 2000


def add_drawings(page: pdfium.PdfPage, place: Placer, raw: RawPage) -> None:
    """Fill in the straight rules of the page, its images, and the number of its drawings."""
    rules = raw.rules
    for kind, box, thing, matrix in _objects(page):
        x0, y0, x1, y1 = place(*box)
        if kind == c.FPDF_PAGEOBJ_IMAGE:
            x0, y0 = max(x0, 0.0), max(y0, 0.0)
            x1, y1 = min(x1, place.width), min(y1, place.height)
            if x1 > x0 and y1 > y0:
                raw.images.append((x0, y0, x1, y1))
            continue
        raw.paths += 1
        if min(x1 - x0, y1 - y0) <= 3:
            if max(x1 - x0, y1 - y0) >= 3:
                rules.append(Rule(x0, y0, x1, y1))
        elif _stroked(thing):
            rules.extend(_straight(thing, matrix, place))


def _objects(
    page: pdfium.PdfPage,
) -> Iterator[tuple[int, tuple[float, float, float, float], Any, _Matrix | None]]:
    """Yield the images and paths of a page with their bounds, those of form XObjects included."""
    left = ctypes.c_float()
    bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    stack: list[tuple[Any, _Matrix | None, int]] = [
        (c.FPDFPage_GetObject(page, i), None, 0)
        for i in range(min(c.FPDFPage_CountObjects(page), _MAX_OBJECTS))
    ]
    seen = 0
    while stack and seen < _MAX_OBJECTS:
        thing, matrix, depth = stack.pop()
        seen += 1
        kind = c.FPDFPageObj_GetType(thing)
        if kind == c.FPDF_PAGEOBJ_FORM and depth < 3:
            inner = _matrix(thing, matrix)
            count = min(c.FPDFFormObj_CountObjects(thing), _MAX_OBJECTS)
            stack.extend(
                (c.FPDFFormObj_GetObject(thing, i), inner, depth + 1) for i in range(count)
            )
        if kind not in (c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_PATH):
            continue
        if not c.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            continue
        box = (left.value, bottom.value, right.value, top.value)
        yield kind, box if matrix is None else _transform(box, matrix), thing, matrix


def _matrix(thing: Any, outer: _Matrix | None) -> _Matrix | None:
    own = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(thing, own):
        return outer
    a, b, d, e = own.a, own.b, own.c, own.d
    x, y = own.e, own.f
    if outer is None:
        return a, b, d, e, x, y
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        d * oa + e * oc,
        d * ob + e * od,
        x * oa + y * oc + oe,
        x * ob + y * od + of,
    )


def _transform(
    box: tuple[float, float, float, float], matrix: _Matrix
) -> tuple[float, float, float, float]:
    a, b, d, e, x, y = matrix
    xs = [a * px + d * py + x for px in (box[0], box[2]) for py in (box[1], box[3])]
    ys = [b * px + e * py + y for px in (box[0], box[2]) for py in (box[1], box[3])]
    return min(xs), min(ys), max(xs), max(ys)


def _straight(thing: Any, outer: _Matrix | None, place: Placer) -> Iterator[Rule]:
    """Yield the horizontal and vertical sides of a drawn path: frames and whole grids."""
    count = c.FPDFPath_CountSegments(thing)
    if not 2 <= count <= _MAX_SEGMENTS:
        return
    matrix = _matrix(thing, outer) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    for at in range(count):
        segment = c.FPDFPath_GetPathSegment(thing, at)
        kind = c.FPDFPathSegment_GetType(segment)
        if not c.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        before, here = here, (x.value, y.value)
        if kind == c.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == c.FPDF_SEGMENT_LINETO:
            yield from _side(before, here, matrix, place)
        if c.FPDFPathSegment_GetClose(segment):
            yield from _side(here, start, matrix, place)


def _side(
    one: tuple[float, float], two: tuple[float, float], matrix: _Matrix, place: Placer
) -> Iterator[Rule]:
    box = (min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))
    x0, y0, x1, y1 = place(*_transform(box, matrix))
    if min(x1 - x0, y1 - y0) <= 1 and max(x1 - x0, y1 - y0) >= 6:
        yield Rule(x0, y0, x1, y1)


def _stroked(thing: Any) -> bool:
    fill, stroke = ctypes.c_int(), c.FPDF_BOOL()
    return bool(c.FPDFPath_GetDrawMode(thing, fill, stroke) and stroke.value)
