"""Associations and public bodies, whose names are descriptions that go on in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.entities.flat import Span, shouting

from . import patterns_descriptifs as D
from .bornes import bounded
from .patterns import W

_CAPITAL = re.compile(r"[A-ZÀ-Ý«\"]")
_ASIDE = re.compile(
    r" (?:(?:pour|contre|avec|auprès|dans|sur|par) |au |aux |à la |à l'|et (?:à|au|aux) )"
)
"""After a name that is already proper, these words begin something else."""
_HELPS = re.compile(r"(?i)(?:aide|appui|soutien|accès|retour|secours|services?|droit|accueil)$")
"""Before "aux", "pour": the name goes on ("Aide aux victimes", "Secours pour…")."""
_CAPS_ASIDE = re.compile(
    r" (?:RELATI\w+|CONCERNANT|PORTANT|DANS|AU TITRE|AU POINT|AVEC|D[EÉ]SIGNATION|MODIFICATION|"
    r"ATTRIBUTION|APPROBATION|AVENANT|ADH[EÉ]SION|SUBVENTION|CONVENTION|POUR L[AE]S? "
    r"(?:R[EÉ]ALISATION|MISE|GESTION|FINANCEMENT|TRAVAUX|P[EÉ]RIODE|DUR[EÉ]E|ANN[EÉ]E)|"
    r"ET (?:CONDITIONS|APPROBATION|AUTORISATION|DESIGNATION|DÉSIGNATION|SIGNATURE|"
    r"À L'ASSOCIATION|A L'ASSOCIATION))\b"
)
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Ý][\w'-]+ $")
_CLUB = re.compile(rf"(?:^|[^\w'-])(?P<gauche>(?:{W} ){{1,2}})$")
_ARTICLES = frozenset("Le La Les Un Une Du Des Au Aux Ce Notre".split())
_STATUTE = re.compile(
    r"(?i)sociétés? (?:anonyme|d'économie mixte|publique locale)[^«\"]{0,40}[«\"] ?(?P<nom>[^»\"]+)"
)
"""A company that its statute describes before its own name in quotes."""


def descriptives(flat: str) -> list[Span]:
    """Return the associations and the public bodies of a flat text."""
    spans = [_association(flat, *found) for found in _found(flat, D.ASSOCIATION)]
    spans += [_body(flat, *found) for found in _found(flat, D.BODY)]
    for match in D.CAPS_GROUP.finditer(flat):
        aside = _CAPS_ASIDE.search(flat, match.start(), match.end())
        end = aside.start() if aside else match.end()
        if len(flat[match.start() : end].split()) > 1:
            spans.append(bounded(flat, match.start(), end, "nom_capitales", 0.75))
    spans += [
        Span(m.start(), m.end(), "ORG", None, "association_commune", 0.7)
        for m in D.COMMON_ASSOCIATION.finditer(flat)
    ]
    return [span for span in spans if span]


def _found(flat: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
    """Yield each match with the end of its name; what is cut off is read again."""
    position = 0
    while match := pattern.search(flat, position):
        end = _end(flat, match)
        yield match, end
        position = max(end, match.end("mot"))


def _end(flat: str, match: re.Match[str]) -> int:
    """Return where a name ends: before words that are no part of it."""
    start, end = match.start("nom"), match.end()
    for stop in D.STOP_LINK.finditer(flat, start, match.end("nom")):
        # "Logement Cadre de vie": a capital and no small word before is a part of the name.
        if not re.fullmatch(r" [A-ZÀ-Ý][a-zà-ÿ]+", stop[0]):
            end = stop.start()
            break
    for aside in _ASIDE.finditer(flat, start, min(end, match.end("nom"))):
        before = flat[start : aside.start()]
        if before.count("«") > before.count("»"):
            continue
        complete = _CAPITAL.search(before) or D.ALLOWED_LOWER.fullmatch(match["mot"])
        if complete and not _HELPS.search(before):
            return aside.start()
    return end


def _association(flat: str, match: re.Match[str], end: int) -> Span | None:
    word, name = match["mot"].lower(), flat[match.start("nom") : end]
    text = flat[match.start() : end].strip()
    if D.BARE_REJECTED.match(text):
        return None
    proper = _CAPITAL.search(name) is not None
    weight = 0.85
    if not proper:
        if not D.LOWER_ASSOCIATION.match(text):
            return None
        weight = 0.7
    if word in D.NEVER_ALONE:
        if len(name.split()) < 2:
            return None
        weight = 0.5
    begin = _club_start(flat, match.start()) if word == "club" else match.start()
    span = bounded(flat, begin, end, "association", weight)
    if span and (proper or len(flat[span.debut : span.fin].split()) > 1):
        return span
    return None


def _club_start(flat: str, start: int) -> int:
    """Return where "Judo Club de X" begins: with the words in capitals before "Club"."""
    left = _CLUB.search(flat, max(0, start - 40), start)
    if not left or shouting(flat, start):
        return start
    words = left["gauche"].split()
    while words and words[0] in _ARTICLES:
        words = words[1:]
    return start - len(" ".join(words)) - 1 if words else start


def _body(flat: str, match: re.Match[str], end: int) -> Span | None:
    text = flat[match.start() : end].strip()
    if D.BARE_REJECTED.match(text) or _inside_name(flat, match):
        return None
    statute = _STATUTE.match(text)
    if statute:
        debut = match.start() + statute.start("nom")
        return bounded(flat, debut, debut + len(statute["nom"].rstrip()), "organisme", 0.88)
    proper = _CAPITAL.search(flat[match.start("nom") : end]) is not None
    weight = 0.88
    if not proper and not match["sigle"] and not _CAPITAL.match(match["mot"]):
        if not D.ALLOWED_LOWER.match(text):
            return None
        weight = 0.6
    span = bounded(flat, match.start(), end, "organisme", weight)
    if not span:
        return None
    if proper or len(flat[span.debut : span.fin].split()) > 1:
        return span
    if _CAPITAL.match(text) and not shouting(flat, span.debut):
        return Span(span.debut, span.fin, "ORG", None, "organisme_nu", 0.5)
    return None


def _inside_name(flat: str, match: re.Match[str]) -> bool:
    """Tell whether "Métropole" ends a name ("Vallons Métropole") instead of beginning one."""
    if not re.match(r"(?i)(?:euro)?métropole", match["mot"]):
        return False
    return _CAPITAL_BEFORE.search(flat[max(0, match.start() - 20) : match.start()]) is not None
