"""One settings object: file < environment (`DATADELIB_…`) < flag, printable with its origins."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from .errors import BadSettings
from .francais import setting
from .paths import DATA, MODELS

PREFIX = "DATADELIB_"
"""What the variables of the environment that are settings begin with."""


def file_of_settings() -> Path:
    """The file of settings, which may not exist: `datadelib.toml` or `DATADELIB_CONFIG`."""
    return Path(os.environ.get(f"{PREFIX}CONFIG", "datadelib.toml"))


class Settings(BaseSettings):
    """Settings of a run. Each field has a default that suits one machine and one collectivité."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    ocr: Literal["auto", "toujours", "jamais"] = Field(
        "auto", description="Reconnaissance de caractères : selon la page, toujours ou jamais."
    )
    ocr_dpi: int = Field(200, ge=100, le=400, description="Résolution de lecture des images.")
    cache_ocr: Path | None = Field(
        None, description="Dossier où garder les pages reconnues (défaut : aucun)."
    )
    processus: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, description="Processus en parallèle."
    )
    delai: float = Field(600.0, gt=0, description="Délai par document, en secondes.")
    memoire: int = Field(8192, ge=512, description="Mémoire par processus, en mébioctets.")
    base_suivi: str | None = Field(
        None, description="Base de suivi, URL SQLAlchemy (défaut : SQLite dans la sortie)."
    )
    seuil_echecs: float = Field(
        0.5, ge=0, le=1, description="Part de documents rejetés au-delà de laquelle échouer."
    )
    geocodeur: str | None = Field(
        None, description="Service d'adresses (protocole de la Base adresse nationale)."
    )
    dask: str | None = Field(
        None, description="Grappe Dask : adresse de l'ordonnanceur, ou « local »."
    )
    lots_dask: int = Field(16, ge=1, description="Lots envoyés d'avance à la grappe Dask.")
    hotes: tuple[str, ...] = Field(
        (), description="Hôtes permis pour les listes d'adresses (défaut : tout hôte public)."
    )
    delai_reseau: float = Field(30.0, gt=0, description="Délai d'une requête, en secondes.")
    attente: float = Field(1.0, ge=0, description="Attente avant un nouvel essai, en secondes.")
    taille_max: int = Field(200, ge=1, description="Taille d'un document, en mébioctets.")
    lot: int = Field(20, ge=1, description="Documents par lot.")
    mlflow_uri: str | None = Field(
        None, description="Registre des modèles (défaut : SQLite local)."
    )
    base_url: str | None = Field(None, description="Adresse publique des documents (DELIB_URL).")
    collectivites: Path | None = Field(
        None, description="Table collectivites.csv : nom, SIREN, SIRET du siège."
    )
    beneficiaires: Path | None = Field(
        None, description="Table beneficiaires.csv : nom, SIRET ou RNA des bénéficiaires."
    )
    textes_publics: bool = Field(
        False, description="Écrire aussi scdl/textes_publics.jsonl, les textes pseudonymisés."
    )
    data: Path = Field(DATA, description="Dossier des données de référence.")
    modeles: Path = Field(MODELS, description="Dossier des modèles livrés.")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags win over the environment, which wins over `datadelib.toml`."""
        written = TomlConfigSettingsSource(settings_cls, file_of_settings())
        return (init_settings, env_settings, written)


def load_settings(**flags: Any) -> Settings:
    """Build the settings; flags that are None are ignored. Raises `BadSettings`."""
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        details = " ; ".join(setting(dict(e)) for e in error.errors())
        raise BadSettings(details=details) from error
    except (OSError, ValueError) as error:
        raise BadSettings(details=error) from error
