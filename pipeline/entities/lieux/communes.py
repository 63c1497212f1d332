"""Communes in a text: names of the gazetteer, accepted only where the context is that of a place.

A third of the names of communes are also common words, surnames or saints. So a name is accepted
by the strength of its context: after "commune de" any name of the gazetteer; after "à" a name that
is no common word; elsewhere only a name of several words, or one of the département of the
collectivité, or a large town. The INSEE code is given only when one commune remains.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.entities.flat import LOWER, UPPER, Span, shouting
from pipeline.gazetteer import gazetteer, normalise

from .annoncees import introduced
from .mots_communs import COMMON_WORDS
from .repertoire import named, near

_START = re.compile(
    rf"(?<![{UPPER}{LOWER}\w])(?<![{UPPER}{LOWER}]-)(?:Ste?\.(?= )|[{UPPER}][{UPPER}{LOWER}]+)"
)
_MORE = re.compile(
    rf"(?:[ \-]|')(?:(?:sur|sous|en|lès|lez|les|le|la|aux?|de|du|des|d'|l'|et|près|à|"
    rf"SUR|SOUS|EN|LES|LE|LA|AUX?|DE|DU|DES|D'|L'|ET)[ \-]?){{0,3}}[{UPPER}][{UPPER}{LOWER}]+"
)
_BEFORE = re.compile(
    r"(?:(?:^|(?<=[ (/«,:;'\t\n-]))(?=[^ ,/(:])|(?=[,/(:«–—-]))(?P<mot>à|À|A|sur|SUR|de|DE|d'|D'|"
    r"des|DES|du|DU|et|ET|vers|entre|aux?|pour|chez|"
    r"[,/(:«–—-]) ?(?:(?P<art>la|le|les|l'|La|Le|Les|L'|LA|LE|LES) ?)?$"
)
_NOT_HERE = re.compile(
    r"(?i)(?:notaires?|fait|délibéré|réunie?s?\b[^.;]*|assemblée?s?|mairie|maire|siège|sise?s?|"
    r"(?:domiciliée?s?|demeurant)\b[^.;]*|trésorerie|,|\d|"
    r"\b(?:rue|avenue|place|route|chemin|boulevard|impasse|allée|quai|cours)\b[^,.;\n]{2,40}) à $"
)
"""Where the name of the council's own commune only says who acts, signs or lives there."""
_PART = re.compile(
    r"\b(?:[Gg]rands?|Pays|Cœur|Coeur) \||"
    r"\| (?!Monsieur|Madame|Mme|Le |La |Les |Il |Elle |Un|Vu|Dans|Pour|Par|Considérant)"
    r"[A-ZÀ-Ý][a-zà-ÿ]{2}"
)
"""A name that is part of a longer one: "Grand Figeac", "Flers Solidarité"."""
_GOES_ON = re.compile(r" (?:des |du |de la |de l')[A-ZÀ-Ý]")
"""After a name with its article, what makes a longer name: "la Chaume des Veaux"."""
_ARTICLES = frozenset(("la", "le", "les", "l"))
_COMMA = re.compile(r" ?(?:,|;|/|et|,? et) ?(?:(?:de |d'|à )(?=[A-Z]))?")
_LARGE = 8000


def communes(flat: str, departement: str | None, council: str | None) -> list[Span]:
    """Return the communes named in a flat text.

    Args:
        flat: the flat text.
        departement: code of the département of the collectivité, to choose between homonyms.
        council: normalised name of the collectivité, which is no place where it only names itself.
    """
    spans = introduced(flat, departement, council)
    taken = [(span.debut, span.fin) for span in spans]
    doubtful: list[Span] = []
    for match in _START.finditer(flat):
        span = _free(flat, match, departement, council)
        if span and not any(a < span.fin and span.debut < b for a, b in taken):
            (spans if span.poids else doubtful).append(span)
            taken.append((span.debut, span.fin))
    return spans + _enumerated(flat, spans, doubtful)


