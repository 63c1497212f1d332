"""A scanned page made easy to read: grey, even background, upright, straight.

All functions take and return NumPy arrays of 8-bit grey levels (0 is black).
"""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np

cv2.setNumThreads(1)  # one process per core does the work of threads
Array = Any
BLANK_INK = 0.0006
"""Share of dark pixels under which a page is blank."""


def to_grey(image: Array) -> Array:
    """Return the grey levels of an RGB or grey image.

    Coloured ink (stamps, highlighters, tinted letterheads) is lightened: black text keeps its
    contrast, a blue or red stamp over it fades.
    """
    if image.ndim == 2:
        return image
    rgb = np.ascontiguousarray(image[..., :3])
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    red, green, blue = cv2.split(rgb)
    high = cv2.max(cv2.max(red, green), blue)
    spread = cv2.subtract(high, cv2.min(cv2.min(red, green), blue))
    if cv2.countNonZero(cv2.threshold(spread, 60, 255, cv2.THRESH_BINARY)[1]) < 5e-4 * grey.size:
        return grey
    # A saturated pixel moves towards its brightest channel, in proportion to its saturation.
    weight = np.clip((spread.astype(np.float32) - 50) / 80, 0, 1) * 0.75
    return (grey * (1 - weight) + high * weight).astype(np.uint8)


