"""Numbers without a currency that are money: in tables, after "un montant de", before "TTC"."""

from __future__ import annotations

import re

from ..numbers import parse_figures
from . import patterns as p
from .reading import Reading
from .tables import Cell, Row


def looks_like_money(number: str, sign: str, scale: str | None) -> bool:
    """Say whether a number before a misread euro sign is written as money is."""
    if scale:
        return True
    decimals = re.search(r"[.,]\d\d$", number)
    if sign in "E£":
        return bool(decimals or re.search(r"\d[ .]\d{3}", number))
    return bool(decimals)


def bare_rule(reading: Reading, row: Row, match: re.Match[str]) -> str | None:
    """Return the rule by which a number without currency is money, or None."""
    number, folded = match["number"], reading.folded
    if p.NOT_MONEY_UNIT.match(folded, match.end()) or _part_of_date(folded, match):
        return None
    decimals = bool(re.search(r"[.,]\d\d$", number))
    grouped = bool(re.search(r"\d[ .']\d{3}", number))
    before = reading.before(match.start(), 60)
    if p.NOT_MONEY_BEFORE.search(before):
        return None
    if decimals and p.TAX_AFTER.match(reading.tidy, match.end()):
        return "taxe"
    cell = row.cell_at(match.start())
    if cell is not None and len(row.cells) > 1 and cell.nombre:
        return _table_rule(reading, row, cell, decimals, grouped, number)
    if p.NOT_MONEY_SUBJECT.search(before):
        return None
    if (decimals or grouped) and p.INLINE_CUE.search(before):
        return "annonce"
    if reading.budget and (decimals or grouped) and _closes_line(folded, match.end()):
        return "budget"
    return None


def _table_rule(
    reading: Reading, row: Row, cell: Cell, decimals: bool, grouped: bool, number: str
) -> str | None:
    heading = row.heading(cell)
    labels = row.labels(cell)
    label = labels[0].texte if labels else ""
    hourly = reading.money and decimals and "heure" in heading
    if p.NOT_MONEY_HEADING.search(heading) and not (
        hourly or re.search(r"€|euro|montant", heading)
    ):
        return None
    if re.search(r"%|‰|m2|m²", cell.texte) or p.BRACKET_CELL.search(cell.texte):
        return None
    if not grouped and any("€" in other.texte for other in row.cells if other is not cell):
        return None
    if len(number) <= 6 and not grouped and _scored(reading, cell, number):
        return None
    money = bool(p.MONEY_HEADING.search(heading)) or (
        # A column headed by a year, beside a column of euros: "2022 | Proposition 2023 (€)".
        bool(re.fullmatch(r"(?:19|20)\d\d", heading))
        and any(
            "€" in other.texte or "montant" in other.texte
            for above in row.headings
            for other in above.cells
        )
    )
    if decimals and (money or grouped or reading.money or p.MONEY_HEADING.search(label)):
        return "tableau"
    if money and labels and not re.fullmatch(r"(?:19|20)\d\d", number):
        return "colonne"
    if grouped and (reading.money or money or p.BUDGET_CONTEXT.search(label)):
        return "budget"
    signed = cell.texte.startswith(("+", "-"))
    return "budget" if reading.budget and signed and len(number) >= 3 else None


def _scored(reading: Reading, cell: Cell, number: str) -> bool:
    """Say whether a small number is a mark in a comparison of offers."""
    value = parse_figures(number)
    context = reading.folded[max(0, cell.debut - 600) : cell.fin + 200]
    return value is not None and value <= 100 and bool(p.SCORING_CONTEXT.search(context))


def _part_of_date(folded: str, match: re.Match[str]) -> bool:
    return bool(
        re.fullmatch(r"\d\d?\.\d\d\.?(?:\d{2,4})?", match["number"])
        and re.match(r"\.\d\d", folded[match.end() : match.end() + 3])
    )


def _closes_line(folded: str, end: int) -> bool:
    return bool(re.match(r"[ .;,)]*(?:\n|$|\t| {3})", folded[end : end + 20]))
