"""Images → words: Tesseract 5 in process."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import OcrUnavailable
from .characters import one_line
from .raw import RawPage, RawWord

os.environ.setdefault("OMP_THREAD_LIMIT", "1")
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)


@lru_cache(maxsize=1)
def tessdata() -> str:
    """Return the folder that holds the French data. Raises `OcrUnavailable`."""
    given = os.environ.get("TESSDATA_PREFIX")
    for folder in ([given] if given else []) + list(_FOLDERS):
        if (Path(folder) / "fra.traineddata").exists():
            return folder
    raise OcrUnavailable()


@lru_cache(maxsize=1)
def _engine() -> Any:
    import tesserocr

    return tesserocr.PyTessBaseAPI(path=tessdata(), lang="fra", psm=tesserocr.PSM.AUTO)


def recognise(image: Any, number: int, dpi: int) -> RawPage:
    """Return the words of a PIL image."""
    import tesserocr

    engine = _engine()
    engine.SetImage(image.convert("L"))
    engine.SetSourceResolution(dpi)
    engine.Recognize()
    scale = 72 / dpi
    words: list[RawWord] = []
    iterator = engine.GetIterator()
    if iterator is not None:
        for item in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD):
            box = item.BoundingBox(tesserocr.RIL.WORD)
            if box is None:
                continue
            text = one_line(item.GetUTF8Text(tesserocr.RIL.WORD)).replace(" ", "")
            line = item.BoundingBox(tesserocr.RIL.TEXTLINE) or box
            if text:
                x0, _, x1, _ = (v * scale for v in box)
                y0, y1 = line[1] * scale, line[3] * scale
                conf = item.Confidence(tesserocr.RIL.WORD) / 100
                words.append(RawWord(text, x0, y0, x1, y1, 0.8 * (y1 - y0), conf=round(conf, 3)))
    engine.Clear()
    return RawPage(number, image.width * scale, image.height * scale, words)
