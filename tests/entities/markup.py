"""Sentences with inline markup: `une subvention de <m valeur=1500 role=subvention>1 500 €</m>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TAG = re.compile(r"<[mdr](?P<attributes>[^>]*)>(?P<text>.*?)</[mdr]>", re.S)
_ATTRIBUTE = re.compile(r'(?P<name>\w+)=(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+(?: \d+)*))')


@dataclass(frozen=True)
class Example:
    """A text without its markup, its objet, and the (offset, text, attributes) expected."""

    objet: str | None
    texte: str
    attendus: tuple[tuple[int, str, dict[str, str]], ...]


def parse(line: str) -> Example:
    """Read one line of an examples file."""
    objet, separator, marked = line.partition(" ‖ ")
    marked = (marked if separator else objet).replace("⇥", "\t").replace("⏎", "\n")
    plain, expected, position = "", [], 0
    for match in _TAG.finditer(marked):
        plain += marked[position : match.start()]
        attributes = {
            a["name"]: a["quoted"] if a["quoted"] is not None else a["plain"]
            for a in _ATTRIBUTE.finditer(match["attributes"])
        }
        expected.append((len(plain), match["text"], attributes))
        plain += match["text"]
        position = match.end()
    return Example(objet if separator else None, plain + marked[position:], tuple(expected))


def load(path: Path) -> Iterator[tuple[str, Example]]:
    """Yield each line of an examples file that is not a comment, and its example."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line, parse(line)
