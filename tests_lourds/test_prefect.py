"""A real Prefect server: a night killed in the middle, then started again.

First as one machine does (`datadelib planifier`), then as several do: `prefect.yaml` deployed to a
work pool, and a worker that takes its runs.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import psutil

from outils.coups import differences, stored
from outils.grappe import free_port
from pipeline import run
from pipeline.config import load_settings
from pipeline.store import Store

SERVE = [sys.executable, "-c", "from pipeline.cli import main; main()", "planifier"]
DEPLOYMENT = "/api/deployments/name/enrichir/nuit"


def until(found: Callable[[], Any], what: str, seconds: float = 150) -> Any:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if value := found():
                return value
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"attendu en vain : {what}")


class Server:
    """Calls to a Prefect server, about the deployment of the night."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"

    def ready(self) -> bool:
        return httpx.get(f"{self.url}/api/health", timeout=5).is_success

    def deployment(self) -> Any:
        answer = httpx.get(self.url + DEPLOYMENT, timeout=5)
        return answer.json() if answer.is_success and answer.json()["status"] == "READY" else None

    def trigger(self, deployment: Any, **parameters: Any) -> str:
        url = f"{self.url}/api/deployments/{deployment['id']}/create_flow_run"
        body = {"state": {"type": "SCHEDULED"}, "parameters": parameters}
        answer = httpx.post(url, json=body, timeout=10)
        answer.raise_for_status()
        return str(answer.json()["id"])

    def planned(self, deployment: Any) -> list[Any]:
        """The runs that the scheduler has created by itself."""
        body = {
            "deployments": {"id": {"any_": [deployment["id"]]}},
            "flow_runs": {"state": {"name": {"any_": ["Scheduled"]}}},
        }
        answer = httpx.post(f"{self.url}/api/flow_runs/filter", json=body, timeout=5)
        return [run for run in answer.json() if run["auto_scheduled"]]

    def state(self, flow_run: str) -> str:
        answer = httpx.get(f"{self.url}/api/flow_runs/{flow_run}", timeout=5)
        return str(answer.json()["state_type"])

    def wait(self, flow_run: str, what: str, seconds: float = 150) -> None:
        until(lambda: self.state(flow_run) == "COMPLETED", what, seconds)


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
        nights = until(lambda: server.planned(deployment), "les nuits à venir")
        assert all(run["expected_start_time"][14:19] == "00:00" for run in nights)
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


def test_a_worker_of_a_pool_killed_in_the_middle(source: Path, tmp_path: Path) -> None:
    out, port = tmp_path / "out", free_port()
    server = Server(port)
    environment = {
        **os.environ,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_URL": f"{server.url}/api",
        "DATADELIB_LOT": "4",
    }

    def prefect(*arguments: str) -> list[str]:
        return [sys.executable, "-m", "prefect", "--no-prompt", *arguments]

    parameters = {"sources": [str(source)], "out": str(out)}
    work = prefect("worker", "start", "--pool", "datadelib")
    serving = subprocess.Popen(prefect("server", "start", "--port", str(port)), env=environment)
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
            # Prefect keeps the place of a dead run for five minutes
            server.wait(server.trigger(deployment, **parameters), "la nuit suivante", 480)
            assert kept <= stored(out), "nothing that was stored is computed again"
        finally:
            kill(worker)
    finally:
        kill(serving)
    run.enrich([str(source)], tmp_path / "temoin", load_settings(processus=2))
    assert not differences(out, tmp_path / "temoin")
