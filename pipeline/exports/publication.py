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
from . import datapackage, scdl, subventions
from .pseudonymisation import Protection, protect
from .report import ReportData, write_report
from .tables import read_table, write_csv
from .validation import Anomalie, columns, validate_rows

ECARTS = (
    "fichier", "doc", "rang", "numero", "code", "champ", "valeur", "raison", "suite",
)  # fmt: skip


class Publication(Record, frozen=True, kw_only=True):
    """How many rows were published and how many were set aside, per file."""

    publiees: int
    ecarts: int
    subventions: int = 0
    subventions_ecarts: int = 0


class Ligne(Record, frozen=True, kw_only=True):
    """A candidate row and the délibération it comes from."""

    doc: str
    rang: int
    cellules: dict[str, str]
    retenue: str | None = None
    """Why the row is withheld whatever its checks say (personal data), in French."""


class Publisher:
    """Collects the rows of a run, one document at a time; checks and writes them at the end."""

    def __init__(self, out: Path, settings: Settings) -> None:
        """Read the user's tables. Raises `BadTable`."""
        self.out, self.settings = out, settings
        self.table = read_table(settings.collectivites)
        self.known = read_table(settings.beneficiaires)
        self.acts: list[Ligne] = []
        self.grants: list[Ligne] = []
        self.package = datapackage.Package()
        self.report = ReportData()

    def add(self, result: Resultats) -> None:
        """Add the rows of one document."""
        self.package.add(result)
        self.report.add(result)
        for deliberation in result.deliberations:
            if deliberation.delibere:
                self._add(result, deliberation)

    def _add(self, result: Resultats, deliberation: Deliberation) -> None:
        protection = protect(deliberation)
        shown = protection.deliberation
        url = scdl.address_of(result.doc, result.url, self.settings.base_url)
        row = scdl.row_of(shown, self.table, url, _voters(deliberation))
        self.acts.append(_ligne(deliberation, row, protection))
        self.grants += [
            _ligne(deliberation, cells, protection)
            for cells in subventions.rows_of(shown, self.table, self.known)
        ]

    def close(self) -> Publication:
        """Check the rows and write `scdl/` and `rapport.html`. Raises `OutputUnwritable`."""
        folder = self.out / "scdl"
        kept_acts, acts_aside = _sort("deliberations", self.acts)
        kept_grants, grants_aside = _sort("subventions", self.grants)
        write_csv(folder / "deliberations.csv", columns("deliberations"), kept_acts)
        write_csv(folder / "subventions.csv", columns("subventions"), kept_grants)
        write_csv(folder / "ecarts.csv", ECARTS, [*acts_aside, *grants_aside])
        write_csv(
            folder / "subventions_a_completer.csv",
            columns("subventions"),
            _incomplete(self.grants, kept_grants),
        )
        package = self.package.describe(len(kept_acts), len(kept_grants))
        text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
        write_atomic(folder / "datapackage.json", [text.encode()])
        publication = Publication(
            publiees=len(kept_acts),
            ecarts=len(self.acts) - len(kept_acts),
            subventions=len(kept_grants),
            subventions_ecarts=len(self.grants) - len(kept_grants),
        )
        write_report(self.report, self.out, publication.publiees)
        return publication


def _incomplete(
    grants: Sequence[Ligne], published: Sequence[dict[str, str]]
) -> list[dict[str, str]]:
    """The subsidies that only lack what a délibération does not state."""
    out = {id(row) for row in published}
    return [
        g.cellules
        for g in grants
        if not g.retenue
        and id(g.cellules) not in out
        and g.cellules["nomAttribuant"]
        and g.cellules["nomBeneficiaire"]
    ]


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
