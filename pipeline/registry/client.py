"""The versions of the models in MLflow: what is logged, registered, downloaded, promoted.

A version is the bundle logged as an artifact of its run; the alias `champion` names the version in
use. MLflow is imported by the calls alone: most commands never need it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from ..config import Settings
from ..errors import ModelUnusable, SourceUnavailable
from ..files import write_atomic
from .places import FICHIER, Champion, cache, database, digest_of, uri

ALIAS = "champion"
PRECEDENT = "precedent"
"""Alias of the version that `champion` left, for a rollback."""


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


def _client(settings: Settings) -> Any:
    os.environ.setdefault("DO_NOT_TRACK", "true")
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR", "false")
    os.environ.setdefault("MLFLOW_LOGGING_LEVEL", "ERROR")
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    path = database(settings)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    logging.getLogger("alembic").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations of its dependencies are not ours
        from mlflow import MlflowClient

        return MlflowClient(tracking_uri=uri(settings), registry_uri=uri(settings))


@contextmanager
def calls(settings: Settings) -> Iterator[Any]:
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


def alias_of(kind: str, settings: Settings, alias: str) -> str | None:
    """Return the version that an alias names, None when the model or the alias is unknown."""
    with calls(settings) as client:
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
    path = database(settings)
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
    with calls(settings) as client:
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
    digest = digest_of(bundle, kind)
    run_id = log_run(
        f"datadelib-{kind}", settings, run_name=f"{nature}-{digest[:8]}",
        params=params, metrics=metrics,
        tags={**(tags or {}), "sha256": digest, "nature": nature},
        files=[(bundle, "modele"), *files],
    )  # fmt: skip
    with calls(settings) as client:
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
    with calls(settings) as client:
        from mlflow.exceptions import MlflowException

        try:
            found = client.get_model_version(model_name(kind), version)
        except MlflowException as error:
            raise ModelUnusable(modele=kind, details=f"version {version} inconnue") from error
        digest = found.tags.get("sha256", "")
        target = cache(settings) / f"{digest}.skops"
        if not target.exists() or digest_of(target, kind) != digest:
            name = found.tags.get("fichier", FICHIER)
            folder = cache(settings) / f"telechargement-{os.getpid()}"
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
            write_atomic(target, [data])
        return Champion(target, str(version), digest)


def versions(kind: str, settings: Settings) -> list[Version]:
    """Return the versions of a kind, the newest first."""
    from datetime import UTC, datetime

    with calls(settings) as client:
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
    current = alias_of(kind, settings, ALIAS)
    with calls(settings) as client:
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
    previous = alias_of(kind, settings, PRECEDENT)
    if previous is None:
        raise ModelUnusable(modele=kind, details="il n'a pas de version précédente")
    promote(kind, previous, settings)
    return previous
