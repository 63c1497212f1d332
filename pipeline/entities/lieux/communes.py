"""Communes in a text: names of the gazetteer, accepted only where the context is that of a place.

A third of the names of communes are also common words, surnames or saints. So a name is accepted
by the strength of its context: after "commune de" any name of the gazetteer; after "à" a name that
is no common word; elsewhere only a name of several words, or one of the département of the
collectivité, or a large town. The INSEE code is given only when one commune remains.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.entities.flat import LOWER, UPPER, Span, shouting
from pipeline.gazetteer import Collectivite, Nature, gazetteer, normalise

from .mots_communs import COMMON_WORDS
from .noms import WORD

_NATURES: tuple[Nature, ...] = ("commune", "commune_deleguee", "commune_associee")
_TOKEN = re.compile(rf"[{UPPER}{LOWER}][{UPPER}{LOWER}]*\.?|'|-")
_START = re.compile(
    rf"(?<![{UPPER}{LOWER}\w])(?<![{UPPER}{LOWER}]-)(?:Ste?\.(?= )|[{UPPER}][{UPPER}{LOWER}]+)"
)
_MORE = re.compile(
    rf"(?:[ \-]|')(?:(?:sur|sous|en|lès|lez|les|le|la|aux?|de|du|des|d'|l'|et|près|à|"
    rf"SUR|SOUS|EN|LES|LE|LA|AUX?|DE|DU|DES|D'|L'|ET)[ \-]?){{0,3}}[{UPPER}][{UPPER}{LOWER}]+"
)
_BEFORE = re.compile(
    r"(?:(?:^|(?<=[ (/«,:;\t\n-]))(?=[^ ,/(:])|(?=[,/(:«–—-]))(?P<mot>à|À|A|sur|SUR|de|DE|d'|D'|"
    r"des|DES|du|DU|et|ET|vers|entre|aux?|pour|chez|"
    r"[,/(:«–—-]) ?(?:(?P<art>la|le|les|l'|La|Le|Les|L'|LA|LE|LES) ?)?$"
)
COMMUNE_INTRO = re.compile(
    rf"(?<![\w-])(?i:communes?(?: (?:historiques?|déléguées?|deleguees?|associées?|nouvelles?|"
    rf"membres?|voisines?|limitrophes?|fondatrices?))?|"
    rf"villes?|villages?|bourgs?|mairies?|centre[- ]bourg|maires? délégu[ée]e?s?) "
    rf"(?P<lien>(?i:de la |de l'|de |du |des |d'|à ))(?P<nom>"
    rf"(?:(?i:la |le |les |l'))?{WORD}(?:[ -](?:(?i:sur|sous|en|lès|lez|les|le|la|aux?|de la|de|"
    rf"du|des|d'|l'|et|près|saint|sainte)[ -]?){{0,3}}{WORD})*)"
)
COMMUNE_LIST = re.compile(
    rf"(?:, ?(?:et )?| et | ou | ?/ ?|, )(?P<lien>(?i:de la |de l'|de |du |des |"
    rf"d'))?(?P<nom>(?:(?i:la |le |les |l'))?{WORD}"
    rf"(?:[ -](?:(?i:sur|sous|en|lès|lez|les|aux?|de|du|d')[ -]){{0,2}}{WORD})*)"
)
_NEXT_LINE = re.compile(rf"\n ?{WORD}(?:[ -](?:(?i:sur|sous|en|les|de|du|la|au) )?{WORD}){{0,3}}")
_NOT_HERE = re.compile(
    r"(?i)(?:notaires?|fait|délibéré|réunie?s?|assemblée?s?|mairie|maire|siège|sise?s?|domiciliée?s?|"
    r"demeurant|trésorerie|,|\d|"
    r"\b(?:rue|avenue|place|route|chemin|boulevard|impasse|allée|quai|cours)\b[^,.;\n]{2,40}) à $"
)
"""Where the name of the council's own commune only says who acts, signs or lives there."""
_PART = re.compile(
    r"\b(?:Grand|Grands|Pays|Cœur|Coeur) \||"
    r"\| (?!Monsieur|Madame|Mme|Le |La |Les |Il |Elle |Un|Vu|Dans|Pour|Par|Considérant)"
    r"[A-ZÀ-Ý][a-zà-ÿ]{2}"
)
"""A name that is part of a longer one: "Grand Figeac", "Flers Solidarité"."""
_ARTICLES = frozenset(("la", "le", "les", "l"))
_LARGE = 8000


def named(name: str, departement: str | None) -> list[Collectivite]:
    """Return the communes, present or former, of this name, those of `departement` first alone."""
    found = gazetteer().candidates(name, natures=_NATURES)
    if departement:
        near = [item for item in found if item.departement == departement]
        if not near:
            for article in ("les", "la", "le", "l"):
                near += gazetteer().candidates(
                    f"{article} {name}", natures=_NATURES, departement=departement
                )
        return near or found
    return found


