from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from .pages import HEIGHT, body, by_role, justified, make_pdf, read_bytes, text_at

PROSE = (
    "Le Conseil municipal, réuni le douze avril deux mille vingt-trois sous la présidence",
    "de Madame Aline Verchamp, Maire, a examiné la demande présentée par le comité des fêtes",
    "de la commune pour l'organisation de la foire annuelle, qui se tiendra au mois de juin",
    "prochain sur la place de la halle, avec le concours des associations de la vallée et des",
    "commerçants du bourg, et il en a débattu.",
)
NARROW = (
    "L'an deux mille vingt-deux, le vingt-six",
    "septembre à vingt heures trente, le Conseil",
    "communautaire légalement convoqué s'est",
    "réuni à la salle des fêtes de Brézolières,",
    "sous la présidence de M. Paul Tardivel,",
    "Président, en session ordinaire publique,",
    "le quorum étant atteint.",
)


def test_side_column_is_set_apart_and_readable(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, 200, 60, "EXTRAIT DU REGISTRE", name="Helvetica-Bold", size=14)
        text_at(canvas, 60, 120, "Nombre de membres :", "en exercice : 15", "n° 2022 / 41", size=9)
        text_at(canvas, 230, 120, *NARROW)
        text_at(canvas, 60, 260, *PROSE)

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert by_role(page, "marge") == ["Nombre de membres :", "en exercice : 15", "n° 2022 / 41"]
    assert body(page).split("\n") == ["EXTRAIT DU REGISTRE", *NARROW, *PROSE]


@pytest.mark.parametrize("offset", [0, 7])
def test_two_columns_are_read_one_after_the_other(tmp_path: Path, offset: int) -> None:
    left = [f"a{i} {NARROW[i % 7]}" for i in range(30)]
    right = [f"b{i} {NARROW[i % 7]}" for i in range(30)]

    def draw(canvas: Canvas) -> None:
        text_at(canvas, 50, 100, *left, size=10)
        text_at(canvas, 310, 100 + offset, *right, size=10)

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert body(page).split("\n") == left + right


def test_presence_columns_keep_each_name_whole(tmp_path: Path) -> None:
    names = [
        ("M. Paul TARDIVEL", "Mme Aline VERCHAMP", "M. Jo BRAZ"),
        ("Mme Zoé QUINTAL", "M. Luc ORSINI", "Mme Eva LORIOT"),
        ("M. Guy PERRON", "Mme Ida MALO", "M. Noé SAVARIN"),
    ]

    def draw(canvas: Canvas) -> None:
        text_at(canvas, 60, 60, "Étaient présents :")
        for at, row in enumerate(names):
            for x, name in zip((60, 240, 420), row, strict=True):
                text_at(canvas, x, 80 + 14 * at, name)
        text_at(canvas, 60, 150, *PROSE)

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    rows = [line for line in page.lignes if line.role == "tableau"]
    assert [tuple(cell.texte for cell in row.cellules) for row in rows] == names


def test_ruled_table_keeps_a_wrapped_cell_on_its_row(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, 60, 60, *PROSE)
        ys = [HEIGHT - y for y in (150, 170, 200, 220)]
        canvas.grid([60, 320, 480], ys)
        text_at(canvas, 65, 164, "Bénéficiaire", name="Helvetica-Bold")
        text_at(canvas, 325, 164, "Montant", name="Helvetica-Bold")
        text_at(
            canvas, 65, 182, "Association des parents d'élèves de", "l'école du centre", step=12
        )
        text_at(canvas, 400, 182, "500 €")
        text_at(canvas, 65, 214, "Club de judo")
        text_at(canvas, 400, 214, "250 €")

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert by_role(page, "tableau") == [
        "Bénéficiaire\tMontant",
        "Association des parents d'élèves de l'école du centre\t500 €",
        "Club de judo\t250 €",
    ]


def test_table_without_rules(tmp_path: Path) -> None:
    rows = [
        ("Association", "Objet", "Montant"),
        ("Les Amis du Vieux Four", "Fonctionnement", "1 500,00 €"),
        ("Club de pétanque", "Tournoi", "300,00 €"),
        ("Harmonie municipale", "Achat d'un tuba", "2 450,50 €"),
    ]

    def draw(canvas: Canvas) -> None:
        text_at(canvas, 60, 60, *PROSE)
        for at, row in enumerate(rows):
            for x, cell in zip((60, 250, 430), row, strict=True):
                text_at(canvas, x, 150 + 16 * at, cell)
        text_at(canvas, 60, 250, *PROSE)

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert by_role(page, "tableau") == ["\t".join(row) for row in rows]
    assert [line.texte for line in page.lignes if line.role == "corps"] == [*PROSE, *PROSE]


