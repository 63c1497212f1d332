"""Sigles of organisations: with the name that follows them ("SIVOM de X"), or alone ("la CAF")."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span, fold, shouting
from pipeline.entities.sigles import shortens
from pipeline.gazetteer import gazetteer, normalise

from . import patterns as P
from .bornes import bounded
from .prenoms import is_given

_NAMED_AFTER = frozenset(
    "US AS FC ES APE APEL MFR ACCA AAPPMA OGEC ESAT "
    "IME ADMR SEM SPL UNC FNACA EPF PNR PETR SIVOM SIAEP".split()
)
"""Acronyms that a name follows without "de" ("US Marcillé")."""
_ALSO_WORDS = ("SEM", "SPL", "US", "AS", "ES", "FC", "GEMAPI", "SCOT")
"""Acronyms that prove nothing in a title in capitals."""
_COMMON_ENDING = re.compile(
    r"(?:TION|TIONS|SSION|MENT|MENTS|AGE|AGES|ANCE|ENCE|ITE|ITES|EUR|EURS)$"
)
_PLACE = re.compile(rf" (?:du |de la |de l'|des |d'|de ){P.W}(?:[ -](?:{P.IN})?{P.W}){{0,3}}")
"""The place of a body that its sigle names: "l'USTOM du Castillonnais"."""
_IN_PARENTHESES = re.compile(r" ?\((?P<sigle>[A-Z][A-Za-z.&' -]{2,14})\)")
_WORD = re.compile(r"(?<![\w'-])[^\W\d_]+")
_HEAD = re.compile(
    r"(?i)(?:association|syndicat|fédération|union|comité|centre|agence|office|société|groupement|"
    r"conseil|direction|service|établissement|communauté|institut|fondation|caisse|chambre|maison|"
    r"mission|ligue|amicale|club|confédération|collectif|organisme|observatoire|réseau|pôle|parc|"
    r"compagnie|coopérative) $"
)
"""What the name of an organisation begins with."""
_CIVIL = re.compile(r"(?i)(?:\bm\.|\bmm\.?|\bmr\.?|mme\.?|mlle|monsieur|madame|maître|\bme) $")
_WEAK_LINK = re.compile(r"(?i)(?:et|de|d'|chez) ?$")
"""After these words, only a short acronym is believed ("PIVOT et LEROUX")."""


def acronyms(flat: str) -> list[Span]:
    """Return the sigles of a flat text that stand for an organisation."""
    spans = [_named(flat, match) for match in P.SIGLE_NAMED.finditer(flat)]
    for match in P.ACRONYM.finditer(flat):
        if _believed(flat, match):
            place = _PLACE.match(flat, match.end("nom"))
            end = (
                place.end() if place and not shouting(flat, match.end("nom")) else match.end("nom")
            )
            spans.append(Span(match.start("nom"), end, "ORG", None, "sigle", 0.55))
    spans += [_spelled(flat, match) for match in _IN_PARENTHESES.finditer(flat)]
    return [span for span in spans if span]


def _spelled(flat: str, match: re.Match[str]) -> Span | None:
    """The name before a sigle in parentheses, whose letters say where it begins.

    So a name may hold commas, "et", small words: "association Danse, Art et Lecture (DAL)".
    """
    sigle, end = match["sigle"], match.start()
    if sigle in P.NOT_AN_ACRONYM or len(re.sub(r"[^A-Za-z]", "", sigle)) < 3:
        return None
    low = max(flat.rfind("\n", 0, end), flat.rfind("\t", 0, end), end - 130) + 1
    for word in reversed(list(_WORD.finditer(flat, low, end))):
        if not shortens(sigle, flat[word.start() : end].strip(), strict=True):
            continue
        head = _HEAD.search(flat[max(0, word.start() - 16) : word.start()])
        if head or _HEAD.match(word[0].lower() + " "):
            begin = word.start() - len(head[0]) if head else word.start()
            return Span(begin, match.end(), "ORG", None, "sigle_epele", 0.9)
        return None
    return None


def _named(flat: str, match: re.Match[str]) -> Span | None:
    sigle = match["sigle"]
    if sigle in P.NOT_AN_ACRONYM and sigle != "SCOT":
        return None
    if sigle in _ALSO_WORDS and shouting(flat, match.start()):
        return None
    linked = re.match(r" (?:de |du |des |d'|\d)", match["nom"]) or match["nom"].isupper()
    end = match.end() if linked or sigle in _NAMED_AFTER else match.end("sigle")
    return bounded(flat, match.start(), end, "sigle_nomme", 0.88)


def _believed(flat: str, match: re.Match[str]) -> bool:
    """Tell whether a word in capitals after an article is a sigle, not a word or a surname."""
    name = match["nom"]
    if name.split(" ")[0] in P.NOT_AN_ACRONYM or name in P.NOT_AN_ACRONYM or len(name) > 12:
        return False
    if len(match["det"]) > 2 and match["det"].isupper():
        return False
    if shouting(flat, match.start("nom")) or re.fullmatch(r"[IVXLC]+", name):
        return False
    following = flat[match.end("nom") : match.end("nom") + 14]
    if re.match(r" ?[A-Z]{2,}| [A-Z][a-z]+", following) and len(name) > 5:
        return False
    if len(name) > 5 and _WEAK_LINK.match(match["det"]):
        return False
    if name.isalpha() and _is_word(flat, match, name):
        return False
    return normalise(name) not in gazetteer().commune_keys


def _is_word(flat: str, match: re.Match[str], name: str) -> bool:
    if is_given(name) or _COMMON_ENDING.search(name):
        return True
    if _CIVIL.search(flat[max(0, match.start() - 10) : match.start("nom")]):
        return True
    written = re.search(rf"(?<![\w-]){re.escape(fold(name))}(?![\w-])", flat)
    return len(name) > 3 and written is not None
