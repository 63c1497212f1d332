"""The nightly enrichment as a Prefect flow: one task per batch of documents, no server to start.

On one machine the batches run in threads that feed a pool of processes; with the setting `dask`,
they run on a Dask cluster, each worker with its own pool. The task is the same: it receives
documents, stores their results, returns a line for each; results travel through the store alone.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from contextlib import closing
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from pipeline.config import Settings, load_settings
from pipeline.errors import DatadelibError
from pipeline.journal import Journal
from pipeline.lots import BATCHES_IN_FLIGHT, Cumul, Lot, batches, process_batch
from pipeline.process import Task
from pipeline.run import (
    Bilan,
    Plan,
    Progress,
    finish,
    make_plan,
    noted,
    open_store,
    prepare_outputs,
    work_folder,
)
from pipeline.store import Store
from pipeline.workers import shared_workers, stop_shared_workers

_progress: ContextVar[Progress] = ContextVar("progress")


def is_transient(task: Any, run: Any, state: Any) -> bool:
    """Tell Prefect to retry only what may pass: a locked store, a source that does not answer."""
    try:
        state.result()
    except DatadelibError as error:
        return error.transitoire
    except Exception:
        return False
    return False


def run_batch(numero: int, batch: list[Task], reglages: dict[str, Any], store_url: str) -> Lot:
    """Process one batch and store it; return what happened to each document."""
    settings = load_settings(**reglages)
    shown = _progress.get(None)
    with closing(Store(store_url)) as store:
        return process_batch(
            batch,
            shared_workers(settings, store_url),
            store,
            lambda done: shown(done, 0) if shown else None,
        )


# The function keeps its own name: Dask sends it to the workers by that name.
process_batch_task = task(
    name="traiter un lot",
    task_run_name="lot {numero}",
    retries=3,
    retry_delay_seconds=[2, 10, 60],
    retry_condition_fn=is_transient,
    persist_result=False,
    cache_policy=NO_CACHE,  # the store already knows what has been done
)(run_batch)


def _night() -> str:
    return f"enrichir {datetime.now():%Y-%m-%d %Hh%M}"


@flow(
    name="enrichir",
    flow_run_name=_night,
    description="Lit les nouveaux documents, en tire les délibérations, publie les données.",
    timeout_seconds=12 * 3600,
    validate_parameters=False,
)
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
    with closing(open_store(folder, settings)) as store, work_folder(folder) as work:
        plan = make_plan(sources, folder, work, store, settings)
        cumul = Cumul(Journal(folder))
        with noted(store, sources, plan, cumul.journal) as end:
            prepare_outputs()
            _process(plan, store.url, settings, cumul)
            bilan = finish(plan, store, folder, settings, start, cumul)
            end(bilan)
    create_markdown_artifact(key="nuit", markdown=night_table(bilan), description="Bilan")
    return bilan


def _process(plan: Plan, store_url: str, settings: Settings, cumul: Cumul) -> None:
    """Submit the batches as tasks, a few at a time so that memory does not grow with them."""
    total = len(plan.todo)
    if shown := _progress.get(None):
        shown(0, total)
    given = settings.model_dump(mode="json")
    ahead = BATCHES_IN_FLIGHT if settings.dask is None else settings.lots_dask
    waiting: deque[PrefectFuture[Lot]] = deque()
    try:
        for number, batch in enumerate(batches(plan.todo, settings.lot), 1):
            if len(waiting) >= ahead:
                cumul.add(waiting.popleft().result())
            waiting.append(process_batch_task.submit(number, list(batch), given, store_url))
        for future in waiting:
            cumul.add(future.result())
    finally:
        stop_shared_workers()


def task_runner(settings: Settings) -> TaskRunner[Any]:
    """Threads on one machine; the Dask cluster of the setting `dask` otherwise."""
    if settings.dask is None:
        return ThreadPoolTaskRunner(max_workers=BATCHES_IN_FLIGHT)
    from prefect_dask import DaskTaskRunner

    if settings.dask == "local":
        return DaskTaskRunner(
            cluster_kwargs={"n_workers": settings.processus, "threads_per_worker": 1}
        )
    return DaskTaskRunner(address=settings.dask)


def reasons(bilan: Bilan) -> str:
    """The number of documents rejected, by error code."""
    codes = ", ".join(f"{code} : {count}" for code, count in bilan.motifs.items())
    return f"{bilan.rejetes} ({codes})" if codes else str(bilan.rejetes)


def night_table(bilan: Bilan) -> str:
    """The night's numbers as a Markdown table."""
    rows = {
        "Documents": bilan.documents,
        "Déjà connus": bilan.reprises,
        "Traités": bilan.traites,
        "À vérifier": bilan.a_verifier,
        "Rejetés": reasons(bilan),
        "Délibérations": bilan.deliberations,
        "Lignes publiées": bilan.publiees,
        "Lignes écartées": bilan.ecarts,
        "Durée (s)": bilan.secondes,
    }
    lines = ["| | |", "| --- | ---: |", *(f"| {k} | {v} |" for k, v in rows.items())]
    return "\n".join([*lines, "", *(f"- Alerte : {a}" for a in bilan.alertes)])


def _unexpected(record: logging.LogRecord) -> bool:
    """Keep a record of Prefect, unless it tells one of our errors."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, DatadelibError)


def run_enrichment(sources: list[str], out: Path, settings: Settings, progress: Progress) -> Bilan:
    """Run the flow now, with a function that shows its progress.

    Raises what `pipeline.run.enrich` raises. The caller tells our errors: Prefect, which would
    print their trace as well, is silent about them.
    """
    token = _progress.set(progress)
    logger = logging.getLogger("prefect.flow_runs")
    logger.addFilter(_unexpected)
    try:
        chosen = enrich_flow.with_options(task_runner=task_runner(settings))
        return chosen(sources, str(out), settings.model_dump(mode="json", exclude_unset=True))
    finally:
        logger.removeFilter(_unexpected)
        _progress.reset(token)
