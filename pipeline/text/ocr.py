"""Images → words: Tesseract 5 in process, one engine and one thread per process.

A page is made grey, upright and straight (`preprocess`), its drawn lines become the rules of the
layout, and its words keep their confidence. Boxes are those of the straightened page.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ..errors import OcrFailed, OcrUnavailable
from . import again, preprocess
from .cache import load, page_key, save
from .characters import one_line
from .raw import UNREAD, RawPage, RawWord, Reading, Rule

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read when Tesseract's library is loaded
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
PAGE_DELAY_MS = 60_000
"""Time given to one recognition of one page."""
SMALL_PRINT = 24
"""Font size in pixels under which Tesseract reads with difficulty."""
LOW = 0.62
"""Mean confidence under which a page is tried in the other directions."""


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
    try:
        import tesserocr
    except ImportError as error:
        raise OcrUnavailable() from error
    try:
        engine = tesserocr.PyTessBaseAPI(path=tessdata(), lang="fra", psm=tesserocr.PSM.AUTO)
        engine.SetVariable("debug_file", os.devnull)
        return engine
    except RuntimeError as error:
        raise OcrUnavailable() from error


def recognise(
    image: Any, number: int, dpi: int, cache: Path | None = None, *, turns: bool = True
) -> RawPage:
    """Return the words and rules of a page image (PIL), at `dpi` dots per inch.

    A page that reads badly is tried in the other directions unless `turns` is False. With a
    `cache` folder, an image already read at this resolution is not read again.
    Raises `OcrUnavailable` or `OcrFailed`.
    """
    pixels = np.asarray(image if image.mode in ("L", "RGB") else image.convert("RGB"))
    key = page_key(pixels, dpi, turns) if cache else ""
    if cache and (known := load(cache, key)):
        known.number = number
        return known
    grey = preprocess.to_grey(pixels)
    scale = 72 / dpi
    page = RawPage(number, grey.shape[1] * scale, grey.shape[0] * scale)
    if min(grey.shape) >= 24 and not preprocess.is_blank(grey):
        page = _best_direction(grey, number, dpi, turns)
    if cache:
        save(cache, key, page)
    return page


def _best_direction(grey: Any, number: int, dpi: int, turns: bool) -> RawPage:
    """Read the page as it is, then turned when it reads badly; keep the best reading."""
    soft = preprocess.soften_halftone(grey)
    dotted = None if soft is grey else grey
    grey = preprocess.whiten_cells(preprocess.even_background(soft))
    pending = [90, 270, 0, 180] if turns and preprocess.is_sideways(grey) else [0, 180, 90, 270]
    best: tuple[Reading, Any, list[Rule]] | None = None
    tried = 0
    while pending and (turns or not tried):
        turn = pending.pop(0)
        made = _read_upright(
            preprocess.quarter_turn(grey, turn),
            dpi,
            None if dotted is None else preprocess.quarter_turn(dotted, turn),
        )
        tried += 1
        if made[0].sideways:
            pending = sorted(pending, key=lambda other: (other - turn) % 180 == 0)
            best = best or made
            continue
        if best is None or best[0].sideways or made[0].confidence > best[0].confidence + 0.05:
            best = made
        if best[0].confidence >= LOW or (tried == 2 and best[0].confidence > 0.45):
            break
    assert best is not None
    reading, straight, rules = best
    if _too_small(reading, dpi):
        larger = cv2.resize(straight, None, fx=1.6, fy=1.6, interpolation=cv2.INTER_CUBIC)
        again_read = _read_upright(larger, round(1.6 * dpi))
        if again_read[0].confidence > reading.confidence + 0.01:
            reading, _, rules = again_read
    height, width = straight.shape
    return RawPage(number, width * 72 / dpi, height * 72 / dpi, reading.words, rules)


def _too_small(reading: Reading, dpi: int) -> bool:
    """Small print read with doubt: it is worth reading enlarged."""
    if not reading.words or dpi > 300 or reading.confidence > 0.9:
        return False
    sizes = sorted(w.size for w in reading.words)
    return sizes[len(sizes) // 2] * dpi / 72 < SMALL_PRINT


def _read_upright(grey: Any, dpi: int, dotted: Any = None) -> tuple[Reading, Any, list[Rule]]:
    """Straighten and read a page; `dotted` is the page before its halftone was softened."""
    angle = preprocess.skew(grey)
    straight = preprocess.straighten(grey, angle)
    lines = preprocess.find_rules(straight, dpi)
    if dotted is not None:
        lines += preprocess.find_rules(preprocess.straighten(dotted, angle), dpi, exact=True)
    scale = 72 / dpi
    rules = [_rule(line, scale) for line in lines]
    clean = preprocess.erase_rules(straight, lines)
    reading = _recognise(clean, dpi)
    if reading.confidence >= LOW:
        again.doubtful_cells(clean, reading, rules, dpi, _recognise)
        again.doubtful_rows(clean, reading, dpi, _recognise)
        again.forgotten(clean, reading, dpi, _recognise)
    return reading, straight, rules


def _rule(line: tuple[float, float, float, float], scale: float) -> Rule:
    x0, y0, x1, y1 = (v * scale for v in line)
    if x1 - x0 >= y1 - y0:
        return Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)


def _recognise(grey: Any, dpi: int, mode: str = "AUTO") -> Reading:
    """Run Tesseract on a grey array, with a page segmentation mode of `tesserocr.PSM`.

    The resolution is left for Tesseract to estimate: told that it is 200 dpi, it takes the blurred
    words of small print for drawn lines and erases them.
    """
    import tesserocr

    engine = _engine()
    engine.SetPageSegMode(getattr(tesserocr.PSM, mode))
    height, width = grey.shape
    try:
        engine.SetImageBytes(np.ascontiguousarray(grey).tobytes(), width, height, 1, width)
        if not engine.Recognize(PAGE_DELAY_MS):
            raise OcrFailed(details="délai dépassé ou image illisible")
        words, sideways = _words(engine, tesserocr, 72 / dpi)
    except RuntimeError as error:
        raise OcrFailed(details="image illisible") from error
    finally:
        engine.Clear()
    correct(words)
    kept = [w for w in words if not _is_speck(w, words) and not _is_blot(w, words)]
    return Reading(kept, sideways)


def _words(engine: Any, tesserocr: Any, scale: float) -> tuple[list[RawWord], bool]:
    """Return the words, and whether most of the long ones stand on end.

    Tesseract reads turned text by itself, with turned boxes.
    """
    iterator = engine.GetIterator()
    words: list[RawWord] = []
    standing = lying = 0
    if iterator is None:
        return words, False
    level = tesserocr.RIL.WORD
    for item in tesserocr.iterate_level(iterator, level):
        box = item.BoundingBox(level)
        if box is None:
            continue
        text = one_line(item.GetUTF8Text(level)).replace(" ", "")
        conf = item.Confidence(level) / 100
        x0, y0, x1, y1 = (v * scale for v in box)
        if not text or _is_noise(text, conf, x1 - x0, y1 - y0):
            continue
        if len(text) >= 4:
            standing += y1 - y0 > 1.5 * (x1 - x0)
            lying += x1 - x0 > y1 - y0
        base, size = _baseline(item, tesserocr, (x0, y0, x1, y1), scale)
        words.append(
            RawWord(text, x0, base - 0.95 * size, x1, base + 0.25 * size, size, conf=round(conf, 3))
        )
    return words, standing > 3 and standing > lying


def _baseline(
    item: Any, tesserocr: Any, box: tuple[float, float, float, float], scale: float
) -> tuple[float, float]:
    """Return the height of the baseline under a word and the font size, in points."""
    x0, y0, x1, y1 = box
    line = item.Baseline(tesserocr.RIL.TEXTLINE)
    rows = item.RowAttributes()
    size = (y1 - y0) * 1.1
    if rows:
        tall = rows["row_height"] * scale
        if 3 < tall < 60:
            size = tall * 0.92
    base = y1
    if line:
        (ax, ay), (bx, by) = line
        middle = (x0 + x1) / 2 / scale
        at = ay + (by - ay) * (middle - ax) / (bx - ax) if bx != ax else ay
        if abs(at * scale - y1) < size:
            base = at * scale
    return base, size


_BULLET = re.compile(r"^[YyŸvVÿ*✔][\"'’”_]*_[\"'’”_]*$|^[Ÿÿ]$")
_RAISED_ER = re.compile(r"^1[e°][r]?['\"’”‘]$")
_MISREAD_IL = {"||": "Il", "1!": "Il", "|l": "Il", "!l": "Il", "I!": "Il", "l1": "Il", "[l": "Il"}


def correct(words: list[RawWord]) -> None:
    """Mend, in place, the misreadings that can be nothing else in French.

    A check mark read as "Y_", a raised "er" read as a quote, the pronoun "Il" read as bars,
    the zero after a colon read as the letter.
    """
    for at, word in enumerate(words):
        if _BULLET.match(word.text):
            word.text = "✓"
        elif word.text in ("O", "o", "Q", "©") and at and words[at - 1].text.endswith(":"):
            word.text = "0"  # "CONTRE : 0"
        elif _RAISED_ER.match(word.text):
            word.text = "1er"
        else:
            word.text = _MISREAD_IL.get(word.text, word.text)


_SPECK = re.compile(r"[:;.,'`´’‘|!¡_~]+")


def _is_speck(word: RawWord, words: list[RawWord]) -> bool:
    """A mark that follows nothing: a speck in the margin, or before a title."""
    if not _SPECK.fullmatch(word.text):
        return False
    return not any(
        other is not word
        and other.y0 <= word.cy <= other.y1
        and -word.size <= word.x0 - other.x1 <= 8 * word.size
        for other in words
    )


_WORD = re.compile(r"[^\W\d_]{4,}")


def _is_blot(word: RawWord, words: list[RawWord]) -> bool:
    """A reading without any confidence, unless it is a word in a row of words.

    A long name or a rare word in small print may have none ("PHOUTTHASANG,Patrick"): a hole in
    the row would lose more than a wrong letter.
    """
    if (word.conf or 0) >= UNREAD:
        return False
    if not _WORD.search(word.text):
        return True
    return not any(
        (other.conf or 0) > 0.5
        and other.y0 <= word.cy <= other.y1
        and max(other.x0 - word.x1, word.x0 - other.x1) < 3 * word.size
        for other in words
    )


def _is_noise(text: str, conf: float, width: float, height: float) -> bool:
    """Specks and pieces of drawn lines."""
    if any(ch.isalnum() for ch in text):
        return (conf < UNREAD and not _WORD.search(text)) or (
            conf < 0.3 and len(text) == 1 and height < 3
        )
    return conf < 0.35 or height > 40 or width > 250
