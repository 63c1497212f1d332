"""Errors are shown with the words around and the page; the most worth a look come first."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluation.cases import PER_FIELD, around, describe, worth
from pipeline.evaluation.gold import GoldDocument

TEXTE = "Le conseil fixe le loyer à 1 420,50 € par mois à compter du 1er juin 2024."


def error(mesure: str, attendu: Any, trouve: Any, **more: Any) -> dict[str, Any]:
    base = {"doc": "a", "rang": 1, "collectivite": "X", "confiance": None}
    return {"mesure": mesure, "attendu": attendu, "trouve": trouve, **base, **more}


def shown(case: dict[str, Any]) -> tuple[str | None, int | None]:
    item = {
        "rang": 1, "page": 1, "objet": "loyer", "texte": TEXTE, "vote": {"preuve": "conseil fixe"},
    }  # fmt: skip
    predictions = {"a": GoldDocument("a", items=(item,))}
    found = describe([case], predictions, {"a": ["Première page.", TEXTE]})[0]
    return (found["mots"][1] if found["mots"] else None), found["page"]


@pytest.mark.parametrize(
    ("case", "passage", "page"),
    [
        (error("montants", [1420.5], []), "1 420,50", 2),
        (error("montants", [], [1420.5]), "1 420,50", 2),
        (error("dates", ["2024-06-01"], []), "1er juin 2024", 2),
        (error("montants.role", "1 420,50 € loyer", "tarif"), "1 420,50 €", 2),
        (error("dates.role", "2024-06-01 debut", "fin"), "1er juin 2024", 2),
        (error("vote", {"resultat": "adopte"}, {"resultat": "elu"}), "conseil fixe", 2),
        (error("matiere", "3.3", "7.10"), "loyer", 2),
        (error("type", "registre", "liste"), "", 1),
        (error("numero", "2024-99", None, rang=None), None, None),
    ],
)
def test_the_words_around(case: dict[str, Any], passage: str | None, page: int | None) -> None:
    assert shown(case) == (passage, page)


def test_long_texts_are_cut_on_both_sides() -> None:
    text = "avant " * 40 + "ici" + " après" * 40
    before, passage, after = around(text, 240, 243)
    assert (before[:2], passage, after[-2:]) == ("… ", "ici", " …")


def test_sure_and_wrong_comes_before_unsure() -> None:
    unsure = error("matiere", "7.5", "7.6", confiance=0.2)
    sure = error("matiere", "1.1", "1.4", confiance=0.99)
    assert worth([unsure, sure]) == [{**sure, "fois": 1}, {**unsure, "fois": 1}]


def test_a_confusion_that_comes_back_is_shown_once_and_first() -> None:
    often = [error("matiere", "7.5", "7.6", doc=str(n)) for n in range(8)]
    once = error("matiere", "1.1", "1.4")
    first = worth([once, *often])
    assert [(e["attendu"], e["fois"]) for e in first] == [("7.5", 8), ("1.1", 1)]


def test_no_field_fills_the_list_and_repeated_measures_are_left_out() -> None:
    many = [error("objet", f"objet {n}", None, doc=str(n)) for n in range(10)]
    family = [error("matiere.famille", "7", "8")]
    assert len(worth([*many, *family])) == PER_FIELD
    assert worth(family) == []
