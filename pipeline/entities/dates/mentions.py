"""Find the dates of a text and give each its ISO value; roles are decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import patterns as p
from .calendar import day_number, end_of_period, iso, meant_year, month_number, year_number
from .lecture import healed


@dataclass(frozen=True, slots=True)
class Found:
    """A date as it stands in the text; `place` says its place in a range (debut, fin) if any."""

    iso: str
    debut: int
    fin: int
    regle: str
    place: str | None = None
    calcule: bool = False


def find(folded: str, seance: str | None = None) -> list[Found]:
    """Return the dates of a folded text, in order; where two readings overlap the longer wins."""
    folded = healed(folded)
    candidates = [
        *_ranges(folded, seance),
        *_days(folded, seance),
        *_numeric(folded),
        *_in_words(folded, seance),
        *_months(folded, seance),
        *_years(folded, seance),
    ]
    candidates.sort(key=lambda group: (group[0].debut, -group[-1].fin))
    kept: list[Found] = []
    end = -1
    for group in candidates:
        if group[0].debut >= end:
            kept.extend(group)
            end = group[-1].fin
    return [*kept, *_computed(folded, kept)]


Group = list[Found]


def _ranges(folded: str, seance: str | None) -> Iterator[Group]:
    for match in p.RANGE.finditer(folded):
        last_month = month_number(match["last_month"])
        first_month = month_number(match["first_month"]) if match["first_month"] else last_month
        first_day, last_day = day_number(match["first"]), day_number(match["last"])
        if first_day is None or last_day is None:
            continue
        if not match["last_year"] and _recurring(folded, match):
            continue
        if match["last_year"]:
            last_year: int | None = int(match["last_year"])
        elif match["first_year"]:
            last_year = int(match["first_year"])
        else:
            which = p.RELATIVE.match(folded, match.end())
            last_year = meant_year(last_month, last_day, seance, which["which"] if which else "")
        first_year = int(match["first_year"]) if match["first_year"] else last_year
        if not match["first_year"] and first_year and first_month > last_month:
            first_year -= 1
        first, last = iso(first_year, first_month, first_day), iso(last_year, last_month, last_day)
        if not first or not last or last <= first:
            continue
        middle = match.start("last")
        more = p.MORE_DAYS.search(folded, max(0, match.start("first") - 30), match.start("first"))
        if more and match["link"] == "et" and not match["first_month"]:
            for other in re.finditer(r"\d{1,2}", more["days"]):
                day = iso(last_year, last_month, int(other[0]))
                begin = more.start() + other.start()
                if day and day < first:
                    yield [Found(day, begin, begin + len(other[0]), "liste_jours")]
        bound = match["link"] in ("au", "a")
        start = match.start("first")
        stop = match.start("link")
        if not match["first_month"]:
            stop = match.end()
        stop = start + len(folded[start:stop].rstrip())
        yield [
            Found(first, start, stop, "intervalle", "debut" if bound else None),
            Found(last, middle, match.end(), "intervalle", "fin" if bound else None),
        ]


def _days(folded: str, seance: str | None) -> Iterator[Group]:
    for match in p.DAY.finditer(folded):
        month, day = month_number(match["month"]), day_number(match["day"])
        if day is None or (not match["year"] and _recurring(folded, match)):
            continue
        end = match.end()
        if match["year"]:
            year = year_number(match["year"])
        else:
            which = p.RELATIVE.match(folded, end)
            end = which.end() if which else end
            year = meant_year(month, day, seance, which["which"] if which else "")
        value = iso(year, month, day)
        if value:
            yield [Found(value, match.start(), end, "jour" if match["year"] else "jour_resolu")]


def _recurring(folded: str, match: re.Match[str]) -> bool:
    """Say whether a day without a year is one of every year ("le 1er juin de chaque année")."""
    before = folded[max(0, match.start() - 70) : match.start()]
    return bool(p.RECURRING.match(folded, match.end()) or p.RECURRING_BEFORE.search(before))


def _numeric(folded: str) -> Iterator[Group]:
    for match in p.NUMERIC.finditer(folded):
        if match["iy"]:
            value = iso(int(match["iy"]), int(match["im"]), int(match["id"]))
        else:
            if len(match["y"]) == 2 and match["s"] != "/":
                continue
            value = iso(year_number(match["y"]), int(match["m"]), int(match["d"]))
        if value:
            yield [Found(value, match.start(), match.end(), "chiffres")]
    for match in p.MONTH_YEAR_NUMERIC.finditer(folded):
        value = iso(int(match["y"]), int(match["m"]))
        if value:
            yield [Found(value, match.start(), match.end(), "mois")]


def _in_words(folded: str, seance: str | None) -> Iterator[Group]:
    for match in p.IN_WORDS.finditer(folded):
        day, month = day_number(match["day"]), month_number(match["month"])
        if day is None:
            continue
        year = year_number(match["year"]) if match["year"] else meant_year(month, day, seance)
        value = iso(year, month, day)
        if value:
            yield [Found(value, match.start(), match.end(), "lettres")]


def _months(folded: str, seance: str | None) -> Iterator[Group]:
    for match in p.MONTH_RELATIVE.finditer(folded if seance else ""):
        month = month_number(match["month"])
        year = meant_year(month, 1, seance, match["which"])
        value = iso(year, month) if year and f"{year}-{month:02d}" != (seance or "")[:7] else None
        if value:
            yield [Found(value, match.start("month"), match.end(), "mois_resolu")]
    for match in p.MONTH_YEAR.finditer(folded):
        if re.search(r"\d ?$", folded[max(0, match.start() - 2) : match.start()]):
            continue  # "31 février 2022" is no day, and no month either
        value = iso(int(match["year"]), month_number(match["month"]))
        if value:
            yield [Found(value, match.start(), match.end(), "mois")]


def _years(folded: str, seance: str | None) -> Iterator[Group]:
    # "en 2022" said in 2022 or 2023 is a budget year more often than a date.
    fiscal = {str(int(seance[:4]) - back) for back in range(3)} if seance else set()
    folded = p.WRAPPED.sub(" ", folded)
    for match in p.YEAR_CUE.finditer(folded):
        founded = p.FOUNDED.search(folded[max(0, match.start() - 20) : match.start()])
        if match["en"] and (match["year"] in fiscal or founded):
            continue
        yield [Found(match["year"], match.start("year"), match.end(), "annee")]
    for match in p.YEAR_RANGE.finditer(folded):
        first, last = match["first"], match["last"]
        if not 0 < int(last) - int(first) <= 40:
            continue
        if re.search(r"scolaire|saison|rentree", match["kind"]) and int(last) - int(first) == 1:
            yield [Found(f"{first}/{last}", match.start("first"), match.end(), "annee_scolaire")]
        elif match["link"] != "et" or match["kind"] == "entre":
            yield [
                Found(first, match.start("first"), match.end("first"), "annees", "debut"),
                Found(last, match.start("last"), match.end(), "annees", "fin"),
            ]


def _computed(folded: str, found: list[Found]) -> list[Found]:
    """Return the ends that durations give ("pour trois ans à compter du…"), marked as computed."""
    ends = []
    for date in found:
        if len(date.iso) != 10 or date.place == "fin":
            continue
        low = max(0, date.debut - 170)
        before = re.split(r"\n\s*\n|[.;]\s", folded[low : date.debut])[-1]
        match = p.DURATION.search(before)
        start, stop = date.debut - len(before) + (match.start() if match else 0), date.fin
        if not match:
            match = p.DURATION_AFTER.match(folded, date.fin)
            if not match or not re.search(
                r"(?:a compter|a partir|des|effet|au|du)\W", before[-40:]
            ):
                continue
            start, stop = date.debut, match.end()
        count = int(match["count"]) if match["count"].isdigit() else year_number(match["count"])
        value = end_of_period(date.iso, count or 0, match["unit"])
        if value and all(other.iso != value for other in found):
            ends.append(Found(value, start, stop, "duree", "fin", calcule=True))
    return ends
