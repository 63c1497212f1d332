"""What the people who run it every night see: state, journal, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline import errors, run
from pipeline.commands.enrich import enrich
from pipeline.commands.operations import statut
from pipeline.config import load_settings
from pipeline.journal import Journal, hide
from pipeline.paths import ROOT
from pipeline.versions import STAGES

DOC = ROOT / "docs" / "exploitation.md"


def all_errors(kind: type[errors.DatadelibError]) -> list[type[errors.DatadelibError]]:
    return [kind, *(e for sub in kind.__subclasses__() for e in all_errors(sub))]


def test_every_code_is_documented() -> None:
    text = DOC.read_text(encoding="utf-8")
    described = enrich.epilog or ""
    for error in all_errors(errors.DatadelibError):
        if error.__subclasses__() or error.__module__ != "pipeline.errors":
            continue
        assert f"`{error.code}`" in text, error.__name__
        if not issubclass(error, errors.DocumentError):
            assert f"| {error.exit_code} |" in text
            assert f" {error.exit_code} " in described


def test_a_night_is_told_document_by_document(exemples: Path, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "vide.txt").write_bytes(b"")
    name = "brussey-compte-rendu-2020-07-10.html"
    (tmp_path / "source" / name).write_bytes((exemples / name).read_bytes())
    out = tmp_path / "out"
    bilan = run.enrich([str(tmp_path / "source")], out, load_settings(processus=1))
    rows = [
        json.loads(row) for row in (out / ".datadelib" / "journal.jsonl").read_text().splitlines()
    ]
    assert [row["evenement"] for row in rows] == ["debut", "document", "document", "fin"]
    read = {row["doc"]: row for row in rows[1:3]}
    assert read["vide.txt"]["code"] == "D001"
    assert read[name]["statut"] != "rejete" and read[name]["deliberations"] == bilan.deliberations
    assert set(read[name]["durees"]) == set(STAGES)
    assert bilan.motifs == {"D001": 1}
    done = CliRunner().invoke(statut, ["--out", str(out)])
    assert "D001 × 1" in done.output and "entites" in done.output


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("postgresql://agent:mot@de@passe@base/suivi", None),
        ("https://a:b@h.fr/x?jeton=1 puis", "https://h.fr/x puis"),
        ("s3://cle:secret@depot/actes", "s3://depot/actes"),
        ("rien à cacher : a@b.fr", "rien à cacher : a@b.fr"),
    ],
)
def test_secrets_are_not_written(said: str, kept: str | None, tmp_path: Path) -> None:
    shown = hide(said)
    assert kept is None or shown == kept
    assert not [word for word in ("passe@", "secret", "jeton", ":b@") if word in shown]
    journal = Journal(tmp_path)
    journal.note("echec", erreur=said)
    text = journal.path.read_text()
    assert json.loads(text)["erreur"] == shown


def test_a_journal_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".datadelib").write_text("a file where a folder is expected")
    Journal(tmp_path).note("debut")
