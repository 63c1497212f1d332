"""Parties: the organisations and the persons that a délibération names."""

from .extract import extract, mentions

__all__ = ["extract", "mentions"]
