"""The examples that document the grammars of places and parties are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.entities.flat import UPPER, flatten, fold
from pipeline.entities.ner.sentences import parse
from pipeline.entities.spans import by_rules, keep

FOLDER = Path(__file__).resolve().parents[2] / "pipeline" / "entities"
assert UPPER


def cases(name: str) -> list[tuple[str, str | None]]:
    found, departement = [], None
    for line in (FOLDER / name / "examples.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            departement = line[1:].strip()
        elif line and not line.startswith("#"):
            found.append((line, departement))
    return found


def spans(text: str, departement: str | None) -> list[tuple[str, str]]:
    flat = flatten(text)
    kept = keep(by_rules(flat, departement=departement))
    return [
        (flat[s.debut : s.fin], s.kind, s.nature or "") for s in sorted(kept, key=lambda s: s.debut)
    ]


@pytest.mark.parametrize(("marked", "departement"), cases("lieux"))
def test_lieux(marked: str, departement: str | None) -> None:
    text, wanted = parse(marked, r"[a-z]+")
    found = [(t, n) for t, kind, n in spans(text, departement) if kind == "LIEU"]
    assert found == [(text[a:b], label) for a, b, label in wanted]


@pytest.mark.parametrize(("marked", "departement"), cases("parties"))
def test_parties(marked: str, departement: str | None) -> None:
    text, wanted = parse(marked)
    found = [(t, kind) for t, kind, _ in spans(text, departement) if kind != "LIEU"]
    short = [(fold(t).removeprefix("association "), kind) for t, kind in found]
    assert short == [
        (fold(text[a:b]).removeprefix("association "), label) for a, b, label in wanted
    ]
