from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities import dates
from pipeline.entities.dates.calendar import end_of_period
from pipeline.records import Part
from tests.entities.ecriture import to_words

sys.path.insert(0, str(Path(__file__).parent))
from markup import Example, load  # noqa: E402

SEANCE = "2022-04-12"
EXAMPLES = list(load(Path(dates.__file__).parent / "examples.txt"))


@pytest.mark.parametrize(
    "example", [e for _, e in EXAMPLES], ids=[line[:70] for line, _ in EXAMPLES]
)
def test_examples(example: Example) -> None:
    found = dates.extract(example.texte, seance_date=SEANCE)
    expected = {attributes["iso"]: attributes for _, _, attributes in example.attendus}
    assert sorted(d.iso for d in found) == sorted(expected)
    for one in found:
        attributes = expected[one.iso]
        assert one.role == attributes.get("role", one.role), one
        assert one.calcule == ("calcule" in attributes)


MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
DAYS = st.dates(date(1950, 1, 1), date(2079, 12, 31)).filter(lambda d: d.isoformat() != SEANCE)


def spoiled(figures: str) -> str:
    """Figures as a scanner may read them."""
    return figures.replace("0", "O").replace("1", "l")


def slip(month: str) -> str:
    """A month in which the typist doubled a letter; the shortest ones stay."""
    return month if len(month) < 4 else month[:2] + month[1:]


def write(day: date, style: str) -> str:
    month, number = MONTHS[day.month - 1], "1er" if day.day == 1 else str(day.day)
    in_words = "premier" if day.day == 1 else to_words(day.day)
    return {
        "mois": f"{number} {month} {day.year}",
        "capitales": f"{number} {month} {day.year}".upper(),
        "sans accent": f"{number} {month} {day.year}".replace("é", "e").replace("û", "u"),
        "ligne": f"{number} {month}\n{day.year}",
        "insecable": f"{number}\u00a0{month}\u00a0{day.year}",
        "barres": f"{day:%d/%m/%Y}",
        "points": f"{day:%d.%m.%Y}",
        "tirets": f"{day:%d-%m-%Y}",
        "zero": f"{day.day:02d} {month} {day.year}",
        "lettres": f"{in_words} {month} {to_words(day.year)}",
        "retour": f"{number} {month}\n    {day.year}",
        "scan": f"{spoiled(f'{day.day:02d}')} {month} {str(day.year)[:2]}"
        f"{spoiled(str(day.year)[2:])}",
        "scan en chiffres": f"{spoiled(f'{day:%d/%m}')}/{day:%Y}",
        "frappe": f"{number} {slip(month)} {day.year}",
    }[style]


STYLES = (
    "mois", "capitales", "sans accent", "ligne", "insecable", "barres", "points", "tirets", "zero",
    "lettres", "retour", "scan", "scan en chiffres", "frappe",
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(
    DAYS, st.sampled_from(STYLES), st.sampled_from(["Vu la loi du {} ;", "le {}, le conseil", "{}"])
)
def test_any_style_comes_back_exactly(day: date, style: str, frame: str) -> None:
    texte = frame.format(write(day, style))
    found = dates.extract(texte, seance_date=SEANCE)
    assert [d.iso for d in found] == [day.isoformat()]
    assert texte[found[0].debut : found[0].fin] == write(day, style)


@settings(max_examples=200, deadline=None)
@given(DAYS, DAYS, st.sampled_from(STYLES), st.sampled_from(["\t", "\n\n"]))
def test_no_date_crosses_a_cell_or_a_blank_line(
    first: date, second: date, style: str, separator: str
) -> None:
    texte = write(first, style) + separator + write(second, style)
    found = dates.extract(texte, seance_date=SEANCE)
    assert {d.iso for d in found} == {first.isoformat(), second.isoformat()}
    assert all(separator not in texte[d.debut : d.fin] for d in found)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(1, 99), st.sampled_from(["ans", "mois", "jours", "semaines"]))
def test_a_period_ends_after_it_begins(first: date, count: int, unit: str) -> None:
    end = end_of_period(first.isoformat(), count, unit)
    assert end is not None and end >= first.isoformat()


def test_ends_of_periods() -> None:
    assert end_of_period("2023-01-01", 3, "ans") == "2025-12-31"
    assert end_of_period("2024-01-31", 1, "mois") == "2024-02-29"
    assert end_of_period("2022-03-01", 15, "jours") == "2022-03-15"
    assert end_of_period("2022-03", 1, "an") is None
    assert end_of_period("2022-03-01", 0, "an") is None


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert dates.extract("le 31 février 2022 et le 30/02/2022") == ()


def test_header_signature_and_session_dates_are_left_out() -> None:
    texte = "Réunion du 3 mai 2021.\nVu la loi du 2 mars 1982.\nLe 5 juin 2021"
    parties = (
        Part(nature="entete", debut=0, fin=23),
        Part(nature="signature", debut=texte.index("Le 5"), fin=len(texte)),
    )
    assert [d.iso for d in dates.extract(texte, parties=parties)] == ["1982-03-02"]
    assert dates.extract("reçue le 4 mai 2021", exclues=("2021-05-04",)) == ()


def test_without_a_seance_a_day_without_a_year_stays_unknown() -> None:
    assert dates.extract("La commission s'est réunie le 18 mars dernier.") == ()


@pytest.mark.parametrize(
    "texte",
    ["1" * 1_000_000, "1er " * 250_000, "12 janvier " * 30_000, "du 1er au " * 100_000,
     "deux mille " * 90_000, "\n" * 1_000_000, "pour une durée de trois ans " * 35_000,
     "en 2022 " * 120_000, "séance du " * 100_000, "12/12/2012 " * 20_000],
    ids=["chiffres", "jours", "mois", "intervalles", "mots", "lignes", "durees", "annees",
         "seances", "dates"],
)  # fmt: skip
def test_hostile_text_is_read_to_its_end(texte: str) -> None:
    """A pattern of quadratic cost would meet the suite's time-out."""
    dates.extract(texte, seance_date=SEANCE)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789/. -\n\tlejanvirmsduaots", max_size=120))
def test_anything_is_read_without_error(texte: str) -> None:
    for one in dates.extract(texte, seance_date=SEANCE):
        assert 0 <= one.debut < one.fin <= len(texte)
