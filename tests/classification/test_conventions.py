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
        ("Vente du vieux tracteur", "3.2", ("foncier-patrimoine-immobilier",),
         ("budget-finances",)),
        ("Vente d'un terrain", "3.2", ("foncier-patrimoine-immobilier",),
         ("foncier-patrimoine-immobilier",)),
        ("Convention avec la SACEM", "1.4", ("intercommunalite", "culture"), ("culture",)),
        ("Convention avec la commune voisine", "1.4", ("intercommunalite", "culture"),
         ("intercommunalite", "culture")),
        ("Entretien de l'éclairage public", "1.1", ("voirie-espace-public",
         "transition-ecologique"), ("voirie-espace-public",)),
        ("Éclairage public en LED", "1.1", ("voirie-espace-public", "transition-ecologique"),
         ("voirie-espace-public", "transition-ecologique")),
        ("Taxe sur les logements vacants", "7.2", ("fiscalite-tarifs",),
         ("fiscalite-tarifs", "habitat-logement")),
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
