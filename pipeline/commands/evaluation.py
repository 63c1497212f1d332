"""`datadelib evaluate` and `datadelib mesurer`: how good the extraction is."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(help="Comparer PREDICTIONS (deliberations.jsonl) à l'annotation de référence GOLD.")
@click.argument("predictions", type=FILE)
@click.argument("gold", type=FILE)
@click.option("--out", type=FOLDER, required=True, help="Dossier du rapport.")
def evaluate(predictions: Path, gold: Path, out: Path) -> None:
    """Write metrics.json and print the figures."""
    from ..evaluation.readme import TITLES, percent
    from ..evaluation.run import evaluate as run

    figures = run(predictions, gold, out)["mesures"]
    for name, title in TITLES.items():
        if name in figures and figures[name]["support"]:
            value = percent(figures[name]["f1"])
            click.echo(f"{title:<52} {value:>8}  ({figures[name]['support']:.0f})")
    click.echo(f"À lire : {out / 'metrics.json'}")


@click.command(help="Mesurer la qualité sur tous les jeux de référence (make eval).")
@click.option("--out", type=FOLDER, default=Path("out/mesures"), show_default=True)
def mesurer(out: Path) -> None:
    """Measure every gold set and refresh the README's table."""
    from ..config import load_settings
    from ..evaluation.run import measure

    click.echo(f"Chiffres écrits dans {measure(load_settings(), out)} et dans README.md.")
