"""Documents processed in isolated processes: a hang, a crash or too much memory costs one document.

Each worker process opens the store once and loads each model once. A document that exceeds its
time-out is killed with its process; a process that dies takes no other document with it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .config import Settings
from .errors import DatadelibError, DocumentCrash, DocumentTimeout
from .process import Outcome, Task, finished, process, rejected
from .records import replace
from .store import Store

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

Pending = tuple[Task, "ProcessFuture", bool]
"""A document given to the processes, what will tell its outcome, whether it may be tried again."""

_settings: Settings | None = None
_store: Store | None = None


def _start(settings: Settings, store_url: str) -> None:
    """Prepare a worker process: one thread per process, memory bound, store."""
    global _settings, _store
    os.environ["OMP_THREAD_LIMIT"] = os.environ["OMP_NUM_THREADS"] = "1"
    with suppress(ImportError, ValueError, OSError):
        import resource

        limit = settings.memoire * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    _settings, _store = settings, Store(store_url)


def _work(task: Task) -> Outcome:
    assert _settings is not None and _store is not None
    store, before = _store, _store.essais
    stored = store.stages(task.sha256)

    def lookup(sha256: str, stage: str, version: str) -> bytes | None:
        return store.get(sha256, stage, version) if (stage, version) in stored else None

    outcome = process(task, _settings, lookup)
    if essais := store.essais - before:
        return replace(outcome, suivi=replace(outcome.suivi, essais=essais))
    return outcome


def _context() -> Any:
    """How processes start: forked from a server that has loaded the code and the language model.

    The server is a fresh process without threads, so that forking it is safe; a worker that
    replaces a dead one starts at once, and the workers share the memory of what is loaded.
    """
    import multiprocessing

    context: Any = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.preload"])
    return context


class Workers:
    """A pool of processes; `process_all` yields an outcome per document, in order of arrival."""

    def __init__(self, settings: Settings, store_url: str) -> None:
        """Describe the pool; processes start with the first document."""
        self.settings = settings
        self.store_url = store_url
        self._pool: ProcessPool | None = None
        self._starting = threading.Lock()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.stop() if kind else self._pool.close()
            self._pool.join()

    def process_all(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Process `tasks`; a document that hangs or crashes gives a rejected outcome.

        Raises what is no fault of a document (`ModelUnusable`, `StoreLocked`…).
        """
        yield from self.outcomes(self.submit(tasks))

    def submit(self, tasks: Iterable[Task]) -> list[Pending]:
        """Give `tasks` to the processes, behind those they have already."""
        return [(task, self._schedule(task), True) for task in tasks]

    def outcomes(self, pending: list[Pending]) -> Iterator[Outcome]:
        """Wait for what was submitted and yield its outcomes, as `process_all` does.

        When a process dies while it starts, the pool falls as a whole through no document's fault:
        it is started again, and the documents it held are tried once more.
        """
        for task, future, again in pending:
            try:
                yield future.result()
            except FutureTimeout:
                error = str(DocumentTimeout(secondes=round(self.settings.delai)))
                yield finished(task, rejected(task.source, error, task.sha256))
            except DatadelibError:
                raise  # a model that does not fit, a locked store: every document would fail
            except Exception as problem:
                if again and (isinstance(problem, CancelledError) or not self._healthy()):
                    pending.append((task, self._schedule(task), False))
                    continue
                error = str(DocumentCrash(details=str(problem) or type(problem).__name__))
                yield finished(task, rejected(task.source, error, task.sha256))

    def _schedule(self, task: Task) -> ProcessFuture:
        with self._starting:
            if not self._healthy():
                self._pool = self._new_pool()
            assert self._pool is not None
            return self._pool.schedule(_work, args=(task,), timeout=self.settings.delai)

    def _new_pool(self) -> ProcessPool:
        from pebble import ProcessPool

        return ProcessPool(
            max_workers=self.settings.processus,
            max_tasks=500,  # a fresh process now and then keeps memory flat
            initializer=_start,
            initargs=(self.settings, self.store_url),
            context=_context(),
        )

    def _healthy(self) -> bool:
        return self._pool is not None and self._pool.active


_shared: dict[tuple[str, str], Workers] = {}
_lock = threading.Lock()


def shared_workers(settings: Settings, store_url: str) -> Workers:
    """The pool of this process for these settings: the batches of a run feed the same one."""
    key = (settings.model_dump_json(), store_url)
    with _lock:
        if key not in _shared:
            _shared[key] = Workers(settings, store_url)
        return _shared[key]


def stop_shared_workers() -> None:
    """Stop the pools of this process."""
    with _lock:
        while _shared:
            _, workers = _shared.popitem()
            workers.__exit__(None, None, None)
