"""Make the compact gazetteer of `data/gazetteer/` from the official administrative division.

Usage: `python outils/gazetteer.py DOSSIER`, where DOSSIER is the unpacked npm package
`@etalab/decoupage-administratif` 6.0.0 (`npm pack @etalab/decoupage-administratif@6.0.0`, then
`tar xzf` of the archive). The result depends on its input only: running it twice gives the same
bytes. Two tab-separated files are written, with `README.md` beside them (date, source, licence).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pipeline.gazetteer import COLUMNS, LONG_KINDS, normalise

CIBLE = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
NATURES = {
    "commune-actuelle": "commune",
    "commune-deleguee": "commune_deleguee",
    "commune-associee": "commune_associee",
    "arrondissement-municipal": "arrondissement",
}
# SIREN of the régions and of the collectivités with a particular status, which the source leaves
# out (répertoire Sirene, facts; each one passes the Luhn check).
SIREN_REGIONS = {
    "01": "239710015",
    "04": "239740012",
    "11": "237500079",
    "24": "234500023",
    "27": "200053726",
    "28": "200053403",
    "32": "200053742",
    "44": "200052264",
    "52": "234400034",
    "53": "233500016",
    "75": "200053759",
    "76": "200053791",
    "84": "200053767",
    "93": "231300021",
}
PARTICULIERES = [
    ("94", "Collectivité de Corse", "200076958", "2A", "94"),
    ("02", "Collectivité territoriale de Martinique", "200055507", "972", "02"),
    ("03", "Collectivité territoriale de Guyane", "200052678", "973", "03"),
    ("6AE", "Collectivité européenne d'Alsace", "200094332", "67", "44"),
]


def epci_name(nom: str) -> str:
    """Return the name of an EPCI with its kind written in full ("CC du Pays X")."""
    sigle, _, reste = nom.partition(" ")
    return f"{LONG_KINDS[sigle]} {reste}" if sigle in LONG_KINDS and reste else nom


def row(**values: Any) -> str:
    """Return one line of the file, columns in the order of `COLUMNS`."""
    values["cle"] = normalise(values["nom"])
    return "\t".join(str(values.get(column) or "") for column in COLUMNS)


def communes(source: Path, epci_of: dict[str, str]) -> list[str]:
    """Return the lines of the communes: current ones, déléguées, associées, arrondissements."""
    return [
        row(
            nature=NATURES[commune["type"]],
            code=commune["code"],
            nom=commune["nom"],
            siren=commune.get("siren"),
            departement=commune["departement"],
            region=commune.get("region"),
            population=commune.get("population"),
            epci=epci_of.get(commune["code"]),
            rattachement=commune.get("chefLieu") or commune.get("commune"),
            codes_postaux=" ".join(commune.get("codesPostaux", [])),
            anciens_codes=" ".join(commune.get("anciensCodes", [])),
        )
        for commune in load(source, "communes")
    ]


def groupings(source: Path) -> list[str]:
    """Return the lines of régions, départements, EPCI and EPT."""
    department = {c["code"]: (c["departement"], c.get("region")) for c in load(source, "communes")}
    lines = [
        row(
            nature="region",
            code=region["code"],
            nom=region["nom"],
            siren=SIREN_REGIONS.get(region["code"]),
            region=region["code"],
        )
        for region in load(source, "regions")
    ]
    lines += [
        row(nature="collectivite", code=code, nom=nom, siren=siren, departement=dep, region=region)
        for code, nom, siren, dep, region in PARTICULIERES
    ]
    lines += [
        row(
            nature="departement",
            code=item["code"],
            nom=item["nom"],
            departement=item["code"],
            region=item["region"],
        )
        for item in load(source, "departements")
    ]
    for name, nature in (("epci", "epci"), ("ept", "ept")):
        for item in load(source, name):
            main = max(item["membres"], key=lambda m: m.get("populationTotale") or 0)
            dep, region = department[main["code"]]
            lines.append(
                row(
                    nature=nature,
                    code=item["code"],
                    nom=epci_name(item["nom"]),
                    siren=item["code"],
                    departement=dep,
                    region=region,
                    population=item.get("populationTotale"),
                    rattachement=item["type"],
                )
            )
    return lines


def load(source: Path, name: str) -> list[dict[str, Any]]:
    """Return one file of the package."""
    found: list[dict[str, Any]] = json.loads((source / "data" / f"{name}.json").read_text("utf-8"))
    return found


def main(source: Path) -> None:
    """Write the two files of the gazetteer."""
    epci_of = {m["code"]: e["code"] for e in load(source, "epci") for m in e["membres"]}
    header = "\t".join(COLUMNS)
    CIBLE.mkdir(parents=True, exist_ok=True)
    for name, lines in (
        ("communes.tsv", communes(source, epci_of)),
        ("groupements.tsv", groupings(source)),
    ):
        (CIBLE / name).write_text("\n".join([header, *lines]) + "\n", "utf-8", newline="\n")
        print(f"{name} : {len(lines)} lignes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
