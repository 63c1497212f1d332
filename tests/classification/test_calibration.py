from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classification.calibration import (
    coverage,
    ece,
    fit_platt,
    fit_temperature,
    stable,
    straighten,
    threshold_for,
)


def test_temperature_of_overconfident_scores_is_below_one() -> None:
    rng = np.random.default_rng(0)
    scores = rng.normal(size=(400, 4)) * 5
    truth = np.zeros((400, 4), dtype=bool)
    right = rng.random(400) < 0.5
    truth[np.arange(400), np.where(right, scores.argmax(1), rng.integers(0, 4, 400))] = True
    assert fit_temperature(scores, truth, np.ones(400)) < 0.5


def test_ece_by_hand() -> None:
    # two bins: 0.95 announced and 0.5 right, 0.15 announced and 0 right
    confidence = np.array([0.95, 0.95, 0.15, 0.15])
    correct = np.array([1.0, 0.0, 0.0, 0.0])
    assert ece(confidence, correct) == pytest.approx(0.5 * 0.45 + 0.5 * 0.15)


def test_platt_straightens_a_curve() -> None:
    rng = np.random.default_rng(1)
    confidence = np.full(2000, 0.95)
    correct = (rng.random(2000) < 0.8).astype(float)
    probabilities = np.column_stack([confidence, 1 - confidence])
    fixed = straighten(probabilities, fit_platt(confidence, correct, np.ones(2000)))
    assert fixed[:, 0].mean() == pytest.approx(0.8, abs=0.03)


@given(
    st.lists(st.floats(0.01, 10), min_size=3, max_size=8),
    st.floats(0.05, 3),
    st.floats(-3, 3),
)
def test_straightening_keeps_the_best_and_the_sum(raw: list[float], a: float, b: float) -> None:
    row = np.array([raw]) / sum(raw)
    fixed = straighten(row, (a, b))
    assert fixed.sum() == pytest.approx(1.0)
    assert fixed[0].max() == fixed[0, row[0].argmax()]


def test_threshold_reaches_the_precision_asked_for() -> None:
    confidence = np.linspace(1, 0, 100)
    correct = (np.arange(100) < 60).astype(float)
    threshold = threshold_for(confidence, correct, np.ones(100), 0.95)
    kept = confidence >= threshold
    assert correct[kept].mean() >= 0.95
    assert kept.sum() == 63  # 60 right out of 63 is the last point at 95 %
    assert coverage(confidence, correct)[0] == pytest.approx(0.63)


def test_no_threshold_sends_everything_to_review() -> None:
    assert threshold_for(np.full(50, 0.9), np.zeros(50), np.ones(50)) == 1.0


def test_last_digits_are_dropped_everywhere() -> None:
    assert stable({"a": [0.123456789, 3], "b": "x"}) == {"a": [0.123457, 3], "b": "x"}
