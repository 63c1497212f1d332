"""The opening of minutes: where the header ends, and the approval of the previous minutes."""

from __future__ import annotations

import re

from ..agenda import Agenda
from ..decisions import VOTE
from ..headings.patterns import MINUTES
from ..headings.titles import clean_title
from ..rows import Body
from .items import Item

HEADER = re.compile(
    r"\b(?:etaient?\s+presents?|presents?\s*[:(]|absents?\b|excuses?\b|procurations?\b|"
    r"pouvoirs?\b(?!\s(?:a|au|aux)\s(?:(?:la|l'|le|m\.|mme|monsieur|madame)\s?){0,2}(?:maire|president))|"
    r"secretaire\s+de\s+(?:la\s+)?seance|quorum|(?:membres|conseillers)\s+en\s+exercice|convoques?\b|"
    r"date\s+de\s+(?:la\s+)?convocation|sous\s+la\s+presidence|l'an\s+deux|secretaire\s*:)"
)
# "Le procès-verbal de la séance du 3 avril [, transmis à tous,] est adopté à l'unanimité."
_VERB = r"(?:est|sont|a\s+ete|ont\s+ete|n'appel\w*|ne\s+soul\w+|ne\s+fai\w+|ayant|soumis)\b"
APPROVED = re.compile(
    rf"(?P<nu>(?:{MINUTES}|pv|cr)\b(?:(?!\b{_VERB})[^.;:!]){{0,160}}?)\s*[,:.]?\s*"
    r"(?:(?:il|celui-ci|ce\s+dernier|ce\s+document)\s+)?"
    rf"(?:(?:qui\s+)?{_VERB}[^.;]{{0,160}}?)?"
    r"(?:\b(?:adopte|approuve|valide|accepte)\w*|a\s+l'unanimite|a\s+la\s+majorite|\bvotes?\s*:"
    r"|\b\d+\s+(?:voix\s+)?pour\b|\bpour\s*:\s*\d)"
)
# "Le conseil approuve le procès-verbal de la séance du 3 avril."
APPROVES = re.compile(
    rf"\b(?:approuv|approbation\s+a\s|adopt(?!ion)|valid(?!ation))\w*[^.;:]{{0,60}}?\b(?P<nu>{MINUTES}\b[^.;:,]{{0,120}})"
)
TAIL = re.compile(
    r"\s*(?:,|\b(?:a l'unanimite|par \d+|qui|dont|aucune|transmis|adresse|joint)\b).*$"
)
FULL_NAME = re.compile(rf"\b{MINUTES}\s+(?:de\s+(?:la|sa)|des|du|d')\s?[^.;:,()]{{4,100}}")
TITLE = re.compile(
    r"^\W*(?:\w{1,4}\s?[-.)/]\s*)?(?:approbation|adoption|validation)\s[^.]{0,30}"
    rf"(?:{MINUTES}|\bpv\b|\bcr\b)[^.]{{0,120}}\W*$"
)
_TITLE_ROW = re.compile(
    r"^\W*(?:approbation|adoption|validation|lecture et approbation)\s"
    r"(?:(?!\b(?:est|sont|a ete)\b)[^.:]){8,120}\W*$"
)
_PROPOSED = re.compile(r"\b(?:propos|demand|invit|soumet)\w*\b[^.;]*$")
"""The minutes are put to the vote in this paragraph, approved in the next one."""
OLD_MINUTES = re.compile(
    rf"^\W*(?:(?:approbation|adoption|lecture)\s(?:\w+\s){{0,3}})?(?:{MINUTES}|pv|cr)\s+(?:de\s+la|des|du|d')"
    r"[^.;:]{6,90}\W*$"
)
"""A line that is the title of the minutes to approve."""
GAP = 8
"""Rows without a word of the header after which it has ended."""


def header_end(body: Body, agenda: Agenda) -> int:
    """Return the row after the header: presence lists, quorum, secretary."""
    limit = min(len(body.rows), 90, max(15, len(body.rows) // 3))
    first = min((debut for debut, _ in agenda.exclus), default=limit)
    end = 0
    for index in range(min(limit, max(first, 10))):
        if end and index > end + GAP:
            break
        if HEADER.search(body.plats[index]):
            end = index + 1
    return end


def opening_item(body: Body, agenda: Agenda, first: int) -> Item | None:
    """Find the approval of the previous minutes told in a paragraph of the opening.

    Source: annotation guide, "Approval of the previous minutes counts as a délibération when the
    document gives it a decision or vote".
    """
    start = 0
    while start < first:
        if agenda.excludes(start):
            start += 1
            continue
        end = start + 1
        while end < first and not body.rows[end].blanc and not _starts_point(body, end):
            end += 1
        item = _approval(body, start, end, first)
        if item is not None:
            return item
        start = end
    return None


def _starts_point(body: Body, index: int) -> bool:
    return bool(re.match(r"^\W*[-•*►➢→]\s", body.plats[index]))


def _approval(body: Body, start: int, end: int, first: int) -> Item | None:
    plat = " ".join(body.plats[start:end])
    if not ("verba" in plat or "rendu" in plat or "pv" in plat):
        return None
    texte = " ".join(row.texte for row in body.rows[start:end])
    if not re.search(r"proces[ -]{1,3}verba|comptes?[- ]rendu|\bpv\b|\bcr\b", plat):
        return None
    found = APPROVED.search(plat) or APPROVES.search(plat)
    if found is None or _PROPOSED.search(plat[: found.start()]) and not VOTE.search(plat):
        return None
    debut, fin = found.span("nu")
    row = _row_at(body, start, end, debut)
    if _TITLE_ROW.match(body.plats[row]) and debut + 4 < len(plat):
        alone = clean_title(body.rows[row].texte)
        return Item(row, end, row + 1, alone, None, True, "approbation")
    objet = _named(texte[debut:fin], plat[debut:fin])
    if len(objet.split()) <= 3:  # "le compte rendu est adopté": which one was said before
        row, objet = _said_before(body, row, objet)
    if row > 0 and TITLE.match(body.plats[row - 1]):
        row -= 1
        objet = clean_title(body.rows[row].texte)
    if len(objet) < 4:
        return None
    return Item(row, end, row, objet[:1].upper() + objet[1:], None, True, "approbation")


def _row_at(body: Body, start: int, end: int, offset: int) -> int:
    """The row that holds the character `offset` of the rows `start:end` joined by spaces."""
    row, seen = start, 0
    while row + 1 < end and seen + len(body.rows[row].texte) + 1 <= offset:
        seen += len(body.rows[row].texte) + 1
        row += 1
    return row


def _named(texte: str, plat: str) -> str:
    cut = TAIL.search(plat)
    return clean_title(texte[: cut.start()] if cut else texte)


def _said_before(body: Body, row: int, objet: str) -> tuple[int, str]:
    """Look up to six rows back for the full name of the minutes."""
    for index in range(row, max(-1, row - 6), -1):
        joined = " ".join(body.plats[index : index + 2])
        texte = " ".join(line.texte for line in body.rows[index : index + 2])
        found = FULL_NAME.search(joined)
        if found is not None and found.start() <= len(body.plats[index]):
            return index, _named(texte[found.start() : found.end()], found.group())
    return row, objet
