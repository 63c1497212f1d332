"""Distinct organisations and persons, with identifiers and functions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities import parties
from pipeline.entities.flat import flatten
from pipeline.entities.spans import resolve


def persons(texte: str, **context: tuple[str, ...]) -> list[tuple[str, str | None]]:
    return [(m.texte, m.fonction) for m in parties.extract(texte, **context)[1]]


def organisations(texte: str, collectivite: str | None = None) -> list[str]:
    return [m.texte for m in parties.extract(texte, collectivite=collectivite)[0]]


def test_the_full_name_stands_for_the_short_one() -> None:
    texte = (
        "Monsieur le Maire donne la parole à Monsieur Gérard PLANCHET, adjoint.\n\n"
        "Monsieur PLANCHET explique le projet.\n"
    )
    assert persons(texte) == [("Gérard PLANCHET", "élu")]


def test_two_persons_of_one_name() -> None:
    texte = "M. Paul ROCHE et Mme Anne ROCHE s'abstiennent.\n"
    assert [name for name, _ in persons(texte)] == ["Paul ROCHE", "Anne ROCHE"]


def test_functions() -> None:
    texte = (
        "Mme VIDAL expose le dossier.\n\n"
        "La parcelle est vendue à M. Luc MARTINEAU, riverain.\n\n"
        "Maître Lecomte rédigera l'acte.\n\n"
        "M. Jean PICARD, agent technique, est placé en disponibilité.\n"
    )
    assert persons(texte, membres=("Claire VIDAL",)) == [
        ("VIDAL", "élu"),
        ("Luc MARTINEAU", "particulier"),
        ("Lecomte", "notaire"),
        ("Jean PICARD", "agent"),
    ]


def test_titles_without_a_name_are_no_persons() -> None:
    texte = (
        "Monsieur le Maire, Madame la Présidente et Monsieur le Sous-Préfet sont présents. "
        "MONSIEUR LE MAIRE PROPOSE DE PASSER AU VOTE."
    )
    assert persons(texte) == []


def test_presence_list_and_signature_do_not_count() -> None:
    texte = (
        "Présents : Paul ROCHE, Anne VIDAL, Luc PICARD\nAbsents : Jean FAURE\n\n"
        "Le rapport de Mme Julie COMBES est adopté. " + "Le conseil délibère. " * 10 + "\n\n"
        "Pour extrait conforme,\nLe Maire, Hervé LAMBERT\n"
    )
    assert [name for name, _ in persons(texte)] == ["Julie COMBES"]


def test_members_are_found_whatever_their_case() -> None:
    texte = "Le rapport de clément vasseur est adopté.\n"
    assert persons(texte, membres=("Clément VASSEUR",)) == [("clément vasseur", "élu")]


def test_identifiers() -> None:
    texte = (
        "L'association Les Mains Vertes (RNA W691234567) et la SARL Pivot Frères "
        "(SIRET 732 829 320 00074) sont retenues.\n"
    )
    found = {m.texte: m.identifiant for m in parties.extract(texte)[0]}
    assert found["association Les Mains Vertes"] == "W691234567"
    assert found["SARL Pivot Frères"] == "73282932000074"


def test_a_number_with_a_wrong_key_is_no_identifier() -> None:
    found = parties.extract("La SARL Pivot Frères (SIRET 732 829 320 00075) est retenue.\n")[0]
    assert found[0].identifiant is None


def test_the_acronym_and_the_name_are_one() -> None:
    texte = "Le Centre de gestion de la Sarthe (CDG 72) propose un contrat. Le CDG 72 a répondu.\n"
    assert organisations(texte) == ["Centre de gestion de la Sarthe (CDG 72)"]


def test_a_sigle_stands_for_its_only_name() -> None:
    texte = (
        "La Direction départementale des territoires a répondu. La DDT a prolongé le délai.\n\n"
        "Élection d'un délégué au CNAS (Comité National d'Action Sociale).\n"
    )
    assert organisations(texte) == [
        "Direction départementale des territoires",
        "CNAS (Comité National d'Action Sociale)",
    ]


def test_a_sole_trader_is_a_company_not_a_person() -> None:
    texte = "Le devis de l'entreprise MARCHAND Jacky est retenu.\n\nMARCHAND Jacky : 1 200 €\n"
    assert persons(texte) == []
    assert "MARCHAND Jacky" in organisations(texte)[0]


def test_a_title_after_an_empty_list_of_absents_is_body() -> None:
    texte = (
        "Présents : Paul ROCHE, Anne VIDAL\n\nAbsents :\n\nAssociation FESTIVAL JOLAN\n"
        "Désignation des représentants de la Ville\n\n" + "Le maire rapporte le dossier. " * 12
    )
    assert organisations(texte) == ["Association FESTIVAL JOLAN"]


def test_a_name_ends_before_what_it_does() -> None:
    texte = "La Communauté de communes du Val d'Orne au titre de ses compétences adhère.\n"
    assert organisations(texte) == ["Communauté de communes du Val d'Orne"]


def test_rows_of_subventions() -> None:
    texte = (
        "Subventions aux associations\n\nComité des fêtes\t500 €\nLa Boule Joyeuse\t150 €\n"
        "Club de lecture\t80 €\nTotal\t730 €\n"
    )
    names = organisations(texte)
    assert {"Comité des fêtes", "La Boule Joyeuse", "Club de lecture"} <= set(names)
    assert not any("Total" in name for name in names)


def test_the_council_is_not_an_organisation_of_its_acts() -> None:
    assert organisations("La Ville de Redon et la Ville de Vitré s'associent.", "Redon") == [
        "Ville de Vitré"
    ]


CELLS = st.sampled_from(
    ["Lot 1", "SARL Pivot Frères", "M. Paul ROCHE", "12 500,00 €", "rue de la Gare", "Association",
     "Les Amis", "du Lavoir", "section AB", "n° 12", "Monsieur", "Conseil", "départemental", "Jean"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_no_entity_crosses_a_cell(rows: list[list[str]]) -> None:
    texte = "".join("\t".join(row) + "\n" for row in rows)
    flat, last = flatten(texte), 0
    for span in resolve(texte):
        assert not set("\t\n") & set(flat[span.debut : span.fin])
        assert last <= span.debut < span.fin
        last = span.fin
