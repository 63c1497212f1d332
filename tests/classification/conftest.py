from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.classification import bundle
from pipeline.classification.build import seed_labels, train_one
from pipeline.classification.labels import Label
from pipeline.classification.reference import split_reference
from pipeline.config import Settings
from pipeline.paths import MODELS

CODES = ("1.1", "3.1", "3.2", "4.1", "4.2", "5.3", "7.1", "7.2", "7.5", "7.10", "8.3", "8.8")


def subset(count: int) -> list[Label]:
    """Seed labels of a dozen codes: enough to learn, small enough to be fast."""
    labels = [x for x in seed_labels() if x.matiere in CODES and x.themes and not x.texte]
    return labels[:: max(1, len(labels) // count)]


@pytest.fixture(scope="session")
def few_labels() -> list[Label]:
    return subset(700)


@pytest.fixture(scope="session")
def small_models(tmp_path_factory: pytest.TempPathFactory, few_labels: list[Label]) -> Path:
    """A folder of delivered models trained on the subset."""
    folder = tmp_path_factory.mktemp("modeles")
    train, _ = split_reference(few_labels)
    for kind in ("matiere", "themes"):
        (folder / kind).mkdir()
        shutil.copy(MODELS / kind / "lexique.txt", folder / kind)
        model, card = train_one(kind, train, folder)
        bundle.save(model, card, folder / kind / bundle.FICHIER)
    return folder


@pytest.fixture(scope="session")
def seeds_folder(tmp_path_factory: pytest.TempPathFactory, few_labels: list[Label]) -> Path:
    folder = tmp_path_factory.mktemp("labels")
    rows = [
        {"objet": x.objet, "matiere": x.matiere, "themes": list(x.themes), "groupe": x.groupe}
        for x in few_labels
    ]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "graines.jsonl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def settings(tmp_path: Path, small_models: Path, empty_registry: Path) -> Settings:
    """A registry of its own, in a real MLflow SQLite."""
    shutil.copy(empty_registry, tmp_path / "mlflow.db")
    return Settings(mlflow_uri=f"sqlite:///{tmp_path / 'mlflow.db'}", modeles=small_models)


@pytest.fixture
def no_registry(small_models: Path) -> Settings:
    return Settings(mlflow_uri="aucun", modeles=small_models)
