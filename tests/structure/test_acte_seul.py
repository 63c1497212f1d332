"""Single acts of many bodies: each layout is one that some collectivités use."""

from __future__ import annotations

import pytest

from pipeline.structure import analyse

from .build import document

FIN = """Vu le code général des collectivités territoriales,
Après en avoir délibéré, le conseil, à l'unanimité, approuve la convention.
"""
ALSACE = f"""COMMUNE DE NIEDERSTEINHEIM
Extrait du procès-verbal des délibérations du Conseil Municipal
Séance du 5 juin 2018
Nombre de conseillers élus : 15
Conseillers en fonction : 14
Conseillers présents : 10
Membres absents excusés : Mme Odile LANG qui donne procuration à Mme Sylvie MULLER
4. AFFAIRES FONCIÈRES : DROIT DE CHASSE
{FIN}"""
TABLEAU_EN_TETE = f"""Agglomération du Ligaud\tDÉLIBÉRATION DU CONSEIL COMMUNAUTAIRE\tN° CC-2023-187
Séance du 16 novembre 2023\tConvocation : 10 novembre 2023\tMembres en exercice : 52

Objet : Habitat – Aides aux propriétaires
Présents : M. AUZOU, Mme ADAM, M. BOYER.
Pouvoirs : M. PAGES à M. BOYER.
Secrétaire de séance : M. BOYER
{FIN}"""
REUNION_DANS_L_EXPOSE = f"""Commune de Sainte-Mauve
Extrait du registre des délibérations
n° 2018-12
Séance du 5 juin 2018
Présents : M. AUZOU, Mme ADAM, M. BOYER.
Absents :

Commission des cessions
Désignation de ses membres

Monsieur le Maire rapporte :

La commission est convoquée par le maire, qui la préside ; s'il est absent ou empêché,
les membres présents désignent un président de séance.
Il est proposé d'élire :
Luc AUZOU
Jeanne ADAM
{FIN}"""
FICHE = """PÔLE D'ÉQUILIBRE TERRITORIAL DU PAYS DE VÉZEROLLE
Conseil syndical du jeudi 30 janvier 2025 à 14h30
Numéro\tPETR 2025/02
Intitulé\tRapport d'orientation budgétaire 2025
Secrétaire\tMme Valérie SOULIER
Étaient présents (3) : BESSE Christian, SOULIER Valérie, ALBOUY Jean
Le conseil syndical, après en avoir débattu, PREND ACTE de la tenue du débat.
"""
REGION = f"""**RÉGION AUSTRASIE-MORVAN**
DÉLIBÉRATION N° 24CP-318
DE LA COMMISSION PERMANENTE DU CONSEIL RÉGIONAL
Séance du 15 mars 2024
PLAN FILIÈRE BOIS : AVENANT À LA CONVENTION
{FIN}"""
CCAS = f"""CENTRE COMMUNAL D'ACTION SOCIALE
Ville de Hautmarais
DÉLIBÉRATION DU CONSEIL D'ADMINISTRATION
SÉANCE DU MERCREDI 5 AVRIL 2023
PRÉSENTS : Mme DELATTRE, M. WATTEAU, Mme LECLERCQ
EXCUSÉS AYANT DONNÉ POUVOIR : M. le Maire à Mme DELATTRE ; Mme SAUVAGE à M. WATTEAU
2023-CCAS-12 – AIDES FACULTATIVES : BARÈMES
{FIN}"""
REGISTRE = """COMMUNE DE SAINT-PLANCARD
REGISTRE DES DELIBERATIONS DU CONSEIL MUNICIPAL
SEANCE DU 12 AVRIL 2016
ETAIENT PRESENTS : MM. RAMEAU, PERRIN, GAUDRY.
OBJET DE LA DELIBERATION : VOTE DES TAUX 2016
Le Conseil Municipal, après en avoir délibéré, décide à l'unanimité de maintenir les taux.
"""
BUREAU = f"""BUREAU COMMUNAUTAIRE – Délibération B-2021-044
Réunion du mardi 21 septembre 2021, 17 heures 30
Étaient présents : Pascale MERCIER, Gérard CHOMETTE, Fabrice RIOU
Gbjet : Garantie d'emprunt
{FIN}"""
CFU = """SYNDICAT DES EAUX DE LA HAUTE ZORNETTE
Délibération n°2024-03 du Comité Syndical du 26 mars 2024
Étaient présents : M. LORRAIN, Mme PIERRON, M. MANGIN
**Approbation du compte financier unique 2023**
Sous la présidence de Mme PIERRON, Vice-présidente, le Président ayant quitté la salle,
Vu le compte financier unique 2023,
Après en avoir délibéré, à l'unanimité, approuve le compte.
Votants : 7
"""


@pytest.mark.parametrize(
    ("texte", "objet", "numero", "date"),
    [
        (ALSACE, "AFFAIRES FONCIÈRES : DROIT DE CHASSE", "4", "2018-06-05"),
        (TABLEAU_EN_TETE, "Habitat – Aides aux propriétaires", "CC-2023-187", "2023-11-16"),
        (FICHE, "Rapport d'orientation budgétaire 2025", "PETR2025/02", "2025-01-30"),
        (REGION, "PLAN FILIÈRE BOIS : AVENANT À LA CONVENTION", "24CP-318", "2024-03-15"),
        (CCAS, "AIDES FACULTATIVES : BARÈMES", "2023-CCAS-12", "2023-04-05"),
        (REGISTRE, "VOTE DES TAUX 2016", None, "2016-04-12"),
        (BUREAU, "Garantie d'emprunt", "B-2021-044", "2021-09-21"),
        (
            REUNION_DANS_L_EXPOSE,
            "Commission des cessions - Désignation de ses membres",
            "2018-12",
            "2018-06-05",
        ),
        (CFU, "Approbation du compte financier unique 2023", "2024-03", "2024-03-26"),
    ],
)
def test_single_acts(texte: str, objet: str, numero: str | None, date: str) -> None:
    found = analyse(document(texte))
    assert (found.type, len(found.deliberations)) == ("deliberation", 1)
    item = found.deliberations[0]
    assert (item.objet, item.numero, found.seance.date) == (objet, numero, date)


def test_counts_of_an_alsatian_header() -> None:
    found = analyse(document(ALSACE)).seance
    assert (found.effectif, found.presents, found.procurations) == (14, 10, 1)


def test_the_mayor_can_give_a_proxy() -> None:
    assert analyse(document(CCAS)).seance.procurations == 2


def test_a_number_is_no_date() -> None:
    texte = f"Délibération n° 2023-09-05\nSéance du 19 septembre 2023 à 20h30\n{FIN}"
    found = analyse(document(texte)).seance
    assert (found.date, found.heure) == ("2023-09-19", "20:30")
