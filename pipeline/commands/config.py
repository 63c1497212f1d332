"""`datadelib config`: the settings in force and where each one comes from."""

from __future__ import annotations

import os
import tomllib

import click

from ..config import PREFIX, Settings, file_of_settings, load_settings

KNOWN = {"CONFIG", "ETAT", "RACINE", "SORTIE"}
"""Variables that are ours without being settings: the file, folders of the registry, the project
and the notebooks."""


@click.command(
    help="Afficher les réglages, leur valeur et leur origine.",
    epilog="Un réglage s'écrit dans datadelib.toml (dossier courant, ou fichier nommé par "
    "DATADELIB_CONFIG), dans une variable DATADELIB_NOM, ou en option de la commande ; "
    "le dernier l'emporte.",
)
def config() -> None:
    """Print each setting with its value, its origin and what it is for; no password."""
    from ..journal import hide

    settings = load_settings()
    file = file_of_settings()
    written = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for name, field in Settings.model_fields.items():
        if f"{PREFIX}{name.upper()}" in os.environ:
            origin = "environnement"
        else:
            origin = str(file) if name in written else "défaut"
        value = getattr(settings, name)
        shown = "—" if value in (None, ()) else hide(str(value))
        click.echo(f"{name:<15} {shown:<30} {origin:<15} {field.description}")
    ours = {name.removeprefix(PREFIX) for name in os.environ if name.startswith(PREFIX)}
    for name in sorted(ours - KNOWN - {name.upper() for name in Settings.model_fields}):
        click.echo(f"{PREFIX}{name} n'est pas un réglage : la variable est sans effet.", err=True)
