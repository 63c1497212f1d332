"""Numbers written in words, as acts write them: what the readers of words must read back."""

from __future__ import annotations

from pipeline.entities.numbers import _TEENS, _UNITS


def to_words(value: int) -> str:
    """Write a whole number from 0 to 999 999 999 999 in words, as an act would."""
    if value < 0 or value >= 10**12:
        raise ValueError(value)
    if value == 0:
        return "zéro"
    parts = []
    for factor, name in ((10**9, "milliard"), (10**6, "million")):
        count, value = divmod(value, factor)
        if count:
            parts.append(f"{_hundreds(count)} {name}{'s' if count > 1 else ''}")
    count, value = divmod(value, 1_000)
    if count:
        parts.append("mille" if count == 1 else f"{_hundreds(count, before_mille=True)} mille")
    if value:
        parts.append(_hundreds(value))
    return " ".join(parts)


_NAMES = {number: name for name, number in (_UNITS | _TEENS).items() if name != "une"}
_TEN_NAMES = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}


def _hundreds(value: int, *, before_mille: bool = False) -> str:
    hundreds, rest = divmod(value, 100)
    words = []
    if hundreds:
        plural = "s" if hundreds > 1 and not rest and not before_mille else ""
        words.append("cent" if hundreds == 1 else f"{_NAMES[hundreds]} cent{plural}")
    if rest:
        words.append(_tens(rest, before_mille=before_mille))
    return " ".join(words)


def _tens(value: int, *, before_mille: bool) -> str:
    if value <= 16:
        return _NAMES[value]
    if value < 20:
        return f"dix-{_NAMES[value - 10]}"
    if value >= 80:
        if value == 80:
            return "quatre-vingt" if before_mille else "quatre-vingts"
        return f"quatre-vingt-{_tens(value - 80, before_mille=False)}"
    ten = min(value // 10, 6)
    rest = value - ten * 10
    if not rest:
        return _TEN_NAMES[ten]
    link = " et " if rest in (1, 11) else "-"
    return f"{_TEN_NAMES[ten]}{link}{_tens(rest, before_mille=False)}"
