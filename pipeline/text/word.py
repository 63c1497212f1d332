"""Word files (.docx): paragraphs with their automatic numbers, tables, headers, notes, pages.

Pages follow the page breaks that Word recorded when it last laid the file out
(`w:lastRenderedPageBreak`) and those that the author put.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from ..errors import CorruptFile
from ..records import LineRole
from .characters import one_line
from .numbering import Numbering, W
from .raw import RawLine

_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {
    f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr",
    _MC_FALLBACK,
}  # fmt: skip


def pages(data: bytes) -> list[list[RawLine]]:
    """Return the lines of each page. Raises `CorruptFile`."""
    try:
        document = docx.Document(io.BytesIO(data))
        return _Reader(document).read()
    except (
        PackageNotFoundError, KeyError, ValueError, AttributeError, OSError, EOFError,
        IndexError, TypeError, RuntimeError, etree.LxmlError,
    ) as error:  # fmt: skip
        raise CorruptFile(details="document Word abîmé") from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "zipfile"):
            raise CorruptFile(details="document Word abîmé") from error
        raise


@dataclass
class _Paragraph:
    """The pieces of a paragraph: one text per line, split again at page breaks."""

    lines: list[list[str]] = field(default_factory=lambda: [[""]])
    boxes: list[Any] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    before: int = 0
    bold: int = 0
    size: int = 0

    def add(self, text: str, bold: bool) -> None:
        self.lines[-1][-1] += text
        self.size += len(text.strip())
        self.bold += len(text.strip()) if bold else 0

    @property
    def empty(self) -> bool:
        return all(not text.strip() for page in self.lines for text in page)


class _Reader:
    def __init__(self, document: Any) -> None:
        self.document = document
        styles = document.part._styles_part.element
        self.numbering = Numbering(_numbering_root(document), styles)
        self.bold_styles = _bold_styles(styles)
        self.notes = _notes(document)
        self.pages: list[list[RawLine]] = [[]]
        self.breaks = False
        self.role: LineRole = "corps"

    def read(self) -> list[list[RawLine]]:
        header, footer = self._margins()
        self._blocks(self.document.element.body)
        self.pages[0][:0] = header
        self.pages[-1].extend(footer)
        return self.pages

    def _margins(self) -> tuple[list[RawLine], list[RawLine]]:
        """Return the distinct lines of the headers and of the footers."""
        found: dict[str, dict[str, RawLine]] = {"entete": {}, "pied": {}}
        for section in self.document.sections:
            for role, parts in (
                ("entete", (section.first_page_header, section.header)),
                ("pied", (section.first_page_footer, section.footer)),
            ):
                for part in parts:
                    if part.is_linked_to_previous:
                        continue
                    for line in self._aside(part._element, role):  # type: ignore[arg-type]
                        found[role].setdefault(line.text, line)
        return list(found["entete"].values()), list(found["pied"].values())

    def _aside(self, element: Any, role: LineRole) -> list[RawLine]:
        """Read an element outside the body, with its own list of lines."""
        kept = self.pages, self.breaks, self.role
        self.pages, self.breaks, self.role = [[]], False, role
        try:
            self._blocks(element)
            return [line for page in self.pages for line in page]
        finally:
            self.pages, self.breaks, self.role = kept

    def _blocks(self, parent: Any) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                self._blocks(child)

    def _paragraph(self, element: Any) -> None:
        properties = element.find(f"{W}pPr")
        paragraph = self._content(element, properties)
        if paragraph.empty:
            self._turn(len(paragraph.lines) - 1)
            self.breaks = self.breaks or not paragraph.boxes
        else:
            label = self.numbering.label(properties)
            if label:
                first = next(page for page in paragraph.lines if any(t.strip() for t in page))
                first[0] = f"{label} {first[0].lstrip()}"
            self._emit(paragraph)
        for box in paragraph.boxes:
            self.pages[-1].extend(self._aside(box, self.role))
            self.breaks = True
        if self.role == "corps":
            for note in paragraph.notes:
                self._put(RawLine(texts=[note], role="pied"))

    def _emit(self, paragraph: _Paragraph) -> None:
        bold = 2 * paragraph.bold > paragraph.size > 0
        style_gap = paragraph.before >= 60
        self.breaks = self.breaks or style_gap
        for at, page in enumerate(paragraph.lines):
            if at:
                self._turn(1)
            for text in page:
                if "\t" in text and _tabular(text):
                    cells = [cell for cell in map(one_line, text.split("\t")) if cell]
                    self._put(RawLine(texts=cells, role="tableau", bold=bold))
                elif one_line(text):
                    self._put(RawLine(texts=[one_line(text)], role=self.role, bold=bold))

    def _put(self, line: RawLine) -> None:
        if line.role == "tableau" and self.role != "corps":
            line.role = self.role
        line.breaks = self.breaks and bool(self.pages[-1])
        self.breaks = False
        self.pages[-1].append(line)

    def _turn(self, times: int) -> None:
        for _ in range(times):
            if self.pages[-1]:
                self.pages.append([])
                self.breaks = False

    def _content(self, element: Any, properties: Any | None) -> _Paragraph:
        paragraph = _Paragraph()
        style_bold = False
        if properties is not None:
            style = properties.find(f"{W}pStyle")
            style_bold = style is not None and style.get(f"{W}val") in self.bold_styles
            spacing = properties.find(f"{W}spacing")
            before = spacing.get(f"{W}before") if spacing is not None else None
            paragraph.before = int(before) if before and before.isdigit() else 0
            if _on(properties.find(f"{W}pageBreakBefore")):
                paragraph.lines.append([""])
        self._runs(element, paragraph, style_bold)
        return paragraph

    def _runs(self, parent: Any, paragraph: _Paragraph, bold: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag == f"{W}r":
                own = child.find(f"{W}rPr/{W}b")
                if _on(child.find(f"{W}rPr/{W}vanish")):
                    continue
                self._runs(child, paragraph, bold if own is None else _on(own))
            elif tag == f"{W}t":
                paragraph.add(child.text or "", bold)
            elif tag == f"{W}tab":
                paragraph.add("\t", bold)
            elif tag == f"{W}noBreakHyphen":
                paragraph.add("-", bold)
            elif tag in (f"{W}br", f"{W}cr"):
                if child.get(f"{W}type") == "page":
                    paragraph.lines.append([""])
                else:
                    paragraph.lines[-1].append("")
            elif tag == f"{W}lastRenderedPageBreak":
                paragraph.lines.append([""])
            elif tag == f"{W}sym":
                paragraph.add(_symbol(child), bold)
            elif tag == f"{W}txbxContent":
                paragraph.boxes.append(child)
            elif tag == f"{W}footnoteReference":
                note = self.notes.get(child.get(f"{W}id") or "")
                if note:
                    paragraph.notes.append(note)
            else:
                self._runs(child, paragraph, bold)

    def _table(self, element: Any) -> None:
        self.breaks = True
        rows = [row for row in element.iter(f"{W}tr") if _owner(row, f"{W}tbl") is element]
        for row in rows:
            cells = [c for c in row.iter(f"{W}tc") if _owner(c, f"{W}tr") is row]
            lines = [self._aside(cell, "corps") for cell in cells]
            if any(b.tag == f"{W}lastRenderedPageBreak" for b in row.iter()) and self.pages[-1]:
                self._turn(1)
            self._row(lines, layout=len(rows) <= 2)
        self.breaks = True

    def _row(self, cells: list[list[RawLine]], *, layout: bool = False) -> None:
        """A row of short cells is a table row; long cells are a page layout, read in turn.

        `layout` says that the table has one or two rows, as letterheads have: cells of several
        paragraphs are then enough.
        """
        filled = [cell for cell in cells if cell]
        most = 2 if layout else 8
        long = [c for c in filled if len(c) > most or sum(len(line.text) for line in c) > 600]
        if len(filled) <= 1 or long:
            for cell in filled:
                for line in cell:
                    self.breaks = self.breaks or line.breaks
                    if self.role != "corps":
                        line.role = self.role
                    self._put(line)
                self.breaks = len(filled) > 1
            return
        texts = [" ".join(line.text.replace("\t", " ") for line in cell) for cell in cells]
        bold = all(line.bold for cell in filled for line in cell)
        while texts and not texts[-1]:
            texts.pop()
        self._put(RawLine(texts=texts, role="tableau", bold=bold))


def _tabular(text: str) -> bool:
    """A tab after a short label or number is an indent, not a cell."""
    cells = [cell.strip() for cell in text.split("\t") if cell.strip()]
    return len(cells) > 1 and len(cells[0]) > 4


def _owner(element: Any, tag: str) -> Any:
    parent = element.getparent()
    while parent is not None and parent.tag != tag:
        parent = parent.getparent()
    return parent


def _on(element: Any | None) -> bool:
    return element is not None and element.get(f"{W}val") not in ("0", "false", "none")


def _symbol(element: Any) -> str:
    try:
        return chr(int(element.get(f"{W}char") or "", 16))
    except ValueError:
        return ""


def _numbering_root(document: Any) -> Any | None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            part = relation.target_part
            return getattr(part, "element", None)
    return None


def _bold_styles(root: Any) -> set[str]:
    return {
        style.get(f"{W}styleId")
        for style in root.findall(f"{W}style")
        if _on(style.find(f"{W}rPr/{W}b"))
    }


def _notes(document: Any) -> dict[str, str]:
    """Return the footnotes by identifier."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob, _PARSER)
            return {
                note.get(f"{W}id") or "": one_line(
                    "".join(t.text or "" for t in note.iter(f"{W}t"))
                )
                for note in root.findall(f"{W}footnote")
                if note.get(f"{W}type") is None
            }
    return {}


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
