"""An enrichment killed at random moments and started again ends as if nothing had happened."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from outils import corpus
from outils.coups import contents, torture
from pipeline import run
from pipeline.config import load_settings
from pipeline.files import write_atomic
from pipeline.run import work_folder


def test_kills_at_random_moments_change_nothing(
    exemples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGKILL to the whole group: the plan, the reading and the writing are all hit."""
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    source = tmp_path / "source"
    corpus.write(source, 30)
    for name in ("valmorin-2024-031.pdf", "combe-noire-compte-rendu.docx"):
        shutil.copy(exemples / name, source / name)
    options = ["--sans-prefect", "--lot", "4", "--processus", "2"]
    verdict = torture([str(source)], tmp_path, 4, options, longest=8.0)
    assert verdict.coups >= 2
    assert verdict.documents == 32
    assert verdict.refaits == 0
    assert list(verdict.rangs) == sorted(verdict.rangs)
    assert verdict.differents == ()
    assert "deliberations.jsonl" in contents(tmp_path / "tue")


def test_what_a_killed_run_left_beside_is_removed(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".x.csv.{dead.pid}").write_text("half")
    (tmp_path / f".x.csv.{os.getppid()}").write_text("of a run that is alive")
    write_atomic(tmp_path / "x.csv", [b"whole"])
    assert sorted(p.name for p in tmp_path.iterdir()) == [f".x.csv.{os.getppid()}", "x.csv"]
    folder = tmp_path / ".datadelib" / "enveloppes"
    (folder / str(dead.pid)).mkdir(parents=True)
    with work_folder(tmp_path) as work:
        assert [p.name for p in folder.iterdir()] == [work.name]
    assert not list(folder.iterdir())


def test_untouched_outputs_are_not_written_again(tmp_path: Path) -> None:
    """Only when nothing changed: a file touched, a table given, an output removed write again."""
    source, out = tmp_path / "source", tmp_path / "out"
    corpus.write(source, 2)
    settings = load_settings(processus=1)

    def night(**changes: object) -> int:
        run.enrich([str(source)], out, settings.model_copy(update=changes))
        return (out / "documents.jsonl").stat().st_mtime_ns

    first = night()
    assert night() == first
    table = tmp_path / "collectivites.csv"
    table.write_text("nom,siren,siret\nValmorin,212300014,\n")
    assert (second := night(collectivites=table)) != first
    assert night(collectivites=table) == second
    (out / "scdl" / "deliberations.csv").write_text("changed by hand")
    assert (third := night(collectivites=table)) != second
    assert (out / "scdl" / "deliberations.csv").read_text() != "changed by hand"
    (source / "000" / "deliberation-00000.txt").unlink()
    assert night(collectivites=table) != third
    assert len((out / "documents.jsonl").read_text().splitlines()) == 1
