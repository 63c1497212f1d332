"""The matière model: an item in, calibrated probabilities over the ACTES codes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec
import numpy as np

from .. import nomenclature
from .calibration import ece, fit_temperature, reliability, threshold_for
from .entree import Entree
from .features import Vectoriseur
from .labels import Label, groupes_de_validation
from .lexique import Lexique
from .lineaire import Lineaire, entrainer_hierarchie, softmax

PLIS = 5
PRECISION_VISEE = 0.95


class Reglages(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of a training; `models/matiere/reglages.json` holds those in force."""

    c: float = 0.3
    part_famille: float = 0.3
    part_bayes: float = 0.3
    min_mots: int = 2
    min_lettres: int = 3
    lissage_frequence: float = 0.5
    """How far the mix of codes in the labels is brought to the real mix of acts (0 to 1)."""


class Mesures(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of a training, out of group."""

    effectif: int = 0
    exact: float = 0.0
    accepte: float = 0.0
    famille: float = 0.0
    ece: float = 0.0
    couverture: float = 0.0
    seuil: float = 1.0
    fiabilite: tuple[dict[str, Any], ...] = ()


class MatiereModel:
    """Vectoriser, linear scorer, temperature and abstention threshold."""

    kind: ClassVar[str] = "matiere"

    def __init__(
        self, vectoriseur: Vectoriseur, lineaire: Lineaire, temperature: float, seuil: float
    ) -> None:
        self.vectoriseur = vectoriseur
        self.lineaire = lineaire
        self.temperature = temperature
        self.seuil = seuil

    @property
    def labels(self) -> tuple[str, ...]:
        """The codes, in the order of the columns."""
        return self.lineaire.labels

    def probabilites(self, entrees: Sequence[Entree]) -> np.ndarray:
        """Return items × codes, each row summing to 1."""
        if not entrees:
            return np.zeros((0, len(self.labels)))
        scores = self.lineaire.decision(self.vectoriseur.transform(entrees))
        return softmax(scores * self.temperature)

    def etat(self) -> dict[str, Any]:
        """Return the content of the bundle."""
        return {
            "vectoriseur": self.vectoriseur.etat(),
            "lineaire": self.lineaire.etat(),
            "temperature": float(self.temperature),
            "seuil": float(self.seuil),
        }

    @classmethod
    def depuis_etat(cls, etat: dict[str, Any]) -> MatiereModel:
        """Rebuild a model saved by `etat`."""
        return cls(
            Vectoriseur.depuis_etat(etat["vectoriseur"]),
            Lineaire.depuis_etat(etat["lineaire"]),
            float(etat["temperature"]),
            float(etat["seuil"]),
        )


FREQUENCES_FAMILLES = {
    "1": 15.2, "2": 3.1, "3": 7.0, "4": 6.9, "5": 13.6, "6": 0.5, "7": 37.7, "8": 7.9, "9": 7.9,
}  # fmt: skip
"""Share of each family, in %, over 65,178 délibérations transmitted by 158 collectivités."""


def poids_de_frequence(codes: Sequence[str], poids: np.ndarray, part: float) -> np.ndarray:
    """Weight the labels so that their families weigh as in real acts (to the power `part`)."""
    familles = np.asarray([code.split(".")[0] for code in codes])
    result = poids.copy()
    for famille, share in FREQUENCES_FAMILLES.items():
        mask = familles == famille
        if mask.any():
            result[mask] *= (share / 100 * poids.sum() / poids[mask].sum()) ** part
    return result * (poids.sum() / result.sum())


def _entrainer_lineaire(
    labels: Sequence[Label], lexique: Lexique, reglages: Reglages
) -> tuple[Vectoriseur, Lineaire]:
    entrees = [label.entree for label in labels]
    vectoriseur = Vectoriseur(lexique, reglages.min_mots, reglages.min_lettres).fit(entrees)
    codes = [str(label.matiere) for label in labels]
    poids = np.asarray([label.poids for label in labels], dtype=np.float64)
    poids = poids_de_frequence(codes, poids, reglages.lissage_frequence)
    lineaire = entrainer_hierarchie(
        vectoriseur.transform(entrees), codes, poids,
        c=reglages.c, part_famille=reglages.part_famille, part_bayes=reglages.part_bayes,
    )  # fmt: skip
    return vectoriseur, lineaire


def hors_groupe(
    labels: Sequence[Label], lexique: Lexique, reglages: Reglages, plis: int = PLIS
) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return the scores of each label by a model that never saw its group, and their codes."""
    codes = tuple(code for code in nomenclature.matieres())
    scores = np.full((len(labels), len(codes)), -3.0)
    column = {code: i for i, code in enumerate(codes)}
    folds = groupes_de_validation(labels, plis)
    for fold in range(plis):
        train = [label for label, f in zip(labels, folds, strict=True) if f != fold]
        rows = np.flatnonzero(folds == fold).tolist()
        if not rows or len({label.matiere for label in train}) < 2:
            continue
        vectoriseur, lineaire = _entrainer_lineaire(train, lexique, reglages)
        found = lineaire.decision(vectoriseur.transform([labels[i].entree for i in rows]))
        scores[np.ix_(rows, [column[code] for code in lineaire.labels])] = found
    return scores, codes


def train_matiere(
    labels: Sequence[Label], lexique: Lexique, reglages: Reglages | None = None
) -> tuple[MatiereModel, Mesures]:
    """Train on labels, with temperature and threshold fitted out of group.

    Args:
        labels: labels with a matière; the others are ignored.
        lexique: the lexicon of the matières.
        reglages: settings.

    Returns:
        The model and its out-of-group figures.
    """
    reglages = reglages or Reglages()
    labels = [label for label in labels if label.matiere]
    scores, codes = hors_groupe(labels, lexique, reglages)
    truth = np.asarray(
        [[code == x.matiere or code in x.matiere_alt for code in codes] for x in labels]
    )
    poids = poids_de_frequence(
        [str(label.matiere) for label in labels],
        np.asarray([label.poids for label in labels]), 1.0,
    )  # fmt: skip
    temperature = fit_temperature(scores, truth, poids)
    probabilities = softmax(scores * temperature)
    best = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    accepted = truth[np.arange(len(labels)), best].astype(float)
    exact = np.asarray([codes[i] == x.matiere for i, x in zip(best, labels, strict=True)])
    famille = [
        codes[i].split(".")[0] == str(x.matiere).split(".")[0]
        for i, x in zip(best, labels, strict=True)
    ]
    seuil = threshold_for(confidence, accepted, poids, PRECISION_VISEE)
    mesures = Mesures(
        effectif=len(labels),
        exact=float(exact.mean()),
        accepte=float(accepted.mean()),
        famille=float(np.mean(famille)),
        ece=ece(confidence, accepted),
        couverture=float((confidence >= seuil).mean()),
        seuil=seuil,
        fiabilite=tuple(reliability(confidence, accepted)),
    )
    vectoriseur, lineaire = _entrainer_lineaire(labels, lexique, reglages)
    return MatiereModel(vectoriseur, lineaire, temperature, seuil), mesures
