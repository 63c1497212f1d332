"""Bring a folder of published files up to date with the last run.

The folder keeps, in `.precedent/`, what the last update wrote: a cell that differs from it was
corrected by a person, and stays. The log of the changes is `journal.csv`, which only grows.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..errors import BadTable, OutputUnwritable
from ..files import write_atomic
from ..records import Record
from .merge import Changement, added, merge_file
from .validation import SCHEMAS

LOG = ("date", "fichier", "cle", "champ", "avant", "apres", "action")


class Update(Record, frozen=True, kw_only=True):
    """What happened to one published file."""

    fichier: str
    ajoutees: int
    corrigees: int
    conservees: int


def update_published(out: Path, published: Path) -> list[Update]:
    """Update the files of `published` from `out/scdl/`; return what happened to each.

    Raises `BadTable` when a file is not the table it should be, `OutputUnwritable`.
    """
    updates = []
    for schema in SCHEMAS:
        name = f"{schema}.csv"
        new, online = out / "scdl" / name, published / name
        if not new.exists():
            raise BadTable(chemin=new, details="il n'existe pas, aucun traitement ne l'a écrit")
        previous = published / ".precedent" / name
        if not online.exists():
            _copy(new, online)
            changes = added(schema, new)
        else:
            known = previous if previous.exists() else None
            changes = merge_file(schema, online, known, new, online)
        _copy(new, previous)
        _log(published / "journal.csv", name, changes)
        counts = Counter(change.action for change in changes)
        updates.append(
            Update(
                fichier=name,
                ajoutees=counts["ajoutee"],
                corrigees=counts["mise a jour"],
                conservees=counts["correction conservee"],
            )
        )
    _copy(out / "scdl" / "datapackage.json", published / "datapackage.json")
    return updates


def _copy(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.part")
        shutil.copyfile(source, beside)
        beside.replace(target)
    except OSError as error:
        raise OutputUnwritable(chemin=target, details=error.strerror) from error


def _log(path: Path, name: str, changes: Sequence[Changement]) -> None:
    """Add the changes to the log."""
    if not changes and path.exists():
        return
    old = path.read_bytes() if path.exists() else b""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    if not old:
        writer.writerow(LOG)
    today = date.today().isoformat()
    for c in changes:
        writer.writerow([today, name, c.cle, c.champ, c.avant, c.apres, c.action])
    write_atomic(path, [old, buffer.getvalue().encode()])
