"""The retraining as a Prefect flow: the same function as `datadelib train`, scheduled or called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from pipeline.classification.training import TrainingOutcome, run_train
from pipeline.commands.classification import outcome_lines
from pipeline.config import load_settings


@task(
    name="réentraîner",
    retries=1,
    retry_delay_seconds=5,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def train_task(
    modele: str, labels: list[str], faibles: list[str], reglages: dict[str, Any] | None
) -> TrainingOutcome:
    """Train, register, promote if better; see `pipeline.classification.training.run_train`."""
    return run_train(
        modele,
        [Path(path) for path in labels],
        load_settings(**(reglages or {})),
        weak=[Path(path) for path in faibles],
    )


@flow(name="réentraîner un modèle")
def retrain_flow(
    modele: str,
    labels: list[str],
    faibles: list[str] | None = None,
    reglages: dict[str, Any] | None = None,
) -> TrainingOutcome:
    """Retrain `modele` ("matiere" or "themes") on files of labels.

    Args:
        modele: which model.
        labels: files of new labels.
        faibles: files of declared codes, used with a small weight.
        reglages: settings that differ from the file and the environment.
    """
    outcome = train_task(modele, labels, faibles or [], reglages)
    lines = outcome_lines(outcome)
    for line in lines:
        get_run_logger().info(line)
    create_markdown_artifact(
        key=f"entrainement-{modele}",
        markdown="\n".join(f"- {line}" for line in lines),
        description=f"Entraînement du modèle « {modele} »",
    )
    return outcome


if __name__ == "__main__":
    import sys

    retrain_flow(sys.argv[1], sys.argv[2:])
