"""The retraining flow, run for real, with an ephemeral Prefect server and a real MLflow."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.paths import DATA, MODELS, ROOT

RUN = (
    "from flows.retrain import retrain_flow\n"
    "import sys\n"
    "outcome = retrain_flow('matiere', [sys.argv[1]])\n"
    "print('VERSION', outcome.version, outcome.raison)\n"
)


@pytest.mark.lent
def test_the_flow_ends_in_a_new_version(tmp_path: Path, empty_registry: Path) -> None:
    """In a process of its own: Prefect's server must not outlive the test."""
    root = tmp_path / "racine"
    labels = root / "data" / "labels"
    labels.mkdir(parents=True)
    for name in ("nomenclature.csv", "themes.csv"):
        shutil.copy(DATA / name, root / "data")
    shutil.copytree(DATA / "gazetteer", root / "data" / "gazetteer")
    shutil.copytree(MODELS, root / "models")
    shutil.copy(empty_registry, tmp_path / "mlflow.db")
    seeds = (DATA / "labels" / "graines.jsonl").read_text(encoding="utf-8").splitlines()[::4]
    (labels / "graines.jsonl").write_text("\n".join(seeds), encoding="utf-8")
    rows = [
        {"objet": f"Subvention au club {name} de Bellerive", "matiere": "7.5", "groupe": name}
        for name in ("bleu", "vert", "rouge", "jaune", "violet", "orange")
    ]
    new = tmp_path / "nouvelles.jsonl"
    new.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    environment = {
        **os.environ,
        "DATADELIB_RACINE": str(root),
        "DATADELIB_MLFLOW_URI": f"sqlite:///{tmp_path / 'mlflow.db'}",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(new)], env=environment, cwd=tmp_path,
        capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "VERSION 2" in done.stdout
    assert "6 étiquettes lues, 0 écartées" in done.stderr + done.stdout
