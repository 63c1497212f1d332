"""The role of an amount: a score of the cues around it.

Each cue of `cues.CUES` votes with its weight, less the further it stands from the amount, less
still behind the end of a sentence; the row label and the column heading count in full, the objet of
the act counts everywhere. The best sum wins when it is worth a cue; otherwise the role is "autre".
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from .colonnes import GRANTED, RECIPIENTS, REQUEST
from .cues import CUE, VOTES
from .names import HEADING
from .reading import Mention, Reading
from .tables import Cell, Row

LEFT, RIGHT = 260, 110
"""How far cues are heard, in characters."""
_LEFT_FADE, _RIGHT_FADE = 110, 45
"""Distances at which a cue has lost two thirds of its weight."""
_BREAK = re.compile(
    r"[.;!?] {0,3}\n?\s{0,20}(?=[^a-zà-ÿ\s])|\n\s*\n|\n {0,40}(?=[-•*▪►→✓➢\uf000-\uf0ff])"
)
_REPEATED = 0.8
"""What a second cue of a role is worth: ten hints do not make a proof."""
_NEAR, _NEAREST = 35, 1.6
"""The last cue before the amount names it when it is this near, and weighs this much more."""
_ACROSS = 0.45
"""What is left of a cue behind the end of a sentence, of a list item or of a short line."""
_SHORT_LINE, _MEDIUM_LINE = 60, 75
"""A line shorter than this ends there; the second when the next one begins with a capital."""
_OBJET = {"subvention_recue": 0.35, "subvention": 0.5}
_LIST = 1.0
"""What the line that opens a list is worth for its items."""
_LEAD_IN = re.compile(r":\s*$")
_APPOSITION = re.compile(
    r"[ )]{0,3}(?:h\.?t\.?|ttc)?[ )]{0,2},\s{1,3}"
    r"(?:correspondant|au titre|a titre|representant|destinee?s?\b|hors\b)"
)
"""After an amount (folded): what follows the comma says what the amount is."""
_SAID = re.compile(
    r"[ )]{0,3},?\s{0,3}(?:correspondant (?:a|aux?)|representant|a titre|au titre)"
    r"(?:\s+(?:de|du|des|d'|la|le|les|l'|une?))*\s*$"
)
"""Between an amount and a cue (folded): the cue says what the amount is."""
_MINIMUM = 0.45
_GUARANTEE = re.compile(
    r"garanti\w* (?:\w+ )?(?:d'emprunts?|de (?:l'|pret|l'emprunt)|des? prets?)|"
    r"(?:accord|reiter|octroy|renouvel)\w* (?:sa|la|une) garantie"
)
"""An objet, or an act, that guarantees a loan of another: its loans are amounts guaranteed."""

_ACCORDED = re.compile(
    r"(?:accorde|reitere|octroie|renouvelle|(?:accorder|reiterer|octroyer) ) ?(?:sa|la|une) "
    r"garantie"
)

_PAYER = re.compile(
    r"detr\b|d\. ?e\. ?t\. ?r|dsil\b|etat\b|departement|conseil (?:general|departemental|regional)|"
    r"region\b|subventions?\b|autofinancement|fonds (?:propres|de concours)|emprunt|fctva|"
    r"communaute|commune\b|reste a|feder\b|leader\b|caf\b|agence|ademe\b|part communale"
)
"""A label of the right half of a plan of financing (folded)."""

_PROJECT_COST = re.compile(
    r"(?:cout|budget|montant) (?:total|global|du projet|de l'action|previsionnel|"
    r"des travaux|de l'operation)|"
    r"depenses? (?:subventionnables?|eligibles?|retenues?)|assiette|\bbase\b"
)
"""A column of a table of beneficiaries (folded): what the project costs, not what is paid."""

_GIVES = re.compile(r"(?:\baides?|soutiens?|dotations?) (?:aux?|a l'|a la) ")
"""An objet that helps others (folded)."""
_RECIPIENT = 1.5
"""What it is worth for a subvention to stand on the row of a recipient."""
_UNLIKELY = 0.35

Scores = dict[str, float]


class Hearing:
    """The cues of a text, found once, heard from any place."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.hits = [
            (match.start(), match.end(), VOTES[match.lastgroup or ""])
            for match in CUE.finditer(_unwrapped(reading))
        ]
        self._starts = [hit[0] for hit in self.hits]
        self._breaks = _breaks(reading)
        self.objet = {
            role: min(weight, 2.6) * _OBJET.get(role, 0.55)
            for role, weight in tally(reading.objet).items()
        }

        self.guarantee = bool(
            _GUARANTEE.search(reading.objet)
            or (len(reading.folded) < 8000 and _ACCORDED.search(reading.folded))
        )

    def scores(self, mention: Mention) -> Scores:
        """Return the score of each role for an amount."""
        total: Scores = defaultdict(float)
        _add(total, self.objet, 1.0)
        row = self.reading.table.row_at(mention.debut)
        cell = row.cell_at(mention.debut)
        in_table = cell is not None and len(row.cells) > 1 and mention.debut - cell.debut <= 4
        if in_table and cell is not None:
            # Other columns of the row say nothing: only the label, the heading, what is above.
            self._hear_left(row.debut, total, 0.6)
            labels = row.labels(cell)
            named = self._recipient(row, labels)
            said = tally(named.texte if named else labels[0].texte if labels else "")
            if named:
                total["subvention"] += _RECIPIENT
            if self.reading.budget:  # "275 Dépôts et cautionnements versés" is a line of credits
                said.pop("autre", None)
            _add(total, said, 1.2)
            heading = row.heading(cell)
            above = tally(heading)
            if named:
                above["subvention"] += above.pop("subvention_recue", 0.0)
            _add(total, above, 1.0)
            if _PROJECT_COST.search(heading) and any(
                HEADING.search(row.heading(label)) for label in labels
            ):
                total["autre"] += 3.0
            self._hear_right(mention.fin, cell.fin, total)
            self._hear_plan(row, cell, labels, total)
        else:
            self._hear_left(mention.debut, total, 1.0)
            self._hear_right(mention.fin, mention.fin + RIGHT, total)
        _add(total, tally(self._lead_in(self.reading.table.index_at(mention.debut))), _LIST)
        _hear_form(mention, total, self.objet)
        if self.guarantee:
            total["garantie"] += total.pop("emprunt", 0.0)
        if self.reading.budget and mention.regle in ("tableau", "colonne", "budget"):
            total["budget"] += 1.2
        self._weigh_by_objet(total)
        return total

    def _recipient(self, row: Row, labels: list[Cell]) -> Cell | None:
        """Return the cell of who receives, in a table that gives (its objet or a heading says so).

        The purpose beside it ("achat de casques", "fonctionnement") tells nothing of the role.
        """
        gives = self.objet.get("subvention", 0.0) > self.objet.get("subvention_recue", 0.0)
        gives = gives or _GIVES.search(self.reading.objet) is not None
        if self.reading.budget or REQUEST.search(self.reading.objet):
            return None
        said = [cell.texte for above in row.headings for cell in above.cells]
        if not gives and not any(map(GRANTED.search, said)):
            return None
        return next((one for one in labels if RECIPIENTS.search(row.heading(one))), None)

    def _weigh_by_objet(self, total: Scores) -> None:
        """Lower the roles that the objet makes unlikely.

        What a supplier asks is no tariff of the collectivité, nor what the occupant of its domain
        pays; an act that sets tariffs opens no credits.
        """
        tarif, marche = self.objet.get("tarif", 0.0), self.objet.get("marche", 0.0)
        if self.objet.get("loyer", 0.0) > max(0.8, tarif):
            total["loyer"] += total.pop("tarif", 0.0)
        if marche > 1 and not tarif:
            total["marche"] += total.pop("tarif", 0.0)
        elif marche > tarif:
            total["tarif"] *= _UNLIKELY
        elif tarif > 1 and not self.reading.budget:
            total["budget"] *= _UNLIKELY

    def _hear_plan(self, row: Row, cell: Cell, labels: list[Cell], total: Scores) -> None:
        """Hear a plan of financing in two halves: what is bought | its price | who pays | how much.

        A label without cue in the left half is a work; one in the right half pays.
        """
        if not labels or tally(labels[0].texte):
            return
        after = [other for other in row.cells if other.debut > cell.debut and not other.nombre]
        if any(_PAYER.match(other.texte) for other in after):
            total["marche"] += 2.0

    def _hear_left(self, start: int, total: Scores, force: float) -> None:
        index = bisect_left(self._starts, start) - 1
        breaks_before = bisect_right(self._breaks, start)
        nearest = True
        while index >= 0 and self.hits[index][0] >= start - LEFT:
            _, end, votes = self.hits[index]
            crossed = breaks_before - bisect_left(self._breaks, end)
            fade = math.exp(-max(0, start - end) / _LEFT_FADE) * _ACROSS ** max(0, crossed)
            if nearest and crossed <= 0 and start - end <= _NEAR:
                fade *= _NEAREST
            nearest = False
            _add(total, votes, force * fade)
            index -= 1

    def _hear_right(self, end: int, high: int, total: Scores) -> None:
        stop = bisect_left(self._breaks, end + 1)
        if stop < len(self._breaks):
            high = min(high, self._breaks[stop])
        index = bisect_left(self._starts, end)
        while index < len(self.hits) and self.hits[index][0] < high:
            start, _, votes = self.hits[index]
            between = self.reading.folded[end:start]
            # After a comma another item begins: "20 000 €, autofinancement 5 000 €".
            other = ";" in between or ("," in between and not _APPOSITION.match(between))
            close = start - end <= 10 or bool(_SAID.match(between))
            force = 0.4 if other else 1.4 if close else 0.75
            _add(total, votes, force * math.exp(-(start - end) / _RIGHT_FADE))
            index += 1

    def _lead_in(self, index: int) -> str:
        """Return the line ending with a colon that opens the list the row belongs to."""
        for back in range(1, 26):
            if index - back < 0:
                return ""
            row = self.reading.table.rows[index - back]
            line = self.reading.folded[row.debut : row.fin]
            if _LEAD_IN.search(line):
                return re.split(r"[.;]\s", line)[-1][-160:]
            if len(line) > 110:
                return ""
        return ""


