"""Sigles and the names that they shorten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.sigles import is_sigle, shortens


@pytest.mark.parametrize(
    ("sigle", "name"),
    [
        ("CDG 61", "Centre de Gestion de l'Orne"),
        ("SDE76", "Syndicat Départemental de l'Énergie"),
        ("CNAS", "Comité National d'Action Sociale"),
        ("A.S.L", "Association Sport & Loisirs"),
        ("SIVOM", "Syndicat intercommunal à vocation multiple"),
        ("VTPL", "Vasseur Travaux Publics de Lormont"),
    ],
)
def test_a_sigle_is_spelled_by_its_name(sigle: str, name: str) -> None:
    assert shortens(sigle, name)


@pytest.mark.parametrize(
    ("sigle", "name"),
    [
        ("SAUR", "Syndicat des eaux"),
        ("TTC", "prix du marché"),
        ("Mairie", "Maison des associations"),
        ("CAF", "Foyer rural de Valmont"),
    ],
)
def test_what_spells_nothing(sigle: str, name: str) -> None:
    assert not shortens(sigle, name)


def test_alone_in_a_text_a_sigle_must_use_every_word() -> None:
    assert shortens("DDT", "Direction départementale des territoires", strict=True)
    assert shortens("CDG 61", "Centre de gestion de l'Orne", strict=True)
    assert not shortens("SPA", "Solidarité en pays de Save", strict=True)


@given(st.lists(st.sampled_from("Amicale Bocage Cercle Fanfare Union Vallée".split()), min_size=2,
                max_size=6))  # fmt: skip
def test_initials_are_always_a_sigle_of_the_name(words: list[str]) -> None:
    sigle = "".join(word[0] for word in words)
    assert is_sigle(sigle)
    assert shortens(sigle, " ".join(words), strict=True)


@given(st.text(max_size=40), st.text(max_size=80))
def test_any_text_is_answered(sigle: str, name: str) -> None:
    assert shortens(sigle, name) in (True, False)
