"""The labels and numbers that tallies are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import patterns as p
from .fold import number


@dataclass(frozen=True)
class Token:
    """A label (`cat`) or a number (`value`) of a tally, with its place in the text."""

    debut: int
    fin: int
    cat: str | None = None
    value: int | None = None
    unit: bool = False


@dataclass(frozen=True)
class Count:
    """A number given to a label. `strong`: it can only be a tally, even alone."""

    cat: str
    value: int | None
    debut: int
    fin: int
    strong: bool
    explicit: bool = False
    label_fin: int = 0


def _is_vote(unit: str | None) -> bool:
    """True for "voix", "votes", "suffrages"; "2 personnes pour 12 h" may be anything."""
    return bool(unit) and bool(re.match(r"v|suff|bull", unit or ""))


_SUMS = re.compile(r"\(\s*\d{1,3}\s*\+\s*\d{1,3}\b[^()\n]{0,200}\)")
"""How a count is made up: "10 pour (8 + 2 procurations)"."""


def tokens(folded: str) -> list[Token]:
    """Return the labels and numbers of the text, in order."""
    found = []
    folded = _SUMS.sub(lambda m: " " * len(m.group()), folded)
    for match in p.JETON.finditer(folded):
        kind = match.lastgroup
        if match.group("nombre") is not None:
            value = number(match.group("nombre"))
            found.append(
                Token(match.start(), match.end(), None, value, _is_vote(match.group("unite")))
            )
        elif kind == "vide":
            found.append(Token(match.start("vide"), match.end(), None, 0))
        else:
            found.append(Token(match.start(), match.end(), kind))
    return found
