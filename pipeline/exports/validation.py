"""Check an SCDL file, ours or another's, and say in plain French how to mend each line.

The structure and the types are checked by frictionless with the schemas of `data/schemas/`, the
rules across columns by `checks`. The messages are ours.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from frictionless import Checklist, Schema
from frictionless.resources import TableResource

from ..errors import BadTable
from ..paths import DATA
from ..records import Record
from .checks import ScdlCheck

SCHEMAS = ("deliberations", "subventions")


class Anomalie(Record, frozen=True, kw_only=True):
    """One thing to mend: the line of the file (header is 1), the field, what and how."""

    ligne: int | None
    champ: str | None
    code: str
    valeur: str
    raison: str
    suite: str


@cache
def load_schema(name: str) -> dict[str, Any]:
    """Read a schema of `data/schemas/`."""
    path = DATA / "schemas" / f"{name}.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


@cache
def columns(name: str) -> tuple[str, ...]:
    """The columns of a schema, in order."""
    return tuple(field["name"] for field in load_schema(name)["fields"])


def required(name: str) -> tuple[str, ...]:
    """The columns that a schema requires."""
    fields = load_schema(name)["fields"]
    return tuple(f["name"] for f in fields if f.get("constraints", {}).get("required"))


def guess_schema(header: Iterable[str]) -> str | None:
    """Tell from its header which schema a file follows, or None."""
    folded = {h.strip().casefold() for h in header}
    scores = {name: len(folded & {c.casefold() for c in columns(name)}) for name in SCHEMAS}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 3 else None


def read_table(path: Path) -> tuple[list[str], list[list[str]]]:
    """Read a CSV as text cells, whatever its encoding and separator. Raises `BadTable`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadTable(chemin=path, details=error) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if not text.strip():
        raise BadTable(chemin=path, details="il est vide")
    first = text.splitlines()[0]
    separator = max(",;\t|", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise BadTable(chemin=path, details=f"ce n'est pas un CSV ({error})") from error
    return rows[0], [row for row in rows[1:] if any(cell.strip() for cell in row)]


def validate_file(path: Path, schema: str | None = None) -> list[Anomalie]:
    """Check a file against a schema (guessed from its header when None).

    Raises `BadTable` when it is not a table or follows no known schema.
    """
    header, rows = read_table(path)
    name = schema or guess_schema(header)
    if name is None:
        details = "son en-tête n'est celui d'aucun schéma SCDL connu"
        raise BadTable(chemin=path, details=details)
    found = _format_anomalies(path, header)
    return found + validate_rows(name, header, rows)


def _format_anomalies(path: Path, header: Sequence[str]) -> list[Anomalie]:
    """What a reader of the file itself sees: encoding and separator."""
    data = path.read_bytes()
    found = []
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found.append(
            Anomalie(
                ligne=None,
                champ=None,
                code="encodage",
                valeur="",
                raison="Le fichier n'est pas en UTF-8.",
                suite="Enregistrez-le en « CSV UTF-8 », ou lancez « datadelib reparer ».",
            )
        )
    first = data.split(b"\n", 1)[0]
    if first.count(b";") > first.count(b","):
        found.append(
            Anomalie(
                ligne=None,
                champ=None,
                code="separateur",
                valeur=";",
                raison="Les colonnes sont séparées par des points-virgules.",
                suite="Enregistrez avec des virgules, ou lancez « datadelib reparer ».",
            )
        )
    return found


def validate_rows(
    name: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> list[Anomalie]:
    """Check rows of text cells; the line of the first one is 2."""
    schema = load_schema(name)
    found = list(_header_anomalies(name, header))
    known = [c for c in columns(name) if c in header]
    position = {c: list(header).index(c) for c in known}
    cells = [known] + [
        [row[position[c]] if position[c] < len(row) else "" for c in known] for row in rows
    ]
    resource = TableResource(data=cells, schema=Schema.from_descriptor(_restrict(schema, known)))
    checklist = Checklist(checks=[ScdlCheck(schema)])
    found += _missing(name, cells)
    report = resource.validate(checklist, limit_errors=1_000_000)
    for task in report.tasks:
        found += [_anomalie(schema, error) for error in task.errors]
    return sorted(found, key=lambda anomalie: anomalie.ligne or 0)


def _missing(name: str, cells: Sequence[Sequence[str]]) -> Iterable[Anomalie]:
    """The required cells that are empty: counted here, frictionless takes 0.4 ms for each."""
    header = cells[0]
    examples = {f["name"]: f.get("example") for f in load_schema(name)["fields"]}
    positions = [(header.index(field), field) for field in required(name) if field in header]
    for line, row in enumerate(cells[1:], 2):
        for index, field in positions:
            if not row[index]:
                example = examples[field]
                yield Anomalie(
                    ligne=line,
                    champ=field,
                    code="obligatoire",
                    valeur="",
                    raison=f"{field} est obligatoire et n'est pas rempli.",
                    suite=f"Exemple juste : {example}." if example else "Corrigez la ligne.",
                )


def _restrict(schema: Mapping[str, Any], known: Sequence[str]) -> dict[str, Any]:
    fields = []
    for field in schema["fields"]:
        if field["name"] in known:
            constraints = {k: v for k, v in field.get("constraints", {}).items() if k != "required"}
            fields.append({**field, "constraints": constraints})
    return {"fields": fields, "missingValues": [""]}


def _header_anomalies(name: str, header: Sequence[str]) -> Iterable[Anomalie]:
    expected = columns(name)
    for column in expected:
        if column not in header:
            close = next((h for h in header if h.strip().casefold() == column.casefold()), None)
            suite = (
                f"Renommez la colonne « {close} »."
                if close
                else "Ajoutez-la, vide si vous n'avez pas la donnée et qu'elle est facultative."
            )
            yield Anomalie(
                ligne=1,
                champ=column,
                code="colonne-absente",
                valeur=close or "",
                raison=f"La colonne {column} manque.",
                suite=suite,
            )
    for column in header:
        if column.strip().casefold() not in {c.casefold() for c in expected}:
            yield Anomalie(
                ligne=1,
                champ=column,
                code="colonne-inconnue",
                valeur=column,
                raison=f"La colonne « {column} » n'est pas dans le schéma.",
                suite="Retirez-la, ou publiez-la dans un autre fichier.",
            )
    if [c for c in header if c in expected] != [c for c in expected if c in header]:
        yield Anomalie(
            ligne=1,
            champ=None,
            code="ordre-colonnes",
            valeur="",
            raison="Les colonnes ne sont pas dans l'ordre du schéma.",
            suite="Lancez « datadelib reparer ».",
        )


_SENTENCES = {
    "type-error": ("type", "« {value} » n'est pas {kind}."),
    "constraint-error": ("contrainte", "« {value} » n'a pas la forme attendue."),
}
_KINDS = {
    "date": "une date AAAA-MM-JJ",
    "integer": "un nombre entier",
    "number": "un nombre avec un point décimal",
    "boolean": "« oui » ou « non »",
    "string": "un texte",
}


def _anomalie(schema: Mapping[str, Any], error: Any) -> Anomalie:
    """Turn a frictionless error into our sentence."""
    field = getattr(error, "field_name", None) or None
    line = getattr(error, "row_number", None)
    value = str(getattr(error, "cell", "") or "")
    spec: dict[str, Any] = next((f for f in schema["fields"] if f["name"] == field), {})
    example = spec.get("example")
    suite = f"Exemple juste : {example}." if example else "Corrigez la ligne."
    note = str(error.note)
    if error.type == "cell-error" and note.count("|") == 2:
        code, reason, suite = note.split("|")
    elif error.type in _SENTENCES:
        code, template = _SENTENCES[error.type]
        reason = template.format(value=value, kind=_KINDS.get(spec.get("type", ""), "valable"))
    else:
        code, reason = error.type, note
    return Anomalie(ligne=line, champ=field, code=code, valeur=value, raison=reason, suite=suite)
