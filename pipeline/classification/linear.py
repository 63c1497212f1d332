"""A linear scorer: several linear models added up, kept as one int8 weight per (label, column).

The support vector machine is the best on short objets; complement naive Bayes, which does not
depend on how frequent a code is, carries better to full texts. Both are linear in the same columns,
and so is the hierarchy (the score of a code is its own plus a share of its family's): their weights
are added once, at training, and the blend costs nothing at prediction.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

State = dict[str, Any]


class LinearScorer:
    """Scores of labels: `X @ poids.T + biais`."""

    def __init__(self, labels: Sequence[str], poids: np.ndarray, biais: np.ndarray) -> None:
        self.labels = tuple(labels)
        self.poids = poids.astype(np.float32)
        self.biais = biais.astype(np.float32)
        self._columns = np.ascontiguousarray(self.poids.T)  # what a sparse product reads at once

    def decision(self, matrix: sp.csr_matrix) -> np.ndarray:
        """Return an array (items × labels)."""
        return np.asarray(matrix @ self._columns + self.biais)

    def state(self) -> State:
        """Return int8 weights with one scale per label: a quarter of the size, no visible loss."""
        scale = np.abs(self.poids).max(axis=1, keepdims=True) / 127.0
        scale[scale == 0] = 1.0
        return {
            "labels": list(self.labels),
            "poids": np.round(self.poids / scale).astype(np.int8),
            "echelle": scale.astype(np.float32),
            "biais": self.biais,
        }

    @classmethod
    def from_state(cls, state: State) -> LinearScorer:
        """Rebuild a scorer saved by `etat`."""
        return cls(state["labels"], state["poids"] * state["echelle"], state["biais"])


def _svc(
    matrix: sp.csr_matrix, y: np.ndarray, weights: np.ndarray, c: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    model = LinearSVC(C=c, dual=True, max_iter=3000, random_state=0, tol=1e-3)
    model.fit(matrix, y, sample_weight=weights)
    if len(model.classes_) == 2:  # one row only in the binary case
        return (
            model.classes_,
            np.vstack([-model.coef_, model.coef_]),
            np.concatenate([-model.intercept_, model.intercept_]),
        )
    return model.classes_, model.coef_, model.intercept_


def train_hierarchy(
    matrix: sp.csr_matrix,
    codes: Sequence[str],
    weights: np.ndarray,
    *,
    c: float = 0.3,
    family_share: float = 0.3,
    bayes_share: float = 0.3,
) -> LinearScorer:
    """Train codes and families, and fold the families into the codes.

    Args:
        matrix: one row per label.
        codes: the level-2 code of each row.
        weights: weight of each row (1 for a sure label, less for a weak one).
        c: inverse regularisation.
        family_share: share of the family score in the score of a code.
        bayes_share: share of naive Bayes, on the scale of the first model.
    """
    y = np.asarray(codes)
    classes, poids, biais = _svc(matrix, y, weights, c)
    familles = np.asarray([code.split(".")[0] for code in codes])
    if len(set(familles)) > 1 and family_share:
        names, poids_f, biais_f = _svc(matrix, familles, weights, c)
        rang = {nom: i for i, nom in enumerate(names)}
        of = [rang[str(code).split(".")[0]] for code in classes]
        poids = poids + family_share * poids_f[of]
        biais = biais + family_share * biais_f[of]
    if bayes_share:
        poids = poids + bayes_share * _bayes(matrix, y, weights, matrix @ poids.T + biais)
    return LinearScorer([str(code) for code in classes], poids, biais)


def _bayes(
    matrix: sp.csr_matrix, y: np.ndarray, weights: np.ndarray, scores: np.ndarray
) -> np.ndarray:
    """Return the weights of complement naive Bayes, brought to the scale of `scores`."""
    positive = matrix.maximum(0)
    model = ComplementNB(alpha=1.0).fit(positive, y, sample_weight=weights)
    poids = model.feature_log_prob_ - model.feature_log_prob_.mean(axis=0)
    return np.asarray(poids * (_margin(scores) / max(_margin(positive @ poids.T), 1e-9)))


def _margin(scores: np.ndarray) -> float:
    """Mean distance between the best score of a row and its fifth (or its last)."""
    rank = min(5, scores.shape[1])
    ordered = np.sort(scores, axis=1)
    return float((ordered[:, -1] - ordered[:, -rank]).mean())


def train_multi(
    matrix: sp.csr_matrix,
    ensembles: Sequence[Sequence[str]],
    labels: Sequence[str],
    weights: np.ndarray,
    *,
    c: float = 0.3,
) -> LinearScorer:
    """Train one scorer per label; a label never seen has a score that never fires."""
    poids = np.zeros((len(labels), matrix.shape[1]), dtype=np.float32)
    biais = np.full(len(labels), -3.0, dtype=np.float32)
    for row, label in enumerate(labels):
        y = np.asarray([label in ensemble for ensemble in ensembles])
        if 0 < y.sum() < len(y):
            model = LinearSVC(C=c, dual=True, max_iter=3000, random_state=0, tol=1e-3)
            model.fit(matrix, y, sample_weight=weights * np.where(y, 1.5, 1.0))
            poids[row], biais[row] = model.coef_[0], model.intercept_[0]
    return LinearScorer(labels, poids, biais)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Row-wise softmax."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def sigmoid(scores: np.ndarray) -> np.ndarray:
    """Element-wise logistic function."""
    return 1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))
