"""The theme model: an item in, one probability per theme out, one to three themes kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec
import numpy as np
from scipy.optimize import minimize

from .. import nomenclature
from .conventions import MAX_THEMES, with_convention
from .features import Vectorizer
from .items import Item
from .labels import Label, validation_folds, variants
from .lexicon import Lexicon
from .linear import LinearScorer, sigmoid, train_multi

FOLDS = 4


class ThemesSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of a training; `models/themes/reglages.json` holds those in force."""

    c: float = 0.3
    min_words: int = 2
    min_chars: int = 3
    lexicon_weight: float = 0.6


class ThemesFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of a training, out of group."""

    effectif: int = 0
    micro_f1: float = 0.0
    macro_f1: float = 0.0
    seuil: float = 0.5
    par_theme: dict[str, float] = {}


class ThemesModel:
    """Vectoriser, one scorer per theme, Platt calibration and the threshold."""

    kind: ClassVar[str] = "themes"

    def __init__(
        self, vectorizer: Vectorizer, linear: LinearScorer, platt: tuple[float, float], seuil: float
    ) -> None:
        self.vectorizer = vectorizer
        self.linear = linear
        self.platt = platt
        self.seuil = seuil

    @property
    def labels(self) -> tuple[str, ...]:
        """The themes, in the order of the columns."""
        return self.linear.labels

    def probabilities(self, items: Sequence[Item]) -> np.ndarray:
        """Return items × themes; rows do not sum to 1."""
        if not items:
            return np.zeros((0, len(self.labels)))
        scores = self.linear.decision(self.vectorizer.transform(items))
        return sigmoid(self.platt[0] * scores + self.platt[1])

    def choose(self, probabilities: np.ndarray) -> list[list[int]]:
        """Return the columns kept for each row: at least one, at most three, best first."""
        return choose(probabilities, self.seuil)

    def state(self) -> dict[str, Any]:
        """Return the content of the bundle."""
        return {
            "vectoriseur": self.vectorizer.state(),
            "lineaire": self.linear.state(),
            "platt": [float(value) for value in self.platt],
            "seuil": float(self.seuil),
        }

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> ThemesModel:
        """Rebuild a model saved by `etat`."""
        a, b = state["platt"]
        return cls(
            Vectorizer.from_state(state["vectoriseur"]),
            LinearScorer.from_state(state["lineaire"]),
            (float(a), float(b)),
            float(state["seuil"]),
        )


def choose(probabilities: np.ndarray, seuil: float) -> list[list[int]]:
    """Keep the best theme, and up to two others above `seuil`."""
    chosen = []
    for row in probabilities:
        order = np.argsort(-row, kind="stable")[:MAX_THEMES]
        chosen.append([int(i) for n, i in enumerate(order) if n == 0 or row[i] >= seuil])
    return chosen


def f1_scores(truth: np.ndarray, predicted: np.ndarray) -> tuple[float, float, np.ndarray]:
    """Return (micro F1, macro F1 over themes with support, F1 per theme)."""
    hits = (truth & predicted).sum(axis=0)
    sums = truth.sum(axis=0) + predicted.sum(axis=0)
    micro = 2 * hits.sum() / max(sums.sum(), 1)
    per = np.divide(2.0 * hits, sums, out=np.zeros(len(hits)), where=sums > 0)
    seen = truth.sum(axis=0) > 0
    return float(micro), float(per[seen].mean()) if seen.any() else 0.0, per


def _fit_platt(scores: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    flat, goal = scores.ravel(), truth.ravel().astype(float)

    def loss(params: np.ndarray) -> float:
        p = np.clip(sigmoid(params[0] * flat + params[1]), 1e-9, 1 - 1e-9)
        return float(-(goal * np.log(p) + (1 - goal) * np.log(1 - p)).mean())

    found = minimize(loss, np.asarray([2.0, 0.0]), method="Nelder-Mead")
    return float(found.x[0]), float(found.x[1])


def _fit(
    labels: Sequence[Label], lexique: Lexicon, reglages: ThemesSettings, slugs: Sequence[str]
) -> tuple[Vectorizer, LinearScorer]:
    labels = [variant for label in labels for variant in variants(label)]
    items = [label.item for label in labels]
    vectorizer = Vectorizer(
        lexique, reglages.min_words, reglages.min_chars, reglages.lexicon_weight
    ).fit(items)
    linear = train_multi(
        vectorizer.transform(items),
        [label.themes for label in labels], slugs,
        np.asarray([label.poids for label in labels]), c=reglages.c,
    )  # fmt: skip
    return vectorizer, linear


def train_themes(
    labels: Sequence[Label], lexique: Lexicon, reglages: ThemesSettings | None = None
) -> tuple[ThemesModel, ThemesFigures]:
    """Train on labels, calibration and threshold fitted out of group.

    Args:
        labels: labels with at least one theme; the others are ignored.
        lexique: the lexicon of the themes.
        reglages: settings.
    """
    reglages = reglages or ThemesSettings()
    labels = [with_convention(label) for label in labels if label.themes]
    slugs = tuple(nomenclature.themes())
    truth = np.asarray([[slug in label.themes for slug in slugs] for label in labels])
    scores = np.full(truth.shape, -3.0)
    folds = validation_folds(labels, FOLDS)
    for fold in range(FOLDS):
        rows = np.flatnonzero(folds == fold).tolist()
        train = [label for label, f in zip(labels, folds, strict=True) if f != fold]
        if rows and train:
            vectorizer, linear = _fit(train, lexique, reglages, slugs)
            scores[rows] = linear.decision(vectorizer.transform([labels[i].item for i in rows]))
    platt = _fit_platt(scores, truth)
    probabilities = sigmoid(platt[0] * scores + platt[1])
    seuil, micro, macro, per = _best_threshold(probabilities, truth)
    vectorizer, linear = _fit(labels, lexique, reglages, slugs)
    mesures = ThemesFigures(
        effectif=len(labels),
        micro_f1=micro,
        macro_f1=macro,
        seuil=seuil,
        par_theme={slug: float(value) for slug, value in zip(slugs, per, strict=True)},
    )
    return ThemesModel(vectorizer, linear, platt, seuil), mesures


def to_matrix(chosen: Sequence[Sequence[int]], count: int) -> np.ndarray:
    """Turn lists of columns into a boolean matrix."""
    matrix = np.zeros((len(chosen), count), dtype=bool)
    for row, columns in enumerate(chosen):
        matrix[row, list(columns)] = True
    return matrix


def _best_threshold(
    probabilities: np.ndarray, truth: np.ndarray
) -> tuple[float, float, float, np.ndarray]:
    best: tuple[float, float, float, np.ndarray] = (0.5, -1.0, 0.0, np.zeros(truth.shape[1]))
    for seuil in np.arange(0.15, 0.75, 0.025):
        micro, macro, per = f1_scores(
            truth, to_matrix(choose(probabilities, float(seuil)), truth.shape[1])
        )
        if micro > best[1]:
            best = (float(seuil), micro, macro, per)
    return best
