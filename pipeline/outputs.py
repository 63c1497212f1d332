"""The files of the output contract, written beside and renamed: a reader never sees half a file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .config import Settings
from .errors import OutputUnwritable
from .records import Deliberation, Resultats, Seance, to_json

if TYPE_CHECKING:
    from .exports import Publication

INTERNAL = {"parties", "reperes"}
"""Fields of a délibération that serve the stages and are not part of the outputs."""


def write_atomic(path: Path, chunks: Iterable[bytes]) -> None:
    """Write `chunks` to `path` through a file beside it. Raises `OutputUnwritable`."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as stream:
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise OutputUnwritable(chemin=path, details=error.strerror) from error


def write_outputs(results: Sequence[Resultats], out: Path, settings: Settings) -> Publication:
    """Write all the outputs of a run, documents in the order given; return what was published."""
    from .exports import publish

    write_atomic(out / "documents.jsonl", (line(document_row(r)) for r in results))
    write_atomic(
        out / "textes.jsonl",
        (
            line({"doc": r.doc, "page": p.page, "origine": p.origine, "texte": p.texte})
            for r in results
            for p in r.textes
        ),
    )
    write_atomic(
        out / "deliberations.jsonl",
        (line(deliberation_row(d)) for r in results for d in r.deliberations),
    )
    return publish(results, out, settings)


def line(row: object) -> bytes:
    """One line of JSON Lines."""
    return to_json(row) + b"\n"


def document_row(result: Resultats) -> dict[str, object]:
    """The document's line in `documents.jsonl`, as the output contract names its fields."""
    seance: Seance = result.seance
    return {
        "doc": result.doc,
        "sha256": result.sha256,
        "type": result.type,
        "pages": result.pages,
        "statut": result.statut,
        "motif": result.motif,
        **{
            name: getattr(seance, name)
            for name in seance.__struct_fields__
            if name not in ("a_verifier", "numero", "acte_id", "pref_date")
        },
        "nb_deliberations": sum(d.delibere for d in result.deliberations),
    }


def deliberation_row(deliberation: Deliberation) -> dict[str, object]:
    """The délibération's line in `deliberations.jsonl`."""
    return {
        name: getattr(deliberation, name)
        for name in deliberation.__struct_fields__
        if name not in INTERNAL
    }
