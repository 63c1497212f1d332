"""`datadelib planifier` for real: a server, a deployment run through its API, a kill, a rerun."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from outils.coups import differences, stored
from outils.grappe import free_port
from pipeline import run
from pipeline.config import load_settings
from pipeline.store import Store

SERVE = [sys.executable, "-c", "from pipeline.cli import main; main()", "planifier"]
DEPLOYMENT = "/deployments/name/enrichir/nuit"


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


class Served:
    """`datadelib planifier` in its own process group."""

    def __init__(self, source: Path, out: Path, home: Path, port: int) -> None:
        self.api = f"http://127.0.0.1:{port}/api"
        command = [*SERVE, str(source), "--out", str(out), "--port", str(port)]
        environment = {**os.environ, "PREFECT_HOME": str(home), "DATADELIB_LOT": "4"}
        self.process = subprocess.Popen(command, env=environment, start_new_session=True)
        self.deployment = until(self._deployment, "le déploiement servi")

    def _deployment(self) -> Any:
        answer = httpx.get(self.api + DEPLOYMENT, timeout=5)
        served = answer.is_success and answer.json()["status"] == "READY"
        return answer.json() if served else None

    def trigger(self) -> str:
        url = f"{self.api}/deployments/{self.deployment['id']}/create_flow_run"
        state = {"type": "SCHEDULED"}
        answer = httpx.post(url, json={"state": state}, timeout=10)
        answer.raise_for_status()
        return str(answer.json()["id"])

    def state(self, flow_run: str) -> str:
        answer = httpx.get(f"{self.api}/flow_runs/{flow_run}", timeout=5)
        return str(answer.json()["state_type"])

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def runs(out: Path) -> list[dict[str, Any]]:
    store = Store.beside(out)
    found = store.last_runs()
    store.close()
    return found


def test_a_served_night_killed_and_started_again(source: Path, tmp_path: Path) -> None:
    out, home, port = tmp_path / "out", tmp_path / "prefect", free_port()
    served = Served(source, out, home, port)
    try:
        assert served.deployment["schedules"][0]["schedule"]["cron"] == "0 2 * * *"
        assert {"datadelib", "nuit"} <= set(served.deployment["tags"])
        flow_run = served.trigger()
        before = until(lambda: len(stored(out)) >= 8 and stored(out), "des résultats rangés")
    finally:
        served.kill()  # the server, the runner, the flow run and its workers at once
    assert runs(out)[0]["fin"] is None
    kept = stored(out)
    assert before <= kept
    served = Served(source, out, home, port)
    try:
        until(lambda: served.state(flow_run) == "COMPLETED", "la nuit relancée d'elle-même")
        assert kept <= stored(out), "nothing that was stored is computed again"
        known = stored(out)
        flow_run = served.trigger()
        until(lambda: served.state(flow_run) == "COMPLETED", "la nuit suivante")
        assert stored(out) == known
    finally:
        os.killpg(served.process.pid, signal.SIGTERM)
        served.process.wait(60)
    run.enrich([str(source)], tmp_path / "temoin", load_settings(processus=2))
    assert not differences(out, tmp_path / "temoin")
