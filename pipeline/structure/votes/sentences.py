"""Where a sentence begins and ends in a folded text that lines, bullets and tables cut."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(
    r"(?<=[a-z0-9)»%]{2})[.!?]\s+|(?<=[a-z)])[;]\s*\n|\n[ \t]*\n|"
    r"\n(?=[ \t]*(?:[-*•➢✓✔►▪■◆>]|\W\s|vu\s|considerant|attendu|article|\d{1,2}\s*[/.)-]\s|decide"
    r"|le\s+c[o0]nse|apres\s+))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:m|mm|mme|mmes|mr|art|n|no|st|ste|cf|al|etc|dr|me|l|r|d)|[ (][a-z])\.\s*$"
)
_VOTE_LINE = re.compile(
    r"[^a-z0-9]*(?:vot\w*|adopt\w+|resultats?|unanim\w+|a\s+l'unanim\w+|pour|contre|abst\w*"
    r"|delibere\w*"
    r"|approuve\w*|decision|accord\w*|\d{1,3}\s+(?:voix|vot\w+|pour|contre|abst\w*))\b"
)


_LABEL = re.compile(
    r"(?<![a-z])(?:(?:resultats?\s+du\s+)?votes?|resultats?|decisions?)\s*:(?=[^.\n]{0,60}$|\s*\n)"
)


def sentence_start(folded: str, at: int, reach: int = 420) -> int:
    """Return where the sentence that holds `at` begins (a line that opens a paragraph counts)."""
    low = max(0, at - reach)
    start = low
    for match in _BOUNDARY.finditer(folded, low, min(len(folded), at + 4)):
        if match.end() > at:
            break
        before = folded[max(0, match.start() - 8) : match.start() + 1]
        if match.group().startswith(".") and _ABBREVIATION.search(before):
            continue
        start = match.end()
    for match in _LABEL.finditer(folded, start, at):
        start = match.start()
    line = folded.rfind("\n", 0, at) + 1
    if line > start and _VOTE_LINE.match(folded, line) and _ended(folded[start:line]):
        return line
    return start


def _ended(before: str) -> bool:
    """True when the line before is not one that the margin has cut."""
    last = before.rstrip("\n").rsplit("\n", 1)[-1].strip()
    return len(last) < 85 or last[-1:] in ".:;!?)"


def sentence_end(folded: str, at: int, reach: int = 200) -> int:
    """Return where the sentence that holds `at` ends, at most `reach` further."""
    match = _BOUNDARY.search(folded, at, min(len(folded), at + reach))
    return match.start() if match else min(len(folded), at + reach)
