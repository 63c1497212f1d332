"""Minutes (procès-verbaux, comptes rendus, registres with one header): headings make the items."""

from __future__ import annotations

import re
from collections import Counter

from .. import votes
from ..agenda import announce, find_agenda, key, same_title
from ..decisions import adds_point, find_anchors
from ..headings.candidates import Candidate, Style, find_candidates
from ..headings.choose import Segments, choose
from ..headings.numbers import UPPER
from ..headings.patterns import (
    FORMALITY,
    QUESTIONS_DIVERSES,
    TITLE_NOUN,
    WITHDRAWN,
)
from ..headings.score import score_candidates
from ..headings.titles import clean_title
from ..rows import Body, fold
from .items import Item
from .opening import HEADER, OLD_MINUTES, header_end, opening_item

DECIDED = frozenset({"unanimite", "majorite", "adopte", "rejete", "prend_acte", "elu"})
ANNOUNCED = 2.5
IN_HEADER = -2.5
IN_HEADER_FIRM = -0.5
LOOSE = 0.6
RECURS = -3.0


def segment_minutes(body: Body) -> list[Item]:
    """Cut minutes into items, in document order."""
    candidates = find_candidates(body)
    anchors = find_anchors(body, frozenset(c.debut for c in candidates))
    agenda = find_agenda(body, candidates, anchors)
    candidates = [c for c in candidates if not agenda.excludes(c.debut)]
    dominant = score_candidates(body, candidates, anchors)
    announce(candidates, agenda)
    head = header_end(body, agenda)
    for candidate in candidates:
        candidate.score += ANNOUNCED if candidate.annonce else 0.0
        if candidate.debut < head:
            firm = (candidate.style.capitales or candidate.style.gras) and TITLE_NOUN.match(
                candidate.plat
            )
            candidate.score += IN_HEADER_FIRM if firm else IN_HEADER
    _lower_recurring(candidates, len(body.rows) // 5)
    segments = Segments(anchors)
    end = min((debut for debut, _ in agenda.exclus if debut > len(body.rows) // 2), default=None)
    rows = end if end is not None else len(body.rows)
    chosen = choose(candidates, segments, rows)
    items = _items(body, chosen, rows, segments, dominant)
    first = items[0].debut if items else rows
    opening = opening_item(body, agenda, first) or _titled_minutes(body, segments, head, first)
    if opening is not None and not any(_is_approval(item) for item in items[:2]):
        items.insert(0, opening)
    return items


def _titled_minutes(body: Body, segments: Segments, head: int, first: int) -> Item | None:
    """The minutes of the last séance as the title of a text that holds a vote."""
    started = next((i for i, plat in enumerate(body.plats[:head]) if HEADER.search(plat)), head)
    for index in range(max(3, started + 1), first):
        row = body.rows[index]
        if OLD_MINUTES.match(row.plat) and segments.decisions(index + 1, first)[1]:
            return Item(index, first, index + 1, clean_title(row.texte), None, True, "approbation")
    return None


def _lower_recurring(candidates: list[Candidate], limit: int) -> None:
    """A title of the opening that comes again later was announced there."""
    keys = [key(candidate.titre) for candidate in candidates]
    for index, candidate in enumerate(candidates):
        if candidate.debut >= limit:
            return
        if any(same_title(keys[index], other) for other in keys[index + 1 :]):
            candidate.score += RECURS


def _is_approval(item: Item) -> bool:
    return bool(_APPROVAL.search(fold(item.objet or "")))


_APPROVAL = re.compile(
    r"proces[ -]{1,3}verba|\bpv\b|comptes?[- ]rendus?\b(?!\s(?:des?|d'|sur)\s?(?:l[ae]s?\s)?"
    r"(?:delegations?|decisions?|commissions?|activites?|gestion|visites?|travaux|reunions?\sdes))"
)


def _items(
    body: Body,
    chosen: list[Candidate],
    rows: int,
    segments: Segments,
    dominant: Style | None,
) -> list[Item]:
    """Make items of headings: drop formalities, containers and withdrawn points, name the rest."""
    if not chosen:
        return []
    builder = _Builder(body, segments, dominant or _main_style(chosen), dominant is not None)
    for index, heading in enumerate(chosen):
        fin = chosen[index + 1].debut if index + 1 < len(chosen) else rows
        builder.add(heading, fin)
    items = _merge_lone_subs(builder.items, builder.parents)
    return [item for item in items if item.fin > item.titre_fin or item.decide or item.corps]


def _merge_lone_subs(items: list[Item], parents: dict[int, Item]) -> list[Item]:
    """Give back to a point the one decision that a line of its own text seemed to head.

    `parents` gives, for the rows at which plain sub-headings begin, the point they stand under.
    """
    for parent in [item for item in items if not item.decide]:
        subs = [item for item in items if parents.get(item.debut) is parent]
        if len(subs) == 1 and subs[0].debut == parent.fin:
            parent.fin, parent.decide, parent.vote = subs[0].fin, subs[0].decide, subs[0].vote
            items.remove(subs[0])
    return items


class _Builder:
    """Turns the chosen headings into items, one after the other."""

    def __init__(self, body: Body, segments: Segments, main: Style, sure: bool) -> None:
        self.body = body
        self.segments = segments
        self.main = main
        self.sure = sure
        self.items: list[Item] = []
        self.container: Candidate | None = None
        self.parent: Candidate | None = None
        self.diverses = False
        self.parent_item: Item | None = None
        self.parents: dict[int, Item] = {}

    def add(self, heading: Candidate, fin: int) -> None:
        """Add the section of `heading`, which ends at row `fin`."""
        total, strong = self.segments.decisions(heading.debut, fin)
        first = self._is_main(heading)
        decided = strong > 0 if self.diverses and not first else total > 0
        if (
            FORMALITY.match(heading.plat)
            or _withdrawn(self.body, heading, fin, decided)
            or (not decided and adds_point(self.body, heading.debut))
        ):
            self.diverses = False
            return
        if decided and not first and not self._really_decided(heading, fin):
            decided, strong = False, 0
        if first:
            self.diverses = bool(QUESTIONS_DIVERSES.match(heading.plat))
            self.parent, self.container, self.parent_item = heading, None, None
        if fin <= heading.fin and not decided and not heading.corps:
            self._add_empty(heading, fin, first)
            return
        if self._absorbed(heading, fin, decided, first):
            return
        numero = self._number(heading, decided, first)
        debut, titre = self._title_above(heading, first)
        item = Item(debut, fin, heading.fin, titre, numero, decided or None)
        item.vote = strong > 0
        item.corps = heading.corps
        self.items.append(item)
        if first:
            self.parent_item = item
        elif self.parent_item is not None and decided and not self.diverses:
            plain = heading.numero is None and not any(heading.style.look[:2])
            if plain or self.sure:
                self.parents[heading.debut] = self.parent_item

    def _really_decided(self, heading: Candidate, fin: int) -> bool:
        """Whether the council decides in a sub-point (a survey, a third party's vote do not)."""
        return votes.extract(self.body.texte(heading.debut, fin)).resultat in DECIDED

    def _add_empty(self, heading: Candidate, fin: int, first: bool) -> None:
        """A heading without text: a container, or « Questions diverses » and its sub-points."""
        self.container = heading
        if QUESTIONS_DIVERSES.match(heading.plat):
            self.diverses = True
            numero = self._number(heading, False, True)
            self.items.append(Item(heading.debut, fin, heading.fin, heading.titre, numero, None))
        elif not first and self.items and self.items[-1].fin == heading.debut:
            self.items[-1].fin = fin

    def _absorbed(self, heading: Candidate, fin: int, decided: bool, first: bool) -> bool:
        """Give a sub-point that decides nothing to the item before it."""
        if not self.items or first:
            return False
        last = self.items[-1]
        if last.fin != heading.debut:
            return False
        if not decided:
            same_look = heading.style.look == self.main.look and any(heading.style.look[:2])
            solid = heading.solide >= LOOSE and not heading.domine
            loose = heading.numero is None and (same_look or solid)
            annexed = "annexe" in heading.plat
            if heading.information or (loose and not self.diverses and not annexed):
                return False
            last.fin = fin
            return True
        votes_in_title = self.segments.decisions(heading.debut, heading.fin)[0] > 0
        if votes_in_title and last is self.parent_item and not last.decide:
            last.fin, last.decide, last.vote = fin, True, True
            return True
        return False

    def _title_above(self, heading: Candidate, first: bool) -> tuple[int, str]:
        """Where an item begins and its title: that of the numbered heading it is a subtitle of."""
        above = self.container
        plain = heading.numero is None and not any(heading.style.look[:2]) and not heading.objet
        if first or not plain or above is None or above.numero is None:
            return heading.debut, heading.titre
        named = len(above.plat.split()) >= 4 and TITLE_NOUN.match(above.plat)
        if above.fin != heading.debut or not named:
            return heading.debut, heading.titre
        return above.debut, above.titre

    def _is_main(self, heading: Candidate) -> bool:
        """Whether a heading stands at the level of most of the document's headings."""
        if self.main.forme:
            return heading.style[:2] == self.main[:2]
        same = heading.style[3:] == self.main[3:]
        return same or (heading.numero is not None and not self.sure)

    def _number(self, heading: Candidate, decided: bool, first: bool) -> str | None:
        """The number as written; a lettered sub-point carries that of its container."""
        numero, container = heading.numero, self.container
        if heading.code is not None:
            return heading.code
        if numero is not None and numero.texte:
            if numero.forme == "lettre" and not first and container and container.numero:
                return f"{container.numero.texte}.{numero.texte.upper()}"
            return re.sub(r"\s*([-_/.])\s*", r"\1", numero.texte)
        parent = self.parent
        if first or parent is None or parent.numero is None or not decided:
            return None
        if heading.style.capitales or heading.objet or not self.main.forme:
            return None
        return parent.numero.texte or None


def _main_style(chosen: list[Candidate]) -> Style:
    """The style of the headings of the upper level: numbered rather than not, 1 rather than 1.1."""
    numbered = Counter(h.style for h in chosen if h.style.forme in UPPER)
    if numbered and sum(numbered.values()) >= max(3, len(chosen) // 4):
        return numbered.most_common(1)[0][0]
    counts = Counter(heading.style for heading in chosen)
    return counts.most_common(1)[0][0]


def _withdrawn(body: Body, heading: Candidate, fin: int, decided: bool) -> bool:
    """Whether the point was withdrawn or put off without a vote."""
    if decided:
        return False
    texte = " ".join(body.plats[heading.debut : min(fin, heading.fin + 4)])
    short = fin - heading.fin <= 5
    return short and bool(WITHDRAWN.search(texte))
