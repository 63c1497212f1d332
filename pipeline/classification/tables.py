"""Classification of a table of titles: lists of délibérations, published SCDL files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np

from ..config import Settings
from ..errors import BadTable
from ..files import write_atomic
from .explain import explain
from .items import from_mapping
from .loading import load_models
from .readers import decode, separator_of

BATCH = 2000
ADDED = ("matiere", "matiere_confiance", "matiere_top", "themes", "a_verifier")


def run_classify(
    source: Path, colonne: str, out: Path, settings: Settings, *, explique: bool = False
) -> tuple[int, int]:
    """Add `matiere`, `matiere_confiance`, `matiere_top`, `themes`, `a_verifier` to each row.

    Args:
        source: a CSV (comma, semicolon or tab; UTF-8 or Windows).
        colonne: the column that holds the objet or the text.
        out: the CSV to write, same separator.
        settings: where the models are.
        explique: add the column `mots`, the words that weighed.

    Returns:
        (rows, rows to check). Columns of the source that have the same names are replaced.

    Raises:
        BadTable: unreadable file or missing column.
        OutputUnwritable: the table cannot be written.
    """
    try:
        text = decode(source.read_bytes())
    except OSError as error:
        raise BadTable(chemin=source, details=error) from error
    separator = separator_of(text)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    names = list(reader.fieldnames or ())
    if colonne not in names:
        found = ", ".join(names) or "aucune"
        raise BadTable(chemin=source, details=f"pas de colonne « {colonne} » (colonnes : {found})")
    rows = list(reader)
    doubtful = _fill(rows, colonne, settings, explique)
    added = [*ADDED, *(("mots",) if explique else ())]
    fields = [name for name in names if name not in added] + added
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fields, delimiter=separator, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    write_atomic(out, [buffer.getvalue().encode()])
    return len(rows), doubtful


def _fill(rows: list[dict[str, str]], colonne: str, settings: Settings, explique: bool) -> int:
    models = load_models(settings)
    matiere, themes = models.modele_matiere, models.modele_themes
    doubtful = 0
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        items = [from_mapping({"texte": row.get(colonne)}) for row in batch]
        p_matiere, p_themes = matiere.probabilities(items), themes.probabilities(items)
        for row, item, p, kept in zip(
            batch, items, p_matiere, themes.choose(p_themes), strict=True
        ):
            if not item.objet and not item.texte:
                row |= dict.fromkeys(ADDED, "") | {"a_verifier": "texte vide"}
                doubtful += 1
                continue
            order = np.argsort(-p, kind="stable")[:3]
            sure = bool(p[order[0]] >= matiere.seuil)
            doubtful += not sure
            row["matiere"] = matiere.labels[order[0]]
            row["matiere_confiance"] = f"{p[order[0]]:.4f}"
            row["matiere_top"] = "; ".join(
                f"{matiere.labels[i]} ({100 * p[i]:.0f} %)" for i in order
            )
            row["themes"] = ";".join(themes.labels[i] for i in kept)
            row["a_verifier"] = "" if sure else "matière incertaine"
            if explique:
                row["mots"] = "; ".join(f"{w.terme} ({w.poids:+})" for w in explain(matiere, item))
    return doubtful
