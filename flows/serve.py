"""All the deployments on one machine, by one command: a local server, and a process that serves."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from prefect import serve
from prefect.schedules import Cron

from pipeline.errors import ServerUnavailable

from .enrich import enrich_flow
from .evaluate import evaluate_flow
from .export import export_flow
from .retrain import retrain_flow

START_TIMEOUT = 120.0
RESTARTS = 3
TIMEZONE = "Europe/Paris"


def deployments(sources: list[str], out: Path, published: Path | None, cron: str) -> list[Any]:
    """The deployments: nightly enrichment, publication, training on demand, weekly quality."""
    absolute = [s if "://" in s else str(Path(s).absolute()) for s in sources]
    folder = str(out.absolute())
    schedule = Cron(cron, timezone=TIMEZONE)
    found = [
        enrich_flow.to_deployment(
            "nuit",
            schedule=schedule,
            parameters={"sources": absolute, "out": folder},
            tags=["datadelib", "nuit"],
            concurrency_limit=1,
        ),
        retrain_flow.to_deployment(
            "entrainement", tags=["datadelib", "modeles"], concurrency_limit=1
        ),
        evaluate_flow.to_deployment("qualite", tags=["datadelib", "qualite"], concurrency_limit=1),
    ]
    if published is not None:
        found.append(
            export_flow.to_deployment(
                "publication",
                schedule=Cron("0 6 * * *", timezone=TIMEZONE),
                parameters={"out": folder, "publie": str(published.absolute())},
                tags=["datadelib", "nuit"],
                concurrency_limit=1,
            )
        )
    return found


def serve_all(sources: list[str], out: Path, published: Path | None, cron: str, port: int) -> None:
    """Serve the deployments until stopped; schedules stay active for the next start.

    Runs that were cut short when this command was killed start again: their slots are freed, and
    the store knows what they had done.

    Uses the server of `PREFECT_API_URL`, or starts one on this machine at `port`.
    Raises `ServerUnavailable`.
    """
    with _server(port):
        found = deployments(sources, out, published, cron)
        resume([(d.flow_name, d.name) for d in found])
        serve(*found, pause_on_shutdown=False)


def resume(names: Sequence[tuple[str, str]]) -> None:
    """Schedule again the runs of these (flow, deployment) that a killed process left running.

    Prefect cannot know that they are dead, and their slots would keep the next night waiting. A
    run that was cut short `RESTARTS` times is not tried again: it may be what brings the machine
    down.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter
    from prefect.states import Crashed, Scheduled, State

    running = {"state": {"type": {"any_": ["RUNNING", "PENDING", "CANCELLING"]}}}
    with get_client(sync_client=True) as client:
        for flow_name, name in names:
            for left in client.read_flow_runs(
                flow_filter=FlowFilter.model_validate({"name": {"any_": [flow_name]}}),
                deployment_filter=DeploymentFilter.model_validate({"name": {"any_": [name]}}),
                flow_run_filter=FlowRunFilter.model_validate(running),
            ):
                again = left.run_count < RESTARTS
                state: State = Scheduled(name="Relance") if again else Crashed(name="Interrompu")
                client.set_flow_run_state(left.id, state, force=True)


@contextmanager
def _server(port: int) -> Iterator[None]:
    """A server on this machine for the time of the block, unless one is configured."""
    if os.environ.get("PREFECT_API_URL"):
        yield
        return
    url = f"http://127.0.0.1:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as server:  # noqa: S603
        try:
            _wait(url, server)
            os.environ["PREFECT_API_URL"] = url
            from prefect.settings import PREFECT_API_URL, temporary_settings

            with temporary_settings({PREFECT_API_URL: url}):
                yield
        finally:
            server.terminate()


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            if httpx.get(f"{url}/health", timeout=2).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.5)
    raise ServerUnavailable(url=url)
