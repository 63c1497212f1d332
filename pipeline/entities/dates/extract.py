"""Dates cited by a délibération, with their role."""

from __future__ import annotations

from collections.abc import Sequence

from ...records import DateCitee, Part
from ..folding import fold, tidy
from . import patterns as p
from .mentions import Found, find
from .roles import role_of

_SKIPPED_PARTS = ("entete", "signature")
_LINE = 400
"""Lines are looked at no further than this, so that a text without lines costs no more."""


def extract(
    texte: str,
    *,
    seance_date: str | None = None,
    parties: Sequence[Part] = (),
    exclues: Sequence[str | None] = (),
) -> tuple[DateCitee, ...]:
    """Return the distinct dates that `texte` cites, in order.

    Args:
        texte: text of a délibération.
        seance_date: ISO date of the séance: it is left out, and it resolves "18 mars dernier".
        parties: parts of the act; header and signature are skipped.
        exclues: other ISO dates of the session (convocation, préfecture), left out too.

    Returns:
        Dates with the precision the text has ("2014-06" stays so; "2022/2023" is a school year).
        `calcule` marks an end that a duration gave. Bare budget years, and the dates of
        convocation, publication and transmission are left out.
    """
    folded, tidied = fold(texte), tidy(texte)
    left_out = {seance_date, *exclues} - {None}
    chosen: dict[str, tuple[Found, str]] = {}
    for found in find(folded, seance_date or own_seance(folded)):
        if found.iso in left_out or _skipped(folded, found, parties):
            continue
        role = role_of(folded, tidied, found)
        known = chosen.get(found.iso)
        if known is None:
            chosen[found.iso] = (found, role)
        elif known[1] == "autre" and role != "autre":
            chosen[found.iso] = (known[0], role)
    _drop_vague(chosen)
    ordered = sorted(chosen.values(), key=lambda item: item[0].debut)
    return tuple(
        DateCitee(
            iso=found.iso,
            texte=" ".join(texte[found.debut : found.fin].split()),
            role=role,  # type: ignore[arg-type]
            debut=found.debut,
            fin=found.fin,
            calcule=found.calcule,
            regle=f"dates.{found.regle}",
        )
        for found, role in ordered
    )


def own_seance(folded: str) -> str | None:
    """Return the date of the séance that a running header states ("…, séance du 19 mai 2017")."""
    for match in p.HEADER_SEANCE.finditer(folded):
        days = [found.iso for found in find(match["date"]) if len(found.iso) == 10]
        if days:
            return days[0]
    return None


def _skipped(folded: str, found: Found, parties: Sequence[Part]) -> bool:
    for part in parties:
        if part.debut <= found.debut < part.fin and part.nature in _SKIPPED_PARTS:
            return True
    low, high = max(0, found.debut - _LINE), min(len(folded), found.fin + _LINE)
    line_start = max(low, folded.rfind("\n", low, found.debut) + 1)
    line_end = folded.find("\n", found.fin, high)
    line = folded[line_start : line_end if line_end >= 0 else high]
    before = folded[max(line_start - 1, found.debut - 160, 0) : found.debut]
    near = folded[max(0, found.debut - 60) : found.debut]
    if p.NOT_CITED.search(before) or p.NOT_A_DATE.search(near):
        return True
    if p.PLACE_AND_DATE.fullmatch(line):
        return True
    alone = len(line.strip()) <= 90 and not folded[found.fin : line_start + len(line)].strip(
        " .-|0123456789"
    )
    named = "deliberation" in before or "proces" in before or "compte" in before
    return bool(alone and not named and p.SEANCE_HEADER.search(before))


def _drop_vague(chosen: dict[str, tuple[Found, str]]) -> None:
    """Drop a year that a fuller date of the same text already says."""
    for value in [v for v in chosen if len(v) == 4]:
        if any(other != value and other.startswith(value + "-") for other in chosen):
            del chosen[value]
