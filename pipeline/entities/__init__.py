"""What a délibération names: amounts, dates, places, organisations, persons, events, references."""

from __future__ import annotations

from ..records import Deliberation, Seance, replace


def annotate(deliberation: Deliberation, seance: Seance | None = None) -> Deliberation:
    """Return `deliberation` with its entities, each with offsets in `texte` and its page.

    `seance` gives the dates of the session, which are left out of the dates cited and resolve
    those without a year.
    """
    from . import dates, montants, references
    from .montants.doutes import doubts
    from .nlp import version
    from .nommees import annotate_names

    texte, parties = deliberation.texte, deliberation.parties
    day = deliberation.date or (seance.date if seance else None)
    session = (seance.convocation, seance.pref_date) if seance else ()
    found_montants = montants.extract(
        texte,
        objet=deliberation.objet,
        parties=parties,
        collectivite=deliberation.collectivite or (seance.collectivite if seance else None),
    )
    found_dates = dates.extract(
        texte, seance_date=day, parties=parties, exclues=(deliberation.pref_date, *session)
    )
    page = deliberation.page_at
    annotated = replace(
        deliberation,
        montants=tuple(replace(m, page=page(m.debut)) for m in found_montants),
        dates=tuple(replace(d, page=page(d.debut)) for d in found_dates),
        references=references.extract(texte),
        modeles={**deliberation.modeles, **({"ner": version()} if version() else {})},
        a_verifier=(*deliberation.a_verifier, *doubts(texte, found_montants, deliberation.objet)),
    )
    return annotate_names(annotated, seance)
