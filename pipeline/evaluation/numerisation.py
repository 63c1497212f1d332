"""What a scanner costs: the documents of a gold set, printed to noisy images and read again.

A born-digital page and its image hold the same words, so the difference between the two
figures of a field is what the way through recognition loses, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from ..config import Settings
from .gold import GoldDocument
from .measures import figures, observe
from .sets import GoldSet, annotate_texts

DPI = 200
NOISE = 9.0
"""Standard deviation of the grain, in levels of grey (0 to 255): a clean office scanner."""
TURN = 0.3
"""Degrees by which a sheet is laid askew."""
_A4 = (8.27, 11.69)
_MARGIN = 0.9
_POINTS = 11
_LEADING = 1.35
_COLUMNS = re.compile(r"\S {3,}\S")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Bullets of symbol fonts, that no other font can print."""


def scan_pdf(source: Path, target: Path, dpi: int = DPI) -> None:
    """Write `target`, a PDF of the noisy images of the pages of the PDF `source`.

    The same source always gives the same pixels. Only PDF is understood.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(source) as document:
        images = [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    _write(images, target, dpi)


def scan_text(text: str, target: Path, dpi: int = DPI) -> None:
    """Write `target`, a PDF of the noisy images of `text` printed on A4, line for line."""
    _write(list(_printed(text, dpi)), target, dpi)


def _printed(text: str, dpi: int) -> Iterator[Any]:
    """Yield the pages of a text; lines keep their breaks, the type shrinks to fit the longest."""
    from matplotlib import get_data_path
    from PIL import Image, ImageDraw, ImageFont

    # Columns that blanks lay out stay columns only in a type of one width.
    name = "DejaVuSansMono.ttf" if _COLUMNS.search(text) else "DejaVuSerif.ttf"
    font_file = str(Path(get_data_path()) / "fonts" / "ttf" / name)
    width, height = (round(inches * dpi) for inches in _A4)
    margin = round(_MARGIN * dpi)
    if name.endswith("Mono.ttf"):
        width, height = height, width  # landscape: what blanks lay out is wide
    lines = [_PRIVATE.sub("•", line.replace("\t", "    ")) for line in text.split("\n")]
    font = ImageFont.truetype(font_file, _POINTS * dpi / 72)
    longest = max((font.getlength(line) for line in lines), default=0.0)
    size = _POINTS * min(1.0, (width - 2 * margin) / max(1.0, longest))
    font = ImageFont.truetype(font_file, size * dpi / 72)
    step = round(_LEADING * size * dpi / 72)
    per_page = (height - 2 * margin) // step
    for first in range(0, max(1, len(lines)), per_page):
        page = Image.new("L", (width, height), 255)
        draw = ImageDraw.Draw(page)
        for row, line in enumerate(lines[first : first + per_page]):
            draw.text((margin, margin + row * step), line, font=font, fill=0)
        yield page


def _write(images: list[Any], target: Path, dpi: int) -> None:
    """Blur, turn and grain the images as a scanner does, and bind them in a PDF."""
    import numpy as np
    from PIL import Image, ImageFilter

    generator = np.random.default_rng(len(images))
    pages = []
    for number, image in enumerate(images):
        angle = TURN if number % 2 else -TURN
        image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
        image = image.filter(ImageFilter.GaussianBlur(0.6))
        grain = generator.normal(0, NOISE, image.size[::-1])
        pixels = (np.asarray(image, dtype=np.float64) + grain).clip(0, 255)
        pages.append(Image.fromarray(pixels.astype("uint8")))
    target.parent.mkdir(parents=True, exist_ok=True)
    pages[0].save(target, "PDF", resolution=dpi, save_all=True, append_images=pages[1:])


def scanned(gold: GoldSet, folder: Path, settings: Settings) -> GoldSet:
    """Return the set over scans of its documents, made in `folder` where they are not yet.

    PDF documents become PDF of images. Texts are printed, read back through recognition, and
    become texts again. Other formats are left out.
    """
    if gold.predict is not annotate_texts:
        for path in sorted(gold.source.glob("*.pdf")):
            if not (folder / path.name).exists():
                scan_pdf(path, folder / path.name)
        return replace(gold, source=folder)
    from ..text import read

    for path in sorted(gold.source.glob("*.txt")):
        image, text = folder / f"{path.stem}.pdf", folder / path.name
        if not image.exists():
            scan_text(path.read_text(encoding="utf-8"), image)
        pages = read(image, settings).pages
        text.write_text("\n".join(page.texte for page in pages), encoding="utf-8")
    return replace(gold, source=folder)


class Perte(NamedTuple):
    """What a measure is worth (F1, 0 to 1) before the scanner and after it, on how many values."""

    avant: float
    apres: float
    attendus: float


def losses(gold: GoldSet, settings: Settings, work: Path) -> dict[str, Perte]:
    """Return what each measure of `gold` loses to the scanner.

    Scans and readings are kept in `work`. Documents that could not be scanned are left out on
    both sides.
    """
    again = scanned(gold, work / "numerises" / gold.name, settings)
    expected = {
        doc: document
        for doc, document in gold.read().items()
        if any(path.stem == Path(doc).stem for path in again.source.iterdir())
    }
    before = _figures(expected, gold.predict(gold, settings, work), gold)
    after = _figures(expected, again.predict(again, settings, work), gold)
    return {
        name: Perte(row["f1"], after.get(name, {"f1": 0.0})["f1"], row["support"])
        for name, row in before.items()
        if row["support"]
    }


def _figures(
    expected: dict[str, GoldDocument], found: dict[str, GoldDocument], gold: GoldSet
) -> dict[str, dict[str, float]]:
    kept = {doc: document for doc, document in found.items() if doc in expected}
    return figures(o for o in observe(expected, kept) if o.mesure not in gold.donnees)
