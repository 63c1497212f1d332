"""Personal data other than names, in a flat text."""

from __future__ import annotations

import re
from typing import Literal

from ...entities.flat import sentences
from . import patterns_donnees as P

Nature = Literal[
    "nom", "adresse", "naissance", "telephone", "courriel", "iban", "nir", "immatriculation"
]


def data(flat: str) -> list[tuple[int, int, Nature]]:
    """Birth dates, phones, mails, bank and social security numbers, plates."""
    found: list[tuple[int, int, Nature]] = []
    if "@" in flat:
        found += [
            (*m.span(), "courriel")
            for m in P.MAIL.finditer(flat)
            if not P.PUBLIC_MAIL.search(m.group().replace(" ", ""))
        ]
    found += [(*m.span(), "iban") for m in P.IBAN.finditer(flat) if _iban(m.group())]
    found += [(*m.span(), "nir") for m in P.NIR.finditer(flat)]
    found += [(*m.span("date"), "naissance") for m in P.BIRTH.finditer(flat)]
    found += [(*m.span("date"), "naissance") for m in P.BIRTH_LABEL.finditer(flat)]
    found += [(*m.span(), "immatriculation") for m in P.PLATE.finditer(flat)]
    found += [(*m.span("plaque"), "immatriculation") for m in P.PLATE_CUE.finditer(flat)]
    for match in P.PHONE.finditer(flat):
        mobile = re.match(r"(?:\+33 ?|0033 ?|0)[67]", match.group())
        line = flat[max(0, match.start() - 80) : match.start()].rsplit("\n", 1)[-1]
        if mobile or not P.PUBLIC_LINE.search(line):
            found.append((*match.span(), "telephone"))
    return found


def _iban(text: str) -> bool:
    digits = text.replace(" ", "")
    return 15 <= len(digits) <= 34 and sum(c.isdigit() for c in digits) >= 12


def homes(flat: str, people: list[tuple[int, int]]) -> list[tuple[int, int, Nature]]:
    """Addresses of a sentence that names a private person or says that someone lives there."""
    places = [(m.start(), m.end()) for m in P.ADDRESS.finditer(flat)]
    places += [m.span("lieu") for m in P.PLACE.finditer(flat)]
    places += [m.span("lieu") for m in P.HOME_PLACE.finditer(flat)]
    if not places:
        return []
    found: list[tuple[int, int, Nature]] = []
    for start, end in sentences(flat, cells=False):
        inside = [p for p in places if start <= p[0] < end]
        if inside and (any(start <= a < end for a, _ in people) or P.HOME.search(flat, start, end)):
            found += [(a, b, "adresse") for a, b in inside]
    return found
