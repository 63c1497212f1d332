"""Honest probabilities: temperature, reliability, and the threshold under which a person decides.

All are fitted on scores obtained out of group: the items of a group are scored by a model that
never saw the group, because that is how the model is used.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar

from .linear import softmax


def fit_temperature(scores: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> float:
    """Return the factor of the scores that minimises the log loss.

    Args:
        scores: items × labels.
        truth: items × labels, 1 for accepted labels (the label and its alternatives).
        weights: one weight per item.
    """

    def loss(log_factor: float) -> float:
        probabilities = softmax(scores * np.exp(log_factor))
        likely = np.clip((probabilities * truth).sum(axis=1), 1e-9, 1.0)
        return float(-(weights * np.log(likely)).sum() / weights.sum())

    found = minimize_scalar(loss, bounds=(-2.0, 4.0), method="bounded")
    return float(np.exp(found.x))


def ece(confidence: np.ndarray, correct: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error, over bins of equal width."""
    edges = np.clip((confidence * bins).astype(int), 0, bins - 1)
    total = 0.0
    for index in range(bins):
        mask = edges == index
        if mask.any():
            total += mask.mean() * abs(confidence[mask].mean() - correct[mask].mean())
    return float(total)


def reliability(
    confidence: np.ndarray, correct: np.ndarray, bins: int = 10
) -> list[dict[str, Any]]:
    """Return the points of a reliability curve: mean confidence, share right, support."""
    edges = np.clip((confidence * bins).astype(int), 0, bins - 1)
    return [
        {
            "confiance": float(confidence[edges == index].mean()),
            "juste": float(correct[edges == index].mean()),
            "effectif": int((edges == index).sum()),
        }
        for index in range(bins)
        if (edges == index).any()
    ]


def threshold_for(
    confidence: np.ndarray, correct: np.ndarray, weights: np.ndarray, precision: float = 0.95
) -> float:
    """Return the lowest confidence above which decisions are right `precision` of the time.

    Returns 1.0 (everything goes to review) when no threshold reaches it.
    """
    order = np.argsort(-confidence, kind="stable")
    right = np.cumsum((correct * weights)[order])
    total = np.cumsum(weights[order])
    reached = np.flatnonzero(right / total >= precision)
    reached = reached[reached >= min(20, len(order) - 1)]
    return float(confidence[order][reached[-1]]) if len(reached) else 1.0


def coverage(
    confidence: np.ndarray, correct: np.ndarray, precision: float = 0.95
) -> tuple[float, float]:
    """Return (share of items decided at this precision, threshold that gives it)."""
    threshold = threshold_for(confidence, correct, np.ones(len(confidence)), precision)
    return float((confidence >= threshold).mean()) if threshold < 1.0 else 0.0, threshold
