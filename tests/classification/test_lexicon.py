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
