"""OpenDocument texts (.odt): paragraphs, list numbers, tables, headers and footers.

Pages follow `text:soft-page-break`, which LibreOffice writes where its own pages end.
Source: OASIS OpenDocument 1.3 part 3.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from ..errors import CorruptFile, EncryptedFile
from ..records import LineRole
from .characters import one_line
from .numbering import format_number
from .raw import RawLine

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
          "I": "upperRoman"}  # fmt: skip


def pages(data: bytes) -> list[list[RawLine]]:
    """Return the lines of each page. Raises `CorruptFile` or `EncryptedFile`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise EncryptedFile()
            content = etree.fromstring(archive.read("content.xml"), _PARSER)
            names = archive.namelist()
            styles = (
                etree.fromstring(archive.read("styles.xml"), _PARSER)
                if "styles.xml" in names
                else None
            )
    except (
        zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError, zlib.error, EOFError,
        RuntimeError, ValueError,
    ) as error:  # fmt: skip
        raise CorruptFile(details="document OpenDocument abîmé") from error
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise CorruptFile(details="document OpenDocument sans texte")
    reader = _Reader(content, styles)
    reader.blocks(body)
    if styles is not None:
        reader.margins(styles)
    return reader.pages


_MARGINS: tuple[tuple[str, LineRole], ...] = (("header", "entete"), ("footer", "pied"))


class _Reader:
    def __init__(self, content: Any, styles: Any | None) -> None:
        roots = [root for root in (styles, content) if root is not None]
        self.lists = _list_styles(roots)
        self.bold = _bold_styles(roots)
        self.pages: list[list[RawLine]] = [[]]
        self.breaks = False
        self.counts: dict[tuple[str, int], int] = {}

    def margins(self, styles: Any) -> None:
        """Put the first header before the text and the footers after it."""
        seen: set[str] = set()
        for master in styles.iter(f"{_STYLE}master-page"):
            for tag, role in _MARGINS:
                for part in master.findall(f"{_STYLE}{tag}"):
                    for paragraph in part.iter(f"{_TEXT}p"):
                        text = one_line(_plain(paragraph))
                        if not text or text in seen:
                            continue
                        seen.add(text)
                        line = RawLine(texts=[text], role=role)
                        if role == "entete":
                            self.pages[0].insert(0, line)
                        else:
                            self.pages[-1].append(line)

    def blocks(self, parent: Any, label: str = "") -> None:
        """Read the children of a text container in order."""
        for child in parent:
            tag = child.tag
            if tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._paragraph(child, label)
                label = ""
            elif tag == f"{_TEXT}list":
                self._list(child, 1, child.get(f"{_TEXT}style-name"))
            elif tag == f"{_TABLE}table":
                self._table(child)
            elif tag == f"{_TEXT}soft-page-break":
                self._turn()
            elif tag in (f"{_TEXT}section", f"{_TEXT}index-body", f"{_TEXT}table-of-content"):
                self.blocks(child)

    def _list(self, element: Any, level: int, style: str | None) -> None:
        name = style or ""
        if element.get(f"{_TEXT}continue-numbering") != "true" and not element.get(
            f"{_TEXT}continue-list"
        ):
            self.counts[name, level] = 0
        for item in element:
            if item.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            label = ""
            if item.tag == f"{_TEXT}list-item" and len(item) and item[0].tag != f"{_TEXT}list":
                start = item.get(f"{_TEXT}start-value")
                count = int(start) if start else self.counts.get((name, level), 0) + 1
                self.counts[name, level] = count
                label = self._label(name, level, count)
            for child in item:
                if child.tag == f"{_TEXT}list":
                    self._list(child, level + 1, child.get(f"{_TEXT}style-name") or style)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    self._paragraph(child, label)
                    label = ""

    def _label(self, name: str, level: int, count: int) -> str:
        found = self.lists.get((name, level))
        if found is None:
            return ""
        kind, prefix, suffix = found
        if kind == "bullet":
            return prefix
        if not kind:
            return ""
        return f"{prefix}{format_number(count, kind)}{suffix}".strip()

    def _paragraph(self, element: Any, label: str) -> None:
        bold = element.get(f"{_TEXT}style-name") in self.bold
        for number, page in enumerate(_plain(element).split("\f")):
            if number:
                self._turn()
            for text in page.split("\n"):
                cells = [cell for cell in map(one_line, text.split("\t")) if cell]
                if not cells:
                    continue
                if label:
                    cells[0] = f"{label} {cells[0]}"
                    label = ""
                if len(cells) > 1 and len(cells[0]) <= 4:
                    cells = [" ".join(cells)]
                role: LineRole = "tableau" if len(cells) > 1 else "corps"
                line = RawLine(texts=cells, role=role, breaks=self.breaks, bold=bold)
                self.breaks = False
                self.pages[-1].append(line)
        if not one_line(_plain(element)):
            self.breaks = True
        for box in element.iter(f"{_DRAW}text-box"):
            self.blocks(box)

    def _table(self, element: Any) -> None:
        self.breaks = True
        rows = list(element.iter(f"{_TABLE}table-row"))
        for row in rows:
            cells = [
                [one_line(_plain(p)) for p in cell.iter(f"{_TEXT}p", f"{_TEXT}h")]
                for cell in row
                if cell.tag == f"{_TABLE}table-cell"
            ]
            if len(rows) <= 2 and any(sum(map(bool, cell)) > 2 for cell in cells):
                self._letterhead(cells)
                continue
            texts = [one_line(" ".join(cell)) for cell in cells]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                role: LineRole = "tableau" if len(texts) > 1 else "corps"
                self.pages[-1].append(RawLine(texts=texts, role=role, breaks=self.breaks))
                self.breaks = False
        self.breaks = True

    def _letterhead(self, cells: list[list[str]]) -> None:
        """Read in turn the cells of a table that only places paragraphs on the page."""
        for cell in cells:
            for text in filter(None, cell):
                self.pages[-1].append(RawLine(texts=[text], breaks=self.breaks))
                self.breaks = False
            self.breaks = True

    def _turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
            self.breaks = False


