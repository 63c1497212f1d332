from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.classification.active import choose_items, export_items
from pipeline.classification.build import read_lexicon
from pipeline.classification.checks import check_labels
from pipeline.classification.labels import Label, fingerprint, validation_folds, variants
from pipeline.classification.loading import load_models
from pipeline.classification.quality import likely_errors, near_duplicates
from pipeline.classification.readers import DECLARED_WEIGHT, read_labels
from pipeline.classification.reference import is_reference, split_new, split_reference
from pipeline.config import Settings
from pipeline.errors import BadTable


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_csv_with_semicolons_and_windows_accents(tmp_path: Path) -> None:
    text = "objet;matiere;groupe\nSubvention à la chorale;7.5;Bellerive\n"
    [label] = read_labels(write(tmp_path / "a.csv", text, "cp1252"))
    assert (label.objet, label.matiere, label.groupe) == (
        "Subvention à la chorale", "7.5", "Bellerive",
    )  # fmt: skip


def test_a_published_scdl_file_is_weak_truth(tmp_path: Path) -> None:
    text = (
        "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET\n"
        "Bellerive,21000000000011,1,2023-01-01,7.5,x,Subvention\n"
    )
    [label] = read_labels(write(tmp_path / "a.csv", text))
    assert label.poids == DECLARED_WEIGHT
    assert label.groupe == "21000000000011"


