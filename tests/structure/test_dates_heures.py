"""Dates and hours of headers, in figures, in words and through OCR."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.seance.dates_heures import (
    find_dates,
    find_hours,
    find_partial_dates,
    number,
    weekday,
)

MOIS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)


@pytest.mark.parametrize(
    ("texte", "dates"),
    [
        ("L'an deux mille vingt-deux, le vingt-six septembre", ["2022-09-26"]),
        ("L’an deux mil vingt deux, le 26 septembre", ["2022-09-26"]),
        ("L'AN DEUX MILLE DIX NEUF ET LE NEUF DU MOIS D'AVRIL", ["2019-04-09"]),
        ("L'an deux mille vingt et un, le trente et un mai", ["2021-05-31"]),
        ("l'an 2023, le jeudi 5 janvier", ["2023-01-05"]),
        ("Le premier mars deux mille vingt", ["2020-03-01"]),
        ("le quatorze octobre deux mil vingt-et-un", ["2021-10-14"]),
        ("mardi 1er août 2023", ["2023-08-01"]),
        ("1 er aout 2O23", ["2023-08-01"]),
        ("LE 12 FEVRIER 2024", ["2024-02-12"]),
        ("12/04/2023, 12-04-2023, 12.04.2023 et 12/04/23", ["2023-04-12"] * 4),
        ("2023-04-12", ["2023-04-12"]),
        ("l2 avril 2023", ["2023-04-12"]),
        ("le 31 avril 2023", []),
        ("article 12.04.2", []),
        ("n° 2014-05-2021", []),
        ("tél. 03.84.30.12.45", []),
    ],
)
def test_dates(texte: str, dates: list[str]) -> None:
    assert [found.valeur for found in find_dates(texte)] == dates


@pytest.mark.parametrize(
    ("texte", "heures"),
    [
        ("à vingt heures trente", ["20:30"]),
        ("à dix-huit heures et trente minutes", ["18:30"]),
        ("A DIX NEUF HEURES", ["19:00"]),
        ("à vingt heures et demie", ["20:30"]),
        ("à 20 heures 30", ["20:30"]),
        ("20h30, 20 h 30, 20H, 20:30, 9h05", ["20:30", "20:30", "20:00", "20:30", "09:05"]),
        ("à l9h00", ["19:00"]),
        ("à 25h00", []),
        ("35 heures par semaine", []),
        ("12:75", []),
        ("à midi", ["12:00"]),
    ],
)
def test_hours(texte: str, heures: list[str]) -> None:
    assert [found.valeur for found in find_hours(texte)] == heures


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [
        ("quatre-vingt-dix-neuf", 99),
        ("quatre vingts", 80),
        ("soixante et onze", 71),
        ("deux mil vingt-quatre", 2024),
        ("cent vingt", 120),
        ("nonante", 90),
        ("12", 12),
        ("trois chevaux", None),
        ("", None),
    ],
)
def test_numbers(texte: str, valeur: int | None) -> None:
    assert number(texte) == valeur


def test_a_date_without_year_takes_the_one_given() -> None:
    assert [f.valeur for f in find_partial_dates("séance du 12 avril", 2022)] == ["2022-04-12"]
    assert find_partial_dates("séance du 12 avril 2021", 2022) == []


def test_weekday() -> None:
    assert weekday("2023-04-12") == "mercredi"


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2098, 12, 31)))
def test_every_date_is_read_back_with_its_offsets(day: date) -> None:
    for written in (
        f"{day.day} {MOIS[day.month - 1]} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%Y-%m-%d}",
    ):
        texte = f"Séance du {written} à la mairie"
        (found,) = find_dates(texte)
        assert found.valeur == day.isoformat()
        assert texte[found.debut : found.fin] == written


@given(st.text(max_size=120))
def test_any_text_is_read_without_error(texte: str) -> None:
    for found in [*find_dates(texte), *find_hours(texte)]:
        assert texte[found.debut : found.fin]
