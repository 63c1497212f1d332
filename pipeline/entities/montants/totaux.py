"""Totals of table columns, checked against the rows they close."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from .mentions import read
from .tables import Cell, Row

_TOTAL = re.compile(r"\W*(?:total|totaux|total general|montant total)\b")
_PARTIAL = re.compile(r"\W*(?:sous.?tota(?:l|ux)|solde|report)\b")


@dataclass(frozen=True, slots=True)
class Total:
    """A total as written, the sum of its rows, and where it stands."""

    ecrit: Decimal
    somme: Decimal
    debut: int

    @property
    def exact(self) -> bool:
        """Whether the total is the sum of its rows, to the cent."""
        return self.ecrit == self.somme


def totals(texte: str, objet: str | None = None) -> tuple[Total, ...]:
    """Return the totals of the columns of amounts of `texte`.

    A column goes from its heading, or an empty line, to the row whose label says "total". Only
    cells separated by tabs are sure to be in one column. Columns with fewer than two amounts,
    with subtotals or with signs (transfers of credits) are left out: nothing can be checked there.
    """
    reading, mentions = read(texte, objet)
    values = {mention.debut: mention.valeur for mention in mentions}
    columns: dict[int, list[Decimal]] = {}
    found: list[Total] = []
    partial = False
    for row in reading.table.rows:
        if len(row.cells) < 2 or not row.tabs:
            columns, partial = {}, False
            continue
        label = row.cells[0].texte
        amounts = _amounts(row, values)
        if _PARTIAL.match(label):
            partial = True
        elif _TOTAL.match(label):
            if not partial:
                found += [
                    Total(value, sum(columns[place], Decimal(0)), cell.debut)
                    for place, (cell, value) in amounts.items()
                    if len(columns.get(place, ())) >= 2 and min(value, *columns[place]) > 0
                ]
            columns, partial = {}, False
        else:
            for place, (_, value) in amounts.items():
                columns.setdefault(place, []).append(value)
    return tuple(found)


def _amounts(row: Row, values: dict[int, Decimal]) -> dict[int, tuple[Cell, Decimal]]:
    """Return the amounts of a row by column, counted from the right."""
    found = {}
    for cell in row.cells:
        for offset in range(cell.debut, min(cell.fin, cell.debut + 4)):
            if offset in values:
                found[row.width - cell.rang] = (cell, values[offset])
                break
    return found
