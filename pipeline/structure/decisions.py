"""Where a text decides: the anchors of segmentation.

A délibération has one decision. This module only says *where* a vote or a decision stands,
cheaply and on the whole document; what was decided is read by `votes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .rows import Body
from .vocabulary import any_of

_COUNCIL = r"(?:conseil|assemblee|comite|bureau|commission)"

# A vote that is stated: the strong anchor.
VOTE = re.compile(
    rf"""
      \ba\sl'?\s?unanim\w+ | \bunanimite\b | \baccord\s(?:unanime|general)\b | \bunanimement\b
    | \ba\sla\s(?:tres\s)?(?:large\s)?majorite\b(?!\sabsolue\sparmi)
    | (?<![\d/.,-])\b\d{{1,3}}\s(?:voix|votes?|suffrages?)?\s?(?:pour|contre)\b
    | \b\d+\svotes?\s*(?:$|[.;]) | \b\d{{1,3}}\s(?:oui|non)\b(?=\s*(?:[,;.)/]|et\s|$))
    | \btous\sles\s(?:conseillers|membres|elus)\b[^.\n]{{0,40}}\b(?:d'accord|favorables?)\b
    | \b(?:pour|contre)\s?[:=]\s?\d+ | \bpour\s\d{{1,3}}\s?[,;/.-]?\s?contre\b
    | \bcontre\s\d{{1,3}}\s?[,;/.-]?\s?(?:abst|pour)
    | \b(?:voix|votes?)\s(?:pour|contre)\s?[:=]?\s?\d+
    | \bp\s?[:=]\s?\d{{1,3}}\W{{1,4}}c\s?[:=]\s?\d
    | \b\d+\sabs?tentions?\b | \babstentions?\s?[:=]\s?\d+
    | \b(?:adopt|approuv|rejet|valid|accept)ee?s?\s(?:par|avec)\s
    | ^\W*(?:adopte|approuve|rejete|refuse|accepte)e?s?\W*$
    | \b{_COUNCIL}\b[^.;\n]{{0,40}}\bprend(?:s|nent)?\sacte\b | ^\W*prend(?:s|nent)?\sacte\b
    | \bdon(?:ne|t)\sacte\b
    | \b(?:a|ont)\sete\s(?:proclame\w*|elue?s?)\b | \b(?:est|sont)\s(?:proclame\w*\s)?elu\w*\b
    | \bproclame\w*\selu\w*\b
    | \b(?:conseil|assemblee|comite)(?:\s[a-z]+){{0,2}}\s(?:adopte|rejette)\b\s*[.:]?\s*$
    """,
    re.VERBOSE | re.MULTILINE,
)
# Without one of these, a row is not searched.
VOTE_WORDS = (
    "unanim", "majorit", "voix", "vote", "pour", "contre", "abst", "adopt", "approuv", "rejet",
    "acte", "elu", "accept", "valid", "refus", " oui", " non", "d'accord", "favorable",
    "p :", "p:", "p =", "p=",
)  # fmt: skip
DECISION_WORDS = (
    "conseil", "assemblee", "comite", "bureau", "commission", "elus", "deliber", "decid",
    "approuve", "adopte", "autorise", "accepte", "designe", "rejete", "refuse",
)  # fmt: skip
_DECIDES = any_of(
    """decide, approuve, autorise, adopte, accepte, fixe, valide, designe, vote, emet, donne avis,
    donne un avis, donne son accord, donne pouvoir, enterine, sollicite, ratifie, confirme,
    constate, retient, propose les, propose de nommer, dresse, s'oppose, s'associe, affecte,
    alloue, attribue, octroie, accorde, renonce, refuse, reconduit, maintient, choisit, nomme,
    est favorable, y est favorable, se prononce"""
)
# A decision that is worded without a vote.
DECISION = re.compile(
    rf"""
      \b(?:{_COUNCIL}|conseillers|elus)\b[^.:\n]{{0,80}}\b{_DECIDES}(?:nt)?\b
    | \bapres\s(?:en\savoir\s)?(?:delibere|deliberation)\b | \ben\savoir\sdelibere\b
    | ^\W*(?:decide|decident|approuve|adopte|autorise|accepte)\b\s?:?\s*$
    | \bdelibere\s?:?\s*$
    | \b(?:est|sont)\s(?:adopte|approuve|accepte|rejete|refuse)e?s?\b
    | ^\W*(?:sont|est)\sdesigne\w*\b | \b(?:est|sont)\s(?:designe|nomme|retenu)\w*\spar\s(?:le|l')
    | \b{_COUNCIL}(?:\s[a-z]+){{0,2}}\s?[,;:]*\s*\n\W*{_DECIDES}\b
    """,
    re.VERBOSE | re.MULTILINE,
)
# Votes that are no délibération of the item (annotation guide, "Items").
FORMAL_VOTE = re.compile(
    r"(?:inscri\w+|r?ajout\w*|modifi\w+|point supplementaire|sujets? supplementaires?)"
    r"[^.]{0,90}ordre du jour|ordre du jour[^.]{0,60}(?:ajout|inscri|modifi|complet)"
    r"|inscription de ce (?:rapport|point|sujet)|secretaire de (?:la )?seance"
    r"|secretaire\b[^.]{0,30}\belue?\b|huis clos|accepte l'ajout|rajout de"
)
NO_VOTE = re.compile(
    r"\bpas de vote\b|\bsans vote\b|\bne donne pas lieu a (?:un )?vote\b|\bdeja vote\b"
)


# What others voted, or what was voted once, told in one line.
_THIRD_VOTE = re.compile(
    r"\b(?:comite (?:des|d'|social|technique)|associations?|conseil d'(?:ecole|administration)"
    r"|commission (?!permanente))\b[^.]{0,70}\b(?:a|ont|avait)\s(?:vote|emis|rendu|donne)\b"
    r"|\bvotee?s?\b[^.]{0,30}\bpar les (?:enseignants|parents|riverains|habitants)"
    r"|\bavai(?:t|ent) ete (?:decide|vote|adopte|approuve)e?s?\b"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A decision between rows `debut` and `fin` (inclusive); `fort` when a vote is stated."""

    debut: int
    fin: int
    fort: bool


def find_anchors(body: Body, borders: frozenset[int] = frozenset(), gap: int = 4) -> list[Anchor]:
    """Return the decisions of the document in order.

    Mentions at most `gap` rows apart are one decision ("après en avoir délibéré, à l'unanimité,
    décide"), unless a possible heading (`borders`) stands between them.
    """
    plat = "\n".join(body.plats)
    starts: list[int] = []
    offset = 0
    for row in body.plats:
        starts.append(offset)
        offset += len(row) + 1
    anchors: list[Anchor] = []
    for line, strong in _marks(body.plats, plat, starts):
        if _is_formal(body, line, borders):
            continue
        last = anchors[-1] if anchors else None
        if (
            last is not None
            and line - last.fin <= gap
            and not (borders and any(row in borders for row in range(last.fin + 1, line + 1)))
        ):
            anchors[-1] = Anchor(last.debut, line, last.fort or strong)
        else:
            anchors.append(Anchor(line, line, strong))
    return anchors


def _marks(plats: list[str], plat: str, starts: list[int]) -> Iterator[tuple[int, bool]]:
    """Yield the rows that hold a vote (True) or a worded decision (False), in order."""
    for line, row in enumerate(plats):
        start = starts[line]
        end = start + len(row)
        if any(word in row for word in VOTE_WORDS) and VOTE.search(plat, start, end):
            yield line, True
        elif any(word in row for word in DECISION_WORDS):
            following = end + 1 + len(plats[line + 1]) if line + 1 < len(plats) else end
            found = DECISION.search(plat, start, following)
            if found is not None and found.start() <= end:
                yield line, False


def _runs_on(body: Body, line: int) -> bool:
    """Whether the sentence of a row goes on on the next one."""
    if line + 1 >= len(body.rows) or body.rows[line + 1].blanc:
        return False
    row = body.rows[line]
    return row.remplissage > 0.7 and not row.texte.rstrip().endswith((".", ";", ":"))


_BULLET = re.compile(r"\W*[-•●▪➢*]")
_ADDS = re.compile(r"\b(?:r?ajout|inscri)\w*[^.]{0,90}\bordre du jour\W*$")


def adds_point(body: Body, row: int) -> bool:
    """Whether a bullet only names a point that the council adds to its agenda."""
    first = row
    while first and _BULLET.match(body.plats[first]):
        first -= 1
    return first < row and bool(_ADDS.search(" ".join(body.plats[max(0, first - 1) : first + 1])))


def _is_formal(body: Body, line: int, borders: frozenset[int]) -> bool:
    """Whether a vote is of the formalities, by the words of its paragraph on the rows around."""
    first = line - 1 if line and _runs_on(body, line - 1) else line
    after = line + 1
    if _runs_on(body, line) and after not in borders:
        after += 1
    around = " ".join(body.plats[first:after])
    row = body.plats[line]
    if FORMAL_VOTE.search(around) or NO_VOTE.search(row) or _THIRD_VOTE.search(row):
        return True
    return line > 0 and adds_point(body, line - 1)
