"""Legal references that a délibération cites."""

from .extract import extract

__all__ = ["extract"]
