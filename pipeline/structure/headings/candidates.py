"""Lines that may be headings, each with the cues for and against it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from ..decisions import VOTE
from ..rows import Body, Row, fold
from .numbers import UPPER, Numero, read_number
from .patterns import (
    EXPOSE,
    FORMALITY,
    NON_DECISION,
    NOT_A_TITLE,
    OBJET,
    OBJET_SEUL,
    TITLE_NOUN,
)
from .titles import ENDS, VERB, read_title, split_inline


class Style(NamedTuple):
    """What the headings of one level share: shape of number, separator, series, look."""

    forme: str
    sep: str
    serie: str
    capitales: bool
    gras: bool
    taille: int
    objet: bool

    @property
    def look(self) -> tuple[bool, bool, int]:
        """Capitals, bold, size."""
        return (self.capitales, self.gras, self.taille)


# A person alone on a line: a signature, a candidate, a list of members.
_NAME = re.compile(
    r"^(?:(?:MM?|Mr|Mmes?|Monsieur|Madame)\.?\s+)?(?=[^ ]*[a-zéèçà])[A-ZÉÈÀ][\w'’.-]+"
    r"(?:\s[A-ZÉ][a-zéèç'’-]+)?(?:\s(?:de|du|des|d’|le|la|DE|DU|DI|EL|LE|LA))*"
    r"(?:\s[A-ZÉÈÀÇÎÏÔ'’\u00ad-]{2,}){1,3}$"
)


@dataclass(slots=True)
class Candidate:
    """A possible heading: rows `debut:fin`, its number and title, and its score."""

    debut: int
    fin: int
    titre: str
    numero: Numero | None
    objet: bool
    style: Style
    score: float = 0.0
    solide: float = 0.0
    domine: bool = False
    corps: bool = False
    annonce: str | None = None
    code: str | None = None

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
    """Return the heading that row `index` may begin, or None."""
    row = body.rows[index]
    if row.tableau and len(row.cellules) > 2:
        return None
    numero = read_number(row.texte, row.plat)
    marked = bool(OBJET.match(row.plat) or OBJET_SEUL.match(row.plat))
    if numero is None and not marked and not _stands_out(body, index):
        return None
    if NOT_A_TITLE.match(row.plat) and not marked:
        return None
    found = _head(body, index, numero)
    if found is None:
        return None
    head, objet, last = found
    if (numero is None or numero.forme == "puce") and _is_name(head):
        return None
    plat = fold(head)
    if NOT_A_TITLE.match(plat) and not FORMALITY.match(plat) and not _names_a_body(numero, plat):
        return None
    fin, titre = read_title(body, last + 1, head, body.rows[last])
    titre, corps = split_inline(titre)
    if corps and fin > last + 1:
        fin -= 1
    if len(titre) < 4:
        return None
    style = style_of(body, body.rows[last], numero, objet)
    coded = _CODE_AFTER.search(titre)
    named = numero is not None and numero.forme in ("mot", "code", "num")
    code = coded.group("code") if coded and coded.start() >= 8 and not named else None
    titre = titre[: coded.start()].rstrip() if coded and code else titre
    if index and numero is not None and numero.forme != "code" and not code:
        above = _CODE_ALONE.match(body.rows[index - 1].texte)
        code, index = (above.group("code"), index - 1) if above else (None, index)
    return Candidate(index, fin, titre, numero, objet, style, corps=corps, code=code)


# The number of the act after its title: "Tarifs de l'eau : 2019-93", "Coupe de bois - DE_2017_037".
_CODE_AFTER = re.compile(
    r"\s*(?:[:–(-]|\bn\s?°)\s*(?:n\s?°\s*)?"
    r"(?P<code>(?:(?:DE|D|DEL|DCM|DELIB)[-_ .]?)?20\d\d[-_/]\d{1,4}(?:[-_/]\d{1,3})?)"
    r"\s*\)?$"
)
# ... or on a line of its own above it.
_CODE_ALONE = re.compile(
    r"\s*(?:n\s?°\s*)?(?P<code>20\d\d(?:[-_/. ]\d{1,4}){1,2})\s*$", re.IGNORECASE
)
# A numbered heading may be the name of an organ, which opens a sentence elsewhere.
_ORGAN = re.compile(
    r"(?:conseil|commission|comite|bureau|maire|president|secretaire)\w*\b[^.:;,]{0,60}$"
)


def _names_a_body(numero: Numero | None, plat: str) -> bool:
    return bool(
        numero is not None
        and numero.forme in UPPER
        and numero.sep
        and _ORGAN.match(plat)
        and not VERB.search(plat)
        and not ENDS.search(plat)
    )


def _head(body: Body, index: int, numero: Numero | None) -> tuple[str, bool, int] | None:
    """The first words of the title, whether « Objet » announces it, and the row they stand on.

    The title may follow its number, or « Objet », on the next row.
    """
    row = body.rows[index]
    head, objet = _after_objet(row.texte[numero.fin if numero else 0 :].strip())
    if _has_word(head):
        return head, objet, index
    alone = OBJET_SEUL.match(row.plat) or (numero is not None and numero.forme != "puce")
    following = body.rows[index + 1] if index + 1 < len(body.rows) else None
    if not alone or following is None or following.tableau:
        return None
    head, announced = _after_objet(following.texte.strip())
    if not announced and (
        NOT_A_TITLE.match(following.plat) or read_number(following.texte, following.plat)
    ):
        return None
    return head, objet or announced, index + 1


def _after_objet(texte: str) -> tuple[str, bool]:
    match = OBJET.match(fold(texte)) or OBJET_SEUL.match(fold(texte))
    return (texte[match.end() :].strip(), True) if match else (texte, False)


def style_of(body: Body, row: Row, numero: Numero | None, objet: bool) -> Style:
    """The style of a heading whose title begins on `row`."""
    named = numero is not None and numero.forme in ("code", "mot") and len(numero.base) < 3
    return Style(
        forme=numero.forme if numero else "",
        sep=numero.sep if numero else "",
        serie=numero.base if numero and named else "",
        capitales=row.capitales,
        gras=row.gras and body.gras < 0.5,
        taille=round(row.taille * 10),
        objet=objet,
    )


def _is_name(texte: str) -> bool:
    return bool(_NAME.match(texte.strip(" -•.,:;"))) and not TITLE_NOUN.match(fold(texte))


def _has_word(texte: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", texte))


# "ONF (coupe de bois) : Monsieur le Maire fait part…"
_INLINE = re.compile(
    r"[A-ZÉÈÀÇ][^:.;,]{5,70}\s?:\s+(?:(?:Monsieur|Madame|M\.|Mme)\s|Le\s(?:maire|Maire|conseil|Conseil|président|Président))"
)


_ATTENDANCE = re.compile(
    r"\W*(?:etaient\s+)?(?:presents?|absents?|excuses?|secretaire|pouvoirs?|procurations?)\b"
)


def _plain_title(body: Body, index: int, opened: bool) -> bool:
    """Whether a line without number, bold or blank is a short line on which a text follows."""
    row, texte = body.rows[index], body.rows[index].texte.rstrip()
    if row.remplissage > 0.75 or texte.endswith((".", ";", ",", ":", "-", ")")) or "€" in texte:
        return False
    if len(texte.split()) < 2 or len(texte) < 10 or VERB.search(row.plat) or row.tableau:
        return False
    before = body.rows[index - 1] if index else None
    if before is not None and read_number(before.texte, before.plat):
        return False
    after_header = before is not None and _ATTENDANCE.match(before.plat)
    if not opened and before is not None and before.remplissage > 0.6 and not after_header:
        return False
    following = body.rows[index + 1] if index + 1 < len(body.rows) else None
    if following is None or following.tableau or following.texte[:1].islower():
        return False
    return bool(following.remplissage > 0.8 or EXPOSE.match(following.plat))


def _stands_out(body: Body, index: int) -> bool:
    """Whether a line without a number looks like a heading."""
    row = body.rows[index]
    texte = row.texte
    if len(texte) < 3 or not _has_word(texte) or texte[:1].islower() or row.tableau:
        return False
    before = body.rows[index - 1] if index else None
    opened = row.blanc or before is None or bool(ENDS.search(before.texte))
    if row.capitales and sum(map(str.isalpha, texte)) >= 5:
        return opened or before is None or before.remplissage < 0.7 or before.gras != row.gras
    if row.gras and body.gras < 0.5:
        return True
    if row.taille > 1.08:
        return True
    if _INLINE.match(texte) and (opened or before is None or before.remplissage < 0.9):
        return True
    short = row.remplissage < 0.8 or len(texte) < 60
    if _plain_title(body, index, opened):
        return True
    if not short and not TITLE_NOUN.match(row.plat):
        return False
    if not opened and not (before and TITLE_NOUN.match(row.plat) and VOTE.search(before.plat)):
        return False
    if TITLE_NOUN.match(row.plat) or NON_DECISION.match(row.plat):
        return True
    return row.blanc and short and not texte.rstrip().endswith((".", ";", ","))