def _enumerated(flat: str, sure: list[Span], doubtful: list[Span]) -> list[Span]:
    """Return the doubtful names that stand in a list with a sure one, or in a list of three."""
    ordered = sorted([*sure, *doubtful], key=lambda span: span.debut)
    found: list[Span] = []
    run: list[Span] = []
    for span in [*ordered, Span(len(flat) + 99, len(flat) + 99, "LIEU")]:
        if run and not _COMMA.fullmatch(flat, run[-1].fin, max(span.debut, run[-1].fin)):
            if len(run) > 1 and (len(run) > 2 or any(s.poids for s in run)):
                found += [replace(s, poids=0.65) for s in run if not s.poids]
            run = []
        run.append(span)
    return found


def _free(
    flat: str, match: re.Match[str], departement: str | None, council: str | None
) -> Span | None:
    """A name of the gazetteer wherever it stands, if its context allows."""
    start, end = match.start(), match.end()
    stops = [end]
    while (more := _MORE.match(flat, end)) and len(stops) < 7:
        end = more.end()
        stops.append(end)
    before = _BEFORE.search(flat, max(0, start - 14), start)
    article = before.start("art") if before and before["art"] else None
    for begin in ([article] if article is not None else []) + [start]:
        for stop in reversed(stops):
            name = flat[begin:stop]
            key = normalise(name)
            if key == council and _located(flat, begin, stop):
                return Span(begin, stop, "LIEU", "commune", "commune_du_conseil", 0.75)
            if key == council or len(key) < 3:
                return None
            if key in gazetteer().commune_keys or (
                departement and begin == article and near(name, departement)
            ):
                return _judge(flat, begin, stop, key, before, departement)
    if departement and len(stops) and before and before["mot"] and len(match.group()) > 5:
        name = flat[start : stops[-1]]
        if normalise(name) not in COMMON_WORDS and near(name, departement):
            return Span(start, stops[-1], "LIEU", "commune", "commune_sans_article", 0.7)
    return None


def _judge(
    flat: str, begin: int, stop: int, key: str,
    before: re.Match[str] | None, departement: str | None,
) -> Span | None:  # fmt: skip
    """Accept or refuse a name of the gazetteer, by its length and its context."""
    name = flat[begin:stop]
    several = (
        len(key.split()) > 1 and not key.startswith(("saint ", "sainte ")) or len(key.split()) > 2
    )
    if (
        stop < len(flat)
        and flat[stop] in "-'"
        and stop + 1 < len(flat)
        and flat[stop + 1].isalpha()
    ):
        return None
    if key in COMMON_WORDS and not several:
        return None
    found = named(name, departement)
    here = departement is not None and any(item.departement == departement for item in found)
    large = any((item.population or 0) >= _LARGE for item in found)
    word = before["mot"].lower() if before else ""
    capitals = name.isupper() and shouting(flat, begin)
    around = f"{flat[max(0, begin - 8) : begin]}|{flat[stop : stop + 14]}"
    if not capitals and _PART.search(around):
        return None
    short = len(key.split()) == 2 and key.split()[0] in _ARTICLES
    announced = word == "à" or (flat[begin].isupper() and word in ("de", "et", ","))
    if short and (_GOES_ON.match(flat, stop) or not (here or announced)):
        return None
    if several and (here or (before and not capitals) or large):
        return Span(begin, stop, "LIEU", "commune", "gazetteer_compose", 0.85 if here else 0.7)
    if word == "à" and not capitals and (here or large or len(key) > 4):
        return Span(begin, stop, "LIEU", "commune", "gazetteer_a", 0.85)
    if here and len(key) > 4:
        weight = 0.75 if before else 0.62
        return Span(begin, stop, "LIEU", "commune", "gazetteer_departement", weight)
    if large and before and not capitals and word not in ("du", "des"):
        return Span(begin, stop, "LIEU", "commune", "gazetteer_grande", 0.6)
    if name[0].isupper() and len(key) > 3 and not capitals:
        return Span(begin, stop, "LIEU", "commune", "commune_enumeree", 0.0)
    return None


def _located(flat: str, begin: int, stop: int) -> bool:
    """Tell whether the commune of the council is named as the place where something happens."""
    before = flat[max(0, begin - 70) : begin]
    return (
        before.endswith((" à ", "\nà "))
        and not _NOT_HERE.search(before)
        and not re.match(r",? le \d|,? \(?\d", flat[stop : stop + 6])
    )
