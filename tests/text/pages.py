"""Small PDFs drawn for the tests: fictitious people and places, real layouts."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.config import Settings
from pipeline.records import Page
from pipeline.text import read

SETTINGS = Settings(ocr="jamais")
HEIGHT = A4[1]


def make_pdf(*pages: Callable[[Canvas], None]) -> bytes:
    """Draw each page with its function."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def text_at(
    canvas: Canvas, x: float, top: float, *lines: str, step: float = 14, **font: object
) -> float:
    """Write lines from `top` points under the upper edge; return where the next one would be."""
    canvas.setFont(str(font.get("name", "Helvetica")), float(font.get("size", 11)))  # type: ignore[arg-type]
    for line in lines:
        canvas.drawString(x, HEIGHT - top, line)
        top += step
    return top


def justified(canvas: Canvas, x: float, top: float, width: float, *lines: str) -> None:
    """Write lines stretched to `width` by widening their spaces."""
    for line in lines:
        words = line.split()
        bare = sum(canvas.stringWidth(w, "Helvetica", 11) for w in words)
        gap = (width - bare) / max(1, len(words) - 1)
        at = x
        for word in words:
            canvas.drawString(at, HEIGHT - top, word)
            at += canvas.stringWidth(word, "Helvetica", 11) + gap
        top += 14


def read_bytes(
    data: bytes, folder: Path, name: str = "essai.pdf", settings: Settings = SETTINGS
) -> tuple[Page, ...]:
    """Write the bytes to a file and read it."""
    path = folder / name
    path.write_bytes(data)
    return read(path, settings).pages


def body(page: Page) -> str:
    """The text of the body lines only."""
    return "\n".join(line.texte for line in page.lignes if line.role in ("corps", "tableau"))


def by_role(page: Page, role: str) -> list[str]:
    """The texts of the lines that have a role."""
    return [line.texte for line in page.lignes if line.role == role]
