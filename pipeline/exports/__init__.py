"""Délibérations → open data: SCDL files, what could not be published, the run's report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..config import Settings
from ..records import Record, Resultats


class Publication(Record, frozen=True, kw_only=True):
    """How many rows were published and how many were set aside, both files together."""

    publiees: int
    ecarts: int


def publish(results: Sequence[Resultats], out: Path, settings: Settings) -> Publication:
    """Write `scdl/` and the report of a run into `out`. Raises `OutputUnwritable`."""
    from . import scdl

    return scdl.publish_deliberations(results, out / "scdl", settings)
