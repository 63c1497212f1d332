from __future__ import annotations

from decimal import Decimal
from importlib.metadata import entry_points

import spacy

import pipeline.entities.composants  # noqa: F401

NAMES = ("datadelib_montants", "datadelib_dates", "datadelib_references")


def test_components_set_spans_with_values() -> None:
    nlp = spacy.blank("fr")
    for name in NAMES:
        nlp.add_pipe(name)
    doc = nlp("Vu la loi du 2 mars 1982, attribue une subvention de 1 500 € au Foyer rural.")
    (montant,) = doc.spans["montants"]
    assert (montant.text, montant.label_) == ("1 500 €", "subvention")
    assert montant._.montant.valeur == Decimal(1500)
    assert [span._.date_citee.iso for span in doc.spans["dates"]] == ["1982-03-02"]
    assert [span._.reference.nature for span in doc.spans["references"]] == ["loi"]


def test_entry_points_lead_to_the_factories() -> None:
    declared = {e.name: e for e in entry_points(group="spacy_factories")}
    for name in NAMES:
        if name in declared:
            assert callable(declared[name].load())
