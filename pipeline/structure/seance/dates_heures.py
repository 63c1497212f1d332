"""Dates and hours as minutes write them: in figures or in words, through OCR noise.

`find_dates(texte)` gives every complete date with its offsets; `find_hours` every hour of the day.
Words follow usage ("l'an deux mil vingt-deux, le vingt-six septembre à vingt heures trente").
A date that does not exist (31 avril) is not a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ...gazetteer import normalise


class Found(NamedTuple):
    """A value (ISO date, or HH:MM) and where it stands: `texte[debut:fin]`."""

    valeur: str
    debut: int
    fin: int


UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
    "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13,
    "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "octante": 80,
    "huitante": 80, "nonante": 90,
}  # fmt: skip
MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
    "janv": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12, "jan": 1,
}  # fmt: skip
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_NUMBER_WORD = (
    r"(?:z[ée]ro|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|"
    r"quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|octante|huitante|nonante)"
)
NUMBER_WORDS = rf"{_NUMBER_WORD}(?:(?:\s+et\s+|\s*-\s*et\s*-\s*|\s*[-‐–]\s*|\s+){_NUMBER_WORD})*"
_MONTH = (
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uûù]t|septembre|octobre|novembre|"
    r"d[ée]cembre|janv\.?|f[ée]vr?\.|avr\.|juil\.?|sept\.|oct\.|nov\.|d[ée]c\.)"
)
_DAY_NAME = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s*,?\s+)?"
# OCR reads 1 as l or I, 0 as O; digits alone would lose such dates.
_D = r"(?-i:[\dlIOo])"
_YEAR = rf"(?:(?-i:[12Il])\s?(?-i:[09Oo])\s?{_D}\s?{_D})"
_YEAR_WORDS = (
    rf"(?:(?:deux|2)\s*[-‐]?\s*mill?e?s?(?:\s*[-‐]?\s*(?:et\s+)?(?:{NUMBER_WORDS}|\d{{1,2}}))?)"
)
_DAY = rf"(?:(?<![\d/.-])(?:1\s?er|{_D}{{1,2}})|premier|{NUMBER_WORDS})"

FIGURES = re.compile(
    rf"(?<![\w/.-])({_D}{{1,2}})\s?([/.\-])\s?({_D}{{1,2}})\s?\2\s?({_YEAR}|\d{{2}})(?![\w/]|"
    r"[.-]\d)"
)
ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
TEXT = re.compile(
    rf"\b{_DAY_NAME}({_DAY})\s*(?:du\s+mois\s+d['e’]\s*|"
    rf"jours?\s+du\s+mois\s+d['e’]\s*)?({_MONTH})\s*"
    rf",?\s*({_YEAR}(?!\d)|{_YEAR_WORDS})",
    re.I,
)
# "L'an deux mille vingt-deux, et le lundi vingt-six du mois de septembre": the year comes first.
YEAR_FIRST = re.compile(
    rf"\b[l1I]['’]?\s?an\s+({_YEAR}(?!\d)|{_YEAR_WORDS})\s*[,;:.]?\s*(?:et\s+)?(?:le\s+|ce\s+)?"
    rf"{_DAY_NAME}(?:le\s+)?({_DAY})\s*(?:jours?\s+)?(?:du\s+mois\s+d['e’]\s*)?({_MONTH})",
    re.I,
)
PARTIAL = re.compile(rf"\b{_DAY_NAME}({_DAY})\s+({_MONTH})\b", re.I)

_HOUR_WORDS = rf"({NUMBER_WORDS})\s+heures?(?:\s+(?:et\s+)?({NUMBER_WORDS}|demie|quart)\b)?"
HOURS = re.compile(
    rf"(?<![\d,.])({_D}{{1,2}})(?:\s?h(?:eures?|rs?)?\.?\s?|[ ]?:[ ]?(?=\d))"
    rf"({_D}{{2}})?(?![\d€%])\b|"
    rf"\b{_HOUR_WORDS}|"
    r"\b(midi)\b",
    re.I,
)


def digits(texte: str) -> str:
    """Return `texte` with the letters that OCR puts for digits read back as digits."""
    return (
        texte.replace("O", "0")
        .replace("o", "0")
        .replace("l", "1")
        .replace("I", "1")
        .replace(" ", "")
    )


def number(texte: str) -> int | None:
    """Return the value of a number written in figures or in words, up to 9999, or None."""
    text = normalise(texte)
    if text.isdigit():
        return int(text)
    total = current = 0
    seen = False
    for word in text.split():
        if word in ("mille", "mil", "milles", "mill"):
            total, current, seen = total + (current or 1) * 1000, 0, True
        elif word in ("cent", "cents"):
            current, seen = (current or 1) * 100, True
        elif word.isdigit():
            current, seen = current + int(word), True
        elif word in ("vingt", "vingts") and current % 100 == 4:
            current, seen = current + 76, True
        elif word in UNITS:
            current, seen = current + UNITS[word], True
        elif word == "premier":
            current, seen = current + 1, True
        elif word not in ("et",):
            return None
    return total + current if seen else None


def iso(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return the ISO form of a date that exists, between 1990 and 2099, else None."""
    if not year or not month or not day or not 1990 <= year <= 2099:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def day_number(texte: str) -> int | None:
    """Return the day of the month: "26", "1er", "l2", "vingt-six", "premier"."""
    text = texte.strip()
    if re.fullmatch(r"1\s?er", text, re.I):
        return 1
    if re.fullmatch(rf"{_D}{{1,2}}", text):
        cleaned = digits(text)
        return int(cleaned) if cleaned.isdigit() else None
    return number(text)


