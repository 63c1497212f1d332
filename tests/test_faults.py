"""Faults, injected for real where the system allows it: each ends in a coded error or a retry that
works, the run's summary says so, and the next run ends well."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from outils import corpus
from pipeline import preload, run, store, workers
from pipeline.config import Settings, load_settings
from pipeline.entities import nlp
from pipeline.errors import DatadelibError, ModelUnusable, OutputUnwritable, StoreLocked
from pipeline.paths import MODELS
from pipeline.process import FINAL


@pytest.fixture
def source(tmp_path: Path) -> Path:
    corpus.write(tmp_path / "source", 3)
    return tmp_path / "source"


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers forked from the test itself: what it replaces is replaced in them."""
    preload.load()  # once, for all the workers forked after
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context("fork"))


def settings(**changes: object) -> Settings:
    return load_settings(processus=1, attente=0.0, **changes)


def journal(out: Path) -> list[dict[str, Any]]:
    rows = (out / ".datadelib" / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row) for row in rows]


def finals(out: Path) -> int:
    with store.Store.beside(out).engine.connect() as base:
        count = sa.select(sa.func.count()).where(store.results.c.etape == FINAL)
        return int(base.execute(count).scalar_one())


@contextmanager
def write_lock(path: Path) -> Iterator[sqlite3.Connection]:
    other = sqlite3.connect(path, check_same_thread=False)
    other.execute("begin immediate")
    yield other
    other.close()


@pytest.mark.parametrize("name", ["documents.jsonl", "textes.jsonl", "deliberations.jsonl"])
def test_a_disk_that_fills_while_the_outputs_are_written(source: Path, name: str) -> None:
    out = source.parent / "out"
    out.mkdir()
    (out / name).write_text("of the night before")
    (out / f".{name}.{os.getpid()}").symlink_to("/dev/full")  # every write: no space left
    with pytest.raises(OutputUnwritable, match="E004.*le disque est plein"):
        run.enrich([str(source)], out, settings())
    assert (out / name).read_text() == "of the night before"
    assert journal(out)[-1]["evenement"] == "echec" and "E004" in journal(out)[-1]["erreur"]
    bilan = run.enrich([str(source)], out, settings())
    assert (bilan.documents, bilan.reprises) == (3, 3)
    assert len((out / "documents.jsonl").read_text().splitlines()) == 3


def test_a_disk_that_fills_under_the_store(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = source.parent / "out"

    def small(self: store.Store) -> None:
        with self.engine.connect() as base:
            pages = base.exec_driver_sql("pragma page_count").scalar_one()
        sa.event.listen(
            self.engine,
            "connect",
            lambda base, _: base.execute(f"pragma max_page_count={pages + 1}"),
        )
        self.engine.dispose()

    open_store = run.open_store

    def full(out: Path, given: Settings) -> store.Store:
        opened = open_store(out, given)
        small(opened)
        return opened

    monkeypatch.setattr(run, "open_store", full)
    with pytest.raises(OutputUnwritable, match="E004.*disk is full"):
        run.enrich([str(source)], out, settings())
    monkeypatch.setattr(run, "open_store", open_store)
    assert finals(out) == 0
    assert run.enrich([str(source)], out, settings()).traites == 3


def test_a_store_that_another_program_locks_for_a_while(source: Path) -> None:
    out = source.parent / "out"
    path = source.parent / "suivi.sqlite"
    url = f"sqlite:///{path}?timeout=0.1"
    store.Store(url).close()
    with write_lock(path) as other:
        threading.Timer(1.0, other.rollback).start()
        bilan = run.enrich([str(source)], out, settings(base_suivi=url))
    assert bilan.traites == 3
    assert "base de suivi a refusé" in bilan.alertes[0]
    assert journal(out)[-1]["alertes"] == list(bilan.alertes)


def test_a_store_that_stays_locked(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "ATTEMPTS", 2)
    path = source.parent / "suivi.sqlite"
    url = f"sqlite:///{path}?timeout=0.1"
    store.Store(url).close()
    with write_lock(path), pytest.raises(StoreLocked, match="E007") as caught:
        run.enrich([str(source)], source.parent / "out", settings(base_suivi=url))
    assert caught.value.transitoire and caught.value.exit_code == 6


@pytest.mark.usefixtures("in_process")
def test_recognition_that_crashes_its_process(
    source: Path, exemples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scan is quarantined with its reason; the others are read; it can be replayed."""
    from pipeline.text import ocr

    shutil.copy(exemples / "rochefontaine-2022-017.pdf", source / "scan.pdf")
    out = source.parent / "out"
    with monkeypatch.context() as patch:
        patch.setattr(ocr, "recognise", lambda *args, **options: os._exit(134))
        bilan = run.enrich([str(source)], out, settings())
    assert (bilan.traites, bilan.motifs) == (3, {"D009": 1})
    opened = store.Store.beside(out)
    assert [row["doc"] for row in opened.quarantined()] == ["scan.pdf"]
    assert opened.release() == 1
    assert run.enrich([str(source)], out, settings()).rejetes == 0


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 not a model", None])
def test_a_damaged_model_stops_the_run_and_marks_no_document(
    source: Path, damage: bytes | None
) -> None:
    models = source.parent / "models"
    shutil.copytree(MODELS, models, ignore=shutil.ignore_patterns("ner"))
    target = models / "matiere" / "modele.skops"
    whole = target.read_bytes()
    target.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    out = source.parent / "out"
    with pytest.raises(ModelUnusable, match="E006") as caught:
        run.enrich([str(source)], out, settings(modeles=models, mlflow_uri="aucun"))
    assert caught.value.exit_code == 5
    assert finals(out) == 0


def test_a_damaged_language_model_has_its_code(tmp_path: Path) -> None:
    shutil.copytree(nlp.MODEL, tmp_path / "ner")
    (tmp_path / "ner" / "ner" / "model").write_bytes(b"\x00\x01")
    with pytest.raises(ModelUnusable, match="« ner »"):
        nlp.load(tmp_path / "ner")


def test_the_command_ends_with_the_code_of_the_error(source: Path) -> None:
    from pipeline.commands.enrich import enrich

    (source / "vide.txt").write_bytes(b"")
    out = str(source.parent / "out")
    done = CliRunner().invoke(enrich, [str(source), "--out", out, "--sans-prefect"])
    assert done.exit_code == 0 and "1 (D001 : 1)" in done.output
    for name, code in (("absent", 2), ("vide.txt", 3)):
        ended = CliRunner().invoke(enrich, [str(source / name), "--out", out, "--sans-prefect"])
        assert isinstance(ended.exception, DatadelibError)
        assert ended.exception.exit_code == code


def test_a_source_that_does_not_answer_is_in_the_summary(source: Path) -> None:
    url = "http://127.0.0.1:9/a.pdf?jeton=secret"
    out = source.parent / "out"
    bilan = run.enrich([str(source), url], out, settings(delai_reseau=0.5))
    assert bilan.motifs == {"E008": 1} and bilan.traites == 3
    text = (out / ".datadelib" / "journal.jsonl").read_text()
    assert "E008" in text and "secret" not in text
