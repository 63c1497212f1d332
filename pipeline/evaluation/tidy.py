"""Predictions of any program brought to the shapes that the measures read.

What another program (or an older version of ours) writes differently is read when it is clear: a
date or an event as a bare string, a value as text. What cannot be read counts as not found; extra
fields are left alone. The gold is never touched: `validate` is strict about it.
"""

from __future__ import annotations

from typing import Any

from .gold import Item

LISTS = {"dates": "iso", "evenements": "nom", "matiere_top": "code", "montants": "valeur"}
"""Lists of objects, with the field without which an entry means nothing."""


def tidy(row: Item) -> Item:
    """Return a prediction whose lists hold well-formed entries and whose vote is an object."""
    changed: Item = {}
    for name, needed in LISTS.items():
        if name in row:
            entries = [_entry(e, needed) for e in _listed(row[name])]
            changed[name] = [e for e in entries if e is not None]
    for name in ("themes", "lieux", "organisations", "personnes"):
        if name in row:
            changed[name] = [e for e in _listed(row[name]) if _named(e)]
    if "themes" in changed:
        changed["themes"] = [t for t in changed["themes"] if isinstance(t, str)]
    vote = row.get("vote")
    if vote is not None and not isinstance(vote, dict):
        changed["vote"] = {"resultat": vote}
    return {**row, **changed}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _named(entry: Any) -> bool:
    return isinstance(entry, str) or (isinstance(entry, dict) and bool(entry.get("texte")))


def _entry(entry: Any, needed: str) -> Item | None:
    """An entry as an object, None when it lacks what it is about."""
    if not isinstance(entry, dict):
        entry = {needed: entry}
    value = entry.get(needed)
    if needed == "valeur":
        try:
            value = float(str(value).replace(",", ".").replace("\u202f", "").replace(" ", ""))
        except ValueError:
            return None
    elif not isinstance(value, str):
        return None
    return {"role": None, "texte": None, **entry, needed: value}
