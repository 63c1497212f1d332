"""Find the amounts of money of a text: where, how much, before or after tax, per what.

Roles and beneficiaries are decided elsewhere; here a number is money or is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from ..numbers import parse_figures, parse_words
from . import patterns as p
from .bare import bare_rule, looks_like_money
from .reading import Mention, Reading, dressed, signed

_SCALES = {
    "k": 1_000, "mille": 1_000, "millier": 1_000, "milliers": 1_000, "m": 10**6,
    "million": 10**6, "millions": 10**6, "md": 10**9, "mds": 10**9, "milliard": 10**9,
    "milliards": 10**9,
}  # fmt: skip


@lru_cache(maxsize=4)
def read(texte: str, objet: str | None = None) -> tuple[Reading, tuple[Mention, ...]]:
    """Return a text prepared and its amounts of money; the last ones are remembered, since the
    check of the totals reads what the extraction has read.
    """
    reading = Reading(texte, objet)
    return reading, tuple(find(reading))


def find(reading: Reading) -> list[Mention]:
    """Return the amounts of money in order of appearance, without overlaps."""
    found = [*_in_words(reading), *_in_figures(reading), *_split(reading), *_misread(reading)]
    found.sort(key=lambda mention: (mention.debut, -mention.fin))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.debut < kept[-1].fin:
            continue
        if not _excluded(reading, mention):
            kept.append(mention)
    return kept


def _excluded(reading: Reading, mention: Mention) -> bool:
    """Say whether an amount is an income bracket, a calculation base, a company's capital."""
    before = reading.before(mention.debut)
    if p.EXCLUDED_BEFORE.search(before):
        return True
    if mention.valeur in p.LEGAL_THRESHOLDS and p.THRESHOLD_BEFORE.search(before):
        return True
    row = reading.table.row_at(mention.debut)
    cell = row.cell_at(mention.debut)
    if cell is None or len(row.cells) < 2 or not p.INCOME_CELL.match(cell.texte):
        return False
    return bool(p.INCOME_HEADING.search(row.heading(cell)))


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
        yield dressed(reading, amount, start, end, "lettres")


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
                yield dressed(reading, value / 100, match.start(), cents.end(), "centimes")
        elif (blurred := p.OCR_CURRENCY.match(text, match.end())) and looks_like_money(
            match["number"], blurred["sign"], blurred["scale"]
        ):
            scale = _SCALES[blurred["scale"].lower()] if blurred["scale"] else 1
            yield from _bare(reading, match, blurred.end(), "euro_mal_lu", scale)
        elif rule := bare_rule(reading, row, match):
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
    start, sign = signed(reading, match.start())
    return dressed(reading, sign * value, start, end, "figures")


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
            yield dressed(reading, value, start, end, "borne")


def _split(reading: Reading) -> Iterator[Mention]:
    """Yield amounts whose number a stray space cuts."""
    for match in p.SPLIT_NUMBER.finditer(reading.tidy):
        value = parse_figures(re.sub(r"(?<=[.,]) | (?=,)", "", match["number"]))
        currency = p.CURRENCY.match(reading.tidy, match.end())
        end = currency.end() if currency else match.end()
        if value:
            yield dressed(reading, value, match.start(), end, "coupe")


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
            yield dressed(reading, value, low + match.start(), sign.end(), "chiffres_mal_lus")


def _bare(
    reading: Reading, match: re.Match[str], end: int, rule: str, scale: int = 1
) -> Iterator[Mention]:
    value = parse_figures(match["number"])
    if value is not None:
        start, sign = signed(reading, match.start())
        yield dressed(reading, sign * scale * value, start, end, rule)
