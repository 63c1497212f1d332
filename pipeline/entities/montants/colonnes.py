"""Which columns of a table of subsidies are granted: not what was asked, nor paid last year.

A council votes on a table that also shows, on the same row, what the association asked, what it
received the year before, what its project costs. Only the amount that is granted is a subsidy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .reading import Mention, Reading
from .tables import Row

GRANTED = re.compile(
    r"accord|attribu(?!aire)|allou|octroy|\bvot[ee]|propos|decision|decid|retenu(?!e? ?ht)|arrete|"
    r"subventions? (?:\w+ )?(?:cd|departement|region|accord)|aide (?:du |de la )|valid|avis"
)
NOT_GRANTED = re.compile(
    r"demand|sollicit|souhait|\bn ?- ?[123]\b|annee (?:precedente|derniere)|pour memoire|rappel|"
    r"eligible|subventionnable|assiette|\bbase\b|\bcout|budget|\bdepenses?\b|realise|"
    r"verse\w* (?:en|20)|percu|montants? (?:ht|ttc|des travaux|du projet|previsionnel)|"
    r"prix d'achat|\bdevis\b|tresorerie|autres financ"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ABOUT = re.compile(
    r"subvention|\baides?\b|associations?\b|beneficiaires?|\bclubs?\b|organismes?\b|soutien"
)
_RECIPIENTS = re.compile(r"associations?\b|beneficiaires?|\bclubs?\b|organismes?\b")
_PLAN = re.compile(r"recettes?\b|ressources|financeurs?\b|financement")
"""A plan of financing, whose columns are not compared with each other (folded)."""
_REQUEST = re.compile(r"demandes? d'?e? ?(?:subvention|aide|financement)|sollicit|detr\b|dsil\b")
"""An objet that asks another for money (folded)."""


def not_granted(reading: Reading, mentions: Iterable[Mention]) -> frozenset[int]:
    """Return the offsets of the amounts that another column of their row makes no subsidy.

    Nothing is set aside outside tables about subsidies, or when the headings say nothing.
    """
    rows: dict[int, list[Mention]] = {}
    for mention in mentions:
        row = reading.table.row_at(mention.debut)
        if len(row.cells) > 2:
            rows.setdefault(row.debut, []).append(mention)
    found: set[int] = set()
    for members in rows.values():
        row = reading.table.row_at(members[0].debut)
        if _about_subsidies(reading, row):
            found.update(_aside(row, members))
    return frozenset(found)


def _about_subsidies(reading: Reading, row: Row) -> bool:
    if reading.budget:
        return False
    said = " ".join(cell.texte for above in row.headings for cell in above.cells)
    if _PLAN.search(said):
        return False
    given = _ABOUT.search(reading.objet) and not _REQUEST.search(reading.objet)
    return bool(given or _RECIPIENTS.search(said))


def _aside(row: Row, members: list[Mention]) -> list[int]:
    headings = {}
    for mention in members:
        cell = row.cell_at(mention.debut)
        headings[mention.debut] = row.heading(cell) if cell else ""
    if len(set(headings.values())) < 2:
        return []
    granted = [at for at, said in headings.items() if _is_granted(said)]
    other = [at for at, said in headings.items() if at not in granted and NOT_GRANTED.search(said)]
    kept = granted or [at for at in headings if at not in other]
    if granted:
        last = max(_year(headings[at]) for at in granted)
        other += [at for at in headings if at not in granted and 0 < _year(headings[at]) < last]
    years = [_year(headings[at]) for at in kept]
    latest = max(years, default=0)
    if all(years):
        other += [at for at, year in zip(kept, years, strict=True) if year < latest]
    return other if len(other) < len(members) else []


def _is_granted(heading: str) -> bool:
    """Tell whether a heading says "granted"; of a stack the nearest words decide."""
    yes, no = list(GRANTED.finditer(heading)), list(NOT_GRANTED.finditer(heading))
    return bool(yes) and (not no or yes[-1].start() > no[-1].start())


def _year(heading: str) -> int:
    years = _YEAR.findall(heading)
    return int(years[-1]) if years else 0
