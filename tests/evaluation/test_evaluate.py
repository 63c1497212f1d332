"""`datadelib evaluate`: files written, report readable, two versions told apart, MLflow run."""

from __future__ import annotations

import copy
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.evaluation.run import evaluate
from tests.conftest import EXEMPLES

VOID = {"meta", "br"}
ITEM = {
    "collectivite": "Valmorin", "date": "2024-04-11", "delibere": True, "matiere": "7.5",
    "matiere_alt": [], "themes": ["culture"],
    "vote": {"resultat": "majorite", "pour": 9, "contre": 1, "abstention": None},
    "montants": [{"valeur": 500.0, "texte": "500 €", "role": "subvention", "ht_ttc": None,
                  "beneficiaire": None}],
}  # fmt: skip


class Balanced(HTMLParser):
    """Checks that tags close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8"
    )
    return path


def acts(count: int = 12) -> list[dict[str, Any]]:
    return [
        {**copy.deepcopy(ITEM), "doc": f"d{n}.pdf", "objet": f"Aide <numéro> {n}", "numero": str(n)}
        for n in range(count)
    ]


def predictions(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the pipeline writes, with fields that the gold does not have."""
    return [
        {**row, "rang": 1, "page": 1, "matiere_confiance": 0.9, "texte": f"{row['objet']} 500 €",
         "matiere_top": [{"code": row["matiere"], "confiance": 0.9}], "regle": "x"}
        for row in rows
    ]  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold.jsonl", acts())


def test_the_same_is_one_and_the_report_says_so(gold: Path, tmp_path: Path) -> None:
    found = write(tmp_path / "p" / "deliberations.jsonl", predictions(acts()))
    figures = evaluate(found, gold, tmp_path / "out")
    assert {row["f1"] for row in figures["mesures"].values()} == {1.0}
    assert json.loads((tmp_path / "out" / "metrics.json").read_text()) == figures
    page = (tmp_path / "out" / "rapport.html").read_text(encoding="utf-8")
    parser = Balanced()
    parser.feed(page)
    assert parser.open == []
    assert "Aucune erreur : tout ce qui était attendu a été trouvé." in parser.text
    assert "Comment chaque chiffre est calculé" in parser.text
    assert "12 documents, 12 délibérations, 1 collectivités" in parser.text


