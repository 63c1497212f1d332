"""The sentences, the training and the shipped model."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities import nlp
from pipeline.entities.flat import Span, flatten
from pipeline.entities.ner import train
from pipeline.entities.ner.sentences import (
    Filler,
    examples,
    parse,
    read_lists,
    read_negatives,
    read_templates,
)
from pipeline.entities.ner.variations import damage, framed
from pipeline.entities.plausible import hollow, plausible
from pipeline.paths import DATA, MODELS

FOLDER = DATA / "ner"


def test_parse_gives_offsets_of_the_plain_text() -> None:
    text, entities = parse("La [SCI du Pré](ORG), à [Redon](LIEU), et [Monsieur](O) X")
    assert text == "La SCI du Pré, à Redon, et Monsieur X"
    assert [(text[a:b], label) for a, b, label in entities] == [
        ("SCI du Pré", "ORG"),
        ("Redon", "LIEU"),
    ]


def test_every_template_can_be_filled() -> None:
    templates = read_templates(FOLDER)
    assert len(templates) > 800
    filler = Filler(read_lists(FOLDER), ["Redon", "Saint-Omer"], ["Paul", "Anne"], 1)
    for example in examples(templates, filler, 1, 1):
        assert "{" not in example.text
        assert "](" not in example.text
        for start, end, label in example.entities:
            assert label in train.LABELS
            assert example.text[start:end].strip() == example.text[start:end]


def test_same_seed_same_sentences() -> None:
    assert train.corpus(FOLDER, 1)[0][:300] == train.corpus(FOLDER, 1)[0][:300]


def test_no_template_is_in_both_corpora() -> None:
    training, held_out = train.corpus(FOLDER, 1)
    assert not {e.template for e in training} & {e.template for e in held_out}


def test_negatives_come_plain_and_in_capitals() -> None:
    sentences = read_negatives(FOLDER)
    assert any(s.isupper() for s in sentences)
    assert not any("#" in s for s in sentences)


@given(st.text(alphabet="aéLlIO0Bœ ' ", max_size=60), st.integers(0, 1000))
def test_damage_keeps_the_length(text: str, seed: int) -> None:
    assert len(damage(text, random.Random(seed))) == len(text)


def test_the_shipped_model_is_that_of_the_data() -> None:
    meta = json.loads((MODELS / "ner" / "meta.json").read_text(encoding="utf-8"))
    assert meta["donnees_sha256"] == train.data_hash(FOLDER)
    size = sum(f.stat().st_size for f in (MODELS / "ner").rglob("*") if f.is_file())
    assert size < 6_000_000


def test_the_model_sees_names_that_nothing_announces() -> None:
    flat = flatten("Ludivine Kervalec et Omer Vandamme remercient les bénévoles.")
    found = [(flat[s.debut : s.fin], s.kind) for s in nlp.statistical(flat)]
    assert found == [("Ludivine Kervalec", "PER"), ("Omer Vandamme", "PER")]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Lot 1", "BATIVAL", "Redon", "12 €", "M. Roche"]), min_size=2))
def test_the_model_never_crosses_a_cell(cells: list[str]) -> None:
    flat = flatten("\t".join(cells))
    assert not any("\t" in flat[s.debut : s.fin] for s in nlp.statistical(flat))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Conseil Municipal", "ORG"),
        ("Ainsi", "ORG"),
        ("DETR", "ORG"),
        ("Absents", "PER"),
        ("État civil", "ORG"),
        ("article L. 2121 du CGCT", "LIEU"),
    ],
)
def test_what_is_not_believed(text: str, kind: str) -> None:
    assert plausible(f"{text}, le projet", Span(0, len(text), kind), None, None) is None


@pytest.mark.parametrize("word", ["Conseil", "DE", "Déléguée", "HT", "Maire", "ET"])
def test_a_word_that_names_nothing_is_hollow(word: str) -> None:
    assert hollow(word)


@pytest.mark.parametrize("word", ["Redon", "BATIVAL", "Kervalec", "SDE", "Boule"])
def test_a_word_that_may_name_something_is_not(word: str) -> None:
    assert not hollow(word)


@given(st.integers(0, 5000))
def test_words_around_a_sentence_leave_its_entities_where_they_are(seed: int) -> None:
    text, entities = parse("La [SCI du Pré](ORG) vend son terrain de [Redon](LIEU).")
    varied, moved = framed(text, entities, random.Random(seed))
    assert [(varied[a:b], label) for a, b, label in moved] == [
        ("SCI du Pré", "ORG"),
        ("Redon", "LIEU"),
    ]


def sentences_read(text: str, covered: Sequence[tuple[int, int]] = ()) -> list[str]:
    """What the model is given of a text."""
    read: list[str] = []

    class Reader:
        def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
            read.extend(texts)
            return iter(nlp.load().pipe(read))

    nlp.statistical(flatten(text), Reader(), covered=covered)
    return read


def test_a_sentence_without_a_name_to_find_is_not_read() -> None:
    text = (
        "Le Conseil Municipal autorise Monsieur le Maire à signer.\n"
        "Le mur de la ferme Kervalec est tombé.\n"
        "Le mur de la ferme Kervalec est tombé.\n"
        "Un don est fait par Ludivine Tanguy."
    )
    known = text.index("Ludivine Tanguy")
    assert sentences_read(text, [(known, known + 15)]) == ["Le mur de la ferme Kervalec est tombé."]


def test_the_first_word_counts_in_a_line_with_a_price() -> None:
    text = "Attribution des aides :\nAmicale bouliste, 120 €\nAmicale bouliste à recevoir."
    assert sentences_read(text) == ["Amicale bouliste, 120 €"]


def test_a_name_with_many_spaces_inside_is_found_where_it_stands() -> None:
    text = "Mme Ludivine      Kervalec remercie les bénévoles de la fête."
    [span] = nlp.statistical(text)
    assert text[span.debut : span.fin] == "Ludivine      Kervalec"


def test_a_missing_model_is_said(tmp_path: Path) -> None:
    assert not nlp.available(tmp_path)
    with pytest.raises(OSError, match="modèle NER absent"):
        nlp.build(tmp_path / "rien")


def test_displacy_shows_the_entities() -> None:
    html = nlp.displacy_html("La SARL Pivot Frères refait la rue de la Gare.")
    assert "SARL Pivot Frères" in html
    assert "LIEU" in html


def test_a_short_training_gives_a_model_that_loads(tmp_path: Path) -> None:
    figures = train.train_ner(tmp_path, FOLDER, MODELS / "ner" / "config.cfg", copies=1, steps=2)
    assert figures["phrases"] > 800
    assert nlp.build(tmp_path / "model").pipe_names == ["ner"]


def test_places_and_parties_are_spacy_components() -> None:
    import spacy

    import pipeline.entities.composants  # noqa: F401  (registers the factories)

    pipe = spacy.blank("fr")
    pipe.add_pipe("datadelib_lieux", config={"collectivite": "Redon"})
    pipe.add_pipe("datadelib_parties", config={"membres": ["Anne ROCHE"]})
    doc = pipe("Mme ROCHE propose de refaire la rue de la Gare avec la SARL Pivot Frères.")
    assert [(s.text, s.label_) for s in doc.spans["lieux"]] == [("rue de la Gare", "voie")]
    assert [(s.text, s.label_) for s in doc.spans["parties"]] == [
        ("SARL Pivot Frères", "ORG"),
        ("ROCHE", "PER"),
    ]
    assert doc.spans["parties"][1]._.mention.fonction == "élu"
