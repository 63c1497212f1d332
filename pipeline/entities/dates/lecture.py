"""Dates that a scanner or a typist spoiled: the letters and figures that can be nothing else.

`healed` rewrites a folded text at the same length, so that the patterns of dates stay simple:
"l5 juiin 2O14" becomes "15 juin  2014". Only what stands in the place of a day, a month or a year
is touched.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_FULL = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
    "octobre", "novembre", "decembre",
)  # fmt: skip
_FIGURES = str.maketrans("oqliz", "00112")
_LOOKS = ("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "i"), ("l", "i"), ("5", "s"), ("ii", "i")
"""Pairs of signs that recognition takes for one another."""

_DOUBLED = re.compile(r"(.)\1")
_SPOILED_NUMERIC = re.compile(
    r"(?<![\w/.-])(?=[\d/.-]*[oliz])[\doliz]{1,2}(?P<s>[/.-])[\doliz]{1,2}(?P=s)[12][\doliz]{3}"
    r"(?![\w/])"
)
_SPOILED_DAY = re.compile(
    r"(?<![\w'/.,-])(?:[oliz]\d|\d[oliz]|ll|lo|ol)(?=\s{1,3}(?:" + "|".join(_FULL) + r")\b)"
)
_SPOILED_YEAR = re.compile(r"(?<= )(?=[\doliz]*[oliz])(?:19|2[0o])[\doliz]{2}(?![\w/])")
_SPOILED_MONTH = re.compile(
    r"(?<=[\dr] )(?P<month>[a-z015]{4,11})(?=\s{1,3}(?:19|2[0o])[\doliz]{2}(?!\w))"
)
"""A word between a day (3, 1er) and a year."""


def healed(folded: str) -> str:
    """Return the folded text with its spoiled dates mended; its length does not change."""
    folded = _SPOILED_NUMERIC.sub(lambda match: match[0].translate(_FIGURES), folded)
    folded = _SPOILED_MONTH.sub(_month, folded)
    folded = _SPOILED_YEAR.sub(_year, folded)
    return _SPOILED_DAY.sub(lambda match: match[0].translate(_FIGURES), folded)


def _year(match: re.Match[str]) -> str:
    """A year after the name of a month only: "avril 2O14"."""
    word = re.search(r"[a-z]+ +$", match.string[max(0, match.start() - 12) : match.start()])
    known = word is not None and word[0].strip() in _FULL
    return match[0].translate(_FIGURES) if known else match[0]


def _month(match: re.Match[str]) -> str:
    month = _meant(match["month"])
    return month.ljust(len(match[0])) if month else match[0]


@lru_cache(maxsize=512)
def _meant(word: str) -> str | None:
    """Return the month that a word must be, no longer than it, or None.

    One letter wrong, missing excepted, or any number of look-alikes.
    """
    if word in _FULL:
        return None
    alike, single = _looks(word), _DOUBLED.sub(r"\1", word)
    for month in _FULL:
        if len(month) > len(word) or len(month) < 4:
            continue
        if alike == _looks(month) or month == single:
            return month
        if len(month) > 4 and Levenshtein.distance(word, month) == 1:
            return month
    return None


def _looks(word: str) -> str:
    for seen, meant in _LOOKS:
        word = word.replace(seen, meant)
    return word
