"""`make eval`: every set that is here is measured, with its parts and its report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.config import load_settings
from pipeline.evaluation import ocr
from pipeline.evaluation import run as evaluation
from pipeline.evaluation.gold import GoldDocument
from pipeline.evaluation.sets import GoldSet, own_sets, readings, shared_sets
from pipeline.paths import SHARED


def test_without_shared_sets_the_starter_gold_is_enough(tmp_path: Path) -> None:
    assert shared_sets(tmp_path) == []
    only = own_sets()
    assert [s.name for s in only] == ["exemples"]
    documents = only[0].read()
    assert len(documents) == 12
    assert {d.type for d in documents.values()} >= {"deliberation", "proces_verbal", "liste"}


def test_the_shared_sets_that_are_there_are_found() -> None:
    names = [s.name for s in shared_sets()]
    assert names == (["montpellier", "pv", "extraits", "objets"] if SHARED.exists() else [])


def test_parts_are_measured_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two acts, one of them a designation: the part leaves it out, on both sides."""
    acts = [
        {"doc": "a", "objet": "Délégués au syndicat", "matiere": "5.3", "matiere_alt": []},
        {"doc": "b", "objet": "Subvention au club", "matiere": "7.5", "matiere_alt": []},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, acts)), encoding="utf-8")

    def predict(*_: object) -> dict[str, GoldDocument]:
        return {"a": GoldDocument("a", items=({**acts[0], "matiere": "5.7"},)),
                "b": GoldDocument("b", items=(acts[1],))}  # fmt: skip

    part = ("hors-5.3", "sans les désignations", lambda item: item["matiere"] != "5.3")
    small = GoldSet("petit", "Deux actes", gold, tmp_path, predict, ("objet",), (part,))
    monkeypatch.setattr(evaluation, "shared_sets", lambda root: [small])
    monkeypatch.setattr(evaluation, "own_sets", lambda: [])
    rates = ocr.compare("Le conseil decide", "Le conseil décide")
    monkeypatch.setattr(ocr, "measure", lambda folder: {"page#1": rates, "total": rates})
    path = evaluation.measure(load_settings(), tmp_path / "out", readme=None)
    results = json.loads(path.read_text(encoding="utf-8"))
    assert results["petit"]["mesures"]["matiere"]["f1"] == 0.5
    assert results["hors-5.3"]["mesures"]["matiere"]["f1"] == 1.0
    assert results["hors-5.3"]["mesures"]["matiere"]["support"] == 1
    assert results["ocr"]["total"]["exactitude_mots"] == pytest.approx(2 / 3)
    assert "objet" not in results["petit"]["mesures"]  # given, therefore not measured
    assert "erreurs" not in results["petit"]
    assert (tmp_path / "out" / "petit" / "rapport.html").exists()


def test_two_sets_about_one_source_share_its_reading(tmp_path: Path) -> None:
    one = own_sets()[0]
    other = GoldSet("autre", "", one.gold, one.source, one.predict)
    assert readings(one, tmp_path) == readings(other, tmp_path)
