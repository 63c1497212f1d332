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


def test_the_town_of_a_company_is_a_place() -> None:
    texte = "Le lot est attribué à la SARL MOREL BATIMENT de Falaise pour 12 000 € HT."
    assert ("Falaise", "commune") in [p[:2] for p in found(texte, departement="61")]


def test_a_school_that_is_paid_is_a_building_in_its_town() -> None:
    texte = (
        "Il est versé 500 € au collège Jeanne Barret de Valmorin et au lycée Simone de Beauvoir."
    )
    first = texte.index("collège"), texte.index(" et au")
    second = texte.index("lycée"), len(texte) - 1
    places = lieux.extract(texte, beneficiaires=(first, second))
    assert [(p.texte, p.type) for p in places] == [
        ("collège Jeanne Barret", "equipement"),
        ("Valmorin", "commune"),
        ("lycée Simone de Beauvoir", "equipement"),
    ]


def test_the_commune_of_the_council_is_a_place_where_something_happens() -> None:
    happens = "Le congrès des bergers se tiendra à Briouze en octobre."
    assert [p[0] for p in found(happens, collectivite="Briouze")] == ["Briouze"]
    for formal in (
        "L'acte sera passé chez les notaires à Briouze.",
        "Le conseil s'est réuni à la mairie, rue de la Gare à Briouze.",
        "Le bien appartient à M. Leroux, demeurant à Briouze.",
    ):
        assert "Briouze" not in [p[0] for p in found(formal, collectivite="Briouze")]


def test_two_writings_of_a_parcel_are_one_record() -> None:
    texte = (
        "La parcelle cadastrée section AB n° 65 est vendue. L'accès à la parcelle AB65 est libre."
    )
    assert [p[1] for p in found(texte)] == ["parcelle"]


def test_a_list_of_communes_holds_names_that_alone_prove_nothing() -> None:
    texte = "Le syndicat exerce la compétence pour : Bouloc, Bretx, Cadours, Drudas et Larra."
    assert [p[0] for p in found(texte)] == ["Bouloc", "Bretx", "Cadours", "Drudas", "Larra"]


def test_a_name_cut_by_an_indented_line() -> None:
    texte = "Les travaux de la commune de Domfront en\n              Poiraie sont terminés.\n"
    assert [p[0] for p in found(texte, departement="61")] == ["Domfront en Poiraie"]


def test_a_title_cut_by_the_page_keeps_the_name_of_the_commune() -> None:
    texte = "EGLISE DE LA COMMUNE DE DOMFRONT EN\nPOIRAIE\n\nLe maire expose le devis.\n"
    assert "DOMFRONT EN POIRAIE" in [p[0] for p in found(texte, departement="61")]


def test_parts_of_names_are_no_communes() -> None:
    texte = (
        "Le Grand Argentan et l'association Flers Solidarité sont consultés par la société Le Port."
    )
    assert [p[0] for p in found(texte, departement="61") if p[1] == "commune"] == []


def test_an_address_gives_its_commune() -> None:
    texte = "Le siège est au 8 rue des Champs 61100 Flers Cedex."
    assert [(p[0], p[1]) for p in found(texte)] == [
        ("8 rue des Champs", "voie"),
        ("Flers", "commune"),
    ]
