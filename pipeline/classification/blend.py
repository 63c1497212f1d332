"""Themes read with the matière in mind: a small calibrated layer over two sets of scores.

An act filed under 1.1 is nearly always about public procurement, whether or not its words say so:
the probability of a theme is a logistic function of its own score and of the probabilities of the
codes. It is fitted on out-of-group scores only, which makes it the calibration as well.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from .linear import sigmoid

State = dict[str, Any]
SLOPE = 6.0
"""Scale of the own score against the codes: it is hardly penalised, and they are (STRENGTH)."""
STRENGTH = 0.4
NEVER = -8.0
DIGITS = 3
MOST = 5.0
"""Largest weight of a label: rare families must not lose all say."""


class Blend:
    """For each theme: the weight of its score, of each code, and a bias (log-odds)."""

    def __init__(self, pente: np.ndarray, codes: np.ndarray, biais: np.ndarray) -> None:
        self.pente = pente.astype(np.float32)
        self.codes = codes.astype(np.float32)
        self.biais = biais.astype(np.float32)

    def probabilities(self, scores: np.ndarray, posteriors: np.ndarray) -> np.ndarray:
        """Return items × themes, from the scores of the themes and the codes' probabilities."""
        return sigmoid(scores * self.pente + posteriors @ self.codes.T + self.biais)

    def state(self) -> State:
        """Return what is needed to rebuild it, to `DIGITS`: see `calibration.stable`."""
        parts = {"pente": self.pente, "codes": self.codes, "biais": self.biais}
        return {name: np.round(part, DIGITS) + np.float32(0) for name, part in parts.items()}

    @classmethod
    def from_state(cls, state: State) -> Blend:
        """Rebuild a blend saved by `state`."""
        return cls(state["pente"], state["codes"], state["biais"])


def fit_blend(
    scores: np.ndarray, posteriors: np.ndarray, truth: np.ndarray, weights: np.ndarray
) -> Blend:
    """Fit a blend on out-of-group scores.

    Args:
        scores: items × themes.
        posteriors: items × codes.
        truth: items × themes, booleans.
        weights: one weight per item.
    """
    count = truth.shape[1]
    pente, biais = np.zeros(count), np.full(count, NEVER)
    codes = np.zeros((count, posteriors.shape[1]))
    for theme in range(count):
        y = truth[:, theme]
        if not 0 < y.sum() < len(y):
            continue
        columns = np.hstack([scores[:, [theme]] * SLOPE, posteriors])
        model = LogisticRegression(C=STRENGTH, max_iter=300)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # close enough after 300 turns
            model.fit(columns, y, sample_weight=weights)
        pente[theme] = model.coef_[0, 0] * SLOPE
        codes[theme], biais[theme] = model.coef_[0, 1:], model.intercept_[0]
    return Blend(pente, codes, biais)


def out_of_group_blend(
    scores: np.ndarray,
    posteriors: np.ndarray,
    truth: np.ndarray,
    weights: np.ndarray,
    folds: Sequence[int] | np.ndarray,
) -> np.ndarray:
    """Return the probabilities of each item by a blend that never saw its group."""
    fold_of = np.asarray(folds)
    result = np.zeros(truth.shape)
    for fold in np.unique(fold_of):
        test = fold_of == fold
        learn = ~test if (~test).any() else test
        blend = fit_blend(scores[learn], posteriors[learn], truth[learn], weights[learn])
        result[test] = blend.probabilities(scores[test], posteriors[test])
    return result
