"""The version of each stage: a hash of its rules, so that a changed rule re-runs its stage alone.

A stage depends on the stages before it: the version that is stored beside a result is the chain of
versions up to it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from .paths import DATA, MODELS

PACKAGE = Path(__file__).parent

STAGES: dict[str, tuple[Path, ...]] = {
    "texte": (PACKAGE / "text",),
    "structure": (PACKAGE / "structure", PACKAGE / "gazetteer.py", DATA / "gazetteer"),
    "entites": (PACKAGE / "entities", MODELS / "ner"),
    "matiere": (PACKAGE / "classification",),
    "protection": (PACKAGE / "exports" / "pseudonymisation",),
}
"""Stage name → the files whose content decides its results."""


@cache
def stage_version(stage: str) -> str:
    """Return the version of `stage` alone: ten hexadecimal digits over its files.

    Raises `KeyError` for an unknown stage.
    """
    digest = hashlib.sha256()
    for root in STAGES[stage]:
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for path in files:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(root.parent).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def chain(*parts: str) -> str:
    """Combine the versions on which a result depends into one (ten hexadecimal digits)."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:10]
