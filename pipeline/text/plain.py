"""Plain text: UTF-8, UTF-16 or Windows-1252 → lines."""

from __future__ import annotations

from ..records import LineRole
from .characters import clean
from .raw import RawLine


def decode(data: bytes) -> str:
    """Decode text bytes: byte order mark, then UTF-8, then Windows-1252 (Latin-1 at worst)."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def pages(data: bytes) -> list[list[RawLine]]:
    """Return the lines of each page; a form feed begins a page, an empty line a paragraph."""
    return [text_lines(part) for part in decode(data).split("\f")]


def text_lines(text: str) -> list[RawLine]:
    """Return the lines of a text; tabs between words are kept as cells."""
    lines: list[RawLine] = []
    breaks = False
    for row in text.splitlines():
        cells = [" ".join(clean(cell).replace("\u00ad", "").split()) for cell in row.split("\t")]
        cells = [cell for cell in cells if cell]
        if not cells:
            breaks = True
            continue
        role: LineRole = "tableau" if len(cells) > 1 else "corps"
        lines.append(RawLine(texts=cells, role=role, breaks=breaks))
        breaks = False
    return lines
