"""`datadelib evaluate` and `make eval`: from predictions and gold to figures and their report."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from ..config import Settings
from ..outputs import write_atomic
from ..paths import ROOT
from .gold import read_gold, read_predictions
from .measures import observe
from .metrics import metrics
from .readme import refresh, table
from .sets import own_sets, shared_sets


def evaluate(predictions: Path, gold: Path, out: Path) -> dict[str, Any]:
    """Compare a `deliberations.jsonl` with a gold file; write `metrics.json` into `out`.

    Raises `BadTable` when a file does not fit, `OutputUnwritable`.
    """
    figures = metrics(observe(read_gold(gold), read_predictions(predictions)))
    write_json(out / "metrics.json", figures)
    return figures


def measure(settings: Settings, out: Path, readme: Path | None = ROOT / "README.md") -> Path:
    """Predict and evaluate every gold set that is here; refresh the README's table.

    Returns the path of the JSON that holds all figures.
    """
    found = shared_sets() + own_sets()
    results: dict[str, dict[str, Any]] = {}
    for gold in found:
        predictions = gold.predict(gold, settings, out)
        figures = metrics(observe(gold.read(), predictions))
        results[gold.name] = {"titre": gold.titre, **figures}
    write_json(out / "metrics.json", results)
    if readme is not None:
        refresh(readme, table(results, date.today().isoformat()))
    return out / "metrics.json"


def write_json(path: Path, value: object) -> None:
    """Write a JSON file that people can read."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    write_atomic(path, [text.encode()])
