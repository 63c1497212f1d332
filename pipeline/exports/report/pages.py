"""Images of the pages of what is to be checked, beside the report: `rapport/pages/*.jpg`.

They are drawn once (the name holds the content's sha256), at most `MAX_PAGES` in a run, those of
the délibérations to check first. A page that cannot be drawn is left out: the text is there.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from ...errors import DocumentError, OutputUnwritable
from ...files import write_atomic
from ...records import Deliberation, Record
from ...text.pdfium import opened

MAX_PAGES = 150
PAGES_PER_ACT = 3
WIDTH = 900
"""Pixels: readable beside the text, about 120 Ko a page."""
QUALITY = 50
OURS = (".jpg", ".webp")
"""What a run may remove: earlier versions drew in WebP."""
IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")


class Source(Record, frozen=True, kw_only=True):
    """A délibération whose pages are to be drawn, and its file."""

    doc: str
    rang: int
    sha256: str
    path: str
    pages: tuple[int, ...]


class Images:
    """Collects what is to be drawn; draws it at the end."""

    def __init__(self) -> None:
        self._wanted: list[Source] = []
        self._count = 0

    def want(self, deliberation: Deliberation, sha256: str | None, path: str | None) -> None:
        """Ask for the pages of a délibération; only files that can be drawn are kept."""
        if not path or not sha256 or self._count >= MAX_PAGES:
            return
        if Path(path).suffix.lower() not in (".pdf", *IMAGES):
            return
        d = deliberation
        last = min(d.page_fin, d.page + PAGES_PER_ACT - 1, d.page + MAX_PAGES - self._count - 1)
        pages = tuple(range(d.page, last + 1))
        self._count += len(pages)
        self._wanted.append(Source(doc=d.doc, rang=d.rang, sha256=sha256, path=path, pages=pages))

    def draw(self, out: Path) -> dict[tuple[str, int], list[str]]:
        """Write the images under `out/rapport/pages`; return their addresses per délibération.

        Images of earlier runs that nothing asks for are removed. Raises `OutputUnwritable`.
        """
        folder = out / "rapport" / "pages"
        found: dict[tuple[str, int], list[str]] = {}
        kept: set[str] = set()
        for path in dict.fromkeys(s.path for s in self._wanted):
            acts = [s for s in self._wanted if s.path == path]
            drawn = set(_draw(Path(path), acts, folder))
            kept |= drawn
            for s in acts:
                names = [n for n in (_name(s, page) for page in s.pages) if n in drawn]
                found[s.doc, s.rang] = [f"rapport/pages/{n}" for n in names]
        _sweep(folder, kept)
        return found


def _name(source: Source, page: int) -> str:
    return f"{source.sha256[:16]}-{page}.jpg"


def _draw(path: Path, acts: Sequence[Source], folder: Path) -> Iterator[str]:
    """Draw the pages of one file that are not there yet; yield the names of those that are."""
    names = {page: _name(s, page) for s in acts for page in s.pages}
    missing = [page for page, name in names.items() if not (folder / name).exists()]
    yield from (name for page, name in names.items() if page not in missing)
    if not missing:
        return
    try:
        for page, image in _images(path, missing):
            buffer = io.BytesIO()
            # Twenty times faster to write than WebP, for a file half as large again.
            image.convert("RGB").save(buffer, "JPEG", quality=QUALITY)
            write_atomic(folder / names[page], [buffer.getvalue()])
            yield names[page]
    except (OSError, DocumentError, ValueError):
        return  # the text is shown; the reason is in the document's own line


def _images(path: Path, pages: Sequence[int]) -> Iterator[tuple[int, Any]]:
    if path.suffix.lower() == ".pdf":
        with opened(path.read_bytes()) as pdf:
            for page in pages:
                if page <= len(pdf):
                    sheet = pdf[page - 1]
                    scale = WIDTH / max(1.0, sheet.get_width())
                    yield page, sheet.render(scale=min(3.0, scale)).to_pil()
        return
    with Image.open(path) as image:
        for page in pages:
            try:
                image.seek(page - 1)
            except EOFError:
                return
            copy = image.convert("RGB")
            copy.thumbnail((WIDTH, 2 * WIDTH))
            yield page, copy


def _sweep(folder: Path, kept: set[str]) -> None:
    if not folder.is_dir():
        return
    try:
        for path in folder.iterdir():
            if path.suffix in OURS and path.name not in kept:
                path.unlink()
    except OSError as error:
        raise OutputUnwritable(chemin=folder, details=error.strerror) from error
