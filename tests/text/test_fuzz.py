"""Damaged files: a coded error or pages, never a crash nor a hang."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from pipeline.config import Settings
from pipeline.errors import DocumentError
from pipeline.text import read

from .pages import make_pdf, text_at


def _pdf() -> bytes:
    return make_pdf(lambda canvas: text_at(canvas, 60, 60, "Le Conseil décide", "à l'unanimité"))


def _docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("Le Conseil décide", style="List Number")
    document.add_table(rows=1, cols=2).cell(0, 0).text = "Prix"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _image(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("L", (60, 40), 200).save(out, kind)
    return out.getvalue()


SEEDS = [_pdf(), _docx(), _image("PNG"), _image("TIFF"), _image("JPEG"), b"<html><p>Vu</p></html>"]
WITHOUT_OCR = Settings(ocr="jamais")


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        action = draw(st.sampled_from(["flip", "cut", "insert", "repeat"]))
        if action == "flip" and data:
            data[at] ^= draw(st.integers(1, 255))
        elif action == "cut":
            del data[at : at + draw(st.integers(1, 400))]
        elif action == "insert":
            data[at:at] = draw(st.binary(min_size=1, max_size=40))
        else:
            data[at:at] = data[at : at + draw(st.integers(1, 200))]
    return bytes(data)


@settings(max_examples=250, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_damaged_files(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        try:
            document = read(path, WITHOUT_OCR)
        except DocumentError as error:
            assert error.code.startswith("D")
            assert error.suite
        else:
            assert document.pages
            for page in document.pages:
                assert page.motif
                for line in page.lignes:
                    assert page.texte[line.debut : line.fin] == line.texte


@settings(max_examples=100, deadline=5000)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        path.write_bytes(data)
        try:
            assert read(path, WITHOUT_OCR).pages
        except DocumentError as error:
            assert error.code.startswith("D")
