"""A text prepared for reading, and an amount found in it with its sign, its tax, its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ..folding import fold, tidy
from . import patterns as p
from .tables import Table


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount as it stands in the text."""

    valeur: Decimal
    debut: int
    fin: int
    regle: str
    ht_ttc: str | None = None
    unite: str | None = None


class Reading:
    """A text prepared once: tidied, folded, with its table rows."""

    def __init__(self, texte: str, objet: str | None = None) -> None:
        self.texte = texte
        self.tidy = tidy(texte)
        self.table = Table(texte)
        self.folded = self.table.folded
        self.objet = fold(objet or "")
        self.budget = bool(p.BUDGET_CONTEXT.search(self.objet))
        self.money = self.budget or bool(p.MONEY_OBJET.search(self.objet))

    def before(self, offset: int, width: int = 80) -> str:
        """Return the folded text before `offset`, in its paragraph and cell."""
        text = self.folded[max(0, offset - width) : offset]
        return re.split(r"\n\s*\n|\t", text)[-1]


def signed(reading: Reading, start: int) -> tuple[int, int]:
    """Return where the amount begins, its sign included, and 1 or -1.

    A dash that opens a line is a bullet; glued to the number, or alone in a cell, it is a sign.
    """
    text = reading.tidy
    match = re.search(
        r"(?P<lead>^|[\s(:])(?P<sign>[-+])(?P<gap> {0,2})$", text[max(0, start - 5) : start]
    )
    if not match:
        return start, 1
    at = start - len(match["sign"]) - len(match["gap"])
    line = text[max(at - 200, text.rfind("\n", max(0, at - 200), at) + 1) : at]
    own_cell = bool(line.strip()) and bool(re.search(r"(?:\t| {2,}|[:(]|\bde ) ?$", line))
    glued = not match["gap"] and (bool(line.strip()) or match["sign"] == "+")
    if not (own_cell or glued):
        return start, 1
    return at, -1 if match["sign"] == "-" else 1


def dressed(reading: Reading, value: Decimal, start: int, end: int, rule: str) -> Mention:
    """Return the amount with the tax and the unit that stand around it."""
    text = reading.tidy
    tax = _tax(reading, start, end)
    unit = p.UNIT.match(text, end)
    unite = None
    if unit:
        name = (unit["slash"] or unit["word"] or "").strip()
        unite = re.split(r" (?:de|d'|et|pour|\d)", name)[0].strip() or None
        if unite and re.fullmatch(r"(?i)h\.?t|ttc", unite):
            unite = None
    return Mention(value, start, end, rule, tax, unite)


def _tax(reading: Reading, start: int, end: int) -> str | None:
    text = reading.tidy
    after = p.TAX_AFTER.match(text, end)
    if after:
        return _tax_name(after["tax"])
    row = reading.table.row_at(start)
    cell = row.cell_at(start)
    near = re.split(r"[\d€;\n\t]", text[max(0, start - 40) : start])[-1]
    near = p.TAX_OF_PREVIOUS.sub("", near)  # "650 € HT et un dépôt de 1 300 €"
    names = [match["tax"] for match in p.TAX.finditer(near)]
    if names:
        return _tax_name(names[-1])
    if cell is None or len(row.cells) < 2:
        return None
    heading = row.heading(cell)
    found = {_tax_name(match["tax"]) for match in p.TAX.finditer(heading)}
    return found.pop() if len(found) == 1 else None


def _tax_name(written: str) -> str:
    letters = re.sub(r"[^a-z]", "", written.lower())
    return "HT" if letters.startswith(("ht", "hors")) else "TTC"
