"""The mix of families in real acts, to which the mix of the labels is brought back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

FAMILY_SHARES = {
    "1": 15.2, "2": 3.1, "3": 7.0, "4": 6.9, "5": 13.6, "6": 0.5, "7": 37.7, "8": 7.9, "9": 7.9,
}  # fmt: skip
"""Share of each family, in %, over 65,178 délibérations transmitted by 158 collectivités."""


def frequency_weights(codes: Sequence[str], poids: np.ndarray, part: float) -> np.ndarray:
    """Weight the labels so that their families weigh as in real acts (to the power `part`)."""
    familles = np.asarray([code.split(".")[0] for code in codes])
    result = poids.copy()
    for famille, share in FAMILY_SHARES.items():
        mask = familles == famille
        if mask.any():
            result[mask] *= (share / 100 * poids.sum() / poids[mask].sum()) ** part
    return result * (poids.sum() / result.sum())
