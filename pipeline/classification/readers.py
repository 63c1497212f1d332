"""Labels from elsewhere: CSV, JSON Lines, published SCDL, exports of Label Studio and doccano."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..errors import BadTable
from .labels import Label

DECLARED_WEIGHT = 0.3
"""Weight of a code declared by an agent in a published file: a weak label (one in four differs)."""
_SEPARATORS = ",;|\t"


def read_labels(chemin: Path, weak: bool = False) -> list[Label]:
    """Read a file of labels, whatever its format, without checking its content.

    Args:
        chemin: CSV (comma, semicolon or tab; UTF-8 or Windows), JSON Lines (ours or doccano's),
            JSON (Label Studio), or a published SCDL délibérations CSV.
        weak: give all of them the weight of declared codes.

    Raises:
        BadTable: the file is unreadable, or has neither text nor label columns.
    """
    labels = [_label(row, weak) for row in read_rows(chemin)]
    if not labels:
        raise BadTable(chemin=chemin, details="aucune ligne")
    return labels


def read_rows(chemin: Path) -> list[dict[str, Any]]:
    """Read the rows of a file in any of these formats. Raises `BadTable`."""
    try:
        text = decode(chemin.read_bytes())
    except OSError as error:
        raise BadTable(chemin=chemin, details=error) from error
    suffix = chemin.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return list(_json_lines(text, chemin))
    if suffix == ".json":
        return list(_json(text, chemin))
    return list(_csv(text, chemin))


def decode(data: bytes) -> str:
    """Decode UTF-8, with or without its mark, else Windows-1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _json_lines(text: str, chemin: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            details = f"ligne {number}, JSON non valable"
            raise BadTable(chemin=chemin, details=details) from error
        if not isinstance(row, dict):
            raise BadTable(chemin=chemin, details=f"ligne {number}, un objet JSON est attendu")
        yield _doccano(row)


def _json(text: str, chemin: Path) -> Iterator[dict[str, Any]]:
    try:
        content = json.loads(text)
    except ValueError as error:
        raise BadTable(chemin=chemin, details="JSON non valable") from error
    if not isinstance(content, list) or not all(isinstance(item, dict) for item in content):
        raise BadTable(chemin=chemin, details="une liste d'objets JSON est attendue")
    for item in content:
        yield _label_studio(item) if "data" in item else _doccano(item)


def separator_of(text: str) -> str:
    """Return the separator of a CSV, from its first line."""
    header = text.splitlines()[0] if text.strip() else ""
    return max(_SEPARATORS, key=header.count)


def _csv(text: str, chemin: Path) -> Iterator[dict[str, Any]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    names = {(name or "").strip().lower() for name in reader.fieldnames or ()}
    if not names & {"texte", "objet", "delib_objet", "text"}:
        details = "il manque une colonne « objet » ou « texte » (ou DELIB_OBJET)"
        raise BadTable(chemin=chemin, details=details)
    for row in reader:
        yield {(k or "").strip().lower(): v for k, v in row.items() if k}


def _doccano(row: dict[str, Any]) -> dict[str, Any]:
    """doccano: `text`, `label` (list or string) and free metadata."""
    if "text" not in row and "data" not in row:
        return row
    text = row.get("text", row.get("data"))
    labels = row.get("label", row.get("labels")) or []
    labels = [labels] if isinstance(labels, str) else [str(label) for label in labels]
    return {**row, "texte": text, **_by_kind(labels)}


def _label_studio(item: Mapping[str, Any]) -> dict[str, Any]:
    """Label Studio: `data` and `annotations[].result[].value.choices`; the last one is kept."""
    labels: list[str] = []
    for annotation in item.get("annotations") or []:
        if annotation.get("was_cancelled"):
            continue
        labels = [
            str(choice)
            for result in annotation.get("result") or []
            for choice in result.get("value", {}).get("choices") or []
        ]
    return {**item["data"], **_by_kind(labels)}


def _by_kind(labels: list[str]) -> dict[str, Any]:
    """Tell codes from themes: a code begins with a digit ("7.5 Subventions" → 7.5)."""
    codes = [label.split()[0] for label in labels if label[:1].isdigit()]
    themes = [label for label in labels if label and not label[:1].isdigit()]
    found: dict[str, Any] = {}
    if codes:
        found.update(matiere=codes[0], matiere_alt=codes[1:])
    if themes:
        found["themes"] = themes
    return found


def _many(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        for separator in ";|":
            value = value.replace(separator, ",")
        value = value.split(",")
    return tuple(str(item).strip() for item in value or () if str(item).strip())


def _label(row: Mapping[str, Any], weak: bool) -> Label:
    declared = "delib_objet" in row or "delib_matiere_code" in row
    objet = str(row.get("objet") or row.get("delib_objet") or "").strip()
    texte = str(row.get("texte") or "").strip()
    if not objet and texte and len(texte) <= 300:
        objet, texte = texte, ""
    code = str(row.get("matiere") or row.get("delib_matiere_code") or "").strip() or None
    weight = row.get("poids")
    return Label(
        objet=objet,
        texte=texte,
        matiere=code,
        matiere_alt=_many(row.get("matiere_alt")),
        themes=_many(row.get("themes")),
        groupe=str(row.get("groupe") or row.get("coll_siret") or "").strip() or None,
        source=str(row.get("source") or "").strip() or None,
        poids=float(weight) if weight else (DECLARED_WEIGHT if declared or weak else 1.0),
    )
