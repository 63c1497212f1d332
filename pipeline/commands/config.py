"""`datadelib config`: the settings in force and where each one comes from."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..config import Settings, load_settings


@click.command(help="Afficher les réglages, leur valeur et leur origine.")
def config() -> None:
    """Print each setting with its value, its origin and what it is for."""
    settings = load_settings()
    file = Path(os.environ.get("DATADELIB_CONFIG", "datadelib.toml"))
    written = file.read_text(encoding="utf-8") if file.exists() else ""
    for name, field in Settings.model_fields.items():
        if f"DATADELIB_{name.upper()}" in os.environ:
            origin = "environnement"
        elif any(row.split("=")[0].strip() == name for row in written.splitlines()):
            origin = str(file)
        else:
            origin = "défaut"
        value = getattr(settings, name)
        click.echo(f"{name:<15} {value!s:<30} {origin:<15} {field.description}")
