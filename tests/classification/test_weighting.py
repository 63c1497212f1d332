from __future__ import annotations

import numpy as np
import pytest

from pipeline.classification.weighting import FAMILY_SHARES, frequency_weights


def test_families_weigh_as_in_real_acts_and_the_total_is_kept() -> None:
    codes = ["7.1"] * 10 + ["6.1"] * 10
    weights = frequency_weights(codes, np.ones(20), 1.0)
    assert weights.sum() == pytest.approx(20)
    ratio = weights[:10].sum() / weights[10:].sum()
    assert ratio == pytest.approx(FAMILY_SHARES["7"] / FAMILY_SHARES["6"])


def test_a_null_share_changes_nothing() -> None:
    codes = ["7.1", "6.1", "6.1"]
    assert frequency_weights(codes, np.ones(3), 0.0) == pytest.approx(np.ones(3))
