"""`datapackage.json`: what the published files are, from what, with which models and rules.

Frictionless Data Package. Its date is that of the newest séance published, so that a rerun without
change gives the same file.
"""

from __future__ import annotations

from typing import Any

from .. import __version__
from ..records import Resultats
from ..versions import STAGES, stage_version
from .validation import load_schema

LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}


class Package:
    """Collects what the descriptor says, one document at a time."""

    def __init__(self) -> None:
        self.sources: list[dict[str, str | None]] = []
        self.models: dict[str, str] = {}
        self.newest: str | None = None

    def add(self, result: Resultats) -> None:
        """Add a document that holds délibérations."""
        if not result.deliberations:
            return
        self.sources.append(
            {"title": result.doc, "path": result.url or result.doc, "sha256": result.sha256}
        )
        for deliberation in result.deliberations:
            self.models |= deliberation.modeles
            if deliberation.date and deliberation.date > (self.newest or ""):
                self.newest = deliberation.date

    def describe(self, acts: int, grants: int) -> dict[str, Any]:
        """Return the descriptor of `scdl/`; `acts` and `grants` are the numbers of rows."""
        return {
            "profile": "tabular-data-package",
            "name": "deliberations",
            "title": "Délibérations et subventions",
            **({"created": f"{self.newest}T00:00:00Z"} if len(self.newest or "") == 10 else {}),
            "licenses": [LICENCE],
            "sources": self.sources,
            "datadelib": {
                "version": __version__,
                "regles": {stage: stage_version(stage) for stage in STAGES},
                "modeles": dict(sorted(self.models.items())),
            },
            "resources": [_resource("deliberations", acts), _resource("subventions", grants)],
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
