"""Coordinates of places from an address service, when the user names one (off by default).

Speaks the protocol of the Base adresse nationale: `GET /search/?q=…&citycode=…&limit=1` answers a
GeoJSON FeatureCollection whose features hold a score (0 to 1) and a point. The service sees place
names and nothing else of a document. One that does not answer costs no document: places simply
stay without coordinates.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from .records import Lieu, replace

SCORE_MIN = 0.6
"""Below this score, the service itself says that its answer is a guess."""
LOCATED = ("voie", "quartier", "equipement", "commune")
TIMEOUT = 5.0

log = logging.getLogger(__name__)


def locate(lieux: Iterable[Lieu], url: str, code_insee: str | None) -> tuple[Lieu, ...]:
    """Return `lieux` with latitude and longitude where the service is sure.

    Args:
        lieux: the places of a délibération.
        url: the root of the service ("https://…").
        code_insee: the commune in which streets and equipments are looked for; without it only
            communes, whose own code is known, are located.
    """
    return tuple(_located(lieu, url.rstrip("/"), code_insee) for lieu in lieux)


def _located(lieu: Lieu, url: str, code_insee: str | None) -> Lieu:
    code = lieu.code if lieu.type == "commune" else code_insee
    if lieu.type not in LOCATED or code is None or lieu.latitude is not None:
        return lieu
    point = _search(url, " ".join(lieu.texte.split()), code)
    return replace(lieu, latitude=point[0], longitude=point[1]) if point else lieu


@lru_cache(maxsize=10_000)
def _search(url: str, query: str, code: str) -> tuple[float, float] | None:
    """Ask the service once per place; return (latitude, longitude) or None."""
    import httpx

    params = {"q": query, "citycode": code, "limit": "1"}
    try:
        response = httpx.get(f"{url}/search/", params=params, timeout=TIMEOUT)
        response.raise_for_status()
        return _point(response.json())
    except (httpx.HTTPError, ValueError, KeyError, TypeError, IndexError) as error:
        log.warning("géocodage impossible (%s)", type(error).__name__)
        return None


def _point(answer: dict[str, Any]) -> tuple[float, float] | None:
    features = answer["features"]
    if not features or float(features[0]["properties"]["score"]) < SCORE_MIN:
        return None
    longitude, latitude = features[0]["geometry"]["coordinates"]
    return float(latitude), float(longitude)
