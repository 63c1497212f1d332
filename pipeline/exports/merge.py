"""Update a file that is already published: rows merged, corrections made by people kept.

A row is the same act when SIRET, date and number agree. Three versions meet: what the last run
wrote, what is published now (perhaps corrected by a person) and what this run found. A cell that
a person changed stays; a cell that nobody changed follows the new run; rows are never removed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..errors import BadTable
from ..records import Record
from .tables import write_csv
from .validation import columns, guess_schema, read_table

KEYS = {
    "deliberations": ("COLL_SIRET", "DELIB_DATE", "DELIB_ID", "DELIB_OBJET"),
    "subventions": ("idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire"),
}
"""The columns that identify a row; the last one only decides between rows that share the others."""

Row = Mapping[str, str]


class Changement(Record, frozen=True, kw_only=True):
    """A line of the log: which row, which cell, before, after, and what happened."""

    cle: str
    champ: str
    avant: str
    apres: str
    action: str


def merge_file(
    schema: str, published: Path, previous: Path | None, new: Path, target: Path
) -> list[Changement]:
    """Write the update of `published` by `new` to `target`; return what changed.

    Args:
        schema: "deliberations" or "subventions".
        published: the file as it is online, with people's corrections.
        previous: what the last run wrote, or None when it is not known: then every published cell
            that is not empty counts as a person's.
        new: what this run wrote.
        target: the file to write (may be `published`).

    Raises `BadTable`.
    """
    old = _rows(schema, published)
    base = _rows(schema, previous) if previous else []
    fresh = _rows(schema, new)
    merged, changes = merge_rows(schema, old, base, fresh)
    write_csv(target, columns(schema), merged)
    return changes


def added(schema: str, new: Path) -> list[Changement]:
    """What a first publication brings: every row of `new`. Raises `BadTable`."""
    return merge_rows(schema, [], [], _rows(schema, new))[1]


def _rows(schema: str, path: Path) -> list[Row]:
    header, rows = read_table(path)
    if guess_schema(header) != schema:
        raise BadTable(chemin=path, details=f"son en-tête n'est pas celui du schéma {schema}")
    names = columns(schema)
    return [dict.fromkeys(names, "") | dict(zip(header, row, strict=False)) for row in rows]


def merge_rows(
    schema: str, old: Sequence[Row], base: Sequence[Row], fresh: Sequence[Row]
) -> tuple[list[dict[str, str]], list[Changement]]:
    """Merge rows of text cells; see `merge_file`."""
    bases = _index(schema, base)
    news = _index(schema, fresh)
    merged: list[dict[str, str]] = []
    changes: list[Changement] = []
    used: set[int] = set()
    for row in old:
        new = _find(schema, news, row, used)
        origin = _find(schema, bases, row, set())
        if new is None:
            merged.append(dict(row))
            continue
        used.add(id(new))
        cells, found = _merge_cells(schema, row, origin, new)
        merged.append(cells)
        changes += found
    for row in fresh:
        if id(row) not in used:
            merged.append(dict(row))
            changes.append(
                Changement(cle=_name(schema, row), champ="", avant="", apres="", action="ajoutee")
            )
    return merged, changes


def _merge_cells(
    schema: str, row: Row, origin: Row | None, new: Row
) -> tuple[dict[str, str], list[Changement]]:
    cells = dict(row)
    changes = []
    for column in columns(schema):
        now, then, found = row[column], (origin or {}).get(column), new[column]
        if found == now:
            continue
        by_person = bool(now) if origin is None else now != then
        if by_person:
            action = "correction conservee"
        elif not found:
            continue  # a run that no longer finds a value does not erase it
        else:
            cells[column], action = found, "mise a jour"
        changes.append(
            Changement(
                cle=_name(schema, row), champ=column, avant=now, apres=cells[column], action=action
            )
        )
    return cells, changes


def _index(schema: str, rows: Sequence[Row]) -> dict[tuple[str, ...], list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[k] for k in KEYS[schema][:-1]), []).append(row)
    return found


def _find(
    schema: str, index: Mapping[tuple[str, ...], Sequence[Row]], row: Row, used: set[int]
) -> Row | None:
    """The row of `index` that is the same act: alone with its key, or with the same last column."""
    *keys, last = KEYS[schema]
    candidates = [r for r in index.get(tuple(row[k] for k in keys), ()) if id(r) not in used]
    same = [r for r in candidates if r[last] == row[last]]
    if same:
        return same[0]
    return candidates[0] if len(candidates) == 1 and schema == "deliberations" else None


def _name(schema: str, row: Row) -> str:
    return " ".join(row[k] for k in KEYS[schema][1:3])
