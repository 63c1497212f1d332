"""The notebooks run from top to bottom, draw their figures, and are kept without outputs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from pipeline.paths import DATA, MODELS, ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIGURES = {"01": 3, "02": 1, "03": 2}
SCANS = ("rochefontaine-2022-017.pdf", "haute-brenne-2023-cp-112.pdf")
RUN = """
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=200, kernel_name="python3").execute()
nbformat.write(notebook, Path(sys.argv[2]))
"""
"""In a process of its own: the kernel's event loop must not outlive the test."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, empty_registry: Path) -> dict[str, str]:
    """The examples enriched (scans apart: OCR has its own tests), and a quarter of the seeds."""
    from pipeline.config import load_settings
    from pipeline.run import enrich

    work = tmp_path_factory.mktemp("carnets")
    source = work / "exemples"
    shutil.copytree(DATA / "exemples", source, ignore=shutil.ignore_patterns(*SCANS))
    enrich([str(source)], work / "sortie", load_settings(processus=1))
    root = work / "racine"
    shutil.copytree(MODELS, root / "models")
    for name in ("gold", "gazetteer"):
        shutil.copytree(DATA / name, root / "data" / name)
    (root / "data" / "labels").mkdir()
    for name in ("nomenclature.csv", "themes.csv"):
        shutil.copy(DATA / name, root / "data")
    seeds = (DATA / "labels" / "graines.jsonl").read_text(encoding="utf-8").splitlines()[::4]
    (root / "data" / "labels" / "graines.jsonl").write_text("\n".join(seeds), encoding="utf-8")
    shutil.copy(empty_registry, work / "mlflow.db")
    return {
        **os.environ,
        "DATADELIB_SORTIE": str(work / "sortie"),
        "DATADELIB_RACINE": str(root),
        "DATADELIB_MLFLOW_URI": f"sqlite:///{work / 'mlflow.db'}",
        "PYTHONPATH": str(ROOT),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def test_there_are_three() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == sorted(FIGURES)


@pytest.mark.lent
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_it_runs(path: Path, environment: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "execute.ipynb"
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path), str(out)],
        env=environment, capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    notebook = nbformat.read(out, as_version=4)
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", [])]
    drawn = sum("image/png" in o.get("data", {}) for o in outputs)
    assert drawn == FIGURES[path.name[:2]]
    assert not [o for o in outputs if o.get("name") == "stderr"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_outputs_are_not_kept(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert not [cell for cell in code if cell.outputs or cell.execution_count is not None]
