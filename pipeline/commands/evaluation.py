"""`datadelib evaluate` and `datadelib mesurer`: how good the extraction is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(help="Comparer PREDICTIONS (deliberations.jsonl) à l'annotation de référence GOLD.")
@click.argument("predictions", type=FILE)
@click.argument("gold", type=FILE)
@click.option("--out", type=FOLDER, required=True, help="Dossier du rapport.")
@click.option("--avant", type=FILE, help="deliberations.jsonl d'une version antérieure.")
@click.option(
    "--documents", type=FOLDER, multiple=True, help="Dossier des documents, pour leurs pages."
)
@click.option(
    "--transcriptions", type=FOLDER, help="Dossier de pages transcrites à la main (document-3.txt)."
)
@click.option("--mlflow/--sans-mlflow", default=True, show_default=True, help="Noter le passage.")
def evaluate(
    predictions: Path,
    gold: Path,
    out: Path,
    avant: Path | None,
    documents: tuple[Path, ...],
    transcriptions: Path | None,
    mlflow: bool,
) -> None:
    """Write metrics.json and rapport.html, and print the figures."""
    from ..evaluation.readme import TITLES, percent
    from ..evaluation.run import evaluate as run

    figures = run(predictions, gold, out, avant, documents, transcriptions)
    for name, title in TITLES.items():
        row = figures["mesures"].get(name)
        if row and row["support"]:
            click.echo(f"{title:<52} {percent(row['f1']):>8}  ({row['support']:.0f})")
    for row in figures.get("comparaison", []):
        if row["verdict"] != "bruit":
            click.echo(f"{TITLES.get(row['mesure'], row['mesure'])} : {row['verdict']}.")
    if mlflow:
        _record(figures, out, predictions, gold)
    click.echo(f"À lire : {out / 'rapport.html'}")


def _record(figures: dict[str, Any], out: Path, predictions: Path, gold: Path) -> None:
    """Log to MLflow; a server out of reach costs a line, not the evaluation."""
    from ..config import load_settings
    from ..errors import SourceUnavailable
    from ..evaluation.tracking import record

    try:
        record(figures, out, load_settings(), predictions=str(predictions), reference=str(gold))
    except SourceUnavailable as error:
        click.echo(f"{error} Les chiffres sont écrits, mais pas notés dans MLflow.", err=True)


@click.command(help="Mesurer la qualité sur tous les jeux de référence (make eval).")
@click.option("--out", type=FOLDER, default=Path("out/mesures"), show_default=True)
@click.option(
    "--partage", type=FOLDER, help="Dossier des jeux non publiés (défaut : ../shared s'il existe)."
)
@click.option("--readme/--sans-readme", default=True, help="Mettre à jour le tableau du README.")
def mesurer(out: Path, partage: Path | None, readme: bool) -> None:
    """Measure every gold set and refresh the README's table."""
    from ..config import load_settings
    from ..evaluation.run import measure
    from ..paths import ROOT, SHARED

    path = measure(
        load_settings(),
        out,
        ROOT / "README.md" if readme else None,
        partage or SHARED,
        lambda name: click.echo(f"Mesure du jeu « {name} »…"),
    )
    click.echo(f"Chiffres : {path} ; un rapport par jeu dans {out}/<jeu>/rapport.html.")


@click.command(help="Mesurer ce que la numérisation fait perdre, mesure par mesure.")
@click.option("--out", type=FOLDER, default=Path("out/mesures"), show_default=True)
@click.option(
    "--partage", type=FOLDER, help="Dossier des jeux non publiés (défaut : ../shared s'il existe)."
)
@click.option("--jeu", "jeux", multiple=True, help="Nom d'un jeu (défaut : exemples).")
def mesurer_numerisation(out: Path, partage: Path | None, jeux: tuple[str, ...]) -> None:
    """Print each set to noisy images, read them again, and show the loss of each measure."""
    from ..config import load_settings
    from ..evaluation.numerisation import losses
    from ..evaluation.readme import TITLES, percent
    from ..evaluation.sets import own_sets, shared_sets
    from ..paths import SHARED

    known = {gold.name: gold for gold in shared_sets(partage or SHARED) + own_sets()}
    for name in jeux or ("exemples",):
        if name not in known:
            raise click.BadParameter(
                f"« {name} » n'est pas un jeu de référence : {', '.join(known)}."
            )
        click.echo(known[name].titre)
        for measure, row in losses(known[name], load_settings(), out).items():
            title = TITLES.get(measure, measure)
            click.echo(
                f"  {title:<52} {percent(row.avant):>8} → {percent(row.apres):>8} "
                f"{100 * (row.apres - row.avant):+6.1f}  ({row.attendus:.0f})"
            )
