"""Délibérations → open data: SCDL files, what could not be published, the run's report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..config import Settings
from ..records import Record, Resultats


class Publication(Record, frozen=True, kw_only=True):
    """How many rows were published and how many were set aside, per file."""

    publiees: int
    ecarts: int
    subventions: int = 0
    subventions_ecarts: int = 0


def publish(results: Sequence[Resultats], out: Path, settings: Settings) -> Publication:
    """Write `scdl/` and `rapport.html` into `out`. Raises `OutputUnwritable`, `BadTable`."""
    from .publication import publish_all
    from .report import write_report

    publication = publish_all(results, out, settings)
    write_report(results, out, publication)
    return publication
