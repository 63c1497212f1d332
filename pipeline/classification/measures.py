"""Figures of a model on labelled items: with support, by group, with bootstrap intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

from .calibration import coverage, ece, reliability
from .conventions import with_convention
from .labels import Label
from .matiere import MatiereModel
from .themes import ThemesModel, f1_scores, to_matrix

DRAWS = 1000
Interval = tuple[float, float]


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of one model on one set of labels.

    `mesures` are comparable between versions; `notes` holds one score per item (what a paired
    comparison needs); `tables` what the report shows.
    """

    kind: str
    effectif: int
    groupes: int
    mesures: dict[str, float]
    intervalles: dict[str, Interval]
    notes: tuple[float, ...]
    tables: dict[str, Any]


def evaluate(model: MatiereModel | ThemesModel, labels: Sequence[Label]) -> Evaluation:
    """Evaluate a model on labels it has not seen."""
    if isinstance(model, MatiereModel):
        return _evaluate_matiere(model, [label for label in labels if label.matiere])
    return _evaluate_themes(model, [with_convention(label) for label in labels if label.themes])


def interval(
    values: np.ndarray, groups: Sequence[str], draws_count: int = DRAWS, seed: int = 0
) -> Interval:
    """Return the 95 % bootstrap interval of a mean, drawing whole groups with replacement."""
    names, index = np.unique(np.asarray(groups), return_inverse=True)
    if len(names) < 5:  # too few groups to resample: items are drawn instead
        names, index = np.arange(len(values)).astype(str), np.arange(len(values))
    sums = np.bincount(index, weights=values, minlength=len(names))
    counts = np.bincount(index, minlength=len(names))
    draws = np.random.default_rng(seed).integers(0, len(names), (draws_count, len(names)))
    means = sums[draws].sum(axis=1) / counts[draws].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def _groups(labels: Sequence[Label]) -> list[str]:
    return [label.groupe or f"#{i}" for i, label in enumerate(labels)]


def _by_group(values: np.ndarray, groups: Sequence[str]) -> list[dict[str, Any]]:
    found: dict[str, list[float]] = defaultdict(list)
    for value, group in zip(values, groups, strict=True):
        found[group].append(float(value))
    rows = [
        {"groupe": group, "effectif": len(v), "juste": float(np.mean(v))}
        for group, v in found.items()
    ]
    return sorted(rows, key=lambda row: (-row["effectif"], row["groupe"]))


def _evaluate_matiere(model: MatiereModel, labels: Sequence[Label]) -> Evaluation:
    probabilities = model.probabilities([label.item for label in labels])
    best = probabilities.argmax(axis=1)
    confidence = probabilities.max(axis=1)
    found = [model.labels[i] for i in best]
    pairs = list(zip(found, labels, strict=True))
    exact = np.asarray([f == x.matiere for f, x in pairs], dtype=float)
    accepted = np.asarray([f == x.matiere or f in x.matiere_alt for f, x in pairs], dtype=float)
    famille = np.asarray([_famille(f) == _famille(x.matiere) for f, x in pairs], dtype=float)
    top = np.argsort(-probabilities, axis=1)[:, :3]
    top3 = np.asarray(
        [x.matiere in {model.labels[i] for i in row} for row, x in zip(top, labels, strict=True)],
        dtype=float,
    )
    groups = _groups(labels)
    by_group = _by_group(exact, groups)
    kept = confidence >= model.seuil
    covered, _ = coverage(confidence, exact)
    covered_accepted, _ = coverage(confidence, accepted)
    figures = {"famille": famille, "exact": exact, "accepte": accepted, "top3": top3}
    mesures = {name: float(values.mean()) for name, values in figures.items()}
    mesures |= {
        "exact_moyenne_groupes": float(np.mean([row["juste"] for row in by_group])),
        "ece": ece(confidence, exact),
        "couverture_95": covered,
        "couverture_95_admise": covered_accepted,
        "part_decidee": float(kept.mean()),
        "precision_decidee": float(accepted[kept].mean()) if kept.any() else 0.0,
    }
    return Evaluation(
        kind="matiere",
        effectif=len(labels),
        groupes=len(set(groups)),
        mesures=mesures,
        intervalles={name: interval(values, groups) for name, values in figures.items()},
        notes=tuple(((exact + accepted) / 2).tolist()),
        tables={
            "par_groupe": by_group,
            "par_code": _per_code(found, labels),
            "confusion": _confusion(found, labels),
            "fiabilite": reliability(confidence, exact),
            "erreurs": _errors(found, confidence, labels),
        },
    )


