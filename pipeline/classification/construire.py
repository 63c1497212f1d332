"""Build the models delivered with the project from `data/labels`: what `make models` runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from ..errors import BadTable
from ..paths import DATA, MODELS
from . import bundle
from .importer import lire_labels
from .labels import Label, empreinte
from .lexique import Lexique
from .matiere import Reglages, train_matiere
from .themes import ReglagesThemes, train_themes

LABELS = DATA / "labels"


def labels_livres(dossier: Path = LABELS) -> list[Label]:
    """Return all the seed labels. Raises `BadTable`."""
    labels = [label for path in sorted(dossier.glob("*.jsonl")) for label in lire_labels(path)]
    if not labels:
        raise BadTable(chemin=dossier, details="aucune étiquette")
    return labels


def reglages(kind: str, modeles: Path = MODELS) -> Any:
    """Read `models/<kind>/reglages.json`; defaults when it is missing."""
    types: dict[str, type] = {"matiere": Reglages, "themes": ReglagesThemes}
    path = modeles / kind / "reglages.json"
    if not path.exists():
        return types[kind]()
    try:
        return msgspec.json.decode(path.read_bytes(), type=types[kind])
    except msgspec.DecodeError as error:
        raise BadTable(chemin=path, details=str(error)) from error


def lexique(kind: str, modeles: Path = MODELS) -> Lexique:
    """Read `models/<kind>/lexique.txt`."""
    return Lexique.lire(modeles / kind / "lexique.txt")


def entrainer(
    kind: str, labels: list[Label], modeles: Path = MODELS, cree: str = ""
) -> tuple[bundle.Model, bundle.Fiche]:
    """Train one model and write its card; `cree` is the date, empty for a delivered model."""
    settings = reglages(kind, modeles)
    model: bundle.Model
    figures: Any
    if kind == "matiere":
        model, figures = train_matiere(labels, lexique(kind, modeles), settings)
    else:
        model, figures = train_themes(labels, lexique(kind, modeles), settings)
    fiche = bundle.Fiche(
        kind=kind,
        donnees=empreinte(labels),
        effectif=figures.effectif,
        cree=cree,
        reglages=msgspec.to_builtins(settings),
        mesures=msgspec.to_builtins(figures),
        versions=bundle.versions_utilisees(),
    )
    return model, fiche


def construire_modeles(dossier: Path = LABELS, modeles: Path = MODELS) -> dict[str, bundle.Fiche]:
    """Train both models on the seed labels and write their bundle and label list.

    Returns:
        The card of each model. The same labels and versions give the same bytes.
    """
    labels = labels_livres(dossier)
    fiches = {}
    for kind in ("matiere", "themes"):
        model, fiche = entrainer(kind, labels, modeles)
        bundle.save(model, fiche, modeles / kind / bundle.FICHIER)
        liste = json.dumps(list(model.labels), ensure_ascii=False, indent=1)
        (modeles / kind / "etiquettes.json").write_text(liste + "\n", encoding="utf-8")
        fiches[kind] = fiche
    return fiches
