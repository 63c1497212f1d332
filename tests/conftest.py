"""Shared fixtures: the examples, and settings that keep a test in its own folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("DO_NOT_TRACK", "true")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

from pipeline.paths import DATA

EXEMPLES = DATA / "exemples"


@pytest.fixture
def exemples() -> Path:
    """The folder of example documents."""
    return EXEMPLES


@pytest.fixture(scope="session")
def empty_registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real MLflow SQLite, created once: its tables take two seconds, a copy takes none."""
    from pipeline import registry
    from pipeline.config import Settings

    path = tmp_path_factory.mktemp("registre") / "mlflow.db"
    registry.versions("matiere", Settings(mlflow_uri=f"sqlite:///{path}"))
    return path
