"""The PDF engine: pypdfium2, characters → words with boxes, sizes and weights.

One call gives the characters of a page in content order with pdfium's own word breaks; boxes are
asked per character, fonts per word. Measured on real délibérations, this is an order of magnitude
faster than pdfminer.six with the same words (see `pipeline/bench/text.py`).
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

from ..errors import CorruptFile, EncryptedFile
from .characters import clean
from .raw import OBLIQUE, RawPage, RawWord, Rule

_WORD = re.compile(
    "[^\\x00\\r\\n\\t\\v\\f \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000\\x85\\u2028\\u2029]+"
)
_HYPHENS = frozenset("-\x02\xad\ufffe\u2010")
_HYPHEN = re.compile("[" + re.escape("".join(_HYPHENS)) + "]")
_BOLD = ("bold", "black", "heavy", "demi", "gras")


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF, empty password included. Raises `EncryptedFile` or `CorruptFile`."""
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFile() from error
        raise CorruptFile(details="structure PDF illisible") from error
    try:
        if len(pdf) == 0:
            raise CorruptFile(details="aucune page")
        yield pdf
    finally:
        pdf.close()


def read_page(pdf: pdfium.PdfDocument, index: int) -> RawPage:
    """Return the words and rules of page `index` (0-based). Raises `CorruptFile`."""
    try:
        page = pdf[index]
    except pdfium.PdfiumError as error:
        raise CorruptFile(details=f"page {index + 1} illisible") from error
    try:
        if _flatten(page):
            page.close()
            page = pdf[index]
        place = _Placer(page)
        raw = RawPage(number=index + 1, width=place.width, height=place.height)
        raw.words, raw.invisible_share = _words(page, place)
        _drawings(page, place, raw)
        return raw
    except pdfium.PdfiumError as error:
        raise CorruptFile(details=f"page {index + 1} illisible") from error
    finally:
        page.close()


def _flatten(page: pdfium.PdfPage) -> bool:
    """Merge form fields and written annotations into the page, in memory only."""
    if c.FPDFPage_GetAnnotCount(page) == 0:
        return False
    kinds = set()
    for i in range(min(c.FPDFPage_GetAnnotCount(page), 500)):
        annot = c.FPDFPage_GetAnnot(page, i)
        if annot:
            kinds.add(c.FPDFAnnot_GetSubtype(annot))
            c.FPDFPage_CloseAnnot(annot)
    written = {c.FPDF_ANNOT_WIDGET, c.FPDF_ANNOT_FREETEXT, c.FPDF_ANNOT_STAMP}
    if not kinds & written:
        return False
    return bool(c.FPDFPage_Flatten(page, c.FLAT_NORMALDISPLAY) == c.FLATTEN_SUCCESS)


class _Placer:
    """From PDF user space to points from the top left of the page as displayed."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.rotation = page.get_rotation()
        self.width, self.height = page.get_size()

    def __call__(
        self, x0: float, y0: float, x1: float, y1: float
    ) -> tuple[float, float, float, float]:
        """Place a rectangle given by its left, bottom, right and top."""
        if self.rotation == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.rotation == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.rotation == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0


def _words(page: pdfium.PdfPage, place: _Placer) -> tuple[list[RawWord], float]:
    """Return the words in content order and the share of them drawn invisibly."""
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        text = _characters(handle)
        boxes, fonts = _Boxes(handle), _Fonts(handle)
        words: list[RawWord] = []
        hidden = 0
        for match in _WORD.finditer(text):
            for first, last in _pieces(text, match.start(), match.end(), boxes):
                box = boxes.between(first, last - 1)
                made = box and _word(text[first:last], box, fonts.style(first), place)
                if made:
                    words.append(made)
                    hidden += fonts.last.invisible
        return words, hidden / len(words) if words else 0.0
    finally:
        textpage.close()


def _characters(handle: Any) -> str:
    """Return the characters of a page, one per pdfium index.

    The text comes in one call; when pdfium leaves characters out of it, they are asked one by one.
    """
    count = c.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    got = c.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, got - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    codes = [c.FPDFText_GetUnicode(handle, at) for at in range(count)]
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


class _Boxes:
    """Boxes of characters, in PDF user space: left, bottom, right, top."""

    def __init__(self, handle: Any) -> None:
        self.handle = handle
        self.rect = c.FS_RECTF()
        self.ref = ctypes.byref(self.rect)

    def at(self, index: int) -> tuple[float, float, float, float] | None:
        """The box of one character, or None when it has none."""
        if not c.FPDFText_GetLooseCharBox(self.handle, index, self.ref):
            return None
        rect = self.rect
        return rect.left, rect.bottom, rect.right, rect.top

    def between(self, first: int, last: int) -> tuple[float, float, float, float] | None:
        """The box around two characters and what stands between them."""
        one = self.at(first)
        two = self.at(last) if last != first else one
        if one is None or two is None:
            return one or two
        return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _pieces(text: str, start: int, end: int, boxes: _Boxes) -> list[tuple[int, int]]:
    """Cut a word where pdfium ran on over a hyphen at the end of a line."""
    if not _HYPHEN.search(text, start, end - 1):
        return [(start, end)]
    cuts = [at + 1 for at in range(start, end - 1) if text[at] in _HYPHENS]
    pieces = []
    for at in cuts:
        before, after = boxes.at(at - 1), boxes.at(at)
        apart = before and after and (after[3] < before[1] or after[1] > before[3])
        if apart:
            pieces.append((start, at))
            start = at
    return [*pieces, (start, end)]


class _Style(NamedTuple):
    """How a run of characters is drawn."""

    size: float
    bold: bool
    angle: int
    invisible: bool


def _word(
    text: str, box: tuple[float, float, float, float], style: _Style, place: _Placer
) -> RawWord | None:
    text = clean(text)
    if " " in text:
        text = text.replace(" ", "")
    if not text:
        return None
    x0, y0, x1, y1 = place(*box)
    if x1 < 0 or y1 < 0 or x0 > place.width or y0 > place.height:
        return None
    angle = OBLIQUE if style.angle == OBLIQUE else (style.angle + place.rotation) % 360
    height = (y1 - y0) if angle in (0, 180) else (x1 - x0)
    size = style.size
    if not 0.3 * height <= size <= 3 * height:
        size = height
    return RawWord(text, x0, y0, x1, y1, size, style.bold, angle)


_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(c.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""The address of the text object of a character, asked for each word: no Python pointer is made."""


