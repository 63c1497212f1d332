"""An enrichment from sources to published files, in plain Python: Prefect only decides when.

A run plans (which documents have no result yet for today's rules and models), processes what is
left in batches, each one stored when it is done, then writes the outputs from the store, document
by document: memory does not grow with the corpus, and a run that was killed loses at most the
batches in flight.
"""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .config import Settings
from .errors import (
    AllFailed,
    DatadelibError,
    DocumentCrash,
    DocumentTimeout,
    NoSource,
    TooManyFailures,
    UnreadablePath,
)
from .outputs import Outputs
from .process import FINAL, Row, Task, final_version, models_version, rejected
from .records import Record, Resultats, from_json, to_json
from .sources import SourceDocument, find_documents
from .store import Store
from .workers import Workers

Progress = Callable[[int, int], None]
"""Called with the number of documents just finished and the number to do."""


class Bilan(Record, frozen=True, kw_only=True):
    """What a run did, in numbers: what the summary, the exit code and the report show."""

    documents: int
    traites: int
    a_verifier: int
    rejetes: int
    reprises: int
    """Documents whose results were already stored."""
    deliberations: int
    deliberations_a_verifier: int
    publiees: int
    ecarts: int
    subventions: int = 0
    pages: int = 0
    pages_ocr: int = 0
    secondes: float = 0.0
    sortie: str = ""
    alertes: tuple[str, ...] = ()


class Entry(Record, frozen=True, kw_only=True):
    """A document of the run: its task, or why it cannot be read at all."""

    source: SourceDocument
    task: Task | None = None
    erreur: str | None = None


class Plan(Record, frozen=True, kw_only=True):
    """The documents of a run, sorted, and what is left to process."""

    entries: tuple[Entry, ...]
    todo: tuple[Task, ...]


def open_store(out: Path, settings: Settings) -> Store:
    """Open the store that the settings name, or the one beside the outputs."""
    return Store(settings.base_suivi) if settings.base_suivi else Store.beside(out)


def make_plan(
    sources: Sequence[str], out: Path, work: Path, store: Store, settings: Settings
) -> Plan:
    """List the documents and what is left to do. Raises `NoSource` when there is none.

    Args:
        sources: as in `sources.find_documents`.
        out: the output folder; what is downloaded is kept in its `.datadelib/`.
        work: a folder for what is unpacked, that outlives the processing.
        store: what is known already.
        settings: of the run.
    """
    cache = out / ".datadelib" / "telechargements"
    documents = find_documents(sources, work, settings, cache)
    if not documents:
        raise NoSource(source=", ".join(map(str, sources)))
    models = models_version(settings)
    entries = tuple(_entry(document, settings, models) for document in documents)
    tasks = [entry.task for entry in entries if entry.task is not None]
    known = store.known(FINAL, [(t.sha256, t.version) for t in tasks])
    todo = {(t.sha256, t.version): t for t in tasks if (t.sha256, t.version) not in known}
    return Plan(entries=entries, todo=tuple(todo.values()))


def _entry(source: SourceDocument, settings: Settings, models: str) -> Entry:
    if source.erreur is not None:
        return Entry(source=source, erreur=source.erreur)
    try:
        with Path(source.path).open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        unreadable = UnreadablePath(details=error.strerror)
        return Entry(source=source, erreur=str(unreadable))
    version = final_version(source, settings, models)
    return Entry(source=source, task=Task(source=source, sha256=sha256, version=version))


def batches(tasks: Sequence[Task], size: int) -> Iterator[Sequence[Task]]:
    """Cut `tasks` into batches of at most `size` documents."""
    for start in range(0, len(tasks), size):
        yield tasks[start : start + size]


def process_batch(
    batch: Iterable[Task], workers: Workers, store: Store, progress: Callable[[int], None]
) -> int:
    """Process one batch and store it in one transaction; return how many were rejected."""
    rows: list[Row] = []
    isolated: list[tuple[str, str, str, str]] = []
    failed = 0
    for outcome in workers.process_all(batch):
        rows += outcome.rows
        failed += outcome.rejete
        if outcome.rejete and (final := quarantined(outcome.rows[-1])):
            isolated.append(final)
        progress(1)
    store.put(rows)
    store.isolate(isolated)
    return failed


