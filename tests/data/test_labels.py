"""The seed labels: what is published is what the sources say, and keeps the conventions."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

RACINE = Path(__file__).resolve().parents[2]


def _outil() -> ModuleType:
    spec = importlib.util.spec_from_file_location("outil_labels", RACINE / "outils" / "labels.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


outil = _outil()
LABELS = outil.load()


def test_every_label_is_well_formed() -> None:
    assert outil.check(LABELS) == []
    keys = {"objet", "texte", "matiere", "matiere_alt", "themes", "groupe", "source"}
    assert all(set(label) <= keys for label in LABELS)
    assert {label["source"] for label in LABELS} == {"graines", "ecrit"}


def test_an_alternative_is_another_code() -> None:
    assert not [label for label in LABELS if label["matiere"] in label["matiere_alt"]]
    assert max(len(label["matiere_alt"]) for label in LABELS) <= 2


def test_all_codes_and_themes_are_covered() -> None:
    objets = Counter(label["matiere"] for label in LABELS)
    texts = Counter(label["matiere"] for label in LABELS if "texte" in label)
    themes = Counter(theme for label in LABELS for theme in label["themes"])
    assert set(objets) == outil.CODES and min(objets.values()) >= 20
    assert set(texts) == outil.CODES and min(texts.values()) >= 3
    assert set(themes) == set(outil.THEMES.values()) and min(themes.values()) >= 60


def test_published_files_come_from_their_sources(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    labels = RACINE / "data" / "labels"
    (tmp_path / "graines.jsonl").write_text((labels / "graines.jsonl").read_text("utf-8"), "utf-8")
    for source in (labels / "sources").glob("*.txt"):
        (sources / source.name).write_text(source.read_text("utf-8"), "utf-8")
    outil.build(tmp_path)
    assert outil.load(tmp_path) == LABELS


@pytest.mark.parametrize(
    ("words", "matiere"),
    [
        ("secretaire general de mairie a 20 heures", "4.1"),
        ("acquisition d un camion plateau", "1.1"),
        ("election des membres de la cao 2026", "5.3"),
        ("vente de l ancien tracteur communal", "3.2"),
        ("extinction nocturne de l eclairage public", "8.8"),
    ],
)
def test_conventions_on_known_objets(words: str, matiere: str) -> None:
    found = {label["matiere"] for label in LABELS if words in outil.normalise(label["objet"])}
    assert found == {matiere}


def test_a_source_reads_headers_suffixes_and_texts(tmp_path: Path) -> None:
    source = tmp_path / "essai.txt"
    source.write_text(
        "# commentaire\n% commune-test\n@ 7.5 1.1,8.1 bf\nDETR école ~ ej\nFonds vert ^ 8.8 ~ te\n"
        "> Le Maire expose.\n> Adopté.\n@ 7.1 - bf\nDM n°1\n",
        "utf-8",
    )
    first, second, third = outil.read_source(source)
    assert first["themes"] == ["budget-finances", "education-enfance-jeunesse"]
    assert first["matiere_alt"] == ["1.1", "8.1"] and "texte" not in first
    assert second["matiere_alt"] == ["8.8"] and second["texte"] == "Le Maire expose.\nAdopté."
    assert third == {
        "objet": "DM n°1",
        "matiere": "7.1",
        "matiere_alt": [],
        "themes": ["budget-finances"],
        "groupe": "commune-test",
        "source": "ecrit",
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("DM n°1\n", "un objet avant tout code"),
        ("> texte\n", "un texte sans objet"),
        ("@ 7.1\nDM\n", "il faut un code"),
        ("@ 7.1 - zz\nDM\n", "thème inconnu"),
        ("@ 7.1 - bf\nDM ~ zz\n", "thème inconnu"),
    ],
)
def test_a_wrong_source_is_refused_with_its_line(tmp_path: Path, content: str, reason: str) -> None:
    source = tmp_path / "essai.txt"
    source.write_text(content, "utf-8")
    with pytest.raises(outil.LabelError, match=reason):
        list(outil.read_source(source))


def _label(objet: str, matiere: str, **more: object) -> dict[str, object]:
    label = {"objet": objet, "matiere": matiere, "matiere_alt": [], "groupe": "g"}
    return {**label, "themes": ["budget-finances"], "source": "ecrit", **more}


def test_check_tells_duplicates_from_conflicts() -> None:
    same = [_label("DM n° 1", "7.1"), _label("dm n°1", "7.1"), _label("DM N°1", "7.10")]
    kinds = [error.split(" ")[0] for error in outil.check(same)]
    assert kinds == ["doublon", "conflit"]
    with_text = [_label("Divers", "7.1", texte="a"), _label("Divers", "8.1", texte="b")]
    assert outil.check(with_text) == []


def test_check_refuses_unknown_codes_and_themes() -> None:
    errors = outil.check([_label("DM", "7.11"), _label("BP", "7.1", themes=["finances"])])
    assert "code inconnu 7.11" in errors[0] and "thèmes connus" in errors[1]


def test_near_conflicts_ignore_figures_and_order() -> None:
    one, other = _label("Vente du lot 3 à la SCI", "3.2"), _label("Lot 12 : vente SCI", "8.4")
    assert outil.near_conflicts([one, other]) == [(one, other)]
    accepted = _label("Vente SCI, lot 5", "8.4", matiere_alt=["3.2"])
    assert outil.near_conflicts([one, accepted]) == []


def test_repeats_are_dropped_and_contradictions_kept(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("@ 7.1 - bf\nDM\nBP\n", "utf-8")
    (tmp_path / "sources" / "b.txt").write_text("@ 7.1 - bf\ndm\n@ 7.2 - ft\nBP\n", "utf-8")
    outil.build(tmp_path)
    lines = (tmp_path / "b.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["objet"] for line in lines] == ["BP"]
    assert outil.check(outil.load(tmp_path))[0].startswith("conflit")
