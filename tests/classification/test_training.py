from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from pipeline import registry
from pipeline.classification.labels import Label
from pipeline.classification.loading import load_models
from pipeline.classification.measures import Comparison, compare, evaluate, interval
from pipeline.classification.training import compare_versions, decide, run_train
from pipeline.commands import classification as commands
from pipeline.config import Settings
from pipeline.errors import BadTable


def labels_file(path: Path, rows: list[dict[str, object]]) -> Path:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


def new_labels(path: Path, count: int = 100) -> Path:
    """A vocabulary that the champion does not know: « zinzolage » is a loan in these communes."""
    rows: list[dict[str, object]] = [
        {
            "objet": f"Zinzolage {word} du syndicat {group}",
            "matiere": "7.2", "groupe": f"g{group}", "themes": ["fiscalite-tarifs"],
        }
        for group in ("lumen", "orval", "brisel", "tanche", "gruau", "pellot", "virm", "soubre")
        for word in ("annuel", "ordinaire", "partiel", "complet", "rural", "urbain", "simple",
                     "double", "triple", "mixte", "nouveau", "ancien", "neuf")
    ]  # fmt: skip
    return labels_file(path, rows[:count])


def test_a_hundred_labels_give_a_better_version_then_a_rollback(
    settings: Settings, tmp_path: Path, seeds_folder: Path
) -> None:
    outcome = run_train(
        "matiere", [new_labels(tmp_path / "n.jsonl")], settings, folder=seeds_folder
    )
    assert outcome.promu, outcome.raison
    assert outcome.comparaison.verdict == "meilleur"
    assert registry.champion("matiere", settings).version == outcome.version == "2"
    [new, delivered] = registry.versions("matiere", settings)
    assert new.alias == ("champion",)
    assert delivered.alias == ("precedent",)
    assert 0 < new.mesures["exact"] <= 1
    assert load_models(settings).versions["matiere"] == "2"

    assert registry.rollback("matiere", settings) == "1"
    assert load_models(settings).versions["matiere"] == "1"


def test_a_worse_version_is_registered_but_not_promoted(
    settings: Settings, tmp_path: Path, seeds_folder: Path, few_labels: list[Label]
) -> None:
    codes = sorted({str(label.matiere) for label in few_labels})
    wrong = [
        {
            "objet": f"{x.objet} bis",
            "matiere": codes[(codes.index(str(x.matiere)) + 3) % len(codes)],
        }
        for x in few_labels
    ]
    path = labels_file(tmp_path / "faux.jsonl", wrong)
    outcome = run_train("matiere", [path], settings, folder=seeds_folder, with_seeds=False)
    assert not outcome.promu
    assert "moins bon" in outcome.raison
    assert registry.champion("matiere", settings).version == "1"
    assert len(registry.versions("matiere", settings)) == 2


def test_the_run_holds_its_report(settings: Settings, tmp_path: Path, seeds_folder: Path) -> None:
    outcome = run_train(
        "themes", [new_labels(tmp_path / "n.jsonl", 30)], settings, folder=seeds_folder
    )
    [version] = [v for v in registry.versions("themes", settings) if v.version == outcome.version]
    folder = next((tmp_path / "artefacts").glob(f"{version.run_id}/artifacts/rapport"))
    names = {path.name for path in folder.iterdir()}
    assert {"mesures.json", "rapport.html", "par_theme.csv", "themes.png"} <= names
    assert "Entraînement du modèle" in (folder / "rapport.html").read_text()
    assert version.mesures["micro_f1"] == pytest.approx(outcome.reference.mesures["micro_f1"])


def test_declared_codes_are_used_only_if_they_help(
    settings: Settings, tmp_path: Path, seeds_folder: Path
) -> None:
    rows: list[dict[str, object]] = [
        {"objet": f"Vote du budget {i}", "matiere": "3.2"} for i in "abcdefghij"
    ]
    weak = labels_file(tmp_path / "faibles.jsonl", rows)
    outcome = run_train(
        "matiere", [new_labels(tmp_path / "n.jsonl", 40)], settings, weak=[weak],
        folder=seeds_folder, allow_promotion=False,
    )  # fmt: skip
    assert outcome.gain_faibles is not None
    assert outcome.raison == "promotion non demandée"


def test_labels_that_cannot_be_used_stop_with_a_sentence(
    settings: Settings, tmp_path: Path, seeds_folder: Path
) -> None:
    path = labels_file(tmp_path / "x.jsonl", [{"objet": "Vente", "matiere": "77"}])
    with pytest.raises(BadTable, match="matière inconnue « 77 »"):
        run_train("matiere", [path], settings, folder=seeds_folder)


