"""Whole acts of invented councils: what is body, who receives, whose assembly it is."""

from __future__ import annotations

import pytest

from pipeline.entities import annotate, nlp
from pipeline.entities.montants import extract as montants
from pipeline.entities.spans import not_body
from pipeline.records import Deliberation

TABLEAU = """Le conseil municipal décide d'attribuer les subventions suivantes :

Association\tObjet\tMontant
Les Amis du Four banal\tFonctionnement\t500 €
Coopérative scolaire de l'école des Aulnes\tClasse de découverte\t850,50 €
Comité des fêtes\tFête de la Saint-Loup du 22 juin 2024\t700 €
Badminton\t\tNon demandée
Total\t\t2 050,50 €
"""
COLLEGES = """La commission permanente du conseil départemental, réunie le 7 juillet 2023
sous la présidence
de Mme Solange ARDOIN, présidente du conseil départemental,
DÉCIDE d'attribuer au collège Berthe-Morel de Rivel une dotation complémentaire de 9 300 €
et au collège des Ormes de Valcourt une dotation de 6 150 €.
La présidente du conseil départemental, Solange ARDOIN
"""


def _annotated(texte: str, objet: str, collectivite: str) -> Deliberation:
    return annotate(
        Deliberation(
            doc="a", rang=1, page=1, page_fin=1, debut=texte[:30], texte=texte, objet=objet,
            collectivite=collectivite, date="2024-04-11",
        )
    )  # fmt: skip


def test_rows_under_a_heading_of_associations_are_organisations() -> None:
    found = _annotated(TABLEAU, "Subventions aux associations", "Rivel")
    assert [o.texte for o in found.organisations] == [
        "Les Amis du Four banal",
        "Coopérative scolaire de l'école des Aulnes",
        "Comité des fêtes",
        "Badminton",
    ]
    assert [m.beneficiaire for m in found.montants][:2] == [
        "Les Amis du Four banal",
        "Coopérative scolaire de l'école des Aulnes",
    ]
    assert [e.nom for e in found.evenements] == ["Fête de la Saint-Loup"]


def test_those_who_chair_and_sign_are_not_in_the_body() -> None:
    found = _annotated(COLLEGES, "Dotations aux collèges", "Département de la Haute-Rive")
    assert found.personnes == ()
    assert [o.texte for o in found.organisations] == [
        "collège Berthe-Morel de Rivel",
        "collège des Ormes de Valcourt",
    ]
    assert {m.role for m in found.montants} == {"subvention"}


@pytest.mark.parametrize(
    ("texte", "swallowed"),
    [
        ("Absents :\n\nAssociation de l'Opéra et de l'Orchestre du Val - désignation\n\nVu", False),
        ("Absents :\n\nMme LEROY Anne, M. PETIT Jean (pouvoir à M. ROUX)\n\nVu le code", True),
        ("Présents : Mme LEROY, M. PETIT\n\nL'Association des Aulnes", False),
    ],
)
def test_an_empty_list_of_absents_swallows_no_title(texte: str, swallowed: bool) -> None:
    place = texte.find("Association") if "Association" in texte else texte.find("LEROY")
    assert any(a <= place < b for a, b in not_body(texte)) == swallowed


def test_a_common_name_in_the_objet_is_no_beneficiary() -> None:
    (found,) = montants(
        "Le conseil vote une enveloppe de 4 000 €.", objet="SUBVENTIONS AUX ASSOCIATIONS LOCALES"
    )
    assert found.beneficiaire is None


def test_months_are_told_from_the_seance() -> None:
    found = _annotated("Les travaux commenceront dès juin prochain.", "Travaux", "Rivel")
    assert [d.iso for d in found.dates] == ["2024-06"]


def test_the_version_of_the_ner_is_told() -> None:
    expected = {"ner": nlp.version()} if nlp.available() else {}
    assert _annotated("Rien à dire.", "Divers", "Rivel").modeles == expected
