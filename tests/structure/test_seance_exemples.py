"""The headers of `examples.txt`, read whole: they are the manual of the séance and its tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.structure import seance

EXEMPLES = Path(seance.__file__).parent / "examples.txt"


def cases() -> list[tuple[str, str, dict[str, str]]]:
    found = []
    for block in EXEMPLES.read_text("utf-8").split("\n### ")[1:]:
        title, _, rest = block.partition("\n")
        text, _, expected = rest.partition("\n---\n")
        pairs = [line.split(" = ", 1) for line in expected.strip().splitlines()]
        found.append((title, text, dict(pairs)))
    return found


@pytest.mark.parametrize(("titre", "texte", "attendu"), cases(), ids=[c[0] for c in cases()])
def test_example(titre: str, texte: str, attendu: dict[str, str]) -> None:
    found = seance.read_text(texte)
    read = {}
    for name in attendu:
        value = getattr(found, name)
        if isinstance(value, tuple):
            value = attendu[name] if attendu[name] in value else value
        read[name] = "rien" if value is None or value == () else str(value)
    assert read == attendu


def test_there_are_enough_examples() -> None:
    assert len(cases()) >= 50
