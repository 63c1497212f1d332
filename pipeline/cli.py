"""The command `datadelib`: an explicit dictionary of commands, each imported when it is called."""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module

import click

from . import __version__
from .errors import DatadelibError
from .francais import translate_click

COMMANDS: dict[str, tuple[str, str]] = {
    "enrich": ("pipeline.commands.enrich:enrich", "Lire des délibérations et publier des données."),
    "classify": (
        "pipeline.commands.classification:classify",
        "Classer les lignes d'un CSV : matière et thèmes.",
    ),
    "train": ("pipeline.commands.classification:train", "Réentraîner un modèle."),
    "models": ("pipeline.commands.classification:models", "Lister et choisir les versions."),
    "a-annoter": (
        "pipeline.commands.classification:a_annoter",
        "Choisir les délibérations les plus utiles à étiqueter.",
    ),
    "etiquettes": ("pipeline.commands.classification:etiquettes", "Vérifier des étiquettes."),
    "construire-modeles": (
        "pipeline.commands.classification:construire_modeles",
        "Reconstruire les modèles livrés.",
    ),
    "valider": ("pipeline.commands.scdl:valider", "Vérifier un fichier SCDL."),
    "reparer": ("pipeline.commands.scdl:reparer", "Corriger un fichier SCDL sans deviner."),
    "fusionner": ("pipeline.commands.scdl:fusionner", "Mettre à jour un fichier déjà publié."),
    "collectivites": ("pipeline.commands.scdl:collectivites", "Préparer la table des SIRET."),
    "juger": ("pipeline.commands.scdl:juger", "Faire juger les exports par Validata."),
    "mesurer-protection": (
        "pipeline.commands.scdl:mesurer_protection",
        "Mesurer la protection des personnes privées.",
    ),
    "evaluate": ("pipeline.commands.evaluation:evaluate", "Comparer à une référence annotée."),
    "gold": ("pipeline.commands.gold:gold", "Vérifier et échanger des annotations."),
    "mesurer": ("pipeline.commands.evaluation:mesurer", "Mesurer la qualité (make eval)."),
    "mesurer-numerisation": (
        "pipeline.commands.evaluation:mesurer_numerisation",
        "Mesurer ce que la numérisation fait perdre.",
    ),
    "publier": ("pipeline.commands.operations:publier", "Mettre à jour les fichiers publiés."),
    "planifier": ("pipeline.commands.operations:planifier", "Enrichir chaque nuit."),
    "statut": ("pipeline.commands.operations:statut", "Montrer les derniers traitements."),
    "rejouer": ("pipeline.commands.operations:rejouer", "Reprendre la quarantaine."),
    "doctor": ("pipeline.commands.operations:doctor", "Vérifier l'installation."),
    "bench": ("pipeline.commands.bench:bench", "Mesurer les vitesses (make bench)."),
    "config": ("pipeline.commands.config:config", "Afficher les réglages et leur origine."),
}
"""Name → (module:attribute, one line for `--help`), so that help imports nothing."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the dictionary alone."""
        with formatter.section("Commandes"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    help="datadelib : des délibérations des collectivités aux données ouvertes (SCDL).",
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
@click.version_option(__version__, message="datadelib %(version)s")
def group() -> None:
    """The command group."""


def main() -> None:
    """Run the command; an error is one clear line on stderr and an exit code.

    What is not one of our errors shows its trace first: whoever receives the report needs it.
    """
    translate_click()
    os.environ.setdefault("DO_NOT_TRACK", "true")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        group(prog_name="datadelib")
    except DatadelibError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except Exception as error:
        traceback.print_exc()
        unexpected = DatadelibError(details=f"{type(error).__name__}, {error}")
        click.echo(str(unexpected), err=True)
        sys.exit(unexpected.exit_code)
