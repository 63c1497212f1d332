from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from skops import io as sio

from pipeline.classification import bundle
from pipeline.classification.items import Item
from pipeline.errors import ModelUnusable

ITEMS = [
    Item(objet="Vote du budget primitif"),
    Item(objet="Création d'un poste d'adjoint"),
]


def read(small_models: Path, kind: str = "matiere") -> bundle.Bundle:
    return bundle.load(small_models / kind / bundle.FICHIER, kind)


def test_a_saved_model_answers_as_before(small_models: Path, tmp_path: Path) -> None:
    first = read(small_models)
    bundle.save(first.model, first.fiche, tmp_path / "m.skops")
    second = bundle.load(tmp_path / "m.skops", "matiere")
    a, b = first.model.probabilities(ITEMS), second.model.probabilities(ITEMS)
    assert np.allclose(a, b, atol=0.02)
    assert a.argmax(1).tolist() == b.argmax(1).tolist()


def test_the_same_model_gives_the_same_bytes(small_models: Path) -> None:
    found = read(small_models)
    assert bundle.dumps(found.model, found.fiche) == bundle.dumps(found.model, found.fiche)


def test_a_model_of_another_kind_is_refused(small_models: Path) -> None:
    with pytest.raises(ModelUnusable, match="themes.*et non « matiere »"):
        bundle.load(small_models / "themes" / bundle.FICHIER, "matiere")


def test_another_format_is_refused(small_models: Path, tmp_path: Path) -> None:
    found = read(small_models)
    other = msgspec.structs.replace(found.fiche, format=99)
    bundle.save(found.model, other, tmp_path / "m.skops")
    with pytest.raises(ModelUnusable, match="format est 99"):
        bundle.load(tmp_path / "m.skops", "matiere")


def test_unknown_labels_are_refused(small_models: Path, tmp_path: Path) -> None:
    found = read(small_models)
    found.model.linear.labels = ("99.9", *found.model.labels[1:])
    bundle.save(found.model, found.fiche, tmp_path / "m.skops")
    with pytest.raises(ModelUnusable, match=r"99\.9"):
        bundle.load(tmp_path / "m.skops", "matiere")


def test_weights_that_do_not_fit_the_features_are_refused(
    small_models: Path, tmp_path: Path
) -> None:
    found = read(small_models)
    found.model.linear.poids = found.model.linear.poids[:, :-1]
    bundle.save(found.model, found.fiche, tmp_path / "m.skops")
    with pytest.raises(ModelUnusable, match="variables"):
        bundle.load(tmp_path / "m.skops", "matiere")


def test_a_damaged_or_missing_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.skops").write_bytes(b"PK not a model")
    with pytest.raises(ModelUnusable, match="endommagé"):
        bundle.load(tmp_path / "m.skops", "matiere")
    with pytest.raises(ModelUnusable, match="illisible"):
        bundle.load(tmp_path / "absent.skops", "matiere")


def test_a_file_with_a_class_of_a_stranger_is_refused_before_it_runs(tmp_path: Path) -> None:
    sio.dump({"fiche": Path("x"), "etat": {}}, tmp_path / "m.skops")
    with pytest.raises(ModelUnusable, match="types non autorisés"):
        bundle.load(tmp_path / "m.skops", "matiere")
