"""Votes: result, counts, named voters, evidence, and their arithmetic.

`extract(texte, parts)` gives the vote that decides an item, `find_all(texte)` all the decisions
of a text in order, `check(vote, seance)` its arithmetic, `explain(texte)` what was set aside and
why. `examples.txt` shows what is read; `patterns` holds the vocabulary.
"""

from __future__ import annotations

from .check import check, voters
from .extract import explain, extract, find_all

__all__ = ["check", "explain", "extract", "find_all", "voters"]
