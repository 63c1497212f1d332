"""BUDGET_ANNEE and BUDGET_NOM: both or none, from the objet, else from the text."""

from __future__ import annotations

import pytest

from pipeline.exports.budget import budget_of
from pipeline.records import Deliberation


def of(objet: str, texte: str = "", matiere: str = "7.1") -> tuple[str, str]:
    return budget_of(
        Deliberation(
            doc="a", rang=1, page=1, page_fin=1, debut="", objet=objet, texte=texte, matiere=matiere
        )
    )


@pytest.mark.parametrize(
    ("objet", "texte", "expected"),
    [
        ("Budget primitif 2024 - budget principal", "", ("2024", "Budget principal")),
        ("Vote du budget primitif 2021", "", ("2021", "Budget principal")),
        ("Budget annexe de l'assainissement - compte administratif 2023", "",
         ("2023", "Budget annexe assainissement")),
        ("Vote du budget assainissement 2020", "", ("2020", "Budget annexe assainissement")),
        ("VIREMENT DE CREDIT N°4/2018 – BUDGET COMMUNE", "", ("2018", "Budget principal")),
        ("2019-12-18 VIREMENT DE CREDITS N°9/2019 – BUDGET COMMUNE", "",
         ("2019", "Budget principal")),
        ("Exercice 2013 - Affectation des résultats 2012 au budget principal", "",
         ("2013", "Budget principal")),
        ("COMPTE_GESTION_ANNEXE-BTHD_2025", "", ("2025", "Budget annexe BTHD")),
        ("Budget annexe lotissement « Le Verger » : budget primitif 2022", "",
         ("2022", "Budget annexe lotissement")),
        ("Décision modificative n° 2", "Sur le budget principal de l'exercice 2024, il convient",
         ("2024", "Budget principal")),
        ("Décision modificative n° 2 du budget communal", "l'exercice 2023, puis l'exercice 2024",
         ("", "")),
        ("Budgets 2024 : budget principal et budgets annexes", "", ("", "")),
        ("Décision modificative n° 2", "", ("", "")),
        ("Budget annexe lotissement", "", ("", "")),
        ("Débat d'orientation budgétaire 2013", "", ("", "")),
    ],
)  # fmt: skip
def test_budget_year_and_name_go_together(
    objet: str, texte: str, expected: tuple[str, str]
) -> None:
    assert of(objet, texte) == expected


def test_other_matieres_have_no_budget() -> None:
    assert of("Subventions 2024 du budget principal", matiere="7.5") == ("", "")
