from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.config import Settings
from pipeline.errors import ConverterMissing, CorruptFile
from pipeline.text import doc as old_word
from pipeline.text import read
from pipeline.text.numbering import format_number

from .pages import body, by_role, read_bytes


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_docx_text_in_order_with_roles(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Commune de Brézolières"
    document.sections[0].footer.paragraphs[0].text = "1 place de la Halle"
    title = document.add_paragraph()
    title.add_run("Tarifs de la cantine").bold = True
    document.add_paragraph("Le Conseil décide :")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Repas", "Prix", "Enfant", "3,50 €"), strict=True):
        cell.text = text
    last = document.add_paragraph("Adopté à l'unanimité.")
    last.add_run().add_break(WD_BREAK.PAGE)
    last.add_run("Questions diverses")
    first, second = read_bytes(saved(document), tmp_path, "a.docx")
    assert body(first).split("\n") == [
        "Tarifs de la cantine",
        "Le Conseil décide :",
        "Repas\tPrix",
        "Enfant\t3,50 €",
        "Adopté à l'unanimité.",
    ]
    assert by_role(first, "entete") == ["Commune de Brézolières"]
    assert first.lignes[1].gras and not first.lignes[2].gras
    assert by_role(second, "corps") == ["Questions diverses"]
    assert by_role(second, "pied") == ["1 place de la Halle"]


def test_docx_automatic_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("Budget", "Subventions"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("tarif réduit", style="List Bullet")
    document.add_paragraph("Voirie", style="List Number")
    (page,) = read_bytes(saved(document), tmp_path, "a.docx")
    assert [line.texte for line in page.lignes] == [
        "1. Budget",
        "2. Subventions",
        "• tarif réduit",
        "3. Voirie",
    ]


def test_docx_deleted_text_is_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Le prix est de 3 €")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = " (ancien prix 2 €)"
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    hidden = paragraph.add_run(" caché")
    hidden._r.get_or_add_rPr().append(OxmlElement("w:vanish"))
    assert hidden._r.find(qn("w:rPr")) is not None
    (page,) = read_bytes(saved(document), tmp_path, "a.docx")
    assert page.texte == "Le prix est de 3 €\n"


def test_layout_table_is_read_cell_after_cell(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "En exercice : 15"
    table.cell(0, 1).text = "L'an deux mille vingt-trois, " * 30
    (page,) = read_bytes(saved(document), tmp_path, "a.docx")
    assert [line.role for line in page.lignes] == ["corps", "corps"]
    assert page.lignes[0].texte == "En exercice : 15"


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (1, "ordinal", "1er"),
        (7, "decimalZero", "07"),
        (12, "decimal", "12"),
    ],
)
def test_number_formats(value: int, kind: str, text: str) -> None:
    assert format_number(value, kind) == text


ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
<office:automatic-styles><text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
</text:list-style></office:automatic-styles>
<office:body><office:text>
<text:h>Séance du<text:s/>12 avril</text:h>
<text:list text:style-name="L1"><text:list-item><text:p>Budget</text:p></text:list-item>
<text:list-item><text:p>Voirie</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Repas</text:p></table:table-cell>
<table:table-cell><text:p>3,50 €</text:p></table:table-cell></table:table-row></table:table>
<text:p>Adopté<text:soft-page-break/> à l'unanimité</text:p>
</office:text></office:body></office:document-content>"""


def odt(content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        target.writestr("META-INF/manifest.xml", "<manifest/>")
        target.writestr("content.xml", content)
    return out.getvalue()


def test_odt(tmp_path: Path) -> None:
    first, second = read_bytes(odt(ODT), tmp_path, "a.odt")
    assert [line.texte for line in first.lignes] == [
        "Séance du 12 avril",
        "1. Budget",
        "2. Voirie",
        "Repas\t3,50 €",
        "Adopté",
    ]
    assert second.texte == "à l'unanimité\n"


def test_odt_damaged(tmp_path: Path) -> None:
    with pytest.raises(CorruptFile):
        read_bytes(odt(ODT[:300]), tmp_path, "a.odt")


def test_old_word_without_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word.shutil, "which", lambda name: None)
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W" * 600)
    with pytest.raises(ConverterMissing, match=r"\.doc"):
        read(path, Settings(ocr="jamais"))


def test_old_word_with_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        old_word.shutil, "which", lambda name: "/bin/antiword" if name == "antiword" else None
    )
    monkeypatch.setattr(old_word, "_run", lambda command: "Le conseil décide\n".encode())
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W" * 600)
    assert read(path, Settings(ocr="jamais")).pages[0].texte == "Le conseil décide\n"


def test_a_letterhead_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    document = docx.Document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "Commune de Bois-Rouge"
    for line in ("En exercice : 35", "Présents : 24"):
        cells[0].add_paragraph(line)
    cells[1].text = "Affaire n° 3"
    for line in ("OBJET :", "Convention avec l'office des sports"):
        cells[1].add_paragraph(line)
    (page,) = read_bytes(saved(document), tmp_path, "acte.docx")
    assert body(page).split("\n") == [
        "Commune de Bois-Rouge",
        "En exercice : 35",
        "Présents : 24",
        "Affaire n° 3",
        "OBJET :",
        "Convention avec l'office des sports",
    ]
