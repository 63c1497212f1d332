"""Endurance: throughput and memory from the first thousand documents to the last, then a second
night without anything new.

    .venv/bin/python outils/corpus.py /tmp/corpus 20000
    .venv/bin/python outils/endurance.py /tmp/corpus /tmp/sortie

The memory is that of the process and of all its children (resident), sampled every second; the
count is that of the journal. Prints one line per thousand documents.
"""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil

STEP = 1000


def night(source: Path, out: Path, options: list[str]) -> float:
    """Run one enrichment in a process of its own; print its course; return its seconds."""
    journal = out / ".datadelib" / "journal.jsonl"
    before = _documents(journal)
    start = time.perf_counter()
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "enrich"]
    run = subprocess.Popen([*command, str(source), "--out", str(out), *options])  # noqa: S603
    watched = psutil.Process(run.pid)
    last, last_time, peak = 0, start, (0.0, 0.0, 0)
    print("documents ; secondes ; documents/s ; parent Mio ; enfants Mio ; processus")
    while run.poll() is None:
        time.sleep(1)
        peak = max(peak, _memory(watched), key=lambda m: m[0] + m[1])
        done = _documents(journal) - before
        if done // STEP > last // STEP:
            now = time.perf_counter()
            _line(done, now - start, (done - last) / (now - last_time), peak)
            last, last_time, peak = done, now, (0.0, 0.0, 0)
    seconds = time.perf_counter() - start
    _line(_documents(journal) - before, seconds, 0.0, peak)
    return seconds


def _documents(journal: Path) -> int:
    with suppress(OSError), journal.open("rb") as stream:
        return sum(b'"evenement":"document"' in row for row in stream)
    return 0


def _memory(process: psutil.Process) -> tuple[float, float, int]:
    """Return the resident memory of the process, that of its children, and their number."""
    with suppress(psutil.Error):
        children = process.children(recursive=True)
        total = 0
        for child in children:
            with suppress(psutil.Error):
                total += child.memory_info().rss
        return process.memory_info().rss / 2**20, total / 2**20, len(children)
    return 0.0, 0.0, 0


def _line(done: int, seconds: float, rate: float, memory: tuple[float, float, int]) -> None:
    parent, children, count = memory
    print(
        f"{done} ; {seconds:.0f} ; {rate:.1f} ; {parent:.0f} ; {children:.0f} ; {count}", flush=True
    )


if __name__ == "__main__":
    folder, target, *rest = sys.argv[1:]
    print(f"première nuit : {night(Path(folder), Path(target), rest):.0f} s")
    print(f"seconde nuit : {night(Path(folder), Path(target), rest):.0f} s")
