"""French numbers, in figures and in words.

`FIGURES` and `WORDS` are regular expression sources for text that went through `folding.tidy` or
`folding.fold`; `parse_figures` and `parse_words` give their exact value, or None when the string
is not one number. Repetitions are bounded: hostile input costs linear time.
"""

from __future__ import annotations

import re
from decimal import Decimal

# Thousands are separated by one or two spaces, a point or an apostrophe ("22'973,41"). A line
# break may stand for the space. A leading zero never opens a group: "011 500" is a chapter, then
# a number.
_GROUP_SEP = r"(?: {1,2}|[.']| ?\n {0,80})"
FIGURES = r"(?:[1-9]\d{0,2}(?:" + _GROUP_SEP + r"\d{3}(?!\d)){1,4}|\d{1,15})(?:[.,]\d{1,5}(?!\d))?"
_FIGURES = re.compile(r"(?P<whole>.*?)(?:(?P<mark>[.,])(?P<decimals>\d{1,5}))?", re.S)
_NOT_DIGIT = re.compile(r"\D")


def parse_figures(text: str, *, decimal_point: bool = False) -> Decimal | None:
    """Return the value of a French number in figures, or None.

    A comma is decimal ("1,500" is one and a half). A point followed by exactly three figures
    separates thousands ("1.500" is fifteen hundred), unless the whole part is 0 or
    `decimal_point` says that the number is a unit price ("2.345 €/m3").
    """
    match = _FIGURES.fullmatch(text.strip())
    if not match:
        return None
    whole, mark, decimals = match["whole"], match["mark"], match["decimals"]
    if mark == "." and len(decimals) == 3 and not decimal_point and whole.strip("0"):
        whole, decimals = whole + decimals, None
    digits = _NOT_DIGIT.sub("", whole)
    if not digits:
        return None
    return Decimal(f"{digits}.{decimals}" if decimals else digits)


_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
    "sept": 7, "huit": 8, "neuf": 9,
}  # fmt: skip
_TEENS = {
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}  # fmt: skip
_TENS = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_SCALES = {
    "mille": 1_000, "mil": 1_000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
    "milliards": 10**9,
}  # fmt: skip
_ALL = sorted(
    [*_UNITS, *_TEENS, *_TENS, *_SCALES, "cent", "cents"], key=lambda word: (-len(word), word)
)
_WORD = r"(?:" + "|".join(_ALL) + r")"
_WORD_SEP = r"(?: {0,2}- ?\n? {0,80}| {1,3}\n? {0,80}|\n {0,80})"
WORDS = (
    r"(?<![\w'-])"
    + _WORD
    + r"(?:"
    + _WORD_SEP
    + r"(?:et"
    + _WORD_SEP
    + r")?"
    + _WORD
    + r"){0,26}(?![\w-])"
)
_TOKEN = re.compile(r"[a-z]+")


def parse_words(text: str) -> int | None:
    """Return the value of a French number in words (folded text), or None.

    Swiss and Belgian tens are accepted, hyphens and plural marks are free, the order is not:
    "deux trois" and "cent mille mille" are not numbers.
    """
    tokens = [word for word in _TOKEN.findall(text) if word != "et"]
    if not tokens:
        return None
    total, chunk, scale = 0, [], 10**12
    for token in tokens:
        if token not in _SCALES:
            chunk.append(token)
            continue
        factor = _SCALES[token]
        value = _below_thousand(chunk) if chunk else (1 if factor == 1_000 else None)
        if value is None or factor >= scale:
            return None
        total, chunk, scale = total + value * factor, [], factor
    if not chunk:
        return total
    rest = _below_thousand(chunk)
    if rest is None or (rest == 0 and total):
        return None
    return total + rest


def _below_thousand(tokens: list[str]) -> int | None:
    for index, token in enumerate(tokens):
        if token in ("cent", "cents"):
            head = _UNITS.get(tokens[0], 0) if index == 1 else 1
            rest = _below_hundred(tokens[index + 1 :]) if tokens[index + 1 :] else 0
            if index > 1 or head == 0 or rest is None or (index == 1 and head == 1):
                return None
            return head * 100 + rest
    return _below_hundred(tokens)


def _below_hundred(tokens: list[str]) -> int | None:
    if tokens[:2] in (["quatre", "vingt"], ["quatre", "vingts"]):
        base, rest, teens = 80, tokens[2:], True
    elif tokens[0] in _TENS:
        base, rest, teens = _TENS[tokens[0]], tokens[1:], tokens[0] == "soixante"
    else:
        return _below_twenty(tokens)
    if not rest:
        return base
    value = _below_twenty(rest)
    if value is None or value == 0 or (value >= 10 and not teens):
        return None
    return base + value


def _below_twenty(tokens: list[str]) -> int | None:
    if len(tokens) == 1:
        return _UNITS.get(tokens[0], _TEENS.get(tokens[0]))
    if len(tokens) == 2 and tokens[0] == "dix" and tokens[1] in ("sept", "huit", "neuf"):
        return 10 + _UNITS[tokens[1]]
    return None