def _unwrapped(reading: Reading) -> str:
    """Return the folded text with a space where a full line goes on ("à la/charge de")."""
    letters = list(reading.folded)
    for row in reading.table.rows[:-1]:
        if row.fin - row.debut >= _SHORT_LINE and len(row.cells) == 1:
            letters[row.fin] = " "
    return "".join(letters)


def _breaks(reading: Reading) -> list[int]:
    """Return the offsets where a sentence, an item or a short line ends."""
    ends = {match.end() for match in _BREAK.finditer(reading.tidy)}
    rows = reading.table.rows
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        width = row.fin - row.debut
        opens = following is None or reading.tidy[following.debut : following.debut + 1].isupper()
        announces = reading.folded[row.debut : row.fin].rstrip().endswith(":")
        if 0 < width < (_MEDIUM_LINE if opens else _SHORT_LINE) and not announces:
            ends.add(row.fin + 1)
    return sorted(ends)


def _hear_form(mention: Mention, total: Scores, objet: Scores) -> None:
    """Add what the amount says by itself: its unit, its tax status, its being symbolic.

    What is asked per unit is a tariff, but a rent where the act is about one (redevance
    d'occupation "par kilomètre et par artère"); a sum per inhabitant is none of the two.
    """
    unit = (mention.unite or "").lower()
    if mention.regle == "symbolique":
        total["cession"] += 1.0
    if mention.ht_ttc and not unit and objet.get("tarif", 0.0) < 1:
        total["marche"] += 1.1
    if not unit:
        return
    if re.match(r"m²|m2|are|hectare|ha\b", unit):
        total["cession"] += 0.5
    elif unit.startswith("mois"):
        total["loyer"] += 0.7
    elif not unit.startswith(("an", "hab")):
        rent = objet.get("loyer", 0.0) > objet.get("tarif", 0.0)
        total["loyer" if rent else "tarif"] += 0.8


def tally(folded: str) -> Scores:
    """Return the votes of the cues of a folded string; a cue said twice counts once."""
    total: Scores = defaultdict(float)
    for name in dict.fromkeys(match.lastgroup or "" for match in CUE.finditer(folded[:400])):
        _add(total, VOTES[name], 1.0)
    return total


def _add(total: Scores, votes: Scores, factor: float) -> None:
    """Add votes: the strongest cue of a role counts in full, the others for `_REPEATED`."""
    for role, weight in votes.items():
        high, low = max(total[role], weight * factor), min(total[role], weight * factor)
        total[role] = high + _REPEATED * low


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
