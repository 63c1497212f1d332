"""The reference lists: the 57 level-2 ACTES matières and the 25 themes.

Source of the matières: the ACTES national classification (protocol of the ministère de
l'Intérieur, levels 1 and 2). Préfectures add levels 3 to 5, which are cut to level 2.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import msgspec

from .errors import BadTable
from .paths import DATA


class Matiere(msgspec.Struct, frozen=True):
    """A level-2 matière: `code` ("7.10"), its family, its label, what it covers."""

    code: str
    famille_code: str
    famille: str
    libelle: str
    description: str

    @property
    def nom_scdl(self) -> str:
        """`famille/sous-matière`, as the SCDL field DELIB_MATIERE_NOM wants it.

        The schema asks for lower case with accents, no comma nor parenthesis, one slash.
        """
        cut = re.sub(r"[,()]|\betc\.| / ", " ", f"{self.libelle}").lower()
        return f"{self.famille.lower()}/{' '.join(cut.split())}"


class Theme(msgspec.Struct, frozen=True):
    """A theme: its slug, its label, what it covers."""

    slug: str
    libelle: str
    definition: str


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except OSError as error:
        raise BadTable(chemin=path, details=error) from error


@cache
def matieres(data: Path = DATA) -> dict[str, Matiere]:
    """Return the matières by code, in the order of the nomenclature. Raises `BadTable`."""
    return {row["code"]: Matiere(**row) for row in _rows(data / "nomenclature.csv")}


@cache
def themes(data: Path = DATA) -> dict[str, Theme]:
    """Return the themes by slug. Raises `BadTable`."""
    return {row["slug"]: Theme(**row) for row in _rows(data / "themes.csv")}


def libelle(code: str | None) -> str | None:
    """Return the label of a code, None for an unknown one."""
    found = matieres().get(code or "")
    return found.libelle if found else None


def niveau2(code: str | None) -> str | None:
    """Cut a declared code to level 2 ("7.5.1", "7_5", "7-5-1", "07.05" → "7.5").

    Returns None when it is not one of the 57: nothing is guessed.
    """
    parts = re.findall(r"\d+", code or "")[:2]
    if len(parts) < 2:
        return None
    cut = f"{int(parts[0])}.{int(parts[1])}"
    return cut if cut in matieres() else None
