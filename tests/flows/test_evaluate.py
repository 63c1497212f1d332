"""The evaluation flow, run for real, with an ephemeral Prefect server and a real MLflow."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.paths import DATA, ROOT

RUN = (
    "import sys\n"
    "from flows.evaluate import evaluate_flow, quality_table\n"
    "figures = evaluate_flow(*sys.argv[1:])\n"
    "print(quality_table(figures))\n"
)


@pytest.mark.lent
def test_the_flow_writes_the_report_and_the_run(tmp_path: Path, empty_registry: Path) -> None:
    """In a process of its own: Prefect's server must not outlive the test."""
    shutil.copy(empty_registry, tmp_path / "mlflow.db")
    gold = DATA / "gold" / "deliberations.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    now = tmp_path / "deliberations.jsonl"
    now.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    before = tmp_path / "avant.jsonl"
    before.write_text("\n".join(json.dumps({**r, "objet": None}) for r in rows), encoding="utf-8")
    environment = {
        **os.environ,
        "DATADELIB_MLFLOW_URI": f"sqlite:///{tmp_path / 'mlflow.db'}",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(now), str(gold), str(tmp_path / "out"), str(before)],
        env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "| Objet | 6 | 100,0 % | mieux |" in done.stdout
    assert (tmp_path / "out" / "rapport.html").exists()
    stored = list((tmp_path / "artefacts").rglob("metrics.json"))
    assert len(stored) == 1