def test_the_report_stands_alone_and_is_escaped(gold: Path, tmp_path: Path) -> None:
    rows = predictions(acts())
    rows[0]["objet"] = "<script>alert(1)</script> tout autre chose"
    rows[0]["vote"]["pour"] = 99
    found = write(tmp_path / "p" / "deliberations.jsonl", rows)
    evaluate(found, gold, tmp_path / "out")
    page = (tmp_path / "out" / "rapport.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert not re.search(r"""(src|href)=["'](?!#|pages/)""", page)
    assert "&lt;script&gt;alert(1)" in page
    assert "Majorité (99 pour, 1 contre)" in page


def test_two_versions_are_told_apart(gold: Path, tmp_path: Path) -> None:
    """All amounts wrong before: better. One theme of twelve: noise. Votes unchanged."""
    before = predictions(acts())
    for row in before:
        row["montants"] = []
    before[0]["themes"] = ["sante"]
    old = write(tmp_path / "avant" / "deliberations.jsonl", before)
    new = write(tmp_path / "apres" / "deliberations.jsonl", predictions(acts()))
    rows = evaluate(new, gold, tmp_path / "out", avant=old)["comparaison"]
    verdicts = {r["mesure"]: (r["verdict"], round(r["ecart"], 3)) for r in rows}
    assert verdicts["montants"] == ("mieux", 1.0)
    assert verdicts["themes"] == ("bruit", pytest.approx(1 / 12, abs=0.001))
    assert verdicts["vote"] == ("bruit", 0.0)
    back = evaluate(old, gold, tmp_path / "retour", avant=new)["comparaison"]
    assert {r["mesure"]: r["verdict"] for r in back}["montants"] == "moins bien"


def test_the_page_of_an_error_is_drawn_when_the_document_is_there(tmp_path: Path) -> None:
    """Only for the error, and no link for a document that is not there."""
    rows = acts(2)
    rows[0]["doc"] = "essarts-2023-058.pdf"
    gold = write(tmp_path / "gold.jsonl", rows)
    wrong = predictions(rows)
    for row in wrong:
        row["numero"] = "autre"
    found = write(tmp_path / "p" / "deliberations.jsonl", wrong)
    shutil.copy(EXEMPLES / "essarts-2023-058.pdf", tmp_path / "p")
    evaluate(found, gold, tmp_path / "out")
    drawn = [p.name for p in (tmp_path / "out" / "pages").iterdir()]
    assert drawn == ["essarts-2023-058-1.jpg"]
    page = (tmp_path / "out" / "rapport.html").read_text(encoding="utf-8")
    assert 'href="pages/essarts-2023-058-1.jpg"' in page
    assert page.count("voir la page") == page.count('href="pages/essarts')


def test_transcriptions_judge_the_pages(gold: Path, tmp_path: Path) -> None:
    """One word of four is wrong on page 2; the other file has no page here."""
    found = write(tmp_path / "p" / "deliberations.jsonl", predictions(acts()))
    read = ((1, "Un"), (2, "le budqet est voté"))
    pages = [{"doc": "d1.pdf", "page": n, "texte": t} for n, t in read]
    write(tmp_path / "p" / "textes.jsonl", pages)
    (tmp_path / "d1-2.txt").write_text("Le budget est voté".lower(), encoding="utf-8")
    (tmp_path / "autre-1.txt").write_text("rien", encoding="utf-8")
    figures = evaluate(found, gold, tmp_path / "out", transcriptions=tmp_path)
    assert list(figures["ocr"]) == ["d1#2", "total"]
    assert figures["ocr"]["total"]["taux_mots"] == 0.25
    assert figures["ocr"]["total"]["taux_caracteres"] == pytest.approx(1 / 18)
    page = (tmp_path / "out" / "rapport.html").read_text(encoding="utf-8")
    assert "d1, page 2</td><td>75,0 %</td><td>5,6 %" in page


def test_several_acts_of_one_file_on_separate_lines(tmp_path: Path) -> None:
    rows = acts(3)
    for row in rows:
        row["doc"] = "registre.pdf"
    gold = write(tmp_path / "gold.jsonl", rows)
    found = write(tmp_path / "p" / "deliberations.jsonl", predictions(rows))
    figures = evaluate(found, gold, tmp_path / "out")
    assert figures["mesures"]["matiere"]["support"] == 3
    assert figures["mesures"]["matiere"]["f1"] == 1.0


def test_the_command_logs_a_run(gold: Path, tmp_path: Path, empty_registry: Path,
                                monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    from mlflow import MlflowClient

    from pipeline.commands.evaluation import evaluate as command

    shutil.copy(empty_registry, tmp_path / "mlflow.db")
    uri = f"sqlite:///{tmp_path / 'mlflow.db'}"
    monkeypatch.setenv("DATADELIB_MLFLOW_URI", uri)
    found = write(tmp_path / "p" / "deliberations.jsonl", predictions(acts()))
    done = CliRunner().invoke(command, [str(found), str(gold), "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert "Objet" in done.output and "100,0 %  (12)" in done.output
    client = MlflowClient(tracking_uri=uri)
    experiment = client.get_experiment_by_name("datadelib-evaluation")
    runs = client.search_runs([experiment.experiment_id])
    assert len(runs) == 1
    assert runs[0].data.metrics["objet"] == 1.0
    assert runs[0].data.metrics["objet.support"] == 12
    names = [a.path for a in client.list_artifacts(runs[0].info.run_id, "rapport")]
    assert sorted(names) == ["rapport/metrics.json", "rapport/rapport.html"]


def test_without_registry_nothing_is_logged(gold: Path, tmp_path: Path) -> None:
    from pipeline.config import load_settings
    from pipeline.evaluation.tracking import record

    assert record({}, tmp_path, load_settings(mlflow_uri="aucun")) is None
