"""What leaves: rows that pass every check; what stays: each row set aside, with its reasons.

Rows are checked as a file would be, by frictionless and the custom checks; a row with an anomaly
goes to `ecarts.csv`, one line per anomaly, and never silently. Subsidies that only lack what a
délibération does not state also go to `subventions_a_completer.csv`, ready for a person.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ..config import Settings
from ..files import write_atomic
from ..records import Deliberation, Evenement, Protection, Record, Resultats
from . import agenda, datapackage, geojson, scdl, subventions
from .doublons import Candidat, duplicates
from .protection import Relecture
from .pseudonymisation import protect, subsidy_reason
from .report import ReportData, write_report
from .tables import bare, fold, read_table, write_csv
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
    retenues: int = 0
    """Délibérations withheld because they name a private individual."""
    doublons: int = 0


class Ligne(Record, frozen=True, kw_only=True):
    """A candidate row and the délibération it comes from."""

    doc: str
    rang: int
    cellules: dict[str, str]
    type: str = "autre"
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
        self.relecture = Relecture(out, texts=settings.textes_publics)
        self.places: list[dict[str, object]] = []
        self.events: list[tuple[Evenement, str]] = []

    def add(self, result: Resultats, path: str | None = None) -> None:
        """Add the rows of one document; `path` is its file, whose pages the report shows."""
        self.package.add(result)
        self.report.add(result, path)
        known = {protection.rang: protection for protection in result.protections}
        for deliberation in result.deliberations:
            if deliberation.delibere:
                protection = known.get(deliberation.rang) or protect(deliberation, result.seance)
                self._add(result, deliberation, protection)

    def _add(self, result: Resultats, deliberation: Deliberation, protection: Protection) -> None:
        shown = protection.applied(deliberation)
        self.relecture.add(shown, protection)
        self.report.protect(protection)
        if not protection.retenue:
            self.places += geojson.features_of(shown)
            self.events += agenda.entries_of(shown)
        url = scdl.address_of(result.doc, result.url, self.settings.base_url)
        row = scdl.row_of(shown, self.table, url)
        self.acts.append(_ligne(result, deliberation, row, protection.retenue))
        for cells in subventions.rows_of(shown, self.table, self.known):
            reason = protection.retenue or subsidy_reason(cells["nomBeneficiaire"])
            self.grants.append(_ligne(result, deliberation, cells, reason))

    def close(self, alertes: Sequence[str] = ()) -> Publication:
        """Check the rows and write `scdl/` and `rapport.html`, with `alertes` at its top.

        Raises `OutputUnwritable`.
        """
        folder = self.out / "scdl"
        acts = _checked("deliberations", self.acts)
        _set_duplicates_aside(acts)
        grants = _checked("subventions", self.grants)
        _set_repeated_grants_aside(grants)
        kept_acts = [a.ligne.cellules for a in acts if not a.anomalies]
        kept_grants = [g.ligne.cellules for g in grants if not g.anomalies]
        aside = [_ecart("deliberations", a.ligne, x) for a in acts for x in a.anomalies]
        aside += [_ecart("subventions", g.ligne, x) for g in grants for x in g.anomalies]
        write_csv(folder / "deliberations.csv", columns("deliberations"), kept_acts)
        write_csv(folder / "subventions.csv", columns("subventions"), kept_grants)
        write_csv(folder / "ecarts.csv", ECARTS, aside)
        incomplete = [g.ligne.cellules for g in grants if _incomplete(g)]
        write_csv(folder / "subventions_a_completer.csv", columns("subventions"), incomplete)
        self.relecture.write({(a.ligne.doc, a.ligne.rang) for a in acts if not a.anomalies})
        _write_json(
            folder / "datapackage.json", self.package.describe(len(kept_acts), len(kept_grants))
        )
        _write_json(folder / "lieux.geojson", geojson.collection(self.places))
        write_atomic(folder / "agenda.ics", [agenda.calendar(self.events)])
        publication = Publication(
            publiees=len(kept_acts),
            ecarts=len(acts) - len(kept_acts),
            subventions=len(kept_grants),
            subventions_ecarts=len(grants) - len(kept_grants),
            retenues=sum(bool(a.ligne.retenue) for a in acts),
            doublons=sum(any(x.code == "doublon" for x in a.anomalies) for a in acts),
        )
        write_report(self.report, self.out, publication, alertes)
        return publication


def _write_json(path: Path, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    write_atomic(path, [text.encode()])


class Controle(msgspec.Struct):
    """A row and its anomalies; a row without any is published."""

    ligne: Ligne
    anomalies: list[Anomalie]


def _ligne(
    result: Resultats, deliberation: Deliberation, cells: dict[str, str], retenue: str | None
) -> Ligne:
    return Ligne(
        doc=deliberation.doc,
        rang=deliberation.rang,
        type=result.type,
        cellules=cells,
        retenue=retenue,
    )


def _checked(schema: str, lignes: Sequence[Ligne]) -> list[Controle]:
    """Check the rows as a file would be; a withheld row has its reason first."""
    header = columns(schema)
    controls = [
        Controle(ligne, [_withheld(ligne.retenue)] if ligne.retenue else []) for ligne in lignes
    ]
    rows = [[ligne.cellules[c] for c in header] for ligne in lignes]
    for anomalie in validate_rows(schema, header, rows):
        if anomalie.ligne is not None:
            controls[anomalie.ligne - 2].anomalies.append(anomalie)
    return controls


def _withheld(reason: str) -> Anomalie:
    return Anomalie(
        ligne=None,
        champ=None,
        code="donnees-personnelles",
        valeur="",
        raison=reason,
        suite="Relisez-la ; publiez-la vous-même si la loi le permet.",
    )


def _set_duplicates_aside(acts: Sequence[Controle]) -> None:
    """Keep the richest row of each act; a copy of a withheld act is withheld too."""
    candidats = [
        Candidat(
            doc=a.ligne.doc,
            type=a.ligne.type,
            publiable=not a.anomalies,
            cellules=a.ligne.cellules,
        )
        for a in acts
    ]
    found = duplicates(candidats)
    copies: dict[int, list[int]] = {}
    for index, kept in found.items():
        copies.setdefault(kept, []).append(index)
    for kept, others in copies.items():
        reason = next((acts[i].ligne.retenue for i in others if acts[i].ligne.retenue), None)
        if reason and not acts[kept].ligne.retenue:
            acts[kept].anomalies.insert(0, _withheld(reason))
        for index in others:
            acts[index].anomalies.append(_duplicate(acts[kept].ligne))


def _duplicate(kept: Ligne) -> Anomalie:
    return Anomalie(
        ligne=None,
        champ=None,
        code="doublon",
        valeur=kept.doc,
        raison=f"Le même acte est aussi dans « {kept.doc} » (rang {kept.rang}), seul examiné.",
        suite="Rien à faire, sauf s'il s'agit de deux actes différents.",
    )


def _set_repeated_grants_aside(grants: Sequence[Controle]) -> None:
    """Publish once a subsidy that several documents of one séance repeat."""
    seen: dict[tuple[str, ...], Ligne] = {}
    for control in sorted(grants, key=lambda g: bool(g.anomalies)):
        c = control.ligne.cellules
        who = c["idAttribuant"] or fold(c["nomAttribuant"])
        key = (who, c["dateConvention"], bare(c["nomBeneficiaire"]), c["montant"])
        first = seen.setdefault(key, control.ligne)
        if first.doc != control.ligne.doc:
            control.anomalies.append(_duplicate(first))


def _incomplete(control: Controle) -> bool:
    """A subsidy that only lacks what a délibération does not state."""
    cells = control.ligne.cellules
    return bool(
        control.anomalies
        and not control.ligne.retenue
        and cells["nomAttribuant"]
        and cells["nomBeneficiaire"]
        and all(a.code != "doublon" for a in control.anomalies)
    )


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
