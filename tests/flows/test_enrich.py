"""The flow, run for real on the examples, with an ephemeral Prefect server."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.lent
def test_the_flow_and_the_plain_run_write_the_same_files(exemples: Path, tmp_path: Path) -> None:
    """In processes of their own: Prefect's server must not outlive the test."""
    outputs = {}
    for name, option in (("flow", []), ("plain", ["--sans-prefect"])):
        out = tmp_path / name
        command = [
            sys.executable, "-c", "from pipeline.cli import main; main()",
            "enrich", str(exemples), "--out", str(out), "--lot", "5",
            "--collectivites", str(exemples / "collectivites.csv"), *option,
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
        assert done.returncode == 0, done.stderr
        assert "Bilan de l'enrichissement" in done.stdout
        files = [p for p in sorted(out.rglob("*")) if p.is_file() and ".datadelib" not in p.parts]
        outputs[name] = {
            p.relative_to(out).as_posix(): p.read_bytes() for p in files if p.suffix != ".html"
        }
    assert outputs["flow"] == outputs["plain"]
    documents = [json.loads(row) for row in outputs["flow"]["documents.jsonl"].splitlines()]
    assert len(documents) == 12
    assert not [d for d in documents if d["statut"] == "rejete"]
    text = outputs["flow"]["scdl/deliberations.csv"].decode()
    published = {r["DELIB_ID"] for r in csv.DictReader(text.splitlines())}
    assert "2024-031" in published
    assert "2023/058" not in published  # bought from a private individual: withheld
