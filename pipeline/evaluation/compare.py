"""Two versions on the same gold: better, worse, or noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from .bootstrap import compare
from .measures import Observation


def versions(before: Sequence[Observation], after: Sequence[Observation]) -> list[dict[str, Any]]:
    """One row per measure: both figures, the difference with its interval, the verdict.

    Both sides are compared with the same gold, and the same documents are drawn for both (paired
    bootstrap), so that a document that is hard for both does not blur the difference.
    """
    old, new = _by_measure(before), _by_measure(after)
    rows = [compare(old.get(name, []), new.get(name, [])) for name in dict.fromkeys([*old, *new])]
    return [asdict(row) for row in rows]


def _by_measure(observations: Sequence[Observation]) -> dict[str, list[Observation]]:
    rows: dict[str, list[Observation]] = {}
    for o in observations:
        rows.setdefault(o.mesure, []).append(o)
    return rows
