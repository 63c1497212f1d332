"""Dates cited by a délibération, with their role."""

from .extract import extract

__all__ = ["extract"]
