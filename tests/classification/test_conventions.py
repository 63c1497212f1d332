from __future__ import annotations

import pytest

from pipeline.classification.conventions import with_convention
from pipeline.classification.labels import Label


@pytest.mark.parametrize(
    ("objet", "matiere", "themes", "expected"),
    [
        ("Subvention au club de tennis", "7.5", ("budget-finances", "sport-loisirs"),
         ("sport-loisirs", "vie-associative")),
        ("Demande de DETR", "7.5", ("budget-finances",), ("budget-finances",)),
        ("Vote du budget", "7.1", ("budget-finances",), ("budget-finances",)),
        ("Coupe de bois", "3.6", ("transition-ecologique",),
         ("transition-ecologique", "foncier-patrimoine-immobilier")),
        ("Prêt de la salle des fêtes", "3.5", ("evenements-animation",),
         ("evenements-animation", "foncier-patrimoine-immobilier")),
        ("Règlement de la crèche", "8.2", ("social-solidarites",), ("education-enfance-jeunesse",)),
        ("Aide sociale à l'enfance", "8.2", ("social-solidarites",),
         ("social-solidarites", "education-enfance-jeunesse")),
    ],
)  # fmt: skip
def test_conventions(
    objet: str, matiere: str, themes: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    label = Label(objet=objet, matiere=matiere, themes=themes)
    assert with_convention(label).themes == expected


def test_never_more_than_three_themes() -> None:
    themes = ("culture", "sport-loisirs", "sante")
    label = Label(objet="Subvention à l'association", matiere="7.5", themes=themes)
    assert with_convention(label).themes == themes
