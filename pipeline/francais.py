"""What libraries and the system say in English, in French: reasons, settings, the words of Click.

A data officer reads these sentences in a terminal or a report; each has one place here.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from typing import Any

REASONS = {
    os.strerror(code): reason
    for code, reason in {
        errno.ENOENT: "il n'existe pas",
        errno.EACCES: "l'accès est refusé",
        errno.EPERM: "l'accès est refusé",
        errno.EROFS: "le disque est en lecture seule",
        errno.ENOSPC: "le disque est plein",
        errno.EDQUOT: "le quota du disque est atteint",
        errno.EISDIR: "c'est un dossier",
        errno.ENOTDIR: "ce n'est pas un dossier",
        errno.EEXIST: "il existe déjà",
        errno.ENAMETOOLONG: "son nom est trop long",
        errno.EMFILE: "trop de fichiers sont ouverts",
        errno.EIO: "le disque ne répond pas",
        errno.ECONNREFUSED: "la connexion est refusée",
        errno.ETIMEDOUT: "le délai est dépassé",
        errno.ENOMEM: "la mémoire manque",
    }.items()
}
"""What the system says of a file → the same in French."""

SETTINGS = {
    "greater_than_equal": "au moins {ge} est attendu",
    "greater_than": "plus de {gt} est attendu",
    "less_than_equal": "au plus {le} est attendu",
    "literal_error": "une valeur parmi {expected} est attendue",
    "int_parsing": "un nombre entier est attendu",
    "int_from_float": "un nombre entier est attendu",
    "float_parsing": "un nombre est attendu",
    "bool_parsing": "true ou false est attendu",
    "extra_forbidden": "ce réglage n'existe pas",
}
"""The types of error of pydantic that a setting can meet."""

CLICK = {
    "Usage:": "Emploi :",
    "Options": "Options",
    "Commands": "Commandes",
    "Show this message and exit.": "Afficher cette aide.",
    "Show the version and exit.": "Afficher la version.",
    "required": "obligatoire",
    "default: {default}": "défaut : {default}",
    "file": "fichier",
    "directory": "dossier",
    "path": "chemin",
    "Error: {message}": "Erreur : {message}",
    "Try '{command} {option}' for help.": "Aide : {command} {option}",
    "Missing argument": "Il manque l'argument",
    "Missing option": "Il manque l'option",
    "Missing parameter": "Il manque le paramètre",
    "Missing command.": "Il manque une commande.",
    "No such option {name!r}.": "L'option {name} n'existe pas.",
    "No such command {name!r}.": "La commande {name} n'existe pas.",
    "Did you mean {possibility}?": "Vouliez-vous dire {possibility} ?",
    "(Did you mean one of: {possibilities}?)": "(Vouliez-vous dire : {possibilities} ?)",
    "Choose from:\n\t{choices}": "Au choix :\n\t{choices}",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "Got unexpected extra argument ({args})": "Argument en trop : {args}",
    "Got unexpected extra arguments ({args})": "Arguments en trop : {args}",
    "Option {name!r} requires an argument.": "L'option {name} attend une valeur.",
    "Option {name!r} does not take a value.": "L'option {name} n'attend pas de valeur.",
    "{value!r} is not a valid {number_type}.": "« {value} » n'est pas un {number_type}.",
    "{value!r} is not one of {choices}.": "« {value} » n'est pas parmi {choices}.",
    "{value!r} is not {choice}.": "« {value} » n'est pas {choice}.",
    "{name} {filename!r} does not exist.": "{name} « {filename} » : il n'existe pas.",
    "{name} {filename!r} is a file.": "« {filename} » est un fichier, pas un dossier.",
    "{name} {filename!r} is a directory.": "« {filename} » est un dossier, pas un fichier.",
    "{name} {filename!r} is not readable.": "{name} « {filename} » : l'accès est refusé.",
    "Aborted!": "Interrompu.",
}
"""The words of Click that our commands can show; the others stay as they are."""


def reason(value: object) -> object:
    """Why something failed, in French: an exception of the system, or the text it left."""
    if isinstance(value, UnicodeDecodeError):
        return "il n'est pas écrit en UTF-8"
    if isinstance(value, json.JSONDecodeError):
        return f"la ligne {value.lineno} n'est pas du JSON"
    if isinstance(value, OSError):
        value = value.strerror or str(value)
    return REASONS.get(value, value) if isinstance(value, str) else value


def setting(error: Mapping[str, Any]) -> str:
    """A sentence for an error of pydantic on a setting: its name, and what was expected."""
    name = ".".join(map(str, error["loc"]))
    known = SETTINGS.get(str(error["type"]))
    said = known.format_map(dict(error.get("ctx") or {})) if known else str(error["msg"])
    return f"{name} : {said}".replace("' or '", "', '")


def counted(count: int, word: str) -> str:
    """A number and its noun or group, which agrees: "0 ligne classée", "2 lignes classées"."""
    agreed = word if count < 2 else " ".join(f"{part}s" for part in word.split())
    return f"{count} {agreed}"


def translate_click() -> None:
    """Make Click speak French, whatever the language of the machine."""
    import click
    from click import core, decorators, exceptions, formatting, parser, types

    def _said(message: str) -> str:
        return CLICK.get(message, message)

    def _counted(one: str, many: str, count: int) -> str:
        return _said(one if count == 1 else many)

    for module in (core, decorators, exceptions, formatting, parser, types):
        for name, replacement in (("_", _said), ("ngettext", _counted)):
            if hasattr(module, name):
                setattr(module, name, replacement)
    click.INT.name, click.FLOAT.name, click.STRING.name = "entier", "nombre", "texte"
