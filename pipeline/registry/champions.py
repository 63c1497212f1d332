"""The model in use, read without MLflow as long as nothing has changed.

MLflow takes three seconds to import and a database to open, so the last answer is kept beside the
registry (`champions.json`) with the mark of the database; as long as the mark does not change, the
champion is read from the cache.
"""

from __future__ import annotations

import json
from pathlib import Path

from ..config import Settings
from ..files import write_atomic
from .client import ALIAS, alias_of, calls, download, model_name, promote, register
from .places import FICHIER, Champion, cache, digest_of, lock, mark_of

LIVRE = "livre"
SANS_REGISTRE = "aucun"
"""Value of `mlflow_uri` for a run without registry: the models delivered are used as they are."""


def champion(kind: str, settings: Settings) -> Champion:
    """Return the champion of `kind`; register the model delivered when there is none.

    Raises `ModelUnusable`, `SourceUnavailable` (registry server out of reach).
    """
    delivered = settings.modeles / kind / FICHIER
    if settings.mlflow_uri == SANS_REGISTRE:
        return Champion(delivered, LIVRE, digest_of(delivered, kind))
    cached = _read_cache(kind, settings)
    if cached:
        return cached
    with lock(settings):
        cached = _read_cache(kind, settings)
        return cached or _resolve(kind, settings, delivered)


def _read_cache(kind: str, settings: Settings) -> Champion | None:
    mark = mark_of(settings)
    path = cache(settings) / "champions.json"
    if mark is None or not path.exists():
        return None
    try:
        entry = json.loads(path.read_text())[kind]
        found = cache(settings) / f"{entry['sha256']}.skops"
        if entry["marque"] != mark or not found.exists():
            return None
        if entry.get("livre") != _delivered_mark(kind, settings):
            return None  # an update of the project brought another model
        return Champion(found, entry["version"], entry["sha256"])
    except (ValueError, KeyError, TypeError):
        return None


def _delivered_mark(kind: str, settings: Settings) -> str:
    """Return what changes when the model delivered with the project changes."""
    path = settings.modeles / kind / FICHIER
    return digest_of(path, kind)[:16] if path.exists() else ""


def _resolve(kind: str, settings: Settings, delivered: Path) -> Champion:
    """Ask MLflow; keep the bundle in the cache under its content."""
    version = alias_of(kind, settings, ALIAS)
    if version is None or _outdated(kind, version, settings, delivered):
        figures = _delivered_figures(delivered.with_name("fiche.json"))
        version = register(kind, delivered, settings, nature=LIVRE, metrics=figures)
        promote(kind, version, settings)
    found = download(kind, version, settings)
    _remember_all(settings, kind, found)
    return found


def _delivered_figures(card: Path) -> dict[str, float]:
    """Return the out-of-group figures that the card of a delivered model states."""
    if not card.exists():
        return {}
    figures = json.loads(card.read_text(encoding="utf-8")).get("mesures", {})
    return {name: float(v) for name, v in figures.items() if isinstance(v, float)}


def _outdated(kind: str, version: str, settings: Settings, delivered: Path) -> bool:
    """Tell whether the champion is a delivered model that an update of the project replaced."""
    if not delivered.exists():
        return False
    with calls(settings) as client:
        tags = client.get_model_version(model_name(kind), version).tags
    return tags.get("nature") == LIVRE and tags.get("sha256") != digest_of(delivered, kind)


def _remember_all(settings: Settings, kind: str, found: Champion) -> None:
    """Other kinds keep their entry only if their champion is still the same."""
    path = cache(settings) / "champions.json"
    if path.exists():
        try:
            entries = json.loads(path.read_text())
        except ValueError:
            entries = {}
        kept = {
            name: entry
            for name, entry in entries.items()
            if name == kind or alias_of(name, settings, ALIAS) == entry.get("version")
        }
        write_atomic(path, [json.dumps(kept).encode()])
    _remember(kind, settings, found)


def _remember(kind: str, settings: Settings, found: Champion) -> None:
    path = cache(settings) / "champions.json"
    try:
        entries = json.loads(path.read_text()) if path.exists() else {}
    except ValueError:
        entries = {}
    mark = mark_of(settings)
    entries[kind] = {
        "version": found.version,
        "sha256": found.sha256,
        "marque": mark,
        "livre": _delivered_mark(kind, settings),
    }
    for other in entries.values():  # resolved under the same lock, from the same database
        other["marque"] = mark
    write_atomic(path, [json.dumps(entries, indent=1).encode()])
