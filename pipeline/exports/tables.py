"""The tables a user gives: SIRET of the collectivités, identifiers of the beneficiaries.

What the documents do not state comes from these tables or stays empty; it is never invented. A
SIRET that fails its check digit is refused with its line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rapidfuzz import process as fuzzy
from rapidfuzz.fuzz import token_sort_ratio

from ..errors import BadTable
from ..files import write_atomic
from ..records import Record
from .checks import fold, is_siret

NAME_MATCH = 92.0
"""Similarity (0 to 100) from which two names of a beneficiary are taken for one."""


class Entree(Record, frozen=True, kw_only=True):
    """A line of a user's table; the optional columns are what the documents rarely state."""

    nom: str
    siren: str = ""
    siret: str = ""
    rna: str = ""
    conditions_versement: str = ""
    notification_ue: str = ""


class Table:
    """Entries by SIREN and by name."""

    def __init__(self, entries: Iterable[Entree] = ()) -> None:
        self.by_siren: dict[str, Entree] = {}
        self.by_name: dict[str, Entree] = {}
        for entry in entries:
            if siren := entry.siren or entry.siret[:9]:
                self.by_siren[siren] = entry
            if entry.nom:
                self.by_name[bare(entry.nom)] = entry

    def find(self, siren: str | None, nom: str | None) -> Entree | None:
        """The entry of a collectivité: by its SIREN, else by its exact folded name."""
        if siren and siren in self.by_siren:
            return self.by_siren[siren]
        entry = self.by_name.get(bare(nom or ""))
        if entry and siren and entry.siren and entry.siren != siren:
            return None  # a homonym
        return entry

    def closest(self, nom: str) -> tuple[Entree, float] | None:
        """The entry whose name is the same to a reader, with its similarity (0 to 1)."""
        found = fuzzy.extractOne(
            bare(nom), list(self.by_name), scorer=token_sort_ratio, score_cutoff=NAME_MATCH
        )
        return (self.by_name[found[0]], found[1] / 100) if found else None


def bare(nom: str) -> str:
    """A name folded, without what people add before it ("Commune de", "l'association")."""
    text = fold(nom.replace("’", "'"))
    for prefix in (
        "commune de ", "ville de ", "commune d'", "ville d'", "mairie de ",
        "l'association ", "association ", "asso ", "la ", "le ", "les ", "l'",
    ):  # fmt: skip
        text = text.removeprefix(prefix)
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def read_table(path: Path | None) -> Table:
    """Read `collectivites.csv` or `beneficiaires.csv`: nom, siret, and optional columns.

    Raises `BadTable` with the line and the reason.
    """
    if path is None:
        return Table()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadTable(chemin=path, details=error) from error
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    if not {"nom", "siret"} <= set(reader.fieldnames or ()):
        raise BadTable(chemin=path, details="les colonnes « nom » et « siret » sont attendues")
    entries = []
    for number, row in enumerate(reader, 2):
        siret = "".join((row.get("siret") or "").split())
        if siret and not is_siret(siret):
            details = f"ligne {number}, « {siret} » n'est pas un SIRET valable"
            raise BadTable(chemin=path, details=details)
        values = {
            name: (row.get(name) or "").strip() for name in Entree.__struct_fields__ if name in row
        }
        entries.append(Entree(**{**values, "siret": siret}))
    return Table(entries)


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write a CSV file: comma, UTF-8, LF, the header in order. Raises `OutputUnwritable`."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, header, lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({n: safe_cell(v) for n, v in row.items()} for row in rows)
    write_atomic(path, [buffer.getvalue().encode()])


def safe_cell(value: str) -> str:
    """A cell that no spreadsheet takes for a formula: a leading =, +, @ or tab gets a space.

    A minus sign stays when a number follows it.
    """
    if value[:1] in ("=", "+", "@", "\t", "\r") or (
        value[:1] == "-" and not value[1:2].isdigit() and value[1:2] != " "
    ):
        return " " + value
    return value
