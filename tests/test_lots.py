"""Batches: the longest documents first, the next batch given before the last one is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from pipeline.lots import batches, process_batches
from pipeline.process import Outcome, Task, finished, rejected
from pipeline.sources import SourceDocument
from pipeline.store import Store
from pipeline.workers import Workers


def task(folder: Path, name: str, size: int | None) -> Task:
    path = folder / name
    if size is not None:
        path.write_bytes(b"x" * size)
    source = SourceDocument(doc=name, path=str(path), source=str(folder))
    return Task(source=source, sha256=name.ljust(64, "0"), version="v")


def test_the_longest_document_of_each_batch_comes_first(tmp_path: Path) -> None:
    sizes = {"a": 10, "b": 300, "c": None, "d": 7, "e": 90}
    tasks = [task(tmp_path, name, size) for name, size in sizes.items()]
    cut = [[t.source.doc for t in batch] for batch in batches(tasks, 3)]
    assert cut == [["b", "a", "c"], ["e", "d"]]


class Recorder:
    """Stands for the processes: notes what is given and what is waited for."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def submit(self, tasks: Sequence[Task]) -> list[Task]:
        self.events += [f"+{t.source.doc}" for t in tasks]
        return list(tasks)

    def outcomes(self, pending: list[Task]) -> Iterator[Outcome]:
        for given in pending:
            self.events.append(f"-{given.source.doc}")
            yield finished(given, rejected(given.source, "[D001] vide", given.sha256))


def test_processes_have_the_next_batch_before_one_is_waited_for(tmp_path: Path) -> None:
    tasks = [task(tmp_path, name, 1) for name in "abc"]
    workers, store = Recorder(), Store(f"sqlite:///{tmp_path / 's.sqlite'}")
    done: Callable[[int], None] = lambda count: None  # noqa: E731
    lots = list(process_batches(tasks, 1, cast(Any, workers), store, done))
    assert workers.events == ["+a", "+b", "-a", "+c", "-b", "-c"]
    assert [lot.suivis[0].doc for lot in lots] == ["a", "b", "c"]
    assert store.stages("b".ljust(64, "0")) == {("document", "v")}
    assert store.stages("z" * 64) == set()
    store.close()


def test_an_empty_plan_gives_nothing(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 's.sqlite'}")
    assert not list(process_batches([], 5, cast(Workers, Recorder()), store, lambda n: None))
    store.close()
