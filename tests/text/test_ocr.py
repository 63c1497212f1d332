from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.config import Settings
from pipeline.errors import CorruptFile, OcrUnavailable, TooLarge
from pipeline.evaluation.ocr import compare, measure
from pipeline.paths import DATA
from pipeline.text import again, ocr, preprocess, read
from pipeline.text.images import prepare
from pipeline.text.raw import RawWord, Reading

from .pages import by_role, make_pdf, text_at

GOLD = DATA / "gold" / "ocr"
AUTO = Settings(ocr="auto")


def drawn(*lines: str, size: int = 40, angle: float = 0) -> Image.Image:
    """A small page image at about 200 dpi."""
    image = Image.new("L", (1400, 120 + 70 * len(lines)), 255)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(size)
    for at, line in enumerate(lines):
        pen.text((100, 60 + 70 * at), line, fill=0, font=font)
    return image.rotate(angle, fillcolor=255)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def test_word_accuracy_on_our_examples(cache: Path) -> None:
    figures = measure(GOLD, cache_ocr=cache)
    assert figures["total"].exactitude_mots >= 0.985
    assert figures["total"].mots > 550


def test_table_of_a_scan_has_rows_of_cells(cache: Path) -> None:
    (page,) = read(GOLD / "delib.jpg", Settings(cache_ocr=cache)).pages
    assert page.origine == "ocr"
    assert page.confiance is not None and page.confiance > 0.85
    assert "Les Archers du Val\tFonctionnement\t850,00 €" in by_role(page, "tableau")
    assert all(word.confiance is not None for line in page.lignes for word in line.mots)


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_turned_page(turn: Image.Transpose, tmp_path: Path) -> None:
    with Image.open(GOLD / "pv.jpg") as image:
        image.crop((0, 0, image.width, image.height // 2)).transpose(turn).save(
            tmp_path / "a.png", dpi=(200, 200)
        )
    (page,) = read(tmp_path / "a.png", AUTO).pages
    expected = "\n".join((GOLD / "pv.txt").read_text("utf-8").split("\n")[:6])
    assert compare(page.texte[: len(expected)], expected).taux_mots < 0.05


def test_a_known_image_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = drawn("Le Conseil municipal")
    first = ocr.recognise(image, 1, 200, tmp_path)

    def refuse(*args: object) -> None:
        raise AssertionError

    monkeypatch.setattr(ocr, "_recognise", refuse)
    second = ocr.recognise(image, 7, 200, tmp_path)
    assert [w.text for w in second.words] == [w.text for w in first.words]
    assert second.number == 7
    for entry in tmp_path.rglob("*.json"):
        entry.write_bytes(b"{")
    with pytest.raises(AssertionError):
        ocr.recognise(image, 1, 200, tmp_path)


def test_stamp_over_a_scan_is_kept_as_it_is(tmp_path: Path) -> None:
    picture = drawn("Le Conseil municipal approuve", "la convention avec le syndicat", "des eaux.")

    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 300, width=595, height=140)
        text_at(
            canvas, 380, 40, "Envoyé en préfecture le 19/06/2023",
            "ID : 099-219900017-20230609-D2023_17-DE", size=7, step=9,
        )  # fmt: skip

    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf(page))
    (found,) = read(path, AUTO).pages
    assert found.origine == "ocr"
    assert "tampon" in found.motif
    assert by_role(found, "tampon") == [
        "Envoyé en préfecture le 19/06/2023",
        "ID : 099-219900017-20230609-D2023_17-DE",
    ]
    assert "Le Conseil municipal approuve" in by_role(found, "corps")


def test_image_with_text_beside_text(tmp_path: Path) -> None:
    picture = drawn(
        "Modèle de délibération annexé", "Le Conseil municipal décide", "de verser la somme due",
        "au syndicat des eaux.",
    )  # fmt: skip

    def page(canvas: Canvas) -> None:
        text_at(canvas, 60, 60, "La délibération type figure ci-dessous, pour information.", "Fin.")
        canvas.drawImage(ImageReader(picture), 20, 300, width=550, height=165)

    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf(page))
    (found,) = read(path, AUTO).pages
    assert found.origine == "mixte"
    assert "La délibération type figure ci-dessous" in found.texte
    assert "verser la somme due" in found.texte


