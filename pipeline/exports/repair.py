"""Mend what can be mended without doubt in an SCDL file, and list what was changed.

Without doubt: encoding, separator, case and order of the headers, spaces, dates written
dd/mm/yyyy, decimal commas, matière codes of three levels cut to two, matière labels rewritten from
their code, a SIRET that lost its leading zero (its key proves it), vote counts of a unanimous row
left empty next to a full VOTE_POUR. What is doubtful stays as it is and is for `valider`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ..errors import BadTable
from ..nomenclature import matieres
from ..records import Record
from .checks import is_siret, nomenclature_actes
from .tables import write_csv
from .validation import columns, guess_schema, load_schema, read_table


class Correction(Record, frozen=True, kw_only=True):
    """A change: the line of the file (header is 1), the field, before, after, and why."""

    ligne: int
    champ: str
    avant: str
    apres: str
    raison: str


def repair_file(path: Path, target: Path, schema: str | None = None) -> list[Correction]:
    """Write a mended copy of `path` to `target`; return the changes. Raises `BadTable`."""
    header, rows = read_table(path)
    name = schema or guess_schema(header)
    if name is None:
        raise BadTable(chemin=path, details="son en-tête n'est celui d'aucun schéma SCDL connu")
    renamed, changes = _repair_header(name, header)
    mended: list[dict[str, str]] = []
    for line, row in enumerate(rows, 2):
        cells = dict.fromkeys(columns(name), "")
        cells |= {column: cell for column, cell in zip(renamed, row, strict=False) if column}
        changes += _repair_row(name, line, cells)
        mended.append(cells)
    extra = [c for c in renamed if c and c not in columns(name)]
    write_csv(target, [*columns(name), *extra], mended)
    return changes


def _repair_header(name: str, header: Sequence[str]) -> tuple[list[str], list[Correction]]:
    by_case = {_plain(c): c for c in columns(name)}
    changes: list[Correction] = []
    renamed = []
    for column in header:
        right = by_case.get(_plain(column), column.strip())
        if right != column:
            changes.append(
                Correction(ligne=1, champ=right, avant=column, apres=right, raison="nom de colonne")
            )
        renamed.append(right)
    absent = [c for c in columns(name) if c not in renamed]
    changes += [
        Correction(ligne=1, champ=c, avant="", apres=c, raison="colonne ajoutée, vide")
        for c in absent
    ]
    return renamed, changes


def _plain(column: str) -> str:
    return re.sub(r"[^a-z0-9]", "", column.casefold())


def _repair_row(name: str, line: int, cells: dict[str, str]) -> list[Correction]:
    """Mend the cells in place; return the changes."""
    changes: list[Correction] = []
    types = {f["name"]: f["type"] for f in load_schema(name)["fields"]}
    for field, value in list(cells.items()):
        mender: Callable[[str], tuple[str, str]] = _BY_FIELD.get(
            field, _BY_TYPE.get(types.get(field, "string"), _text)
        )
        after, reason = mender(value)
        if after != value:
            changes.append(
                Correction(ligne=line, champ=field, avant=value, apres=after, raison=reason)
            )
            cells[field] = after
    if name == "deliberations":
        changes += _repair_matiere(line, cells)
        changes += _repair_votes(line, cells)
    return changes


def _text(value: str) -> tuple[str, str]:
    return " ".join(value.split()), "espaces en trop"


_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?")


def _date(value: str) -> tuple[str, str]:
    text = value.strip()
    if match := _DATE.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    else:
        return text, "espaces en trop"
    try:
        return date(year, month, day).isoformat(), "date au format AAAA-MM-JJ"
    except ValueError:
        return text, "espaces en trop"


def _number(value: str) -> tuple[str, str]:
    text = re.sub(r"[\s\u00a0\u202f€]", "", value)
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+,\d+", text):
        text = text.replace(".", "")
    if re.fullmatch(r"-?\d+,\d+", text):
        text = text.replace(",", ".")
    return text, "nombre avec un point décimal"


def _integer(value: str) -> tuple[str, str]:
    text = value.strip()
    if re.fullmatch(r"\d+[.,]0+", text):
        text = re.split(r"[.,]", text)[0]
    return text, "nombre entier"


def _boolean(value: str) -> tuple[str, str]:
    known = {
        "oui": "oui", "o": "oui", "true": "oui", "vrai": "oui", "1": "oui",
        "non": "non", "n": "non", "false": "non", "faux": "non", "0": "non",
    }  # fmt: skip
    return known.get(value.strip().casefold(), value.strip()), "« oui » ou « non »"


def _siret(value: str) -> tuple[str, str]:
    text = re.sub(r"\D", "", value) if re.fullmatch(r"[\d\s.\u00a0]+", value) else value.strip()
    if re.fullmatch(r"\d{13}", text) and is_siret("0" + text):
        return "0" + text, "zéro du début remis (clé de contrôle juste)"
    return text, "espaces retirés"


def _budget_year(value: str) -> tuple[str, str]:
    text = value.strip()
    if match := re.fullmatch(r"(\d{4})\s*[-–/]\s*(\d{4})", text):
        text = f"{match[1]}/{match[2]}"
    return text, "période AAAA/AAAA"


_BY_TYPE: dict[str, Callable[[str], tuple[str, str]]] = {
    "date": _date,
    "number": _number,
    "integer": _integer,
    "boolean": _boolean,
    "string": _text,
}
_BY_FIELD: dict[str, Callable[[str], tuple[str, str]]] = {
    "COLL_SIRET": _siret,
    "idAttribuant": _siret,
    "idBeneficiaire": _siret,
    "BUDGET_ANNEE": _budget_year,
}


def _repair_matiere(line: int, cells: dict[str, str]) -> list[Correction]:
    """Cut the code to two levels; rewrite the label from a known code when its form is wrong."""
    changes = []
    code = cells["DELIB_MATIERE_CODE"]
    match = re.fullmatch(r"(\d)[.,](\d{1,2})(?:[.,]\d{1,2})*\.?", code.replace(" ", ""))
    known = matieres()
    if match:
        short = f"{match[1]}.{int(match[2])}" if match[2] != "0" else code
        if short != code and short in known:
            changes.append(_change(line, cells, "DELIB_MATIERE_CODE", short, "code à deux niveaux"))
            code = short
    if code in known:
        label = known[code].nom_scdl
        wrong = list(nomenclature_actes({"column": "DELIB_MATIERE_NOM"}, cells))
        if wrong or not cells["DELIB_MATIERE_NOM"]:
            reason = "libellé de la nomenclature pour ce code"
            changes.append(_change(line, cells, "DELIB_MATIERE_NOM", label, reason))
    return changes


def _repair_votes(line: int, cells: dict[str, str]) -> list[Correction]:
    """A row whose voters all voted for has no vote against nor abstention."""
    real, pour = cells["VOTE_REEL"], cells["VOTE_POUR"]
    if not (real.isdigit() and real == pour and cells["VOTE_EFFECTIF"].isdigit()):
        return []
    empty = [f for f in ("VOTE_CONTRE", "VOTE_ABSTENTION") if not cells[f]]
    return [_change(line, cells, f, "0", "tous les votants ont voté pour") for f in empty]


def _change(line: int, cells: dict[str, str], field: str, after: str, reason: str) -> Correction:
    before, cells[field] = cells[field], after
    return Correction(ligne=line, champ=field, avant=before, apres=after, raison=reason)
