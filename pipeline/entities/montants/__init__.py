"""Amounts of money in euros, with their role and counterpart."""

from .extract import extract

__all__ = ["extract"]
