"""Pages → séance and délibérations: document type, segmentation, votes, parts, stamps, ACTES."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..records import ActeXML, Analyse, Document

__all__ = ["analyse"]


def analyse(document: Document, acte: ActeXML | None = None) -> Analyse:
    """Return the type, the séance and the délibérations of a document (see `assemble.analyse`)."""
    from .assemble import analyse as assemble

    return assemble(document, acte)
