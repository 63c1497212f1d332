"""Predictions of other programs are read when they are clear, and never stop the evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.evaluation.gold import GoldDocument, read_predictions
from pipeline.evaluation.measures import figures, observe
from pipeline.evaluation.tidy import tidy
from pipeline.paths import DATA

GOLD = {
    "doc": "a", "objet": "Aides", "matiere": "7.5", "matiere_alt": [], "themes": ["culture"],
    "vote": {"resultat": "adopte", "pour": None, "contre": None, "abstention": None},
    "montants": [{"valeur": 1500.5, "texte": "1 500,50 €", "role": "subvention", "ht_ttc": None,
                  "beneficiaire": None}],
    "dates": [{"iso": "2024-05-03", "texte": "3 mai 2024", "role": "echeance"}],
    "lieux": [{"texte": "rue Haute", "type": "voie"}], "organisations": ["Club"], "personnes": [],
    "evenements": [{"nom": "Fête", "date": None, "fin": None, "lieu": None}],
}  # fmt: skip


def score(found: dict[str, Any]) -> dict[str, float]:
    gold = {"a": GoldDocument("a", "deliberation", {}, (GOLD,))}
    predictions = {"a": GoldDocument("a", "deliberation", {}, (tidy(found),))}
    return {name: row["f1"] for name, row in figures(observe(gold, predictions)).items()}


def test_plain_values_are_read() -> None:
    plain = {
        "objet": "Aides", "matiere": "7.5", "matiere_top": ["7.5"], "themes": ["culture"],
        "vote": "adopte", "montants": ["1500,50"], "dates": ["2024-05-03"], "lieux": ["rue Haute"],
        "organisations": [{"texte": "Club"}], "evenements": ["Fête"],
    }  # fmt: skip
    wrong = {name for name, value in score(plain).items() if value != 1.0}
    assert wrong == {"montants.role", "dates.role"}  # not said


def test_what_cannot_be_read_is_not_found() -> None:
    bad = {"montants": [{"valeur": "beaucoup"}, None], "dates": {"iso": 1}, "lieux": [3, {}],
           "themes": [["culture"]], "evenements": None, "matiere_top": [None]}  # fmt: skip
    found = score(bad)
    assert (found["montants"], found["dates"], found["lieux"], found["themes"]) == (0, 0, 0, 0)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
LISTED = ["montants", "dates", "lieux", "organisations", "personnes", "evenements", "themes",
          "matiere_top", "vote"]  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine
@given(st.dictionaries(st.sampled_from(LISTED), json_values))
def test_any_json_is_measured(found: dict[str, Any]) -> None:
    assert all(0 <= value <= 1 for value in score(found).values())


def test_our_own_predictions_are_left_as_they_are(tmp_path: Path) -> None:
    text = (DATA / "gold" / "deliberations.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    path = tmp_path / "deliberations.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    read = [d.items[0] for d in read_predictions(path).values()]
    for row, item in zip(rows, read, strict=True):
        assert [m["valeur"] for m in item["montants"]] == [m["valeur"] for m in row["montants"]]
        assert item["vote"] == row["vote"]
        assert item["lieux"] == row["lieux"]
