"""Tallies in tables: labels above, or before, as many numbers."""

from __future__ import annotations

import re

from .tokens import Count, Token


def columns(folded: str, run: list[Token]) -> list[Count]:
    """Read labels that stand together above (or before) as many numbers."""
    for start, token in enumerate(run):
        if token.cat is None:
            continue
        end = start
        while end < len(run) and run[end].cat is not None:
            end += 1
        width = end - start
        by_cell = _cells(folded, run[start:end])
        if by_cell:
            return by_cell
        values = run[end : end + width]
        if width < 2 or len(values) < width or any(v.cat is not None for v in values):
            continue
        gaps = [
            folded[a.fin : b.debut]
            for a, b in zip(run[start:], run[start + 1 : end + width], strict=False)
        ]
        if all(re.fullmatch(r"[\s|:()/s-]*", gap) for gap in gaps):
            return [
                Count(label.cat or "", value.value, label.debut, value.fin, True, True, label.fin)
                for label, value in zip(run[start:end], values, strict=True)
            ]
    return []


def _cells(folded: str, labels: list[Token]) -> list[Count]:
    """Read a row of labels above a row of as many cells, some of which are empty."""
    first = folded.rfind("\n", 0, labels[0].debut) + 1
    last = folded.find("\n", labels[-1].fin)
    if last < 0 or len(labels) < 2 or "\n" in folded[first : labels[-1].fin]:
        return []
    stop = folded.find("\n", last + 1)
    below = folded[last + 1 : stop if stop >= 0 else len(folded)].split("\t")
    heads = folded[first:last].count("\t") + 1
    if len(below) != heads or heads < len(labels) or all(cell.strip() for cell in below):
        return []
    found: list[Count] = []
    for label in labels:
        place = folded[first : label.debut].count("\t")
        cell = below[place].strip()
        if cell.isdigit() and len(cell) <= 3:
            debut = last + 1 + sum(len(c) + 1 for c in below[:place])
            debut = folded.index(cell, debut)
            found.append(
                Count(label.cat or "", int(cell), debut, debut + len(cell), True, True, label.fin)
            )
        elif cell:
            return []
    return found
