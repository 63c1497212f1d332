"""A Dask cluster on this machine, and what a second worker brings.

    .venv/bin/python outils/corpus.py /tmp/corpus 2000
    .venv/bin/python -m outils.grappe /tmp/corpus /tmp/sortie

The same documents by one worker, then by two, each worker in a process of its own with one process
to read documents, as on separate machines. Prints the seconds of reading (scheduler and workers
already there, models not yet loaded), and whether the two outputs are the same.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from outils.coups import COMMAND, differences
from pipeline import run
from pipeline.store import Store

START_TIMEOUT = 60.0


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """A scheduler and its workers, until the end of the block; yields the scheduler's address.

    Raises `TimeoutError` when the scheduler does not answer.
    """
    port, page = free_port(), free_port()
    address = f"tcp://127.0.0.1:{port}"
    # a worker has processes of its own, which Dask forbids to its daemons
    environment = {**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1"]
    scheduler += ["--port", str(port), "--dashboard-address", f":{page}"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1"]
    worker += ["--nworkers", "1", "--no-dashboard", "--death-timeout", "60"]
    started = [subprocess.Popen(scheduler, env=environment)]  # noqa: S603
    try:
        _wait(f"http://127.0.0.1:{page}/health")
        started += [subprocess.Popen(worker, env=environment) for _ in range(workers)]  # noqa: S603
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(60)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait(url: str) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        try:
            if httpx.get(url, timeout=2).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    raise TimeoutError(f"{url} ne répond pas")


def enrich(source: Path, out: Path, scheduler: str, **reglages: str) -> run.Bilan:
    """Enrich a folder on a cluster, by the command; return the run's numbers.

    `reglages` are settings by name. Raises `subprocess.CalledProcessError`.
    """
    environment = {
        **os.environ,
        "DATADELIB_DASK": scheduler,
        "DATADELIB_PROCESSUS": "1",
        **{f"DATADELIB_{name.upper()}": value for name, value in reglages.items()},
    }
    command = [*COMMAND, str(source), "--out", str(out)]
    subprocess.run(command, env=environment, check=True, stdout=2)  # noqa: S603
    url = reglages.get("base_suivi")
    store = Store(url) if url else Store.beside(out)
    try:
        return run.from_json(store.last_runs(1)[0]["bilan"], run.Bilan)
    finally:
        store.close()


def compare(source: Path, folder: Path, counts: tuple[int, ...] = (1, 2)) -> None:
    """Print the seconds of reading for each number of workers, and the speed-up."""
    seconds: list[float] = []
    print("ouvriers ; documents ; secondes de lecture ; gain ; différences")
    for count in counts:
        out = folder / f"ouvriers-{count}"
        with cluster(count) as scheduler:
            bilan = enrich(source, out, scheduler)
        seconds.append(bilan.secondes_lecture)
        other = len(differences(folder / f"ouvriers-{counts[0]}", out))
        gain = seconds[0] / seconds[-1]
        print(f"{count} ; {bilan.documents} ; {seconds[-1]:.1f} ; {gain:.2f} ; {other}", flush=True)


if __name__ == "__main__":
    compare(Path(sys.argv[1]), Path(sys.argv[2]))
