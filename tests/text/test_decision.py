from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.decision import PageFacts, decide


@pytest.mark.parametrize(
    ("facts", "origine", "mot"),
    [
        (PageFacts(2000), "texte", "texte du document"),
        (PageFacts(0), "vide", "blanche"),
        (PageFacts(0, part_images=0.98), "ocr", "numérisée"),
        (PageFacts(0, caracteres_tampon=120, part_images=0.98), "ocr", "tampon"),
        (PageFacts(0, caracteres_tampon=120), "texte", "tampon"),
        (PageFacts(20, part_images=0.98), "ocr", "presque sans texte"),
        (PageFacts(2000, part_images=1.0), "texte", "texte du document"),
        (PageFacts(900, part_images=0.4, part_images_seules=0.4), "mixte", "image"),
        (PageFacts(2000, part_images=1.0, part_invisible=1.0), "texte", "numériseur"),
        (PageFacts(2000, part_images=1, part_invisible=1, ocr_douteux=True), "ocr", "mal reconnu"),
        (PageFacts(2000, defaut="les accents sont mal encodés"), "ocr", "accents"),
        (PageFacts(0, traces=900), "ocr", "dessiné"),
    ],
)
def test_decision(facts: PageFacts, origine: str, mot: str) -> None:
    decision = decide(facts)
    assert decision.origine == origine
    assert mot in decision.motif


facts = st.builds(
    PageFacts,
    caracteres=st.integers(0, 5000),
    caracteres_tampon=st.integers(0, 300),
    part_images=st.floats(0, 1),
    part_invisible=st.floats(0, 1),
    traces=st.integers(0, 5000),
    defaut=st.none() | st.just("illisible"),
)


@given(facts)
def test_forcing_wins(given_facts: PageFacts) -> None:
    assert decide(given_facts, "toujours").origine == "ocr"
    assert decide(given_facts, "jamais").origine in ("texte", "vide")
    assert decide(given_facts).motif
