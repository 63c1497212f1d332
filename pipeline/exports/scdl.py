"""SCDL délibérations 2.1.5: rows, checks before a row leaves, and the rows set aside."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from ..config import Settings
from ..errors import BadTable
from ..outputs import write_atomic
from ..paths import DATA
from ..records import Deliberation, Resultats
from . import Publication

ECARTS = ("fichier", "doc", "rang", "DELIB_ID", "code", "champ", "valeur", "raison", "suite")


@cache
def columns(schema: str) -> tuple[str, ...]:
    """The columns of a schema of `data/schemas/`, in order."""
    fields = json.loads((DATA / "schemas" / f"{schema}.json").read_text(encoding="utf-8"))["fields"]
    return tuple(field["name"] for field in fields)


def read_sirets(path: Path | None) -> dict[str, str]:
    """Read the user's table: SIREN or folded name → SIRET. Raises `BadTable`."""
    if path is None:
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadTable(chemin=path, details=str(error)) from error
    if rows and not {"nom", "siren", "siret"} <= set(rows[0]):
        raise BadTable(chemin=path, details="les colonnes nom, siren et siret sont attendues")
    sirets: dict[str, str] = {}
    for row in rows:
        if row["siret"]:
            sirets[row["siren"]] = sirets[row["nom"].casefold()] = row["siret"]
    return sirets


def row_of(deliberation: Deliberation, sirets: dict[str, str]) -> dict[str, str]:
    """The SCDL row of a délibération; what is unknown is empty."""
    d, vote = deliberation, deliberation.vote
    siret = sirets.get(d.siren or "") or sirets.get((d.collectivite or "").casefold()) or ""
    row = dict.fromkeys(columns("deliberations"), "")
    row |= {
        "COLL_NOM": d.collectivite or "",
        "COLL_SIRET": siret,
        "DELIB_ID": d.numero or "",
        "DELIB_DATE": d.date or "",
        "DELIB_MATIERE_CODE": d.matiere or "",
        "DELIB_MATIERE_NOM": d.matiere_libelle or "",
        "DELIB_OBJET": d.objet or "",
        "PREF_DATE": d.pref_date or "",
    }
    counts = (vote.pour, vote.contre or 0, vote.abstention or 0)
    if d.effectif is not None and counts[0] is not None:
        total = sum(c or 0 for c in counts)
        if total <= d.effectif:
            row |= {
                "VOTE_EFFECTIF": str(d.effectif),
                "VOTE_REEL": str(total),
                "VOTE_POUR": str(counts[0]),
                "VOTE_CONTRE": str(counts[1]),
                "VOTE_ABSTENTION": str(counts[2]),
            }
    return row


def problems(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Why a row cannot be published: (field, sentence)."""
    for name in columns("deliberations")[:7]:
        if not row[name]:
            yield name, "La valeur est obligatoire et le document ne la donne pas."


def publish_deliberations(
    results: Sequence[Resultats], folder: Path, settings: Settings
) -> Publication:
    """Write `deliberations.csv` and `ecarts.csv`."""
    sirets = read_sirets(settings.collectivites)
    published: list[dict[str, str]] = []
    ecarts: list[dict[str, str]] = []
    aside = 0
    for result in results:
        for deliberation in result.deliberations:
            if not deliberation.delibere:
                continue
            row = row_of(deliberation, sirets)
            found = list(problems(row))
            aside += bool(found)
            if not found:
                published.append(row)
            for field, reason in found:
                ecarts.append(
                    {
                        "fichier": "deliberations.csv",
                        "doc": deliberation.doc,
                        "rang": str(deliberation.rang),
                        "DELIB_ID": row["DELIB_ID"],
                        "champ": field,
                        "valeur": row[field],
                        "raison": reason,
                    }
                )
    write_csv(folder / "deliberations.csv", columns("deliberations"), published)
    write_csv(folder / "ecarts.csv", ECARTS, ecarts)
    return Publication(publiees=len(published), ecarts=aside)


def write_csv(path: Path, header: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    """Write a CSV file: comma, UTF-8, LF, the header in order."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, header, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    write_atomic(path, [buffer.getvalue().encode()])
