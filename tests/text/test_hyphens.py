from __future__ import annotations

import pytest

from pipeline.text.hyphens import decide


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("délibé-", "ration", "délibération"),
        ("délibé\u00ad", "ration,", "délibération,"),
        ("sous-", "préfet", "sous-préfet"),
        ("ci-", "dessus", "ci-dessus"),
        ("c'est-à-", "dire", "c'est-à-dire"),
        ("peut-", "être", "peut-être"),
        ("procès-", "verbal", "procès-verbal"),
        ("Brézolières-", "le-Lac,", "Brézolières-le-Lac,"),
        ("Saint-", "Éloi", "Saint-Éloi"),
        ("LEVY-", "RAMEAU,", "LEVY-RAMEAU,"),
        ("pourra-", "t-il", "pourra-t-il"),
        ("2020-", "2026", None),
        ("12-", "avril", None),
        ("-", "approuve", None),
        ("total", "général", None),
    ],
)
def test_decide(left: str, right: str, joined: str | None) -> None:
    assert decide(left, right) == joined


def test_the_document_knows_its_own_words() -> None:
    assert decide("bio-", "déchets", frozenset({"bio-déchets"})) == "bio-déchets"
    assert decide("bio-", "déchets") == "biodéchets"
