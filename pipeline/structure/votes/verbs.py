"""Decisions told by their verb alone: "Le Conseil approuve…", "DÉCIDE :", "- Autorise le Maire"."""

from __future__ import annotations

import re

from . import patterns as p
from .sentences import sentence_start
from .speakers import FORMULE, VISA, Reason, judge
from .words import Kind, Mention, line_start

REACH = 90
"""Characters before a verb in which its subject is looked for."""

_SUBJECT = re.compile(
    r"(?<![a-z])(?P<qui>conseil|assemblee|comite(?!\s+(?:des|d'|social|techn))|bureau|commission\s+permanente|membres|conseillers"
    r"|elus"
    r"|organe\s+deliberant|delibere\w*)"
    r"(?:\s+(?:mun\w+|com\w+|metr\w+|depart\w+|reg\w+|synd\w+|general|d'administration|de\s+\w+"
    r"|du\s+\w+"
    r"|deliberant|presents|a|en))*(?P<entre>[^.]{0,70}?)$"
)
_NOT_BETWEEN = re.compile(
    r"\b(?:est|sont|doit|peut|a)\s+(?:invite|appele|sollicite|informe|amene)\w*"
    r"|\b(?:que|dont|qui|invite|remercie)\b"
)
_NOT_JUST_BEFORE = re.compile(
    r"\b(?:a|de|d'|doit|est|sont|peut|pour|afin|qu\w*|si|dont|invit\w+|va|avait|ne)\s*$"
)
_NOT_SUBJECT = re.compile(
    r"(?:propos|demand|invit|rappel|inform|indiqu|soumet|remerci|present)\w*\s+(?:que\s+)?(?:a\s+"
    r"|au\s+|aux\s+)?"
    r"(?:l'|le\s+|les\s+)?$|\b(?:au|du|aux|des)\s+$"
)
_PEOPLE_FIRST = re.compile(
    r"(?:^|[\n,.;:(]|delibere\w*|\bet|expose|debat|vote)\s*(?:l'ensemble\s+des\s+|tous\s+les\s+"
    r"|les\s+|des\s+)?$"
)
_NOT_A_VERB = re.compile(
    r"\b(?:que|si|qu'il|lorsque|dont|qui|puisque|a|ont|avait|ayant|nombre)\s+$"
)


def decisions(texte: str, folded: str) -> list[Mention]:
    """Return the verbs of decision whose subject is the council, and those that open a line.

    In: the text and its folded form (`texte` tells "approuve" from "approuvé").
    """
    found: list[Mention] = []
    for match in p.VERBE.finditer(folded):
        at, verb = match.start(), match.group("verbe")
        before = folded[max(0, at - REACH) : at]
        if texte[match.end() - 1] in "éÉ" or _NOT_A_VERB.search(before[-10:]):
            continue  # a participle ("le conseil a approuvé", "a prescrit"), or a clause
        named = _subject_near(before)
        opens = verb in p.FORTS and line_start(folded, at) and _complement(folded, match.end())
        if opens and verb == "vote" and _LABEL.match(folded, match.end()):
            opens = False  # "Vote :" is a label
        if named or opens:
            found.append(_mention(folded, match, verb, named))
    return found


_LABEL = re.compile(r"\s*(?::|a\s+main|au\s+scrutin|a\s+bulletin|public|secret)")


def _mention(folded: str, match: re.Match[str], verb: str, named: bool) -> Mention:
    at = match.start()
    reason, ouvre = judge(folded, at, match.end(), "verbe")
    visa = VISA.match(folded[sentence_start(folded, at) :][:20])
    if named and reason in ("tiers", "visa") and not visa:
        reason = None
    asked: Reason | None = "proposition" if _asked(folded, at) else reason
    kind: Kind = "verbe"
    if match.group().startswith("n") and re.match(r"\s+pas\b", folded[match.end() :][:6]):
        kind = "rejete" if verb in p.FORTS else "verbe"
    elif verb in ("rejette", "rejettent") and named:
        kind = "rejete"
    return Mention(kind, at, match.end(), asked, ouvre or named, verb)


def _subject_near(before: str) -> bool:
    """True when the council (or "après en avoir délibéré") is the subject just before a verb."""
    at = 0
    while match := _SUBJECT.search(before, at):
        at = match.start() + 1
        between = match.group("entre")
        head = before[: match.start()]
        if "\n\n" in between and re.search(r"[a-z]", between):
            continue
        if _NOT_JUST_BEFORE.search(between[-8:]) or _NOT_BETWEEN.search(between):
            continue
        people = match.group("qui") in ("membres", "conseillers", "elus")
        if _NOT_SUBJECT.search(head) or (people and not _PEOPLE_FIRST.search(head)):
            continue
        return True
    return False


_ASKED = re.compile(
    r"est\s+(?:donc\s+)?(?:propose|demande|invite)\w*|propose\s+(?:au|a\s+l|de|que|donc)"
    r"|je\s+vous\s+(?:propose|demande|invite)|bien\s+vouloir|vous\s+prie|projet\s+de\s+deliberation"
)


def _asked(folded: str, at: int) -> bool:
    """True in "il est proposé au conseil : - approuve…", "il vous est demandé de bien vouloir"."""
    before = folded[max(0, at - 220) : at]
    asked = [m.end() for m in _ASKED.finditer(before)]
    decided = [m.end() for m in FORMULE.finditer(before)]
    decided += [m.start() for m in re.finditer(r"\ble\s+conseil\b[^.]{0,60}$", before)]
    return bool(asked) and max([*decided, -1]) < asked[-1]


_COMPLEMENT = re.compile(
    r"\s*(?:$|[:,;]|\n|d[e']|l[ea']|les|l'|un|une|que|qu'|a\s|au|aux|ce|cette|ces|son|sa|en\s|comme"
    r"|ainsi"
    r"|sous|avec|sans|pour|mons|mad|m\.|favor|y\s|tous|toutes|chaque|par\s)"
)


def _complement(folded: str, at: int) -> bool:
    """True when a verb that opens a line has the complement of a verb, not of a noun."""
    return bool(_COMPLEMENT.match(folded, at))
