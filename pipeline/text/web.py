"""HTML pages: the readable text, without scripts, styles and navigation."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from .characters import one_line
from .plain import decode
from .raw import RawLine

_DROPPED = ("script", "style", "noscript", "template", "svg", "head", "iframe", "select", "button")
_ASIDE = {"nav": "entete", "header": "entete", "footer": "pied", "aside": "marge"}
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol dl dt dd table tr section article main header footer nav "
    "aside blockquote pre form fieldset figure figcaption address hr body center".split()  # noqa: SIM905
)
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def pages(data: bytes) -> list[list[RawLine]]:
    """Return the lines of the page (HTML has one)."""
    soup = BeautifulSoup(_decode(data), "lxml")
    for tag in soup.find_all(_DROPPED):
        tag.decompose()
    reader = _Reader()
    reader.walk(soup.body or soup, "corps", False)
    reader.flush("corps")
    return [reader.lines]


def _decode(data: bytes) -> str:
    """Decode with the declared charset when it works, as plain text otherwise."""
    declared = _CHARSET.search(data[:2048])
    if declared and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        name = declared.group(1).decode("ascii", "replace").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "ascii") else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


class _Reader:
    def __init__(self) -> None:
        self.lines: list[RawLine] = []
        self.buffer: list[str] = []
        self.bold = 0
        self.size = 0
        self.breaks = False
        self.depth = 0

    def flush(self, role: str) -> None:
        """End the current line."""
        text = one_line("".join(self.buffer))
        if text:
            bold = 2 * self.bold > self.size
            self.lines.append(
                RawLine(texts=[text], role=role, breaks=self.breaks, bold=bold)  # type: ignore[arg-type]
            )
            self.breaks = False
        self.buffer, self.bold, self.size = [], 0, 0

    def walk(self, parent: Tag, role: str, bold: bool) -> None:
        """Read the children of an element in order; very deep trees are read flat."""
        if self.depth > 200:
            self.buffer.append(parent.get_text(" "))
            return
        self.depth += 1
        for child in parent.children:
            if isinstance(child, Comment):
                continue
            if isinstance(child, NavigableString):
                text = re.sub(r"\s+", " ", str(child))
                self.buffer.append(text)
                self.size += len(text.strip())
                self.bold += len(text.strip()) if bold else 0
            elif isinstance(child, Tag):
                self._tag(child, role, bold)
        self.depth -= 1

    def _tag(self, tag: Tag, role: str, bold: bool) -> None:
        name = tag.name
        if name == "br":
            self.flush(role)
        elif name == "li":
            self.flush(role)
            self.buffer.append(_marker(tag))
            self.walk(tag, role, bold)
            self.flush(role)
        elif name == "tr" and not tag.find("table"):
            self.flush(role)
            self._row(tag, role)
        elif name in _BLOCKS:
            self.flush(role)
            self.breaks = True
            inner = _ASIDE.get(name, role) if role == "corps" else role
            self.walk(tag, inner, bold or name in _BOLD)
            self.flush(inner)
            self.breaks = True
        else:
            self.walk(tag, role, bold or name in _BOLD)

    def _row(self, row: Tag, role: str) -> None:
        cells = row.find_all(("td", "th"), recursive=False)
        texts = [one_line(cell.get_text(" ")) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        filled = [text for text in texts if text]
        if not filled:
            return
        if len(filled) == 1 or max(map(len, filled)) > 600:
            for cell in cells:
                self.walk(cell, role, cell.name == "th")
                self.flush(role)
            return
        bold = all(cell.name == "th" for cell in cells)
        kind = "tableau" if role == "corps" else role
        self.lines.append(
            RawLine(texts=texts, role=kind, breaks=self.breaks, bold=bold)  # type: ignore[arg-type]
        )
        self.breaks = False


def _marker(item: Tag) -> str:
    parent = item.parent
    if parent is None or parent.name != "ol":
        return "• "
    first = str(parent.get("start") or "1")
    rank = len(item.find_previous_siblings("li"))
    return f"{(int(first) if first.isdigit() else 1) + rank}. "
