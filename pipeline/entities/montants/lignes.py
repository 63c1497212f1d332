"""The name on the line of an amount: the label of a table row, the item of a list."""

from __future__ import annotations

import re

from ..folding import fold
from . import annonces as a
from . import names as n
from .reading import Mention, Reading
from .tables import Cell, Row

_ITEM = re.compile(
    r"(?P<bullet>" + n.BULLET + r")(?P<name>[^:;,€\n\t]{2,90}?)\s*(?:,\s*)?"
    r"(?:[:=]|\.{2,}|-|\(|d'un montant(?: de)?|pour un montant(?: total| global|"
    r" annuel)?(?: de| :)?|s'elev\w+ a|"
    r"au montant de|pour la somme de|pour|au prix de|"
    r"une subvention(?: \w+)?(?: d'un montant)? de|un montant de)\s*:?\s*(?:[-+] ?)?"
)
_AMOUNTS_ONLY = re.compile(r"[\d\s.,'€+/()-]*(?:et|dont|puis)?[\d\s.,'€+/()-]*")
_SPACED = re.compile(r"(?P<bullet>" + n.BULLET + r")(?P<name>[^:;,.€\n\t\d]{3,60}?) +")
_COMMENTED = re.compile(
    r"(?P<bullet>" + n.BULLET + r")(?P<name>[^:;,€\n\t()]{2,60}?)\s*(?:\([^()\n]{2,60}\)\s*)?:"
    r"[^€\n\t:;.]{4,90}?(?:\s(?:de|a)|[:→>=-])\s*"
)
"""A label, a colon, some words, the amount: "Cyclo club (demande : 100 €) : proposition → 80 €"."""
_ANNOUNCED = re.compile(r"(?:devis|offre|proposition|entreprise|societe|sarl|sas|ets|cabinet)\b")


def named_on_line(reading: Reading, mention: Mention, role: str) -> str | None:
    """Return the name that the row of a table, or the item of a list, gives to an amount."""
    return _row(reading, mention, role) or _item(reading, mention, role)


def looks_like_company(name: str) -> bool:
    """Tell whether nearly all the words of a name begin with a capital."""
    words = re.findall(r"[A-Za-zÀ-ÿ&.']+", name)
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) >= max(1, len(words) - 2) and (
        len(capitals) > 1 or name.isupper() or any(word.isupper() for word in words)
    )


def _row(reading: Reading, mention: Mention, role: str) -> str | None:
    row = reading.table.row_at(mention.debut)
    cell = row.cell_at(mention.debut)
    if cell is None or len(row.cells) < 2:
        return None
    if not _AMOUNTS_ONLY.fullmatch(reading.folded[cell.debut : mention.debut]):
        return None
    labels = row.labels(cell)
    if not labels:
        return None
    headed = _headed(row, labels)
    chosen = headed or labels[-1]
    if role == "marche" and headed is None:
        chosen = labels[0]
        if not looks_like_company(reading.texte[chosen.debut : chosen.fin]):
            return None
    if n.GENERIC.match(chosen.texte):
        return None
    name = n.cut(reading.texte, reading.folded, chosen.debut, chosen.fin, whole=role != "marche")
    return name if name and (role != "participation" or headed or _is_body(name)) else None


def _headed(row: Row, labels: list[Cell]) -> Cell | None:
    for label in labels:
        if n.HEADING.search(row.heading(label)):
            return label
    return None


def _is_body(name: str) -> bool:
    return bool(re.match(r"(?:le |la |l'|les )?" + a.ASSOCIATION, fold(name)))


def _item(reading: Reading, mention: Mention, role: str) -> str | None:
    row = reading.table.row_at(mention.debut)
    before = reading.folded[row.debut : mention.debut]
    match = _ITEM.fullmatch(before)
    if not match and role == "subvention":
        if _ends_line(reading, mention):
            match = _SPACED.fullmatch(before)
        match = match or _COMMENTED.fullmatch(before)
    if not match or (not match["bullet"].strip() and continues(reading, row)):
        return None
    company = role == "marche"
    name = n.cut(
        reading.texte,
        reading.folded,
        row.debut + match.start("name"),
        row.debut + match.end("name"),
        company=company,
    )
    if not name:
        return None
    # Without a bullet, or for a contract, a label is a name only if it looks like one.
    announced = _ANNOUNCED.match(match["name"])
    proper = not company or announced or looks_like_company(name)
    return name if proper else None


def _ends_line(reading: Reading, mention: Mention) -> bool:
    return not reading.folded[mention.fin : mention.fin + 30].split("\n")[0].strip(" .;,")


def continues(reading: Reading, row: Row) -> bool:
    """Say whether a line goes on with the sentence of a full line above it."""
    previous = reading.folded[max(0, row.debut - 200) : row.debut].split("\n")[-2:-1]
    return bool(previous) and len(previous[0]) >= 70 and previous[0][-1:] not in ".:;€"
