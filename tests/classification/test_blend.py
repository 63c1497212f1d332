from __future__ import annotations

import numpy as np
import pytest

from pipeline.classification.blend import Blend, fit_blend, out_of_group_blend


def _items(count: int = 400) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two themes and two codes: theme 0 goes with code 0 whatever its score; theme 1 never is."""
    rng = np.random.default_rng(0)
    first = rng.random(count) < 0.5
    posteriors = np.column_stack([first, ~first]).astype(float)
    truth = np.column_stack([first, np.zeros(count, dtype=bool)])
    return rng.normal(size=(count, 2)), posteriors, truth


def test_a_code_brings_the_theme_that_goes_with_it() -> None:
    scores, posteriors, truth = _items()
    blend = fit_blend(scores, posteriors, truth, np.ones(len(truth)))
    found = blend.probabilities(np.zeros((2, 2)), np.eye(2))
    assert found[0, 0] > 0.8
    assert found[1, 0] < 0.2


def test_a_theme_never_seen_never_fires() -> None:
    scores, posteriors, truth = _items()
    blend = fit_blend(scores, posteriors, truth, np.ones(len(truth)))
    assert blend.probabilities(scores, posteriors)[:, 1].max() < 0.01


def test_a_state_gives_the_same_probabilities() -> None:
    scores, posteriors, truth = _items()
    blend = fit_blend(scores, posteriors, truth, np.ones(len(truth)))
    again = Blend.from_state(blend.state())
    assert again.probabilities(scores, posteriors) == pytest.approx(
        blend.probabilities(scores, posteriors), abs=2e-3
    )


def test_out_of_group_probabilities_do_not_know_their_own_labels() -> None:
    scores, posteriors, _ = _items()
    folds = np.arange(len(scores)) % 2
    # the theme is present in one fold only: nothing can be learnt from the other
    truth = np.column_stack([folds == 0, folds == 0])
    found = out_of_group_blend(scores, posteriors, truth, np.ones(len(scores)), folds)
    assert found[folds == 0].max() < 0.01
