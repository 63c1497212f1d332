"""A real Prefect server of the test's own: how to start it, and what tests ask of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import httpx

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
