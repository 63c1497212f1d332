"""The publication as a Prefect flow: the files online follow the last run and keep corrections."""

from __future__ import annotations

from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from pipeline.exports.update import Update, update_published


@task(name="mettre à jour", cache_policy=NO_CACHE, persist_result=False)
def update_task(out: str, publie: str) -> list[Update]:
    """Update the published files; see `pipeline.exports.update`."""
    return update_published(Path(out), Path(publie))


@flow(name="publier", description="Met à jour les fichiers publiés.", timeout_seconds=3600)
def export_flow(out: str, publie: str) -> list[Update]:
    """Update the files of the folder `publie` from the outputs of the last run in `out`."""
    updates = update_task(out, publie)
    rows = [f"| {u.fichier} | {u.ajoutees} | {u.corrigees} | {u.conservees} |" for u in updates]
    head = ["| Fichier | Lignes ajoutées | Cellules mises à jour | Corrections gardées |"]
    markdown = "\n".join([*head, "| --- | ---: | ---: | ---: |", *rows])
    create_markdown_artifact(key="publication", markdown=markdown, description="Publication")
    return updates
