"""Events open to the public: a name, a date, a place."""

from .extract import extract

__all__ = ["extract"]
