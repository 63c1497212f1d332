"""`rapport.html`: a run for a person to read, one file without external resource."""

from .data import ReportData
from .render import write_report

__all__ = ["ReportData", "write_report"]
