"""The registry of models: the only module that imports mlflow, and only when it has to.

A version is the bundle logged as an artifact of its run; the alias `champion` names the version in
use. MLflow takes three seconds to import and a database to open, so the last answer is kept beside
the registry (`champions.json`) with the mark of the database; as long as the mark does not change,
the champion is read from the cache without MLflow.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from .config import Settings
from .errors import ModelUnusable, SourceUnavailable
from .paths import ROOT

ALIAS = "champion"
PRECEDENT = "precedent"
"""Alias of the version that `champion` left, for a rollback."""
LIVRE = "livre"
FICHIER = "modele.skops"
SANS_REGISTRE = "aucun"
"""Value of `mlflow_uri` for a run without registry: the models delivered are used as they are."""


class Champion(msgspec.Struct, frozen=True):
    """Where the bundle in use is, and its version."""

    chemin: Path
    version: str
    sha256: str


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a registered model."""

    kind: str
    version: str
    alias: tuple[str, ...]
    run_id: str | None
    cree: str
    sha256: str
    source: str
    mesures: dict[str, float]


def model_name(kind: str) -> str:
    """Return the registered name of a kind of model."""
    return f"datadelib-{kind}"


def state_dir() -> Path:
    """Return the local folder of the registry and of its cache."""
    return Path(os.environ.get("DATADELIB_ETAT", ROOT / ".datadelib"))


def uri(settings: Settings) -> str:
    """Return the tracking URI: the setting, or a local SQLite database."""
    return settings.mlflow_uri or f"sqlite:///{state_dir() / 'mlflow.db'}"


def _database(settings: Settings) -> Path | None:
    """Return the file of a SQLite registry, None for a server."""
    address = uri(settings)
    return Path(address.removeprefix("sqlite:///")) if address.startswith("sqlite:///") else None


def _mark(settings: Settings) -> str | None:
    """Return what changes when the database changes; None when that cannot be known."""
    path = _database(settings)
    if path is None or not path.exists():
        return None
    parts = []
    delivered = sorted(settings.modeles.glob(f"*/{FICHIER}"))
    for file in (path, path.with_name(path.name + "-wal"), *delivered):
        if file.exists():
            stat = file.stat()
            parts.append(f"{file.parent.name}/{file.name}:{stat.st_size}:{stat.st_mtime_ns}")
    return "|".join(parts)


def _cache(settings: Settings) -> Path:
    key = hashlib.sha256(uri(settings).encode()).hexdigest()[:12]
    path = _database(settings)
    return (path.parent if path else state_dir()) / "cache" / key


