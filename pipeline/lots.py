"""The documents of a run, processed and stored batch by batch.

A batch is stored in one transaction when its documents are done: a run that was killed loses at
most the batches in flight.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from .errors import DocumentCrash, DocumentTimeout
from .journal import Journal
from .process import Outcome, Row, Suivi, Task
from .records import Record
from .store import Store
from .workers import Pending, Workers

BATCHES_IN_FLIGHT = 2
"""While the last documents of a batch finish, the next batch already feeds the processes."""


class Lot(Record, frozen=True, kw_only=True):
    """What a batch gave: one line per document, and how often the store had to be asked again."""

    suivis: tuple[Suivi, ...]
    essais: int = 0


class Cumul:
    """What the batches of a run gave, added up as they end, and noted in the journal."""

    def __init__(self, journal: Journal) -> None:
        """Start from nothing; `journal` receives one line per document."""
        self.journal = journal
        self.durees: Counter[str] = Counter()
        self.essais = 0
        self.debut = time.perf_counter()
        self.lecture = 0.0

    def add(self, lot: Lot) -> None:
        """Add a batch."""
        self.journal.documents(list(lot.suivis))
        self.essais += lot.essais + sum(suivi.essais for suivi in lot.suivis)
        for suivi in lot.suivis:
            self.durees.update(suivi.durees)
        self.lecture = time.perf_counter() - self.debut

    def alertes(self, essais: int) -> tuple[str, ...]:
        """What the summary must say; `essais` are those of the store of the run itself."""
        total = self.essais + essais
        if not total:
            return ()
        return (f"La base de suivi a refusé {total} opérations, qui ont réussi ensuite.",)


def batches(tasks: Sequence[Task], size: int) -> Iterator[Sequence[Task]]:
    """Cut `tasks` into batches of at most `size` documents, the longest of each one first: no
    process waits at the end for another that has just begun a long one.
    """
    for start in range(0, len(tasks), size):
        yield sorted(tasks[start : start + size], key=_bytes, reverse=True)


def _bytes(task: Task) -> int:
    try:
        return Path(task.source.path).stat().st_size
    except OSError:
        return 0  # the worker will say why


def process_batch(
    batch: Iterable[Task], workers: Workers, store: Store, progress: Callable[[int], None]
) -> Lot:
    """Process one batch and store it in one transaction; return what happened.

    Raises what is no fault of a document (`ModelUnusable`, `StoreLocked`, `OutputUnwritable`).
    """
    return _stored(workers.outcomes(workers.submit(batch)), store, progress)


def process_batches(
    tasks: Sequence[Task],
    size: int,
    workers: Workers,
    store: Store,
    progress: Callable[[int], None],
) -> Iterator[Lot]:
    """Process `tasks` in batches of at most `size`, each as `process_batch` does.

    The next batch is given to the processes before the last documents of one are waited for.
    """
    waiting: deque[list[Pending]] = deque()
    for batch in batches(tasks, size):
        waiting.append(workers.submit(batch))
        if len(waiting) == BATCHES_IN_FLIGHT:
            yield _stored(workers.outcomes(waiting.popleft()), store, progress)
    for pending in waiting:
        yield _stored(workers.outcomes(pending), store, progress)


def _stored(outcomes: Iterable[Outcome], store: Store, progress: Callable[[int], None]) -> Lot:
    """Store the outcomes of a batch."""
    rows: list[Row] = []
    isolated: list[tuple[str, str, str, str]] = []
    suivis: list[Suivi] = []
    before = store.essais
    for outcome in outcomes:
        rows += outcome.rows
        suivis.append(outcome.suivi)
        if outcome.suivi.code in (DocumentTimeout.code, DocumentCrash.code):
            isolated.append(quarantined(outcome))
        progress(1)
    store.put(rows)
    store.isolate(isolated)
    return Lot(suivis=tuple(suivis), essais=store.essais - before)


def quarantined(outcome: Outcome) -> tuple[str, str, str, str]:
    """The quarantine row of a document that hung or crashed its process."""
    sha256, _, version, _ = outcome.rows[-1]
    return sha256, version, outcome.suivi.doc, outcome.suivi.motif or ""
