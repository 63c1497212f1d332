"""Prepare `collectivites.csv` from the gazetteer: the user fills in the SIRET numbers."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ..errors import BadTable
from ..gazetteer import Collectivite, gazetteer
from .tables import write_csv

HEADER = ("nom", "code_insee", "siren", "siret", "conditions_versement", "notification_ue")


def prepare(
    names: list[str], predictions: Path | None, departement: str | None, target: Path
) -> tuple[int, list[str]]:
    """Write the table; return its number of rows and the names that were not identified.

    Args:
        names: names, SIREN or INSEE codes.
        predictions: a `deliberations.jsonl` whose collectivités are taken.
        departement: the code of a département whose communes are all taken.
        target: the CSV to write; an existing SIRET column of it is kept.
    """
    wanted = dict.fromkeys(names, "")
    if predictions is not None:
        wanted |= _from_predictions(predictions)
    found: dict[str, dict[str, str]] = {}
    unknown: list[str] = []
    for name, siren in wanted.items():
        item = _look_up(siren or name)
        if item is None:
            unknown.append(name)
        row = _row(item) if item else {"nom": name, "siren": siren}
        found[row["siren"] or row["nom"]] = row
    if departement is not None:
        for item in gazetteer().communes_of(departement):
            row = _row(item)
            found[row["siren"] or row["nom"]] = row
    for key, siret in _known(target).items():
        if key in found:
            found[key]["siret"] = siret
    write_csv(target, HEADER, found.values())
    return len(found), unknown


def _from_predictions(path: Path) -> dict[str, str]:
    """The collectivités of the délibérations: their name, and their SIREN when one gives it."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    except (OSError, ValueError) as error:
        raise BadTable(chemin=path, details=error) from error
    found: dict[str, str] = {}
    for row in rows:
        if name := row.get("collectivite"):
            found[str(name)] = str(row.get("siren") or "") or found.get(str(name), "")
    return found


def _look_up(name: str) -> Collectivite | None:
    book = gazetteer()
    if re.fullmatch(r"\d{9}", name):
        return book.by_siren(name)
    if re.fullmatch(r"\d[\dAB]\d{3}", name):
        return book.by_code(name)
    return book.commune(name) or book.grouping(name) or book.departement(name) or book.region(name)


def _row(item: Collectivite) -> dict[str, str]:
    insee = item.code if item.nature == "commune" else ""
    return {"nom": item.nom_officiel, "code_insee": insee, "siren": item.siren or ""}


def _known(path: Path) -> dict[str, str]:
    """SIRET already written by the user in the table that is about to be rewritten."""
    from .tables import read_table

    if not path.exists():
        return {}
    table = read_table(path)
    entries = {**table.by_name, **table.by_siren}.values()
    return {e.siren or e.nom: e.siret for e in entries if e.siret}
