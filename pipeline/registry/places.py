"""Where the registry is, on this machine or on a server, and what is kept beside it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from ..config import Settings
from ..errors import ModelUnusable
from ..paths import ROOT

FICHIER = "modele.skops"


class Champion(msgspec.Struct, frozen=True):
    """Where the bundle in use is, and its version."""

    chemin: Path
    version: str
    sha256: str


def state_dir() -> Path:
    """Return the local folder of the registry and of its cache."""
    return Path(os.environ.get("DATADELIB_ETAT", ROOT / ".datadelib"))


def uri(settings: Settings) -> str:
    """Return the tracking URI: the setting, or a local SQLite database."""
    return settings.mlflow_uri or f"sqlite:///{state_dir() / 'mlflow.db'}"


def database(settings: Settings) -> Path | None:
    """Return the file of a SQLite registry, None for a server."""
    address = uri(settings)
    return Path(address.removeprefix("sqlite:///")) if address.startswith("sqlite:///") else None


def mark_of(settings: Settings) -> str | None:
    """Return what changes when the database changes; None when that cannot be known."""
    path = database(settings)
    if path is None or not path.exists():
        return None
    parts = []
    delivered = sorted(settings.modeles.glob(f"*/{FICHIER}"))
    for file in (path, path.with_name(path.name + "-wal"), *delivered):
        if file.exists():
            stat = file.stat()
            parts.append(f"{file.parent.name}/{file.name}:{stat.st_size}:{stat.st_mtime_ns}")
    return "|".join(parts)


def cache(settings: Settings) -> Path:
    """Return the folder of what was downloaded, one for each registry."""
    key = hashlib.sha256(uri(settings).encode()).hexdigest()[:12]
    path = database(settings)
    return (path.parent if path else state_dir()) / "cache" / key


@contextmanager
def lock(settings: Settings) -> Iterator[None]:
    """One process at a time registers the models delivered."""
    import fcntl

    path = cache(settings) / "verrou"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def digest_of(path: Path, kind: str) -> str:
    """Return the SHA-256 of a model of `kind`. Raises `ModelUnusable` when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelUnusable(modele=kind, details=f"{path} est illisible") from error
