"""Events of a text: a name by grammar, then the date and the place of the same sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.entities.flat import as_written, flatten, fold, sentences
from pipeline.records import DateCitee, Evenement, Lieu

from . import patterns as P

_AT = re.compile(r" (?:à|À|a|sur la commune de) (?:(?:la|le|les) |l')?$")
_EDGE = re.compile(r"(?: (?:de|du|des|la|le|les|et|en|à|au|aux|sur|d|l)|[ ,.;:'-])+$")


def extract(
    texte: str,
    dates: Sequence[DateCitee] = (),
    lieux: Sequence[Lieu] = (),
    objet: str | None = None,
) -> tuple[Evenement, ...]:
    """Return the events open to the public that a text names.

    Args:
        texte: the text of a délibération.
        dates: the dates found in it; those of role `evenement`, `debut` or `fin` date an event.
        lieux: the places found in it.
        objet: the title, searched too.

    Returns:
        One `Evenement` per distinct name. A date or a place is taken from the same sentence only,
        or from the only dated event of the text; otherwise it is None.
    """
    flat = flatten(texte)
    bounds = list(sentences(flat))
    found: dict[str, Evenement] = {}
    for match in P.EVENT.finditer(flat):
        event = _event(texte, flat, match, bounds, dates, lieux)
        if event and not _known(found, event):
            found[fold(event.nom)] = event
    if objet:
        title = flatten(objet)
        for match in P.EVENT.finditer(title):
            event = _event(objet, title, match, [(0, len(title))], (), ())
            if event and not _known(found, event):
                found[fold(event.nom)] = event
    events = list(found.values())
    dated = [d for d in dates if d.role == "evenement"]
    if len(events) == 1 and events[0].date is None and len({d.iso for d in dated}) == 1:
        events[0] = Evenement(nom=events[0].nom, date=dated[0].iso, lieu=events[0].lieu)
    return tuple(events)


def _known(found: dict[str, Evenement], event: Evenement) -> bool:
    """Tell whether an event, or a fuller name of it, is already there; a fuller one replaces it."""
    words = set(fold(event.nom).split())
    for key in list(found):
        others = set(key.split())
        if words <= others:
            return True
        if others < words:
            old = found.pop(key)
            found[fold(event.nom)] = Evenement(
                nom=event.nom, date=event.date or old.date, fin=event.fin or old.fin,
                lieu=event.lieu or old.lieu,
            )  # fmt: skip
            return True
    return False


def _event(
    texte: str,
    flat: str,
    match: re.Match[str],
    bounds: list[tuple[int, int]],
    dates: Sequence[DateCitee],
    lieux: Sequence[Lieu],
) -> Evenement | None:
    edge = _EDGE.search(flat, match.start(), match.end())
    end = edge.start() if edge and edge.end() == match.end() else match.end()
    town = next((p for p in lieux if match.start() < p.debut < end and p.type == "commune"), None)
    at = town and _AT.search(flat, match.start(), town.debut)
    if at:
        end = at.start()
    name = flat[match.start() : end]
    if P.ORGANISER.search(flat[max(0, match.start() - 40) : match.start()]):
        return None
    named = match["nom"] is not None
    if not named and not P.ALONE.match(name):
        return None
    if P.NOT_AN_EVENT.match(name):
        return None
    start, stop = next(((a, b) for a, b in bounds if a <= match.start() < b), (0, len(flat)))
    told = named and P.SELF_TOLD.match(name)
    if (
        len(flat) > 300
        and not told
        and not P.OPEN_CONTEXT.search(flat, max(0, start - 200), min(len(flat), stop + 200))
    ):
        return None
    begin, finish = _dates(dates, start, stop)
    place = next(
        (p.texte for p in lieux if start <= p.debut < stop and not match.start() <= p.debut < end),
        None,
    )
    return Evenement(nom=as_written(texte, match.start(), end), date=begin, fin=finish, lieu=place)


def _dates(dates: Sequence[DateCitee], start: int, stop: int) -> tuple[str | None, str | None]:
    """Return the first and the last day that a sentence gives to an event."""
    near = [d for d in dates if start <= d.debut < stop]
    day = next((d.iso for d in near if d.role == "evenement"), None)
    first = next((d.iso for d in near if d.role == "debut"), None)
    last = next((d.iso for d in near if d.role == "fin"), None)
    return (day or first, last) if (day or first) else (None, None)
