"""The people whose name is public, and the words of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rapidfuzz.fuzz import ratio

from ...entities.flat import fold
from ...entities.parties.prenoms import is_given as is_usual
from ...records import Deliberation, Seance

_TOKENS = re.compile(r"[^\W\d_]{2,}")
_CIVIL_WORDS = frozenset(
    "m mm mme mmes mlle mlles mr me maitre monsieur madame messieurs mesdames consorts epoux "
    "famille veuve vve cts "
    "indivision hoirie heritiers succession menage nee ne de la le du des et".split()
)


@lru_cache(maxsize=1)
def _more_given() -> frozenset[str]:
    """First names of children, of elders and from elsewhere that the usual list leaves out."""
    text = (Path(__file__).parent / "prenoms.txt").read_text(encoding="utf-8")
    return frozenset(fold(name) for name in text.split())


@lru_cache(maxsize=20_000)
def is_given(name: str) -> bool:
    """Tell whether a word is a first name."""
    return is_usual(name) or fold(name) in _more_given()


def is_rare_given(name: str) -> bool:
    """Tell whether a word is a first name that the usual list leaves out."""
    return fold(name) in _more_given()


class Elus:
    """The people whose name is public: members of the council, president, secretary, voters."""

    def __init__(self, noms: Iterable[str] = ()) -> None:
        self._people = [t for t in (tokens(n) for n in noms) if t]

    @property
    def listed(self) -> bool:
        """True when there are enough names for a presence list."""
        return len(self._people) >= 4

    @classmethod
    def of(cls, seance: Seance | None, deliberation: Deliberation | None = None) -> Elus:
        """Take the names that the séance and the vote give."""
        noms: list[str | None] = []
        if seance is not None:
            noms += [*seance.presents_noms, *seance.absents_noms, seance.president]
            noms.append(seance.secretaire)
            for pouvoir in seance.pouvoirs:
                noms += [pouvoir.mandant, pouvoir.mandataire]
        if deliberation is not None:
            vote = deliberation.vote
            noms += [*vote.noms_pour, *vote.noms_contre, *vote.noms_abstention]
            noms += [*vote.non_participants, deliberation.rapporteur]
        return cls(n for n in noms if n)

    def knows(self, name: str) -> bool:
        """True when every word of `name` is in the name of one of them (OCR slips allowed)."""
        words = tokens(name)
        return bool(words) and any(
            all(any(_same(w, k) for k in known) for w in words) for known in self._people
        )

    def partly(self, name: str) -> bool:
        """True when `name` adds a given name to one of them, whom a list calls by surname only."""
        words = tokens(name)
        return any(len(k) == 1 and k < words for k in self._people)


def _same(one: str, other: str) -> bool:
    return one == other or (len(one) > 4 and ratio(one, other) >= 86)


@lru_cache(maxsize=20_000)
def tokens(name: str) -> frozenset[str]:
    """The folded words of a name, without civilities nor particles."""
    return frozenset(t for t in _TOKENS.findall(fold(name)) if t not in _CIVIL_WORDS)
