"""A real Prefect server: a night killed in the middle, then started again.

First as one machine does (`datadelib planifier`), then as several do: `prefect.yaml` deployed to a
work pool, and a worker that takes its runs.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from outils.coups import differences, stored
from outils.grappe import free_port
from pipeline import run
from pipeline.config import load_settings
from pipeline.store import Store
from tests.prefect_server import SERVE, Server, until


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started, at once."""
    family = [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]
    for one in family:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    process.wait()


def runs(out: Path) -> list[dict[str, Any]]:
    store = Store.beside(out)
    found = store.last_runs()
    store.close()
    return found


def test_a_served_night_killed_and_started_again(source: Path, tmp_path: Path) -> None:
    out, port = tmp_path / "out", free_port()
    server = Server(port)
    command = [*SERVE, str(source), "--out", str(out), "--port", str(port)]
    environment = {
        **os.environ, "PREFECT_HOME": str(tmp_path / "prefect"), "DATADELIB_LOT": "4",
    }  # fmt: skip
    served = subprocess.Popen(command, env=environment)
    try:
        deployment = until(server.deployment, "le déploiement servi")
        assert deployment["schedules"][0]["schedule"]["cron"] == "0 2 * * *"
        assert {"datadelib", "nuit"} <= set(deployment["tags"])
        assert until(lambda: server.planned(deployment), "les nuits à venir")
        flow_run = server.trigger(deployment)
        before = until(lambda: len(stored(out)) >= 8 and stored(out), "des résultats rangés")
    finally:
        kill(served)  # the server, the runner, the flow run and its workers at once
    assert runs(out)[0]["fin"] is None
    kept = stored(out)
    assert before <= kept
    served = subprocess.Popen(command, env=environment)
    try:
        deployment = until(server.deployment, "le déploiement servi de nouveau")
        server.wait(flow_run, "la nuit relancée d'elle-même")
        assert kept <= stored(out), "nothing that was stored is computed again"
        known = stored(out)
        server.wait(server.trigger(deployment), "la nuit suivante")
        assert stored(out) == known
    finally:
        served.send_signal(signal.SIGTERM)
        served.wait(60)
    run.enrich([str(source)], tmp_path / "temoin", load_settings(processus=2))
    assert not differences(out, tmp_path / "temoin")


@pytest.mark.timeout(700)  # Prefect keeps the place of a dead run for five minutes
def test_a_worker_of_a_pool_killed_in_the_middle(source: Path, tmp_path: Path) -> None:
    out, port = tmp_path / "out", free_port()
    server = Server(port)
    home = {**os.environ, "PREFECT_HOME": str(tmp_path / "prefect"), "DATADELIB_LOT": "4"}
    environment = {**home, "PREFECT_API_URL": f"{server.url}/api"}

    def prefect(*arguments: str) -> list[str]:
        return [sys.executable, "-m", "prefect", "--no-prompt", *arguments]

    parameters = {"sources": [str(source)], "out": str(out)}
    work = prefect("worker", "start", "--pool", "datadelib")
    serving = subprocess.Popen(prefect("server", "start", "--port", str(port)), env=home)
    try:
        until(server.ready, "le serveur")
        for arguments in (
            ("work-pool", "create", "datadelib", "--type", "process"),
            ("deploy", "--all"),
        ):
            subprocess.run(prefect(*arguments), env=environment, check=True)
        worker = subprocess.Popen(work, env=environment)
        try:
            deployment = until(server.deployment, "le déploiement confié au groupe")
            server.trigger(deployment, **parameters)
            until(lambda: len(stored(out)) >= 8, "des résultats rangés")
        finally:
            kill(worker)  # a machine that dies: the worker, the flow run and its processes
        kept = stored(out)
        worker = subprocess.Popen(work, env=environment)
        try:
            server.wait(server.trigger(deployment, **parameters), "la nuit suivante", 480)
            assert kept <= stored(out), "nothing that was stored is computed again"
        finally:
            kill(worker)
    finally:
        kill(serving)
    run.enrich([str(source)], tmp_path / "temoin", load_settings(processus=2))
    assert not differences(out, tmp_path / "temoin")
