"""The quality report: one HTML file for a reader who is not a data scientist."""

from .render import write_report

__all__ = ["write_report"]
