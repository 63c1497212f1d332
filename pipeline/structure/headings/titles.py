"""Titles: where they end, and what stands on their line that is not theirs."""

from __future__ import annotations

import re

from ..decisions import VOTE
from ..rows import Body, Row, fold, squeeze
from .numbers import read_number
from .patterns import EXPOSE, NOT_A_TITLE, OBJET

MAX_ROWS = 6
_DANGLING = re.compile(
    r"(?:\b(?:de|du|des|d'|l'|la|le|les|et|a|au|aux|en|par|pour|sur|dans|avec|entre|un|une|ou|n°|relative?s?|"
    r"concernant|communale?|[a-z]|-)|[-,(/&'’«+])\s*$"
)
# A sentence, whatever the title before it ends with ("Personnel communal" / "Il est décidé…").
_OPENS_SENTENCE = re.compile(
    r"^\W*(?:il|elle|ils|nous|vous)\s(?:est|a|convient|faut|s'agit|propose|y\sa|rappelle|sera)\b|"
    r"^\W*(?:le|la)\s(?:conseil|maire|president)e?\s"
)
_LINKS = re.compile(r"\b(?:de|du|des|d'|l'|la|le|les|et|a|au|aux|en|par|pour|sur|avec|entre)\s*$")
_BULLET = re.compile(r"\s*[•●▪■◆♦►▶➢➔→✓✔❖]")
_LETTERED = re.compile(r"\b(?:annexe|lot|tranche|batiment|zone|secteur)\s+[a-z]\s*$")
_BEFORE_VOTE = re.compile(
    r"[\s:;,.(/-]*(?:(?:resultats?\s+du\s+)?votes?|adopte\w*|adoption|approuve\w*|valide\w*|accepte\w*|rejete\w*|accord|"
    r"(?:le|la|l'|les)\s*(?:conseil|assemblee|membres|elus)[^:.;]*|par|a|pour|dont|avec|delibere\w*|unanimite)"
    r"[\s:;,.(/-]*(?:a|par|:)?\s*$"
)
_COLON = re.compile(r"\s*:\s+")
VERB = re.compile(
    r"\b(?:est|sont|sera|seront|a\s+ete|ont\s+ete|doit|doivent|propose|presente|rappelle|informe|decide|accepte|"
    r"avance\w*|aura|auront|demande|souhaite|indique|explique|il\s+y\s+a|ont|avait|etait)\b"
)
ENDS = re.compile(r"[.:;?!]\s*$")


def read_title(body: Body, fin: int, head: str, row: Row) -> tuple[int, str]:
    """Read the rest of a title that runs over several lines; return its last row and its text."""
    parts = [head]
    rows = body.rows
    while fin < len(rows) and len(parts) < MAX_ROWS:
        following = rows[fin]
        if not _continues(row, following, parts[-1]):
            break
        parts.append(following.texte.strip())
        row = following
        fin += 1
    return fin, clean_title(" ".join(parts))


def _continues(row: Row, following: Row, last: str) -> bool:
    """Whether `following` is the next line of the title that `row` holds."""
    if following.tableau or _BULLET.match(following.texte):
        return False
    texte = following.texte.strip()
    if following.blanc and not (_DANGLING.search(fold(last)) and texte[:1].islower()):
        return False
    dangling = bool(_DANGLING.search(fold(last)))
    full = row.capitales and following.capitales and row.remplissage > 0.85
    if (
        not dangling
        and not full
        and (
            NOT_A_TITLE.match(following.plat)
            or read_number(texte, following.plat)
            or OBJET.match(following.plat)
        )
    ):
        return False
    if row.gras != following.gras or _LETTERED.search(fold(last)):
        return False
    if (
        texte[:1].isupper()
        and _OPENS_SENTENCE.match(following.plat)
        and not _LINKS.search(fold(last))
    ):
        return False
    if row.capitales and not following.capitales:
        return dangling and not following.blanc and texte[:1].isupper() is False
    if row.capitales and following.capitales:
        return not ENDS.search(last) or dangling
    if dangling:
        return not (last.endswith(",") and NOT_A_TITLE.match(following.plat))
    if ENDS.search(last):
        return False
    if row.gras:
        return True
    if texte[:1].islower() and not following.blanc:
        return row.remplissage > 0.6
    if row.remplissage > 0.8 and len(texte) <= 25 and not EXPOSE.match(following.plat):
        return not VOTE.search(following.plat)
    whole = following.remplissage < 0.7 and not texte.endswith(".")
    return row.remplissage > 0.9 and whole and not EXPOSE.match(following.plat)


def split_inline(titre: str) -> tuple[str, bool]:
    """Part a title from the sentence or the vote on its line; say whether there was one.

    "Adhésion au CNAS : le conseil décide d'adhérer" has the title "Adhésion au CNAS".
    """
    plat = fold(titre)
    if len(titre) > 40 or VOTE.search(plat):
        pieces = _COLON.split(titre)
        for index, piece in enumerate(pieces[1:], start=1):
            if _is_sentence(fold(piece)):
                return clean_title(" : ".join(pieces[:index])), True
    found = VOTE.search(plat)
    if found is None:
        return titre, False
    head = titre[: found.start()]
    while cut := _BEFORE_VOTE.search(fold(head)):
        head = head[: cut.start()]
    return clean_title(head), True


def _is_sentence(plat: str) -> bool:
    return bool(
        NOT_A_TITLE.match(plat) or VOTE.search(plat) or (len(plat) > 45 and VERB.search(plat))
    )


_TRAIL = re.compile(r"[\s.,;:\-–—_*|]+$")
_LEAD = re.compile(r"^[\s.,;:\-–—_*|•>]+")


def clean_title(texte: str) -> str:
    """Return a title as one line, without the punctuation around it."""
    texte = _LEAD.sub("", _TRAIL.sub("", squeeze(texte.replace("\u00ad", "-"))))
    return texte + " »" * (texte.count("«") - texte.count("»"))
