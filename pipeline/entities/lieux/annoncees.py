"""Communes that the text announces: "commune de", "communes de X, Y et Z", a postcode."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span, shouting
from pipeline.gazetteer import normalise

from .mots_communs import COMMON_WORDS
from .noms import WORD
from .repertoire import longest

_NAME = (
    rf"(?:(?i:la |le |les |l'))?{WORD}(?:[ -](?:(?i:sur|sous|en|lès|lez|les|le|la|aux?|de la|de|"
    rf"du|des|d'|l'|et|près|saint|sainte)[ -]?){{0,3}}{WORD})*"
)
_INTRO = re.compile(
    rf"(?<![\w-])(?i:communes?(?: (?:historiques?|déléguées?|deleguees?|associées?|nouvelles?|"
    rf"membres?|voisines?|limitrophes?|fondatrices?))?|"
    rf"villes?|villages?|bourgs?|mairies?|centre[- ]bourg|maires? délégu[ée]e?s?|"
    rf"collèges|lycées|gares|déch[èe]t+eries|casernes|piscines) "
    rf"(?P<lien>(?i:de la |de l'|de |du |des |d'|à ))(?P<nom>{_NAME})"
)
_POSTCODE = re.compile(rf"(?<!\d)(?<!\d )\d{{5}} (?P<nom>{_NAME})")
_LIST = re.compile(
    rf"(?:, ?(?:et )?| et | ou | ?/ ?|, )(?P<lien>(?i:de la |de l'|de |du |des |"
    rf"d'))?(?P<nom>(?:(?i:la |le |les |l'))?{WORD}"
    rf"(?:[ -](?:(?i:sur|sous|en|lès|lez|les|aux?|de|du|d')[ -]){{0,2}}{WORD})*)"
)
_PLURAL = re.compile(r"(?i)(?:communes|villes|collèges|lycées|gares|déch|casernes|piscines)")
_CEDEX = re.compile(r"(?i) cedex.*$")
_NEXT_LINE = re.compile(
    rf"(?: (?i:sur|sous|en|lès|les|de|du|la|au))?\n ?{WORD}"
    rf"(?:[ -](?:(?i:sur|sous|en|les|de|du|la|au) )?{WORD}){{0,3}}"
)


def introduced(flat: str, departement: str | None, council: str | None) -> list[Span]:
    """Return the names after "commune de", "communes déléguées de X, Y et Z", a postcode."""
    spans = _addressed(flat, departement, council)
    for intro in _INTRO.finditer(flat):
        plural = _PLURAL.match(intro.group()) is not None
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
            match = _LIST.match(flat, position)
    return spans


def _addressed(flat: str, departement: str | None, council: str | None) -> list[Span]:
    """Names after a postcode: "31330 Grenade sur Garonne"."""
    spans = []
    for match in _POSTCODE.finditer(flat):
        name = _CEDEX.sub("", match["nom"])
        end = match.start("nom") + len(name)
        known = longest(flat, match.start("nom"), end, departement)
        if known and normalise(name) != council:
            stop = end if re.search(r"(?i)[ -](?:sur|sous|en|l[eè][sz]|de) ", name) else known
            spans.append(Span(match.start("nom"), stop, "LIEU", "commune", "code_postal", 0.9))
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
