"""Build the models delivered with the project from `data/labels`: what `make models` runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from ..errors import BadTable
from ..paths import DATA, MODELS
from . import bundle
from .calibration import stable
from .labels import Label, fingerprint
from .lexicon import Lexicon
from .matiere import MatiereSettings, train_matiere
from .readers import read_labels
from .reference import split_reference
from .themes import ThemesSettings, train_themes

LABELS = DATA / "labels"


def seed_labels(dossier: Path = LABELS) -> list[Label]:
    """Return all the seed labels. Raises `BadTable`."""
    labels = [label for path in sorted(dossier.glob("*.jsonl")) for label in read_labels(path)]
    if not labels:
        raise BadTable(chemin=dossier, details="aucune étiquette")
    return labels


def read_settings(kind: str, modeles: Path = MODELS) -> Any:
    """Read `models/<kind>/reglages.json`; defaults when it is missing."""
    types: dict[str, type] = {"matiere": MatiereSettings, "themes": ThemesSettings}
    path = modeles / kind / "reglages.json"
    if not path.exists():
        return types[kind]()
    try:
        return msgspec.json.decode(path.read_bytes(), type=types[kind])
    except msgspec.DecodeError as error:
        raise BadTable(chemin=path, details=str(error)) from error


def read_lexicon(kind: str, modeles: Path = MODELS) -> Lexicon:
    """Read `models/<kind>/lexique.txt`."""
    return Lexicon.read(modeles / kind / "lexique.txt")


def train_one(
    kind: str, labels: list[Label], modeles: Path = MODELS, cree: str = ""
) -> tuple[bundle.Model, bundle.Card]:
    """Train one model and write its card; `cree` is the date, empty for a delivered model."""
    settings = read_settings(kind, modeles)
    model: bundle.Model
    figures: Any
    if kind == "matiere":
        model, figures = train_matiere(labels, read_lexicon(kind, modeles), settings)
    else:
        model, figures = train_themes(labels, read_lexicon(kind, modeles), settings)
    fiche = bundle.Card(
        kind=kind,
        donnees=fingerprint(labels),
        effectif=figures.effectif,
        cree=cree,
        reglages=msgspec.to_builtins(settings),
        mesures=stable(msgspec.to_builtins(figures)),
        versions=bundle.library_versions(),
    )
    return model, fiche


def write_card(path: Path, card: bundle.Card) -> None:
    """Write the card of a delivered model, for readers and for the registry."""
    data = msgspec.json.format(msgspec.json.encode(card), indent=1)
    path.write_bytes(data + b"\n")


def build_models(dossier: Path = LABELS, modeles: Path = MODELS) -> dict[str, bundle.Card]:
    """Train both models on the seed labels and write their bundle and label list.

    Returns:
        The card of each model. The same labels and versions give the same bytes.
    """
    labels, _ = split_reference(seed_labels(dossier))
    fiches = {}
    for kind in ("matiere", "themes"):
        model, fiche = train_one(kind, labels, modeles)
        bundle.save(model, fiche, modeles / kind / bundle.FICHIER)
        write_card(modeles / kind / "fiche.json", fiche)
        liste = json.dumps(list(model.labels), ensure_ascii=False, indent=1)
        (modeles / kind / "etiquettes.json").write_text(liste + "\n", encoding="utf-8")
        fiches[kind] = fiche
    return fiches
