"""Gold annotations and predictions, read into one shape.

Gold comes as one line per délibération (extraits, single acts) or one line per document with its
`deliberations` (minutes); predictions come as `deliberations.jsonl` and `documents.jsonl`. Both
become `GoldDocument` values whose items are plain dictionaries with the guide's field names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import BadTable

Item = dict[str, Any]

SEANCE_FIELDS = (
    "collectivite", "siren", "date", "heure", "presents", "absents", "procurations", "effectif",
    "secretaire",
)  # fmt: skip


@dataclass(frozen=True)
class GoldDocument:
    """A document with its délibérations, on either side of a comparison."""

    doc: str
    type: str | None = None
    seance: Item = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    origine: str | None = None


def key(doc: str) -> str:
    """The name under which gold and prediction of a document meet: its stem, without folders."""
    name = Path(doc).name
    for suffix in (".pdf", ".docx", ".odt", ".doc", ".html", ".txt", ".png", ".tif", ".tiff"):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return name


def read_lines(path: Path) -> list[Item]:
    """Read a JSON Lines file. Raises `BadTable` with the number of the line that is not JSON."""
    rows: list[Item] = []
    try:
        with path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    try:
                        rows.append(json.loads(line))
                    except ValueError as error:
                        details = f"la ligne {number} n'est pas du JSON"
                        raise BadTable(chemin=path, details=details) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadTable(chemin=path, details=error) from error
    return rows


def read_gold(path: Path) -> dict[str, GoldDocument]:
    """Read a gold file of either form, by document key."""
    documents: dict[str, GoldDocument] = {}
    for row in read_lines(path):
        if "doc" not in row:
            raise BadTable(chemin=path, details="une ligne n'a pas de champ « doc »")
        name = key(str(row["doc"]))
        items = row.get("deliberations")
        seance = {k: row[k] for k in SEANCE_FIELDS if k in row}
        if items is None and name in documents:  # several acts of one file, a line each
            earlier = documents[name]
            documents[name] = replace(earlier, items=(*earlier.items, row))
        elif items is None:
            documents[name] = GoldDocument(name, "deliberation", seance, (row,))
        else:
            documents[name] = GoldDocument(name, row.get("type"), seance, tuple(items))
    if not documents:
        raise BadTable(chemin=path, details="il ne contient aucune annotation")
    return documents


def read_predictions(path: Path) -> dict[str, GoldDocument]:
    """Read `deliberations.jsonl` (with `documents.jsonl` beside it) by document key."""
    from .tidy import tidy

    items: dict[str, list[Item]] = {}
    for row in read_lines(path):
        if "doc" not in row:
            raise BadTable(chemin=path, details="une ligne n'a pas de champ « doc »")
        items.setdefault(key(str(row["doc"])), []).append(tidy(row))
    documents: dict[str, GoldDocument] = {}
    beside = path.with_name("documents.jsonl")
    for row in read_lines(beside) if beside.exists() else []:
        name = key(str(row["doc"]))
        origins = {p.get("origine") for p in row.get("pages") or []} - {"vide", None}
        documents[name] = GoldDocument(
            name,
            row.get("type"),
            {k: row.get(k) for k in SEANCE_FIELDS},
            tuple(items.pop(name, ())),
            "ocr" if origins & {"ocr", "mixte"} else "texte",
        )
    for name, rows in items.items():
        documents[name] = GoldDocument(name, None, {}, tuple(rows))
    return documents


def texts(values: Iterable[Any]) -> list[str]:
    """The texts of a list of mentions, written as strings or as objects with `texte`."""
    return [str(v["texte"]) if isinstance(v, dict) else str(v) for v in values]
