"""Events open to the public."""

from __future__ import annotations

from pipeline.entities import evenements
from pipeline.records import DateCitee, Lieu


def test_name_date_and_place_of_one_sentence() -> None:
    texte = (
        "Le comité organise la Fête de la musique le 21 juin 2024 sur la place du Marché.\n\n"
        "Le budget est voté le 3 avril 2024.\n"
    )
    day = texte.index("21 juin")
    place = texte.index("place du")
    event = evenements.extract(
        texte,
        (
            DateCitee(
                iso="2024-06-21", texte="21 juin 2024", role="evenement", debut=day, fin=day + 12
            ),
        ),
        (Lieu(texte="place du Marché", type="voie", debut=place, fin=place + 15),),
    )
    assert [(e.nom, e.date, e.lieu) for e in event] == [
        ("Fête de la musique", "2024-06-21", "place du Marché")
    ]


def test_a_named_festival_is_one_event() -> None:
    texte = (
        "Une subvention est versée pour le festival Les Nuits du Canal. "
        "Le festival Les Nuits du Canal est ouvert au public.\n"
    )
    assert [e.nom for e in evenements.extract(texte)] == ["festival Les Nuits du Canal"]


def test_first_and_last_day() -> None:
    texte = "Le marché de Noël se tiendra du 14 au 15 décembre 2024 et sera ouvert au public.\n"
    dates = (
        DateCitee(iso="2024-12-14", texte="14", role="debut", debut=33, fin=35),
        DateCitee(iso="2024-12-15", texte="15 décembre 2024", role="fin", debut=39, fin=55),
    )
    event = evenements.extract(texte, dates)[0]
    assert (event.date, event.fin) == ("2024-12-14", "2024-12-15")


def test_committees_rooms_and_competitions_are_no_events() -> None:
    texte = (
        "Le comité des fêtes loue la salle des fêtes. Le concours de la fonction publique a lieu. "
        "Des concerts et des expositions sont organisés.\n"
    )
    assert evenements.extract(texte) == ()


def test_unknown_date_and_place_stay_unknown() -> None:
    event = evenements.extract("Organisation d'un vide-greniers par l'amicale.\n")[0]
    assert (event.date, event.fin, event.lieu) == (None, None, None)
