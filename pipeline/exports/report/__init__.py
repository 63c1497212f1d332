"""`rapport.html`: a run for a person to read, one file without external resource."""

from .render import write_report

__all__ = ["write_report"]
