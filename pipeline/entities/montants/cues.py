"""The cues that tell the role of an amount: a word of the act, and the roles it votes for.

The tables are read one after the other, from top to bottom: where two cues begin at the same word
the first wins, so the specific ones come first. Patterns are written for folded text (no accents
nor capitals; "œ" is "e"), begin at a word, and weigh from 0.5 (a hint) to 3 (hardly ever anything
else).
"""

from __future__ import annotations

import re

from .cues_aides import AIDES
from .cues_biens import BIENS
from .cues_charges import CHARGES

CUES = [*AIDES, *BIENS, *CHARGES]

CUE = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"(?P<c{n}>{pattern})" for n, (pattern, _) in enumerate(CUES)) + ")"
)
"""All the cues in one pass; `lastgroup` names the one that matched."""

VOTES = {f"c{n}": votes for n, (_, votes) in enumerate(CUES)}
