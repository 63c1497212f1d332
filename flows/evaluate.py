"""The evaluation as a Prefect flow: predictions and gold in, figures and report out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from pipeline.config import load_settings
from pipeline.evaluation.readme import TITLES, percent
from pipeline.evaluation.run import evaluate
from pipeline.evaluation.tracking import record


@task(name="comparer", cache_policy=NO_CACHE, persist_result=False)
def evaluate_task(
    predictions: str, reference: str, out: str, avant: str | None, documents: list[str]
) -> dict[str, Any]:
    """Compare; see `pipeline.evaluation.run.evaluate`."""
    earlier = Path(avant) if avant else None
    folders = [Path(folder) for folder in documents]
    return evaluate(Path(predictions), Path(reference), Path(out), earlier, folders)


@task(name="noter dans MLflow", retries=2, retry_delay_seconds=5, cache_policy=NO_CACHE)
def record_task(figures: dict[str, Any], out: str, predictions: str, reference: str) -> str | None:
    """Log the run; see `pipeline.evaluation.tracking.record`."""
    params = {"predictions": predictions, "reference": reference}
    return record(figures, Path(out), load_settings(), **params)


@flow(name="évaluer", description="Mesure la qualité de l'extraction.", timeout_seconds=3600)
def evaluate_flow(
    predictions: str,
    reference: str,
    out: str,
    avant: str | None = None,
    documents: list[str] | None = None,
) -> dict[str, Any]:
    """Compare `predictions` (deliberations.jsonl) with the gold file `reference`.

    Args:
        predictions: `deliberations.jsonl` of the version to judge.
        reference: gold in the guide's format.
        out: folder of `metrics.json` and `rapport.html`.
        avant: `deliberations.jsonl` of an earlier version, to compare with.
        documents: folders of the documents, for the page images.
    """
    figures = evaluate_task(predictions, reference, out, avant, documents or [])
    record_task(figures, out, predictions, reference)
    create_markdown_artifact(
        key="qualite", markdown=quality_table(figures), description="Qualité mesurée"
    )
    return figures


def quality_table(figures: dict[str, Any]) -> str:
    """The figures as Markdown, with the verdicts when two versions were compared."""
    verdicts = {row["mesure"]: row["verdict"] for row in figures.get("comparaison", [])}
    rows = ["| Mesure | Support | Résultat |" + (" Face à l'autre version |" if verdicts else "")]
    rows.append("| --- | ---: | ---: |" + (" --- |" if verdicts else ""))
    for name, title in TITLES.items():
        row = figures["mesures"].get(name)
        if row and row["support"]:
            line = f"| {title} | {row['support']:.0f} | {percent(row['f1'])} |"
            rows.append(line + (f" {verdicts.get(name, '')} |" if verdicts else ""))
    return "\n".join(rows)
