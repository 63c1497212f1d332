"""Why a code: the words that weighed for it, and against the next one."""

from __future__ import annotations

import msgspec
import numpy as np

from .items import Item
from .matiere import MatiereModel


class Weight(msgspec.Struct, frozen=True):
    """A word or phrase of the item, and what it brought to the decision (log-odds)."""

    terme: str
    poids: float


def explain(model: MatiereModel, item: Item, code: str | None = None, top: int = 8) -> list[Weight]:
    """Return the terms that weighed most for `code` (default: the best) against its rival.

    Character n-grams are left out: their sum repeats what the words say and nobody reads them.
    """
    row = model.vectorizer.transform([item])
    scores = model.linear.decision(row)[0]
    order = np.argsort(-scores, kind="stable")
    chosen = model.labels.index(code) if code in model.labels else int(order[0])
    rival = int(order[0]) if int(order[0]) != chosen else int(order[1])
    gap = (model.linear.poids[chosen] - model.linear.poids[rival]) * model.temperature
    names = model.vectorizer.names()
    brought = [
        Weight(_readable(names[column]), round(float(value * gap[column]), 3))
        for column, value in zip(row.indices, row.data, strict=True)
        if not names[column].startswith("|")
    ]
    brought = [weight for weight in brought if abs(weight.poids) >= 0.01]
    return sorted(brought, key=lambda weight: -abs(weight.poids))[:top]


def _readable(name: str) -> str:
    return name.replace("lexique:", "lexique du ") if name.startswith("lexique:") else name
