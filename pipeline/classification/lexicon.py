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

import numpy as np

from .normalise import singular, strip_accents

TEXT_SHARE = 0.1


class LexiconError(ValueError):
    """A line of a lexicon cannot be read."""


def _token(token: str) -> str:
    whole = token.startswith("=")
    options = []
    for option in token.removeprefix("=").split("|"):
        word = strip_accents(option).lower()
        options.append(re.escape(singular(word)) + (r"(?!\S)" if whole else r"\S*"))
    return f"(?:{'|'.join(options)})"


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
    def _by_start(self) -> tuple[dict[str, list[tuple[int, float, re.Pattern[str]]]], list]:
        """Group phrases by the first three letters of their first word: most are never tried."""
        indexed: dict[str, list[tuple[int, float, re.Pattern[str]]]] = {}
        others: list[tuple[int, float, re.Pattern[str]]] = []
        for label, weight, phrase in self._phrases:
            entry = (label, weight, compile_phrase(phrase))
            first = strip_accents(phrase.removeprefix("^").split()[0]).lower().removeprefix("=")
            options = [singular(option) for option in first.split("|")]
            if all(len(option) >= 3 for option in options):
                for start in {option[:3] for option in options}:
                    indexed.setdefault(start, []).append(entry)
            else:
                others.append(entry)
        return indexed, others

    def _candidates(self, normal: str) -> list[tuple[int, float, re.Pattern[str]]]:
        indexed, others = self._by_start
        found = list(others)
        for start in {word[:3] for word in normal.split()}:
            found.extend(indexed.get(start, ()))
        return found

    def find(self, normal: str) -> list[tuple[str, float, str]]:
        """Return (label, weight, words matched) for each phrase found in a normal form."""
        found = []
        for label, weight, pattern in self._candidates(normal):
            match = pattern.search(normal)
            if match:
                found.append((self.names[label], weight, match.group()))
        return found

    def _score(self, normal: str, scores: np.ndarray, part: float) -> None:
        for label, weight, pattern in self._candidates(normal):
            if pattern.search(normal):
                scores[label] += part * weight

    def scores(self, titres: Sequence[str], textes: Sequence[str]) -> np.ndarray:
        """Return an array (items × labels) of scores in [-1, 1.5], from normal forms."""
        result = np.zeros((len(titres), len(self.names)), dtype=np.float32)
        for row, (titre, texte) in enumerate(zip(titres, textes, strict=True)):
            self._score(titre, result[row], 1.0)
            if texte:
                self._score(texte, result[row], TEXT_SHARE)
        return np.clip(np.tanh(result / 2.0) * 1.5, -1.0, 1.5)
