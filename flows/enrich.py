"""The nightly enrichment as a Prefect flow: one task per batch of documents, no server to start."""

from __future__ import annotations

import tempfile
import time
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner

from pipeline.config import Settings, load_settings
from pipeline.records import Resultats
from pipeline.run import Bilan, Progress, batches, finish, list_sources, open_store, process_batch
from pipeline.sources import SourceDocument
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
    numero: int, batch: list[SourceDocument], workers: Workers, store: Store, progress: Progress
) -> list[Resultats]:
    """Process one batch; see `pipeline.run.process_batch`."""
    return process_batch(batch, workers, store, progress)


RUNNER: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=BATCHES_IN_FLIGHT)


@flow(name="enrichir", task_runner=RUNNER)  # type: ignore[arg-type]
def enrich_flow(sources: list[str], out: str, reglages: dict[str, Any] | None = None) -> Bilan:
    """List, process batch by batch, publish.

    Args:
        sources: files, folders, globs or ACTES envelopes.
        out: the output folder.
        reglages: settings that differ from the file and the environment (`pipeline.config`).
    """
    start = time.perf_counter()
    settings = load_settings(**(reglages or {}))
    progress = _progress.get(lambda count: None)
    store = open_store(Path(out), settings)
    with tempfile.TemporaryDirectory(prefix="datadelib-") as work:
        documents = list_sources(sources, Path(work), Path(out), settings)
        with Workers(settings, store.url) as workers:
            futures = [
                process_batch_task.submit(number, list(batch), workers, store, progress)
                for number, batch in enumerate(batches(documents, settings.lot), 1)
            ]
            results = [result for future in futures for result in future.result()]
    store.close()
    return finish(results, Path(out), settings, time.perf_counter() - start)


def run_enrichment(sources: list[str], out: Path, settings: Settings, progress: Progress) -> Bilan:
    """Run the flow now, with a function that shows its progress."""
    token = _progress.set(progress)
    try:
        return enrich_flow(sources, str(out), settings.model_dump(mode="json"))
    finally:
        _progress.reset(token)
