"""Lines that may be headings, each with the cues for and against it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ..decisions import VOTE
from ..rows import Body, Row, fold, squeeze
from .numbers import Numero, read_number
from .patterns import (
    EXPOSE,
    FORMALITY,
    NON_DECISION,
    NOT_A_TITLE,
    OBJET,
    OBJET_SEUL,
    TITLE_NOUN,
)

MAX_ROWS = 6
_DANGLING = re.compile(
    r"(?:\b(?:de|du|des|d'|l'|la|le|les|et|a|au|aux|en|par|pour|sur|dans|avec|entre|un|une|ou|n°|relative?s?|"
    r"concernant|communale?|[a-z]|-)|[-,(/&'’«+])\s*$"
)
_BEFORE_VOTE = re.compile(
    r"[\s:;,.(/-]*(?:(?:resultats?\s+du\s+)?votes?|adopte\w*|adoption|approuve\w*|valide\w*|accepte\w*|rejete\w*|accord|"
    r"(?:le|la|l'|les)\s*(?:conseil|assemblee|membres|elus)[^:.;]*|par|a|pour|dont|avec|delibere\w*|unanimite)"
    r"[\s:;,.(/-]*(?:a|par|:)?\s*$"
)
# A person alone on a line: a signature, a candidate, a list of members.
_NAME = re.compile(
    r"^(?:(?:MM?|Mr|Mmes?|Monsieur|Madame)\.?\s+)?(?=[^ ]*[a-zéèçà])[A-ZÉÈÀ][\w'’.-]+(?:\s[A-ZÉ][a-zéèç'’-]+)?"
    r"(?:\s(?:de|du|des|d’|le|la|DE|DU|DI|EL|LE|LA))*(?:\s[A-ZÉÈÀÇÎÏÔ'’\u00ad-]{2,}){1,3}$"
)
_COLON = re.compile(r"\s*:\s+")
_VERB = re.compile(
    r"\b(?:est|sont|sera|seront|a\s+ete|ont\s+ete|doit|doivent|propose|presente|rappelle|informe|decide|accepte|"
    r"avance\w*|aura|auront|demande|souhaite|indique|explique|il\s+y\s+a|ont|avait|etait)\b"
)
_ENDS = re.compile(r"[.:;?!]\s*$")


@dataclass(slots=True)
class Candidate:
    """A possible heading: rows `debut:fin`, its number and title, and its score."""

    debut: int
    fin: int
    titre: str
    numero: Numero | None
    objet: bool
    style: tuple[object, ...]
    score: float = 0.0
    solide: float = 0.0
    domine: bool = False
    corps: bool = False
    annonce: str | None = None

    @property
    def information(self) -> bool:
        """Whether the title, or the agenda, lets expect a point without a decision."""
        return self.annonce is not None or bool(NON_DECISION.match(self.plat))

    @property
    def plat(self) -> str:
        """The folded title, for comparisons."""
        return fold(self.titre)


def find_candidates(body: Body) -> list[Candidate]:
    """Return the possible headings of the document in order."""
    found: list[Candidate] = []
    rows = body.rows
    index = 0
    while index < len(rows):
        candidate = _candidate(body, index)
        if candidate is None:
            index += 1
            continue
        if found and candidate.numero and found[-1].numero:
            candidate.numero = _letter_of_series(found[-1].numero, candidate.numero)
        found.append(candidate)
        index = candidate.fin
    return _without_refrains(found)


def _without_refrains(candidates: list[Candidate]) -> list[Candidate]:
    """Drop the words that come back under each item ("Exposé", "Décision", "Vote")."""
    counts = Counter(c.plat for c in candidates if c.numero is None)
    refrains = {
        plat for plat, count in counts.items() if count >= (3 if len(plat.split()) <= 2 else 5)
    }
    return [c for c in candidates if c.numero is not None or c.plat not in refrains]


def _letter_of_series(before: Numero, numero: Numero) -> Numero:
    """Read "I" after "H", or "V" after "U", as a letter of the series."""
    if numero.forme != "romain" or before.forme != "lettre" or len(numero.texte) != 1:
        return numero
    rang = float(ord(numero.texte.lower()) - ord("a") + 1)
    if rang != before.rang + 1:
        return numero
    return Numero("lettre", numero.texte, before.base, rang, numero.sep, numero.fin)


def _candidate(body: Body, index: int) -> Candidate | None:
    row = body.rows[index]
    if row.tableau and len(row.cellules) > 2:
        return None
    numero = read_number(row.texte, row.plat)
    objet = OBJET.match(row.plat)
    if numero is None and not objet and not _stands_out(body, index):
        return None
    if NOT_A_TITLE.match(row.plat):
        return None
    start = objet.end() if objet else numero.fin if numero else 0
    head = row.texte[start:].strip()
    fin = index + 1
    if numero is not None and head:
        inner = OBJET.match(fold(head))
        if inner:
            objet, head = inner, head[inner.end() :].strip()
    if not _has_word(head):
        if numero is None or numero.forme == "puce" or index + 1 >= len(body.rows):
            if not OBJET_SEUL.match(row.plat):
                return None
        following = body.rows[index + 1] if index + 1 < len(body.rows) else None
        if following is None or following.tableau:
            return None
        inner = OBJET.match(following.plat)
        if not inner and (
            NOT_A_TITLE.match(following.plat) or read_number(following.texte, following.plat)
        ):
            return None
        objet = objet or inner
        head = following.texte[inner.end() if inner else 0 :].strip()
        fin = index + 2
        row = following
    if (numero is None or numero.forme == "puce") and _is_name(head):
        return None
    if NOT_A_TITLE.match(fold(head)) or FORMALITY.match(fold(head)):
        if not FORMALITY.match(fold(head)):
            return None
    fin, titre = _title(body, fin, head, row)
    titre, corps = split_inline(titre)
    if corps:
        fin = min(fin, index + 1 if fin == index + 1 else max(index + 1, fin - 1))
    if len(titre) < 4:
        return None
    style = (
        numero.forme if numero else "",
        numero.sep if numero else "",
        numero.base if numero and numero.forme in ("code", "mot") and len(numero.base) < 3 else "",
        row.capitales,
        row.gras and body.gras < 0.5,
        round(row.taille * 10),
        bool(objet),
    )
    return Candidate(index, fin, titre, numero, bool(objet), style, corps=corps)


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
    cut = _BEFORE_VOTE.search(fold(head))
    return clean_title(head[: cut.start()] if cut else head), True


def _is_sentence(plat: str) -> bool:
    return bool(
        NOT_A_TITLE.match(plat) or VOTE.search(plat) or (len(plat) > 45 and _VERB.search(plat))
    )


def _is_name(texte: str) -> bool:
    return bool(_NAME.match(texte.strip(" -•.,:;"))) and not TITLE_NOUN.match(fold(texte))


def _has_word(texte: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", texte))


def _stands_out(body: Body, index: int) -> bool:
    """Whether a line without a number looks like a heading."""
    row = body.rows[index]
    texte = row.texte
    if len(texte) < 3 or not _has_word(texte) or texte[:1].islower() or row.tableau:
        return False
    before = body.rows[index - 1] if index else None
    opened = row.blanc or before is None or bool(_ENDS.search(before.texte))
    if row.capitales and sum(map(str.isalpha, texte)) >= 5:
        return opened or before is None or before.remplissage < 0.7 or before.gras != row.gras
    if row.gras and body.gras < 0.5:
        return True
    if row.taille > 1.08:
        return True
    short = row.remplissage < 0.8 or len(texte) < 60
    if not short and not TITLE_NOUN.match(row.plat):
        return False
    if not opened and not (before and TITLE_NOUN.match(row.plat) and VOTE.search(before.plat)):
        return False
    if TITLE_NOUN.match(row.plat) or NON_DECISION.match(row.plat):
        return True
    return row.blanc and short and not texte.rstrip().endswith((".", ";", ","))


def _title(body: Body, fin: int, head: str, row: Row) -> tuple[int, str]:
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
    if following.tableau:
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
    if row.gras != following.gras:
        return False
    if row.capitales and not following.capitales:
        return dangling and not following.blanc and texte[:1].isupper() is False
    if row.capitales and following.capitales:
        return not _ENDS.search(last) or dangling
    if dangling:
        return not (last.endswith(",") and NOT_A_TITLE.match(following.plat))
    if _ENDS.search(last):
        return False
    if row.gras:
        return True
    if texte[:1].islower() and not following.blanc:
        return row.remplissage > 0.6
    whole = following.remplissage < 0.7 and not texte.endswith(".")
    return row.remplissage > 0.9 and whole and not EXPOSE.match(following.plat)


_TRAIL = re.compile(r"[\s.,;:\-–—_*|]+$")
_LEAD = re.compile(r"^[\s.,;:\-–—_*|•>]+")


def clean_title(texte: str) -> str:
    """Return a title as one line, without the punctuation around it."""
    texte = _LEAD.sub("", _TRAIL.sub("", squeeze(texte.replace("\u00ad", "-"))))
    if texte.count("«") > texte.count("»"):
        texte += " »"
    return texte
