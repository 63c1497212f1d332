"""Image files (PNG, JPEG, multi-page TIFF) → pages."""

from __future__ import annotations

import io
import warnings
import zlib
from typing import Any

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ..config import Settings
from ..errors import CorruptFile, DocumentError, OcrUnavailable, TooLarge
from ..records import Page
from .decision import Decision
from .pdf import Laid, finish, lay_out, safe_dpi

MAX_PIXELS = 150_000_000
"""About an A0 plan at 300 dpi; beyond, an image is refused unopened."""
MAX_FRAMES = 2000


def read_image(data: bytes, settings: Settings) -> list[Page]:
    """Return the pages of an image file. Raises `CorruptFile` or `TooLarge`."""
    laid: list[Laid] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of harmless metadata
            with Image.open(io.BytesIO(data)) as image:
                _check(image)
                for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                    if number > MAX_FRAMES:
                        raise TooLarge(details=f"plus de {MAX_FRAMES} images")
                    _check(frame)
                    laid.append(_frame(frame, number, settings))
    except DocumentError:
        raise
    except Image.DecompressionBombError as error:
        raise TooLarge(details="image démesurée") from error
    except (
        UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, zlib.error,
        IndexError, KeyError, TypeError, AttributeError, OverflowError, ZeroDivisionError,
    ) as error:  # fmt: skip
        # Pillow's decoders raise any of these on damaged files.
        raise CorruptFile(details="image illisible") from error
    if not laid:
        raise CorruptFile(details="image sans contenu")
    return finish(laid)


def _check(image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise TooLarge(details=f"image de {image.width} × {image.height} points")
    if min(image.size) < 1:
        raise CorruptFile(details="image sans contenu")


def _frame(frame: Image.Image, number: int, settings: Settings) -> Laid:
    from . import ocr

    picture, dpi = prepare(frame, settings.ocr_dpi)
    width, height = picture.width * 72 / dpi, picture.height * 72 / dpi
    if settings.ocr == "jamais":
        motif = "image, et reconnaissance de caractères désactivée"
        return Laid(number, [], width, height, "vide", motif)
    try:
        raw = ocr.recognise(picture, number, dpi, settings.cache_ocr)
    except OcrUnavailable:
        raise
    except DocumentError as error:
        return Laid(number, [], width, height, "vide", f"image ; {error}")
    return lay_out(raw, Decision("ocr", "image"))


def prepare(frame: Image.Image, target: int) -> tuple[Any, int]:
    """Return the image in grey or RGB at about `target` dpi, and its resolution.

    A declared resolution under 100 dpi is that of a screen; another one is believed when the page
    it gives is of a usual size; otherwise the
    long side is taken for that of an A4 page.
    """
    picture = ImageOps.exif_transpose(frame)
    dpi = _resolution(picture)
    if picture.mode.startswith("I") or picture.mode == "F":
        low, high = picture.getextrema()  # type: ignore[misc]
        span = max(1.0, float(high) - float(low))  # type: ignore[arg-type]
        picture = picture.convert("F").point(lambda v: v * (255 / span) - low * 255 / span)  # type: ignore[operator]
        picture = picture.convert("L")
    elif picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.new("RGB", clear.size, "white")
        picture.paste(clear, mask=clear.getchannel("A"))
    elif picture.mode not in ("L", "RGB"):
        picture = picture.convert("L" if picture.mode == "1" else "RGB")
    wanted = safe_dpi(picture.width * 72 / dpi, picture.height * 72 / dpi, target)
    if dpi > 1.2 * wanted or dpi < 0.8 * wanted:
        ratio = wanted / dpi
        size = (max(1, round(picture.width * ratio)), max(1, round(picture.height * ratio)))
        method = Image.Resampling.BOX if ratio < 0.5 else Image.Resampling.BICUBIC
        return picture.resize(size, method), wanted
    return picture, max(36, round(dpi))


def _resolution(picture: Image.Image) -> float:
    long = max(picture.size)
    declared = picture.info.get("dpi")
    try:
        dpi = float(declared[0])  # type: ignore[index]
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dpi = 0.0
    if dpi >= 100 and 5.5 <= long / dpi <= 24:
        return dpi
    return max(20.0, long / 11.69)
