"""Amounts that the council does not grant: a request that it refuses or puts off."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .reading import Mention, Reading

_AFTER = re.compile(
    r"[\s)]*[^.;€\n\d]{0,50}?\b(?:est|sont|a ete|ont ete) ?(?:donc )?"
    r"(?:rejet|refus|ajourn|report|ecart|abandon)|"
    r"[\s)]*[^.;€\n\d]{0,50}?\bn'(?:est|a) pas (?:ete )?(?:retenu|accept|accord)"
)
"""After an amount (folded): "… (400 €) est rejetée"."""
_BEFORE = re.compile(
    r"(?<![a-z])(?:refuse|rejette|ecarte|ajourne|"
    r"ne (?:pas )?(?:donne|attribue|accorde|verse|alloue)\w*|"
    r"(?:n'attribue|n'accorde|n'alloue) pas|(?:refus|rejet) de)\b[^.;€\n]{0,110}$"
)
"""Before an amount, in its sentence (folded): "refuse de verser 400 €"."""
_REFUSED = re.compile(r"[\s):→-]*(?:demande )?(?:refus|rejet|ajourn|non retenu|avis defavorable)")


def refused(reading: Reading, mentions: Iterable[Mention]) -> frozenset[int]:
    """Return the offsets of the amounts that the text says are refused or put off."""
    folded = reading.folded
    return frozenset(
        mention.debut
        for mention in mentions
        if _REFUSED.match(folded, mention.fin)
        or _AFTER.match(folded, mention.fin, mention.fin + 90)
        or _BEFORE.search(folded[max(0, mention.debut - 160) : mention.debut])
    )
