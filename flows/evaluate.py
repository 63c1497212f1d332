"""The evaluation as a Prefect flow: predictions and gold in, figures and report out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from pipeline.evaluation.readme import TITLES, percent
from pipeline.evaluation.run import evaluate


@task(name="comparer", cache_policy=NO_CACHE, persist_result=False)
def evaluate_task(predictions: str, reference: str, out: str) -> dict[str, Any]:
    """Compare; see `pipeline.evaluation.run.evaluate`."""
    return evaluate(Path(predictions), Path(reference), Path(out))


@flow(name="évaluer", description="Mesure la qualité de l'extraction.", timeout_seconds=3600)
def evaluate_flow(predictions: str, reference: str, out: str) -> dict[str, Any]:
    """Compare `predictions` (deliberations.jsonl) with the gold file `reference`."""
    figures = evaluate_task(predictions, reference, out)
    rows = [
        f"| {title} | {figures['mesures'][name]['support']:.0f} "
        f"| {percent(figures['mesures'][name]['f1'])} |"
        for name, title in TITLES.items()
        if figures["mesures"].get(name, {}).get("support")
    ]
    markdown = "\n".join(["| Mesure | Support | Résultat |", "| --- | ---: | ---: |", *rows])
    create_markdown_artifact(key="qualite", markdown=markdown, description="Qualité mesurée")
    return figures
