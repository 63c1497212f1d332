"""Organisations by grammar: legal forms, descriptive names, public bodies, acronyms, tables."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span
from pipeline.entities.sigles import PARENTHESIS, shortens

from . import patterns as P
from .acronymes import acronyms
from .bornes import bounded
from .descriptives import descriptives
from .entreprises import companies
from .tableaux import rows

_AS_A_PLACE = re.compile(
    r"(?:dans|sur|territoire|hors|code|conseil d'|conseil|préfète?|représentant|sein|"
    r"diplôme|compte|du nom) ?(?:de |du |de l'|de la |le |la |l'|d')*$"
)
"""Before "Département", "Région", "État": it does not act."""
_BEFORE_CLUB = re.compile(r"(?i)\b(?:le|du|au|l'|club|association|de l'|à l') ?$")


def candidates(flat: str) -> list[Span]:
    """Return the spans that the grammars take for organisations, overlapping ones included."""
    spans = [
        *companies(flat),
        *descriptives(flat),
        *_listed(flat),
        *_funders(flat),
        *acronyms(flat),
        *rows(flat),
        *_compounds(flat),
    ]
    return spans + _with_other_name(flat, spans)


def _with_other_name(flat: str, spans: list[Span]) -> list[Span]:
    """Names told twice: "TE 61 (Syndicat d'énergie de l'Orne)", "Direction des routes (DIR)"."""
    found = []
    for span in spans:
        other = PARENTHESIS.match(flat, span.fin)
        if other is None:
            continue
        name, beside = flat[span.debut : span.fin], other["dedans"]
        if shortens(beside, name) or shortens(name, beside):
            weight = max(span.poids, 0.8)
            found.append(Span(span.debut, other.end(), "ORG", None, span.regle, weight))
    return found


def _listed(flat: str) -> list[Span]:
    return [
        Span(m.start(), m.end(), "ORG", None, "nom_connu", 0.8) for m in P.NATIONAL.finditer(flat)
    ]


def _funders(flat: str) -> list[Span]:
    """The State, the région and the département where they act (they pay, decide, are asked)."""
    spans = []
    for match in P.FUNDER.finditer(flat):
        before = flat[max(0, match.start() - 28) : match.start()].lower()
        if _AS_A_PLACE.search(before):
            continue
        start = max(flat.rfind("\n", 0, match.start()), match.start() - 220)
        named = " " in match["nom"]
        if named or P.FUNDER_CONTEXT.search(flat, start + 1, match.end() + 160):
            spans.append(
                Span(match.start(), match.end(), "ORG", None, "financeur", 0.82 if named else 0.65)
            )
    return spans


def _compounds(flat: str) -> list[Span]:
    """ "X Métropole", "Ville de X" (another town, which acts), "X handball"."""
    spans: list[Span | None] = [
        bounded(flat, m.start("nom"), m.end("nom"), "nom_metropole", 0.8)
        for m in P.METROPOLE.finditer(flat)
    ]
    spans += [bounded(flat, m.start(), m.end(), "ville", 0.93) for m in P.TOWN.finditer(flat)]
    spans += [
        bounded(flat, m.start("nom"), m.end("nom"), "club_sportif", 0.8)
        for m in P.SPORTS_CLUB.finditer(flat)
        if _BEFORE_CLUB.search(flat[max(0, m.start() - 12) : m.start()])
        and m["nom"].split()[0] not in ("Le", "La", "Les")
    ]
    return [span for span in spans if span]
