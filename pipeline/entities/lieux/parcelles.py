"""Parcels, as the cadastre names them: a section of one or two letters, and a number."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span

_SECTION = r"(?:[0O]?[A-Z]|[A-Z]{2}|\d{3} ?[A-Z]{1,2})"
_PARCEL_NUMBER = r"\d{1,4}(?:[pP]|\(p\))?"
_NUMBERS = (
    rf"{_PARCEL_NUMBER}(?:(?:, ?| ?[-–/&] ?| et | à ){_PARCEL_NUMBER}(?!\d* ?(?:m²|m2|€|ha|a\b|"
    rf"ca\b)))*"
)
PARCELLE = re.compile(
    rf"(?<![\w-])(?:(?i:section) ?[:«]? ?{_SECTION}»? ?,?(?: ?(?i:parcelles?))? "
    rf"?(?:(?i:n)(?:[°ºo]s?|um[ée]ros?|s)?\.?:? ?){_NUMBERS}"
    rf"|(?i:section) ?{_SECTION} {_NUMBERS}"
    rf"|(?:(?i:(?:cadastrée?s?|parcelles?|cadastre|références? cadastrales?|lots?)"
    rf"(?: cadastrées?)?(?: de terrain| communales?)?(?: n[°º])?)[ :]+)(?P<code>{_SECTION} ?(?:n "
    rf"?[°ºo]s? ?)?{_NUMBERS})"
    rf"|(?P<nu>[A-Z]{{1,2}} ?n ?[°º] ?{_NUMBERS}))(?=[^\w]|$)"
)
PARCELLE_MORE = re.compile(
    rf"(?:, ?| et |; ?| ?/ ?|, et )(?P<code>{_SECTION} ?(?:n ?[°ºo]s? ?)?{_NUMBERS})(?=[^\w]|$)"
)
"""A further parcel of a list that has begun: "AB 126 et AB 124"."""
NOT_A_PARCEL = re.compile(r"(?i)^(?:RD|RN|VC|CR|CD|TE|HT|PV|DM|BP|CA|L|R|TVA|LOT|n|m) ?n?[°º]? ?\d")


def parcels(flat: str) -> list[Span]:
    """Return the parcels of a flat text."""
    spans: list[Span] = []
    for match in PARCELLE.finditer(flat):
        if match["nu"] and NOT_A_PARCEL.match(match["nu"]):
            continue
        code = match["code"]
        begin = match.start("code") if code else match.start()
        spans.append(Span(begin, match.end(), "LIEU", "parcelle", "parcelle", 0.97))
        position = match.end()
        while more := PARCELLE_MORE.match(flat, position):
            spans.append(
                Span(more.start("code"), more.end(), "LIEU", "parcelle", "parcelle_suite", 0.95)
            )
            position = more.end()
    return spans