def _plain(element: Any) -> str:
    """Return the text of a paragraph; a line break is a newline, a page break a form feed."""
    out = [element.text or ""]
    for child in element:
        tag = child.tag
        if tag == f"{_TEXT}s":
            out.append(" ")
        elif tag == f"{_TEXT}tab":
            out.append("\t")
        elif tag == f"{_TEXT}line-break":
            out.append("\n")
        elif tag == f"{_TEXT}soft-page-break":
            out.append("\f")
        elif tag in (f"{_TEXT}tracked-changes", f"{_DRAW}frame", f"{_OFFICE}annotation"):
            pass
        elif tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            if body is not None:
                out.append(f" ({' '.join(_plain(p) for p in body.iter(f'{_TEXT}p'))})")
        elif isinstance(tag, str):
            out.append(_plain(child))
        out.append(child.tail or "")
    return "".join(out)


def _list_styles(roots: list[Any]) -> dict[tuple[str, int], tuple[str, str, str]]:
    """Return (kind, prefix or bullet, suffix) by list style and level."""
    found: dict[tuple[str, int], tuple[str, str, str]] = {}
    for root in roots:
        for style in root.iter(f"{_TEXT}list-style"):
            name = style.get(f"{_STYLE}name") or ""
            for level in style:
                at = int(level.get(f"{_TEXT}level") or 1)
                if level.tag == f"{_TEXT}list-level-style-number":
                    kind = _KINDS.get(level.get(f"{_STYLE}num-format") or "", "")
                    prefix = level.get(f"{_STYLE}num-prefix") or ""
                    suffix = level.get(f"{_STYLE}num-suffix") or ""
                    found[name, at] = (kind, prefix, suffix)
                elif level.tag == f"{_TEXT}list-level-style-bullet":
                    bullet = level.get(f"{_TEXT}bullet-char") or "•"
                    found[name, at] = ("bullet", "-" if bullet in "-–—" else "•", "")
    return found


def _bold_styles(roots: list[Any]) -> set[str]:
    return {
        style.get(f"{_STYLE}name")
        for root in roots
        for style in root.iter(f"{_STYLE}style")
        for properties in style.findall(f"{_STYLE}text-properties")
        if properties.get(f"{_FO}font-weight") == "bold"
    }
