"""The geocoder against a local service that speaks the protocol of the Base adresse nationale."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from pipeline.geocoder import _search, locate
from pipeline.records import Lieu

ANSWERS = {
    ("rue des Tanneurs", "21999"): (0.93, [5.01, 47.32]),
    ("mairie", "21999"): (0.31, [5.0, 47.3]),
    ("Valgrand", "89998"): (0.97, [3.5, 47.8]),
}


class Ban(BaseHTTPRequestHandler):
    """Answers /search/ as the national service does."""

    calls = 0

    def do_GET(self) -> None:
        type(self).calls += 1
        parts = urlsplit(self.path)
        query = {k: v[0] for k, v in parse_qs(parts.query).items()}
        assert parts.path == "/search/" and query["limit"] == "1"
        if query["q"] == "panne":
            self.send_error(503)
            return
        found = ANSWERS.get((query["q"], query["citycode"]))
        features = []
        if found:
            score, point = found
            geometry = {"type": "Point", "coordinates": point}
            properties = {"score": score, "citycode": query["citycode"]}
            features = [{"type": "Feature", "geometry": geometry, "properties": properties}]
        body = json.dumps({"type": "FeatureCollection", "features": features}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[str]:
    _search.cache_clear()
    Ban.calls = 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Ban)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_places_get_coordinates_when_the_service_is_sure(service: str) -> None:
    street, hall, town, plot = locate(
        [
            Lieu(texte="rue des\nTanneurs", type="voie"),
            Lieu(texte="mairie", type="equipement"),
            Lieu(texte="Valgrand", type="commune", code="89998"),
            Lieu(texte="section AB n° 12", type="parcelle"),
        ],
        service,
        "21999",
    )
    assert (street.latitude, street.longitude) == (47.32, 5.01)
    assert hall.latitude is None  # a score of 0.31 is a guess
    assert (town.latitude, town.longitude) == (47.8, 3.5)
    assert plot.latitude is None


def test_a_street_without_its_commune_is_not_asked(service: str) -> None:
    (street,) = locate([Lieu(texte="rue des Tanneurs", type="voie")], service, None)
    assert street.latitude is None and Ban.calls == 0


def test_a_place_is_asked_once(service: str) -> None:
    street = Lieu(texte="rue des Tanneurs", type="voie")
    locate([street, street], service, "21999")
    locate([street], service, "21999")
    assert Ban.calls == 1


def test_a_service_that_fails_costs_nothing(service: str) -> None:
    (street,) = locate([Lieu(texte="panne", type="voie")], service, "21999")
    assert street.latitude is None
