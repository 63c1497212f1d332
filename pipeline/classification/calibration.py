"""Honest probabilities: temperature, reliability, and the threshold under which a person decides.

All are fitted on scores obtained out of group: the items of a group are scored by a model that
never saw the group, because that is how the model is used.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import minimize, minimize_scalar

from .linear import sigmoid, softmax

Platt = tuple[float, float]
DIGITS = 6
"""Digits kept of what an optimiser finds: the last ones change from run to run (the order of
additions in a vector unit), and the same labels must give the same bytes."""


def stable(value: Any) -> Any:
    """Return numbers rounded to `DIGITS`, inside lists and dictionaries too."""
    if isinstance(value, dict):
        return {name: stable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [stable(part) for part in value]
    return round(float(value), DIGITS) if isinstance(value, float) else value


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


def fit_platt(confidence: np.ndarray, correct: np.ndarray, weights: np.ndarray) -> Platt:
    """Return (a, b) such that `sigmoid(a·logit(confidence) + b)` says how often one is right.

    A softmax over many labels is too sure at the top and not enough at the bottom, whatever its
    temperature: two more parameters straighten the curve (Platt 1999).
    """
    x = _logit(confidence)

    def loss(params: np.ndarray) -> float:
        p = np.clip(sigmoid(params[0] * x + params[1]), 1e-9, 1 - 1e-9)
        return float(-(weights * (correct * np.log(p) + (1 - correct) * np.log(1 - p))).sum())

    found = minimize(loss, np.asarray([1.0, 0.0]), method="Nelder-Mead")
    return max(float(found.x[0]), 0.05), float(found.x[1])


def straighten(probabilities: np.ndarray, platt: Platt) -> np.ndarray:
    """Correct the best probability of each row, the others sharing the rest as before."""
    best = probabilities.argmax(axis=1)
    rows = np.arange(len(probabilities))
    top = probabilities[rows, best]
    goal = sigmoid(platt[0] * _logit(top) + platt[1])
    result = probabilities * ((1 - goal) / np.maximum(1 - top, 1e-9))[:, None]
    # the best stays the best: its correction is never under what the second receives
    result[rows, best] = 0.0
    result[rows, best] = np.maximum(goal, result.max(axis=1, initial=0.0) * (1 + 1e-6))
    return result / result.sum(axis=1, keepdims=True)


def _logit(p: np.ndarray) -> np.ndarray:
    clipped = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(clipped / (1 - clipped))


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
