"""Intervals and comparisons by resampling documents (Efron 1979; paired, as Koehn 2004 does).

Documents are resampled, not délibérations: those of one document share their layout and their
errors. When a measure covers many collectivités, they are resampled instead, because what is asked
is how the program does on the next collectivité.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .measures import Observation

ROUNDS = 1000
MANY_GROUPS = 10
"""From this number of collectivités on, they are the unit that is resampled."""


@dataclass(frozen=True)
class Interval:
    """A figure with the bounds of its 95 % interval."""

    valeur: float
    bas: float
    haut: float


@dataclass(frozen=True)
class Comparison:
    """Two versions on one measure: B minus A, its interval, and the verdict in French."""

    mesure: str
    avant: float
    apres: float
    ecart: float
    bas: float
    haut: float
    verdict: str
    support: float


def _unit(observations: Sequence[Observation]) -> str:
    groups = {o.collectivite for o in observations}
    return "collectivite" if len(groups) >= MANY_GROUPS else "doc"


def _sums(observations: Sequence[Observation], units: Sequence[str], unit: str) -> np.ndarray:
    """An array (unit, 3) of right, found and expected counts."""
    index = {name: i for i, name in enumerate(units)}
    sums = np.zeros((len(units), 3))
    for o in observations:
        sums[index[getattr(o, unit)]] += (o.juste, o.trouves, o.attendus)
    return sums


def _f1(sums: np.ndarray) -> np.ndarray:
    """F1 over the last axis (right, found, expected); 1 when nothing is expected nor found."""
    right, found, expected = sums[..., 0], sums[..., 1], sums[..., 2]
    total = found + expected
    return np.where(total > 0, 2 * right / np.where(total > 0, total, 1), 1.0)


def _draws(count: int, seed: int) -> np.ndarray:
    """An array (ROUNDS, count): how many times each unit is drawn in each round."""
    generator = np.random.default_rng(seed)
    return generator.multinomial(count, np.full(count, 1 / count), size=ROUNDS).astype(float)


def interval(observations: Iterable[Observation], seed: int = 0) -> Interval:
    """Return the F1 (the accuracy, for single values) of one measure with its interval."""
    rows = list(observations)
    unit = _unit(rows)
    units = sorted({getattr(o, unit) for o in rows})
    sums = _sums(rows, units, unit)
    value = float(_f1(sums.sum(axis=0)))
    values = _f1(_draws(len(units), seed) @ sums)
    low, high = np.quantile(values, (0.025, 0.975))
    return Interval(value, float(low), float(high))


def compare(
    before: Iterable[Observation], after: Iterable[Observation], seed: int = 0
) -> Comparison:
    """Compare two versions on one measure, over the same gold.

    The verdict is "mieux" or "moins bien" when the 95 % interval of the difference leaves zero
    out, else "bruit".
    """
    old, new = list(before), list(after)
    unit = _unit(old + new)
    units = sorted({getattr(o, unit) for o in old + new})
    a, b = _sums(old, units, unit), _sums(new, units, unit)
    draws = _draws(len(units), seed)
    differences = _f1(draws @ b) - _f1(draws @ a)
    low, high = (float(q) for q in np.quantile(differences, (0.025, 0.975)))
    first, second = float(_f1(a.sum(axis=0))), float(_f1(b.sum(axis=0)))
    verdict = "mieux" if low > 0 else "moins bien" if high < 0 else "bruit"
    return Comparison(
        mesure=(old or new)[0].mesure,
        avant=first,
        apres=second,
        ecart=second - first,
        bas=low,
        haut=high,
        verdict=verdict,
        support=float(b[:, 2].sum()),
    )
