"""Make the example documents of `data/exemples/` from the texts of `outils/exemples/`.

The texts are written for this project about fictitious collectivités. A header says the format and
the layout; then `^` is a centred line, `#` a heading, `|` a table row, `{tampon}` a stamp.

    .venv/bin/python outils/exemples.py
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "exemples"
OUT = HERE.parent / "data" / "exemples"


@dataclass(frozen=True)
class Example:
    """An example: its header and its blocks, as (kind, text) pairs."""

    header: dict[str, str]
    blocks: tuple[tuple[str, str], ...]
    stamp: tuple[str, ...]


def read(path: Path) -> Example:
    """Read a text of `outils/exemples/`."""
    head, body = path.read_text(encoding="utf-8").split("---\n", 1)
    header = dict(row.split(": ", 1) for row in head.strip().splitlines())
    stamp: tuple[str, ...] = ()
    if "{tampon}" in body:
        before, rest = body.split("{tampon}\n", 1)
        inside, after = rest.split("{/tampon}\n", 1)
        stamp, body = tuple(inside.strip().splitlines()), before + after
    return Example(header, tuple(_blocks(body)), stamp)


def _blocks(body: str) -> list[tuple[str, str]]:
    kinds = {"^ ": "centre", "# ": "titre", "| ": "ligne"}
    blocks = []
    for row in body.splitlines():
        kind = kinds.get(row[:2], "texte" if row else "vide")
        blocks.append((kind, row[2:] if row[:2] in kinds else row))
    return blocks


def cells(row: str) -> list[str]:
    """The cells of a table row."""
    return [cell.strip() for cell in row.split("|")]


def pdf(example: Example) -> bytes:
    """A born-digital PDF: running header, side column, stamp and tables as the header says."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import cm
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

    column = example.header.get("colonne", "").split("|")
    running = example.header.get("entete")
    left = 6 * cm if column[0] else 2.2 * cm
    style = ParagraphStyle("texte", fontName="Times-Roman", fontSize=11, leading=14, alignment=4)
    styles = {
        "texte": style,
        "centre": ParagraphStyle("c", style, alignment=1, fontName="Times-Bold", leading=16),
        "titre": ParagraphStyle("t", style, alignment=0, fontName="Times-Bold", spaceBefore=8),
        "cellule": ParagraphStyle("d", style, alignment=0, fontSize=10, leading=12),
    }
    story: list[object] = [Spacer(1, 2.2 * cm)] if example.stamp else []
    rows: list[list[object]] = []
    for kind, text in (*example.blocks, ("vide", "")):
        if kind == "ligne":
            rows.append([Paragraph(escape(c), styles["cellule"]) for c in cells(text)])
            continue
        if rows:
            story.append(Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
            rows = []
        story.append(Spacer(1, 7) if kind == "vide" else Paragraph(escape(text), styles[kind]))

    def decorate(canvas: object, document: object) -> None:
        _decorate(canvas, example.stamp, column, running)

    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer, pagesize=A4, invariant=1, title=example.header["nom"], author="datadelib"
    )
    frame = Frame(left, 2 * cm, A4[0] - left - 2 * cm, A4[1] - 4.2 * cm, id="corps")
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=decorate)])
    document.build(story)
    return buffer.getvalue()


