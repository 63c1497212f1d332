from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.folding import fold, tidy
from pipeline.entities.numbers import FIGURES, WORDS, parse_figures, parse_words
from tests.entities.ecriture import to_words


@given(st.integers(0, 10**12 - 1))
def test_words_come_back(value: int) -> None:
    words = fold(to_words(value))
    assert parse_words(words) == value
    assert parse_words(words.replace("-", " ")) == value
    assert re.fullmatch(WORDS, words)


@pytest.mark.parametrize(
    ("words", "value"),
    [("mille", 1000), ("deux mille cinq cents", 2500), ("quatre vingt dix neuf", 99),
     ("soixante et onze", 71), ("septante", 70), ("huitante-cinq", 85), ("mil neuf cent", 1900),
     ("un million deux cent mille", 1_200_000), ("quatre-vingts", 80), ("cent un", 101)],
)  # fmt: skip
def test_words(words: str, value: int) -> None:
    assert parse_words(words) == value


@pytest.mark.parametrize(
    "words", ["", "deux trois", "mille mille", "cent cent", "vingt dix", "un cent", "million", "et"]
)
def test_what_is_no_number(words: str) -> None:
    assert parse_words(words) is None


def test_to_words_refuses_what_it_cannot_write() -> None:
    with pytest.raises(ValueError, match="-1"):
        to_words(-1)


@pytest.mark.parametrize(
    ("figures", "value"),
    [("1 500,00", "1500.00"), ("1.500", "1500"), ("1.500,5", "1500.5"), ("0.250", "0.250"),
     ("22'973,41", "22973.41"), ("120 360.27", "120360.27"), ("1,500", "1.500")],
)  # fmt: skip
def test_figures(figures: str, value: str) -> None:
    assert re.fullmatch(FIGURES, figures)
    assert parse_figures(figures) == Decimal(value)


def test_a_unit_price_has_a_decimal_point() -> None:
    assert parse_figures("2.345", decimal_point=True) == Decimal("2.345")
    assert parse_figures("abc") is None


@given(st.text())
def test_folding_keeps_the_length(texte: str) -> None:
    assert len(fold(texte)) == len(texte) == len(tidy(texte))


def test_folding() -> None:
    assert fold("L’ÉTÉ — n° 2 à l’Œuvre") == "l'ete - n° 2 a l'euvre"
