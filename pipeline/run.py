"""An enrichment from sources to published files, in plain Python: Prefect only decides when.

A run plans (which documents have no result yet for today's rules and models), processes what is
left in batches, each one stored when it is done, then writes the outputs from the store, document
by document: memory does not grow with the corpus, and a run that was killed loses at most the
batches in flight.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from importlib import import_module
from pathlib import Path

from .config import Settings
from .errors import (
    AllFailed,
    DatadelibError,
    DocumentCrash,
    NoSource,
    OutputUnwritable,
    TooManyFailures,
    UnreadablePath,
)
from .evaluation import drift
from .files import alive
from .journal import Journal, hide
from .lots import Cumul, process_batches
from .outputs import Outputs
from .process import (
    FINAL,
    Task,
    final_version,
    models_version,
    rejected,
)
from .records import Record, Resultats, from_json, replace, to_json
from .sources import SourceDocument, find_documents
from .store import Store
from .unchanged import fingerprint, recall, remember
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
    retenues: int = 0
    """Délibérations withheld because they name a private individual."""
    doublons: int = 0
    pages: int = 0
    pages_ocr: int = 0
    secondes: float = 0.0
    secondes_lecture: float = 0.0
    """Of which reading the documents; the rest lists them and writes the outputs."""
    durees: dict[str, float] = {}
    """Stage → seconds of all processes together, for the documents processed by this run."""
    motifs: dict[str, int] = {}
    """Error code → documents rejected."""
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


@contextmanager
def work_folder(out: Path) -> Iterator[Path]:
    """A folder for what is unpacked, beside the outputs so that the workers of other machines read
    it too; what runs that were killed left there is removed. Raises `OutputUnwritable`.
    """
    home = out / ".datadelib" / "enveloppes"
    folder = home / str(os.getpid())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        left = [path for path in home.iterdir() if not alive(path.name)]
    except OSError as error:
        raise OutputUnwritable(chemin=folder, details=error.strerror) from error
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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


def prepare_outputs() -> None:
    """Import what writes the outputs beside the reading of the documents: it takes a while."""
    threading.Thread(target=import_module, args=("pipeline.exports.publication",)).start()


def finish(
    plan: Plan, store: Store, out: Path, settings: Settings, start: float, cumul: Cumul
) -> Bilan:
    """Write the outputs from the store and return the run's numbers.

    When nothing is new and the outputs of the last run still stand, they are kept as they are.
    Raises `AllFailed` or `TooManyFailures`, after the outputs are written.

    Args:
        plan: the documents.
        store: their results.
        out: the output folder.
        settings: of the run.
        start: `time.perf_counter()` when the run started.
        cumul: what the batches gave.
    """
    mark = fingerprint(plan.entries, settings)
    bilan = None if plan.todo else recall(out, mark)
    if bilan is None:
        bilan = _publish(plan, store, out, settings)
        remember(out, mark, bilan)
    bilan = replace(
        bilan,
        reprises=sum(e.task is not None for e in plan.entries) - len(plan.todo),
        secondes=round(time.perf_counter() - start, 1),
        secondes_lecture=round(cumul.lecture, 1),
        durees={name: round(value, 2) for name, value in sorted(cumul.durees.items())},
        alertes=(*bilan.alertes, *cumul.alertes(store.essais)),
        sortie=str(out),
    )
    if bilan.rejetes == bilan.documents:
        raise AllFailed(nombre=bilan.documents)
    if bilan.rejetes > settings.seuil_echecs * bilan.documents:
        threshold = f"{100 * settings.seuil_echecs:.0f} %"
        raise TooManyFailures(echecs=bilan.rejetes, nombre=bilan.documents, seuil=threshold)
    return bilan


def _publish(plan: Plan, store: Store, out: Path, settings: Settings) -> Bilan:
    """Write the outputs, document by document."""
    reasons: Counter[str] = Counter()
    fresh = {task.sha256 for task in plan.todo}
    profiler = drift.Profiler()
    with Outputs(out, settings) as outputs:
        for entry in plan.entries:
            result = _result(entry, store)
            if result.statut == "rejete" and (result.motif or "").startswith("["):
                reasons[str(result.motif)[1:5]] += 1
            outputs.add(result, entry.source.path)
            if result.sha256 in fresh:
                profiler.add(result)
        alertes = drift.check(profiler.profile(date.today().isoformat()), drift.history(out))
        publication = outputs.publish(alertes)
    counts = outputs.counts
    return Bilan(
        documents=len(plan.entries),
        traites=counts["traite"],
        a_verifier=counts["a_verifier"],
        rejetes=counts["rejete"],
        reprises=0,
        deliberations=counts["deliberations"],
        deliberations_a_verifier=counts["deliberations_a_verifier"],
        publiees=publication.publiees,
        ecarts=publication.ecarts,
        subventions=publication.subventions,
        retenues=publication.retenues,
        doublons=publication.doublons,
        pages=counts["pages"],
        pages_ocr=counts["pages_ocr"],
        motifs=dict(sorted(reasons.items())),
        alertes=alertes,
    )


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
def noted(
    store: Store, sources: Sequence[str], plan: Plan, journal: Journal
) -> Iterator[Callable[[Bilan], None]]:
    """Note a run in the store and in the journal: its start, its numbers, or what ended it."""
    shown_sources = hide(", ".join(map(str, sources)))
    number = store.start_run(shown_sources, len(plan.entries), len(plan.todo))
    journal.passage = number
    journal.note(
        "debut", sources=shown_sources, documents=len(plan.entries), a_faire=len(plan.todo)
    )
    for entry in plan.entries:
        if entry.task is None:
            journal.note("source", doc=entry.source.doc, statut="rejete", motif=entry.erreur)

    def end(bilan: Bilan) -> None:
        store.end_run(number, to_json(bilan).decode())
        journal.note("fin", **{n: getattr(bilan, n) for n in bilan.__struct_fields__})

    try:
        yield end
    except BaseException as error:
        shown = str(error) if isinstance(error, DatadelibError) else type(error).__name__
        journal.note("echec", erreur=shown)
        with suppress(DatadelibError):  # the store itself may be what failed
            store.end_run(number, None, hide(shown))
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
    with work_folder(out) as work:
        plan = make_plan(sources, out, work, store, settings)
        total = len(plan.todo)
        cumul = Cumul(Journal(out))
        with noted(store, sources, plan, cumul.journal) as end:
            with Workers(settings, store.url) as workers:
                prepare_outputs()
                size, todo = settings.lot, plan.todo
                done = process_batches(todo, size, workers, store, lambda n: progress(n, total))
                for lot in done:
                    cumul.add(lot)
            bilan = finish(plan, store, out, settings, start, cumul)
            end(bilan)
    store.close()
    return bilan
