"""A model on disk: one skops file that holds everything needed to use it, and nothing else.

Only arrays, strings, numbers, lists and dictionaries are written: no class of ours nor of a
library, so that no type has to be trusted beyond numpy's, and a file with anything else in it is
refused before it is loaded.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import msgspec

from .. import nomenclature
from ..errors import ModelUnusable
from .matiere import MatiereModel
from .themes import ThemesModel

FORMAT = 3
"""Version of the bundle and of the features; a bundle of another version is refused."""
TRUSTED_TYPES: list[str] = ["numpy.dtype", "numpy.float32", "numpy.float64", "numpy.int8"]
FICHIER = "modele.skops"
Model = MatiereModel | ThemesModel
KINDS: dict[str, type[MatiereModel] | type[ThemesModel]] = {
    "matiere": MatiereModel,
    "themes": ThemesModel,
}


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle says of itself."""

    kind: str
    format: int = FORMAT
    donnees: str = ""
    """sha256 of the labels it was trained on."""
    effectif: int = 0
    cree: str = ""
    """ISO date of the training; empty for the models delivered, which must be reproducible."""
    reglages: dict[str, Any] = {}
    mesures: dict[str, Any] = {}
    versions: dict[str, str] = {}


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """A model and its card; `version` is set by the registry."""

    fiche: Card
    model: Any
    sha256: str = ""
    version: str = "livre"


def library_versions() -> dict[str, str]:
    """Return the versions of the libraries a bundle depends on."""
    from importlib.metadata import version

    return {name: version(name) for name in ("scikit-learn", "numpy", "skops")}


def dumps(model: Model, fiche: Card) -> bytes:
    """Serialise a model, compressed; the same model always gives the same bytes."""
    from skops import io as sio

    content = {"fiche": msgspec.json.encode(fiche).decode(), "etat": model.state()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, data in _stable(sio.dumps(content)).items():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            target.writestr(info, data, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def _stable(raw: bytes) -> dict[str, bytes]:
    """Return the files of a skops archive, memory addresses and random names numbered in order."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    schema = files.pop("schema.json").decode()
    ids: dict[str, str] = {}
    names: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        return match.group(1) + ids.setdefault(match.group(2), str(len(ids)))

    def rename(match: re.Match[str]) -> str:
        return names.setdefault(match.group(), f"tableau-{len(names)}.npy")

    schema = re.sub(r'("__id__":\s*)(\d+)', number, schema)
    schema = re.sub(r"[\w-]+\.npy", rename, schema)
    stable = {names.get(name, name): data for name, data in files.items()}
    return {"schema.json": schema.encode(), **dict(sorted(stable.items()))}


def save(model: Model, fiche: Card, path: Path) -> str:
    """Write a bundle beside and rename it; return its sha256."""
    data = dumps(model, fiche)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_bytes(data)
    temporary.replace(path)
    return hashlib.sha256(data).hexdigest()


def load(path: Path, kind: str, version: str = "livre") -> Bundle:
    """Read a bundle. Raises `ModelUnusable` with the reason, in French, when it does not fit."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelUnusable(modele=kind, details=f"fichier illisible, {error}") from error
    return loads(data, kind, version)


def loads(data: bytes, kind: str, version: str = "livre") -> Bundle:
    """Read a bundle from its bytes; see `load`."""
    from skops import io as sio

    try:
        unknown = set(sio.get_untrusted_types(data=data)) - set(TRUSTED_TYPES)
        if unknown:
            names = ", ".join(sorted(unknown))
            raise ModelUnusable(modele=kind, details=f"types non autorisés ({names})")
        content = sio.loads(data, trusted=TRUSTED_TYPES)
        fiche = msgspec.json.decode(content["fiche"], type=Card)
    except ModelUnusable:
        raise
    except Exception as error:  # a damaged file fails in as many ways as there are bytes
        raise ModelUnusable(modele=kind, details=f"fichier endommagé, {error}") from error
    _check(fiche, kind)
    try:
        model = KINDS[kind].from_state(content["etat"])
        _check_shapes(model, kind)
    except (KeyError, ValueError, TypeError, IndexError) as error:
        details = f"contenu incomplet, {type(error).__name__} {error}"
        raise ModelUnusable(modele=kind, details=details) from error
    digest = hashlib.sha256(data).hexdigest()
    return Bundle(fiche=fiche, model=model, sha256=digest, version=version)


def _check(fiche: Card, kind: str) -> None:
    if fiche.kind != kind:
        details = f"c'est un modèle « {fiche.kind} » et non « {kind} »"
        raise ModelUnusable(modele=kind, details=details)
    if fiche.format != FORMAT:
        details = f"son format est {fiche.format} et ce logiciel lit le format {FORMAT}"
        raise ModelUnusable(modele=kind, details=details)


def _check_shapes(model: Model, kind: str) -> None:
    known = set(nomenclature.matieres() if kind == "matiere" else nomenclature.themes())
    unknown = set(model.labels) - known
    if unknown:
        names = ", ".join(sorted(unknown))
        raise ModelUnusable(
            modele=kind, details=f"étiquettes inconnues de la nomenclature ({names})"
        )
    columns = len(model.vectorizer.names())
    if model.linear.poids.shape != (len(model.labels), columns):
        details = f"{model.linear.poids.shape[1]} poids pour {columns} variables"
        raise ModelUnusable(modele=kind, details=details)
