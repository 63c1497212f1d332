"""Several machines: a real PostgreSQL, a real Dask scheduler with two worker processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from outils.coups import differences
from pipeline import run
from pipeline.config import load_settings
from pipeline.store import Store
from tests_lourds.postgres import Postgres, free_port

ENRICH = [sys.executable, "-c", "from pipeline.cli import main; main()", "enrich"]


@pytest.fixture
def scheduler() -> Iterator[str]:
    """A scheduler and two workers, each in its own process, as on three machines."""
    port, page = free_port(), free_port()
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    command = [*dask, "--host", "127.0.0.1", "--port", str(port), "--dashboard-address", f":{page}"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address]
    options = ["--nthreads", "1", "--nworkers", "1", "--no-dashboard", "--death-timeout", "60"]
    started = [subprocess.Popen(command, env=environment)]
    try:
        _wait(f"http://127.0.0.1:{page}/health")
        started += [subprocess.Popen([*worker, *options], env=environment) for _ in range(2)]
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(60)


def _wait(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if httpx.get(url, timeout=2).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    raise AssertionError(f"{url} ne répond pas")


def test_a_cluster_with_postgresql_gives_what_one_process_gives(
    source: Path, tmp_path: Path, postgres: Postgres, scheduler: str
) -> None:
    alone, cluster = tmp_path / "seul", tmp_path / "grappe"
    one = run.enrich([str(source)], alone, load_settings(processus=1))
    environment = {
        **os.environ,
        "DATADELIB_DASK": scheduler,
        "DATADELIB_BASE_SUIVI": postgres.url,
        "DATADELIB_PROCESSUS": "1",
        "DATADELIB_LOT": "5",
        "PREFECT_HOME": str(tmp_path / "prefect"),
    }
    command = [*ENRICH, str(source), "--out", str(cluster)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not differences(alone, cluster)
    store = Store(postgres.url)
    bilan = run.from_json(store.last_runs(1)[0]["bilan"], run.Bilan)
    store.close()
    assert (bilan.documents, bilan.rejetes) == (one.documents, 0)
    print(f"\nun processus : {one.secondes_lecture} s ; deux : {bilan.secondes_lecture} s")


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
