"""Bytes → pages of positioned lines: PDF, office files, HTML, text, images, OCR."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .reader import read

__all__ = ["read"]


def __getattr__(name: str) -> Any:
    """Import the reader only when it is used."""
    if name == "read":
        from .reader import read

        return read
    raise AttributeError(name)
