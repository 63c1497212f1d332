"""The list of the délibérations of a séance (L2121-25 CGCT): each row of the table is one."""

from __future__ import annotations

import re

from ..decisions import VOTE
from ..headings.numbers import read_number
from ..headings.patterns import FORMALITY, NOT_A_TITLE
from ..headings.titles import clean_title
from ..rows import Body, fold
from .items import Item

HEADER = re.compile(
    r"^\W*(?:n\s?[°o]|numero|objet|intitule|vote|resultat|decision|deliberation|sens\s+du\s+vote|rapporteur|matiere|theme)"
)
RESULT = re.compile(
    r"\b(?:adopte|approuve|rejete|ajourne|retire|unanimite|majorite|prend\s+acte|pris\s+acte|favorable|defavorable|"
    r"pour\b|contre\b|abstention|accepte|valide|sans\s+vote)"
)
TRAILING = re.compile(
    r"\s*[-:–(|]?\s*(?:(?:approuve|adopte|valide|accepte|rejete|vote)e?s?\s*)?(?:[:-]\s*)?(?:a\s+l'unanimite|a\s+la\s+majorite|unanimite|majorite|"
    r"adopte[es]*|approuve[es]*|rejete[es]*|\d+\s*(?:voix\s*)?pour|pour\s*:\s*\d|prend\s+acte|dont\s+acte)\b.*$"
)


def segment_list(body: Body) -> list[Item]:
    """Return one item per délibération of a list, tables and numbered lines alike."""
    items: list[Item] = []
    for index, row in enumerate(body.rows):
        if row.cellules and len(row.cellules) > 1:
            _table_row(body, index, items)
        else:
            _plain_row(body, index, items)
    for item in items:
        item.objet, said = _without_result(item.objet or "")
        item.vote_texte = item.vote_texte or said
    kept = [i for i in items if i.objet and not FORMALITY.match(fold(i.objet))]
    return [item for item in kept if not re.search(r"\bretire", _texte(body, item))]


def _texte(body: Body, item: Item) -> str:
    return " ".join(body.plats[item.debut : item.fin])


def _table_row(body: Body, index: int, items: list[Item]) -> None:
    cells = [cell.strip() for cell in body.rows[index].cellules]
    plats = [fold(cell) for cell in cells]
    filled = [plat for plat in plats if plat]
    if filled and all(HEADER.match(plat) and len(plat) < 40 for plat in filled):
        return
    numero = None
    texts: list[str] = []
    results: list[str] = []
    for cell, plat in zip(cells, plats, strict=True):
        number = read_number(cell, plat)
        if numero is None and number is not None and number.texte:
            numero = re.sub(r"\s+", "", number.texte)
            cell = cell[number.fin :].strip()
        elif re.fullmatch(r"\W*\d{1,3}\W*", plat) and numero is None and not texts:
            numero = plat.strip(" .-)")
            continue
        if cell and RESULT.search(plat) and len(plat) < 90 and texts:
            results.append(cell)
        elif cell:
            texts.append(cell)
    objet = clean_title(max(texts, key=len)) if texts else ""
    starts_new = numero is not None or not items or body.rows[index].blanc
    if starts_new and len(objet) > 5 and (numero or any(RESULT.search(p) for p in plats)):
        items.append(Item(index, index + 1, index + 1, objet, numero, None, "liste"))
        items[-1].vote_texte = " ".join(results) or None
    elif items and index == items[-1].fin:
        if objet and not RESULT.match(fold(objet)):
            items[-1].objet = f"{items[-1].objet} {objet}"
        items[-1].fin = index + 1


def _plain_row(body: Body, index: int, items: list[Item]) -> None:
    row = body.rows[index]
    number = read_number(row.texte, row.plat)
    if number is not None and number.forme in ("mot", "code", "num", "arabe", "romain"):
        objet = clean_title(row.texte[number.fin :])
        if len(objet) > 5 and not NOT_A_TITLE.match(fold(objet)):
            items.append(Item(index, index + 1, index + 1, objet, number.texte, None, "liste"))
            return
    if not items or index != items[-1].fin:
        return
    if RESULT.search(row.plat) or VOTE.search(row.plat):
        items[-1].fin = index + 1
    elif not row.blanc and items[-1].fin - items[-1].debut < 5 and not NOT_A_TITLE.match(row.plat):
        items[-1].objet = f"{items[-1].objet} {row.texte.strip()}"
        items[-1].fin = index + 1


def _without_result(objet: str) -> tuple[str, str | None]:
    """Part the objet from the result that follows it on its line."""
    cut = TRAILING.search(fold(objet))
    if cut is None or cut.start() <= 8:
        return clean_title(objet), None
    return clean_title(objet[: cut.start()]), clean_title(objet[cut.start() :])
