"""Places, parties and events of a délibération: what `annotate` calls, with all that is known."""

from __future__ import annotations

from typing import Any

from ..records import Deliberation, Seance, replace
from . import evenements, lieux, parties

_NOT_BODY = ("entete", "signature")


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
