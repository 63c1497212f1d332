"""An evaluation as an MLflow run: figures, parameters, report. Through `pipeline.registry` only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .. import registry
from ..config import Settings

EXPERIMENT = "datadelib-evaluation"


def record(figures: dict[str, Any], out: Path, settings: Settings, **params: str) -> str | None:
    """Log the figures and the files of `out`; return the run's id, None without registry.

    Raises `SourceUnavailable` when the tracking server is out of reach.
    """
    if settings.mlflow_uri == registry.SANS_REGISTRE:
        return None
    metrics = {name: float(row["f1"]) for name, row in figures["mesures"].items()}
    metrics |= {f"{name}.support": row["support"] for name, row in figures["mesures"].items()}
    metrics |= {k: v for k, v in figures["synthese"].items() if isinstance(v, float)}
    files = [(out / name, "rapport") for name in ("metrics.json", "rapport.html")]
    return registry.log_run(
        EXPERIMENT, settings, run_name=f"evaluation {out.name}", params=params, metrics=metrics,
        tags={"outil": "datadelib evaluate"}, files=files,
    )  # fmt: skip
