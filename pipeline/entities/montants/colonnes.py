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
    r"evolution|variation|\becarts?\b|difference|prix d'achat|\bdevis\b|tresorerie|autres financ"
)
_VOTED = re.compile(r"\bvotee?s?\b|accord|attribue|decision|alloue|octroye")
_PROPOSED = re.compile(r"(?:montant |subvention )?(?:propos|avis)(?![^|]*(?:vote|accord|attribu))")
"""What a committee proposes is no subsidy beside what the council votes (folded)."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ABOUT = re.compile(
    r"subvention|\baides?\b|associations?\b|beneficiaires?|\bclubs?\b|organismes?\b|soutien"
)
RECIPIENTS = re.compile(
    r"associations?\b|beneficiaires?|\bclubs?\b|organismes?\b|structures?\b|demandeurs?\b|"
    r"\btiers\b|porteurs?\b"
)
"""The heading of a column of those who receive (folded)."""
_PLAN = re.compile(r"recettes?\b|ressources|financeurs?\b|financement")
"""A plan of financing, whose columns are not compared with each other (folded)."""
REQUEST = re.compile(
    r"demandes? d'?e? ?(?:subvention|aide|financement)s?(?![^.;]*associ)|sollicit|detr\b|dsil\b"
)
"""An objet that asks another for money (folded)."""


def not_granted(
    reading: Reading, mentions: Iterable[Mention], annee: str | None = None
) -> frozenset[int]:
    """Return the offsets of the amounts that another column of their row makes no subsidy.

    Nothing is set aside outside tables about subsidies, or when the headings say nothing.
    `annee` is the year of the séance: what an earlier year received is not granted again.
    """
    rows: dict[int, list[Mention]] = {}
    for mention in mentions:
        row = reading.table.row_at(mention.debut)
        if len(row.cells) > 1 and row.headings:
            rows.setdefault(row.debut, []).append(mention)
    found: set[int] = set()
    for members in rows.values():
        row = reading.table.row_at(members[0].debut)
        if _about_subsidies(reading, row):
            found.update(_aside(row, members, max(_year(reading.objet), int(annee or 0))))
    return frozenset(found)


def _about_subsidies(reading: Reading, row: Row) -> bool:
    if reading.budget:
        return False
    said = " ".join(cell.texte for above in row.headings for cell in above.cells)
    if _PLAN.search(said):
        return False
    given = _ABOUT.search(reading.objet) and not REQUEST.search(reading.objet)
    return bool(given or RECIPIENTS.search(said))


def _aside(row: Row, members: list[Mention], current: int) -> list[int]:
    headings = {}
    for mention in members:
        cell = row.cell_at(mention.debut)
        headings[mention.debut] = row.heading(cell) if cell else ""
    parts = _parts(headings, members)
    if parts:
        return parts
    columns = [cell.texte for above in row.headings for cell in above.cells]
    granted = [said for said in columns if _is_granted(said)]
    other = [at for at, said in headings.items() if _is_other(said)]
    if len(other) == len(members) and not granted:
        return []
    dated = [_year(said) for said in columns if _year(said) and not _is_other(said)]
    last = max([*dated, current if granted and len(set(dated)) < len(granted) else 0], default=0)
    if any(_VOTED.search(said) and _year(said) in (0, last) for said in columns):
        other += [at for at, said in headings.items() if _PROPOSED.match(said)]
    if len(set(columns)) > 2:
        other += [at for at, said in headings.items() if 0 < _year(said) < last]
    return other


def _parts(headings: dict[int, str], members: list[Mention]) -> list[int]:
    """Return the parts of a row whose last column is their sum ("part fixe | variable | total")."""
    *parts, total = members
    if len(parts) < 2 or "total" not in headings[total.debut]:
        return []
    same = sum(part.valeur for part in parts) == total.valeur
    return [part.debut for part in parts] if same else []


def _is_other(heading: str) -> bool:
    return not _is_granted(heading) and NOT_GRANTED.search(heading) is not None


def _is_granted(heading: str) -> bool:
    """Tell whether a heading says "granted"; of a stack the nearest words decide."""
    yes, no = list(GRANTED.finditer(heading)), list(NOT_GRANTED.finditer(heading))
    return bool(yes) and (not no or yes[-1].start() > no[-1].start())


def _year(heading: str) -> int:
    years = _YEAR.findall(heading)
    return int(years[-1]) if years else 0
