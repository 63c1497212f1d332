"""The recognition of names in the registry: registered once, with its figures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline import registry
from pipeline.config import Settings
from pipeline.entities.ner.registering import archive, register_delivered
from pipeline.paths import MODELS


@pytest.fixture
def settings(tmp_path: Path, empty_registry: Path) -> Settings:
    shutil.copy(empty_registry, tmp_path / "mlflow.db")
    return Settings(mlflow_uri=f"sqlite:///{tmp_path / 'mlflow.db'}")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the delivered model, small enough to be changed."""
    shutil.copytree(MODELS / "ner", tmp_path / "ner")
    return tmp_path / "ner"


def test_a_model_is_registered_once_with_its_figures(settings: Settings, model: Path) -> None:
    assert register_delivered(settings, model) == "1"
    assert register_delivered(settings, model) == "1"
    [version] = registry.versions("ner", settings)
    assert version.alias == ("champion",)
    assert 0 < version.mesures["ents_f"] <= 1
    assert {"f1_lieu", "f1_org", "f1_per"} <= version.mesures.keys()


def test_another_model_is_another_version_and_the_champion(settings: Settings, model: Path) -> None:
    register_delivered(settings, model)
    (model / "model" / "ner" / "cfg").write_bytes(b"autre")
    assert register_delivered(settings, model) == "2"
    newest, oldest = registry.versions("ner", settings)
    assert newest.alias == ("champion",)
    assert oldest.alias == ("precedent",)


def test_without_registry_nothing_is_registered(model: Path) -> None:
    assert register_delivered(Settings(mlflow_uri=registry.SANS_REGISTRE), model) is None


def test_the_archive_does_not_depend_on_when_files_were_written(model: Path) -> None:
    first = archive(model / "model")
    (model / "model" / "ner" / "cfg").touch()
    assert archive(model / "model") == first
