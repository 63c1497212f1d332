"""Texts as the grammar reads them: folded, of the same length, so that offsets hold.

Acts are written with and without accents, in capitals, with three kinds of apostrophe and of
dash, and scans add their own noise ("unanimit6", "vo1x", "UNANI MITE"). Rules are therefore
written once, in lower case without accents, and matched against the folded text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPECIAL = {
    "œ": "o",
    "Œ": "o",
    "æ": "a",
    "Æ": "a",
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    "ʼ": "'",
    "′": "'",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "\u00ad": "-",
    "\ufffe": "-",
    "\f": "\n",
    "\v": "\n",
    "\r": "\n",
    "\u2028": "\n",
    "…": ".",
    "Ø": "0",
    "ø": "0",
}


class _Table(dict[int, str]):
    """Code point to folded character, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _SPECIAL.get(char)
        if folded is None:
            if char not in "\t\n" and char.isspace():
                folded = " "
            else:
                base = unicodedata.normalize("NFD", char)[0].lower()
                folded = base if len(base) == 1 else char
        self[code] = folded
        return folded


_TABLE = _Table()
_OCR_DIGIT = re.compile(
    r"(?<=[a-z]{2})[01568](?=[a-z])(?!.(?:oix|ote))|(?<=\b[vpc])[01](?=[a-z]{2})"
    r"|(?<=[a-z]{6})[68](?![a-z0-9])"
)
_OCR_LETTERS = {"0": "o", "1": "i", "5": "s", "6": "e", "8": "e"}


@lru_cache(maxsize=16)
def fold(texte: str) -> str:
    """Return `texte` in lower case without accents, of the same length.

    A digit inside a word, or a 6 or an 8 at the end of a long one, is the letter that OCR took for
    it ("vo1x", "unanimit6").
    """
    folded = texte.translate(_TABLE)
    return _OCR_DIGIT.sub(lambda m: _OCR_LETTERS[m.group()], folded)


_LOOKALIKES = {
    "i": "[il1!|j]",
    "l": "[l1i|]",
    "o": "[o0]",
    "e": "[ec]",
    "s": "[s5]",
    "t": "[tf]",
}


def loose(word: str) -> str:
    """Return a pattern for `word` that tolerates OCR lookalikes and spaces between its letters.

    "A L' U N A N I M I T E", "una nimité", "unan-\\nimité" and "unanlmité" are all read. For long
    and telling words only: a short word made loose would be found everywhere.
    """
    return r"(?:-?\s)?".join(_LOOKALIKES.get(char, re.escape(char)) for char in word)


def turns(*phrases: str, whole: bool = True) -> str:
    """Return a pattern that reads any of the turns of phrase; a space stands for any white space.

    A phrase is a regular expression over the folded text ("pren(?:d|nent) acte"). With `whole`,
    a match neither begins nor ends inside a word.
    """
    body = "|".join(phrase.replace(" ", r"\s+") for phrase in phrases)
    return rf"(?<![a-z])(?:{body})(?![a-z])" if whole else f"(?:{body})"


# --- numbers ------------------------------------------------------------------------------------

_UNITS = [
    "zero",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_SMALL = {name: value for value, name in enumerate(_UNITS)} | {"une": 1, "aucune": 0, "aucun": 0}
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_LOW = "|".join(sorted((*_SMALL, "dix[ -]sept", "dix[ -]huit", "dix[ -]neuf"), key=len)[::-1])
_TEN = "quatre[ -]?vingts?|" + "|".join(_TENS)
MOTS = rf"(?:(?:cent[ -]+)?(?:(?:{_TEN})(?:[ -]+(?:et[ -]+)?(?:{_LOW}))?|(?:{_LOW}))|cent)"
"""A number from 0 to 199 in words, folded."""


def number(texte: str) -> int | None:
    """Return the value of a folded number in figures or in words ("vingt-trois (23)" is 23)."""
    digits = re.match(r"\s*(\d+)", texte)
    if digits:
        return int(digits.group(1))
    if texte[:1] in "oil" and len(texte) == 1:  # OCR: the letter for the figure
        return 0 if texte == "o" else 1
    total, found = 0, False
    words = re.findall(r"[a-z]+", texte.split("(")[0])
    for index, word in enumerate(words):
        if word.startswith("vingt") and index and words[index - 1] == "quatre":
            total += 76  # quatre was counted as 4: 4 + 76 = 80
        elif word in _SMALL:
            total += _SMALL[word]
        elif word in _TENS:
            total += _TENS[word]
        elif word in ("cent", "cents"):
            total += 100
        elif word != "et":
            break
        found = True
    return total if found else None
