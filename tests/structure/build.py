"""Build a `Document` from plain text, for the tests of the structure stage.

Pages are separated by a line `=====`, an empty line separates paragraphs, `**…**` around a line
makes it bold, a tab separates the cells of a table row, `§` opens a line of a running header.
"""

from __future__ import annotations

import hashlib

from pipeline.records import Cell, Document, Line, Page


def document(texte: str, doc: str = "document.pdf") -> Document:
    """Return the document that `texte` describes."""
    pages = tuple(
        _page(number, content)
        for number, content in enumerate(texte.strip("\n").split("\n=====\n"), start=1)
    )
    return Document(
        doc=doc, sha256=hashlib.sha256(texte.encode()).hexdigest(), format="pdf", pages=pages
    )


def _page(number: int, content: str) -> Page:
    lines: list[Line] = []
    texte = ""
    for raw in content.split("\n"):
        line = raw.strip(" ")
        if not line:
            texte += "\n"
            continue
        bold = line.startswith("**") and line.endswith("**") and len(line) > 4
        line = line.strip("*") if bold else line
        role = "entete" if line.startswith("§") else "tableau" if "\t" in line else "corps"
        line = line.removeprefix("§").strip(" ")
        debut = len(texte)
        cells, offset = [], debut
        for part in line.split("\t") if "\t" in line else ():
            cells.append(Cell(part, offset, offset + len(part)))
            offset += len(part) + 1
        texte += line + "\n"
        lines.append(
            Line(
                texte=line,
                debut=debut,
                fin=debut + len(line),
                gras=bold,
                role=role,  # type: ignore[arg-type]
                cellules=tuple(cells),
            )
        )
    return Page(page=number, origine="texte", motif="test", texte=texte, lignes=tuple(lines))
