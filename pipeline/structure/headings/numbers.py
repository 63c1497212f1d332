"""Numbers of headings: what they look like and which one follows which."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .shapes import CLOCK_LIKE, DATE_LIKE, NUMBERED, SHAPES

UPPER = frozenset({"mot", "code", "num", "arabe", "romain"})
"""Shapes of the upper level, as opposed to sub-points (1.1, a)) and bullets."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_YEAR = range(1980, 2080)


@dataclass(frozen=True, slots=True)
class Numero:
    """A heading number.

    `forme` is its shape (see `SHAPES`), `texte` the number as written without spaces around,
    `base` what stays constant in a series ("2022-" in "2022-45"), `rang` its place in the series,
    `sep` the separator's first character, `fin` where the title begins in the line.
    """

    forme: str
    texte: str
    base: str
    rang: float
    sep: str
    fin: int


def read_number(texte: str, plat: str) -> Numero | None:
    """Read the number that opens a line (`plat` is its folded form), or None."""
    found = NUMBERED.match(plat)
    if found is None or not found.group(0).strip():
        return None
    if DATE_LIKE.match(plat) or CLOCK_LIKE.match(plat):
        return None
    forme = next(shape for shape in SHAPES if found.group(shape) is not None)
    fin = found.end()
    rest = texte[fin:].lstrip()
    sep = (found.group(f"sep_{forme}") or "").strip()[:1]
    if forme == "puce":
        return Numero(forme, "", "puce" + sep, 0.0, sep, fin)
    start, end = found.span(f"cle_{forme}")
    key = texte[start:end].strip()
    if not _plausible(forme, key, sep, rest, plat[end:fin]):
        return None
    base, rang = _series(forme, plat[start:end].strip())
    return Numero(forme, key, base, rang, sep, fin)


def _plausible(forme: str, key: str, sep: str, rest: str, gap: str) -> bool:
    """Refuse quantities ("15 pour"), initials and words that only look like numbers."""
    capital = bool(rest) and (rest[0].isupper() or rest[0] in "«\"'“(" or rest[0].isdigit())
    if forme in ("arabe", "romain") and not sep:
        if not capital or (forme == "romain" and not key.isupper()):
            return False
        return not re.match(r"(?:€|%|[A-Z]{1,2}\b[^ ])", rest)
    if forme == "romain":
        return key.isupper() or sep in ").-/"
    if forme == "lettre" and sep in ":-":
        return key.isupper() or capital
    if forme == "code" and not sep and rest:
        return capital
    if forme == "code" and sep == "." and rest[:1].isdigit():
        return False
    return not (forme == "arabe" and rest.startswith(("€", "%")))


def _series(forme: str, key: str) -> tuple[str, float]:
    if forme == "romain":
        return "", float(_roman(key))
    if forme == "lettre":
        return "", float(ord(key) - ord("a") + 1)
    month = re.search(r"\.\s?([ivx]+)$", key)
    if month is not None:  # "06.19. IV": the fourth point of June 2019
        return re.sub(r"\s", "", key[: month.start(1)]), float(_roman(month.group(1)))
    figures = [(m.group(), m.start()) for m in re.finditer(r"\d+", key)]
    if not figures:
        return key, 0.0
    digits, where = figures[-1]
    if len(figures) > 1 and int(digits) in _YEAR and int(figures[0][0]) not in _YEAR:
        digits, where = figures[0]
    suffix = re.search(r"([a-z]|bis|ter)$", key[where + len(digits) :].strip())
    extra = (ord(suffix.group()[0]) - ord("a") + 1) / 100 if suffix else 0.0
    return key[:where], int(digits) + extra


def _roman(key: str) -> int:
    values = [_ROMAN[char] for char in key if char in _ROMAN]
    total = 0
    for index, value in enumerate(values):
        later = values[index + 1] if index + 1 < len(values) else 0
        total += -value if value < later else value
    return total


def follows(before: Numero, after: Numero) -> bool:
    """Whether `after` is next in the series of `before` ("2" after "1", "3a" after "3")."""
    if before.forme != after.forme or before.base != after.base:
        return False
    step = after.rang - before.rang
    return 0 < step <= 1.5
