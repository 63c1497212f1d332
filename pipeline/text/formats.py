"""What a file really is, by its content: an extension is only a hint.

`sniff` knows: pdf, docx, odt, doc, html, txt, png, jpeg, tiff (and names what it refuses).
"""

from __future__ import annotations

import io
import re
import zipfile

from ..errors import CorruptFile, EmptyFile, EncryptedFile, TooLarge, UnsupportedFormat

_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
)
_REFUSED = (
    (b"GIF8", "image GIF"),
    (b"BM", "image BMP"),
    (b"Rar!", "archive RAR"),
    (b"7z\xbc\xaf", "archive 7-Zip"),
    (b"\x1f\x8b", "archive gzip"),
    (b"MZ", "programme Windows"),
    (b"\x7fELF", "programme"),
    (b"%!PS", "PostScript"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|meta|h[1-6])\b", re.IGNORECASE)
MAX_UNZIPPED = 400 * 2**20
"""An office file that unfolds to more than this many bytes is refused."""


def sniff(data: bytes, name: str = "") -> str:
    """Return the format of `data`; `name` only serves the messages.

    Raises `EmptyFile`, `CorruptFile`, `EncryptedFile` or `UnsupportedFormat`.
    """
    if not data:
        raise EmptyFile()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, kind in _IMAGES:
        if data.startswith(magic):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise UnsupportedFormat(details="image WebP")
    if data.startswith(b"PK"):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return "doc"
    for magic, label in _REFUSED:
        if data.startswith(magic):
            raise UnsupportedFormat(details=label)
    return _text_kind(data, name)


def _zip_kind(data: bytes) -> str:
    """Tell the office formats that are ZIP archives apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if sum(info.file_size for info in archive.infolist()) > MAX_UNZIPPED:
                raise TooLarge(details="contenu décompressé démesuré")
            if "mimetype" in names:
                mime = archive.read("mimetype").decode("ascii", "replace").strip()
                if mime.startswith("application/vnd.oasis.opendocument.text"):
                    return "odt"
                raise UnsupportedFormat(details=mime)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError) as error:
        raise CorruptFile(details="archive ZIP abîmée") from error
    except (zipfile.LargeZipFile, EOFError, KeyError) as error:
        raise CorruptFile(details="archive ZIP abîmée") from error
    except Exception as error:  # zlib.error is not an OSError
        if type(error).__module__ == "zlib":
            raise CorruptFile(details="archive ZIP abîmée") from error
        raise
    if any(name.startswith("word/") for name in names):
        return "docx"
    for prefix, label in (("xl/", "classeur Excel"), ("ppt/", "présentation PowerPoint")):
        if any(name.startswith(prefix) for name in names):
            raise UnsupportedFormat(details=label)
    raise UnsupportedFormat(details="archive ZIP")


def _ole_kind(data: bytes) -> str:
    """Old Office files, and the shell of a password-protected .docx."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile()
    if "Workbook".encode("utf-16-le") in data:
        raise UnsupportedFormat(details="classeur Excel")
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise UnsupportedFormat(details="présentation PowerPoint")
    return "doc"


def _text_kind(data: bytes, name: str) -> str:
    """HTML or plain text; refuse what holds too many control characters to be text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:3] == b"\xef\xbb\xbf":
        head = data[:65536]
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        text = head.decode("utf-16", "replace").encode() if wide else head
        return "html" if _HTML.search(text[:4096]) else "txt"
    head = data[:65536]
    controls = sum(head.count(bytes([c])) for c in range(32) if c not in (9, 10, 12, 13, 27))
    if controls > len(head) * 0.01:
        suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
        if suffix in ("pdf", "docx", "odt", "doc", "png", "jpg", "jpeg", "tif", "tiff"):
            raise CorruptFile(details=f"le contenu n'est pas celui d'un fichier .{suffix}")
        raise UnsupportedFormat(details="contenu binaire inconnu")
    if head.lstrip()[:5] == b"<?xml" and not _HTML.search(head[:4096]):
        raise UnsupportedFormat(details="XML")
    return "html" if _HTML.search(head[:4096]) else "txt"
