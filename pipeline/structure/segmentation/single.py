"""A single délibération: its objet and its number.

The objet stands after « Objet : », or in title lines between the presence list and the exposé.
"""

from __future__ import annotations

import re

from ..headings.patterns import NOT_A_TITLE, OBJET, OBJET_SEUL, TITLE_NOUN
from ..headings.titles import clean_title
from ..rows import Body, Row, fold
from .items import Item
from .single_patterns import (
    CHROME,
    LEADING_NUMBER,
    NUMBER,
    PRESENCE,
    SMALL_WORDS,
    START,
    TAKES_FLOOR,
    VISA,
)


def read_single(body: Body, debut: int, fin: int) -> Item:
    """Read the rows `debut:fin` as one délibération."""
    presence = _presence_end(body, debut, min(fin, debut + 160))
    expose = _expose_start(body, presence, min(fin, debut + 160))
    found = (
        _after_objet(body, debut, min(fin, expose + 3))
        or _title_block(body, debut, expose, presence)
        or _after_objet(body, debut, min(fin, debut + 160))
    )
    numero = read_numero(body, debut, fin)
    if found is None:
        return Item(debut, fin, debut, None, numero, None, "sans titre")
    first, last, objet, regle = found
    plain = _strip_number(objet)
    if plain != objet and not NOT_A_TITLE.match(fold(plain)):
        numero, objet = numero or _leading_number(objet), clean_title(plain)
    if numero is None:
        numero = _leading_number(body.rows[first].texte)
    return Item(debut, fin, last, objet, numero, None, regle)


Found = tuple[int, int, str, str]


def _after_objet(body: Body, debut: int, fin: int) -> Found | None:
    """The title after « Objet : », in the line, in the next cell or in the next lines."""
    for index in range(debut, fin):
        row = body.rows[index]
        cells = row.cellules
        if cells and OBJET_SEUL.match(fold(cells[0])) and len(cells) > 1:
            head, start = " ".join(cells[1:]), index + 1
        else:
            match = OBJET.match(row.plat)
            if match is None and OBJET_SEUL.match(row.plat):
                head, start = "", index + 1
            elif match is not None:
                head, start = row.texte[match.end() :], index + 1
            else:
                continue
        lines = [head.strip()] if head.strip() else []
        rows = [index] if lines else []
        lines, rows = _more(body, start, fin, lines, rows)
        if lines:
            return index, rows[-1] + 1, join_title(body, lines, rows), "objet"
    return None


def _more(
    body: Body, start: int, fin: int, lines: list[str], rows: list[int]
) -> tuple[list[str], list[int]]:
    """Add the lines that continue a title."""
    for index in range(start, min(fin, start + 8)):
        row = body.rows[index]
        if (
            lines
            and row.blanc
            and not (SMALL_WORDS.search(fold(lines[-1])) or row.texte[:1].islower())
        ):
            break
        if START.match(row.plat) or PRESENCE.search(row.plat) or NUMBER.match(row.plat):
            if not lines:
                continue
            break
        if lines and body.rows[rows[-1]].gras and not row.gras:
            break
        if lines and row.texte[:1].isupper() and _sentence(body, rows[-1], row):
            break
        if (
            lines
            and body.rows[rows[-1]].capitales
            and not row.capitales
            and row.texte[:1].isupper()
        ):
            break
        if lines and lines[-1].endswith("."):
            break
        lines.append(row.texte.replace("\t", " ").strip())
        rows.append(index)
    return lines, rows


_TELLS = re.compile(
    r"\b(?:est|sont|a|ont|sera|seront|doit|peut|avait|souhaite|propose|rappelle|demande|reconnaissent)\b"
)


def _sentence(body: Body, before: int, row: Row) -> bool:
    """Whether a row begins the exposé: a sentence, after a title line that had room left."""
    if NOT_A_TITLE.match(row.plat):
        return True
    telling = len(row.plat) > 45 and _TELLS.search(row.plat)
    return bool(telling and (row.texte.endswith(".") or _could_fit(body, before, row.texte)))


def _title_block(body: Body, debut: int, expose: int, last_presence: int) -> Found | None:
    """The block of lines that looks most like a title, before the exposé."""
    best: tuple[float, list[int]] | None = None
    block: list[int] = []
    limit = min(expose + 1, len(body.rows))
    for index in range(debut, limit + 1):
        row = body.rows[index] if index < limit else None
        usable = row is not None and (_usable(body, index) or bool(block and _dangles(body, index)))
        joined = bool(
            block
            and row is not None
            and not (row.blanc and not _same_look(body, block[-1], index))
            and not PRESENCE.search(row.plat)
            and not row.plat.startswith("sous la presidence")
            and _same_look(body, block[-1], index)
        )
        if usable and (not block or joined):
            block.append(index)
            continue
        if block:
            value = _block_score(body, block, limit, last_presence)
            if best is None or value > best[0]:
                best = (value, block)
        block = [index] if usable else []
    if best is None or best[0] <= 0:
        return None
    rows = best[1]
    lines = [_strip_number(body.rows[i].texte) for i in rows]
    return rows[0], rows[-1] + 1, join_title(body, lines, rows), "titre"


