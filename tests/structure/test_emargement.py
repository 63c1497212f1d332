"""Tables of attendance, however their columns are arranged."""

from __future__ import annotations

import pytest

from pipeline.structure import seance

from .build import document

CROIX = """Communauté de communes des Collines d'Arvay
Délégués\tPrésent\tAbsent\tPouvoir à
TAVERNIER Gilles\tX
BOUDIER Anne\tX
CARREL Marc\t\tX\tTAVERNIER Gilles
DORÉ Louise\tx
ESNAULT Paul\t✓
FLEURY Inès\t\tX
"""
PAR_COMMUNE = """Syndicat des eaux de la Zornette
Communes\tDélégués présents\tDélégués absents
Aubécourt\tM. LORRAIN, Mme PIERRON\tM. GÉRARD
Beaumesnil\tM. THOUVENIN\tMme COLLIN (pouvoir à M. THOUVENIN)
Chavigny\tMme ADAM\t
"""
STATUT = """Bureau communautaire
Nom\tCommune\tFonction\tÉmargement
Pascale MERCIER\tLa Ferrandière\tPrésidente\tPrésente
Gérard CHOMETTE\tVernoux-le-Petit\t1er VP\tPrésent
Anne-Lise BOST\tColombelle\t2e VP\tExcusée, pouvoir à P. MERCIER
Fabrice RIOU\tSaint-Gilles\t3e VP\tPrésent
Hassan BELAÏD\tLa Ferrandière\t5e VP\tAbsent
Jean-Luc SERRE\tFontaine-Sèche\t6e VP\tPrésent
"""


@pytest.mark.parametrize(
    ("texte", "presents", "procurations", "absents"),
    [
        (CROIX, 4, 1, 1),
        (CROIX.replace("Délégués\tPrésent", "mes\tFiésent"), 4, 1, 1),  # a title misread by OCR
        (PAR_COMMUNE, 4, 1, 1),
        (STATUT, 4, 1, 1),
    ],
)
def test_attendance_tables(texte: str, presents: int, procurations: int, absents: int) -> None:
    found = seance.read(document(texte))
    assert (found.presents, found.procurations, found.absents) == (presents, procurations, absents)


def test_a_table_of_counts_is_no_attendance() -> None:
    found = seance.read(
        document(
            "Membres en exercice\tPrésents\tVotants\tPour\tContre\tAbstention\n9\t6\t7\t7\t0\t0\n"
        )
    )
    assert (found.effectif, found.presents, found.presents_noms) == (9, 6, ())
