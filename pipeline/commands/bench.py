"""`datadelib bench`: how fast it is, beside a plain script, in one run on one machine."""

from __future__ import annotations

import json
from pathlib import Path

import click

FOLDER = click.Path(path_type=Path, file_okay=False)
DOSSIER = "Dossier de PDF (défaut : ../shared/reel s'il existe, sinon les exemples)."


@click.command(help="Mesurer les vitesses à côté d'un script simple (make bench).")
@click.option("--dossier", type=FOLDER, help=DOSSIER)
@click.option("--out", type=FOLDER, default=Path("out/vitesses"), show_default=True)
@click.option("--processus", type=int, help="Processus en parallèle (défaut : un par cœur).")
@click.option("--sans-texte", is_flag=True, help="Sans la mesure de la lecture seule.")
def bench(dossier: Path | None, out: Path, processus: int | None, sans_texte: bool) -> None:
    """Measure, write the figures as JSON, refresh the README's table and print it."""
    from datetime import UTC, datetime

    from ..bench import entites, report, text, whole
    from ..config import load_settings
    from ..errors import NoSource
    from ..evaluation.readme import refresh
    from ..files import write_atomic
    from ..paths import DATA, ROOT, SHARED

    real = SHARED / "reel"
    folder = dossier or (real if real.exists() else DATA / "exemples")
    if not any(folder.rglob("*.pdf")):
        raise NoSource(source=f"{folder} (des PDF sont attendus)")
    count = processus or load_settings().processus
    whole_figures = whole.run(folder, processus=count)
    entity_figures = entites.run(folder)
    text_figures = None if sans_texte else text.run(folder, processus=count, memory_pages=50)
    day = f"{datetime.now(UTC):%d/%m/%Y}"
    shown = report.table(whole_figures, text_figures, day, entity_figures)
    figures = {"entier": whole_figures, "texte": text_figures, "entites": entity_figures}
    write_atomic(out / "vitesses.json", [json.dumps(figures, indent=2).encode()])
    readme = ROOT / "README.md"
    if readme.exists():
        refresh(readme, shown, report.BEGIN, report.END)
    click.echo(shown)
