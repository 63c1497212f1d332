"""Headings: numbers, titles, and the line between a title and a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import pipeline.structure.headings as headings
from pipeline.structure.headings.candidates import find_candidates
from pipeline.structure.headings.numbers import follows, read_number
from pipeline.structure.headings.patterns import FORMALITY, NON_DECISION, NOT_A_TITLE
from pipeline.structure.headings.titles import clean_title, split_inline
from pipeline.structure.rows import fold, read_body
from tests.structure.build import document

EXAMPLES = [
    [part.strip() for part in line.split(" | ")]
    for line in (Path(headings.__file__).parent / "examples.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("line", "forme", "texte", "rang"), EXAMPLES)
def test_number_of_a_line(line: str, forme: str, texte: str, rang: str) -> None:
    numero = read_number(line, fold(line))
    if forme == "-":
        assert numero is None
    else:
        assert numero is not None
        assert (numero.forme, numero.texte, numero.rang) == (forme, texte, float(rang))


@given(st.integers(1, 200), st.sampled_from(["{}. X", "{}/ X", "{}) X", "N° {} : X", "2023-{} X"]))
def test_the_next_number_follows(rang: int, shape: str) -> None:
    first, second = (shape.format(n) + "xxx yyy" for n in (rang, rang + 1))
    a, b = read_number(first, fold(first)), read_number(second, fold(second))
    assert a is not None
    assert b is not None
    assert follows(a, b)
    assert not follows(b, a)


@pytest.mark.parametrize(
    "line",
    [
        "Le conseil municipal, après en avoir délibéré,",
        "Vu le code général des collectivités territoriales,",
        "Considérant que la convention arrive à son terme,",
        "Monsieur le Maire expose les faits.",
        "DÉCIDE",
        "APPROUVE la convention",
        "Article 3 : le maire est chargé de l'exécution",
        "Pour extrait conforme",
        "Étaient présents : MM. Brun, Castel",
        "Secrétaire : Mme Joly",
        "Résultats du premier tour de scrutin",
        "TOTAL DES DÉPENSES 12 000",
        "Fait à Lorvigne, le 3 mars 2021",
        "d'autoriser le maire à signer",
    ],
)
def test_what_cannot_be_a_title(line: str) -> None:
    assert NOT_A_TITLE.match(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "Demande de subvention au département",
        "Vote des taux d'imposition 2023",
        "Débat d'orientation budgétaire",
        "Signature de la convention avec le SDIS",
        "Nombre d'adjoints : fixation",
        "Décision modificative n° 2",
        "Dépenses à imputer au compte 6232 « fêtes et cérémonies »",
        "Présentation du rapport d'activité",
        "Adoption du règlement intérieur",
        "Compte administratif 2022",
    ],
)
def test_what_can_be_a_title(line: str) -> None:
    assert not NOT_A_TITLE.match(fold(line))


@pytest.mark.parametrize(
    ("line", "titre"),
    [
        ("Adhésion au CNAS : le conseil décide d'adhérer.", "Adhésion au CNAS"),
        ("Tarifs 2024 : adopté à l'unanimité", "Tarifs 2024"),
        ("Budget annexe : modification", "Budget annexe : modification"),
        ("Motion de soutien - 12 voix pour, 1 contre", "Motion de soutien"),
        ("DM 5/2024 pour l'achat de bancs", "DM 5/2024 pour l'achat de bancs"),
    ],
)  # fmt: skip
def test_title_and_what_follows_on_its_line(line: str, titre: str) -> None:
    assert split_inline(line)[0] == titre


@given(st.text(max_size=80))
@example("««")
def test_a_clean_title_stays_clean(texte: str) -> None:
    once = clean_title(texte)
    assert clean_title(once) == once
    assert "\n" not in once


def test_title_on_two_lines_and_title_under_its_number() -> None:
    body = read_body(
        document(
            "**1. Convention avec le syndicat pour l'entretien**\n**de la rivière**\n\n"
            "Le maire expose.\n\nDélibération n° 12\nObjet : Vente d'un terrain\nLe maire expose."
        )
    )
    found = [(c.numero.texte if c.numero else None, c.titre) for c in find_candidates(body)]
    assert found == [
        ("1", "Convention avec le syndicat pour l'entretien de la rivière"),
        ("12", "Vente d'un terrain"),
    ]


def test_formalities_and_information() -> None:
    assert FORMALITY.match(fold("Désignation d'un secrétaire de séance"))
    assert not FORMALITY.match(fold("Désignation d'un correspondant défense"))
    assert NON_DECISION.match(fold("Questions diverses"))
    assert NON_DECISION.match(fold("Attribution du marché de voirie, information"))
    assert NON_DECISION.match(fold("Information et communication : marché")) is not None
