from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.errors import (
    CorruptFile,
    DocumentError,
    EmptyFile,
    EncryptedFile,
    UnsupportedFormat,
)
from pipeline.text.formats import sniff


def archive(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in files.items():
            target.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4\n...", "délib.docx", "pdf"),
        (b"\n\n%PDF-1.7", "a.pdf", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "a.pdf", "png"),
        (b"\xff\xd8\xff\xe0....", "a", "jpeg"),
        (b"II*\x00....", "a.tif", "tiff"),
        (archive(word__document="x"), "a.pdf", "docx"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "a.odt", "odt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W" * 600, "a.doc", "doc"),
        (b"{\\rtf1\\ansi bonjour}", "a.doc", "doc"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "a.txt", "html"),
        (b"  <div>Le conseil</div>", "a", "html"),
        ("Délibération".encode(), "a.txt", "txt"),
        ("Délibération".encode("cp1252"), "a.txt", "txt"),
        ("Délibération".encode("utf-16"), "a.txt", "txt"),
    ],
)
def test_content_decides(data: bytes, name: str, kind: str) -> None:
    assert sniff(data, name) == kind


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"PK\x03\x04 tronqu", CorruptFile),
        (archive(xl__workbook="x"), UnsupportedFormat),
        (archive(autre="x"), UnsupportedFormat),
        (b"GIF89a....", UnsupportedFormat),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            EncryptedFile,
        ),
        (bytes(range(1, 32)) * 20, UnsupportedFormat),
        (b"<?xml version='1.0'?><a/>", UnsupportedFormat),
    ],
)
def test_refusals(data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error) as caught:
        sniff(data, "a.bin")
    assert caught.value.code.startswith("D")


def test_truncated_binary_under_a_known_name() -> None:
    with pytest.raises(CorruptFile, match="pdf"):
        sniff(bytes(range(1, 32)) * 20, "délibération.pdf")
