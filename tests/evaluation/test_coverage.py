from __future__ import annotations

import pytest

from pipeline.evaluation.measures import Observation
from pipeline.evaluation.metrics import metrics


def _pair(number: int, confidence: float, exact: bool, accepted: bool) -> list[Observation]:
    """What a comparison says of one code: exact or not, accepted or not."""
    common = (f"d{number}", "Valmorin", "deliberation", "natif")
    return [
        Observation(
            mesure, *common, float(right), 1.0, 1.0, attendu="7.5", trouve="7.5",
            confiance=confidence,
        )
        for mesure, right in (("matiere", exact), ("matiere.acceptee", accepted))
    ]  # fmt: skip


def test_coverage_is_told_for_exact_codes_and_for_accepted_ones() -> None:
    rows = [(0.9, True, True), (0.8, False, True), (0.7, True, True), (0.6, False, False)]
    found = metrics([o for n, row in enumerate(rows) for o in _pair(n, *row)])["synthese"]
    # exact: only the surest one is right before the first error; accepted: the first three
    assert found["matiere.couverture_95"] == pytest.approx(0.25)
    assert found["matiere.couverture_95_admise"] == pytest.approx(0.75)