class _Fonts:
    """Styles of characters, asked once per text object, and weights once per font."""

    def __init__(self, handle: Any) -> None:
        self.handle = handle
        self.weights: dict[int | None, bool] = {}
        self.object: int | None = None
        self.last = _Style(10.0, False, 0, False)

    def style(self, index: int) -> _Style:
        """Return the style of a character."""
        address = _text_object(self.handle, index)
        if address is None or address != self.object:
            self.object = address
            pointer = c.FPDFText_GetTextObject(self.handle, index)
            self.last = _Style(
                float(c.FPDFText_GetFontSize(self.handle, index)),
                self._bold(pointer, index),
                self._angle(index),
                bool(pointer)
                and c.FPDFTextObj_GetTextRenderMode(pointer) == c.FPDF_TEXTRENDERMODE_INVISIBLE,
            )
        return self.last

    def _angle(self, index: int) -> int:
        degrees = math.degrees(max(0.0, c.FPDFText_GetCharAngle(self.handle, index)))
        nearest = int(round(degrees / 90) * 90) % 360
        return nearest if abs((degrees - nearest + 45) % 90 - 45) < 15 else OBLIQUE

    def _bold(self, pointer: Any, index: int) -> bool:
        font = c.FPDFTextObj_GetFont(pointer) if pointer else None
        key = ctypes.addressof(font.contents) if font else None
        if key not in self.weights:
            buffer = ctypes.create_string_buffer(256)
            c.FPDFText_GetFontInfo(self.handle, index, buffer, 256, None)
            name = buffer.value.decode("latin-1").lower()
            heavy = 600 <= c.FPDFText_GetFontWeight(self.handle, index) <= 1000
            self.weights[key] = heavy or any(mark in name for mark in _BOLD)
        return self.weights[key]


def _drawings(page: pdfium.PdfPage, place: _Placer, raw: RawPage) -> None:
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


_Matrix = tuple[float, float, float, float, float, float]
_MAX_OBJECTS = 20_000


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


_MAX_SEGMENTS = 2000


def _straight(thing: Any, outer: _Matrix | None, place: _Placer) -> Iterator[Rule]:
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
    one: tuple[float, float], two: tuple[float, float], matrix: _Matrix, place: _Placer
) -> Iterator[Rule]:
    box = (min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))
    x0, y0, x1, y1 = place(*_transform(box, matrix))
    if min(x1 - x0, y1 - y0) <= 1 and max(x1 - x0, y1 - y0) >= 6:
        yield Rule(x0, y0, x1, y1)


def _stroked(thing: Any) -> bool:
    fill, stroke = ctypes.c_int(), c.FPDF_BOOL()
    return bool(c.FPDFPath_GetDrawMode(thing, fill, stroke) and stroke.value)


def render(pdf: pdfium.PdfDocument, index: int, dpi: int) -> Any:
    """Return page `index` as a PIL image at `dpi`, stamps and form fields included."""
    page = pdf[index]
    try:
        return page.render(scale=dpi / 72, may_draw_forms=True).to_pil()
    finally:
        page.close()
