"""A PDF → its pages: text layer, layout, and OCR where the text layer does not do."""

from __future__ import annotations

from ..config import Settings
from ..records import Page
from . import ocr, pdfium
from .compose import compose
from .layout import arrange


def read_pdf(data: bytes, settings: Settings) -> list[Page]:
    """Return the pages of a PDF."""
    pages: list[Page] = []
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
            pages.append(
                compose(
                    arrange(raw),
                    number=index + 1,
                    origine=origine if raw.words else "vide",  # type: ignore[arg-type]
                    motif=motif,
                    width=raw.width,
                    height=raw.height,
                    confiance=conf,
                )
            )
    return pages
