"""What leaves: rows that pass every check; what stays: each row set aside, with its reasons.

Rows are checked as a file would be, by frictionless and the custom checks; a row with an anomaly
goes to `ecarts.csv`, one line per anomaly, and never silently. Subsidies that only lack what a
délibération does not state also go to `subventions_a_completer.csv`, ready for a person.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from ..config import Settings
from ..outputs import write_atomic
from ..records import Deliberation, Record, Resultats
from . import Publication, datapackage, scdl, subventions
from .pseudonymisation import Protection, protect
from .tables import read_table, write_csv
from .validation import Anomalie, columns, validate_rows

ECARTS = (
    "fichier", "doc", "rang", "numero", "code", "champ", "valeur", "raison", "suite",
)  # fmt: skip


class Ligne(Record, frozen=True, kw_only=True):
    """A candidate row and the délibération it comes from."""

    doc: str
    rang: int
    cellules: dict[str, str]
    retenue: str | None = None
    """Why the row is withheld whatever its checks say (personal data), in French."""


def publish_all(results: Sequence[Resultats], out: Path, settings: Settings) -> Publication:
    """Write the files of `out/scdl/`. Raises `OutputUnwritable`, `BadTable`."""
    folder = out / "scdl"
    table = read_table(settings.collectivites)
    known = read_table(settings.beneficiaires)
    acts: list[Ligne] = []
    grants: list[Ligne] = []
    decided = ((r, d) for r in results for d in r.deliberations if d.delibere)
    for result, deliberation in decided:
        protection = protect(deliberation)
        shown = protection.deliberation
        url = scdl.address_of(result.doc, result.url, settings.base_url)
        row = scdl.row_of(shown, table, url, _voters(deliberation))
        acts.append(_ligne(deliberation, row, protection))
        grants += [
            _ligne(deliberation, cells, protection)
            for cells in subventions.rows_of(shown, table, known)
        ]
    kept_acts, set_aside = _sort("deliberations", acts)
    kept_grants, grants_aside = _sort("subventions", grants)
    write_csv(folder / "deliberations.csv", columns("deliberations"), kept_acts)
    write_csv(folder / "subventions.csv", columns("subventions"), kept_grants)
    write_csv(folder / "ecarts.csv", ECARTS, [*set_aside, *grants_aside])
    incomplete = [
        g.cellules
        for g in grants
        if not g.retenue and all(g.cellules[c] for c in ("nomAttribuant", "nomBeneficiaire"))
    ]
    published = {json.dumps(row, sort_keys=True) for row in kept_grants}
    write_csv(
        folder / "subventions_a_completer.csv",
        columns("subventions"),
        [row for row in incomplete if json.dumps(row, sort_keys=True) not in published],
    )
    package = datapackage.describe(results, settings, len(kept_acts), len(kept_grants))
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    write_atomic(folder / "datapackage.json", [text.encode()])
    return Publication(
        publiees=len(kept_acts),
        ecarts=len(acts) - len(kept_acts),
        subventions=len(kept_grants),
        subventions_ecarts=len(grants) - len(kept_grants),
    )


def _voters(deliberation: Deliberation) -> int | None:
    if deliberation.presents is None:
        return None
    return deliberation.presents + (deliberation.procurations or 0)


def _ligne(deliberation: Deliberation, cells: dict[str, str], protection: Protection) -> Ligne:
    return Ligne(
        doc=deliberation.doc,
        rang=deliberation.rang,
        cellules=cells,
        retenue=protection.retenue,
    )


def _sort(
    schema: str, lignes: Sequence[Ligne]
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Separate the rows that pass from the anomalies of those that do not."""
    header = columns(schema)
    found: dict[int, list[Anomalie]] = {}
    rows = [[ligne.cellules[c] for c in header] for ligne in lignes]
    for anomalie in validate_rows(schema, header, rows):
        if anomalie.ligne is not None:
            found.setdefault(anomalie.ligne - 2, []).append(anomalie)
    kept: list[dict[str, str]] = []
    aside: list[dict[str, str]] = []
    for index, ligne in enumerate(lignes):
        anomalies = found.get(index, [])
        if ligne.retenue:
            anomalies = [
                Anomalie(
                    ligne=None,
                    champ=None,
                    code="donnees-personnelles",
                    valeur="",
                    raison=ligne.retenue,
                    suite="Relisez-la ; publiez-la vous-même si la loi le permet.",
                ),
                *anomalies,
            ]
        if not anomalies:
            kept.append(ligne.cellules)
        aside += [_ecart(schema, ligne, anomalie) for anomalie in anomalies]
    return kept, aside


def _ecart(schema: str, ligne: Ligne, anomalie: Anomalie) -> dict[str, str]:
    number = ligne.cellules.get("DELIB_ID") or ligne.cellules.get("referenceDecision") or ""
    return {
        "fichier": f"{schema}.csv",
        "doc": ligne.doc,
        "rang": str(ligne.rang),
        "numero": number,
        "code": anomalie.code,
        "champ": anomalie.champ or "",
        "valeur": anomalie.valeur,
        "raison": anomalie.raison,
        "suite": anomalie.suite,
    }
