"""Parcels, as the cadastre names them: a section of one or two letters, and a number."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span

_SECTION = r"(?:[0O]?[A-Z]|[A-Z]{2}|\d{3} ?[A-Z]{1,2})"
_SIGN = r"(?:sous (?:le |les )?)?(?i:n)(?:[°ºo]s?|um[ée]ros?|s)?\.?:? ?"
_PARCEL_NUMBER = r"\d{1,4}(?:[pP]|\(p\))?"
_NOT_A_MEASURE = (
    r"(?!\d* ?(?:m²|m2|€|euros?|ha|hectares?|ares?|a\b|ca\b|lots?)|[\d., ]*\d ?(?:m²|m2))"
)
_NUMBERS = (
    rf"{_PARCEL_NUMBER}(?:(?:,? et | ?, ?| ?[-–/&] ?| à ){_PARCEL_NUMBER}(?!\d){_NOT_A_MEASURE})*"
)
PARCELLE = re.compile(
    rf"(?<![\w-])(?:(?i:section) ?[:«]? ?{_SECTION}»? ?,?(?: ?(?i:parcelles?))? "
    rf"?{_SIGN}{_NUMBERS}"
    rf"|(?i:section) ?{_SECTION} {_NUMBERS}"
    rf"|(?:(?i:(?:cadastrée?s?|parcelles?|cadastre|références? cadastrales?|lots?)"
    rf"(?: cadastrées?)?(?: de terrain| communales?)?(?: n[°º])?)[ :]+)(?P<code>{_SECTION} ?"
    rf"(?:{_SIGN})?{_NUMBERS})"
    rf"|(?P<nu>[A-Z]{{1,2}} ?(?:n ?[°º]|sous le num[ée]ro|num[ée]ros?) ?{_NUMBERS}))(?=[^\w]|$)"
)
PARCELLE_MORE = re.compile(
    rf"(?:, ?| et |; ?| ?/ ?|, et )(?P<code>{_SECTION} ?(?:{_SIGN})?{_NUMBERS})(?=[^\w]|$)"
)
"""A further parcel of a list that has begun: "AB 126 et AB 124"."""
_NUMBERED = re.compile(
    rf"(?<![\w-])[Pp]arcelles?(?: (?:forestières?|communales?|boisées?|cadastrées?))* "
    rf"(?:{_SIGN})?{_PARCEL_NUMBER}(?![\d.,]*\d){_NOT_A_MEASURE}"
    rf"(?:(?:,? et |, ?| à ){_PARCEL_NUMBER}(?![\d.,]*\d){_NOT_A_MEASURE})*(?=[^\w]|$)"
)
"""Parcels of a forest or of a plan, by their number alone."""
NOT_A_PARCEL = re.compile(r"(?i)^(?:RD|RN|VC|CR|CD|TE|HT|PV|DM|BP|CA|L|R|TVA|LOT|n|m) ?n?[°º]? ?\d")
_CADASTRAL = ("cadastr", "parcelle", "section", "terrain", "m²", "superficie")
"""Words of which one stands near, when letters and a number alone name a parcel."""


def parcels(flat: str) -> list[Span]:
    """Return the parcels of a flat text."""
    spans: list[Span] = []
    for match in PARCELLE.finditer(flat):
        if match["nu"] and not _is_parcel(flat, match):
            continue
        begin = match.start("code") if match["code"] else match.start()
        spans.append(Span(begin, match.end(), "LIEU", "parcelle", "parcelle", 0.97))
        position = match.end()
        while more := PARCELLE_MORE.match(flat, position):
            spans.append(
                Span(more.start("code"), more.end(), "LIEU", "parcelle", "parcelle_suite", 0.95)
            )
            position = more.end()
    spans += [
        Span(match.start(), match.end(), "LIEU", "parcelle", "parcelle_numero", 0.9)
        for match in (_NUMBERED.finditer(flat) if "arcelle" in flat else ())
    ]
    return spans


def _is_parcel(flat: str, match: re.Match[str]) -> bool:
    """Tell whether letters and a number alone ("AB n° 12") stand in a text about land."""
    around = flat[max(0, match.start() - 300) : match.end() + 80].lower()
    return not NOT_A_PARCEL.match(match["nu"]) and any(word in around for word in _CADASTRAL)


_WORDS = re.compile(
    r"\b(?:parcelles?|cadastre[es]*|section|references?|sous|de|la|le|les|n|no|nos|numeros?|"
    r"forestieres?|communales?|boisees?)\b ?"
)


def parcel_key(folded: str) -> str:
    """Return what makes two writings of a parcel the same ("section AB n° 12", "AB12")."""
    return re.sub(r"(?<=[a-z]) (?=\d)", "", _WORDS.sub("", folded)).strip() or folded