def test_justified_text_is_not_a_table(tmp_path: Path) -> None:
    wide = "Madame Aline Verchamp expose la demande du comité des fêtes"

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        justified(canvas, 60, 60, 475, *PROSE[:4], wide, *PROSE[:2])

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert [line.role for line in page.lignes] == ["corps"] * 7
    assert page.lignes[4].texte == wide


def test_dotted_leaders_stay_on_one_line(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(3):
            text_at(canvas, 60, 90 + 16 * at, f"{at + 1}.")
            text_at(canvas, 90, 90 + 16 * at, f"Tarifs de la cantine {at}" + "." * 60)
            text_at(canvas, 520, 90 + 16 * at, str(at + 2))

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert [line.role for line in page.lignes] == ["corps"] * 3
    assert page.lignes[0].texte.startswith("1. Tarifs de la cantine 0...")
    assert page.lignes[0].texte.endswith(" 2")


def test_sideways_page_is_read_upright(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(0, HEIGHT)
        canvas.rotate(-90)
        canvas.setFont("Helvetica", 11)
        for at, line in enumerate(PROSE):
            canvas.drawString(60, 500 - 14 * at, line)

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert tuple(line.texte for line in page.lignes) == PROSE


def test_letter_spaced_title_and_superscript(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(60, HEIGHT - 60)
        line.setCharSpace(6)
        line.textLine("D E L I B E R A T I O N")
        line.setCharSpace(0)
        canvas.drawText(line)
        text_at(canvas, 60, 100, "La délibération prend effet au 1")
        x = 60 + canvas.stringWidth("La délibération prend effet au 1", "Helvetica", 11)
        text_at(canvas, x, 96, "er", size=7)
        text_at(canvas, x + 12, 100, "janvier 2024.")

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert [line.texte for line in page.lignes] == [
        "DELIBERATION",
        "La délibération prend effet au 1er janvier 2024.",
    ]


def test_stamp_is_set_apart_and_kept(tmp_path: Path) -> None:
    stamp = [
        "Envoyé en préfecture le 19/06/2023",
        "Reçu en préfecture le 19/06/2023",
        "Publié le",
        "ID : 099-219900017-20230609-D2023_17-DE",
    ]
    sentence = (
        "Reçu en préfecture le dossier complet, le Maire expose que la demande est recevable."
    )

    def draw(canvas: Canvas) -> None:
        text_at(canvas, 60, 60, "COMMUNE DE BRÉZOLIÈRES", name="Helvetica-Bold")
        text_at(canvas, 60, 100, *PROSE, sentence)
        text_at(canvas, 400, 95, *stamp, size=7, step=9)

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert by_role(page, "tampon") == stamp
    assert body(page).split("\n") == ["COMMUNE DE BRÉZOLIÈRES", *PROSE, sentence]


def test_paragraphs_follow_the_gaps(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, 60, 60, *PROSE)
        text_at(canvas, 60, 145, *PROSE)

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert page.texte == "\n".join(PROSE) + "\n\n" + "\n".join(PROSE) + "\n"


def test_watermark_stays_out_of_the_sentences(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text_at(canvas, 60, 60, *PROSE)
        canvas.saveState()
        canvas.translate(150, HEIGHT - 120)
        canvas.rotate(35)
        canvas.setFont("Helvetica-Bold", 70)
        canvas.drawString(0, 0, "PROJET")
        canvas.restoreState()

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert body(page).split("\n") == list(PROSE)
    assert by_role(page, "marge") == ["PROJET"]


def test_frame_around_a_title_is_not_a_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, HEIGHT - 110, 495, 40)
        text_at(canvas, 60, 85, "OBJET : Tarifs de la cantine scolaire", "pour l'année 2023")
        text_at(canvas, 60, 150, *PROSE)

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert [line.role for line in page.lignes] == ["corps"] * 7
    assert page.lignes[0].texte == "OBJET : Tarifs de la cantine scolaire"


def test_page_laid_out_in_a_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 200, 545], [HEIGHT - 80, HEIGHT - 300])
        text_at(canvas, 55, 100, "Nombre de membres", "en exercice : 15", "votants : 14", size=9)
        text_at(canvas, 210, 100, *NARROW, *NARROW)
        text_at(canvas, 60, 340, *PROSE)

    (page,) = read_bytes(make_pdf(draw), tmp_path)
    assert by_role(page, "marge") == ["Nombre de membres", "en exercice : 15", "votants : 14"]
    assert body(page).split("\n") == [*NARROW, *NARROW, *PROSE]
