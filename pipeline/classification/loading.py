"""The models in use: champions of the registry, or the models delivered with the project."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from ..config import Settings
from . import bundle
from .matiere import MatiereModel
from .themes import ThemesModel

KINDS = ("matiere", "themes")


class Models(msgspec.Struct, frozen=True, kw_only=True):
    """Both classifiers, ready to use."""

    matiere: bundle.Bundle
    themes: bundle.Bundle

    @property
    def version(self) -> str:
        """Identity of the pair: changes when either changes, whatever its number."""
        return f"{self.matiere.sha256[:12]}-{self.themes.sha256[:12]}"

    @property
    def versions(self) -> dict[str, str]:
        """Name → version, for the field `modeles`."""
        return {"matiere": self.matiere.version, "themes": self.themes.version}

    @property
    def modele_matiere(self) -> MatiereModel:
        """The matière model itself."""
        model: MatiereModel = self.matiere.model
        return model

    @property
    def modele_themes(self) -> ThemesModel:
        """The theme model itself."""
        model: ThemesModel = self.themes.model
        return model


def load_models(settings: Settings) -> Models:
    """Return the champions, registering the models delivered at first use.

    Cached in the process by the content of the files: calling it per document costs nothing.
    Raises `ModelUnusable`.
    """
    from .. import registry

    found = {kind: registry.champion(kind, settings) for kind in KINDS}
    return _load(*((str(found[kind].chemin), found[kind].version) for kind in KINDS))


@lru_cache(maxsize=4)
def _load(matiere: tuple[str, str], themes: tuple[str, str]) -> Models:
    from pathlib import Path

    return Models(
        matiere=bundle.load(Path(matiere[0]), "matiere", matiere[1]),
        themes=bundle.load(Path(themes[0]), "themes", themes[1]),
    )
