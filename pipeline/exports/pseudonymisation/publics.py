"""Why a name may be published: the presence list, a function, a company, a street, history."""

from __future__ import annotations

import re
from typing import Literal

from ...entities.flat import fold
from ...entities.parties.patterns_personnes import HISTORIC
from . import patterns_publics as P
from .elus import Elus
from .noms import CIVIL_END

Raison = Literal["élu", "société", "voie", "hommage", "conseil", "fonction", "liste", "orateur"]
EVERYWHERE: frozenset[Raison] = frozenset({"conseil", "société"})
"""Reasons that hold for each mention of the same name."""


def reason(flat: str, debut: int, fin: int, elus: Elus) -> Raison | None:
    """Why the name may be published (a word for each reason), or None when it may not."""
    name = flat[debut:fin]
    line = flat[max(0, debut - 90) : debut].rsplit("\n", 1)[-1]
    after = flat[fin : fin + 160]
    civil = CIVIL_END.search(line) is not None
    if elus.knows(name) and not owns(line):
        return "élu"
    if (
        (not civil and P.ORG_BEFORE.search(line))
        or P.ORG_AFTER.match(after)
        or P.ORG_WORD.search(name)
    ):
        return "société"
    if P.PRICED.match(after):
        return "société"
    if P.URBAN.search(line[-10:] + name):
        return "voie"
    if (not civil and P.NAMED_AFTER.search(line)) or fold(name) in HISTORIC:
        return "voie"
    if not civil and (P.HISTORIC_BEFORE.search(line) or P.NAMING.search(_sentence(flat, debut))):
        return "hommage"
    if P.LIST_HEADING.search(flat[max(0, debut - 90) : debut]) and P.LIST_LINE.match(after):
        return "liste"
    return _in_function(line, name, after, elus)


def owns(before: str) -> bool:
    """True when the words before a name make an owner, or half of a couple, of it."""
    return P.OWNER_BEFORE.search(before) is not None


def _in_function(line: str, name: str, after: str, elus: Elus) -> Raison | None:
    """Why a person is named for what they do in public life."""
    if owns(line):
        return None
    next_words = after.split("\n")[0][:60]
    if P.MEMBER_AFTER.match(after) or P.MEMBERS_AFTER.match(after):
        return "conseil"
    if P.LEAVING_BEFORE.search(line) and P.STAFF_AFTER.match(after):
        return None
    agent = P.HIRED_BEFORE.search(line) or P.CAREER_AFTER.match(after)
    if agent and not P.ELECTED_NEAR.search(line[-40:] + next_words):
        return None
    if held := P.FUNCTION_AFTER.match(next_words):
        return "conseil" if P.ELECTED_NEAR.search(held.group()) else "fonction"
    if P.FUNCTION_NEAR.search(line) or P.ROLE_AFTER.match(after):
        return "conseil" if P.ELECTED_NEAR.search(line[-40:]) else "fonction"
    if P.FUNCTION_BEFORE.search(line) and re.search(r"[,:(]", line[-12:]):
        return "fonction"
    if P.OFFICIAL_CONTEXT.search(line):
        return "liste"
    # Who speaks is a member, when no presence list says who is.
    if elus.listed and not elus.partly(name):
        return None
    if (P.TURN_BEFORE.match(line) and P.TURN_AFTER.match(after)) or P.CHAIR.match(after):
        return "conseil"
    return "orateur" if P.SPEAKER.match(after) else None


def _sentence(flat: str, offset: int) -> str:
    start = max(flat.rfind("\n", 0, offset), flat.rfind(". ", 0, offset)) + 1
    end = min(
        (e for e in (flat.find("\n", offset), flat.find(". ", offset)) if e >= 0), default=len(flat)
    )
    return flat[start:end]
