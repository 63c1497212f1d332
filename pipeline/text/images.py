"""Images (PNG, JPEG, multi-page TIFF) → pages."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

from ..config import Settings
from ..errors import CorruptFile
from ..records import Page
from . import ocr
from .compose import compose
from .layout import arrange


def read_image(data: bytes, settings: Settings) -> list[Page]:
    """Return the pages of an image file."""
    pages: list[Page] = []
    try:
        with Image.open(io.BytesIO(data)) as image:
            for number in range(1, getattr(image, "n_frames", 1) + 1):
                image.seek(number - 1)
                raw = ocr.recognise(image.convert("L"), number, settings.ocr_dpi)
                pages.append(
                    compose(
                        arrange(raw), number=number, origine="ocr", motif="image",
                        width=raw.width, height=raw.height,
                    )
                )  # fmt: skip
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        raise CorruptFile(details="image illisible") from error
    return pages
