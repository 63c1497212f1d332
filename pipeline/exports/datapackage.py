"""`datapackage.json`: what the published files are, from what, with which models and rules.

Frictionless Data Package. Its date is that of the newest séance published, so that a rerun without
change gives the same file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import __version__
from ..config import Settings
from ..records import Resultats
from ..versions import STAGES, stage_version
from .validation import load_schema

LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}


def describe(
    results: Sequence[Resultats], settings: Settings, acts: int, grants: int
) -> dict[str, Any]:
    """Return the descriptor of `scdl/`."""
    deliberations = [d for r in results for d in r.deliberations]
    dates = sorted(d.date for d in deliberations if d.date)
    models: dict[str, str] = {}
    for deliberation in deliberations:
        models |= deliberation.modeles
    return {
        "profile": "tabular-data-package",
        "name": "deliberations",
        "title": "Délibérations et subventions",
        "created": dates[-1] if dates else None,
        "licenses": [LICENCE],
        "sources": [
            {"title": r.doc, "path": r.doc, "sha256": r.sha256} for r in results if r.deliberations
        ],
        "datadelib": {
            "version": __version__,
            "regles": {stage: stage_version(stage) for stage in STAGES},
            "modeles": dict(sorted(models.items())),
        },
        "resources": [
            _resource("deliberations", acts),
            _resource("subventions", grants),
        ],
    }


def _resource(name: str, rows: int) -> dict[str, Any]:
    schema = load_schema(name)
    return {
        "name": name,
        "path": f"{name}.csv",
        "title": schema["title"],
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "rows": rows,
        "schema": {k: schema[k] for k in ("fields", "missingValues")},
    }
