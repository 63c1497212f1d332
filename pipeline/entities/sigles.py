"""Sigles and the names that they shorten: "Centre de gestion de l'Orne (CDG 61)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from .flat import fold

SMALL = frozenset("de du des d la le les l et en pour contre a au aux sur par".split())
PARENTHESIS = re.compile(r"\s?\(\s?(?P<dedans>[^()\n\t]{2,90}?)\s?\)")


def is_sigle(text: str) -> bool:
    """Tell whether a text looks like a sigle: "CDG 61", "A.S.I", "TaM", "SDE76"."""
    bare = re.sub(r"[\s.'’&/-]", "", text)
    letters = [char for char in bare if char.isalpha()]
    return (
        2 <= len(letters) <= 12
        and len(text.split()) <= 2
        and sum(char.isupper() for char in letters) * 2 >= len(letters) + 1
    )


def shortens(sigle: str, name: str, *, strict: bool = False) -> bool:
    """Tell whether `sigle` is made of letters that begin the words of `name`, in order.

    Small words may count or not, a word may give several letters ("SIVOM"), what is left at the
    end may be a place. With `strict`, as when nothing else brings the two together, a word gives
    one letter and no word of the name is left, but a place after a number ("CDG 61").
    """
    letters = re.sub(r"[^a-z]", "", fold(sigle))
    words = [word for word in fold(name).split() if not word.isdigit()]
    if not 2 <= len(letters) <= 12 or len(words) < 2 or not is_sigle(sigle):
        return False
    left = 9 if sigle[-1:].isdigit() else 0 if strict else 2
    return _spelled(letters, words, _Rules(1 if strict else 3, left))


class _Rules(NamedTuple):
    """How many letters a word may give, and how many words may be left."""

    letters: int
    left: int


def _spelled(letters: str, words: list[str], rules: _Rules, *, started: bool = False) -> bool:
    if not letters:
        return sum(word not in SMALL for word in words) <= rules.left
    if not words:
        return False
    word, rest = words[0], words[1:]
    for count in range(min(rules.letters, len(letters), len(word)), 0, -1):
        if word.startswith(letters[:count]) and _spelled(
            letters[count:], rest, rules, started=True
        ):
            return True
    return started and word in SMALL and _spelled(letters, rest, rules, started=True)
