"""Images of the pages that the report shows, drawn when it is written and only for its errors."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ...errors import DatadelibError
from ...files import write_atomic
from ..gold import key

DPI = 80
IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")


def draw(errors: Iterable[dict[str, Any]], folders: Sequence[Path], out: Path) -> dict[str, str]:
    """Write `out/pages/…jpg` for each error whose document is in `folders`.

    Returns "document#page" → address relative to `out`. A document that is not there, or that is
    not made of page images (Word, HTML), has no entry; neither has one that cannot be opened.
    """
    files = {
        key(path.name): path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in (".pdf", *IMAGES)
    }
    links: dict[str, str] = {}
    for error in errors:
        path, page = files.get(error["doc"]), error.get("page")
        name = f"{error['doc']}#{page}"
        if path is None or not page or name in links:
            continue
        address = f"pages/{error['doc']}-{page}.jpg"
        try:
            picture = _picture(path, page)
        except (DatadelibError, OSError, IndexError, ValueError):
            continue  # the report does without the image of a damaged document
        write_atomic(out / address, [picture])
        links[name] = address
    return links


def _picture(path: Path, page: int) -> bytes:
    from PIL import Image

    if path.suffix.lower() == ".pdf":
        from ...text.pdfium import opened

        with opened(path.read_bytes()) as pdf:
            image = pdf[page - 1].render(scale=DPI / 72).to_pil().convert("RGB")
    else:
        with Image.open(path) as frames:
            frames.seek(page - 1)
            image = frames.convert("RGB")
            image.thumbnail((1000, 1400))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=60, optimize=True)
    return buffer.getvalue()
