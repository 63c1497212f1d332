"""The body of a document: rows, running lines, offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.rows import fold, in_capitals, read_body
from tests.structure.build import document

PAGE = "Ville d'Aubray - Séance du 3 mai 2021\nTexte {} de la page.\nSuite du texte {}.\nPage {}/4"


@given(st.text())
def test_folding_keeps_offsets(texte: str) -> None:
    assert len(fold(texte)) == len(texte)


def test_folding() -> None:
    assert fold("L’ÉTÉ – À Noël") == "l'ete - a noel"


def test_capitals() -> None:
    assert in_capitals("VOTE DU BUDGET 2023")
    assert not in_capitals("Vote du BUDGET")
    assert not in_capitals("TVA")


def test_running_lines_leave_the_body() -> None:
    texte = "\n=====\n".join(PAGE.format(n, n, n) for n in range(1, 5))
    rows = read_body(document(texte)).rows
    assert [row.texte for row in rows][:2] == ["Texte 1 de la page.", "Suite du texte 1."]
    assert len(rows) == 8


def test_the_head_of_an_extract_is_no_running_line() -> None:
    texte = "\n=====\n".join(f"Délibération n° 2021-{n}\nTexte.\nFin {n}." for n in range(1, 5))
    assert sum("Délibération" in row.texte for row in read_body(document(texte)).rows) == 4


def test_text_and_marks_of_a_stretch() -> None:
    body = read_body(document("Un.\n\nDeux\ntrois.\n=====\nQuatre."))
    assert body.texte(0, 4) == "Un.\n\nDeux\ntrois.\n\nQuatre."
    assert body.reperes(0, 4) == ((0, 1), (18, 2))


def test_bold_and_tables() -> None:
    body = read_body(document("**Titre**\nTexte.\nA\tB"))
    assert [row.gras for row in body.rows] == [True, False, False]
    assert body.rows[2].cellules == ("A", "B")
