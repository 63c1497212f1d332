"""Who amounts go to: lists told in a row, lines, sentences."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities import montants


def paid(texte: str, objet: str | None = None) -> dict[int, tuple[str, str | None]]:
    found = montants.extract(texte, objet=objet)
    return {int(m.valeur): (m.role, m.beneficiaire) for m in found}


def names(texte: str, objet: str | None = None) -> dict[int, str | None]:
    return {value: name for value, (_, name) in paid(texte, objet).items()}


def test_names_before_the_amounts_of_one_sentence() -> None:
    texte = (
        "Le conseil vote les subventions suivantes : Les Amis du lavoir, 120 € ; FNATH, 80 € ; "
        "Vélo Jolan, 350 € ; Truite de la Haute Orne, 95 €.\n"
    )
    assert names(texte) == {
        120: "Les Amis du lavoir",
        80: "FNATH",
        350: "Vélo Jolan",
        95: "Truite de la Haute Orne",
    }
    assert {role for role, _ in paid(texte).values()} == {"subvention"}


def test_names_after_the_amounts_of_one_sentence() -> None:
    texte = (
        "Il est proposé de verser : 400 € à Entraide en pays de Jolan, 450 € aux Amis des orgues, "
        "50 € au comité de jumelage et 620 € à l'amicale des boulistes.\n"
    )
    assert names(texte) == {
        400: "Entraide en pays de Jolan",
        450: "Amis des orgues",
        50: "comité de jumelage",
        620: "amicale des boulistes",
    }


def test_sentences_of_one_recipient_each() -> None:
    texte = (
        "Subventions attribuées\n\nAssociation « Les Marcheurs » : 500 €. Amicale des pompiers de "
        "Luzy : 1 300 €. Luzy Plage : 180 €. Les Voix du Val : 210 €.\n"
    )
    assert names(texte)[1300] == "Amicale des pompiers de Luzy"
    assert names(texte)[180] == "Luzy Plage"


def test_lines_with_a_comment_before_the_amount() -> None:
    texte = (
        "Subventions 2021\n\nCyclo club (demande non précisée) : proposition d'attribution → 230 €"
        "\nHandi-Jolan (demande 400 €) : proposition d'attribution → 390 €\n"
    )
    assert names(texte, "Subventions aux associations")[390] == "Handi-Jolan"


def test_who_receives_comes_first() -> None:
    texte = (
        "Deux subventions sont votées. L'amicale des boulistes de Luzy se voit attribuer 600 €. "
        "Le Foyer rural de Luzy reçoit 250 €.\n"
    )
    assert names(texte) == {
        600: "amicale des boulistes de Luzy",
        250: "Foyer rural de Luzy",
    }


def test_a_sigle_is_given_in_full_when_the_text_does() -> None:
    texte = (
        "Subvention pour le CRV (Cercle des Randonneurs & Vététistes)\n\n"
        "Le CRV a fait une demande de subvention de 500 €.\n"
    )
    assert names(texte) == {500: "CRV (Cercle des Randonneurs & Vététistes)"}


def test_the_fullest_name_of_one_recipient_is_kept() -> None:
    texte = (
        "Le CCAS organise un repas ; une subvention de 400 € au CCAS est demandée.\n\n"
        "Le conseil décide d'attribuer une subvention de 400 € au CCAS de Valmont.\n"
    )
    found = montants.extract(texte)
    assert [(m.valeur, m.beneficiaire) for m in found] == [(Decimal(400), "CCAS de Valmont")]


def test_a_list_of_expenses_has_no_recipients() -> None:
    texte = (
        "Le budget comprend : chauffage, 1 200 € ; éclairage, 800 € ; fournitures, 350 € ; "
        "entretien, 90 €.\n"
    )
    assert set(names(texte).values()) == {None}


def test_a_sentence_about_associations_is_no_name() -> None:
    texte = (
        "Les subventions aux associations étaient à l'ordre du jour. "
        "Une enveloppe de 55 000 € est inscrite au budget pour les subventions.\n"
    )
    assert names(texte)[55000] is None


NAMES = st.lists(
    st.sampled_from(
        ["ADMR", "FNATH", "Les Amis du lavoir", "Vélo Jolan", "Judo Club", "Foyer rural de Luzy",
         "Souvenir français", "Musique en Puisaye"]
    ), min_size=3, max_size=8, unique=True,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(NAMES, st.sampled_from([(" : ", " ; "), (", ", " ; "), (" : ", ". "), (" (", "), ")]))
def test_each_name_of_a_list_goes_with_its_amount(
    recipients: list[str], marks: tuple[str, str]
) -> None:
    amounts = [100 + 7 * index for index in range(len(recipients))]
    pairs = zip(recipients, amounts, strict=True)
    listed = marks[1].join(f"{name}{marks[0]}{amount} €" for name, amount in pairs)
    closing = ")" if "(" in marks[0] else ""
    texte = f"Subventions attribuées aux associations : {listed}{closing}.\n"
    assert names(texte) == dict(zip(amounts, recipients, strict=True))
