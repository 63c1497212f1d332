"""The role of an amount: a score of the cues around it.

Each cue of `cues.CUES` votes with its weight, less the further it stands from the amount, less
still behind the end of a sentence; the row label and the column heading count in full, the objet of
the act counts everywhere. The best sum wins when it is worth a cue; otherwise the role is "autre".
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict

from .cues import CUE, VOTES
from .mentions import Mention, Reading

LEFT, RIGHT = 260, 110
"""How far cues are heard, in characters."""
_BREAK = re.compile(
    r"[.;!?] {0,3}\n?\s{0,20}(?=[^a-z\s])|\n\s*\n|\n {0,40}(?=[-•*▪►→✓➢\uf000-\uf0ff])"
)
_LEAD_IN = re.compile(r":\s*$")
_MINIMUM = 0.45

Scores = dict[str, float]


class Hearing:
    """The cues of a text, found once, heard from any place."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.hits = [
            (match.start(), match.end(), VOTES[match.lastgroup or ""])
            for match in CUE.finditer(reading.folded)
        ]
        self._starts = [hit[0] for hit in self.hits]
        self.objet = tally(reading.objet)

    def scores(self, mention: Mention) -> Scores:
        """Return the score of each role for an amount."""
        total: Scores = defaultdict(float)
        for role, weight in self.objet.items():
            total[role] += min(weight, 2.6) * 0.55
        self._hear_left(mention, total)
        self._hear_right(mention, total)
        self._hear_table(mention, total)
        self._hear_unit(mention, total)
        return total

    def _hear_left(self, mention: Mention, total: Scores) -> None:
        folded, start = self.reading.folded, mention.debut
        low = max(0, start - LEFT)
        breaks = [match.end() + low for match in _BREAK.finditer(folded[low:start])]
        index = bisect_left(self._starts, start) - 1
        while index >= 0 and self.hits[index][0] >= low:
            _, end, votes = self.hits[index]
            crossed = len(breaks) - bisect_left(breaks, end)
            factor = math.exp(-max(0, start - end) / 110) * 0.45**crossed
            for role, weight in votes.items():
                total[role] += weight * factor
            index -= 1

    def _hear_right(self, mention: Mention, total: Scores) -> None:
        folded, end = self.reading.folded, mention.fin
        stop = _BREAK.search(folded, end, end + RIGHT)
        high = stop.start() + 1 if stop else end + RIGHT
        index = bisect_left(self._starts, end)
        while index < len(self.hits) and self.hits[index][0] < high:
            start, _, votes = self.hits[index]
            factor = 0.75 * math.exp(-(start - end) / 45)
            for role, weight in votes.items():
                total[role] += weight * factor
            index += 1

    def _hear_table(self, mention: Mention, total: Scores) -> None:
        table = self.reading.table
        row = table.row_at(mention.debut)
        cell = row.cell_at(mention.debut)
        if cell is not None and len(row.cells) > 1:
            labels = row.labels(cell)
            _add(total, tally(labels[0].texte if labels else ""), 1.0)
            _add(total, tally(row.heading(cell)), 0.7)
        lead = self._lead_in(table.index_at(mention.debut))
        _add(total, tally(lead), 0.5)

    def _lead_in(self, index: int) -> str:
        """Return the line ending with a colon that opens the list the row belongs to."""
        for back in range(1, 26):
            if index - back < 0:
                return ""
            row = self.reading.table.rows[index - back]
            line = self.reading.folded[row.debut : row.fin]
            if _LEAD_IN.search(line):
                return line[-160:]
            if len(line) > 110:
                return ""
        return ""

    def _hear_unit(self, mention: Mention, total: Scores) -> None:
        unit = (mention.unite or "").lower()
        if not unit:
            return
        if re.match(r"m²|m2|are|hectare|ha\b", unit):
            total["cession"] += 0.5
        elif unit.startswith("mois"):
            total["loyer"] += 0.7
        elif not unit.startswith("an"):
            total["tarif"] += 0.8


def tally(folded: str) -> Scores:
    """Return the votes of the cues of a folded string; a cue said twice counts once."""
    total: Scores = defaultdict(float)
    for name in {match.lastgroup or "" for match in CUE.finditer(folded[:400])}:
        _add(total, VOTES[name], 1.0)
    return total


def _add(total: Scores, votes: Scores, factor: float) -> None:
    for role, weight in votes.items():
        total[role] += weight * factor


def best(scores: Scores) -> tuple[str, float]:
    """Return the winning role and a confidence from 0 to 1; "autre" when no cue is heard."""
    if not scores:
        return "autre", 0.3
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    role, score = ranked[0]
    if score < _MINIMUM:
        return "autre", 0.3
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return role, round(min(0.99, 0.5 + 0.5 * (score - second) / (score + 0.5)), 2)