def test_multipage_tiff_and_blank_page(tmp_path: Path) -> None:
    pages = [drawn("Le conseil un"), Image.new("L", (1400, 300), 255), drawn("Le conseil trois")]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:], dpi=(200, 200))
    first, second, third = read(tmp_path / "a.tif", AUTO).pages
    assert "Le conseil un" in first.texte
    assert second.origine == "vide"
    assert "Le conseil trois" in third.texte


def test_enormous_and_damaged_images(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (20000, 9000)).save(out, "PNG")
    (tmp_path / "a.png").write_bytes(out.getvalue())
    with pytest.raises(TooLarge):
        read(tmp_path / "a.png", AUTO)
    (tmp_path / "b.png").write_bytes(out.getvalue()[:40])
    with pytest.raises(CorruptFile):
        read(tmp_path / "b.png", AUTO)


def test_missing_language_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise OcrUnavailable()

    monkeypatch.setattr(ocr, "_engine", absent)
    drawn("Le Conseil").save(tmp_path / "a.png")
    with pytest.raises(OcrUnavailable, match="tesseract-ocr-fra"):
        read(tmp_path / "a.png", AUTO)


@pytest.mark.parametrize("angle", [-4.0, -1.5, 0.0, 0.8, 3.0])
def test_skew(angle: float) -> None:
    lines = ["Le Conseil municipal réuni en séance publique"] * 12
    found = preprocess.skew(np.asarray(drawn(*lines, angle=angle)))
    assert abs(found + angle) < 0.25


def test_preprocessing_leaves_a_clean_page_alone() -> None:
    grey = np.asarray(drawn("Le Conseil municipal"))
    assert preprocess.soften_halftone(grey) is grey
    assert preprocess.even_background(grey) is grey
    assert not preprocess.is_blank(grey)
    assert preprocess.is_blank(np.full((900, 700), 240, np.uint8))


def test_blue_stamp_fades_and_black_text_stays() -> None:
    image = np.full((50, 50, 3), 255, np.uint8)
    image[:20] = (60, 70, 200)
    image[30:] = (10, 10, 12)
    grey = preprocess.to_grey(image)
    assert grey[10, 10] > 130
    assert grey[40, 40] < 20


def test_rules_of_a_grid_are_found_and_text_is_not() -> None:
    image = drawn(*["communes et aménagements"] * 3)
    pen = ImageDraw.Draw(image)
    for y in (40, 280):
        pen.line((80, y, 1200, y), fill=0, width=2)
    for x in (80, 900, 1200):
        pen.line((x, 40, x, 280), fill=0, width=2)
    assert len(preprocess.find_rules(np.asarray(image), 200)) == 5


def test_forgotten_ink() -> None:
    image = np.asarray(drawn("12"))
    assert len(preprocess.forgotten_ink(image, [], 200)) == 1
    assert preprocess.forgotten_ink(image, [(90.0, 40.0, 200.0, 130.0)], 200) == []
    assert again.MOST > 1


def test_misreadings_are_mended() -> None:
    words = [RawWord(text, 0, 0, 1, 1, 1) for text in ("Y_", "1e'", "||", "Yves", "1er", "I")]
    ocr.correct(words)
    assert [w.text for w in words] == ["✓", "1er", "Il", "Yves", "1er", "I"]


@pytest.mark.parametrize(
    ("size", "info", "dpi"),
    [((1654, 2339), None, 200), ((2480, 3508), 300, 200), ((827, 1169), 72, 200)],
)
def test_resolution_of_images(size: tuple[int, int], info: int | None, dpi: int) -> None:
    image = Image.new("RGBA", size, (255, 255, 255, 0))
    if info:
        image.info["dpi"] = (info, info)
    prepared, found = prepare(image, 200)
    assert abs(found - dpi) <= 1
    assert prepared.mode == "RGB"
    assert abs(max(prepared.size) - 2339) < 30


def test_error_rates() -> None:
    same = compare("l’élu – « oui »", "l'élu - « oui »")
    assert (same.taux_mots, same.taux_caracteres) == (0, 0)
    wrong = compare("Le conseil decide", "Le conseil décide ici")
    assert wrong.taux_mots == 0.5
    assert wrong.rappel == 0.5
    assert round(wrong.precision, 3) == 0.667


