"""Several machines: a real PostgreSQL, a real Dask scheduler with two worker processes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from outils import grappe
from outils.coups import differences
from pipeline import run
from pipeline.config import load_settings
from tests_lourds.postgres import Postgres


def test_a_cluster_with_postgresql_gives_what_one_process_gives(
    source: Path, tmp_path: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    alone, many = tmp_path / "seul", tmp_path / "grappe"
    one = run.enrich([str(source)], alone, load_settings(processus=1))
    with grappe.cluster(2) as scheduler:
        bilan = grappe.enrich(source, many, scheduler, base_suivi=postgres.url, lot="5")
    assert not differences(alone, many)
    assert (bilan.documents, bilan.rejetes) == (one.documents, 0)


def test_postgresql_restarted_in_the_middle(
    source: Path, tmp_path: Path, postgres: Postgres
) -> None:
    """The run waits for the server, ends well, and its summary says that it had to ask again."""
    restarted = threading.Event()

    def restart(done: int, total: int) -> None:
        if not restarted.is_set():
            restarted.set()
            postgres.stop()
            threading.Timer(3.0, postgres.start).start()

    settings = load_settings(processus=2, base_suivi=postgres.url, lot=5)
    bilan = run.enrich([str(source)], tmp_path / "out", settings, restart)
    assert restarted.is_set()
    assert (bilan.rejetes, bilan.motifs) == (0, {})
    assert "base de suivi a refusé" in bilan.alertes[0]
    calm = run.enrich([str(source)], tmp_path / "temoin", load_settings(processus=2))
    assert bilan.deliberations == calm.deliberations
    assert not differences(tmp_path / "out", tmp_path / "temoin")