def _presence_end(body: Body, debut: int, limit: int) -> int:
    """The last row of the presence lists, which stand together at the head of the act."""
    last = debut
    for index in range(debut, limit):
        if index > last + 40:
            break
        if last > debut and (VISA.match(body.plats[index]) or TAKES_FLOOR.match(body.plats[index])):
            break
        if PRESENCE.search(body.plats[index]) and not (
            index > debut + 10 and index > last + 12 and START.match(body.plats[index])
        ):
            last = index
    return last


def _expose_start(body: Body, presence: int, limit: int) -> int:
    """The first row after the presence lists at which the act begins to speak."""
    for index in range(presence + 1, limit):
        if START.match(body.plats[index]) and not _dangles(body, index):
            return index
    return limit


def _dangles(body: Body, index: int) -> bool:
    """Whether the row before leaves its sentence open ("… et à" / "l'Assemblée générale")."""
    return (
        index > 0 and not body.rows[index].blanc and bool(SMALL_WORDS.search(body.plats[index - 1]))
    )


def _strip_number(texte: str) -> str:
    match = LEADING_NUMBER.match(fold(texte))
    return texte[match.end() :] if match else texte


def _leading_number(texte: str) -> str | None:
    """The number that opens a title: "4. AFFAIRES FONCIÈRES", "2023-CCAS-12 – AIDES"."""
    match = LEADING_NUMBER.match(fold(texte))
    if match is None:
        return None
    start, end = match.span(match.lastgroup or "n")
    return re.sub(r"\s+", "", texte[start:end]).strip(".-/")


def _usable(body: Body, index: int) -> bool:
    row = body.rows[index]
    plat = row.plat
    if len(plat) < 4 or START.match(plat) or PRESENCE.search(plat):
        return False
    stripped = fold(_strip_number(row.texte))
    if stripped != plat:
        return not NOT_A_TITLE.match(stripped)
    if CHROME.match(plat) or NOT_A_TITLE.match(plat):
        return False
    return row.texte.count(",") < 4 or row.gras or row.capitales


def _same_look(body: Body, first: int, second: int) -> bool:
    a, b = body.rows[first], body.rows[second]
    if abs(a.taille - b.taille) > 0.06 or a.gras != b.gras or a.page != b.page:
        return False
    if b.blanc and not (SMALL_WORDS.search(a.plat) or b.texte[:1].islower()):
        return a.gras and a.taille > 1.08 and second == first + 1
    return a.capitales == b.capitales or a.gras or b.texte[:1].islower()


def _block_score(body: Body, block: list[int], limit: int, presence: int) -> float:
    first, last = body.rows[block[0]], body.rows[block[-1]]
    texte = " ".join(body.rows[i].texte for i in block)
    score = -1.0
    score += 1.5 if first.taille > 1.08 else 0.0
    score += 1.0 if first.gras else 0.0
    score += 1.0 if first.capitales else 0.0
    score += 1.5 if TITLE_NOUN.match(fold(_strip_number(texte))) else 0.0
    score += 0.8 if block[0] > presence else -0.5
    following = body.rows[block[-1] + 1] if block[-1] + 1 < limit else None
    score += 1.5 if following is not None and START.match(following.plat) else 0.0
    score += 0.5 if first.blanc else 0.0
    score += 1.0 if _strip_number(first.texte) != first.texte else 0.0
    score -= 1.0 if len(block) > 5 or len(texte) > 350 else 0.0
    score -= 1.0 if len(texte) < 12 else 0.0
    score -= 1.0 if last.texte.rstrip().endswith((";", ":", ".")) else 0.0
    score -= 1.2 if texte[:1].islower() else 0.0
    return score


def join_title(body: Body, lines: list[str], rows: list[int]) -> str:
    """Join title lines: a space where the line was full, " - " where the author began a new one.

    Source: annotation guide, `objet`, "lines joined with ' - ' when it has several title lines".
    """
    texte = lines[0]
    for line, before in zip(lines[1:], rows, strict=False):
        plat = fold(texte)
        hard = (
            line[:1].isupper()
            and not SMALL_WORDS.search(plat)
            and not plat.rstrip().endswith((",", "-", "(", "/"))
            and len(line.split()) > 1
            and _begins_anew(body, before, line)
        )
        texte = f"{clean_title(texte)} - {line}" if hard else f"{texte} {line}"
    return clean_title(texte)


def _begins_anew(body: Body, before: int, line: str) -> bool:
    if _could_fit(body, before, line):
        return True
    return bool(TITLE_NOUN.match(fold(line))) and not body.rows[before].capitales


def _could_fit(body: Body, before: int, line: str) -> bool:
    """Whether the first word of `line` had room at the end of the line before."""
    previous = body.rows[before]
    if not previous.texte or not line:
        return False
    word = len(line.split()[0]) + 1
    needed = previous.largeur * word / len(previous.texte)
    slack = 0.12 if previous.capitales else 0.02
    return previous.largeur + needed + slack < 1.0


def read_numero(body: Body, debut: int, fin: int) -> str | None:
    """The number of the délibération in its header, spaces removed (annotation guide, `numero`)."""
    for index in range(debut, min(fin, debut + 80)):
        row = body.rows[index]
        for cell in row.cellules or (row.texte,):
            match = NUMBER.search(fold(cell))
            if match is None:
                continue
            start, end = match.span(match.lastgroup or "a")
            return re.sub(r"\s+", "", cell[start:end]).strip(".-/")
    return None
