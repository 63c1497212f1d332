"""Gold survives a round trip through each tool, and the changes made there come back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import BadTable
from pipeline.evaluation.echange import FORMATS, export_gold, import_gold
from pipeline.evaluation.gold import read_lines
from pipeline.paths import DATA

TEXTE = (
    "Le conseil accorde 1 500 € au Club de tir, 14 rue Haute, et 1 500 € à Mme Ida NORD "
    "avant le 3 mai 2024, puis 250,50 € en juin."
)
ACTE = {
    "doc": "a.pdf", "objet": "Aides", "matiere": "7.5", "matiere_alt": [],
    "themes": ["sport-loisirs"],
    "vote": {"resultat": "adopte", "pour": None, "contre": None, "abstention": None},
    "montants": [
        {"valeur": 1500.0, "texte": "1 500 €", "role": "subvention", "ht_ttc": None,
         "beneficiaire": "Club de tir"},
        {"valeur": 9.0, "texte": "absent du texte", "role": "tarif", "ht_ttc": None,
         "beneficiaire": None},
    ],
    "dates": [{"iso": "2024-05-03", "texte": "3 mai 2024", "role": "echeance"}],
    "lieux": [{"texte": "14 rue Haute", "type": "voie"}, {"texte": "rue Haute", "type": "voie"}],
    "organisations": ["Club de tir"], "personnes": ["Ida NORD"], "evenements": [],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXTE, encoding="utf-8")
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(ACTE, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", FORMATS)
def test_a_round_trip_gives_the_same_lines(gold: Path, tmp_path: Path, kind: str) -> None:
    out, back = tmp_path / "tool", tmp_path / "retour.jsonl"
    assert export_gold(gold, tmp_path, out, kind) == 1
    assert import_gold(out, back, kind) == 1
    assert read_lines(back) == [ACTE]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["deliberations", "documents"])
def test_the_starter_gold_makes_the_trip(tmp_path: Path, kind: str, name: str) -> None:
    gold = DATA / "gold" / f"{name}.jsonl"
    rows = read_lines(gold)
    for row in rows:  # a text made of the mentions themselves
        items = row.get("deliberations", [row])
        text = "\n".join(
            " ".join([i.get("debut", ""), *(m["texte"] for m in i["montants"])]) for i in items
        )
        (tmp_path / f"{Path(row['doc']).stem}.txt").write_text(text, encoding="utf-8")
    export_gold(gold, tmp_path, tmp_path / "tool", kind)
    import_gold(tmp_path / "tool", tmp_path / "retour.jsonl", kind)
    assert read_lines(tmp_path / "retour.jsonl") == rows


def test_what_the_annotator_changes_comes_back(gold: Path, tmp_path: Path) -> None:
    out, back = tmp_path / "doccano.jsonl", tmp_path / "retour.jsonl"
    export_gold(gold, tmp_path, out, "doccano")
    row = json.loads(out.read_text(encoding="utf-8"))
    start = TEXTE.index("250,50 €")
    kept = [s for s in row["label"] if s[2] not in ("personnes", "dates:echeance")]
    role = [[a, b, e.replace("montants:subvention", "montants:participation")] for a, b, e in kept]
    row["label"] = [*role, [start, start + 8, "montants:tarif"]]
    out.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    import_gold(out, back, "doccano")
    changed = read_lines(back)[0]
    assert changed["personnes"] == [] and changed["dates"] == []
    assert [(m["valeur"], m["role"]) for m in changed["montants"]] == [
        (1500.0, "participation"), (9.0, "tarif"), (250.5, "tarif"),
    ]  # fmt: skip
    assert changed["montants"][0]["beneficiaire"] == "Club de tir"
    assert {k: v for k, v in changed.items() if k not in ("montants", "dates", "personnes")} == {
        k: v for k, v in ACTE.items() if k not in ("montants", "dates", "personnes")
    }


def test_label_studio_gives_back_the_chosen_code(gold: Path, tmp_path: Path) -> None:
    out, back = tmp_path / "ls.json", tmp_path / "retour.jsonl"
    export_gold(gold, tmp_path, out, "label-studio")
    tasks = json.loads(out.read_text(encoding="utf-8"))
    for part in tasks[0]["annotations"][0]["result"]:
        if part["from_name"] == "matiere":
            part["value"]["choices"] = ["7.6"]
    out.write_text(json.dumps(tasks), encoding="utf-8")
    import_gold(out, back, "label-studio")
    assert read_lines(back) == [{**ACTE, "matiere": "7.6"}]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_foreign_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "autre"
    path.write_bytes(b'[{"data": {"text": "rien"}, "annotations": []}]')
    with pytest.raises(BadTable, match="gold exporter"):
        import_gold(path, tmp_path / "retour.jsonl", kind)
