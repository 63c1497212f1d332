"""Registers in which every délibération repeats the full header of its extract."""

from __future__ import annotations

import re

from ..rows import Body

EXTRACT = re.compile(r"\bextraits?\s+d(?:u|es)\s+(?:registres?|deliberations|proces|minutes)")
YEAR = re.compile(r"\bl'an\s+(?:deux\s+mil|20\d\d)")
CONVOKED = re.compile(r"^\W*(?:date\s+de\s+(?:la\s+)?)?convocation\s*(?:du|le|:|en\s+date)")
PRESENT = re.compile(
    r"^\W*(?:etaient?\s+)?presents?\b|nombre\s+de\s+(?:membres|conseillers|delegues)"
)
CLOSED = re.compile(
    r"\b(?:signature|pour\s+extrait|ainsi\s+fait|fait\s+et\s+delibere|le\s+maire,?\s*$|certifie|adopte|unanimite|"
    r"publie|affiche|recu\s+en\s+prefecture|tribunal\s+administratif|le\s+secretaire)"
)
HEADING = re.compile(
    r"^\W*(?:republique\s+francaise|departement|arrondissement|canton|commune|ville|mairie|communaute|syndicat|"
    r"liberte|seance|conseil|deliberation|n\s?[°o]|nombre|date|objet|extrait|registre|annee|\d{4})"
)
MAX_UP = 14


def find_blocks(body: Body) -> list[tuple[int, int]]:
    """Return the rows `debut:fin` of each extract; one block, or none, when nothing repeats."""
    for word, pattern in (("extrait", EXTRACT), ("l'an", YEAR), ("convocation", CONVOKED)):
        marks = _marks(body, word, pattern)
        if len(marks) >= 2 and _each_has_presence(body, marks):
            starts = [
                _block_start(body, mark, marks[i - 1] if i else -1) for i, mark in enumerate(marks)
            ]
            starts[0] = 0 if starts[0] <= MAX_UP else starts[0]
            ends = [*starts[1:], len(body.rows)]
            return list(zip(starts, ends, strict=True))
    return []


def _marks(body: Body, word: str, pattern: re.Pattern[str]) -> list[int]:
    """Rows that open a header, one per header (mentions close to each other are one)."""
    marks: list[int] = []
    for index, plat in enumerate(body.plats):
        if word in plat and pattern.search(plat) and (not marks or index - marks[-1] > 5):
            marks.append(index)
    return marks


def _each_has_presence(body: Body, marks: list[int]) -> bool:
    """Whether most headers are followed by a presence list or the numbers of members."""
    ends = [*marks[1:], len(body.rows)]
    found = sum(
        any(
            PRESENT.search(plat) or YEAR.search(plat)
            for plat in body.plats[mark : min(end, mark + 30)]
        )
        for mark, end in zip(marks, ends, strict=True)
    )
    return found >= 0.6 * len(marks)


def _block_start(body: Body, mark: int, previous: int) -> int:
    """Go up from a header mark to the first row of its extract."""
    start = mark
    for index in range(mark, max(previous, mark - MAX_UP, -1), -1):
        row = body.rows[index]
        if index != mark and CLOSED.search(row.plat):
            break
        if HEADING.match(row.plat) or row.capitales or row.haut:
            start = index
        if row.haut:
            break
    return start
