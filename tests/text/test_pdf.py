from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from pipeline.config import Settings
from pipeline.errors import CorruptFile, EncryptedFile, OcrFailed, UnreadablePath
from pipeline.text import ocr, read
from pipeline.text.pdf import safe_dpi

from .pages import make_pdf, read_bytes, text_at

TEXT = "Le Conseil municipal décide à l'unanimité d'approuver la convention."


def draw(canvas: Canvas) -> None:
    text_at(canvas, 60, 60, TEXT)


def encrypted(path: Path, password: str) -> Path:
    canvas = Canvas(str(path), encrypt=pdfencrypt.StandardEncryption(password, "proprietaire"))
    draw(canvas)
    canvas.save()
    return path


def test_words_lead_back_to_their_place(tmp_path: Path) -> None:
    (page,) = read_bytes(make_pdf(draw), tmp_path)
    (line,) = page.lignes
    assert line.texte == TEXT
    assert line.taille == 11
    assert line.box is not None and abs(line.box.x0 - 60) < 1 and 45 < line.box.y0 < 60
    assert [page.texte[w.debut : w.fin] for w in line.mots] == TEXT.split()
    assert line.mots[1].box.x0 > line.mots[0].box.x1


def test_wrong_extension(tmp_path: Path) -> None:
    (page,) = read_bytes(make_pdf(draw), tmp_path, "a.docx")
    assert page.texte == TEXT + "\n"


def test_empty_user_password_is_opened(tmp_path: Path) -> None:
    document = read(encrypted(tmp_path / "a.pdf", ""), Settings(ocr="jamais"))
    assert TEXT in document.pages[0].texte


def test_password_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFile):
        read(encrypted(tmp_path / "a.pdf", "secret"), Settings(ocr="jamais"))


def test_truncated_pdf(tmp_path: Path) -> None:
    with pytest.raises(CorruptFile):
        read_bytes(make_pdf(draw)[:60], tmp_path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePath):
        read(tmp_path / "absent.pdf", Settings())


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_rotation(tmp_path: Path, turn: int) -> None:
    pdf = pdfium.PdfDocument(make_pdf(draw))
    pdf[0].set_rotation(turn)
    pdf.save(tmp_path / "a.pdf")
    pdf.close()
    (page,) = read(tmp_path / "a.pdf", Settings(ocr="jamais")).pages
    assert page.texte == TEXT + "\n"


def test_form_fields_are_text(tmp_path: Path) -> None:
    def form(canvas: Canvas) -> None:
        draw(canvas)
        canvas.acroForm.textfield(name="n", value="Subvention de 500 euros", x=60, y=600, width=300)

    (page,) = read_bytes(make_pdf(form), tmp_path)
    assert "Subvention de 500 euros" in page.texte


def test_blank_page(tmp_path: Path) -> None:
    (page,) = read_bytes(make_pdf(lambda canvas: None), tmp_path, settings=Settings(ocr="auto"))
    assert (page.origine, page.motif, page.texte) == ("vide", "page blanche", "")


def test_a_page_whose_ocr_fails_is_reported_and_the_others_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OcrFailed(details="image illisible")

    monkeypatch.setattr(ocr, "recognise", fail)
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf(draw, draw))
    pages = read(path, Settings(ocr="toujours")).pages
    assert len(pages) == 2
    assert all("D007" in page.motif and TEXT in page.texte for page in pages)


def test_resolution_is_bounded_for_plans() -> None:
    assert safe_dpi(595, 842, 200) == 200
    dpi = safe_dpi(3370, 2384, 400)
    assert 3370 * 2384 * (dpi / 72) ** 2 <= 26e6
