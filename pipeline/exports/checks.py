"""The custom checks of the SCDL schemas, as the State's validator applies them.

Each check is a plain function over the text of a row, listed in `CHECKS` under the name that the
schemas use; `ScdlCheck` runs those of a schema inside frictionless. Sources: the `custom_checks` of
the official schemas (SCDL délibérations 2.1.5, subventions 2.1.1).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from frictionless import Check, Row, errors

from ..gazetteer import luhn
from ..records import Record

FAMILIES = (
    "Commande publique",
    "Urbanisme",
    "Domaine et patrimoine",
    "Fonction publique",
    "Institutions et vie politique",
    "Libertés publiques et pouvoirs de police",
    "Finances locales",
    "Domaines de compétences par thèmes",
    "Autres domaines de compétences",
)


class Finding(Record, frozen=True, kw_only=True):
    """What is wrong with a cell: its field, a code, a sentence, how to mend it (in French)."""

    champ: str
    code: str
    raison: str
    suite: str


Params = Mapping[str, Any]
Cells = Mapping[str, str]
CheckFunction = Callable[[Params, Cells], Iterator[Finding]]


def fold(text: str) -> str:
    """Lower case without accents nor double spaces."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


_FOLDED_FAMILIES = {fold(f): f for f in FAMILIES}


def is_siret(value: str) -> bool:
    """True for fourteen digits whose SIREN and whole pass Luhn (La Poste's sum to 5s)."""
    if not re.fullmatch(r"\d{14}", value):
        return False
    if value.startswith("356000000"):
        return luhn(value) or sum(map(int, value)) % 5 == 0
    return luhn(value) and luhn(value[:9])


def french_siret(params: Params, row: Cells) -> Iterator[Finding]:
    """`french-siret-value`: a SIRET has fourteen digits and a right Luhn key."""
    field = params["column"]
    value = row.get(field, "")
    if value and not is_siret(value):
        yield Finding(
            champ=field,
            code="siret",
            raison=f"« {value} » n'est pas un SIRET valable (14 chiffres, clé de contrôle).",
            suite="Recopiez le SIRET du siège ; un tableur a pu retirer le zéro du début.",
        )


def year_interval(params: Params, row: Cells) -> Iterator[Finding]:
    """`year-interval-value`: AAAA, or AAAA/AAAA with the second after the first."""
    field = params["column"]
    value = row.get(field, "")
    match = re.fullmatch(r"(\d{4})(?:/(\d{4}))?", value)
    if value and (match is None or (match[2] is not None and match[2] <= match[1])):
        yield Finding(
            champ=field,
            code="annees",
            raison=f"« {value} » n'est ni une année ni une période d'années.",
            suite="Écrivez AAAA, ou AAAA/AAAA avec la seconde année après la première.",
        )


def cohesive_columns(params: Params, row: Cells) -> Iterator[Finding]:
    """`cohesive-columns-value`: columns all filled or all empty."""
    names = [params["column"], *params["othercolumns"]]
    filled = [n for n in names if row.get(n)]
    if filled and len(filled) < len(names):
        missing = ", ".join(n for n in names if n not in filled)
        yield Finding(
            champ=params["column"],
            code="ensemble",
            raison=f"{', '.join(filled)} sans {missing} : ces colonnes vont ensemble.",
            suite="Remplissez-les toutes, ou videz-les toutes.",
        )


def compare_columns(params: Params, row: Cells) -> Iterator[Finding]:
    """`compare-columns-value`: two columns, when both are filled, are in the order given."""
    one, other = params["column"], params["column2"]
    a, b = row.get(one, ""), row.get(other, "")
    if not a or not b:
        return
    left: Any = a
    right: Any = b
    if a.lstrip("-").isdigit() and b.lstrip("-").isdigit():
        left, right = int(a), int(b)
    right_order = {">=": left >= right, ">": left > right, "<=": left <= right, "<": left < right}
    if not right_order[params["op"]]:
        yield Finding(
            champ=one,
            code="ordre",
            raison=f"{one} ({a}) doit être {params['op']} {other} ({b}).",
            suite="Vérifiez les deux valeurs dans le document.",
        )


def sum_columns(params: Params, row: Cells) -> Iterator[Finding]:
    """`sum-columns-value`: a column is the sum of others, when all are whole numbers."""
    field, parts = params["column"], params["columns"]
    cells = [row.get(name, "") for name in (field, *parts)]
    if not all(c.isdigit() for c in cells):
        return
    total = sum(map(int, cells[1:]))
    if total != int(cells[0]):
        yield Finding(
            champ=field,
            code="somme",
            raison=f"{field} vaut {cells[0]} mais {' + '.join(parts)} font {total}.",
            suite="Corrigez le total ou l'un de ses termes.",
        )


def nomenclature_actes(params: Params, row: Cells) -> Iterator[Finding]:
    """`nomenclature-actes-value`: "famille/sous-matière", a known family, no space around "/"."""
    field = params["column"]
    value = row.get(field, "")
    if not value:
        return
    family, slash, rest = value.partition("/")
    if not slash:
        reason = "la barre « / » entre la famille et la sous-matière manque"
    elif family != family.strip() or rest != rest.strip():
        reason = "il ne faut pas d'espace autour de la barre « / »"
    elif fold(family) not in _FOLDED_FAMILIES:
        reason = f"« {family} » n'est pas une des neuf familles de la nomenclature ACTES"
    else:
        return
    yield Finding(
        champ=field,
        code="nomenclature",
        raison=f"« {value} » : {reason}.",
        suite="Écrivez par exemple « Finances locales/Subventions ».",
    )


def one_of_required(params: Params, row: Cells) -> Iterator[Finding]:
    """`one-of-required`: at least one of two columns is filled."""
    one, other = params["column1"], params["column2"]
    if not row.get(one) and not row.get(other):
        yield Finding(
            champ=one,
            code="identifiant",
            raison=f"Ni {one} ni {other} n'est rempli.",
            suite="Complétez l'un des deux (table des bénéficiaires).",
        )


CHECKS: dict[str, CheckFunction] = {
    "french-siret-value": french_siret,
    "year-interval-value": year_interval,
    "cohesive-columns-value": cohesive_columns,
    "compare-columns-value": compare_columns,
    "sum-columns-value": sum_columns,
    "nomenclature-actes-value": nomenclature_actes,
    "one-of-required": one_of_required,
}


def custom_findings(schema: Mapping[str, Any], row: Cells) -> Iterator[Finding]:
    """Run the custom checks of a schema on one row of text cells."""
    for check in schema["custom_checks"]:
        yield from CHECKS[check["name"]](check["params"], row)


class ScdlCheck(Check):
    """The custom checks of a schema as one frictionless check."""

    type = "scdl"
    Errors = [errors.CellError]

    def __init__(self, schema: Mapping[str, Any]) -> None:
        super().__init__()
        self._schema = schema

    def validate_row(self, row: Row) -> Iterator[errors.CellError]:
        """Yield an error per finding; its note is the sentence and the next step."""
        names = row.field_names
        cells = {n: str(c or "") for n, c in zip(names, row.cells, strict=False)}
        for finding in custom_findings(self._schema, cells):
            yield errors.CellError.from_row(
                row,
                note=f"{finding.code}|{finding.raison}|{finding.suite}",
                field_name=finding.champ,
            )
