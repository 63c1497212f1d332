"""The matière model: an item in, calibrated probabilities over the ACTES codes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec
import numpy as np

from .. import nomenclature
from .calibration import (
    Platt,
    ece,
    fit_platt,
    fit_temperature,
    reliability,
    stable,
    straighten,
    threshold_for,
)
from .features import Vectorizer
from .items import Item
from .labels import Label, validation_folds, variants
from .lexicon import Lexicon
from .linear import LinearScorer, softmax, train_hierarchy
from .weighting import frequency_weights

FOLDS = 5
TARGET_PRECISION = 0.95


class MatiereSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of a training; `models/matiere/reglages.json` holds those in force."""

    c: float = 0.3
    family_share: float = 0.3
    bayes_share: float = 0.3
    min_words: int = 2
    min_chars: int = 3
    lexicon_weight: float = 0.25
    frequency_share: float = 0.75
    """How far the mix of codes in the labels is brought to the real mix of acts (0 to 1)."""


class MatiereFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of a training, out of group."""

    effectif: int = 0
    exact: float = 0.0
    accepte: float = 0.0
    famille: float = 0.0
    ece: float = 0.0
    ece_textes: float = 0.0
    """The same on the labels that have a full text."""
    couverture: float = 0.0
    seuil: float = 1.0
    fiabilite: tuple[dict[str, Any], ...] = ()


class MatiereModel:
    """Vectoriser, linear scorer, calibration and abstention threshold."""

    kind: ClassVar[str] = "matiere"

    def __init__(
        self,
        vectorizer: Vectorizer,
        linear: LinearScorer,
        temperature: float,
        platt: Platt,
        seuil: float,
    ) -> None:
        self.vectorizer = vectorizer
        self.linear = linear
        self.temperature = temperature
        self.platt = platt
        self.seuil = seuil

    @property
    def labels(self) -> tuple[str, ...]:
        """The codes, in the order of the columns."""
        return self.linear.labels

    def probabilities(self, items: Sequence[Item]) -> np.ndarray:
        """Return items × codes, each row summing to 1."""
        if not items:
            return np.zeros((0, len(self.labels)))
        scores = self.linear.decision(self.vectorizer.transform(items))
        return straighten(softmax(scores * self.temperature), self.platt)

    def state(self) -> dict[str, Any]:
        """Return the content of the bundle."""
        return {
            "vectoriseur": self.vectorizer.state(),
            "lineaire": self.linear.state(),
            "temperature": stable(float(self.temperature)),
            "platt": stable([float(value) for value in self.platt]),
            "seuil": stable(float(self.seuil)),
        }

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> MatiereModel:
        """Rebuild a model saved by `etat`."""
        return cls(
            Vectorizer.from_state(state["vectoriseur"]),
            LinearScorer.from_state(state["lineaire"]),
            float(state["temperature"]),
            (float(state["platt"][0]), float(state["platt"][1])),
            float(state["seuil"]),
        )


def _fit(
    labels: Sequence[Label], lexique: Lexicon, reglages: MatiereSettings
) -> tuple[Vectorizer, LinearScorer]:
    labels = [variant for label in labels for variant in variants(label)]
    items = [label.item for label in labels]
    vectorizer = Vectorizer(
        lexique, reglages.min_words, reglages.min_chars, reglages.lexicon_weight
    ).fit(items)
    codes = [str(label.matiere) for label in labels]
    poids = np.asarray([label.poids for label in labels], dtype=np.float64)
    poids = frequency_weights(codes, poids, reglages.frequency_share)
    linear = train_hierarchy(
        vectorizer.transform(items), codes, poids,
        c=reglages.c, family_share=reglages.family_share, bayes_share=reglages.bayes_share,
    )  # fmt: skip
    return vectorizer, linear


def out_of_group_scores(
    labels: Sequence[Label], lexique: Lexicon, reglages: MatiereSettings, folds_count: int = FOLDS
) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return the scores of each label by a model that never saw its group, and their codes."""
    codes = tuple(code for code in nomenclature.matieres())
    scores = np.full((len(labels), len(codes)), -3.0)
    column = {code: i for i, code in enumerate(codes)}
    folds = validation_folds(labels, folds_count)
    for fold in range(folds_count):
        train = [label for label, f in zip(labels, folds, strict=True) if f != fold]
        rows = np.flatnonzero(folds == fold).tolist()
        if not rows or len({label.matiere for label in train}) < 2:
            continue
        vectorizer, linear = _fit(train, lexique, reglages)
        found = linear.decision(vectorizer.transform([labels[i].item for i in rows]))
        scores[np.ix_(rows, [column[code] for code in linear.labels])] = found
    return scores, codes


def train_matiere(
    labels: Sequence[Label], lexique: Lexicon, reglages: MatiereSettings | None = None
) -> tuple[MatiereModel, MatiereFigures]:
    """Train on labels, with temperature and threshold fitted out of group.

    Args:
        labels: labels with a matière; the others are ignored.
        lexique: the lexicon of the matières.
        reglages: settings.

    Returns:
        The model and its out-of-group figures.
    """
    reglages = reglages or MatiereSettings()
    labels = [label for label in labels if label.matiere]
    scores, codes = out_of_group_scores(labels, lexique, reglages)
    truth = np.asarray(
        [[code == x.matiere or code in x.matiere_alt for code in codes] for x in labels]
    )
    poids = frequency_weights(
        [str(label.matiere) for label in labels],
        np.asarray([label.poids for label in labels]), 1.0,
    )  # fmt: skip
    strict = np.asarray([[code == x.matiere for code in codes] for x in labels])
    temperature = fit_temperature(scores, strict, poids)
    raw = softmax(scores * temperature)
    best = raw.argmax(axis=1)
    exact = strict[np.arange(len(labels)), best].astype(float)
    with_text = np.asarray([bool(label.item.texte) for label in labels])
    platt = fit_platt(raw.max(axis=1), exact, poids)
    probabilities = straighten(raw, platt)
    confidence = probabilities.max(axis=1)
    accepted = truth[np.arange(len(labels)), best].astype(float)
    famille = [
        codes[i].split(".")[0] == str(x.matiere).split(".")[0]
        for i, x in zip(best, labels, strict=True)
    ]
    seuil = threshold_for(confidence, accepted, poids, TARGET_PRECISION)
    mesures = MatiereFigures(
        effectif=len(labels),
        exact=float(exact.mean()),
        accepte=float(accepted.mean()),
        famille=float(np.mean(famille)),
        ece=ece(confidence, exact),
        ece_textes=ece(confidence[with_text], exact[with_text]) if with_text.any() else 0.0,
        couverture=float((confidence >= seuil).mean()),
        seuil=seuil,
        fiabilite=tuple(reliability(confidence, exact)),
    )
    vectorizer, linear = _fit(labels, lexique, reglages)
    return MatiereModel(vectorizer, linear, temperature, platt, seuil), mesures
