"""Délibérations → open data: SCDL files, what could not be published, the run's report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .publication import Publication, Publisher

__all__ = ["Publication", "Publisher"]


def __getattr__(name: str) -> Any:
    """Import on first use: the validator takes a second."""
    if name not in __all__:
        raise AttributeError(name)
    from . import publication

    return getattr(publication, name)
