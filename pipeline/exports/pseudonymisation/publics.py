"""Why a name may be published: the presence list, a function, a company, a street, history."""

from __future__ import annotations

import re

from ...entities.flat import fold
from ...entities.parties.patterns_personnes import HISTORIC
from . import patterns_publics as P
from .elus import Elus
from .noms import CIVIL_END


def reason(flat: str, debut: int, fin: int, elus: Elus) -> str | None:
    """Why the name may be published (a word for each reason), or None when it may not."""
    name = flat[debut:fin]
    before, after = flat[max(0, debut - 90) : debut], flat[fin : fin + 60]
    line = before.rsplit("\n", 1)[-1]
    civil = CIVIL_END.search(line) is not None
    if elus.knows(name):
        return "élu"
    if P.ORG_BEFORE.search(line) or P.ORG_AFTER.match(after) or P.ORG_WORD.search(name):
        return "société"
    if (not civil and P.NAMED_AFTER.search(line)) or fold(name) in HISTORIC:
        return "voie"
    if not civil and (P.HISTORIC_BEFORE.search(line) or P.NAMING.search(_sentence(flat, debut))):
        return "hommage"
    if P.FUNCTION_NEAR.search(line) or P.FUNCTION_AFTER.match(after.split("\n")[0]):
        return "fonction"
    if P.FUNCTION_BEFORE.search(line) and re.search(r"[,:(]", line[-12:]):
        return "fonction"
    if P.OFFICIAL_CONTEXT.search(line):
        return "liste"
    # Who speaks is a member, when no presence list says who is.
    return "orateur" if not elus.listed and P.SPEAKER.match(after) else None


def _sentence(flat: str, offset: int) -> str:
    start = max(flat.rfind("\n", 0, offset), flat.rfind(". ", 0, offset)) + 1
    end = min(
        (e for e in (flat.find("\n", offset), flat.find(". ", offset)) if e >= 0), default=len(flat)
    )
    return flat[start:end]
