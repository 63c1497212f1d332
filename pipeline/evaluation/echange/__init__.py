"""Gold to and from annotation tools: Label Studio, doccano, spaCy's DocBin."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from ...errors import BadTable
from ...files import write_atomic
from ..gold import read_lines
from ..validate import read_texts
from .taches import Tache, rows_of, tasks_of

FORMATS = {
    "label-studio": "pipeline.evaluation.echange.label_studio",
    "doccano": "pipeline.evaluation.echange.doccano",
    "docbin": "pipeline.evaluation.echange.docbin",
}
"""Format → module with `dump(tasks) -> bytes` and `load(bytes) -> tasks`."""


def export_gold(gold: Path, texts: Path, out: Path, kind: str) -> int:
    """Write a gold file for an annotation tool; return the number of tasks.

    Raises `BadTable` when the gold or the texts do not fit, `OutputUnwritable`.
    """
    dump: Callable[[list[Tache]], bytes] = import_module(FORMATS[kind]).dump
    tasks = tasks_of(read_lines(gold), read_texts(texts))
    write_atomic(out, [dump(tasks)])
    return len(tasks)


def import_gold(source: Path, out: Path, kind: str) -> int:
    """Write the gold that was annotated in a tool; return its number of lines.

    Raises `BadTable` when the file is not an export of the tool that began with ours.
    """
    load: Callable[[bytes], list[Tache]] = import_module(FORMATS[kind]).load
    try:
        rows: list[dict[str, Any]] = rows_of(load(source.read_bytes()))
    except OSError as error:
        raise BadTable(chemin=source, details=error) from error
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        details = f"ce n'est pas un fichier {kind} venu de « gold exporter »"
        raise BadTable(chemin=source, details=details) from error
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    write_atomic(out, [line.encode() for line in lines])
    return len(rows)
