from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from .pages import body, by_role, make_pdf, read_bytes, text_at

SENTENCES = (
    "Le conseil approuve la convention passée avec le syndicat des eaux du plateau",
    "Madame Malo présente le compte de gestion dressé par le comptable public pour l'année",
    "Monsieur Orsini propose de fixer le prix du repas servi à la cantine de l'école",
)


def _page(number: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, 60, 40, "Commune de Brézolières – Séance du 12 avril 2023", size=8)
        text_at(
            canvas, 60, 100, SENTENCES[number - 1], f"Point numéro {number} de l'ordre du jour."
        )
        text_at(canvas, 60, 815, "Mairie – 1 place de la Halle – Tél. 01 99 00 12 34", size=8)
        text_at(canvas, 290, 830, f"- {number} -", size=8)

    return draw


def test_running_lines_are_set_apart(tmp_path: Path) -> None:
    pages = read_bytes(make_pdf(_page(1), _page(2), _page(3)), tmp_path)
    for number, page in enumerate(pages, 1):
        assert by_role(page, "entete") == ["Commune de Brézolières – Séance du 12 avril 2023"]
        assert by_role(page, "pied") == ["Mairie – 1 place de la Halle – Tél. 01 99 00 12 34"]
        assert by_role(page, "pagination") == [f"- {number} -"]
        assert body(page).startswith(SENTENCES[number - 1])
        assert "Séance du 12 avril 2023" in page.texte


def test_single_page_keeps_its_heading(tmp_path: Path) -> None:
    (page,) = read_bytes(make_pdf(_page(1)), tmp_path)
    assert "Commune de Brézolières" in body(page)
    assert by_role(page, "pied") == ["Mairie – 1 place de la Halle – Tél. 01 99 00 12 34"]


def test_the_same_paragraph_on_each_page_is_not_a_header(tmp_path: Path) -> None:
    paragraph = (
        "Le Conseil municipal légalement convoqué s'est réuni au lieu habituel de ses séances,",
        "sous la présidence de Madame Aline Verchamp, Maire, le quorum étant atteint à vingt h,",
        "et a délibéré ainsi qu'il suit.",
    )

    def draw(canvas: Canvas) -> None:
        text_at(canvas, 60, 60, *paragraph)

    for page in read_bytes(make_pdf(draw, draw, draw), tmp_path):
        assert body(page).split("\n") == list(paragraph)


def test_a_number_in_the_body_is_not_a_page_number(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, 60, 300, "Nombre de votants :", "14")

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert by_role(page, "pagination") == []


def test_footnote(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, 60, 60, *SENTENCES, *SENTENCES)
        text_at(canvas, 60, 780, "1 Code général des collectivités, article L2121-29.", size=7)

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert by_role(page, "pied") == ["1 Code général des collectivités, article L2121-29."]