def test_label_studio_and_doccano(tmp_path: Path) -> None:
    studio = [
        {
            "data": {"objet": "Achat d'un tracteur"},
            "annotations": [
                {"result": [
                    {"value": {"choices": ["1.1 Marchés publics"]}},
                    {"value": {"choices": ["commande-publique"]}},
                ]}
            ],
        }
    ]  # fmt: skip
    [label] = read_labels(write(tmp_path / "a.json", json.dumps(studio)))
    assert (label.matiere, label.themes) == ("1.1", ("commande-publique",))
    doccano = {"text": "Achat d'un tracteur", "label": ["1.1", "commande-publique"]}
    [label] = read_labels(write(tmp_path / "a.jsonl", json.dumps(doccano)))
    assert (label.objet, label.matiere, label.themes) == (
        "Achat d'un tracteur", "1.1", ("commande-publique",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "titre;code\nx;7.5\n", "il manque une colonne"),
        ("a.jsonl", "{oups\n", "ligne 1"),
        ("a.json", '{"a": 1}', "liste d'objets"),
        ("a.jsonl", "\n", "aucune ligne"),
    ],
)
def test_unreadable_files_are_refused_clearly(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(BadTable, match=message):
        read_labels(write(tmp_path / name, text))


def test_checks_say_what_is_wrong_and_keep_the_rest() -> None:
    checked = check_labels(
        [
            Label(objet="Subvention au club", matiere="7.5.1"),
            Label(objet="Vente du tracteur", matiere="42.1"),
            Label(objet="  ", matiere="7.5"),
            Label(objet="Budget primitif", matiere="7.1"),
            Label(objet="BUDGET PRIMITIF", matiere="7.1"),
            Label(objet="Bail rural", matiere="3.3"),
            Label(objet="Bail rural", matiere="3.5"),
            Label(objet="Sans code"),
        ],
        "matiere",
    )
    assert [label.matiere for label in checked.labels] == ["7.5", "7.1"]
    reasons = {problem.ligne: str(problem) for problem in checked.problems}
    assert "matière inconnue « 42.1 »" in reasons[2]
    assert "ni objet ni texte" in reasons[3]
    assert "répète l'étiquette 4" in reasons[5]
    assert "en conflit avec 7" in reasons[6]
    assert "aucune matière" in reasons[8]


def test_an_accepted_alternative_is_not_a_conflict() -> None:
    labels = [
        Label(objet="Prêt de la salle", matiere="3.5", matiere_alt=("3.3",)),
        Label(objet="Prêt de la salle", matiere="3.3"),
    ]
    assert len(check_labels(labels, "matiere").labels) == 2


def test_unknown_themes_are_named() -> None:
    [problem] = check_labels([Label(objet="Piste cyclable", themes=("velo",))], "themes").problems
    assert "« velo »" in problem.raison


def test_folds_never_split_a_group() -> None:
    labels = [Label(objet=f"o{i}", matiere="7.5", groupe=f"g{i % 12}") for i in range(120)]
    folds = validation_folds(labels, 4)
    for group in range(12):
        assert len({folds[i] for i in range(120) if i % 12 == group}) == 1
    assert len(set(folds.tolist())) == 4


def test_the_reference_depends_on_content_alone() -> None:
    labels = [Label(objet=f"Achat numero {chr(97 + i % 26) * (i % 7 + 2)}") for i in range(200)]
    train, reference = split_reference(labels)
    assert len(train) + len(reference) == 200
    assert all(is_reference(label) for label in reference)
    capitals = [Label(objet=label.objet.upper()) for label in reference]
    assert all(is_reference(label) for label in capitals)


def test_new_labels_are_kept_aside_by_group() -> None:
    labels = [Label(objet=f"o{i}", matiere="7.5", groupe=f"g{i % 5}") for i in range(100)]
    train, aside = split_new(labels)
    assert aside
    assert not {x.groupe for x in train} & {x.groupe for x in aside}
    assert len(train) >= 50


def test_variants_teach_missing_headings() -> None:
    found = variants(Label(objet="Vente", texte="Le conseil vend", matiere="3.2"))
    assert [(bool(v.objet), bool(v.texte)) for v in found] == [
        (True, True), (False, True), (True, False),
    ]  # fmt: skip


def test_the_fingerprint_ignores_the_order() -> None:
    labels = [Label(objet="a"), Label(objet="b")]
    assert fingerprint(labels) == fingerprint(labels[::-1])
    assert fingerprint(labels) != fingerprint(labels[:1])


def test_near_duplicates_with_other_codes_are_found() -> None:
    labels = [
        Label(objet="Demande de subvention pour la toiture de l'église", matiere="7.5"),
        Label(objet="Demande de subventions pour la toiture de l'eglise", matiere="1.1"),
        Label(objet="Élection du maire", matiere="5.1"),
    ]
    [doubt] = near_duplicates(labels)
    assert (doubt.rang, doubt.autre) == (0, 1)


def test_a_wrong_label_among_right_ones_is_the_first_suspect(few_labels: list[Label]) -> None:
    wrong = Label(objet="Vote du budget primitif de l'exercice", matiere="3.2", groupe="intrus")
    labels = [*few_labels[:400], wrong]
    doubts = likely_errors(labels, read_lexicon("matiere"), nombre=10)
    assert 400 in {doubt.rang for doubt in doubts}


def test_what_to_label_is_doubtful_diverse_and_comes_back(
    no_registry: Settings, tmp_path: Path
) -> None:
    rows = [{"doc": "a", "rang": i, "objet": "Vote du budget primitif"} for i in range(20)]
    rows += [
        {"doc": "b", "rang": i, "objet": objet}
        for i, objet in enumerate(
            ["Affaire du kiosque", "AFFAIRE DU KIOSQUE", "Dossier rivière", "Point Lefort"]
        )
    ]
    chosen = choose_items(rows, load_models(no_registry), 3)
    objets = [item["objet"] for item in chosen]
    assert len(objets) == 3
    assert "Vote du budget primitif" not in objets
    assert len({objet.lower() for objet in objets}) == 3

    export_items(chosen, tmp_path / "a.csv", "csv")
    sheet = (tmp_path / "a.csv").read_text("utf-8-sig").replace(";;\n", ";7.5;\n")
    lines = [line.removesuffix(";;") + ";7.5;" for line in sheet.splitlines()[1:]]
    text = "\n".join([sheet.splitlines()[0], *lines])
    back = read_labels(write(tmp_path / "b.csv", text))
    assert [(label.objet, label.matiere) for label in back] == [(o, "7.5") for o in objets]

    files = export_items(chosen, tmp_path / "a.json", "label-studio")
    tasks = json.loads(files[0].read_text())
    assert tasks[0]["data"]["objet"] == objets[0]
    assert "<Choice value=" in files[1].read_text()
    export_items(chosen, tmp_path / "a.jsonl", "doccano")
    first = json.loads((tmp_path / "a.jsonl").read_text().splitlines()[0])
    assert first["label"] == []
