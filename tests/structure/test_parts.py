from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.structure import parts

ACTE = """DEPARTEMENT DE LA DOUVE
COMMUNE DE VALBRUNE
EXTRAIT DU REGISTRE DES DELIBERATIONS
Séance du 12 avril 2021
Nombre de conseillers en exercice : 15
Présents : M. Ravel, Mme Tissot
Date de convocation : 5 avril 2021
Objet : Vente d'une parcelle communale
Rapporteur : Mme Line TISSOT
Madame Tissot expose que la commune possède une parcelle inutile.
Vu le code général des collectivités territoriales,
Vu l'avis du service des domaines,
Considérant l'intérêt de cette vente pour la commune,
Après en avoir délibéré, le Conseil municipal :
- DECIDE de vendre la parcelle pour 12 000 euros ;
- AUTORISE le Maire à signer l'acte.
Pour : 14 Contre : 1 Abstention : 0
Pour extrait conforme,
Le Maire, Paul RAVEL
ANNEXE 1
Plan de la parcelle
"""


def natures(texte: str) -> list[str]:
    return [p.nature for p in parts.split(texte)]


def piece(texte: str, nature: str) -> str:
    return "".join(texte[p.debut : p.fin] for p in parts.split(texte) if p.nature == nature)


def test_a_whole_act() -> None:
    assert natures(ACTE) == [
        "entete",
        "titre",
        "expose",
        "visas",
        "considerants",
        "dispositif",
        "vote",
        "signature",
        "annexe",
    ]
    assert "Vente d'une parcelle" in piece(ACTE, "titre")
    assert "12 000 euros" in piece(ACTE, "dispositif")
    assert "AUTORISE" in piece(ACTE, "dispositif")
    assert piece(ACTE, "vote") == "Pour : 14 Contre : 1 Abstention : 0\n"
    assert "Paul RAVEL" in piece(ACTE, "signature")


@pytest.mark.parametrize(
    ("line", "nature"),
    [
        ("Vu l'article L2121-29 du code,", "visas"),
        ("VU la loi du 2 mars 1982 ;", "visas"),
        ("CONSIDÉRANT la demande reçue,", "considerants"),
        ("Attendu que le bail arrive à son terme,", "considerants"),
        ("Le Conseil Municipal, à l'unanimité, décide :", "dispositif"),
        ("ARTICLE 1 : d'approuver la convention", "dispositif"),
        ("D É C I D E", "dispositif"),
        ("Il est proposé au Conseil d'adopter le rapport :", "dispositif"),
        ("Sur proposition du Maire, le conseil municipal décide de louer.", "dispositif"),
        ("Vote : Unanimité", "vote"),
        ("Adopté à l'unanimité.", "vote"),
        ("13 votes pour", "vote"),
        ("Pour copie conforme,", "signature"),
        ("Fait et délibéré les jour, mois et an que dessus.", "signature"),
    ],
)
def test_a_line_opens_its_part(line: str, nature: str) -> None:
    texte = f"3. Achat d'un tracteur\nMonsieur le Maire expose le besoin de la commune.\n{line}\n"
    assert natures(texte)[-1] == nature


def test_minutes_have_a_title_an_expose_and_a_vote() -> None:
    texte = (
        "4/ CONVENTION DE PRÊT\nLe syndicat prête un broyeur à la commune.\n9 votes pour 2 contre\n"
    )
    assert natures(texte) == ["titre", "expose", "vote"]


def test_a_stamp_does_not_cut_the_dispositif() -> None:
    texte = (
        "Objet : Prêt\nLe Conseil, à l'unanimité, décide :\n- d'emprunter ;\n"
        "Accusé de réception en préfecture\n- d'autoriser le Maire à signer.\n"
    )
    assert natures(texte) == ["titre", "dispositif"]


def test_an_annex_may_stand_before_the_decision() -> None:
    texte = (
        "2. RÉGIME DES AGENTS\nLe maire expose la règle.\nANNEXE\nGrade\tMontant\n"
        "Après en avoir délibéré, le Conseil, à l'unanimité :\n- Accepte ce régime.\n"
    )
    assert natures(texte) == ["titre", "expose", "annexe", "dispositif"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([*ACTE.splitlines(), "", "\tPour\t12", "Une ligne de texte ordinaire."]),
        max_size=30,
    )
)
def test_parts_cover_the_text_in_order(lines: list[str]) -> None:
    texte = "\n".join(lines)
    found = parts.split(texte)
    assert "".join(texte[p.debut : p.fin] for p in found) == texte
    assert all(
        a.fin == b.debut and a.nature != b.nature for a, b in zip(found, found[1:], strict=False)
    )


@pytest.mark.parametrize(
    ("texte", "expected"),
    [
        ("Rapporteur : Mme Line TISSOT\nLa commune achète.", "Mme Line TISSOT"),
        ("RAPPORTEUR : M. RAVEL", "M. RAVEL"),
        ("Rapporteure : Line Tissot\n", "Line Tissot"),
        ("Monsieur le Maire rapporte :\nLa ville", "Monsieur le Maire"),
        ("Monsieur RAVEL rapporte : \nLa ville", "Monsieur RAVEL"),
        ("Paul RAVEL rapporte :\nLa ville", "Paul RAVEL"),
        ("Sur le rapport de Madame Line Tissot,\nLe Conseil", "Madame Line Tissot"),
        ("Vu le rapport de M. Paul Ravel, adjoint aux finances,", "M. Paul Ravel"),
        ("M. Ravel, adjoint aux finances, expose que le budget", "M. Ravel"),
        ("Madame la Présidente présente le rapport.", "Madame la Présidente"),
        ("Le Maire donne la parole à Madame Tissot qui expose", "Madame Tissot"),
        ("Rapport présenté par Mme de La Tour\n", "Mme de La Tour"),
        ("Entendu M. Brun en son rapport, le conseil décide", "M. Brun"),
        ("Présenté par : M. Jean-Luc SAGE", "M. Jean-Luc SAGE"),
        ("Le rapport est présenté par Mme Tissot. M. Brun indique que non.", "Mme Tissot"),
        ("VU le rapport de Madame la Présidente,\nAprès en avoir délibéré", "Madame la Présidente"),
        ("13 votes pour", None),
        ("Le conseil approuve le rapport du syndicat.", None),
    ],
)
def test_rapporteur(texte: str, expected: str | None) -> None:
    assert parts.rapporteur(texte) == expected
