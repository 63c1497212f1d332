"""A PDF → its pages: text layer, layout, and OCR where the text layer does not do."""

from __future__ import annotations

from dataclasses import dataclass

from ..config import Settings
from ..records import Origine, Page
from . import ocr, pdfium
from .compose import compose
from .hyphens import join_lines
from .layout import arrange
from .raw import RawLine
from .repetition import Placed, mark_running


@dataclass(slots=True)
class Laid:
    """A page laid out, before the other pages say which lines are running ones."""

    number: int
    lines: list[RawLine]
    width: float
    height: float
    origine: Origine
    motif: str
    confiance: float | None = None


def read_pdf(data: bytes, settings: Settings) -> list[Page]:
    """Return the pages of a PDF."""
    pages: list[Laid] = []
    with pdfium.opened(data) as pdf:
        for index in range(len(pdf)):
            raw = pdfium.read_page(pdf, index)
            origine, motif, conf = "texte", "texte du document", None
            if sum(len(w.text) for w in raw.words) < 30 and settings.ocr != "jamais":
                image = pdfium.render(pdf, index, settings.ocr_dpi)
                raw = ocr.recognise(image, index + 1, settings.ocr_dpi)
                origine, motif = "ocr", "page sans texte"
                confs = [w.conf for w in raw.words if w.conf is not None]
                conf = round(sum(confs) / len(confs), 3) if confs else None
            lines = arrange(raw)
            pages.append(
                Laid(
                    index + 1,
                    lines,
                    raw.width,
                    raw.height,
                    origine if raw.words else "vide",
                    motif,
                    conf,
                )
            )
    return finish(pages)


def finish(pages: list[Laid]) -> list[Page]:
    """Mark the running lines, join the broken words and compose the pages."""
    mark_running([Placed(page.lines, page.height) for page in pages])
    done = []
    for page in pages:
        join_lines(page.lines)
        done.append(
            compose(
                page.lines,
                number=page.number,
                origine=page.origine,
                motif=page.motif,
                width=page.width,
                height=page.height,
                confiance=page.confiance,
            )
        )
    return done
