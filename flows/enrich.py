"""The nightly enrichment as a Prefect flow: one task per batch of documents, no server to start."""

from __future__ import annotations

import tempfile
import time
from collections import deque
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner

from pipeline.config import Settings, load_settings
from pipeline.process import Task
from pipeline.run import (
    Bilan,
    Plan,
    Progress,
    batches,
    finish,
    make_plan,
    noted,
    open_store,
    process_batch,
)
from pipeline.store import Store
from pipeline.workers import Workers

BATCHES_IN_FLIGHT = 2
"""While the last documents of a batch finish, the next batch already feeds the processes."""

_progress: ContextVar[Progress] = ContextVar("progress")


@task(
    name="traiter un lot",
    task_run_name="lot {numero}",
    persist_result=False,
    cache_policy=NO_CACHE,  # the store already knows what has been done
)
def process_batch_task(
    numero: int, batch: list[Task], workers: Workers, store: Store, progress: Callable[[int], None]
) -> int:
    """Process one batch; see `pipeline.run.process_batch`."""
    return process_batch(batch, workers, store, progress)


RUNNER: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=BATCHES_IN_FLIGHT)


@flow(name="enrichir", task_runner=RUNNER)  # type: ignore[arg-type]
def enrich_flow(sources: list[str], out: str, reglages: dict[str, Any] | None = None) -> Bilan:
    """List, process batch by batch, publish.

    Args:
        sources: files, folders, globs, addresses or ACTES envelopes.
        out: the output folder.
        reglages: settings that differ from the file and the environment (`pipeline.config`).
    """
    start = time.perf_counter()
    settings = load_settings(**(reglages or {}))
    folder = Path(out)
    store = open_store(folder, settings)
    with tempfile.TemporaryDirectory(prefix="datadelib-") as work:
        plan = make_plan(sources, folder, Path(work), store, settings)
        with noted(store, sources, plan) as end:
            _process(plan, store, settings)
            bilan = finish(plan, store, folder, settings, time.perf_counter() - start)
            end(bilan)
    store.close()
    return bilan


def _process(plan: Plan, store: Store, settings: Settings) -> None:
    """Submit the batches as tasks, a few at a time so that memory does not grow with them."""
    shown = _progress.get(lambda done, total: None)
    total = len(plan.todo)
    with Workers(settings, store.url) as workers:
        waiting: deque[PrefectFuture[int]] = deque()
        for number, batch in enumerate(batches(plan.todo, settings.lot), 1):
            if len(waiting) >= BATCHES_IN_FLIGHT:
                waiting.popleft().result()
            advance = partial(_advance, shown, total)
            waiting.append(process_batch_task.submit(number, list(batch), workers, store, advance))
        for future in waiting:
            future.result()


def _advance(shown: Progress, total: int, done: int) -> None:
    shown(done, total)


def run_enrichment(sources: list[str], out: Path, settings: Settings, progress: Progress) -> Bilan:
    """Run the flow now, with a function that shows its progress."""
    token = _progress.set(progress)
    try:
        return enrich_flow(sources, str(out), settings.model_dump(mode="json"))
    finally:
        _progress.reset(token)