def _famille(code: str | None) -> str:
    return str(code).split(".")[0]


def _per_code(found: Sequence[str], labels: Sequence[Label]) -> list[dict[str, Any]]:
    expected = [str(label.matiere) for label in labels]
    rows = []
    for code in sorted({*found, *expected}, key=lambda c: [int(part) for part in c.split(".")]):
        hits = sum(f == e == code for f, e in zip(found, expected, strict=True))
        predicted, support = list(found).count(code), expected.count(code)
        rows.append(
            {
                "code": code,
                "effectif": support,
                "precision": hits / predicted if predicted else None,
                "rappel": hits / support if support else None,
            }
        )
    return rows


def _confusion(found: Sequence[str], labels: Sequence[Label]) -> list[dict[str, Any]]:
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for code, label in zip(found, labels, strict=True):
        counts[(str(label.matiere), code)] += 1
    rows = [{"attendu": e, "trouve": f, "effectif": n} for (e, f), n in counts.items()]
    return sorted(rows, key=lambda row: -int(str(row["effectif"])))


def _errors(
    found: Sequence[str], confidence: np.ndarray, labels: Sequence[Label], nombre: int = 50
) -> list[dict[str, Any]]:
    """Return the firmest errors: those that would not be reviewed."""
    rows = [
        {
            "objet": (label.objet or label.texte)[:200],
            "attendu": label.matiere,
            "trouve": code,
            "confiance": round(float(sure), 3),
            "groupe": label.groupe,
        }
        for code, sure, label in zip(found, confidence, labels, strict=True)
        if code != label.matiere and code not in label.matiere_alt
    ]
    return sorted(rows, key=lambda row: -float(str(row["confiance"])))[:nombre]


def _evaluate_themes(model: ThemesModel, labels: Sequence[Label]) -> Evaluation:
    probabilities = model.probabilities([label.item for label in labels])
    predicted = to_matrix(model.choose(probabilities), len(model.labels))
    truth = np.asarray([[slug in label.themes for slug in model.labels] for label in labels])
    micro, macro, per = f1_scores(truth, predicted)
    hits = (truth & predicted).sum(axis=1)
    notes = 2 * hits / np.maximum(truth.sum(axis=1) + predicted.sum(axis=1), 1)
    groups = _groups(labels)
    rows = [
        {"theme": slug, "effectif": int(truth[:, i].sum()), "f1": float(per[i])}
        for i, slug in enumerate(model.labels)
    ]
    return Evaluation(
        kind="themes",
        effectif=len(labels),
        groupes=len(set(groups)),
        mesures={"micro_f1": micro, "macro_f1": macro, "f1_par_item": float(notes.mean())},
        intervalles={"f1_par_item": interval(notes, groups)},
        notes=tuple(float(note) for note in notes),
        tables={"par_groupe": _by_group(notes, groups), "par_theme": rows},
    )


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """A paired comparison on the same items; `gain` is candidate minus current."""

    effectif: int
    gain: float
    bas: float
    haut: float

    @property
    def verdict(self) -> str:
        """`meilleur`, `moins bon` or `bruit` (zero is inside the 95 % interval)."""
        if self.bas > 0:
            return "meilleur"
        return "moins bon" if self.haut < 0 else "bruit"

    @property
    def phrase(self) -> str:
        """Return the comparison as a French sentence."""
        return (
            f"{self.verdict} : {self.gain:+.1%} "
            f"(intervalle à 95 % : {self.bas:+.1%} à {self.haut:+.1%}, {self.effectif} items)"
        )


def compare(
    candidat: Sequence[float], actuel: Sequence[float], draws_count: int = 4000, seed: int = 0
) -> Comparison:
    """Compare two models item by item with a paired bootstrap."""
    gaps = np.asarray(candidat) - np.asarray(actuel)
    if not len(gaps):
        return Comparison(effectif=0, gain=0.0, bas=0.0, haut=0.0)
    draws = np.random.default_rng(seed).integers(0, len(gaps), (draws_count, len(gaps)))
    low, high = np.percentile(gaps[draws].mean(axis=1), [2.5, 97.5])
    return Comparison(effectif=len(gaps), gain=float(gaps.mean()), bas=float(low), haut=float(high))
