"""Plain text: UTF-8, UTF-16 or Windows-1252 → lines."""

from __future__ import annotations

import re

from ..records import LineRole
from .characters import clean
from .raw import RawLine

_BLANKS = re.compile(r" {3,}")
_AMOUNT = re.compile(
    r"[-+]? ?\d[\d .,']*(?: ?(?:€|euros?))?(?: ?(?:HT|TTC))?|-|néant", re.IGNORECASE
)


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
    """Return the lines of a text; tabs between words are kept as cells, and columns of figures
    that are laid out with blanks become cells, with the line of headings above them.
    """
    lines: list[RawLine] = []
    breaks = False
    rows = [_cells(row) for row in text.splitlines()]
    for index, (cells, spaced) in enumerate(rows):
        below = rows[index + 1][0] if index + 1 < len(rows) else []
        if (
            spaced
            and len(cells) > 1
            and not (_figures(cells) or (_figures(below) and len(below) == len(cells)))
        ):
            cells = [" ".join(cells)]
        if not cells:
            breaks = True
            continue
        role: LineRole = "tableau" if len(cells) > 1 else "corps"
        lines.append(RawLine(texts=cells, role=role, breaks=breaks))
        breaks = False
    return lines


def _cells(row: str) -> tuple[list[str], bool]:
    """Return the cells of a row, and whether only blanks separate them."""
    spaced = "\t" not in row
    parts = _BLANKS.split(row.strip()) if spaced else row.split("\t")
    cells = [" ".join(clean(cell).replace("\u00ad", "").split()) for cell in parts]
    return [cell for cell in cells if cell], spaced


def _figures(cells: list[str]) -> bool:
    return len(cells) > 1 and _AMOUNT.fullmatch(cells[-1]) is not None
