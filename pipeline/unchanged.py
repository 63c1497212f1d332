"""A night without anything new: the outputs are already there, so they are not written again.

The fingerprint covers all that the outputs depend on: the documents in their order with the
version of their results, the user's tables, the settings that the outputs show, the code that
writes them. It is kept with the size and the time of each file written; when one was touched or
removed, the outputs are written again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .config import Settings
from .files import write_atomic
from .paths import DATA
from .records import to_json

if TYPE_CHECKING:
    from .run import Bilan, Entry

PACKAGE = Path(__file__).parent
WRITERS = (
    PACKAGE / "outputs.py", PACKAGE / "records.py", PACKAGE / "nomenclature.py",
    PACKAGE / "exports", DATA / "schemas", DATA / "nomenclature.csv", DATA / "themes.csv",
)  # fmt: skip
"""The files whose content decides what the outputs look like."""


def fingerprint(entries: Iterable[Entry], settings: Settings) -> str:
    """Return the fingerprint of the outputs that these documents give with these settings."""
    digest = hashlib.sha256()
    for entry in entries:
        task = entry.task
        content = (task.sha256, task.version) if task else ("", entry.erreur)
        digest.update(to_json((entry.source.doc, entry.source.url, *content)))
    digest.update(to_json((settings.base_url, settings.seuil_echecs, settings.textes_publics)))
    for table in (settings.collectivites, settings.beneficiaires):
        digest.update(_content(table) if table else b"-")
    for root in WRITERS:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if "__pycache__" not in path.parts:
                digest.update(_content(path))
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"-"


def recall(out: Path, mark: str) -> Bilan | None:
    """Return the numbers of the run that wrote the outputs of `out`, when they still stand."""
    from .records import from_json
    from .run import Bilan

    try:
        kept = json.loads(_memory(out).read_bytes())
        if kept["empreinte"] == mark and kept["fichiers"] == _files(out):
            return from_json(json.dumps(kept["bilan"]).encode(), Bilan)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def remember(out: Path, mark: str, bilan: Bilan) -> None:
    """Keep the fingerprint of outputs that are whole. Raises `OutputUnwritable`."""
    kept = {"empreinte": mark, "fichiers": _files(out), "bilan": json.loads(to_json(bilan))}
    write_atomic(_memory(out), [json.dumps(kept).encode()])


def _memory(out: Path) -> Path:
    return out / ".datadelib" / "sorties.json"


def _files(out: Path) -> dict[str, list[int]]:
    """The output files with their size and time: what a person or a program may have touched."""
    found = sorted([*out.glob("*.jsonl"), *out.glob("*.html"), *(out / "scdl").glob("*")])
    stats = {path.relative_to(out).as_posix(): path.stat() for path in found}
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in stats.items()}
