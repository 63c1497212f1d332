from __future__ import annotations

import pytest

from pipeline.entities import references

CGCT = "Code général des collectivités territoriales"
CASES = [
    (
        "Vu le Code général des collectivités territoriales, notamment ses articles "
        "L. 2121-29 et L.2122-22 ;",
        [("article de code", "L2121-29", None, CGCT), ("article de code", "L2122-22", None, CGCT)],
    ),
    ("Vu l’article L.5511-1 du CGCT", [("article de code", "L5511-1", None, CGCT)]),
    ("les articles L2122-22 et suivants du CGCT", [("article de code", "L2122-22", None, CGCT)]),
    ("Vu le CGCT ;", [("code", None, None, CGCT)]),
    ("Vu le code de\nl'urbanisme ;", [("code", None, None, "Code de l'urbanisme")]),
    (
        "en application de l'article R 421-1 du Code de l'urbanisme",
        [("article de code", "R421-1", None, "Code de l'urbanisme")],
    ),
    (
        "Vu la loi n° 83-634 du 13 juillet 1983 portant droits",
        [("loi", "83-634", "1983-07-13", None)],
    ),
    ("de la loi du 26 janvier 1984 précitée", [("loi", None, "1984-01-26", None)]),
    ("Vu le décret n°91-875 du 6 septembre 1991", [("décret", "91-875", "1991-09-06", None)]),
    (
        "Vu l'arrêté préfectoral n° 2012-334 en date du 7 février 2012",
        [("arrêté", "2012-334", "2012-02-07", None)],
    ),
    (
        "Vu la délibération du conseil communautaire en date du 4 avril 2014",
        [("délibération", None, "2014-04-04", None)],
    ),
    (
        "Vu la délibération n° 2022-45 du 12 mai 2022",
        [("délibération", "2022-45", "2022-05-12", None)],
    ),
    (
        "annule la délibération 2016/44 séance du 12 avril 2016",
        [("délibération", "2016/44", "2016-04-12", None)],
    ),
    ("Vu l'ordonnance n°2021-1310 du 7/10/2021", [("ordonnance", "2021-1310", "2021-10-07", None)]),
    ("conformément à la loi NOTRe", [("loi", None, None, None)]),
    ("La loi prévoit un délai ; l'article 6 des statuts aussi.", []),
    ("Le maire, par délégation, prend la décision de fermer l'école.", []),
]


@pytest.mark.parametrize(("texte", "expected"), CASES, ids=[texte[:50] for texte, _ in CASES])
def test_references(
    texte: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    found = references.extract(texte)
    assert [(r.nature, r.article, r.date, r.code) for r in found] == expected


def test_offsets_and_repetitions() -> None:
    texte = "Vu la loi du 2 mars 1982. Vu la loi du 2 mars 1982."
    (found,) = references.extract(texte)
    assert texte[found.debut : found.fin] == "loi du 2 mars 1982"


@pytest.mark.parametrize(
    "texte",
    ["article l 2121-29, " * 50_000, "loi " * 250_000, "deliberation a " * 70_000, "1 " * 500_000,
     "code general " * 80_000],
    ids=["articles", "lois", "deliberations", "chiffres", "codes"],
)  # fmt: skip
def test_hostile_text_is_read_to_its_end(texte: str) -> None:
    """A pattern of quadratic cost would meet the suite's time-out."""
    references.extract(texte)
