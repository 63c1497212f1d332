"""The calendar and the map of the délibérations."""

from __future__ import annotations

from pipeline.exports.agenda import calendar, entries_of
from pipeline.exports.geojson import collection, features_of
from pipeline.records import Deliberation, Evenement, Lieu

ACT = Deliberation(
    doc="a.pdf",
    rang=1,
    page=1,
    page_fin=1,
    debut="x",
    objet="Fête du village, programme",
    collectivite="Valmorin",
    evenements=(
        Evenement(nom="Fête de la Saint-Jean ; feu", date="2024-06-22", lieu="Pré communal"),
        Evenement(nom="Festival", date="2024-07-05", fin="2024-07-07"),
        Evenement(nom="Marché", date="2024-12"),
    ),
    lieux=(
        Lieu(texte="rue des\nTanneurs", type="voie", latitude=47.3, longitude=5.0),
        Lieu(texte="école", type="equipement"),
    ),
)


def test_only_whole_dates_enter_the_calendar() -> None:
    text = calendar(entries_of(ACT)).decode()
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20240622\r\nDTEND;VALUE=DATE:20240623\r\n" in text
    assert "DTEND;VALUE=DATE:20240708" in text
    assert "SUMMARY:Fête de la Saint-Jean \\; feu" in text


def test_lines_are_folded_at_75_octets_and_the_same_event_is_written_once() -> None:
    long = Evenement(nom="é" * 200, date="2024-06-22")
    data = calendar([(long, "s"), (long, "s")])
    assert max(len(row) for row in data.split(b"\r\n")) <= 75
    assert data.count(b"BEGIN:VEVENT") == 1
    assert "é" * 200 in data.decode().replace("\r\n ", "")


def test_located_places_are_points() -> None:
    (feature,) = collection(features_of(ACT))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [5.0, 47.3]}
    assert feature["properties"]["lieu"] == "rue des Tanneurs"
