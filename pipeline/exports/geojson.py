"""`lieux.geojson`: the places of the délibérations that have coordinates, for a map (RFC 7946)."""

from __future__ import annotations

from typing import Any

from ..records import Deliberation


def features_of(deliberation: Deliberation) -> list[dict[str, Any]]:
    """Return a GeoJSON feature per located place of a délibération as it may be published."""
    d = deliberation
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lieu.longitude, lieu.latitude]},
            "properties": {
                "lieu": " ".join(lieu.texte.split()),
                "type": lieu.type,
                "collectivite": d.collectivite,
                "numero": d.numero,
                "date": d.date,
                "objet": d.objet,
                "matiere": d.matiere,
                "themes": list(d.themes),
            },
        }
        for lieu in d.lieux
        if lieu.latitude is not None and lieu.longitude is not None
    ]


def collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the feature collection."""
    return {"type": "FeatureCollection", "features": features}
