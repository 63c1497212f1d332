from __future__ import annotations

import pytest

from pipeline.text.quality import doubtful_ocr, flaw

GOOD = (
    "Le Conseil municipal décide d'approuver la convention avec le syndicat des eaux et "
    "autorise Madame le Maire à la signer ainsi que les pièces qui s'y rapportent pour l'année"
)


def test_good_text_has_no_flaw() -> None:
    assert flaw(GOOD.split()) is None
    assert not doubtful_ocr(GOOD.split())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" ".join("(cid:12)(cid:45)" for _ in range(20)), "cid"),
        (GOOD.replace("e", "\ufffd"), "illisibles"),
        (GOOD.replace("é", "Ã©").replace("à", "Ã ") + " dÃ©libÃ©ration dÃ©cidÃ©e", "encodés"),
        (" ".join(word[::-1] for word in GOOD.split()), "à l'envers"),
        (" ".join(GOOD.replace(" ", "")), "espacées"),
        (
            "".join(chr(ord(c) + 3) if c.isalpha() else c for c in GOOD.replace("é", "e").lower()),
            "",
        ),
    ],
)
def test_flaws(text: str, reason: str) -> None:
    found = flaw(text.split())
    assert found is not None
    assert reason in found


def test_names_and_figures_are_not_flaws() -> None:
    names = "MM. TARDIVEL Paul, BRAZ Jo, ORSINI Luc, PERRON Guy, SAVARIN Noé, Mmes MALO Ida " * 3
    assert flaw(names.split()) is None
    assert flaw("1 500,00 2 300,50 18 000,00 compte 65748 chapitre 011".split() * 4) is None


def test_poor_scanner_text() -> None:
    poor = "Le C0nsei1 munic1pal déc1de d'appr0uver la c0nventi0n avec 1e synd1cat " * 3
    assert doubtful_ocr(poor.split())
