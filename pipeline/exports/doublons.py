"""The same act can arrive several times: its extract, the minutes, the list of délibérations.

Two rows of different documents are the same act when SIRET and date agree, and either the number,
or the objet to a reader's eye. The richest is published once: extract, then minutes and register,
then list; among equals the one with the most cells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from ..entities.flat import fold
from ..records import Record

SAME_OBJET = 90.0
"""Similarity (0 to 100) from which two objets of one séance are one act."""
OTHER_OBJET = 55.0
"""Similarity under which a short number (a rank on the agenda) does not make one act."""
ORDER = {"deliberation": 0, "proces_verbal": 1, "registre": 1, "compte_rendu": 2, "liste": 3}
OTHER_TYPE = 4
_DIGITS = re.compile(r"\d+")


class Candidat(Record, frozen=True, kw_only=True):
    """A row that could be published: where it comes from, whether it may leave, its cells."""

    doc: str
    type: str
    publiable: bool
    cellules: Mapping[str, str]


def duplicates(candidats: Sequence[Candidat]) -> dict[int, int]:
    """Return, for each row that repeats another one, the position of the row that is kept."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, c in enumerate(candidats):
        who = c.cellules["COLL_SIRET"] or fold(c.cellules["COLL_NOM"])
        if who and c.cellules["DELIB_DATE"]:
            groups.setdefault((who, c.cellules["DELIB_DATE"]), []).append(index)
    found: dict[int, int] = {}
    for members in groups.values():
        if len({candidats[i].doc for i in members}) > 1:
            found |= _of_group(candidats, members)
    return found


def _of_group(candidats: Sequence[Candidat], members: Sequence[int]) -> dict[int, int]:
    """The best rows come first; each of the others is compared with those kept."""
    ordered = sorted(members, key=lambda i: (_rank(candidats[i]), i))
    prepared = {i: _prepared(candidats[i]) for i in members}
    kept: list[int] = []
    found: dict[int, int] = {}
    for index in ordered:
        same = next(
            (
                k
                for k in kept
                if candidats[k].doc != candidats[index].doc and _same(prepared[k], prepared[index])
            ),
            None,
        )
        if same is None:
            kept.append(index)
        else:
            found[index] = same
    return found


def _rank(c: Candidat) -> tuple[bool, int, int]:
    return not c.publiable, ORDER.get(c.type, OTHER_TYPE), -sum(map(bool, c.cellules.values()))


def _prepared(c: Candidat) -> tuple[str, str]:
    number = re.sub(r"[^0-9a-z]", "", fold(c.cellules["DELIB_ID"]))
    return number.lstrip("0"), fold(c.cellules["DELIB_OBJET"])


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    (number, objet), (number2, objet2) = one, other
    if number and number == number2:
        return len(number) > 3 or token_set_ratio(_long(objet), _long(objet2)) >= OTHER_OBJET
    if len(number) > 3 and len(number2) > 3:
        return False  # two numbers of the register are two acts
    if min(len(objet), len(objet2)) < 12 or _DIGITS.findall(objet) != _DIGITS.findall(objet2):
        return False
    return token_sort_ratio(objet, objet2) >= SAME_OBJET


def _long(objet: str) -> str:
    """The words of an objet that say what it is about."""
    return " ".join(word for word in objet.split() if len(word) > 3)
