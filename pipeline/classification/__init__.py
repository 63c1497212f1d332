"""Délibération → matière (ACTES) and themes: features, training, prediction, calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .loading import Models, load_models
    from .predict import classify

__all__ = ["Models", "classify", "load_models"]


def __getattr__(name: str) -> Any:
    """Import on first use: numpy and scikit-learn take a second."""
    from importlib import import_module

    homes = {"classify": "predict", "Models": "loading", "load_models": "loading"}
    if name not in homes:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{homes[name]}"), name)
