"""Words → lines in reading order."""

from __future__ import annotations

from statistics import median

from .raw import RawLine, RawPage, RawWord


def rows(words: list[RawWord]) -> list[list[RawWord]]:
    """Group words that stand on one baseline, top to bottom, each row left to right."""
    found: list[list[RawWord]] = []
    for word in sorted(words, key=lambda w: w.cy):
        for row in reversed(found[-4:]):
            last = row[-1]
            if abs(last.cy - word.cy) < 0.45 * min(last.y1 - last.y0, word.y1 - word.y0):
                row.append(word)
                break
        else:
            found.append([word])
    for row in found:
        row.sort(key=lambda w: w.x0)
    return found


def arrange(page: RawPage) -> list[RawLine]:
    """Return the lines of the page in reading order."""
    lines: list[RawLine] = []
    before: RawLine | None = None
    for row in rows(page.words):
        cells = [[row[0]]]
        for left, right in zip(row, row[1:], strict=False):
            if right.x0 - left.x1 > 3 * max(left.size, right.size):
                cells.append([right])
            else:
                cells[-1].append(right)
        line = RawLine(cells=cells, role="tableau" if len(cells) > 1 else "corps")
        if before is not None:
            above, here = before.box, line.box
            if above and here:
                size = median(w.size for w in line.words)
                line.breaks = here[1] - above[3] > 0.5 * size
        lines.append(line)
        before = line
    return lines
