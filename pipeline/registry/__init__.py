"""The registry of models: the only package that imports mlflow, and only when it has to.

`client` talks to MLflow, `champions` gives the model in use without it when nothing has changed,
`places` says where both keep their files.
"""

from .champions import LIVRE, SANS_REGISTRE, champion
from .client import ALIAS, Version, download, log_run, promote, register, rollback, versions
from .places import FICHIER, Champion

__all__ = [
    "ALIAS",
    "FICHIER",
    "LIVRE",
    "SANS_REGISTRE",
    "Champion",
    "Version",
    "champion",
    "download",
    "log_run",
    "promote",
    "register",
    "rollback",
    "versions",
]