@lru_cache(maxsize=256)
def home(collectivite: str | None) -> str | None:
    """Return the département of a commune known by its name alone, when only one has that name."""
    if not collectivite:
        return None
    place = re.sub(
        r"^(?:commune|ville|mairie) (?:de la |de l'|de |du |des |d')", "", collectivite, flags=re.I
    )
    item = gazetteer().commune(place) or gazetteer().grouping(collectivite)
    return item.departement if item else None


def code_of(found: list[Collectivite]) -> str | None:
    """Return the INSEE code when all candidates are one commune."""
    codes = {item.code for item in found}
    return codes.pop() if len(codes) == 1 else None


def communes(flat: str, departement: str | None, council: str | None) -> list[Span]:
    """Return the communes named in a flat text.

    Args:
        flat: the flat text.
        departement: code of the département of the collectivité, to choose between homonyms.
        council: normalised name of the collectivité, which is no place where it only names itself.
    """
    spans = _introduced(flat, departement, council)
    taken = {(span.debut, span.fin) for span in spans}
    for match in _START.finditer(flat):
        span = _free(flat, match, departement, council)
        if span and not any(a < span.fin and span.debut < b for a, b in taken):
            spans.append(span)
            taken.add((span.debut, span.fin))
    return spans


def _introduced(flat: str, departement: str | None, council: str | None) -> list[Span]:
    """Names after "commune de", "communes déléguées de X, Y et Z"."""
    spans: list[Span] = []
    for intro in COMMUNE_INTRO.finditer(flat):
        plural = intro.group().lower().startswith(("communes", "villes"))
        former = re.search(r"(?i)historique|délégué|delegue|associée", intro.group()) is not None
        match: re.Match[str] | None = intro
        while match:
            end = longest(flat, match.start("nom"), _over_line(flat, match), departement)
            name = flat[match.start("nom") : end or match.end("nom")]
            known = end is not None
            told = known or former or _said(intro.group(), name, council)
            if told and normalise(name) != council and len(name) > 2:
                spans.append(
                    Span(match.start("nom"), match.start("nom") + len(name), "LIEU", "commune",
                         "commune_introduite", 0.95 if known else 0.7)
                )  # fmt: skip
            if not plural or not told:
                break
            position = match.start("nom") + len(name)
            match = COMMUNE_LIST.match(flat, position)
    return spans


def _over_line(flat: str, match: re.Match[str]) -> int:
    """Return the end of a name, with the next line when a line end may have cut it."""
    more = _NEXT_LINE.match(flat, match.end("nom"))
    return more.end() if more else match.end("nom")


def _said(intro: str, name: str, council: str | None) -> bool:
    """Tell whether an unknown name is that of a commune because the text says so."""
    words = normalise(name).split()
    return (
        intro.lower().startswith(("commune", "ville"))
        and len(words[0]) > 3
        and not set(words) & COMMON_WORDS
        and not set(words) <= set((council or "").split())
        and not shouting(intro, 0)
    )


def longest(flat: str, start: int, end: int, departement: str | None) -> int | None:
    """Return the end of the longest prefix of `flat[start:end]` that names a commune."""
    ends = [start + m.end() for m in re.finditer(rf"[{UPPER}{LOWER}]+", flat[start:end])]
    keys = gazetteer().commune_keys
    for stop in reversed(ends):
        name = flat[start:stop]
        if normalise(name) in keys or (
            departement and " " not in name and _near(name, departement)
        ):
            return stop
    return None


@lru_cache(maxsize=4096)
def _near(name: str, departement: str) -> bool:
    return any(item.departement == departement for item in named(name, departement))


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
                departement and begin == article and _near(name, departement)
            ):
                return _judge(flat, begin, stop, key, before, departement)
    if departement and len(stops) and before and before["mot"] and len(match.group()) > 5:
        name = flat[start : stops[-1]]
        if normalise(name) not in COMMON_WORDS and _near(name, departement):
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
    if short and not here and not announced:
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
    if _postcode(flat, begin):
        return Span(begin, stop, "LIEU", "commune", "code_postal", 0.9)
    return None


def _located(flat: str, begin: int, stop: int) -> bool:
    """Tell whether the commune of the council is named as the place where something happens."""
    before = flat[max(0, begin - 70) : begin]
    return (
        before.endswith((" à ", "\nà "))
        and not _NOT_HERE.search(before)
        and not re.match(r",? le \d|,? \d", flat[stop : stop + 6])
    )


def _postcode(flat: str, begin: int) -> bool:
    return re.search(r"(?<!\d)\d{5} $", flat[max(0, begin - 7) : begin]) is not None
