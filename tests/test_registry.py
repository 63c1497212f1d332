from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import registry
from pipeline.config import Settings
from pipeline.errors import ModelUnusable
from pipeline.paths import MODELS, ROOT


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    """Two delivered files; the registry does not look inside."""
    for kind in ("matiere", "themes"):
        (tmp_path / "modeles" / kind).mkdir(parents=True)
        (tmp_path / "modeles" / kind / registry.FICHIER).write_bytes(f"{kind} 1".encode())
    return tmp_path / "modeles"


@pytest.fixture
def settings(tmp_path: Path, delivered: Path, empty_registry: Path) -> Settings:
    shutil.copy(empty_registry, tmp_path / "mlflow.db")
    return Settings(mlflow_uri=f"sqlite:///{tmp_path / 'mlflow.db'}", modeles=delivered)


def other(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "modele.skops"
    path.write_bytes(text.encode())
    return path


def test_the_first_use_registers_the_delivered_model(settings: Settings) -> None:
    found = registry.champion("matiere", settings)
    assert found.version == "1"
    assert found.chemin.read_bytes() == b"matiere 1"
    [version] = registry.versions("matiere", settings)
    assert (version.alias, version.source) == (("champion",), "livre")


def test_the_champion_is_read_again_without_mlflow(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = registry.champion("matiere", settings)

    def forbidden(*args: object) -> None:
        raise AssertionError("MLflow was asked")

    monkeypatch.setattr(registry.client, "_client", forbidden)
    assert registry.champion("matiere", settings) == first


def test_promotion_by_someone_else_is_seen(settings: Settings, tmp_path: Path) -> None:
    registry.champion("matiere", settings)
    number = registry.register(
        "matiere", other(tmp_path, "mieux"), settings, metrics={"exact": 0.9}
    )
    assert registry.champion("matiere", settings).version == "1"
    registry.promote("matiere", number, settings)
    found = registry.champion("matiere", settings)
    assert (found.version, found.chemin.read_bytes()) == (number, b"mieux")
    assert registry.versions("matiere", settings)[0].mesures == {"exact": 0.9}


def test_rollback_and_its_limits(settings: Settings, tmp_path: Path) -> None:
    registry.champion("matiere", settings)
    with pytest.raises(ModelUnusable, match="pas de version précédente"):
        registry.rollback("matiere", settings)
    registry.promote(
        "matiere", registry.register("matiere", other(tmp_path, "b"), settings), settings
    )
    assert registry.rollback("matiere", settings) == "1"
    assert registry.champion("matiere", settings).version == "1"


def test_an_unknown_version_is_refused(settings: Settings) -> None:
    registry.champion("matiere", settings)
    with pytest.raises(ModelUnusable, match="version 12 inconnue"):
        registry.promote("matiere", "12", settings)
    with pytest.raises(ModelUnusable, match="version 12 inconnue"):
        registry.download("matiere", "12", settings)


def test_an_update_of_the_project_replaces_a_delivered_champion_only(
    settings: Settings, delivered: Path, tmp_path: Path
) -> None:
    registry.champion("matiere", settings)
    (delivered / "matiere" / registry.FICHIER).write_bytes(b"matiere 2, plus recent")
    assert registry.champion("matiere", settings).version == "2"
    mine = registry.register("matiere", other(tmp_path, "le mien"), settings)
    registry.promote("matiere", mine, settings)
    (delivered / "matiere" / registry.FICHIER).write_bytes(b"matiere 3, encore plus recent")
    assert registry.champion("matiere", settings).version == mine


def test_an_artifact_that_was_altered_is_refused(settings: Settings, tmp_path: Path) -> None:
    registry.champion("matiere", settings)
    number = registry.register("matiere", other(tmp_path, "original"), settings)
    [artifact] = [
        p for p in (tmp_path / "artefacts").rglob("modele.skops") if p.read_bytes() == b"original"
    ]
    artifact.write_bytes(b"altere")
    with pytest.raises(ModelUnusable, match="a été modifié"):
        registry.download("matiere", number, settings)
    artifact.unlink()
    with pytest.raises(ModelUnusable, match="manque"):
        registry.download("matiere", number, settings)


def test_without_registry_the_delivered_files_are_used(delivered: Path) -> None:
    found = registry.champion("themes", Settings(mlflow_uri="aucun", modeles=delivered))
    assert (found.version, found.chemin) == ("livre", delivered / "themes" / registry.FICHIER)


def test_a_missing_delivered_model_is_said(delivered: Path) -> None:
    shutil.rmtree(delivered / "themes")
    with pytest.raises(ModelUnusable, match="illisible"):
        registry.champion("themes", Settings(mlflow_uri="aucun", modeles=delivered))


def test_a_damaged_cache_is_rebuilt(settings: Settings, tmp_path: Path) -> None:
    registry.champion("matiere", settings)
    [cache] = tmp_path.rglob("champions.json")
    cache.write_text("{oups")
    assert registry.champion("matiere", settings).version == "1"
    assert json.loads(cache.read_text())["matiere"]["version"] == "1"


def test_reading_a_cached_champion_imports_no_mlflow() -> None:
    code = (
        "import sys, pipeline.registry as r; from pipeline.config import Settings\n"
        "r.champion('matiere', Settings(mlflow_uri='aucun')); assert 'mlflow' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)  # noqa: S603
    assert (MODELS / "matiere" / registry.FICHIER).exists()
