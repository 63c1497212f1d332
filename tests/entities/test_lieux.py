"""Distinct places with their type and INSEE code."""

from __future__ import annotations

from pipeline.entities import lieux


def found(texte: str, **context: str) -> list[tuple[str, str, str | None]]:
    return [(p.texte, p.type, p.code) for p in lieux.extract(texte, **context)]


def test_offsets_point_at_the_words() -> None:
    texte = "Travaux rue de la\nGare et place du Marché.\n"
    for place in lieux.extract(texte):
        assert " ".join(texte[place.debut : place.fin].split()) == place.texte


def test_a_homonym_is_settled_by_the_departement() -> None:
    texte = "La commune de Saint-Denis a délibéré."
    assert found(texte, departement="93") == [("Saint-Denis", "commune", "93066")]
    assert found(texte)[0][2] is None


def test_the_council_itself_is_not_a_place() -> None:
    texte = "La commune de Briouze décide de vendre un terrain situé rue de la Gare."
    assert found(texte, collectivite="Briouze") == [("rue de la Gare", "voie", None)]


def test_one_record_for_two_writings() -> None:
    texte = "La salle communale de Flers est louée. La salle de Flers est chauffée.\n"
    assert len([p for p in lieux.extract(texte) if p.type == "equipement"]) == 1


def test_common_words_are_no_communes() -> None:
    texte = "Vers midi, le cours de danse a lieu. Les lots sont vendus. Prises de courant : néant."
    assert found(texte, departement="46") == []


def test_departement_and_region_codes() -> None:
    texte = "Les communes du département de la Sarthe et celles de Bretagne sont consultées."
    assert ("département de la Sarthe", "departement", "72") in found(texte)
    assert ("Bretagne", "region", "53") in found(texte)


def test_a_person_in_a_street_is_a_street() -> None:
    assert [p.type for p in lieux.extract("Réfection de la rue Jean Moulin.")] == ["voie"]


def test_a_year_is_not_a_street_number() -> None:
    assert found("La fête aura lieu le 21 juin 2024 place du Marché.")[0][0] == "place du Marché"
