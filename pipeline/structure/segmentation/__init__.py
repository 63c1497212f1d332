"""Cut a document into délibérations: one module per way in which documents are built."""

from __future__ import annotations

from .items import Item

__all__ = ["Item"]
