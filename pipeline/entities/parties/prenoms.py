"""First names: what tells a person where nothing else does."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pipeline.entities.flat import fold

ALSO_COMMON = frozenset(
    "france lorraine rose violette reine prosper modeste juste constant avril fleur ange florence "
    "victoire gallia joy charlie ambre lou".split()
)
"""First names that are also words or names of other things."""


def given_names_written() -> list[str]:
    """Return the first names of the list that ships with the package, as written."""
    return (Path(__file__).parent / "prenoms.txt").read_text(encoding="utf-8").split()


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return the folded first names of the list that ships with the package."""
    return frozenset(fold(name) for name in given_names_written())


@lru_cache(maxsize=20_000)
def is_given(name: str) -> bool:
    """Tell whether a word is a first name ("Anne-Laure" when its parts are)."""
    parts = fold(name).split()
    return bool(parts) and all(part in given_names() for part in parts)
