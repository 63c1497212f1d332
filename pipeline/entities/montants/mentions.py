"""Find the amounts of money of a text: where, how much, before or after tax, per what.

Roles and beneficiaries are decided elsewhere; here a number is money or is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..folding import fold, tidy
from ..numbers import parse_figures, parse_words
from . import patterns as p
from .tables import Cell, Row, Table

_SCALES = {
    "k": 1_000, "mille": 1_000, "millier": 1_000, "milliers": 1_000, "m": 10**6,
    "million": 10**6, "millions": 10**6, "md": 10**9, "mds": 10**9, "milliard": 10**9,
    "milliards": 10**9,
}  # fmt: skip


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

    def before(self, offset: int, width: int = 80) -> str:
        """Return the folded text before `offset`, in its paragraph and cell."""
        text = self.folded[max(0, offset - width) : offset]
        return re.split(r"\n\s*\n|\t", text)[-1]


def find(reading: Reading) -> list[Mention]:
    """Return the amounts of money in order of appearance, without overlaps."""
    found = [*_in_words(reading), *_in_figures(reading), *_misread(reading)]
    found.sort(key=lambda mention: (mention.debut, -mention.fin))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.debut < kept[-1].fin:
            continue
        if not p.EXCLUDED_BEFORE.search(reading.before(mention.debut)):
            kept.append(mention)
    return kept


# --- words ---------------------------------------------------------------------------------------


def _in_words(reading: Reading) -> Iterator[Mention]:
    for match in p.SYMBOLIC.finditer(reading.folded):
        start = match.start() + (2 if match[0].startswith(("l'", "d'")) else 0)
        yield Mention(Decimal(1), start, match.end(), "symbolique")
    for match in p.WORD_AMOUNT.finditer(reading.folded):
        value, start = _longest_number(match["words"], match.start("words"))
        if not value:
            continue
        cents = parse_words(match["cents"]) if match["cents"] else 0
        end = match.end() if cents is not None and 0 < cents < 100 else match.end()
        amount = Decimal(value)
        if cents and cents < 100:
            amount += Decimal(cents) / 100
        elif match["cents"]:
            end = match.start("cents")
            end = match.start() + len(reading.folded[match.start() : end].rstrip(" et"))
        yield _dressed(reading, amount, start, end, "lettres")


def _longest_number(words: str, start: int) -> tuple[int | None, int]:
    """Return the value of the longest suffix that is a number, and where it begins."""
    for match in re.finditer(r"[a-z]+", words):
        value = parse_words(words[match.start() :])
        if value is not None:
            return value, start + match.start()
    return None, start


# --- figures -------------------------------------------------------------------------------------


def _in_figures(reading: Reading) -> Iterator[Mention]:
    text, position = reading.tidy, 0
    while match := p.NUMBER.search(text, position):
        position = match.end()
        row = reading.table.row_at(match.start())
        match = _not_broken(reading, match)
        position = match.end()
        currency = p.CURRENCY.match(text, match.end())
        if currency:
            yield from _pair_before(reading, match, currency)
            yield (mention := _explicit(reading, match, currency))
            position = max(position, mention.fin)
        elif cents := p.CENTS_ONLY.match(text, match.end()):
            value = parse_figures(match["number"])
            if value and value < 100:
                yield _dressed(reading, value / 100, match.start(), cents.end(), "centimes")
        elif (blurred := p.OCR_CURRENCY.match(text, match.end())) and _looks_like_money(
            match["number"], blurred["sign"], blurred["scale"]
        ):
            scale = _SCALES[blurred["scale"].lower()] if blurred["scale"] else 1
            yield from _bare(reading, match, blurred.end(), "euro_mal_lu", scale)
        elif rule := _bare_rule(reading, row, match):
            yield from _bare(reading, match, match.end(), rule)


def _not_broken(reading: Reading, match: re.Match[str]) -> re.Match[str]:
    """Cut a number at a line break that separates two numbers.

    A number is broken over two lines only where the line is full, or in a cell of its own.
    """
    number = match["number"]
    if "\n" not in number:
        return match
    row = reading.table.row_at(match.start())
    width = row.fin - row.debut
    alone = len(row.cells) == 1 and row.cells[0].nombre and width <= 4
    if (width >= 60 or alone) and len(row.cells) <= 2:
        return match
    return p.NUMBER.match(reading.tidy, match.start(), match.start() + number.index("\n")) or match


def _explicit(reading: Reading, match: re.Match[str], currency: re.Match[str]) -> Mention:
    text, end = reading.tidy, currency.end()
    unit = p.UNIT.match(text, end)
    # "2.345 €/m3" is a unit price with a decimal point, "2.345 €" is two thousand and more.
    small = bool(unit and re.search(r"m3|m³|kwh|litre|m²|m2", unit[0].lower()))
    value = parse_figures(match["number"], decimal_point=small) or Decimal(0)
    scale = currency["scale"]
    if scale:
        value *= _SCALES[scale.lower()]
    elif value == value.to_integral_value() and "," not in match["number"]:
        cents = p.GLUED_CENTS.match(text, end)
        if currency["sign"] != "€":
            cents = cents or p.CENTS_AFTER.match(text, end)
        elif not cents:
            cents = re.compile(r" (?P<cents>\d{2})(?= ?centimes)").match(text, end)
        if cents:
            value += Decimal(cents["cents"]) / 100
            end = cents.end()
            more = p.CENTS_ONLY.match(text, end)
            end = more.end() if more else end
    start, sign = _sign(reading, match.start())
    return _dressed(reading, sign * value, start, end, "figures")


def _pair_before(
    reading: Reading, match: re.Match[str], currency: re.Match[str]
) -> Iterator[Mention]:
    """Yield the first bound of "de 100 à 200 €", "entre 1 000 et 5 000 euros"."""
    if currency["scale"]:
        return
    before = reading.tidy[max(0, match.start() - 40) : match.start()]
    bound = re.search(
        r"(?i:\b(?:de|entre|d') ?)(?P<number>(?<!\d)(?:[1-9]\d{0,2}(?:[ .']\d{3}){1,3}|"
        r"\d{1,9})(?:,\d{1,2})?)"
        r" ?(?:à|a|et|ou|-) ?$",
        before,
    )
    if bound:
        offset = max(0, match.start() - 40)
        value = parse_figures(bound["number"])
        if value:
            start, end = offset + bound.start("number"), offset + bound.end("number")
            yield _dressed(reading, value, start, end, "borne")


def _misread(reading: Reading) -> Iterator[Mention]:
    """Yield amounts whose figures an OCR took for letters ("l 500 €")."""
    for currency in p.OCR_CURRENCY_AFTER.finditer(reading.tidy):
        low = max(0, currency.start() - 24)
        match = p.OCR_NUMBER.search(reading.tidy[low : currency.start()])
        raw = match["number"] if match else ""
        if not match or not re.search(r"[lIOo]", raw) or not re.match(r"l[ .]?\d{3}|\d", raw):
            continue
        figures = raw.translate(str.maketrans("lIOo", "1100"))
        sign = p.CURRENCY.match(reading.tidy, currency.start())
        value = parse_figures(figures)
        if sign and value:
            yield _dressed(reading, value, low + match.start(), sign.end(), "chiffres_mal_lus")


# --- bare numbers --------------------------------------------------------------------------------


def _looks_like_money(number: str, sign: str, scale: str | None) -> bool:
    if scale:
        return True
    decimals = re.search(r"[.,]\d\d$", number)
    if sign in "E£":
        return bool(decimals or re.search(r"\d[ .]\d{3}", number))
    return bool(decimals)


def _bare_rule(reading: Reading, row: Row, match: re.Match[str]) -> str | None:
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
    if p.NOT_MONEY_HEADING.search(heading) and not re.search(r"€|euro|montant", heading):
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
    if decimals and (money or grouped or reading.budget or p.MONEY_HEADING.search(label)):
        return "tableau"
    if money and labels and not re.fullmatch(r"(?:19|20)\d\d", number):
        return "colonne"
    if grouped and (reading.budget or money or p.BUDGET_CONTEXT.search(label)):
        return "budget"
    signed = cell.texte.startswith(("+", "-"))
    return "budget" if reading.budget and signed and len(number) >= 3 else None


def _scored(reading: Reading, cell: Cell, number: str) -> bool:
    """Say whether a small number is a mark in a comparison of offers."""
    value = parse_figures(number)
    context = reading.folded[max(0, cell.debut - 600) : cell.fin + 200]
    return value is not None and value <= 100 and bool(p.SCORING_CONTEXT.search(context))


def _bare(
    reading: Reading, match: re.Match[str], end: int, rule: str, scale: int = 1
) -> Iterator[Mention]:
    value = parse_figures(match["number"])
    if value is not None:
        start, sign = _sign(reading, match.start())
        yield _dressed(reading, sign * scale * value, start, end, rule)


def _part_of_date(folded: str, match: re.Match[str]) -> bool:
    return bool(
        re.fullmatch(r"\d\d?\.\d\d\.?(?:\d{2,4})?", match["number"])
        and re.match(r"\.\d\d", folded[match.end() : match.end() + 3])
    )


def _closes_line(folded: str, end: int) -> bool:
    return bool(re.match(r"[ .;,)]*(?:\n|$|\t| {3})", folded[end : end + 20]))


# --- what surrounds a number ---------------------------------------------------------------------


def _sign(reading: Reading, start: int) -> tuple[int, int]:
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


def _dressed(reading: Reading, value: Decimal, start: int, end: int, rule: str) -> Mention:
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
