"""Kill an enrichment at random moments, start it again, and compare with an undisturbed run.

    .venv/bin/python outils/coups.py SORTIE 20 40 SOURCE…      # 20 kills, within 40 seconds each

Each kill is a SIGKILL to the whole process group: no handler runs, in the parent nor in the
workers. Two things are checked: the final files are the same, byte for byte, and no row that the
store held after a kill was ever computed again. Exit code 1 when one of them fails.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-c", "from pipeline.cli import main; main()", "enrich")
Rows = set[tuple[str, str, str, int]]


@dataclass(frozen=True)
class Verdict:
    """What the kills showed."""

    coups: int
    """Runs that were alive when they were killed."""
    documents: int
    rangs: tuple[int, ...]
    """Documents in the store after each kill."""
    refaits: int
    """Rows of the store that were computed again although they were there after a kill."""
    differents: tuple[str, ...]
    """Output files that differ from those of the undisturbed run."""


def torture(
    sources: Sequence[str],
    folder: Path,
    kills: int,
    options: Sequence[str] = (),
    seed: int = 1,
    longest: float | None = None,
) -> Verdict:
    """Run undisturbed into `folder/temoin` (unless it is there), then killed into `folder/tue`.

    `longest` is the longest time before a kill, in seconds (a fifth of the undisturbed run when
    None). Raises `subprocess.CalledProcessError` when a run that is not killed fails.
    """
    pick = random.Random(seed)  # noqa: S311 : moments, not secrets
    start = time.monotonic()
    if not (folder / "temoin").exists():
        command = _command(sources, folder / "temoin", options)
        subprocess.run(command, check=True, stdout=2)  # noqa: S603
    longest = longest or (time.monotonic() - start) / 5
    out, seen = folder / "tue", []
    alive = 0
    for _ in range(kills):
        alive += _killed(_command(sources, out, options), pick.uniform(0.1, longest))
        seen.append(stored(out))
    subprocess.run(_command(sources, out, options), check=True, stdout=2)  # noqa: S603
    final = stored(out)
    return Verdict(
        coups=alive,
        documents=_documents(final),
        rangs=tuple(map(_documents, seen)),
        refaits=len(set().union(*seen) - final),
        differents=differences(folder / "temoin", out),
    )


def _command(sources: Sequence[str], out: Path, options: Sequence[str]) -> list[str]:
    return [*COMMAND, *sources, "--out", str(out), *options]


def _killed(command: Sequence[str], delay: float) -> bool:
    """Start a command in its own group and kill the group; True when it was still running."""
    quiet = subprocess.DEVNULL
    run = subprocess.Popen(command, start_new_session=True, stdout=quiet, stderr=quiet)  # noqa: S603
    try:
        run.wait(delay)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        return True
    return False


def stored(out: Path) -> Rows:
    """The rows of the store with their row number: a row written again changes its number."""
    path = out / ".datadelib" / "suivi.sqlite"
    if not path.exists():
        return set()
    query = "select sha256, etape, version, rowid from resultats"
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(path)) as base:
        return set(base.execute(query))
    return set()


def _documents(rows: Rows) -> int:
    return sum(stage == "document" for _, stage, _, _ in rows)


def differences(one: Path, other: Path) -> tuple[str, ...]:
    """The names of the output files that are not the same in two folders."""
    found = [contents(folder) for folder in (one, other)]
    return tuple(sorted(n for n in {*found[0], *found[1]} if found[0].get(n) != found[1].get(n)))


def contents(out: Path) -> dict[str, bytes]:
    """Output file → its bytes, without what a run keeps for itself."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".datadelib" not in path.relative_to(out).parts
    }


if __name__ == "__main__":
    target, count, seconds, *names = sys.argv[1:]
    options = ["--sans-prefect", "--lot", "10"]
    verdict = torture(names, Path(target), int(count), options, longest=float(seconds))
    print(verdict)
    sys.exit(bool(verdict.refaits or verdict.differents))
