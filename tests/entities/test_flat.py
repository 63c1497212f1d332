"""The flat text keeps every offset, and its hard breaks are those of the page."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.flat import as_written, flatten, fold, sentences, shouting, squeezed


@given(st.text(alphabet="aéB ’\n\t.-«»1\r\x0c ", max_size=200))
def test_same_length(texte: str) -> None:
    assert len(flatten(texte)) == len(texte)


@given(st.text(alphabet="aB. \n\t", max_size=120), st.booleans())
def test_sentences_are_ordered_and_trimmed(texte: str, cells: bool) -> None:
    flat, last = flatten(texte), 0
    for start, end in sentences(flat, cells):
        assert last <= start < end
        assert not flat[start].isspace()
        assert not flat[end - 1].isspace()
        assert "\n" not in flat[start:end]
        assert not cells or "\t" not in flat[start:end]
        last = end


def test_a_sentence_goes_on_over_a_line_break() -> None:
    texte = "Une convention est signée avec l’association des\namis du lavoir.\n\nArticle 2\n"
    flat = flatten(texte)
    assert "des amis du lavoir" in flat
    assert "lavoir.\n\nArticle" in flat


def test_bullets_and_cells_are_hard_breaks() -> None:
    flat = flatten("Ont été élus :\n- Paul Lenoir\n- Anne Roche\nLot 1\tBatival\n")
    assert flat.count("\n") == 4
    assert [flat[a:b] for a, b in sentences(flat)][-2:] == ["Lot 1", "Batival"]


def test_wide_gaps_are_cells() -> None:
    assert "\t" in flatten("AMICALE DES CHASSEURS          150 €")


def test_abbreviations_do_not_end_a_sentence() -> None:
    flat = flatten("Le devis de M. Roche est retenu. Il sera signé.")
    assert len(list(sentences(flat))) == 2


def test_helpers() -> None:
    assert fold("L’Église Saint-Œuf") == "l eglise saint oeuf"
    assert as_written("rue de\nla  Gare", 0, 15) == "rue de la Gare"
    assert shouting("VENTE DE TERRAIN", 3)
    assert not shouting("Vente de terrain", 3)


@given(st.text(alphabet="ab \t\n", max_size=60))
def test_single_spaces_bring_every_word_back(texte: str) -> None:
    plain, back = squeezed(texte)
    assert "  " not in plain
    assert plain == re.sub(" +", " ", texte)
    for word in re.finditer(r"[ab]+", plain):
        debut, fin = back(*word.span())
        assert texte[debut:fin] == word.group()


def test_a_word_after_indented_lines_keeps_its_place() -> None:
    flat = flatten("Le maire délégué de la bourg de Flers et celui\n          de\n    Messei.")
    plain, back = squeezed(flat)
    assert "celui de Messei" in plain
    debut = plain.index("Messei")
    assert flat[slice(*back(debut, debut + 6))] == "Messei"
