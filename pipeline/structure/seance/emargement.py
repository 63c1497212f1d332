"""Tables of attendance: one member per row with their status, or one column per status.

`roll_call` reads "Pascale MERCIER | Présidente | Présente"; `columns` reads a table whose titles
are "Présent | Absent | Pouvoir à", with a mark (X, ✓) or with the names themselves in its cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from .noms import Entry, clean, entries
from .zone import Ligne

Kind = Literal["presents", "pouvoirs", "absents"]
MIN_ROLL = 5
"""Rows of a table of attendance, at least: fewer may be something else."""


@dataclass
class Liste:
    """A list of the header: what it lists, the number after its label, its people."""

    kind: Kind
    compte: int | None
    rien: bool = False
    lignes: list[Ligne] = field(default_factory=list)
    found: list[Entry] = field(default_factory=list)
    suite: bool = False
    """Whether a name follows the label on its line."""
    fin: int = 0


# In the order of precedence: "Excusé | Pouvoir à M. X" is a proxy.
_STATUS: dict[Kind, re.Pattern[str]] = {
    "pouvoirs": re.compile(
        r"\W*(?:pouvoir|procuration|repr[ée]sent|excus[ée]e?\W+pouvoir|absente?\W+(?:pouvoir|repr[ée]))",
        re.I,
    ),
    "presents": re.compile(r"\W*(?:pr[ée]sente?|P)\W*$", re.I),
    "absents": re.compile(
        r"\W*(?:absente?|excus[ée]e?|abs|exc|A|E)(?:\W+(?:non\s+)?excus[ée]e?)?\W*$", re.I
    ),
}


def roll_call(lignes: tuple[Ligne, ...]) -> list[Liste]:
    """Read a table with one member and their status per row; empty when there is no such table."""
    lists: dict[Kind, Liste] = {}
    for index, line in enumerate(lignes):
        cells = [cell.strip() for cell in line.texte.split("\t") if cell.strip()]
        places = [i for i, c in enumerate(cells) if i and any(r.match(c) for r in _STATUS.values())]
        name = (clean(" ".join(cells[: places[0]])) or clean(cells[0])) if places else None
        if name is None:
            continue
        kind = next(k for k, r in _STATUS.items() if any(r.match(cells[i]) for i in places))
        other = entries(f"{name} {cells[-1]}", pouvoirs=True) if kind == "pouvoirs" else []
        item = lists.setdefault(kind, Liste(kind, None))
        item.fin = index
        item.found.append(other[0] if other else Entry(name))
    total = sum(len(item.found) for item in lists.values())
    return list(lists.values()) if total >= MIN_ROLL and "presents" in lists else []


_COLUMN: dict[Kind, re.Pattern[str]] = {
    "pouvoirs": re.compile(r"\b(?:pouvoir|procuration|repr[ée]sent[ée])", re.I),
    "presents": re.compile(r"\bpr[ée]sent(?!\w*ation)", re.I),
    "absents": re.compile(r"\b(?:absent|excus[ée])", re.I),
}
_MARK = re.compile(r"\W*(?:[xX×✓✔☒1]|oui)\W*|[✓✔☒]")


def columns(lignes: tuple[Ligne, ...]) -> list[Liste]:
    """Read a table with one column per status; empty when there is no such table."""
    for index, line in enumerate(lignes[:120]):
        titles = [cell.strip() for cell in line.texte.split("\t")]
        places = _places(titles)
        if len(places) < 2 or "presents" not in places:
            continue
        lists: dict[Kind, Liste] = {}
        last = index
        for at in range(index + 1, min(len(lignes), index + 160)):
            if "\t" not in lignes[at].texte:
                break
            last = at
            cells = [cell.strip() for cell in lignes[at].texte.split("\t")]
            for kind, entry in _member(cells, places):
                lists.setdefault(kind, Liste(kind, None)).found.append(entry)
        total = sum(len(item.found) for item in lists.values())
        if total >= MIN_ROLL and "presents" in lists:
            for item in lists.values():
                item.fin = last
            return list(lists.values())
    return []


def _places(titles: list[str]) -> dict[Kind, int]:
    """Return the column of each status.

    A column without status left of "Absent" is that of the members present.
    """
    places: dict[Kind, int] = {}
    for at, title in enumerate(titles):
        kind = next((k for k, pattern in _COLUMN.items() if pattern.search(title)), None)
        if len(title) > 40 or kind in places or re.search(r"\d|:", title) or not at and kind:
            return {}
        if kind is not None:
            places[kind] = at
    if len(places) > 1 and "presents" not in places and places.get("absents", 0) > 1:
        places["presents"] = places["absents"] - 1
    return places


def _member(cells: list[str], places: dict[Kind, int]) -> list[tuple[Kind, Entry]]:
    """Return who the cells of a row name, and their status."""
    held = {kind: cells[at] for kind, at in places.items() if at < len(cells) and cells[at]}
    name = clean(cells[0])
    if any(_MARK.fullmatch(held.get(kind, "")) for kind in ("presents", "absents")):
        if name is None:
            return []
        other = held.get("pouvoirs")
        if other and not _MARK.fullmatch(held.get("presents", "")):
            return [("pouvoirs", Entry(name, "pouvoir", clean(other)))]
        kind: Kind = "presents" if _MARK.fullmatch(held.get("presents", "")) else "absents"
        return [(kind, Entry(name))]
    return [
        (kind, entry)
        for kind, text in held.items()
        for entry in entries(text, pouvoirs=kind == "pouvoirs")
    ]
