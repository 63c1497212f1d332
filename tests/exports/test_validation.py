"""What a clerk reads, the set of files that leaves, and the schemas against the official ones."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from frictionless import Package

from pipeline.commands import scdl as commands
from pipeline.config import Settings
from pipeline.evaluation.readme import refresh
from pipeline.exports import Publisher, judge
from pipeline.exports.validation import SCHEMAS, columns, guess_schema, load_schema, validate_file
from pipeline.paths import SHARED
from pipeline.records import Deliberation, Resultats, Vote

OFFICIAL = SHARED / "schemas"


def _constraints(field: dict[str, object]) -> dict[str, object]:
    """The constraints that forbid something ("required": false does not)."""
    constraints: dict[str, object] = field.get("constraints", {})  # type: ignore[assignment]
    return {k: v for k, v in constraints.items() if v is not False}


if OFFICIAL.exists():  # where the project is developed

    @pytest.mark.parametrize("name", SCHEMAS)
    def test_our_schema_says_what_the_official_one_says(name: str) -> None:
        theirs = json.loads((OFFICIAL / judge.OFFICIAL[name]).read_text(encoding="utf-8"))
        ours = load_schema(name)

        def rules(schema: dict[str, object]) -> list[tuple[object, ...]]:
            fields: list[dict[str, object]] = schema["fields"]  # type: ignore[assignment]
            return [(f["name"], f["type"], f.get("format"), _constraints(f)) for f in fields]

        assert rules(ours) == rules(theirs)

        def checks(schema: dict[str, object]) -> list[str]:
            found: list[object] = schema["custom_checks"]  # type: ignore[assignment]
            return sorted(json.dumps(c, sort_keys=True) for c in found)

        assert checks(ours) == checks(theirs)


GOOD = (
    "Valmorin,21390998900013,1,2024-04-11,7.5,finances locales/subventions,Aide,,,,,15,13,13,0,0,"
)


def test_a_clerk_reads_what_is_wrong_and_how_to_mend_it(tmp_path: Path) -> None:
    path = tmp_path / "publie.csv"
    header = ",".join(columns("deliberations"))
    path.write_text(f"{header}\n{GOOD}\n{GOOD.replace('2024-04-11', '11/04/2024')}\n")
    done = CliRunner().invoke(commands.valider, [str(path)])
    assert done.exit_code == 1
    assert "ligne 3, DELIB_DATE : « 11/04/2024 » n'est pas une date AAAA-MM-JJ." in done.output
    assert "1 anomalie sur 1 ligne." in done.output
    mended = tmp_path / "corrige.csv"
    done = CliRunner().invoke(commands.reparer, [str(path), "--out", str(mended)])
    assert "« 11/04/2024 » → « 2024-04-11 »" in done.output and "Il est valide." in done.output
    assert CliRunner().invoke(commands.valider, [str(mended)]).exit_code == 0


def test_an_unknown_table_follows_no_schema() -> None:
    assert guess_schema(["a", "b"]) is None
    assert guess_schema([c.lower() for c in columns("subventions")]) == "subventions"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    table = tmp_path / "collectivites.csv"
    table.write_text("nom,siren,siret\nValmorin,213909989,21390998900013\n")
    publisher = Publisher(tmp_path, Settings(collectivites=table, base_url="https://valmorin.fr"))
    base = {
        "page": 1, "page_fin": 1, "debut": "", "collectivite": "Valmorin", "siren": "213909989",
        "date": "2024-04-11", "matiere": "7.10", "effectif": 15, "presents": 13,
    }  # fmt: skip
    good = Deliberation(
        doc="a b.pdf", rang=1, numero="2024-1", objet="Tarifs, « cantine »\n2024",
        vote=Vote(resultat="majorite", pour=12, contre=1, abstention=0), **base,
    )  # fmt: skip
    nameless = Deliberation(doc="a b.pdf", rang=2, objet="Sans numéro", **base)  # type: ignore[arg-type]
    information = Deliberation(doc="a b.pdf", rang=3, objet="Divers", delibere=False, **base)  # type: ignore[arg-type]
    publisher.add(
        Resultats(doc="a b.pdf", sha256="ab" * 32, deliberations=(good, nameless, information))
    )
    publisher.close()
    return tmp_path / "scdl"


def test_the_package_is_valid_for_frictionless(published: Path) -> None:
    package = Package(str(published / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["note"])
    descriptor = json.loads((published / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["licenses"][0]["name"] == "etalab-2.0"
    assert descriptor["sources"][0]["sha256"] == "ab" * 32


def test_what_leaves_is_valid_and_what_stays_says_why(published: Path) -> None:
    assert validate_file(published / "deliberations.csv") == []
    with (published / "deliberations.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["DELIB_OBJET"] == "Tarifs, « cantine » 2024"
    assert row["DELIB_MATIERE_CODE"] == "7.10"
    assert row["DELIB_URL"] == "https://valmorin.fr/a%20b.pdf"
    with (published / "ecarts.csv").open(encoding="utf-8", newline="") as stream:
        (aside,) = csv.DictReader(stream)
    assert (aside["rang"], aside["code"], aside["champ"]) == ("2", "obligatoire", "DELIB_ID")
    assert aside["raison"] and aside["suite"]


def test_the_verdict_counts_and_the_readme_shows_it(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "judge_file", lambda path, schema, validata: [])
    found = judge.verdict("essai", published.parent)
    assert (found.actes, found.publies, found.retenus, found.doublons) == (2, 1, 0, 0)
    assert found.remplis["VOTE_POUR"] == 1 and found.remplis["PREF_ID"] == 0
    readme = tmp_path / "README.md"
    readme.write_text(f"avant\n{judge.BEGIN}\nancien\n{judge.END}\naprès\n")
    refresh(readme, judge.table([found], "22/11/2026"), judge.BEGIN, judge.END)
    text = readme.read_text(encoding="utf-8")
    assert "| Lignes publiées | 1 (50 %) |" in text and "ancien" not in text
    assert text.startswith("avant\n") and text.endswith("après\n")


def test_the_judges_answer_is_read(tmp_path: Path) -> None:
    judge_ = tmp_path / "validata"
    answer = {"errors": [], "tasks": [{"errors": [{"message": "SIRET non valide"}]}]}
    judge_.write_text(f"#!/bin/sh\necho '{json.dumps(answer)}'\n")
    judge_.chmod(0o755)
    path = tmp_path / "a.csv"
    assert judge.judge_file(path, "deliberations", judge_) == ["a.csv : SIRET non valide"]
    assert judge.self_check(judge_)
