"""`datadelib classify`, `train`, `models`, `a-annoter`, `etiquettes`, `construire-modeles`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..config import load_settings
from ..francais import counted

if TYPE_CHECKING:
    from ..classification.training import TrainingOutcome
    from ..registry import Version

FILE = click.Path(path_type=Path, dir_okay=False)
KIND = click.Choice(["matiere", "themes"])
EVERY_KIND = ("matiere", "themes", "ner")
SHOWN = (
    "famille", "exact", "accepte", "couverture_95", "micro_f1", "macro_f1", "gain", "ents_f",
)  # fmt: skip
ORIGINS = {"livre": "livrée", "entraine": "entraînée"}


@click.command(help="Classer les lignes d'un fichier CSV : matière ACTES et thèmes.")
@click.argument("fichier", type=FILE)
@click.option("--texte", "colonne", required=True, help="Colonne de l'objet ou du texte.")
@click.option("--out", required=True, type=FILE, help="Fichier CSV à écrire.")
@click.option("--explique", is_flag=True, help="Ajouter les mots qui ont pesé.")
def classify(fichier: Path, colonne: str, out: Path, explique: bool) -> None:
    """Classify a table."""
    from ..classification.tables import run_classify

    rows, doubtful = run_classify(fichier, colonne, out, load_settings(), explique=explique)
    click.echo(f"{counted(rows, 'ligne classée')} dans {out}, dont {doubtful} à vérifier.")


@click.command(help="Réentraîner un modèle avec de nouvelles étiquettes.")
@click.argument("modele", type=KIND)
@click.option("--labels", "files", multiple=True, type=FILE, help="Étiquettes (répétable).")
@click.option(
    "--faibles", multiple=True, type=FILE, help="Codes déclarés par des agents, de faible poids."
)
@click.option("--sans-graines", is_flag=True, help="Ignorer les étiquettes livrées.")
@click.option("--sans-promotion", is_flag=True, help="Enregistrer sans mettre en service.")
def train(
    modele: str,
    files: tuple[Path, ...],
    faibles: tuple[Path, ...],
    sans_graines: bool,
    sans_promotion: bool,
) -> None:
    """Retrain, then say what happened."""
    from ..classification.training import run_train

    outcome = run_train(
        modele, files, load_settings(),
        weak=faibles, with_seeds=not sans_graines, allow_promotion=not sans_promotion,
    )  # fmt: skip
    for line in outcome_lines(outcome):
        click.echo(line)


def outcome_lines(outcome: TrainingOutcome, problems: int = 20) -> list[str]:
    """Return the summary of a training, for a terminal or a log."""
    from ..classification.report import TITLES

    lines = [str(problem) for problem in outcome.problems[:problems]]
    if len(outcome.problems) > problems:
        lines.append(f"… et {len(outcome.problems) - problems} autres anomalies.")
    lines.append(
        f"{outcome.nouveaux} étiquettes lues, {outcome.ecartes} écartées ; "
        f"{outcome.effectif} servent à l'entraînement."
    )
    lines.append(f"Jugé sur {outcome.reference.effectif} étiquettes jamais vues :")
    for name, value in outcome.reference.mesures.items():
        low, high = outcome.reference.intervalles.get(name, (None, None))
        interval = "" if low is None else f"  [{low:.1%} – {high:.1%}]"
        lines.append(f"  {TITLES.get(name, name)} : {value:.1%}{interval}")
    if outcome.gain_faibles:
        lines.append(f"Apport des codes déclarés : {outcome.gain_faibles.phrase}.")
    state = "mise en service" if outcome.promu else "enregistrée sans être mise en service"
    lines.append(f"Version {outcome.version} {state} : {outcome.raison}.")
    return lines


@click.group(
    invoke_without_command=True,
    help="Versions des modèles : lister, promouvoir, revenir en arrière, comparer.",
)
@click.pass_context
def models(context: click.Context) -> None:
    """The group of the registry; alone, it lists the versions."""
    if context.invoked_subcommand is None:
        context.invoke(models_list, modele=None, as_json=False)


@models.command("liste", help="Lister les versions et leurs mesures.")
@click.argument("modele", type=click.Choice(EVERY_KIND), required=False)
@click.option("--json", "as_json", is_flag=True, help="Écrire du JSON.")
def models_list(modele: str | None, as_json: bool) -> None:
    """Print the versions of one model or of all, the newest first."""
    import msgspec

    from .. import registry
    from ..entities.ner.registering import register_delivered

    settings = load_settings()
    kinds = (modele,) if modele else EVERY_KIND
    for kind in kinds:  # the delivered model is registered at first use
        if kind == "ner":
            register_delivered(settings)
        else:
            registry.champion(kind, settings)
    found = [version for kind in kinds for version in registry.versions(kind, settings)]
    if as_json:
        click.echo(json.dumps([msgspec.to_builtins(v) for v in found], ensure_ascii=False))
        return
    for version in found:
        click.echo(version_line(version))


def version_line(version: Version) -> str:
    """A version of a model in a line: in service or not, its origin, its day, its figures."""
    from datetime import datetime

    from ..classification.report import TITLES
    from ..registry import ALIAS

    state = ", en service" if ALIAS in version.alias else ""
    origin = ORIGINS.get(version.source, version.source)
    day = f"{datetime.fromisoformat(version.cree):%d/%m/%Y}"
    figures = ", ".join(
        f"{TITLES.get(name, name)} {100 * version.mesures[name]:.1f} %".replace(".", ",")
        for name in SHOWN
        if name in version.mesures
    )
    return f"{version.kind} {version.version}{state} ({origin} le {day}) : {figures}"


@models.command("promouvoir", help="Mettre une version en service.")
@click.argument("modele", type=KIND)
@click.argument("version")
def models_promote(modele: str, version: str) -> None:
    """Move the alias `champion`."""
    from .. import registry
    from ..classification import bundle

    settings = load_settings()
    found = registry.download(modele, version, settings)
    bundle.load(found.chemin, modele, version)  # refused here rather than at the next run
    registry.promote(modele, version, settings)
    click.echo(f"La version {version} du modèle « {modele} » est en service.")


@models.command("revenir", help="Revenir à la version précédente.")
@click.argument("modele", type=KIND)
def models_rollback(modele: str) -> None:
    """Give the alias back."""
    from .. import registry

    version = registry.rollback(modele, load_settings())
    click.echo(f"La version {version} du modèle « {modele} » est de nouveau en service.")


@models.command("comparer", help="Comparer deux versions sur un fichier d'étiquettes.")
@click.argument("modele", type=KIND)
@click.argument("premiere")
@click.argument("seconde")
@click.option("--labels", "fichier", required=True, type=FILE, help="Étiquettes de comparaison.")
def models_compare(modele: str, premiere: str, seconde: str, fichier: Path) -> None:
    """Print the figures of both versions and the verdict of a paired bootstrap."""
    from ..classification.training import compare_versions

    first, second, comparison = compare_versions(
        modele, premiere, seconde, fichier, load_settings()
    )
    for name, value in first.mesures.items():
        click.echo(f"{name} : {value:.3f} → {second.mesures[name]:.3f}")
    click.echo(f"Version {seconde} par rapport à {premiere} : {comparison.phrase}.")


@click.command("a-annoter", help="Choisir les délibérations les plus utiles à étiqueter.")
@click.argument("source", type=FILE)
@click.option("--out", required=True, type=FILE, help="Fichier à écrire.")
@click.option("--nombre", default=100, show_default=True, help="Combien en choisir.")
@click.option(
    "--format",
    "forme",
    type=click.Choice(["label-studio", "doccano", "csv"]),
    default="csv",
    show_default=True,
)
def a_annoter(source: Path, out: Path, nombre: int, forme: str) -> None:
    """Choose and export; `datadelib train` takes the filled file back."""
    from ..classification import active, load_models
    from ..classification.readers import read_rows

    chosen = active.choose_items(read_rows(source), load_models(load_settings()), nombre)
    files = active.export_items(chosen, out, forme)  # type: ignore[arg-type]
    names = " et ".join(str(path) for path in files)
    click.echo(f"À étiqueter dans {names} : {counted(len(chosen), 'délibération')}.")
    click.echo(f"Une fois remplies : datadelib train matiere --labels {out}")


@click.command(help="Vérifier des étiquettes : codes, conflits, doublons, erreurs probables.")
@click.argument("fichiers", nargs=-1, required=True, type=FILE)
@click.option("--modele", type=KIND, default="matiere", show_default=True)
@click.option(
    "--approfondi", is_flag=True, help="Chercher aussi les erreurs probables (une minute)."
)
def etiquettes(fichiers: tuple[Path, ...], modele: str, approfondi: bool) -> None:
    """Print what is wrong or doubtful, one line each."""
    from ..classification.quality import likely_errors, near_duplicates
    from ..classification.readers import read_labels

    labels = [label for path in fichiers for label in read_labels(path)]
    checked = _checked(labels, modele)
    if modele == "matiere":
        for doubt in near_duplicates(checked)[:50]:
            other = checked[doubt.autre or 0]
            click.echo(f"« {checked[doubt.rang].objet} » / « {other.objet} » : {doubt.raison}.")
        if approfondi:
            from ..classification.build import read_lexicon

            for doubt in likely_errors(checked, read_lexicon("matiere"), nombre=50):
                click.echo(f"« {checked[doubt.rang].objet} » : {doubt.raison}.")
    click.echo(f"{len(labels)} étiquettes, {len(checked)} utilisables.")


def _checked(labels: list, kind: str) -> list:
    from ..classification.checks import check_labels

    result = check_labels(labels, kind)
    for problem in result.problems:
        click.echo(str(problem))
    return result.labels


@click.command("construire-modeles", help="Reconstruire les modèles livrés depuis data/.")
def construire_modeles() -> None:
    """Train the delivered models and print their out-of-group figures."""
    from ..classification.build import build_models as build

    for kind, card in build().items():
        figures = ", ".join(
            f"{name} {value:.3f}"
            for name, value in card.mesures.items()
            if isinstance(value, float)
        )
        click.echo(f"{kind} : {card.effectif} étiquettes ; {figures}")
    from ..entities.ner.registering import register_delivered
    from ..entities.ner.train import train_ner

    ner = train_ner()
    register_delivered(load_settings())
    click.echo(f"ner : {ner['phrases']} phrases ; F1 tenu à part {ner['ents_f']:.3f}")
