"""Places: streets, parcels, buildings, districts, communes, départements, régions, countries."""

from .extract import candidates, extract

__all__ = ["candidates", "extract"]
