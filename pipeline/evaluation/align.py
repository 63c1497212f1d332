"""Alignment of the items of a document, found and expected, in order.

The best one-to-one alignment that keeps the order, by dynamic programming over the similarity of
the objets (token-set similarity, 0 to 1), helped by the number and the page. Pairs under
`MATCH` are not matches: they count as one missed and one invented.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio, token_sort_ratio

from .gold import Item

MATCH = 0.6


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case, without accents nor punctuation, single spaces: what a reader compares."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def similarity(first: str | None, second: str | None) -> float:
    """Similarity of two objets, 0 to 1."""
    a, b = fold(first or ""), fold(second or "")
    if not a or not b:
        return float(a == b)
    score = max(ratio(a, b), token_sort_ratio(a, b)) / 100
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= 12 and longer.startswith(shorter):
        score = max(score, 0.75)
    return float(score)


def _affinity(gold: Item, found: Item) -> float:
    score = similarity(gold.get("objet"), found.get("objet"))
    if score < MATCH:
        score = max(score, similarity(gold.get("debut"), found.get("debut")))
    if score < MATCH:
        return 0.0
    if gold.get("numero") and fold(str(gold["numero"])) == fold(str(found.get("numero") or "")):
        score += 0.05
    if gold.get("page") and gold["page"] == found.get("page"):
        score += 0.05
    return score


def align(gold: Sequence[Item], found: Sequence[Item]) -> list[tuple[Item | None, Item | None]]:
    """Return (expected, found) pairs in order; a missing side is None."""
    n, m = len(gold), len(found)
    if n == m == 1:
        return [(gold[0], found[0])]
    weights = [[_affinity(g, f) for f in found] for g in gold]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            take = weights[i][j] + best[i + 1][j + 1] if weights[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], take)
    pairs: list[tuple[Item | None, Item | None]] = []
    i = j = 0
    while i < n and j < m:
        if weights[i][j] and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            pairs.append((gold[i], found[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((gold[i], None))
            i += 1
        else:
            pairs.append((None, found[j]))
            j += 1
    pairs += [(g, None) for g in gold[i:]]
    pairs += [(None, f) for f in found[j:]]
    return pairs
