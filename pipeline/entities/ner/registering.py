"""The delivered model in the registry (MLflow): its bytes, its settings, its figures.

The recognition is read from `models/ner`, as delivered; the registry keeps every version that was
delivered or rebuilt here, so that what made a result can be found again.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from pipeline import registry
from pipeline.config import Settings
from pipeline.paths import MODELS

KIND = "ner"


def register_delivered(settings: Settings, folder: Path = MODELS / "ner") -> str | None:
    """Register the model of `folder` unless its bytes are there already; make it the champion.

    Returns:
        Its version number; None without registry (`mlflow_uri` "aucun").

    Raises:
        SourceUnavailable: the registry server is out of reach.
    """
    if settings.mlflow_uri == registry.SANS_REGISTRE:
        return None
    card = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    content = archive(folder / "model")
    digest = hashlib.sha256(content).hexdigest()
    known = [found for found in registry.versions(KIND, settings) if found.sha256 == digest]
    version = known[0].version if known else _register(content, folder, card, settings)
    if not known or registry.ALIAS not in known[0].alias:
        registry.promote(KIND, version, settings)
    return version


def _register(content: bytes, folder: Path, card: dict[str, Any], settings: Settings) -> str:
    scores = {f"f1_{label.lower()}": value for label, value in card["par_etiquette"].items()}
    with tempfile.TemporaryDirectory() as temporary:
        bundle = Path(temporary) / "modele.tar"
        bundle.write_bytes(content)
        return registry.register(
            KIND, bundle, settings, nature=registry.LIVRE,
            params={name: card[name] for name in ("graine", "phrases", "modeles_de_phrases")},
            metrics={name: card[name] for name in ("ents_p", "ents_r", "ents_f")} | scores,
            tags={"donnees_sha256": card["donnees_sha256"], "spacy": card["spacy"]},
            files=[(path, "fiche") for path in sorted(folder.glob("*.*")) if path.is_file()],
        )  # fmt: skip


def archive(folder: Path) -> bytes:
    """Return the files of `folder` as an uncompressed tar; same files, same bytes."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = tarfile.TarInfo(path.relative_to(folder).as_posix())
            entry.size = path.stat().st_size
            with path.open("rb") as file:
                tar.addfile(entry, file)
    return stream.getvalue()
