"""Old Word files (.doc, .rtf): a system converter when there is one, a clear error otherwise."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from ..errors import ConverterMissing, CorruptFile, DocumentTimeout
from . import plain, word
from .raw import RawLine

_OFFICES = ("soffice", "libreoffice")
DELAY = 120.0
"""Seconds given to the converter."""


def pages(data: bytes) -> list[list[RawLine]]:
    """Return the lines of each page.

    Raises `ConverterMissing`, `CorruptFile` or `DocumentTimeout`.
    """
    office = next((found for name in _OFFICES if (found := shutil.which(name))), None)
    with tempfile.TemporaryDirectory(prefix="datadelib-") as folder:
        source = Path(folder) / ("source.rtf" if data.lstrip()[:5] == b"{\\rtf" else "source.doc")
        source.write_bytes(data)
        if office:
            _run(
                [office, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profil",
                 "--convert-to", "docx", "--outdir", folder, str(source)]
            )  # fmt: skip
            made = source.with_suffix(".docx")
            if not made.exists():
                raise CorruptFile(details="le convertisseur n'a rien produit")
            return word.pages(made.read_bytes())
        antiword = shutil.which("antiword")
        if antiword is None or source.suffix == ".rtf":
            raise ConverterMissing()
        return plain.pages(_run([antiword, "-w", "0", "-m", "UTF-8.txt", str(source)]))


def _run(command: list[str]) -> bytes:
    try:
        done = subprocess.run(command, capture_output=True, timeout=DELAY, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise DocumentTimeout(secondes=int(DELAY)) from error
    except OSError as error:
        raise ConverterMissing() from error
    if done.returncode != 0:
        raise CorruptFile(details="le convertisseur a échoué")
    return done.stdout
