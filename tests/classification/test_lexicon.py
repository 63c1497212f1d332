from __future__ import annotations

import numpy as np
import pytest

from pipeline import nomenclature
from pipeline.classification.build import read_lexicon
from pipeline.classification.lexicon import Lexicon, LexiconError, compile_phrase
from pipeline.classification.normalise import normal_form


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("demand subvention", "Demandes de subventions DETR", True),
        ("=bail|baux", "Renouvellement des baux ruraux", True),
        ("=bail", "Convention avec la société Bailly", False),
        ("vente .. parcelle", "Vente à la société Lumen de la parcelle AB 12", True),
        ("^designation", "Commission : désignation", False),
        ("^designation", "Désignation des délégués", True),
    ],
)
def test_phrases_match_normal_forms(phrase: str, text: str, found: bool) -> None:
    assert bool(compile_phrase(phrase).search(normal_form(text))) is found


def test_scores_add_up_and_negative_weights_push_away() -> None:
    lexicon = Lexicon("[7.5]\n2 subvention\n-3 budget annexe\n[7.1]\n2 budget  # tout budget\n")
    titres = [normal_form(t) for t in ("Subvention au club", "Subvention au budget annexe")]
    scores = lexicon.scores(titres, ["", ""])
    assert scores[0, 0] > 0.5
    assert scores[1, 0] < 0 < scores[1, 1]


def test_a_phrase_out_of_any_section_is_refused_with_its_line() -> None:
    with pytest.raises(LexiconError, match="ligne 2"):
        Lexicon("# rien\nsubvention\n")


@pytest.mark.parametrize("kind", ["matiere", "themes"])
def test_the_lexicons_delivered_cover_every_label(kind: str) -> None:
    known = nomenclature.matieres() if kind == "matiere" else nomenclature.themes()
    assert set(read_lexicon(kind).names) == set(known)


def test_scores_are_bounded() -> None:
    lexicon = read_lexicon("matiere")
    scores = lexicon.scores([normal_form("Demande de subvention DETR plan de financement")], [""])
    assert np.abs(scores).max() <= 1.5
    assert lexicon.names[int(scores[0].argmax())] == "7.5"


def test_a_phrase_is_found_with_any_of_its_words_and_not_without_one() -> None:
    lexicon = Lexicon("[3.3]\n2 =bail|baux .. commerc\n[7.5]\n1 de|des aide|subvention\n")
    (first,) = lexicon.find(normal_form("Renouvellement du bail du local commercial"))
    assert first == ("3.3", 2.0, "bail local commercial")
    assert lexicon.find(normal_form("Renouvellement du bail rural")) == []
    assert lexicon.find(normal_form("Baux du centre commercial"))[0][0] == "3.3"
    assert lexicon.find(normal_form("Maison Bailly : projet commercial")) == []


def test_scores_do_not_depend_on_the_order_of_the_phrases() -> None:
    titre = [normal_form("Bail commercial et subvention au budget annexe")]
    lines = ["0.3 bail", "0.7 commerc", "-0.1 budget annexe", "0.2 subvention"]
    one = Lexicon("\n".join(["[a]", *lines])).scores(titre, titre)
    other = Lexicon("\n".join(["[a]", *reversed(lines)])).scores(titre, titre)
    assert np.allclose(one, other, atol=1e-6)
    assert one[0, 0] > 0
