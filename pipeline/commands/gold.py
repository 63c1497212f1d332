"""`datadelib gold`: check reference annotations, and exchange them with annotation tools."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..francais import counted

FILE = click.Path(path_type=Path, dir_okay=False)
TEXTS = click.Path(path_type=Path, exists=True)
FORMAT = click.Choice(["label-studio", "doccano", "docbin"])


@click.group(help="Vérifier et échanger des annotations de référence.")
def gold() -> None:
    """The group."""


@gold.command(help="Vérifier FICHIER (JSON Lines, format du guide d'annotation).")
@click.argument("fichier", type=FILE)
@click.option("--textes", type=TEXTS, help="textes.jsonl, ou dossier de fichiers .txt.")
def valider(fichier: Path, textes: Path | None) -> None:
    """Print each problem; exit with 1 when there is one."""
    from ..evaluation.validate import read_texts, validate

    problems = validate(fichier, read_texts(textes) if textes else None)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        count = counted(len(problems), "problème")
        click.echo(f"{count} dans {fichier} : corrigez, puis relancez.")
        sys.exit(1)
    checked = "" if textes else " (sans --textes, les passages cités ne sont pas vérifiés)"
    click.echo(f"{fichier} est conforme{checked}.")


@gold.command(help="Écrire FICHIER pour un outil d'annotation.")
@click.argument("fichier", type=FILE)
@click.option("--textes", type=TEXTS, required=True, help="textes.jsonl, ou dossier de .txt.")
@click.option("--format", "kind", type=FORMAT, required=True)
@click.option("--out", type=FILE, required=True)
def exporter(fichier: Path, textes: Path, kind: str, out: Path) -> None:
    """Export; Label Studio also gets its labelling configuration."""
    from ..evaluation.echange import export_gold
    from ..evaluation.echange.label_studio import config

    count = export_gold(fichier, textes, out, kind)
    click.echo(f"{counted(count, 'tâche écrite')} dans {out}.")
    if kind == "label-studio":
        beside = out.with_suffix(".xml")
        beside.write_text(config(), encoding="utf-8")
        click.echo(f"Configuration du projet Label Studio : {beside}")


@gold.command(help="Lire FICHIER, exporté d'un outil d'annotation.")
@click.argument("fichier", type=FILE)
@click.option("--format", "kind", type=FORMAT, required=True)
@click.option("--out", type=FILE, required=True)
def importer(fichier: Path, kind: str, out: Path) -> None:
    """Import."""
    from ..evaluation.echange import import_gold

    count = import_gold(fichier, out, kind)
    click.echo(f"{count} lignes écrites dans {out}. Vérifiez-les : datadelib gold valider {out}")
