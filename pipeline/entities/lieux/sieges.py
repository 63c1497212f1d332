"""Places in the name of an organisation: the town of a company, a school that is paid.

The convention of the annotation guide: the town of a company is a place; a school that receives
money is a party and a building. What this finds may stand inside an organisation, so it is not
among the candidates that exclude one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.flat import Span
from pipeline.gazetteer import normalise

from .mots_communs import COMMON_WORDS
from .noms import WORD
from .repertoire import longest

_COMPANY = frozenset(("forme_juridique", "entreprise"))
_AT = re.compile(
    rf",? +(?:(?:basée?|sise?|située?|installée?|implantée?|domiciliée?) +)?(?:de +|d'|à +)"
    rf"(?=(?:L[AE]S? |L'|l[ae]s? |l')?{WORD})"
)
_LINK = re.compile(r" +(?:(?:de|DE|à|A) +|[dD]')")
_SCHOOL = re.compile(
    r"(?i)(?:groupe scolaire|école|ecole|coll[èe]ge|lyc[ée]e|crèche|EHPAD|hôpital)\b"
)
_WIDEST = 60
"""No name of a commune is longer."""


def seats(flat: str, spans: Sequence[Span], departement: str | None) -> list[Span]:
    """Return the communes of companies, and the schools among the organisations, as places."""
    found: list[Span] = []
    for span in spans:
        if span.kind != "ORG":
            continue
        text = flat[span.debut : span.fin]
        if _SCHOOL.match(text):
            found += _school(flat, span, departement)
        elif span.regle in _COMPANY or (span.regle == "beneficiaire" and text[:6].isupper()):
            found += _town(flat, span, departement)
    return found


def _town(flat: str, span: Span, departement: str | None) -> Iterator[Span]:
    """The commune that follows a company, or that ends its name: "MARTIN TP de Flers"."""
    after = _AT.match(flat, span.fin)
    starts = (
        [after.end()] if after else [m.end() for m in _LINK.finditer(flat, span.debut, span.fin)]
    )
    for start in starts:
        end = longest(flat, start, min(start + _WIDEST, _stop(flat, start)), departement)
        if end is None or normalise(flat[start:end]) in COMMON_WORDS:
            continue
        if after or end >= span.fin:
            yield Span(start, end, "LIEU", "commune", "ville_entreprise", 0.8)
            return


def _school(flat: str, span: Span, departement: str | None) -> Iterator[Span]:
    """The school without its town, and the town: "collège Jules-Verne | de | Flers"."""
    links = list(_LINK.finditer(flat, span.debut, span.fin))
    last = links[-1] if links else None
    end = span.fin
    if last and _is_town(flat, span.debut, last, span.fin, departement):
        end = last.start()
        yield Span(last.end(), span.fin, "LIEU", "commune", "ville_ecole", 0.7)
    if len(flat[span.debut : end].split()) > 1:
        yield Span(span.debut, end, "LIEU", "equipement", "ecole_aidee", 0.7)


def _is_town(flat: str, debut: int, link: re.Match[str], fin: int, departement: str | None) -> bool:
    """Tell the town of a school from the end of a name: "de Flers", but "Simone de Beauvoir"."""
    head = flat[debut : link.start()]
    if not flat[link.end() : link.end() + 1].isupper():
        return False
    named = [word for word in re.findall(r"[A-ZÀ-Ý]\w+", head) if not _SCHOOL.match(word)]
    linked = re.search(r" (?:de |du |des |d')", head) is not None
    if named or linked:
        return len(named) > 1 or linked
    return longest(flat, link.end(), fin, departement) == fin


def _stop(flat: str, start: int) -> int:
    """Return where the line or the clause ends."""
    end = re.compile(r"[\n\t,;:.()]").search(flat, start)
    return end.start() if end else len(flat)
