"""Ballots told by initials: "P : 12 C : 0 A : 1", "12P 0C 1A"."""

from __future__ import annotations

import re

from .tally import Count, Tally

_INITIALS = re.compile(
    r"(?<![a-z0-9'.])(?P<a>[pca])\s?[:=]\s?(?P<x>\d{1,3})[\s,;/|–-]{1,4}(?P<b>[pca])\s?[:=]\s?(?P<y>\d{1,3})"
    r"(?:[\s,;/|–-]{1,4}(?:(?P<c>[pca])|abst?\.?)\s?[:=]\s?(?P<z>\d{1,3}))?(?![\d.,]*\d)"
    r"|(?<![\w.,])(?P<p>\d{1,3})\s?p[\s,;/|–-]{1,4}(?P<k>\d{1,3})\s?c[\s,;/|–-]{1,4}(?P<s>\d{1,3})\s?a(?![a-z])"
)
_LETTERS = {"p": "pour", "c": "contre", "a": "abstention"}


def initials(folded: str) -> list[Tally]:
    """Return the ballots told by initials: "P : 12 C : 0 A : 1"."""
    found = []
    for match in _INITIALS.finditer(folded):
        if match["p"]:
            pairs = [("p", match["p"]), ("c", match["k"]), ("a", match["s"])]
        else:
            pairs = [(match["a"], match["x"]), (match["b"], match["y"])]
            pairs += [(match["c"] or "a", match["z"])] if match["z"] else []
        if len({letter for letter, _ in pairs}) == len(pairs) and pairs[0][0] != "a":
            place = (match.start(), match.end(), True, True)
            found.append(Tally([Count(_LETTERS[k], int(n), *place) for k, n in pairs]))
    return found
