"""The statistical model of places, organisations and persons: its sentences and its training."""
