"""A page's words and rules → its lines in reading order.

Stamps are taken out first (they stand over the text), then ruled tables; what remains is read by
columns. Words written sideways are read after the page, in their own direction.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import LineRole
from .columns import read_order
from .raw import OBLIQUE, RawLine, RawPage, RawWord, Rule, median
from .rows import build_rows, group_rows
from .stamps import mark_stamps
from .tables import split_by_grids

SIDE_NOTE_WORDS = 25
"""Fewer words written in another direction than the page are a note in its margin."""


def arrange(page: RawPage) -> list[RawLine]:
    """Return the lines of the page in reading order, with their layout roles.

    Roles given here: `corps`, `tableau`, `marge`, `tampon`; headers and footers need the other
    pages (`repetition`).
    """
    words = _unique(page.words)
    stamped = mark_stamps(words)
    stamps = [word for at, word in enumerate(words) if at in stamped]
    lines = _stamp_lines(stamps)
    rest = [word for at, word in enumerate(words) if at not in stamped]
    for angle in (0, 90, 270, 180):
        group = [word for word in rest if word.angle == angle]
        if not group:
            continue
        note = len(group) < min(SIDE_NOTE_WORDS, 0.5 * len(rest))
        made = _direction(page, group, angle, "marge" if angle and note else "corps")
        if lines and made:
            made[0].breaks = True
        lines += made
    slanted = [word for word in rest if word.angle == OBLIQUE]
    return lines + ([RawLine(cells=[slanted], role="marge", breaks=True)] if slanted else [])


def _direction(page: RawPage, words: list[RawWord], angle: int, role: LineRole) -> list[RawLine]:
    """Lay out the words written in one direction, turned upright."""
    rules: Sequence[Rule] = page.rules
    if angle:
        words = [turn_word(word, angle, page.width, page.height) for word in words]
        rules = [
            Rule(*_turn((r.x0, r.y0, r.x1, r.y1), angle, page.width, page.height)) for r in rules
        ]
    if role == "marge":
        return [RawLine(cells=[row], role=role) for row in group_rows(words)]
    outside, blocks = split_by_grids(words, rules, _read_words)
    body = read_order(build_rows(_letters(outside), blocks))
    mark_paragraphs(body)
    return body


def _read_words(words: Sequence[RawWord], role: LineRole) -> list[RawLine]:
    lines = read_order(build_rows(words), role, depth=2)
    mark_paragraphs(lines)
    return lines


def turn_word(word: RawWord, angle: int, width: float, height: float) -> RawWord:
    """Return the word as seen once the page is turned back by `angle` degrees."""
    x0, y0, x1, y1 = _turn((word.x0, word.y0, word.x1, word.y1), angle, width, height)
    return RawWord(
        word.text, x0, y0, x1, y1, word.size, word.bold, (word.angle - angle) % 360, word.conf
    )


def _turn(
    box: tuple[float, float, float, float], angle: int, width: float, height: float
) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = box
    if angle == 90:
        return y0, width - x1, y1, width - x0
    if angle == 180:
        return width - x1, height - y1, width - x0, height - y0
    if angle == 270:
        return height - y1, x0, height - y0, x1
    return box


def _unique(words: list[RawWord]) -> list[RawWord]:
    """Drop the words drawn twice at the same place (bold or shadow made by overprinting)."""
    seen: dict[tuple[str, int], list[RawWord]] = {}
    kept: list[RawWord] = []
    for word in words:
        band = int(word.y0 / 4)
        twin = None
        for near in (band - 1, band, band + 1):
            for other in seen.get((word.text, near), ()):
                if abs(other.x0 - word.x0) < 2 and abs(other.y0 - word.y0) < 2:
                    twin = other
        if twin is not None and abs(twin.x1 - word.x1) < 2 and abs(twin.y1 - word.y1) < 2:
            twin.bold = True
            continue
        seen.setdefault((word.text, band), []).append(word)
        kept.append(word)
    return kept


def _letters(words: list[RawWord]) -> list[RawWord]:
    """Join letter-spaced words ("D E C I D E"): four single letters in a row or more."""
    if not _spelled(words):
        return words
    out: list[RawWord] = []
    for row in group_rows(words):
        run: list[RawWord] = []
        for word in row:
            single = len(word.text) == 1 and word.text.isalpha()
            if single and run and word.x0 - run[-1].x1 > 1.8 * word.size:
                out.extend(_join(run))
                run = []
            if single:
                run.append(word)
            else:
                out.extend(_join(run))
                run = []
                out.append(word)
        out.extend(_join(run))
    return out


def _spelled(words: list[RawWord]) -> bool:
    """True when three lone letters follow one another in the content of the page."""
    run = 0
    for word in words:
        run = run + 1 if len(word.text) == 1 and word.text.isalpha() else 0
        if run == 3:
            return True
    return False


def _join(run: list[RawWord]) -> list[RawWord]:
    """Make words of a run of letters; a gap wider than the others separates two words."""
    if len(run) < 4:
        return run
    gaps = [two.x0 - one.x1 for one, two in zip(run, run[1:], strict=False)]
    limit = 1.6 * max(0.5, median(gaps))
    groups = [[run[0]]]
    for letter, gap in zip(run[1:], gaps, strict=True):
        if gap > limit:
            groups.append([letter])
        else:
            groups[-1].append(letter)
    return [_glued(group) for group in groups]


def _glued(letters: list[RawWord]) -> RawWord:
    first, last = letters[0], letters[-1]
    text = "".join(w.text for w in letters)
    y0, y1 = min(w.y0 for w in letters), max(w.y1 for w in letters)
    return RawWord(text, first.x0, y0, last.x1, y1, first.size, first.bold, 0, first.conf)


def _stamp_lines(words: list[RawWord]) -> list[RawLine]:
    lines: list[RawLine] = []
    for angle in (0, 90, 270, 180):
        group = [w if not angle else turn_word(w, angle, 0, 0) for w in words if w.angle == angle]
        lines.extend(RawLine(cells=[row], role="tampon") for row in group_rows(group))
    return lines


def mark_paragraphs(lines: list[RawLine]) -> None:
    """Set `breaks` where the vertical gap, the size or the weight changes."""
    boxes = [line.box for line in lines]
    steps = []
    for above, here in zip(boxes, boxes[1:], strict=False):
        if above and here and here[3] > above[3]:
            steps.append((here[3] - above[3]) / max(1.0, here[3] - here[1]))
    tight = sorted(s for s in steps if s > 0.7)
    usual = tight[len(tight) // 3] if tight else 1.2
    usual = min(max(usual, 0.9), 1.9)
    for at in range(1, len(lines)):
        before, line = lines[at - 1], lines[at]
        one, two = boxes[at - 1], boxes[at]
        if line.breaks or not one or not two:
            continue
        if before.role == line.role == "tableau":
            line.breaks = (two[1] - one[3]) > 3 * (two[3] - two[1]) or two[3] < one[1]
            continue
        if before.role != line.role and "tableau" not in (before.role, line.role):
            line.breaks = True
            continue
        height = max(1.0, min(two[3] - two[1], one[3] - one[1]))
        step = (two[3] - one[3]) / height
        smaller = abs(_size(line) - _size(before)) > 0.18 * max(_size(line), _size(before))
        line.breaks = step > usual * 1.28 + 0.05 or step < 0 or smaller


def _size(line: RawLine) -> float:
    words = line.words
    return median(w.size for w in words) if words else line.size or 10.0
