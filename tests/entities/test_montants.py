from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities import montants
from pipeline.records import Part
from tests.entities.ecriture import to_words

sys.path.insert(0, str(Path(__file__).parent))
from markup import Example, load  # noqa: E402

EXAMPLES = list(load(Path(montants.__file__).parent / "examples.txt"))


@pytest.mark.parametrize(
    "example", [e for _, e in EXAMPLES], ids=[line[:70] for line, _ in EXAMPLES]
)
def test_examples(example: Example) -> None:
    found = montants.extract(example.texte, objet=example.objet)
    expected: dict[Decimal, dict[str, str]] = {}
    for _, _text, attributes in example.attendus:
        if "valeur" in attributes:
            expected.setdefault(Decimal(attributes["valeur"].replace(" ", "")), attributes)
    values = list(dict.fromkeys(m.valeur for m in found))
    assert sorted(values) == sorted(expected), example.texte
    for montant in found:
        attributes = expected[montant.valeur]
        for name in ("role", "beneficiaire", "ht_ttc", "unite"):
            if name in attributes:
                assert getattr(montant, name) == attributes[name], (name, montant)
        if "total" in attributes:
            assert montant.total


# --- any amount written in any supported style comes back exactly ---------------------------------

THOUSANDS = (" ", ".", "'", "\u00a0", "\u202f", "\u2019", "")
CURRENCIES = (" €", "€", "\u00a0€", " euros", " Euros", " EUR", "\n€", " EUROS")


@st.composite
def written(draw: st.DrawFn) -> tuple[str, Decimal]:
    """An amount and one of the ways to write it."""
    style = draw(st.sampled_from(["figures", "lettres", "millions", "milliers", "coupe", "scan"]))
    if style == "coupe":  # a stray space inside the number
        whole, cents = draw(st.integers(100_000, 999_999_999)), draw(st.integers(0, 99))
        text = f"{whole:,}".replace(",", " ") + draw(st.sampled_from([", ", " ,"])) + f"{cents:02d}"
        return text + draw(st.sampled_from([" €", "€", " euros"])), Decimal(f"{whole}.{cents:02d}")
    if style == "scan":  # zeros taken for letters
        whole = draw(st.integers(100, 9_999_999))
        return f"{whole:,}".replace(",", " ").replace("0", "O") + " €", Decimal(whole)
    if style == "figures":
        whole = draw(st.integers(1, 10**9))
        cents = draw(st.none() | st.integers(0, 99))
        separator = draw(st.sampled_from(THOUSANDS))
        text = f"{whole:,}".replace(",", separator)
        mark = draw(st.sampled_from(",.")) if separator != "." else ","
        if cents is not None:
            text += f"{mark}{cents:02d}"
        return text + draw(st.sampled_from(CURRENCIES)), Decimal(f"{whole}.{cents or 0:02d}")
    if style == "lettres":
        value = draw(st.integers(1, 10**9))
        text = to_words(value)
        if draw(st.booleans()):
            text = text.replace(" ", "-")
        de = " d'" if text.endswith(("million", "millions", "milliard")) else " "
        return f"{text}{de}euros", Decimal(value)
    tenths = draw(st.integers(1, 9999))
    number = f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)
    if style == "millions":
        unit = draw(st.sampled_from([" M€", "M€", " millions d'euros", " millions d’euros"]))
        return number + unit, Decimal(tenths) * 100_000
    return number + draw(st.sampled_from([" k€", "k€", " K€"])), Decimal(tenths) * 100


FRAMES = (
    "Le conseil attribue {} à l'association.",
    "Montant : {}",
    "Foyer rural\t{}",
    "Il est décidé ({}) de poursuivre.",
    "La somme de {}, inscrite au budget, est versée.",
)


@settings(max_examples=400, deadline=None)
@given(written(), st.sampled_from(FRAMES))
def test_any_style_comes_back_exactly(amount: tuple[str, Decimal], frame: str) -> None:
    text, value = amount
    found = montants.extract(frame.format(text))
    assert [m.valeur for m in found] == [value]
    written_text = frame.format(text)[found[0].debut : found[0].fin]
    assert written_text == found[0].texte == text


@settings(max_examples=200, deadline=None)
@given(st.lists(written(), min_size=1, max_size=6), st.sampled_from(["\t", "\n\n"]))
def test_no_amount_crosses_a_cell_or_a_blank_line(
    amounts: list[tuple[str, Decimal]], separator: str
) -> None:
    texte = separator.join(text for text, _ in amounts)
    found = montants.extract(texte)
    assert {m.valeur for m in found} == {value for _, value in amounts}
    assert all("\t" not in m.texte and "\n\n" not in m.texte for m in found)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789 .,'€\t\nabàMkHT%/-()lO", max_size=200))
def test_anything_is_read_without_error(texte: str) -> None:
    found = montants.extract(texte, objet=texte)
    for montant in found:
        assert texte[montant.debut : montant.fin] == montant.texte
        assert montant.valeur != 0
        assert "\t" not in montant.texte


HOSTILE = {
    "chiffres": "1" * 1_000_000,
    "groupes": "111 " * 250_000,
    "points": "1.111" * 200_000,
    "mots": "cent " * 200_000,
    "tirets": "deux-" * 200_000,
    "euros": "€" * 500_000,
    "cellules": "1\t" * 200_000,
    "blancs": " " * 1_000_000,
    "montants": "12 € " * 20_000,
    "subventions": "subvention à l'association " * 40_000 + "12 €",
    "lignes": "1 234,00\n" * 50_000,
    "bornes": "de 1 à " * 150_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_its_end(name: str) -> None:
    """A pattern of quadratic cost would meet the suite's time-out."""
    montants.extract(HOSTILE[name])


# --- parts, pages of evidence ---------------------------------------------------------------------


def test_header_and_signature_are_skipped_and_the_dispositif_weighs_more() -> None:
    texte = (
        "Capital 10 €\nLe Maire rappelle l'emprunt. Une somme de 500 € est attribuée.\n"
        "DÉCIDE : subvention de 500 €"
    )
    cut = texte.index("\n")
    parties = (
        Part(nature="entete", debut=0, fin=cut),
        Part(nature="dispositif", debut=texte.index("DÉCIDE"), fin=len(texte)),
    )
    found = montants.extract(texte, parties=parties)
    assert [(m.valeur, m.role) for m in found] == [(Decimal(500), "subvention")]


def test_the_collectivite_is_no_beneficiary() -> None:
    found = montants.extract(
        "Subvention de 500 € au profit de la commune de Valmont.", collectivite="Valmont"
    )
    assert found[0].beneficiaire is None


def test_account_year_and_total() -> None:
    found = montants.extract(
        "Article 6574 : 1 200 € au titre de l'année 2023\nTotal : 1 500 €", objet="Budget"
    )
    assert found[0].compte == "6574"
    assert found[0].annee == "2023"
    assert [m.total for m in found] == [False, True]
