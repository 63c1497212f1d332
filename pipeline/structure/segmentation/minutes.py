"""Minutes (procès-verbaux, comptes rendus, registres with one header): headings make the items."""

from __future__ import annotations

import re
from collections import Counter

from ..agenda import Agenda, announce, find_agenda
from ..decisions import Anchor, find_anchors
from ..headings.candidates import Candidate, clean_title, find_candidates
from ..headings.choose import Segments, choose
from ..headings.patterns import (
    CONTAINER,
    FORMALITY,
    NON_DECISION,
    QUESTIONS_DIVERSES,
    WITHDRAWN,
)
from ..headings.score import score_candidates
from ..rows import Body, fold
from .items import Item
from .opening import header_end, opening_item

ANNOUNCED = 2.5
IN_HEADER = -2.5


def segment_minutes(body: Body) -> list[Item]:
    """Cut minutes into items, in document order."""
    anchors = find_anchors(body)
    candidates = find_candidates(body)
    agenda = find_agenda(body, candidates, anchors)
    candidates = [c for c in candidates if not agenda.excludes(c.debut)]
    score_candidates(body, candidates, anchors)
    announce(candidates, agenda)
    head = header_end(body, agenda)
    for candidate in candidates:
        candidate.score += ANNOUNCED if candidate.annonce else 0.0
        candidate.score += IN_HEADER if candidate.debut < head else 0.0
    segments = Segments(anchors)
    end = min((debut for debut, _ in agenda.exclus if debut > len(body.rows) // 2), default=None)
    rows = end if end is not None else len(body.rows)
    chosen = choose(candidates, segments, rows)
    items = _items(body, chosen, rows, segments)
    first = items[0].debut if items else rows
    opening = opening_item(body, agenda, first)
    if opening is not None and not any(_is_approval(item) for item in items[:2]):
        items.insert(0, opening)
    return items


def _is_approval(item: Item) -> bool:
    return bool(re.search(r"proces[- ]verba|compte[s]?[- ]rendu|\bpv\b", fold(item.objet or "")))


def _items(body: Body, chosen: list[Candidate], rows: int, segments: Segments) -> list[Item]:
    """Make items of headings: drop formalities, containers and withdrawn points, name the rest."""
    items: list[Item] = []
    main = _main_style(chosen)
    container: Candidate | None = None
    parent: Candidate | None = None
    open_end: Item | None = None
    for index, heading in enumerate(chosen):
        fin = chosen[index + 1].debut if index + 1 < len(chosen) else rows
        decided = segments.decisions(heading.debut, fin)[0] > 0
        plat = heading.plat
        if FORMALITY.match(plat) or _withdrawn(body, heading, fin, decided):
            open_end = None
            continue
        if fin <= heading.fin and not decided:
            container = heading
            continue
        sub = heading.numero is None or heading.numero.forme in ("lettre", "sous", "puce")
        if open_end is not None and not decided and heading.style != main and sub:
            open_end.fin = fin
            continue
        numero = _number(heading, container if sub else None, parent, main, decided)
        item = Item(heading.debut, fin, heading.fin, heading.titre, numero, decided or None)
        if heading.annonce and len(heading.annonce) > len(heading.titre) + 8:
            item.doutes = []
        items.append(item)
        if not sub or heading.style == main:
            container = None
            parent = heading
        open_end = item if QUESTIONS_DIVERSES.match(plat) and not decided else None
    return items


def _main_style(chosen: list[Candidate]) -> tuple[object, ...]:
    """The style of most of the headings that were chosen."""
    counts = Counter(heading.style for heading in chosen)
    return counts.most_common(1)[0][0] if counts else ()


def _withdrawn(body: Body, heading: Candidate, fin: int, decided: bool) -> bool:
    """Whether the point was withdrawn or put off without a vote."""
    if decided:
        return False
    texte = " ".join(body.plats[heading.debut : min(fin, heading.fin + 4)])
    short = fin - heading.fin <= 5
    return short and bool(WITHDRAWN.search(texte))


def _number(
    heading: Candidate,
    container: Candidate | None,
    parent: Candidate | None,
    main: tuple[object, ...],
    decided: bool,
) -> str | None:
    """The number of an item as written; a lettered sub-point carries that of its container."""
    numero = heading.numero
    if numero is not None and numero.forme == "lettre" and container is not None:
        if container.numero is not None and container.numero.texte:
            return f"{container.numero.texte}.{numero.texte.upper()}"
    if numero is not None and numero.texte:
        return re.sub(r"\s*([-_/.])\s*", r"\1", numero.texte)
    if parent is not None and parent.numero is not None and decided and _weaker(heading, main):
        return parent.numero.texte or None
    return None


def _weaker(heading: Candidate, main: tuple[object, ...]) -> bool:
    """Whether a heading without number stands under the numbered one before it."""
    if not main or not main[0]:
        return False
    return not (heading.style[3] or heading.objet)