def _write(path: Path, data: bytes) -> None:
    """Write beside, then rename; the process number keeps two writers apart."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(data)
    temporary.replace(path)


@contextmanager
def _lock(settings: Settings) -> Iterator[None]:
    """One process at a time registers the models delivered."""
    import fcntl

    path = _cache(settings) / "verrou"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


# --- the champion ---------------------------------------------------------------------------------


def champion(kind: str, settings: Settings) -> Champion:
    """Return the champion of `kind`; register the model delivered when there is none.

    Raises `ModelUnusable`, `SourceUnavailable` (registry server out of reach).
    """
    delivered = settings.modeles / kind / FICHIER
    if settings.mlflow_uri == SANS_REGISTRE:
        return Champion(delivered, LIVRE, _sha256(delivered, kind))
    cached = _read_cache(kind, settings)
    if cached:
        return cached
    with _lock(settings):
        cached = _read_cache(kind, settings)
        return cached or _resolve(kind, settings, delivered)


def _read_cache(kind: str, settings: Settings) -> Champion | None:
    mark = _mark(settings)
    path = _cache(settings) / "champions.json"
    if mark is None or not path.exists():
        return None
    try:
        entry = json.loads(path.read_text())[kind]
        found = _cache(settings) / f"{entry['sha256']}.skops"
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
    return _sha256(path, kind)[:16] if path.exists() else ""


def _remember(kind: str, settings: Settings, found: Champion) -> None:
    path = _cache(settings) / "champions.json"
    try:
        entries = json.loads(path.read_text()) if path.exists() else {}
    except ValueError:
        entries = {}
    mark = _mark(settings)
    entries[kind] = {
        "version": found.version,
        "sha256": found.sha256,
        "marque": mark,
        "livre": _delivered_mark(kind, settings),
    }
    for other in entries.values():  # resolved under the same lock, from the same database
        other["marque"] = mark
    _write(path, json.dumps(entries, indent=1).encode())


def _sha256(path: Path, kind: str) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelUnusable(modele=kind, details=f"{path} est illisible") from error


def _resolve(kind: str, settings: Settings, delivered: Path) -> Champion:
    """Ask MLflow; keep the bundle in the cache under its content."""
    version = _alias(kind, settings, ALIAS)
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
    with _calls(settings) as client:
        tags = client.get_model_version(model_name(kind), version).tags
    return tags.get("nature") == LIVRE and tags.get("sha256") != _sha256(delivered, kind)


def _remember_all(settings: Settings, kind: str, found: Champion) -> None:
    """Other kinds keep their entry only if their champion is still the same."""
    path = _cache(settings) / "champions.json"
    if path.exists():
        try:
            entries = json.loads(path.read_text())
        except ValueError:
            entries = {}
        kept = {
            name: entry
            for name, entry in entries.items()
            if name == kind or _alias(name, settings, ALIAS) == entry.get("version")
        }
        _write(path, json.dumps(kept).encode())
    _remember(kind, settings, found)


# --- MLflow ---------------------------------------------------------------------------------------


def _client(settings: Settings) -> Any:
    os.environ.setdefault("DO_NOT_TRACK", "true")
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR", "false")
    os.environ.setdefault("MLFLOW_LOGGING_LEVEL", "ERROR")
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    path = _database(settings)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    logging.getLogger("alembic").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations of its dependencies are not ours
        from mlflow import MlflowClient

        return MlflowClient(tracking_uri=uri(settings), registry_uri=uri(settings))


@contextmanager
def _calls(settings: Settings) -> Iterator[Any]:
    """Give a client; turn its failures into our errors."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        client = _client(settings)
        from mlflow.exceptions import MlflowException

        try:
            yield client
        except MlflowException as error:
            raise SourceUnavailable(source=uri(settings), details=_short(error)) from error


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__


def _alias(kind: str, settings: Settings, alias: str) -> str | None:
    """Return the version that an alias names, None when the model or the alias is unknown."""
    with _calls(settings) as client:
        from mlflow.exceptions import MlflowException

        try:
            return str(client.get_model_version_by_alias(model_name(kind), alias).version)
        except MlflowException as error:
            if error.error_code in ("RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE"):
                return None
            raise


def _experiment(client: Any, settings: Settings, name: str) -> str:
    found = client.get_experiment_by_name(name)
    if found:
        return str(found.experiment_id)
    path = _database(settings)
    location = (path.parent / "artefacts").resolve().as_uri() if path else None
    return str(client.create_experiment(name, artifact_location=location))


def log_run(
    experiment: str,
    settings: Settings,
    *,
    run_name: str,
    params: Mapping[str, Any] | None = None,
    metrics: Mapping[str, float] | None = None,
    tags: Mapping[str, str] | None = None,
    files: Sequence[tuple[Path, str]] = (),
) -> str:
    """Log a finished run and return its id.

    Args:
        experiment: name of the experiment, created when missing.
        settings: where the registry is.
        run_name: name of the run.
        params: settings of the training or of the evaluation.
        metrics: figures.
        tags: tags (data hash…).
        files: (file, folder of the artifact) pairs.
    """
    with _calls(settings) as client:
        import time

        from mlflow.entities import Metric, Param, RunTag

        run = client.create_run(_experiment(client, settings, experiment), run_name=run_name)
        run_id = str(run.info.run_id)
        now = int(time.time() * 1000)
        client.log_batch(
            run_id,
            metrics=[Metric(k, float(v), now, 0) for k, v in (metrics or {}).items()],
            params=[Param(k, str(v)[:500]) for k, v in (params or {}).items()],
            tags=[RunTag(k, str(v)) for k, v in (tags or {}).items()],
        )
        for path, folder in files:
            client.log_artifact(run_id, str(path), folder)
        client.set_terminated(run_id)
        return run_id


