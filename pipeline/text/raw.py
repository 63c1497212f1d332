"""The working records of the text stage, before the public `Page` is composed.

An engine (PDF text layer, OCR) gives a `RawPage`: words with boxes and ruling lines. The layout
turns it into `RawLine`s in reading order, and `compose` writes the page's text with its offsets.
Lengths are in points, origin at the top left of the page as it is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..records import LineRole

OBLIQUE = 45
"""The angle of words that are neither upright nor square: watermarks across the page."""


def median(values: Iterable[float]) -> float:
    """Return the middle of some values, at least one; quicker than `statistics.median`."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


@dataclass(slots=True)
class RawWord:
    """A word without white space. `angle` is 0, 90, 180 or 270 clockwise, or `OBLIQUE`."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool = False
    angle: int = 0
    conf: float | None = None

    @property
    def cy(self) -> float:
        """Vertical centre."""
        return (self.y0 + self.y1) / 2


@dataclass(slots=True)
class Rule:
    """A drawn straight line, horizontal (`y0 == y1`) or vertical (`x0 == x1`)."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        """True for a horizontal line."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(slots=True)
class RawPage:
    """What an engine found on a page.

    `images` are boxes cut to the page; `paths` counts the drawings; `invisible_share` is the share
    of the words that are drawn invisibly (the layer that scanners add).
    """

    number: int
    width: float
    height: float
    words: list[RawWord] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    invisible_share: float = 0.0
    paths: int = 0

    @property
    def image_share(self) -> float:
        """Part of the page under images, 0 to 1."""
        area = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in self.images)
        return min(1.0, area / max(1.0, self.width * self.height))


UNREAD = 0.05
"""Confidence under which a reading is as good as none."""


@dataclass(slots=True)
class Reading:
    """The words of one recognition; `sideways` when their boxes stand on end."""

    words: list[RawWord]
    sideways: bool = False

    @property
    def confidence(self) -> float:
        """Mean confidence weighted by letters, 0 to 1; it leaves out words kept without any."""
        known = [(w.conf, len(w.text)) for w in self.words if (w.conf or 0) >= UNREAD]
        letters = sum(length for _, length in known)
        total = sum((conf or 0) * length for conf, length in known)
        return total / letters if letters else 0.0


@dataclass(slots=True)
class RawLine:
    """A line in reading order: one cell of words, or several for a table row.

    `text` replaces the words for sources without geometry (office, HTML); `breaks` is True when
    a paragraph begins here.
    """

    cells: list[list[RawWord]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    role: LineRole = "corps"
    breaks: bool = False
    bold: bool = False
    size: float | None = None

    @property
    def words(self) -> list[RawWord]:
        """All the words, cell after cell."""
        return [word for cell in self.cells for word in cell]

    @property
    def text(self) -> str:
        """The text, cells separated by a tab."""
        if self.texts:
            return "\t".join(self.texts)
        return "\t".join(" ".join(w.text for w in cell) for cell in self.cells)

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """The smallest rectangle around the words."""
        words = self.words
        if not words:
            return None
        x0, y0, x1, y1 = words[0].x0, words[0].y0, words[0].x1, words[0].y1
        for word in words:  # one pass: four generators take three times as long
            if word.x0 < x0:
                x0 = word.x0
            if word.y0 < y0:
                y0 = word.y0
            if word.x1 > x1:
                x1 = word.x1
            if word.y1 > y1:
                y1 = word.y1
        return x0, y0, x1, y1