def _decorate(
    canvas: object, stamp: tuple[str, ...], column: list[str], running: str | None
) -> None:
    """Draw what stands around the body: stamp, side column, running header, page number."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import cm

    draw: Callable[..., None] = canvas.drawString  # type: ignore[attr-defined]
    canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
    if canvas.getPageNumber() == 1:  # type: ignore[attr-defined]
        for number, row in enumerate(stamp):
            draw(A4[0] - 8.2 * cm, A4[1] - 1.6 * cm - number * 10, row)
    canvas.setFont("Times-Roman", 9)  # type: ignore[attr-defined]
    for number, row in enumerate(column):
        draw(1.5 * cm, A4[1] - 5 * cm - number * 12, row)
    if running:
        draw(2.2 * cm, A4[1] - 1.4 * cm, running)
        draw(A4[0] / 2, 1.2 * cm, f"Page {canvas.getPageNumber()}")  # type: ignore[attr-defined]


def scan(example: Example) -> bytes:
    """A scanned PDF: the page as a noisy, slightly turned grey image; perhaps a stamp as text."""
    import numpy as np
    import pypdfium2
    from PIL import Image, ImageFilter
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    text_stamp = example.header.get("tampon") == "texte"
    drawn = Example(example.header, example.blocks, () if text_stamp else example.stamp)
    generator = np.random.default_rng(len(example.blocks))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    document = pypdfium2.PdfDocument(pdf(drawn))
    for number, page in enumerate(document):
        image = page.render(scale=200 / 72).to_pil().convert("L")
        angle = float(example.header.get("inclinaison", "0"))
        image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
        image = image.filter(ImageFilter.GaussianBlur(0.6))
        pixels = np.asarray(image, dtype=np.float64) + generator.normal(0, 9, image.size[::-1])
        jpeg = io.BytesIO()
        Image.fromarray(pixels.clip(0, 255).astype("uint8")).save(jpeg, "JPEG", quality=45)
        canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)
        if text_stamp and number == 0:
            canvas.setFont("Helvetica", 8)
            for row, text in enumerate(example.stamp):
                canvas.drawString(A4[0] - 230, A4[1] - 30 - row * 10, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def docx(example: Example) -> bytes:
    """A Word document."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = Document()
    for kind, text in example.blocks:
        paragraph = document.add_paragraph()
        paragraph.add_run(text).bold = kind in ("centre", "titre")
        if kind == "centre":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    buffer = io.BytesIO()
    document.save(buffer)
    return _same_dates(buffer.getvalue())


def odt(example: Example) -> bytes:
    """A LibreOffice document."""
    from odf.opendocument import OpenDocumentText
    from odf.text import H, P

    document = OpenDocumentText()
    for kind, text in example.blocks:
        document.text.addElement(H(outlinelevel=1, text=text) if kind == "titre" else P(text=text))
    buffer = io.BytesIO()
    document.write(buffer)
    return _same_dates(buffer.getvalue())


def html(example: Example) -> bytes:
    """A page of a council's site."""
    tags = {"centre": "h1", "titre": "h2", "texte": "p"}
    rows = [f"<{tags[k]}>{escape(t)}</{tags[k]}>" for k, t in example.blocks if k in tags]
    head = '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Compte rendu</title>'
    return "\n".join([head + "</head><body>", *rows, "</body></html>", ""]).encode()


ACTE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<actes:Acte xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216"
  actes:Date="{date}" actes:NumeroInterne="{numero}" actes:CodeNatureActe="1">
 <actes:CodeMatiere1 actes:CodeMatiere="{famille}"/>
 <actes:CodeMatiere2 actes:CodeMatiere="{rang}"/>
 <actes:Objet>{objet}</actes:Objet>
 <actes:ClassificationDateVersion>2019-08-29</actes:ClassificationDateVersion>
 <actes:Document><actes:NomFichier>{fichier}</actes:NomFichier></actes:Document>
 <actes:Annexes actes:Nombre="0"/>
</actes:Acte>
"""


def envelope(example: Example) -> bytes:
    """An ACTES transmission: the XML of the act and its PDF, in a zip."""
    header = example.header
    family, rank = header["matiere"].split(".")
    name = f"{header['acte_id']}-1-1_1.pdf"
    xml = ACTE.format(famille=family, rang=rank, fichier=name, **header)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for inner, data in (
            (f"{header['acte_id']}-1-1_0.xml", xml.encode("iso-8859-1")),
            (name, pdf(example)),
        ):
            archive.writestr(zipfile.ZipInfo(inner, (2026, 11, 21, 0, 0, 0)), data)
    return buffer.getvalue()


def _same_dates(data: bytes) -> bytes:
    """Rewrite a zip with fixed dates, so that making it again gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            fixed = zipfile.ZipInfo(info.filename, (2026, 11, 21, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(info.filename))
    return buffer.getvalue()


MAKERS: dict[str, Callable[[Example], bytes]] = {
    "pdf": pdf,
    "pdf-colonne": pdf,
    "pdf-pv": pdf,
    "scan": scan,
    "scan-tampon": scan,
    "docx": docx,
    "odt": odt,
    "html": html,
    "enveloppe": envelope,
}


def main() -> None:
    """Make every example."""
    OUT.mkdir(parents=True, exist_ok=True)
    for path in sorted(TEXTS.glob("*.txt")):
        example = read(path)
        target = OUT / example.header["nom"]
        target.write_bytes(MAKERS[example.header["format"]](example))
        print(f"{target.name} : {target.stat().st_size // 1024 + 1} Kio")


if __name__ == "__main__":
    main()