def even_background(grey: Array) -> Array:
    """Divide by the local background, so that shaded cells and shadows become white."""
    height, width = grey.shape
    scale = max(1, min(height, width) // 400)
    small = cv2.resize(grey, (width // scale, height // scale), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    if int(np.percentile(paper, 2)) > 225:
        return grey
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    paper = np.maximum(paper, 60)
    return cv2.divide(grey, paper, scale=255)


SHADED = 228
"""Grey level under which the paper of a cell is shaded."""


def whiten_cells(grey: Array) -> Array:
    """Make white the shaded rows and cells, too thin for `even_background` to see them.

    Letters in them would touch: their tops are taken for drawn lines, their words are lost.
    """
    height, width = grey.shape
    small = cv2.resize(grey, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    size = max(5, min(small.shape) // 160) | 1  # wider than the strokes of ordinary letters
    paper = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, _square(size)), 5)
    shaded = cv2.inRange(paper, 120, SHADED)
    # Thick strokes of titles and logos leave small spots; a cell is much larger.
    shaded = cv2.morphologyEx(shaded, cv2.MORPH_OPEN, np.ones((size, 8 * size), np.uint8))
    if cv2.countNonZero(shaded) < 1e-3 * shaded.size:
        return grey
    paper[cv2.dilate(shaded, _square(3)) == 0] = 255
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(paper, 110), scale=255)


def _square(side: int) -> Array:
    return np.ones((side, side), np.uint8)


def is_blank(grey: Array) -> bool:
    """True when almost nothing is darker than the paper, the borders left out."""
    height, width = grey.shape
    inner = grey[height // 30 : -height // 30, width // 30 : -width // 30]
    if not inner.size:
        return True
    paper = float(np.percentile(inner, 90))
    return float(np.count_nonzero(inner < paper - 60)) / inner.size < BLANK_INK


def _profile_ink(grey: Array, longest: int) -> Array:
    height, width = grey.shape
    scale = min(1.0, longest / max(height, width))
    small = cv2.resize(
        grey, (int(width * scale), int(height * scale)), interpolation=cv2.INTER_AREA
    )
    ink = 255 - small
    _, ink = cv2.threshold(ink, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    # Long drawn lines and dark scan borders weigh more than text: leave them out.
    margin = max(2, min(ink.shape) // 40)
    ink[:margin], ink[-margin:], ink[:, :margin], ink[:, -margin:] = 0, 0, 0, 0
    return ink


def skew(grey: Array, limit: float = 6.0) -> float:
    """Return the angle in degrees by which the page must turn to be straight."""
    ink = _profile_ink(grey, 1000)
    if not ink.any():
        return 0.0
    angle, best = _sharpest(ink, limit)
    return angle if best > 1.03 * _sharpness(ink, 0.0) else 0.0


def _sharpness(ink: Array, angle: float) -> float:
    """How abruptly the ink of the rows changes: the most when lines of text are horizontal."""
    rows = _turned(ink, angle).sum(axis=1, dtype=np.float64)
    return float(((rows[1:] - rows[:-1]) ** 2).sum())


def _sharpest(ink: Array, limit: float, finest: float = 0.05) -> tuple[float, float]:
    """Return the angle of the sharpest rows, from degree to `finest`, and its sharpness."""
    best, score, step = 0.0, 0.0, 1.0
    angles = np.arange(-limit, limit + 0.01, step)
    while step >= finest:
        scores = [_sharpness(ink, float(angle)) for angle in angles]
        best, score = float(angles[int(np.argmax(scores))]), max(scores)
        step /= 4
        angles = best + step * np.arange(-3, 4)
    return best, score


def _turned(ink: Array, angle: float) -> Array:
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST)


def straighten(grey: Array, angle: float) -> Array:
    """Turn by `angle` degrees around the centre, on white."""
    if abs(angle) < 0.1:
        return grey
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def is_sideways(grey: Array) -> bool:
    """True when the lines of text run from top to bottom."""
    ink = _profile_ink(grey, 600)
    if not ink.any():
        return False
    _, lying = _sharpest(ink, 5.0, finest=0.2)
    _, standing = _sharpest(np.ascontiguousarray(np.rot90(ink)), 5.0, finest=0.2)
    return standing > 1.3 * lying


def quarter_turn(grey: Array, degrees: int) -> Array:
    """Turn clockwise by 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(grey, -degrees // 90)) if degrees else grey


def soften_halftone(grey: Array) -> Array:
    """Turn the dots of a halftone (a shaded cell scanned in black and white) into an even grey.

    Text crosses black and white a few times per millimetre; a halftone does at every other pixel.
    """
    dark = (grey < 140).astype(np.uint8)
    changes = cv2.boxFilter(cv2.absdiff(dark[:, 1:], dark[:, :-1]), cv2.CV_32F, (25, 25))
    dense = (changes > 0.3).astype(np.uint8)
    if np.count_nonzero(dense) < 3000:
        return grey
    mask = cv2.morphologyEx(dense, cv2.MORPH_CLOSE, np.ones((61, 61), np.uint8))
    count, labels = cv2.connectedComponents(mask)
    sizes = np.bincount(labels[dense > 0], minlength=count)
    mask = ((sizes >= 3000)[labels] & (mask > 0)).astype(np.uint8)
    mask = cv2.dilate(mask, np.ones((21, 21), np.uint8))
    out = grey.copy()
    smooth = cv2.GaussianBlur(grey, (0, 0), 1.7)
    # Strokes stay dark once blurred, dots become mid-grey: stretch that difference.
    clear = np.clip((smooth.astype(np.float32) - 35) * 255 / 50, 0, 255).astype(np.uint8)
    area = mask.astype(bool)
    out[:, 1:][area] = clear[:, 1:][area]
    return out


def find_rules(
    grey: Array, dpi: int, *, exact: bool = False
) -> list[tuple[float, float, float, float]]:
    """Return the long straight lines of a scan, as boxes in pixels.

    `exact` asks for unbroken lines, in a halftone where anything else would look like one.
    """
    smooth = grey if exact else cv2.GaussianBlur(grey, (0, 0), 0.8)
    _, ink = cv2.threshold(255 - smooth, 140 if exact else 60, 255, cv2.THRESH_BINARY)
    dark = grey < 140
    found: list[tuple[float, float, float, float]] = []
    for across in (True, False):
        length = int((0.45 if across else 0.3) * dpi)
        # One pixel of thickness more, so that a line that wavers is still straight.
        thick = ink if exact else cv2.dilate(ink, _bar(3, not across))
        opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, _bar(length, across))
        joined = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, _bar(dpi // 10, across))
        count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
        for x, y, w, h, _area in stats[1 : min(count, 600)]:
            long, thin = (w, h) if across else (h, w)
            if long < length or thin > max(9, dpi // 14):
                continue
            if exact or _stands_alone(
                dark if across else dark.T, (x, y, w, h) if across else (y, x, h, w)
            ):
                found.append((float(x), float(y), float(x + w), float(y + h)))
    return found


def _stands_alone(dark: Array, box: tuple[int, int, int, int]) -> bool:
    """True when a horizontal line has paper along it; blurred letters that touch do not."""
    x, y, w, h = box
    top = max(0, y - 9)
    rows = dark[top : y + h + 9, x : x + w].mean(axis=1)
    core = np.flatnonzero(rows >= max(0.5, 0.8 * float(rows.max(initial=0.0))))
    if not core.size:
        return bool(rows.max(initial=0.0) < 0.5)  # a pale line: nothing near it is dark
    sides = [
        float(rows[at : at + 3].max(initial=0.0))
        for at in (max(0, int(core[0]) - 5), int(core[-1]) + 3)
    ]
    return min(sides) < 0.15 and max(sides) < 0.5


def _bar(length: int, across: bool) -> Array:
    return np.ones((1, length) if across else (length, 1), np.uint8)


def erase_rules(grey: Array, rules: list[tuple[float, float, float, float]]) -> Array:
    """Whiten the lines, which recognition takes for letters."""
    out = grey.copy()
    for x0, y0, x1, y1 in rules:
        out[int(y0) : math.ceil(y1), int(x0) : math.ceil(x1)] = 255
    return out


def forgotten_ink(
    grey: Array, boxes: list[tuple[float, ...]], dpi: int
) -> list[tuple[int, int, int, int]]:
    """Return the boxes of text-like ink that no word of `boxes` covers, in pixels."""
    _, ink = cv2.threshold(255 - grey, 110, 255, cv2.THRESH_BINARY)
    pad = dpi // 50
    for x0, y0, x1, y1 in boxes:
        ink[max(0, int(y0) - pad) : int(y1) + pad, max(0, int(x0) - pad) : int(x1) + pad] = 0
    edge = dpi // 5
    ink[:edge], ink[-edge:], ink[:, :edge], ink[:, -edge:] = 0, 0, 0, 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    low, high = dpi * 0.05, dpi * 0.3
    letters = np.zeros(count, np.uint8)
    for at in range(1, min(count, 4000)):
        _, _, w, h, area = stats[at]
        if low <= h <= high and w <= 1.5 * dpi and area > 0.12 * w * h and area > 12:
            letters[at] = 255
    joined = cv2.dilate(letters[labels], np.ones((3, dpi // 9), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for x, y, w, h, _area in stats[1:count]:
        if low <= h <= 1.4 * high:
            grow = dpi // 40
            found.append((max(0, x - grow), max(0, y - grow), x + w + grow, y + h + grow))
    return [tuple(int(v) for v in box) for box in found]  # type: ignore[misc]
