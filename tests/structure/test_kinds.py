"""Kinds of documents, from their first lines, their wording and their name."""

from __future__ import annotations

import pytest

from pipeline.structure.kinds import find_kind
from pipeline.structure.rows import read_body
from tests.structure.build import document

PRESENT = "\nPrésents : MM. Aubin, Brun. Absent : M. Coste\n"
VOTES = "\n1. Bail\nAdopté à l'unanimité.\n2. Prêt\nAdopté à l'unanimité.\n3. Don\n2 voix pour.\n"


@pytest.mark.parametrize(
    ("texte", "name", "expected"),
    [
        ("PROCÈS-VERBAL DE LA SÉANCE" + PRESENT + VOTES, "x.pdf", "proces_verbal"),
        ("Conseil municipal" + PRESENT + VOTES, "PV_2023-03-02.pdf", "proces_verbal"),
        ("Conseil municipal" + PRESENT + VOTES, "compte-rendu-mars.pdf", "compte_rendu"),
        ("PROCÈS-VERBAL" + PRESENT + VOTES, "compte-rendu-mars.pdf", "proces_verbal"),
        ("RÉUNION DU CONSEIL MUNICIPAL" + PRESENT + VOTES, "x.pdf", "compte_rendu"),
        ("Compte rendu sommaire de la séance" + PRESENT + VOTES, "x.pdf", "compte_rendu"),
        ("LISTE DES DÉLIBÉRATIONS\n1. Bail : adopté à l'unanimité", "x.pdf", "liste"),
        ("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS" + PRESENT + "Adopté.", "x.pdf", "deliberation"),
        ("ARRÊTÉ N° 12\nLe maire\nVu le code\nARRÊTE\nArticle 1", "x.pdf", "arrete"),
        ("CONVOCATION\nJ'ai l'honneur de vous convoquer", "x.pdf", "convocation"),
        ("ORDRE DU JOUR\n1. Budget\n2. Bail", "x.pdf", "ordre_du_jour"),
        ("RÈGLEMENT INTÉRIEUR DE LA SALLE\nArticle 1 : accès", "x.pdf", "annexe"),
        (
            "Conseil municipal\nréuni sur\nconvocation régulière du 3 mai" + PRESENT + VOTES,
            "x.pdf",
            "compte_rendu",
        ),
        (
            "CONSEIL COMMUNAUTAIRE DU 11 MAI 2012\nZone des Prés\nLe Conseil donne son accord.",
            "x.pdf",
            "compte_rendu",
        ),
        (
            "Réunion du conseil municipal du 4 mai 2019"
            + PRESENT
            + "Le procès-verbal du 6 avril est approuvé à l'unanimité.\n1. Bail\nAdopté.",
            "x.pdf",
            "compte_rendu",
        ),
        ("Bulletin municipal n° 3\nLe mot du maire", "x.pdf", "autre"),
    ],
)
def test_kind(texte: str, name: str, expected: str) -> None:
    doc = document(texte, name)
    kind = find_kind(doc, read_body(doc))
    assert kind.type == expected
    assert 0.5 <= kind.confiance <= 1.0
    assert (kind.motif is None) == kind.delibere


def test_a_document_without_text_says_so() -> None:
    kind = find_kind(document(""), read_body(document("")))
    assert (kind.type, kind.delibere) == ("autre", False)
    assert kind.motif == "Le document ne contient pas de texte lisible."
