"""An enrichment from sources to published files, in plain Python: Prefect only decides when.

`enrich` lists the documents, processes them in batches through `Workers`, stores each batch's
results, and writes the outputs. A flow calls the same pieces as tasks.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from .config import Settings
from .errors import AllFailed, NoSource
from .outputs import write_outputs
from .records import Record, Resultats
from .sources import SourceDocument, find_documents
from .store import Store
from .workers import Workers

Progress = Callable[[int], None]
"""Called with the number of documents just finished."""


class Bilan(Record, frozen=True, kw_only=True):
    """What a run did, in numbers: what the summary, the exit code and the report show."""

    documents: int
    traites: int
    a_verifier: int
    rejetes: int
    reprises: int
    """Documents whose results were already stored in full."""
    deliberations: int
    deliberations_a_verifier: int
    publiees: int
    ecarts: int
    pages: int = 0
    pages_ocr: int = 0
    secondes: float = 0.0
    sortie: str = ""
    alertes: tuple[str, ...] = ()


def open_store(out: Path, settings: Settings) -> Store:
    """Open the store that the settings name, or the one beside the outputs."""
    return Store(settings.base_suivi) if settings.base_suivi else Store.beside(out)


def batches(sources: Sequence[SourceDocument], size: int) -> Iterator[Sequence[SourceDocument]]:
    """Cut `sources` into batches of at most `size` documents."""
    for start in range(0, len(sources), size):
        yield sources[start : start + size]


def process_batch(
    batch: Iterable[SourceDocument], workers: Workers, store: Store, progress: Progress
) -> list[Resultats]:
    """Process one batch and store what is new, in one transaction."""
    outcomes = []
    for outcome in workers.process_all(batch):
        outcomes.append(outcome)
        progress(1)
    store.put(row for outcome in outcomes for row in outcome.nouveaux)
    return [outcome.resultats for outcome in outcomes]


def list_sources(
    sources: Sequence[str], work: Path, out: Path, settings: Settings
) -> list[SourceDocument]:
    """List the documents to process. Raises `NoSource` when there is none."""
    documents = find_documents(sources, work, settings, out / ".datadelib" / "telechargements")
    if not documents:
        raise NoSource(source=", ".join(map(str, sources)))
    return documents


def finish(results: Sequence[Resultats], out: Path, settings: Settings, seconds: float) -> Bilan:
    """Write the outputs and return the run's numbers. Raises `AllFailed` after writing."""
    ordered = sorted(results, key=lambda r: r.doc)
    published = write_outputs(ordered, out, settings)
    deliberations = [d for r in ordered for d in r.deliberations]
    pages = [p for r in ordered for p in r.pages]
    bilan = Bilan(
        documents=len(ordered),
        traites=sum(r.statut == "traite" for r in ordered),
        a_verifier=sum(r.statut == "a_verifier" for r in ordered),
        rejetes=sum(r.statut == "rejete" for r in ordered),
        reprises=sum(r.statut != "rejete" and not r.durees for r in ordered),
        deliberations=sum(d.delibere for d in deliberations),
        deliberations_a_verifier=sum(bool(d.a_verifier) for d in deliberations if d.delibere),
        publiees=published.publiees,
        ecarts=published.ecarts,
        pages=len(pages),
        pages_ocr=sum(p.origine in ("ocr", "mixte") for p in pages),
        secondes=round(seconds, 1),
        sortie=str(out),
    )
    if ordered and bilan.rejetes == len(ordered):
        raise AllFailed(nombre=len(ordered))
    return bilan


def enrich(
    sources: Sequence[str], out: Path, settings: Settings, progress: Progress = lambda n: None
) -> Bilan:
    """Enrich `sources` into `out` without Prefect.

    Raises:
        NoSource: nothing to process.
        AllFailed: every document was rejected; the outputs say why.
        OutputUnwritable: the output folder cannot be written.
    """
    import time

    start = time.perf_counter()
    store = open_store(out, settings)
    with tempfile.TemporaryDirectory(prefix="datadelib-") as work:
        documents = list_sources(sources, Path(work), out, settings)
        results: list[Resultats] = []
        with Workers(settings, store.url) as workers:
            for batch in batches(documents, settings.lot):
                results += process_batch(batch, workers, store, progress)
    store.close()
    return finish(results, out, settings, time.perf_counter() - start)
