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
from .drawings import add_drawings
from .placing import Placer
from .raw import OBLIQUE, RawPage, RawWord

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
        place = Placer(page)
        raw = RawPage(number=index + 1, width=place.width, height=place.height)
        raw.words, raw.invisible_share = _words(page, place)
        add_drawings(page, place, raw)
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


def _words(page: pdfium.PdfPage, place: Placer) -> tuple[list[RawWord], float]:
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
    text: str, box: tuple[float, float, float, float], style: _Style, place: Placer
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


def render(pdf: pdfium.PdfDocument, index: int, dpi: int) -> Any:
    """Return page `index` as a PIL image at `dpi`, stamps and form fields included."""
    page = pdf[index]
    try:
        return page.render(scale=dpi / 72, may_draw_forms=True).to_pil()
    finally:
        page.close()
