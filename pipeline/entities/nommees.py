"""Places, parties and events of a délibération: what `annotate` calls, with all that is known."""

from __future__ import annotations

import re
from typing import Any

from ..records import Deliberation, Seance, replace
from . import evenements, lieux, parties

_NOT_BODY = ("entete", "signature")
_PAID = ("subvention", "marche", "garantie")
_NOBODY = re.compile(
    r"(?i)(?:commune|communes|ville|village|monsieur|madame|mm?e?\.?|mlle|famille|consorts|"
    r"chaque|tous?|"
    r"l'ensemble|budgets?|d\b|\d)\b"
)
"""A name that begins like this is a place, a person, or nobody."""


def annotate_names(deliberation: Deliberation, seance: Seance | None = None) -> Deliberation:
    """Return `deliberation` with its lieux, organisations, personnes and evenements.

    The members of the council come from the presence list of `seance`, the département from the
    INSEE code or the SIREN; the dates already found in `deliberation` date the events.
    """
    session = seance or Seance()
    texte = deliberation.texte
    context: dict[str, Any] = {
        "membres": members(session),
        "collectivite": deliberation.collectivite or session.collectivite,
        "departement": departement(session.code_insee, deliberation.siren or session.siren),
        "exclues": tuple(
            (part.debut, part.fin) for part in deliberation.parties if part.nature in _NOT_BODY
        ),
    }
    context["beneficiaires"] = beneficiaires(deliberation)
    places = lieux.extract(texte, **context)
    organisations, persons = parties.extract(texte, **context)
    events = evenements.extract(texte, deliberation.dates, places, deliberation.objet)
    page = deliberation.page_at
    return replace(
        deliberation,
        lieux=tuple(replace(item, page=page(item.debut)) for item in places),
        organisations=tuple(replace(item, page=page(item.debut)) for item in organisations),
        personnes=tuple(replace(item, page=page(item.debut)) for item in persons),
        evenements=events,
    )


def beneficiaires(deliberation: Deliberation) -> tuple[tuple[int, int], ...]:
    """Return where the text writes the names of those that amounts are paid to.

    A recipient of a subvention or the holder of a contract is a party, however it is called
    ("Les Amis du Lavoir", "collège Jeanne-Barret").
    """
    texte, found = deliberation.texte, []
    for montant in deliberation.montants:
        name = montant.beneficiaire
        if not name or montant.role not in _PAID or _NOBODY.match(name):
            continue
        pattern = re.compile(r"[\s«»\"“”]+".join(map(re.escape, name.split())))
        spans = [match.span() for match in pattern.finditer(texte)]
        if spans:
            found.append(min(spans, key=lambda span: abs(span[0] - montant.debut)))
    return tuple(dict.fromkeys(found))


def members(seance: Seance) -> tuple[str, ...]:
    """Return the names of the members of the council that the header of a document gives."""
    named = [*seance.presents_noms, *seance.absents_noms]
    for pouvoir in seance.pouvoirs:
        named += [name for name in (pouvoir.mandant, pouvoir.mandataire) if name]
    return tuple(dict.fromkeys(named))


def departement(code_insee: str | None, siren: str | None) -> str | None:
    """Return the code of the département from the INSEE code, or from the SIREN of a commune."""
    from ..gazetteer import gazetteer

    if code_insee:
        return code_insee[:3] if code_insee.startswith("97") else code_insee[:2]
    if siren:
        found = gazetteer().by_siren(siren)
        if found:
            return found.departement
    return None