def test_two_versions_are_compared_on_a_file(
    settings: Settings, tmp_path: Path, seeds_folder: Path
) -> None:
    path = new_labels(tmp_path / "n.jsonl")
    outcome = run_train("matiere", [path], settings, folder=seeds_folder)
    first, second, comparison = compare_versions("matiere", "1", outcome.version, path, settings)
    assert second.mesures["exact"] > first.mesures["exact"]
    assert comparison.verdict == "meilleur"


def comparison(gain: float, bas: float, haut: float) -> Comparison:
    return Comparison(effectif=100, gain=gain, bas=bas, haut=haut)


def test_the_decision_wants_better_beyond_noise_and_no_loss_on_the_reference() -> None:
    better, noise, worse = (
        comparison(0.1, 0.02, 0.2), comparison(0.01, -0.02, 0.04), comparison(-0.1, -0.2, -0.01),
    )  # fmt: skip
    assert decide(better, noise)[0]
    assert not decide(noise, noise)[0]
    assert not decide(better, worse)[0]
    assert "hasard" in decide(noise, noise)[1]


def test_paired_comparison_of_equal_models_is_noise() -> None:
    notes = [1.0, 0.0, 1.0, 1.0]
    assert compare(notes, notes).verdict == "bruit"
    assert compare([1.0] * 50, [0.0] * 50).verdict == "meilleur"
    assert compare([], []).verdict == "bruit"


def test_the_interval_of_whole_groups_is_wider() -> None:
    values = np.repeat([1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0], 25)
    groups = [str(i // 25) for i in range(200)]
    low, high = interval(values, groups)
    alone_low, alone_high = interval(values, [str(i) for i in range(200)])
    assert low < alone_low < 0.5 < alone_high < high


def test_figures_by_hand(few_labels: list[Label], small_models: Path) -> None:
    from pipeline.classification import bundle

    model = bundle.load(small_models / "matiere" / bundle.FICHIER, "matiere").model
    labels = [
        Label(objet="Vote du budget primitif", matiere="7.1", groupe="a"),
        Label(objet="Vote du budget primitif", matiere="7.5", matiere_alt=("7.1",), groupe="b"),
        Label(objet="Vote du budget primitif", matiere="3.2", groupe="b"),
    ]
    found = evaluate(model, labels)
    assert found.mesures["exact"] == pytest.approx(1 / 3)
    assert found.mesures["accepte"] == pytest.approx(2 / 3)
    assert found.mesures["famille"] == pytest.approx(2 / 3)
    assert found.mesures["exact_moyenne_groupes"] == pytest.approx(0.5)
    assert [row["objet"] for row in found.tables["erreurs"]] == ["Vote du budget primitif"]


def test_the_command_classifies_a_table(
    monkeypatch: pytest.MonkeyPatch, small_models: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATADELIB_MLFLOW_URI", "aucun")
    monkeypatch.setenv("DATADELIB_MODELES", str(small_models))
    source = tmp_path / "s.csv"
    source.write_bytes("id;titre\n1;Vote du budget primitif\n2;\n".encode("cp1252"))
    out = tmp_path / "p.csv"
    arguments = [str(source), "--texte", "titre", "--out", str(out), "--explique"]
    result = CliRunner().invoke(commands.classify, arguments, catch_exceptions=False)
    assert "2 lignes classées" in result.output
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert rows[0]["matiere"] == "7.1"
    assert rows[0]["matiere_top"].startswith("7.1 (")
    assert "budget" in rows[0]["mots"]
    assert (rows[1]["matiere"], rows[1]["a_verifier"]) == ("", "texte vide")


def test_a_missing_column_is_named(tmp_path: Path, no_registry: Settings) -> None:
    from pipeline.classification.tables import run_classify

    (tmp_path / "s.csv").write_text("id,titre\n1,x\n")
    with pytest.raises(BadTable, match="pas de colonne « objet ».*titre"):
        run_classify(tmp_path / "s.csv", "objet", tmp_path / "o.csv", no_registry)


def test_the_commands_of_the_registry(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, small_models: Path
) -> None:
    monkeypatch.setenv("DATADELIB_MLFLOW_URI", str(settings.mlflow_uri))
    monkeypatch.setenv("DATADELIB_MODELES", str(small_models))
    run = CliRunner().invoke
    listing = run(commands.models, [], catch_exceptions=False).output
    assert "matiere 1, en service (livrée le" in listing
    assert "themes 1, en service (livrée le" in listing
    done = run(commands.models, ["promouvoir", "matiere", "1"], catch_exceptions=False)
    assert "en service" in done.output
    assert (
        json.loads(run(commands.models, ["liste", "themes", "--json"]).output)[0]["version"] == "1"
    )
