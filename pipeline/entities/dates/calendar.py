"""Days that exist: parsing, the year that is meant, ends of periods."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from ..numbers import parse_words
from .patterns import MONTHS


def month_number(word: str) -> int:
    """Return the number of a month written in full or abbreviated (folded)."""
    return MONTHS[word.rstrip(".")]


def day_number(text: str) -> int | None:
    """Return a day of the month written "3", "03", "1er", "premier" or in words (folded)."""
    digits = "".join(c for c in text if c.isdigit())
    if digits:
        return int(digits)
    if text in ("premier", "ler", "ier", "l er", "i er"):
        return 1
    return parse_words(text)


def year_number(text: str) -> int | None:
    """Return a year of two or four figures, or in words (folded); two figures pivot at 50."""
    if text.isdigit():
        year = int(text)
        return year if year > 99 else year + (2000 if year < 50 else 1900)
    return parse_words(text)


def iso(year: int | None, month: int, day: int | None = None) -> str | None:
    """Return the ISO date with the precision given, or None when no such day exists."""
    if year is None or not 1700 <= year <= 2199:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def meant_year(month: int, day: int, seance: str | None, which: str = "") -> int | None:
    """Return the year of a day written without one, as the séance's date lets it be understood.

    "dernier" is the last such day before the séance, "prochain" the next one; with neither, the
    nearest.
    """
    reference = parse(seance)
    if reference is None:
        return None
    days = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if which.startswith("dernier") or "derniere" in which:
        days = [d for d in days if d <= reference]
        return days[-1].year if days else None
    if which.startswith("prochain") or "prochaine" in which:
        days = [d for d in days if d >= reference]
        return days[0].year if days else None
    if which:
        return reference.year
    return min(days, key=lambda d: abs(d - reference)).year if days else None


def parse(text: str | None) -> date | None:
    """Return the day of a full ISO date, or None."""
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def end_of_period(first: str, count: int, unit: str) -> str | None:
    """Return the last day of a period that begins on `first` ("3 ans" from 2023-01-01: 2025-12-31).

    Whole months and years end on the eve of the anniversary.
    """
    start = parse(first)
    if start is None or count <= 0:
        return None
    try:
        if unit.startswith("jour"):
            return (start + timedelta(days=count - 1)).isoformat()
        if unit.startswith("semaine"):
            return (start + timedelta(weeks=count, days=-1)).isoformat()
        months = count if unit.startswith("mois") else 12 * count
        total = start.year * 12 + start.month - 1 + months
        year, month = divmod(total, 12)
        last = calendar.monthrange(year, month + 1)[1]
        if start.day > last:
            return date(year, month + 1, last).isoformat()
        return (date(year, month + 1, start.day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None