def test_shaded_cells_become_white_and_photographs_stay() -> None:
    page = np.full((2000, 1400), 255, np.uint8)
    page[300:330, 100:1200] = 215
    page[308:322, 150:154] = 20
    white = preprocess.whiten_cells(page)
    assert white[304, 600] > 245
    assert white[315, 151] < 60
    plain = np.full((2000, 1400), 255, np.uint8)
    plain[308:322, 150:154] = 20
    assert preprocess.whiten_cells(plain) is plain


@pytest.mark.parametrize(
    ("box", "needed"),
    [
        ((300, 100, 380, 120), again.IN_A_ROW),  # between two words
        ((525, 100, 600, 120), again.BESIDE),  # the end of a row
        ((900, 100, 980, 120), again.DOUBT),  # far from the row
        ((300, 500, 380, 520), again.DOUBT),  # nothing at its height
    ],
)
def test_ink_is_trusted_by_the_words_around_it(box: tuple[int, ...], needed: float) -> None:
    row = [(100.0, 95.0, 180.0, 125.0), (190.0, 95.0, 290.0, 125.0), (390.0, 95.0, 515.0, 125.0)]
    assert again._needed(box, row) == needed  # type: ignore[arg-type]


def test_a_zero_is_read_after_a_colon_and_specks_go() -> None:
    words = [RawWord("CONTRE", 0, 0, 50, 10, 10), RawWord(":", 52, 0, 55, 10, 10)]
    words.append(RawWord("©", 57, 0, 62, 10, 10))
    ocr.correct(words)
    assert [w.text for w in words] == ["CONTRE", ":", "0"]
    assert not ocr._is_speck(words[1], words)
    assert ocr._is_speck(RawWord(":", 52, 200, 55, 210, 10), words)


def test_a_word_without_confidence_is_kept_among_words() -> None:
    row = [
        RawWord("Présents", 0, 0, 60, 10, 10, conf=0.9),
        RawWord("KRZYWOSZYNSKI,Paul", 64, 0, 180, 10, 10, conf=0.0),
        RawWord("~%", 184, 0, 196, 10, 10, conf=0.0),
    ]
    alone = RawWord("wdkfjw", 300, 400, 360, 410, 10, conf=0.0)
    assert not ocr._is_blot(row[1], row)
    assert ocr._is_blot(row[2], row)
    assert ocr._is_blot(alone, [*row, alone])
    assert Reading([row[0], row[1]]).confidence == pytest.approx(0.9)


def test_the_edge_of_a_word_is_not_read_twice() -> None:
    row = [RawWord("1er", 0, 0, 20, 10, 10), RawWord("janvier", 30, 0, 80, 10, 10)]
    assert again._is_edge(RawWord("er", 16, 0, 24, 10, 10), row)
    assert again._is_edge(RawWord("j", 24, 0, 28, 10, 10), row)
    assert not again._is_edge(RawWord("de", 22, 0, 28, 10, 10), row)


def test_a_row_of_small_print_that_lost_a_word_is_read_again() -> None:
    """The reader gives the whole row when it is asked for it; a row read well is left alone."""
    page = np.full((400, 1400), 255, np.uint8)
    page[100:116, 476:516:8] = 0  # ink that no word covers, in the middle of the first row
    row = [
        RawWord(text, x, 35, x + 60, 44, 7, conf=0.9)
        for text, x in (("Anne", 40), ("AUBRY,", 105), ("PONS,", 192), ("Luc", 256))
    ]
    other = [RawWord(text, x, 85, x + 60, 94, 7, conf=0.9) for text, x in (("Vu", 40), ("le", 110))]
    asked: list[tuple[int, ...]] = []

    def recognise(piece: np.ndarray, dpi: int, mode: str) -> Reading:
        asked.append(piece.shape)
        words = [w.text for w in row[:2]] + ["Zoé"] + [w.text for w in row[2:]]
        return Reading(
            [RawWord(t, 70 * n, 5, 70 * n + 60, 14, 7, conf=0.9) for n, t in enumerate(words)]
        )

    reading = Reading([*row, *other])
    again.doubtful_rows(page, reading, 200, recognise)
    assert len(asked) == 1
    assert [w.text for w in reading.words if w not in other] == [
        "Anne",
        "AUBRY,",
        "Zoé",
        "PONS,",
        "Luc",
    ]
    assert reading.words[:2] == other
    assert {w.y0 for w in reading.words[2:]} == {35}