def year_number(texte: str) -> int | None:
    """Return a year: "2022", "2O22", "deux mil vingt deux", "22" (for 2022)."""
    text = texte.strip()
    if re.fullmatch(rf"{_YEAR}|\d{{2}}", text):
        value = int(digits(text))
        return value + 2000 if value < 100 else value
    return number(text)


def month_number(texte: str) -> int | None:
    """Return the month of a name, abbreviated or not."""
    return MONTHS.get(normalise(texte))


@lru_cache(maxsize=16)
def find_dates(texte: str) -> tuple[Found, ...]:
    """Return the complete dates of `texte` in reading order, without overlap.

    The last texts are remembered: the opening is read for the séance, then for the convocation.
    """
    found: list[Found] = []
    for match in YEAR_FIRST.finditer(texte):
        _add(found, match, year_number(match[1]), month_number(match[3]), day_number(match[2]))
    for match in TEXT.finditer(texte):
        _add(found, match, year_number(match[3]), month_number(match[2]), day_number(match[1]))
    for match in FIGURES.finditer(texte):
        _add(found, match, year_number(match[4]), _figure(match[3]), _figure(match[1]))
    for match in ISO.finditer(texte):
        _add(found, match, int(match[1]), int(match[2]), int(match[3]))
    return tuple(sorted(found, key=lambda item: item.debut))


def find_partial_dates(texte: str, year: int) -> list[Found]:
    """Return the dates written without year ("le 12 avril"), completed with `year`."""
    full = find_dates(texte)
    found: list[Found] = []
    for match in PARTIAL.finditer(texte):
        if not any(item.debut < match.end() and match.start() < item.fin for item in full):
            _add(found, match, year, month_number(match[2]), day_number(match[1]))
    return found


def find_hours(texte: str) -> Iterator[Found]:
    """Yield the hours of the day of `texte`, as "20:30"."""
    for match in HOURS.finditer(texte):
        value = _hour(match)
        if value:
            yield Found(value, match.start(), match.end())


def _hour(match: re.Match[str]) -> str | None:
    if match[5]:
        return "12:00"
    if match[1]:
        if not re.search(r"\d", match[1]):
            return None
        hour, minute = int(digits(match[1])), int(digits(match[2])) if match[2] else 0
    else:
        extra = normalise(match[4] or "")
        hour = number(match[3]) or 0
        minute = {"demie": 30, "quart": 15}.get(extra, number(extra) or 0)
    return f"{hour:02d}:{minute:02d}" if 0 < hour < 24 and minute < 60 else None


def weekday(valeur: str) -> str:
    """Return the French name of the day of an ISO date."""
    return DAYS[date.fromisoformat(valeur).weekday()]


def _figure(texte: str) -> int | None:
    cleaned = digits(texte)
    return int(cleaned) if cleaned.isdigit() else None


def _add(
    found: list[Found], match: re.Match[str], year: int | None, month: int | None, day: int | None
) -> None:
    value = iso(year, month, day)
    if value and not any(f.debut < match.end() and match.start() < f.fin for f in found):
        found.append(Found(value, match.start(), match.end()))
