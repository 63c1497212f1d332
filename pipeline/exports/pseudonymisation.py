"""Protection of private individuals in what is published (CRPA L312-1-2)."""

from __future__ import annotations

from ..records import Deliberation, Record


class Protection(Record, frozen=True, kw_only=True):
    """A délibération fit for publication, or the reason why it is withheld."""

    deliberation: Deliberation
    retenue: str | None = None
    motifs: tuple[str, ...] = ()


def protect(deliberation: Deliberation) -> Protection:
    """Return the délibération as it may be published."""
    return Protection(deliberation=deliberation)
