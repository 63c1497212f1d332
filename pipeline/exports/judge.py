"""An independent judge of what leaves: Validata, the State's validator, in its own environment.

`make valider` enriches the examples, and the real documents where the project is developed, has
each SCDL file judged by `validata-core` with the official schemas, and writes into the README the
share of rows published and of each optional column filled. Real documents give no SIRET: theirs are
made up with a right key for the trial, and nothing of it is published.
"""

from __future__ import annotations

import csv
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..config import load_settings
from ..errors import BadTable
from ..gazetteer import luhn
from ..paths import DATA, ROOT, SHARED
from ..records import Record
from .tables import write_csv
from .validation import SCHEMAS, columns, required

BEGIN, END = "<!-- publication : début -->", "<!-- publication : fin -->"
VALIDATA = ROOT / ".venv-validata" / "bin" / "validata"
OFFICIAL = {"deliberations": "deliberations-2.1.5.json", "subventions": "subventions-2.1.1.json"}


class Verdict(Record, frozen=True, kw_only=True):
    """What the judge says of the exports of a set, and how full they are."""

    jeu: str
    erreurs: tuple[str, ...]
    actes: int
    publies: int
    retenus: int
    doublons: int
    remplis: dict[str, int]
    """Column → number of published rows where it is filled (délibérations, optional columns)."""


def schema_path(name: str) -> Path:
    """The official schema where the project is developed, else the project's copy."""
    official = SHARED / "schemas" / OFFICIAL[name]
    return official if official.exists() else DATA / "schemas" / f"{name}.json"


def judge_file(path: Path, schema: str, validata: Path = VALIDATA) -> list[str]:
    """Return what Validata finds wrong in a file. Raises `BadTable` when it cannot read it."""
    command = [str(validata), "--schema", str(schema_path(schema)), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    try:
        report = json.loads(done.stdout)
    except ValueError as error:
        raise BadTable(chemin=path, details=done.stderr.strip()[-200:]) from error
    found = list(report["errors"])
    for task in report["tasks"]:
        found += task["errors"]
    return [f"{path.name} : {e.get('message') or e.get('note')}" for e in found]


def self_check(validata: Path = VALIDATA) -> bool:
    """True when the judge does refuse a file with a wrong SIRET: a silent judge proves nothing."""
    names = columns("deliberations")
    row = dict.fromkeys(names, "") | {
        "COLL_NOM": "Valmorin", "COLL_SIRET": "21390998900014", "DELIB_ID": "1",
        "DELIB_DATE": "2024-01-01", "DELIB_MATIERE_CODE": "7.5", "DELIB_OBJET": "Essai",
        "DELIB_MATIERE_NOM": "finances locales/subventions",
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "faux.csv"
        write_csv(path, names, [row])
        return bool(judge_file(path, "deliberations", validata))


def verdict(jeu: str, out: Path, validata: Path = VALIDATA) -> Verdict:
    """Judge the files of `out/scdl/` and count what they hold."""
    folder = out / "scdl"
    errors = [e for s in SCHEMAS for e in judge_file(folder / f"{s}.csv", s, validata)]
    rows = _read(folder / "deliberations.csv")
    aside: dict[tuple[str, str], set[str]] = {}
    for e in _read(folder / "ecarts.csv"):
        if e["fichier"] == "deliberations.csv":
            aside.setdefault((e["doc"], e["rang"]), set()).add(e["code"])
    codes = Counter(code for found in aside.values() for code in found)
    optional = [c for c in columns("deliberations") if c not in required("deliberations")]
    return Verdict(
        jeu=jeu,
        erreurs=tuple(errors),
        actes=len(rows) + len(aside),
        publies=len(rows),
        retenus=codes["donnees-personnelles"],
        doublons=codes["doublon"],
        remplis={c: sum(bool(row[c]) for row in rows) for c in optional},
    )


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def trial_table(out: Path, target: Path) -> None:
    """Write a table of made-up SIRET (right keys) for the collectivités of a run, for a trial."""
    rows = {}
    for text in (out / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(text)
        siren = document["siren"] or document["siren_deduit"]
        if document["collectivite"] and siren and luhn(siren):
            siret = next(f"{siren}0001{key}" for key in range(10) if luhn(f"{siren}0001{key}"))
            rows[siren] = {"nom": document["collectivite"], "siren": siren, "siret": siret}
    write_csv(target, ("nom", "siren", "siret"), rows.values())


def run_all(work: Path) -> Iterator[Verdict]:
    """Enrich each set into `work` and judge its files."""
    from ..run import enrich

    examples = DATA / "exemples"
    out = work / "exemples"
    enrich(
        [str(examples)], out, load_settings(collectivites=examples / "collectivites.csv"),
    )  # fmt: skip
    yield verdict("exemples", out)
    real = SHARED / "reel"
    if real.exists():
        out = work / "reel"
        enrich([str(real)], out, load_settings())
        table = work / "siret-essai.csv"
        trial_table(out, table)
        enrich([str(real)], out, load_settings(collectivites=table))
        yield verdict("documents réels", out)


def table(verdicts: list[Verdict], day: str) -> str:
    """Return the Markdown that the README shows."""
    lines = [
        f"Jugé le {day} par `make valider` : `validata-core`, dans un environnement à part, avec "
        "les schémas officiels.",
        "",
        "| | " + " | ".join(v.jeu for v in verdicts) + " |",
        "| --- |" + " ---: |" * len(verdicts),
    ]

    def add(title: str, cells: list[str]) -> None:
        lines.append(f"| {title} | " + " | ".join(cells) + " |")

    add("Erreurs trouvées par Validata", [str(len(v.erreurs)) for v in verdicts])
    add("Délibérations", [str(v.actes) for v in verdicts])
    add("Lignes publiées", [_share(v.publies, v.actes) for v in verdicts])
    add("Retenues (personne privée)", [_share(v.retenus, v.actes) for v in verdicts])
    add("Doublons écartés", [_share(v.doublons, v.actes) for v in verdicts])
    for column in verdicts[0].remplis:
        add(f"`{column}` rempli", [_share(v.remplis[column], v.publies) for v in verdicts])
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.0f} %)" if whole else "0"
