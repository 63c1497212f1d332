"""The examples of `examples.txt`: sentences with inline markup, documentation and tests at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FICHIER = Path(__file__).with_name("examples.txt")
_MARK = re.compile(r"<vote ([^>]*)>(.*?)</vote>", re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A text and the vote to be read in it; `attendu` is empty when there is none."""

    texte: str
    attendu: dict[str, str | int] = field(default_factory=dict)
    debut: int | None = None
    fin: int | None = None
    noms: dict[str, tuple[str, ...]] = field(default_factory=dict)


def examples(fichier: Path = FICHIER) -> Iterator[Example]:
    """Yield the examples of a file, in order."""
    block: list[str] = []
    for line in [*fichier.read_text("utf-8").splitlines(), "---"]:
        if line.startswith("# ==") or line == "---":
            if any(part.strip() for part in block):
                yield parse(block)
            block = []
        elif not line.startswith("#"):
            block.append(line)


def parse(lines: list[str]) -> Example:
    """Read one example: its "@" lines, then its marked text."""
    names = {}
    text: list[str] = []
    for line in lines:
        if line.startswith("@ "):
            key, _, value = line[2:].partition(":")
            names[key.strip()] = tuple(name.strip() for name in value.split(";"))
        else:
            text.append(line)
    marked = "\n".join(text).strip("\n")
    match = _MARK.search(marked)
    if not match:
        return Example(marked, noms=names)
    expected: dict[str, str | int] = {}
    for pair in match.group(1).split():
        key, _, value = pair.partition("=")
        expected[key] = int(value) if value.isdigit() else value
    plain = marked[: match.start()] + match.group(2) + marked[match.end() :]
    return Example(plain, expected, match.start(), match.start() + len(match.group(2)), names)
