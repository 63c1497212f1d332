"""The theme model: an item in, one probability per theme out, one to three themes kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec
import numpy as np

from .. import nomenclature
from .blend import MOST, Blend, fit_blend, out_of_group_blend
from .calibration import fit_temperature, stable
from .conventions import MAX_THEMES, with_convention
from .features import Vectorizer
from .items import Item
from .labels import Label, validation_folds, variants
from .lexicon import Lexicon
from .linear import LinearScorer, softmax, train_hierarchy, train_multi
from .weighting import frequency_weights

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
    """Vectoriser, one scorer per theme, a scorer of codes, their blend and the threshold."""

    kind: ClassVar[str] = "themes"

    def __init__(
        self,
        vectorizer: Vectorizer,
        linear: LinearScorer,
        codes: LinearScorer,
        temperature: float,
        blend: Blend,
        seuil: float,
    ) -> None:
        self.vectorizer = vectorizer
        self.linear = linear
        self.codes = codes
        self.temperature = temperature
        self.blend = blend
        self.seuil = seuil

    @property
    def labels(self) -> tuple[str, ...]:
        """The themes, in the order of the columns."""
        return self.linear.labels

    def probabilities(self, items: Sequence[Item]) -> np.ndarray:
        """Return items × themes; rows do not sum to 1."""
        if not items:
            return np.zeros((0, len(self.labels)))
        matrix = self.vectorizer.transform(items)
        posteriors = softmax(code_scores(self.codes, matrix) * self.temperature)
        return self.blend.probabilities(self.linear.decision(matrix), posteriors)

    def choose(self, probabilities: np.ndarray) -> list[list[int]]:
        """Return the columns kept for each row: at least one, at most three, best first."""
        return choose(probabilities, self.seuil)

    def state(self) -> dict[str, Any]:
        """Return the content of the bundle."""
        return {
            "vectoriseur": self.vectorizer.state(),
            "lineaire": self.linear.state(),
            "codes": self.codes.state(),
            "temperature": stable(float(self.temperature)),
            "melange": self.blend.state(),
            "seuil": stable(float(self.seuil)),
        }

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> ThemesModel:
        """Rebuild a model saved by `etat`."""
        return cls(
            Vectorizer.from_state(state["vectoriseur"]),
            LinearScorer.from_state(state["lineaire"]),
            LinearScorer.from_state(state["codes"]),
            float(state["temperature"]),
            Blend.from_state(state["melange"]),
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


def code_scores(scorer: LinearScorer, matrix: Any) -> np.ndarray:
    """Return items × all codes of the nomenclature; a code never learnt has a low score."""
    codes = list(nomenclature.matieres())
    scores = np.full((matrix.shape[0], len(codes)), -3.0)
    if scorer.labels:
        scores[:, [codes.index(code) for code in scorer.labels]] = scorer.decision(matrix)
    return scores


def _fit(
    labels: Sequence[Label], lexique: Lexicon, reglages: ThemesSettings, slugs: Sequence[str]
) -> tuple[Vectorizer, LinearScorer, LinearScorer]:
    labels = [variant for label in labels for variant in variants(label)]
    items = [label.item for label in labels]
    vectorizer = Vectorizer(
        lexique, reglages.min_words, reglages.min_chars, reglages.lexicon_weight
    ).fit(items)
    matrix = vectorizer.transform(items)
    poids = np.asarray([label.poids for label in labels])
    linear = train_multi(matrix, [label.themes for label in labels], slugs, poids, c=reglages.c)
    return vectorizer, linear, _fit_codes(matrix, labels, poids, reglages)


def _fit_codes(
    matrix: Any, labels: Sequence[Label], poids: np.ndarray, reglages: ThemesSettings
) -> LinearScorer:
    """Train the scorer of codes on the labels that have one; empty when there are too few."""
    rows = [row for row, label in enumerate(labels) if label.matiere]
    codes = [str(labels[row].matiere) for row in rows]
    if len(set(codes)) < 2:
        return LinearScorer((), np.zeros((0, matrix.shape[1])), np.zeros(0))
    weights = frequency_weights(codes, poids[rows], 0.75)
    return train_hierarchy(matrix[rows], codes, weights, c=reglages.c)


def train_themes(
    labels: Sequence[Label], lexique: Lexicon, reglages: ThemesSettings | None = None
) -> tuple[ThemesModel, ThemesFigures]:
    """Train on labels, blend and threshold fitted out of group.

    Args:
        labels: labels with at least one theme; the others are ignored.
        lexique: the lexicon of the themes.
        reglages: settings.
    """
    reglages = reglages or ThemesSettings()
    labels = [with_convention(label) for label in labels if label.themes]
    slugs = tuple(nomenclature.themes())
    truth = np.asarray([[slug in label.themes for slug in slugs] for label in labels])
    folds = validation_folds(labels, FOLDS)
    scores, raw = _out_of_group(labels, lexique, reglages, slugs, folds)
    weights = _real_mix(labels)
    temperature = _temperature(labels, raw, weights)
    posteriors = softmax(raw * temperature)
    probabilities = out_of_group_blend(scores, posteriors, truth, weights, folds)
    seuil, micro, macro, per = _best_threshold(probabilities, truth)
    vectorizer, linear, codes = _fit(labels, lexique, reglages, slugs)
    mesures = ThemesFigures(
        effectif=len(labels),
        micro_f1=micro,
        macro_f1=macro,
        seuil=seuil,
        par_theme={slug: float(value) for slug, value in zip(slugs, per, strict=True)},
    )
    blend = fit_blend(scores, posteriors, truth, weights)
    return ThemesModel(vectorizer, linear, codes, temperature, blend, seuil), mesures


def _out_of_group(
    labels: Sequence[Label],
    lexique: Lexicon,
    reglages: ThemesSettings,
    slugs: Sequence[str],
    folds: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the scores of themes and of codes by models that never saw the group."""
    scores = np.full((len(labels), len(slugs)), -3.0)
    raw = np.full((len(labels), len(nomenclature.matieres())), -3.0)
    for fold in range(FOLDS):
        rows = np.flatnonzero(folds == fold).tolist()
        train = [label for label, f in zip(labels, folds, strict=True) if f != fold]
        if rows and train:
            vectorizer, linear, codes = _fit(train, lexique, reglages, slugs)
            matrix = vectorizer.transform([labels[i].item for i in rows])
            scores[rows], raw[rows] = linear.decision(matrix), code_scores(codes, matrix)
    return scores, raw


def _real_mix(labels: Sequence[Label]) -> np.ndarray:
    """Weights that give the families their share of real acts; 1 for a label without a code."""
    weights = np.asarray([label.poids for label in labels], dtype=np.float64)
    rows = [row for row, label in enumerate(labels) if label.matiere]
    if rows:
        codes = [str(labels[row].matiere) for row in rows]
        weights[rows] = np.minimum(frequency_weights(codes, weights[rows], 1.0), MOST)
    return weights


def _temperature(labels: Sequence[Label], raw: np.ndarray, weights: np.ndarray) -> float:
    rows = [row for row, label in enumerate(labels) if label.matiere]
    if not rows:
        return 1.0
    truth = [[code == labels[row].matiere for code in nomenclature.matieres()] for row in rows]
    return fit_temperature(raw[rows], np.asarray(truth), weights[rows])


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
