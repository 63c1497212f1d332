"""`read`: a file → a `Document` of pages, whatever its format."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..config import Settings
from ..errors import UnreadablePath
from ..records import Document, Page, PathLike
from . import formats, plain
from .compose import compose
from .raw import RawLine

_MOTIFS = {
    "docx": "document de traitement de texte",
    "odt": "document de traitement de texte",
    "doc": "document de traitement de texte",
    "html": "page HTML",
    "txt": "texte brut",
}


def read(path: PathLike, settings: Settings, doc: str | None = None) -> Document:
    """Read a file and return its pages in reading order.

    `doc` is the name under which it is published (the file name by default). The source is only
    read. Raises a `DocumentError`; a page that fails is reported in its `motif` instead.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadablePath(details=error.strerror or str(error)) from error
    name = doc or path.name
    kind = formats.sniff(data, path.name)
    return Document(
        doc=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=kind,
        pages=tuple(_pages(data, kind, settings)),
        chemin=str(path),
    )


def _pages(data: bytes, kind: str, settings: Settings) -> list[Page]:
    if kind == "pdf":
        from .pdf import read_pdf

        return read_pdf(data, settings)
    if kind in ("png", "jpeg", "tiff"):
        from .images import read_image

        return read_image(data, settings)
    groups: list[list[RawLine]]
    if kind == "docx":
        from .word import pages

        groups = pages(data)
    elif kind == "odt":
        from .odt import pages as odt_pages

        groups = odt_pages(data)
    elif kind == "doc":
        from .doc import pages as doc_pages

        groups = doc_pages(data)
    elif kind == "html":
        from .web import pages as html_pages

        groups = html_pages(data)
    else:
        groups = plain.pages(data)
    return [
        compose(
            lines,
            number=number,
            origine="texte" if any(line.text.strip() for line in lines) else "vide",
            motif=_MOTIFS[kind],
        )
        for number, lines in enumerate(groups, 1)
    ]
