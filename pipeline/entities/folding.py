"""Same-length rewritings of a text, so that an offset in one is an offset in the other.

`tidy` brings the typographic variants together (no-break spaces, curly apostrophes, dashes);
`fold` also removes accents and capitals, which is how vocabularies are written and matched. The
last texts are remembered: amounts, dates and references read the same one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPACES = "\u00a0\u202f\u2009\u2007\u2008\u2002\u2003\u2004\u2005\u2006\u200a\u000b\u000c\r"
_APOSTROPHES = "\u2019\u2018\u02bc\u00b4`\u2032"
_DASHES = "\u2013\u2014\u2010\u2011\u2012\u2212\u00ad"

_TIDY = (
    dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _APOSTROPHES), "'")
    | dict.fromkeys(map(ord, _DASHES), "-")
)


def _folding_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0x41, 0x250):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base != chr(code) and len(base) == 1:
            table[code] = base
    # Ligatures lose a letter to keep the length: vocabularies write "euvre" for "œuvre".
    table |= {ord("œ"): "e", ord("Œ"): "e", ord("æ"): "e", ord("Æ"): "e"}
    return table | _TIDY


_FOLD = _folding_table()


@lru_cache(maxsize=16)
def tidy(texte: str) -> str:
    """Return `texte` with plain spaces, apostrophes and hyphens; the length does not change."""
    return texte.translate(_TIDY)


@lru_cache(maxsize=64)
def fold(texte: str) -> str:
    """Return `texte` tidied, in lower case and without accents; the length does not change."""
    return texte.translate(_FOLD)
