"""Choose the headings of a document: the sequence that explains it best.

Dynamic programming over the candidates. A sequence is worth the scores of its headings, plus, for
each pair of neighbours, what their numbers say (2 follows 1) and what stands between them (one
decision: well; none: hm; nothing at all: a list, not minutes).
"""

from __future__ import annotations

from bisect import bisect_left

from ..decisions import Anchor
from .candidates import Candidate
from .numbers import Numero, follows
from .patterns import QUESTIONS_DIVERSES

WINDOW = 60
ONE_DECISION = 1.5
WEAK_DECISION = 0.8
EXTRA_DECISION = -0.7
NO_DECISION = -0.9
INFORMATION = 0.5
EMPTY = -3.0
CONTAINER = -1.0
NEXT_NUMBER = 1.0
BACKWARDS = -1.5
SAME_STYLE = 0.4


class Segments:
    """Values the text between two rows by its decisions."""

    def __init__(self, anchors: list[Anchor]) -> None:
        self._starts = [anchor.debut for anchor in anchors]
        self._strong = [0]
        for anchor in anchors:
            self._strong.append(self._strong[-1] + anchor.fort)

    def decisions(self, debut: int, fin: int) -> tuple[int, int]:
        """Return how many decisions begin in rows `debut:fin`, and how many state a vote."""
        low, high = bisect_left(self._starts, debut), bisect_left(self._starts, fin)
        return high - low, self._strong[high] - self._strong[low]

    def value(self, heading: Candidate, fin: int, after: Candidate | None = None) -> float:
        """Value of the segment of `heading` when it ends at row `fin`, where `after` begins."""
        total, strong = self.decisions(heading.debut, fin)
        if total == 0:
            if fin <= heading.fin and not heading.corps:
                if QUESTIONS_DIVERSES.match(heading.plat):
                    return NO_DECISION
                return CONTAINER if after and after.style[:4] != heading.style[:4] else EMPTY
            return INFORMATION if heading.information else NO_DECISION
        if strong == 0:
            return WEAK_DECISION
        return max(-2.0, ONE_DECISION + EXTRA_DECISION * (strong - 1))


def choose(candidates: list[Candidate], segments: Segments, rows: int) -> list[Candidate]:
    """Return the best sequence of headings (empty when no candidate is worth keeping)."""
    best: list[float] = []
    back: list[int] = []
    numbers: list[Numero | None] = []
    for index, candidate in enumerate(candidates):
        value, origin = 0.0, -1
        for before in range(max(0, index - WINDOW), index):
            previous = candidates[before]
            if best[before] <= -5 or previous.fin > candidate.debut:
                continue
            step = best[before] + segments.value(previous, candidate.debut, candidate)
            step += _transition(previous, candidate, numbers[before])
            if step > value:
                value, origin = step, before
        best.append(value + candidate.score)
        back.append(origin)
        own = candidate.numero if candidate.numero and candidate.numero.forme != "puce" else None
        numbers.append(own or (numbers[origin] if origin >= 0 else None))
    top, last = 0.0, -1
    for index, candidate in enumerate(candidates):
        total = best[index] + segments.value(candidate, rows)
        if total > top:
            top, last = total, index
    chain: list[Candidate] = []
    while last >= 0:
        chain.append(candidates[last])
        last = back[last]
    return chain[::-1]


def _transition(before: Candidate, after: Candidate, number: Numero | None) -> float:
    value = SAME_STYLE if before.style == after.style else 0.0
    if number is None or after.numero is None or after.numero.forme == "puce":
        return value
    if number.forme != after.numero.forme or number.base != after.numero.base:
        return value
    if follows(number, after.numero):
        return value + NEXT_NUMBER
    if after.numero.rang < number.rang:
        return value + BACKWARDS
    return value
