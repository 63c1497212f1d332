"""datadelib: from the deliberations of French councils to open data (SCDL)."""

__version__ = "0.1.0"