def quarantined(row: tuple[str, str, str, bytes]) -> tuple[str, str, str, str] | None:
    """The quarantine row of a final result: a document that hung or crashed its process."""
    sha256, _, version, content = row
    result = from_json(content, Resultats)
    motif = result.motif or ""
    if motif.startswith((f"[{DocumentTimeout.code}]", f"[{DocumentCrash.code}]")):
        return sha256, version, result.doc, motif
    return None


def finish(plan: Plan, store: Store, out: Path, settings: Settings, seconds: float) -> Bilan:
    """Write the outputs from the store and return the run's numbers.

    Raises `AllFailed` or `TooManyFailures`, after the outputs are written.
    """
    with Outputs(out, settings) as outputs:
        for entry in plan.entries:
            outputs.add(_result(entry, store))
        publication = outputs.publish()
    counts = outputs.counts
    bilan = Bilan(
        documents=len(plan.entries),
        traites=counts["traite"],
        a_verifier=counts["a_verifier"],
        rejetes=counts["rejete"],
        reprises=sum(e.task is not None for e in plan.entries) - len(plan.todo),
        deliberations=counts["deliberations"],
        deliberations_a_verifier=counts["deliberations_a_verifier"],
        publiees=publication.publiees,
        ecarts=publication.ecarts,
        subventions=publication.subventions,
        pages=counts["pages"],
        pages_ocr=counts["pages_ocr"],
        secondes=round(seconds, 1),
        sortie=str(out),
    )
    if bilan.rejetes == bilan.documents:
        raise AllFailed(nombre=bilan.documents)
    if bilan.rejetes > settings.seuil_echecs * bilan.documents:
        threshold = f"{100 * settings.seuil_echecs:.0f} %"
        raise TooManyFailures(echecs=bilan.rejetes, nombre=bilan.documents, seuil=threshold)
    return bilan


def _result(entry: Entry, store: Store) -> Resultats:
    """The stored result of a document, or its error."""
    if entry.task is None:
        return rejected(entry.source, entry.erreur or "")
    content = store.get(entry.task.sha256, FINAL, entry.task.version)
    if content is None:
        lost = DocumentCrash(details="résultat absent de la base de suivi")
        return rejected(entry.source, str(lost), entry.task.sha256)
    return from_json(content, Resultats)


@contextmanager
def noted(store: Store, sources: Sequence[str], plan: Plan) -> Iterator[Callable[[Bilan], None]]:
    """Note a run in the store: its start, its numbers, or the error that ended it."""
    number = store.start_run(", ".join(map(str, sources)), len(plan.entries), len(plan.todo))
    try:
        yield lambda bilan: store.end_run(number, to_json(bilan).decode())
    except BaseException as error:
        shown = str(error) if isinstance(error, DatadelibError) else type(error).__name__
        store.end_run(number, None, shown)
        raise


def enrich(
    sources: Sequence[str],
    out: Path,
    settings: Settings,
    progress: Progress = lambda done, total: None,
) -> Bilan:
    """Enrich `sources` into `out` without Prefect.

    Documents are processed by processes that are started afresh: a script that calls this function
    must do so under `if __name__ == "__main__":`.

    Raises:
        NoSource: nothing to process.
        AllFailed: every document was rejected; the outputs say why.
        TooManyFailures: more documents were rejected than the settings allow.
        OutputUnwritable: the output folder or the store cannot be written.
        StoreLocked: another run holds the store.
    """
    start = time.perf_counter()
    store = open_store(out, settings)
    with tempfile.TemporaryDirectory(prefix="datadelib-") as work:
        plan = make_plan(sources, out, Path(work), store, settings)
        total = len(plan.todo)
        with noted(store, sources, plan) as end:
            with Workers(settings, store.url) as workers:
                for batch in batches(plan.todo, settings.lot):
                    process_batch(batch, workers, store, lambda done: progress(done, total))
            bilan = finish(plan, store, out, settings, time.perf_counter() - start)
            end(bilan)
    store.close()
    return bilan