def register(
    kind: str,
    bundle: Path,
    settings: Settings,
    *,
    nature: str = "entraine",
    params: Mapping[str, Any] | None = None,
    metrics: Mapping[str, float] | None = None,
    tags: Mapping[str, str] | None = None,
    files: Sequence[tuple[Path, str]] = (),
) -> str:
    """Log a bundle with its figures as a run and register it; return the version number.

    The bundle is a plain artifact: `log_model` would look for a package index to pin requirements.
    """
    digest = _sha256(bundle, kind)
    run_id = log_run(
        f"datadelib-{kind}", settings, run_name=f"{nature}-{digest[:8]}",
        params=params, metrics=metrics,
        tags={**(tags or {}), "sha256": digest, "nature": nature},
        files=[(bundle, "modele"), *files],
    )  # fmt: skip
    with _calls(settings) as client:
        from mlflow.exceptions import MlflowException

        try:
            client.get_registered_model(model_name(kind))
        except MlflowException:
            client.create_registered_model(model_name(kind))
        source = f"{client.get_run(run_id).info.artifact_uri}/modele"
        tags = {"sha256": digest, "nature": nature, "fichier": bundle.name}
        version = client.create_model_version(model_name(kind), source, run_id, tags=tags)
        return str(version.version)


def download(kind: str, version: str, settings: Settings) -> Champion:
    """Bring the bundle of a version into the cache and return it. Raises `ModelUnusable`."""
    with _calls(settings) as client:
        from mlflow.exceptions import MlflowException

        try:
            found = client.get_model_version(model_name(kind), version)
        except MlflowException as error:
            raise ModelUnusable(modele=kind, details=f"version {version} inconnue") from error
        digest = found.tags.get("sha256", "")
        target = _cache(settings) / f"{digest}.skops"
        if not target.exists() or _sha256(target, kind) != digest:
            name = found.tags.get("fichier", FICHIER)
            folder = _cache(settings) / f"telechargement-{os.getpid()}"
            folder.mkdir(parents=True, exist_ok=True)
            try:
                path = client.download_artifacts(found.run_id, f"modele/{name}", str(folder))
                data = Path(path).read_bytes()
            except (MlflowException, OSError) as error:
                details = f"l'artefact de la version {version} manque ({_short(error)})"
                raise ModelUnusable(modele=kind, details=details) from error
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            if hashlib.sha256(data).hexdigest() != digest:
                details = f"l'artefact de la version {version} a été modifié"
                raise ModelUnusable(modele=kind, details=details)
            _write(target, data)
        return Champion(target, str(version), digest)


def versions(kind: str, settings: Settings) -> list[Version]:
    """Return the versions of a kind, the newest first."""
    from datetime import UTC, datetime

    with _calls(settings) as client:
        found = client.search_model_versions(f"name='{model_name(kind)}'")
        result = []
        for item in found:
            item = client.get_model_version(model_name(kind), item.version)
            metrics = client.get_run(item.run_id).data.metrics if item.run_id else {}
            created = datetime.fromtimestamp(item.creation_timestamp / 1000, UTC)
            result.append(
                Version(
                    kind=kind,
                    version=str(item.version),
                    alias=tuple(item.aliases),
                    run_id=item.run_id,
                    cree=created.isoformat(timespec="seconds"),
                    sha256=item.tags.get("sha256", ""),
                    source=item.tags.get("nature", ""),
                    mesures={k: float(v) for k, v in metrics.items()},
                )
            )
    return sorted(result, key=lambda v: -int(v.version))


def promote(kind: str, version: str, settings: Settings) -> None:
    """Give the alias `champion` to a version; the version it leaves becomes `precedent`.

    Raises `ModelUnusable` when the version does not exist.
    """
    current = _alias(kind, settings, ALIAS)
    with _calls(settings) as client:
        from mlflow.exceptions import MlflowException

        try:
            client.get_model_version(model_name(kind), version)
        except MlflowException as error:
            raise ModelUnusable(modele=kind, details=f"version {version} inconnue") from error
        if current and current != version:
            client.set_registered_model_alias(model_name(kind), PRECEDENT, current)
        client.set_registered_model_alias(model_name(kind), ALIAS, version)


def rollback(kind: str, settings: Settings) -> str:
    """Give `champion` back to the version that had it before; return its number.

    Raises `ModelUnusable` when there is no earlier champion.
    """
    previous = _alias(kind, settings, PRECEDENT)
    if previous is None:
        raise ModelUnusable(modele=kind, details="il n'a pas de version précédente")
    promote(kind, previous, settings)
    return previous
