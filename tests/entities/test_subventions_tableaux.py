"""Subsidies told by tables: the granted column, whole names, what is refused, what is a rate."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities import montants
from pipeline.entities.folding import fold
from pipeline.entities.montants.names import cut

OBJET = "Subventions 2024 aux associations"


def granted(texte: str, objet: str | None = OBJET) -> dict[str | None, int]:
    found = montants.extract(texte, objet=objet, annee="2024")
    return {m.beneficiaire: int(m.valeur) for m in found if m.role == "subvention" and not m.total}


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Association\tDemandé\tAccordé", "Vélo Jolan\t800 €\t500 €"),
        ("Association\tSubvention 2023\tSubvention 2024", "Vélo Jolan\t800 €\t500 €"),
        ("Association\tVoté 2023\tDemande 2024\tProposition 2024", "Vélo Jolan\t1 €\t900 €\t500 €"),
        ("Bénéficiaire\tMontant éligible HT\tTaux\tSubvention", "Vélo Jolan\t2 500 €\t20 %\t500 €"),
        ("Tiers\tDépense subventionnable\tMontant proposé", "Vélo Jolan\t2 500 €\t500 €"),
        ("Demandeur\tDemande\tDécision du conseil", "Vélo Jolan\t700 €\t500 €"),
        ("Club\tPart fixe\tPart variable\tTotal 2024", "Vélo Jolan\t300 €\t200 €\t500 €"),
        ("Association\tSubvention 2023\tSubvention 2024\tÉvolution", "Vélo Jolan\t400\t500\t+100"),
        ("Nom\tProposé 2024\tVoté 2024", "Vélo Jolan\t600 €\t500 €"),
        ("Association\tAttribué en 2023\tSollicité\tAvis", "Vélo Jolan\t100 €\t600 €\t500 €"),
    ],
)
def test_only_the_granted_column_is_a_subsidy(headings: str, row: str) -> None:
    assert granted(f"Le conseil vote :\n\n{headings}\n{row}\n") == {"Vélo Jolan": 500}


def test_equal_amounts_in_two_columns_are_one_subsidy() -> None:
    texte = "Association\tDemandé\tAccordé\nVélo Jolan\t500 €\t500 €\nLuzy Plage\t90 €\t80 €\n"
    assert granted(texte) == {"Vélo Jolan": 500, "Luzy Plage": 80}


@pytest.mark.parametrize("decision", ["Refus", "Ajourné", "0 €", "-", "néant"])
def test_what_was_asked_and_refused_is_no_subsidy(decision: str) -> None:
    texte = (
        f"Association\tDemandé\tAccordé\nVélo Jolan\t500 €\t400 €\nLuzy Plage\t90 €\t{decision}\n"
    )
    assert granted(texte) == {"Vélo Jolan": 400}


@pytest.mark.parametrize(
    "texte",
    [
        "La demande de l'association Luzy Plage (400 €) est rejetée.",
        "Le conseil refuse de verser la subvention de 400 € à l'association Luzy Plage.",
        "La subvention de 400 € demandée par l'association Luzy Plage n'est pas accordée.",
    ],
)
def test_a_refused_request_is_no_subsidy(texte: str) -> None:
    assert granted(texte) == {}


def test_the_purpose_beside_a_recipient_does_not_change_the_role() -> None:
    texte = (
        "Association\tObjet\tMontant\nVélo Jolan\tAchat de casques\t600 €\n"
        "US Cressia\tFonctionnement\t2 500 €\n"
    )
    assert granted(texte) == {"Vélo Jolan": 600, "US Cressia": 2500}


def test_companies_in_a_list_of_aids_are_helped() -> None:
    texte = (
        "Le conseil attribue les aides suivantes dans le cadre de la rénovation des devantures\n"
        "du bourg : SARL Boulangerie Morvan : 1 500 € ; SCI du Gué : 2 000 € ; "
        "Garage Lurot : 750 €.\n"
    )
    assert granted(texte, "Rénovation des façades") == {
        "SARL Boulangerie Morvan": 1500,
        "SCI du Gué": 2000,
        "Garage Lurot": 750,
    }


def test_a_plan_of_financing_is_not_compared_by_columns() -> None:
    texte = "Dépenses\tMontant HT\tRecettes\tMontant\nTravaux\t100 000 €\tDETR\t40 000 €\n"
    found = montants.extract(texte, objet="École : demande de subvention")
    assert {int(m.valeur): m.role for m in found} == {100000: "marche", 40000: "subvention_recue"}


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Familles Rurales, section de Luzy", "Familles Rurales, section de Luzy"),
        ("UCAL - Union des commerçants de Luzy", "UCAL - Union des commerçants de Luzy"),
        ("Mille et une pages", "Mille et une pages"),
        ("Culture pour tous", "Culture pour tous"),
        ("A.S. Foot", "A.S. Foot"),
        ("F.N.A.T.H.", "F.N.A.T.H."),
        ("Amicale des sapeurs- pompiers", "Amicale des sapeurs-pompiers"),
        ("A.S. Foot, pour son tournoi", "A.S. Foot"),
        ("Club d'échecs - achat de jeux", "Club d'échecs"),
    ],
)
def test_a_name_fills_its_cell(cell: str, name: str) -> None:
    assert cut(cell, fold(cell), 0, len(cell), whole=True) == name


def test_names_over_the_end_of_a_line() -> None:
    texte = (
        "Le conseil communautaire, après en avoir délibéré, décide d'attribuer à la\n"
        "SAS Menuiserie du Lac une subvention de 20 000 €.\n"
    )
    assert granted(texte, "Aide aux entreprises") == {"SAS Menuiserie du Lac": 20000}


def test_gifts_told_in_one_sentence() -> None:
    texte = "Le conseil fait un don de 1 000 € à la Protection civile et de 500 € à la Croix-Rouge."
    assert granted(texte, "Soutien aux sinistrés") == {
        "Protection civile": 1000,
        "Croix-Rouge": 500,
    }


def test_a_product_has_the_recipient_of_its_factor() -> None:
    texte = (
        "Le conseil accorde au collège des Rives une subvention de 40 €\npar élève, soit 240 €.\n"
    )
    found = montants.extract(texte, objet="Voyage scolaire")
    assert [(int(m.valeur), m.unite, m.beneficiaire) for m in found] == [
        (40, "élève", "collège des Rives"),
        (240, None, "collège des Rives"),
    ]


@given(st.integers(11, 9000), st.integers(11, 9000))
def test_whatever_the_amounts_the_granted_one_is_kept(asked: int, given_: int) -> None:
    texte = f"Association\tDemandé\tAccordé\nVélo Jolan\t{asked} €\t{given_} €\n"
    found = montants.extract(texte, objet=OBJET)
    assert [m.valeur for m in found if m.role == "subvention"] == [Decimal(given_)]
