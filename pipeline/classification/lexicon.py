"""What people of the field know, as a readable lexicon: phrases that point to a label.

A lexicon is a text file. A line `[7.5]` opens the section of a label; each following line is a
phrase, read on normal forms (see `normalise`), optionally preceded by a weight (`3 `; 1 by
default; negative to say "not this") and made of:

- words in order, each matched from its beginning: `demand subvention` matches "demandes de
  subventions";
- `=mot` for a whole word, `a|b` for alternatives, `..` for up to six words in between;
- `^` at the start of the phrase for the start of the objet.

`#` opens a comment. The score of a label is the sum of the weights of its phrases found in the
objet, plus a tenth of those found in the text, squashed to [-1, 1.5].
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from .normalise import singular, strip_accents

TEXT_SHARE = 0.1


class LexiconError(ValueError):
    """A line of a lexicon cannot be read."""


def _options(token: str) -> list[str]:
    """The beginnings of a word that a token accepts."""
    options = token.removeprefix("=").split("|")
    return [singular(strip_accents(option).lower()) for option in options]


def _token(token: str) -> str:
    end = r"(?!\S)" if token.startswith("=") else r"\S*"
    return f"(?:{'|'.join(re.escape(option) + end for option in _options(token))})"


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Compile one phrase of a lexicon to a pattern over normal forms."""
    anchored = phrase.startswith("^")
    pattern = r"\A" if anchored else r"(?<!\S)"
    gap = ""
    for token in phrase.removeprefix("^").split():
        if token == "..":  # noqa: S105 - a gap, not a secret
            gap = r"(?:\s\S+){0,6}?\s"
            continue
        pattern += gap + _token(token)
        gap = r"\s"
    return re.compile(pattern)


class Phrase(NamedTuple):
    """A phrase of a section: its pattern, and the words without which it cannot be there."""

    number: int
    label: int
    weight: float
    pattern: re.Pattern[str]
    needed: tuple[list[str], ...]
    """For each token after the first, the beginnings of which one must be in the text."""


class Lexicon:
    """Scores of labels from a lexicon; `source` is its text, kept in the model bundle."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.names: list[str] = []
        self._phrases: list[tuple[int, float, str]] = []
        for number, raw in enumerate(source.splitlines(), 1):
            line = raw.split("#", 1)[0].strip()
            if not line:
                continue
            if line.startswith("["):
                self.names.append(line.strip("[] "))
                continue
            if not self.names:
                raise LexiconError(f"ligne {number} : une expression précède la première section")
            weight, _, rest = line.partition(" ")
            try:
                value, phrase = float(weight), rest.strip()
            except ValueError:
                value, phrase = 1.0, line
            self._phrases.append((len(self.names) - 1, value, phrase))

    @classmethod
    def read(cls, chemin: Path) -> Lexicon:
        """Read a lexicon file; a missing file is an empty lexicon."""
        return cls(chemin.read_text(encoding="utf-8") if chemin.exists() else "")

    @cached_property
    def _by_start(self) -> dict[str, list[Phrase]]:
        """The phrases by the beginnings that their first word accepts."""
        indexed: dict[str, list[Phrase]] = {}
        for number, (label, weight, phrase) in enumerate(self._phrases):
            words = [word for word in phrase.removeprefix("^").split() if word.strip(".")]
            first, *needed = map(_options, words)
            entry = Phrase(number, label, weight, compile_phrase(phrase), tuple(needed))
            for start in dict.fromkeys(first):
                indexed.setdefault(start, []).append(entry)
        return indexed

    def _found(self, normal: str) -> list[tuple[Phrase, str]]:
        """Return (phrase, words matched) of what a normal form holds, in their order.

        A pattern is tried only when a word of the text begins as each of its tokens does.
        """
        words = set(normal.split())
        starts = {word[:end] for word in words for end in range(1, len(word) + 1)}
        indexed = self._by_start
        possible = {
            phrase.number: phrase
            for start in starts & indexed.keys()
            for phrase in indexed[start]
            if not any(starts.isdisjoint(options) for options in phrase.needed)
        }
        return [
            (phrase, match.group())
            for _, phrase in sorted(possible.items())
            if (match := phrase.pattern.search(normal))
        ]

    def find(self, normal: str) -> list[tuple[str, float, str]]:
        """Return (label, weight, words matched) for each phrase found in a normal form."""
        return [(self.names[p.label], p.weight, said) for p, said in self._found(normal)]

    def _score(self, normal: str, scores: np.ndarray, part: float) -> None:
        for phrase, _ in self._found(normal):
            scores[phrase.label] += part * phrase.weight

    def scores(self, titres: Sequence[str], textes: Sequence[str]) -> np.ndarray:
        """Return an array (items × labels) of scores in [-1, 1.5], from normal forms."""
        result = np.zeros((len(titres), len(self.names)), dtype=np.float32)
        for row, (titre, texte) in enumerate(zip(titres, textes, strict=True)):
            self._score(titre, result[row], 1.0)
            if texte:
                self._score(texte, result[row], TEXT_SHARE)
        return np.clip(np.tanh(result / 2.0) * 1.5, -1.0, 1.5)
