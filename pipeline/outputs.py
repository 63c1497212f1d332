"""The files of the output contract, fed one document at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from .config import Settings
from .files import AtomicFile
from .records import Deliberation, Resultats, json_line

if TYPE_CHECKING:
    from .exports import Publication

INTERNAL = {"parties", "reperes"}
"""Fields of a délibération that serve the stages and are not part of the outputs."""
NOT_OF_A_DOCUMENT = {"a_verifier", "numero", "acte_id", "pref_date"}
"""Fields of the séance that are given with the délibérations, not with the document."""


class Outputs:
    """All the outputs of a run, fed one document at a time, in their order."""

    def __init__(self, out: Path, settings: Settings) -> None:
        """Prepare the outputs of `out`; files are opened by `with`."""
        from .exports import Publisher

        self.counts: Counter[str] = Counter()
        self.publisher = Publisher(out, settings)
        self._documents = AtomicFile(out / "documents.jsonl")
        self._textes = AtomicFile(out / "textes.jsonl")
        self._deliberations = AtomicFile(out / "deliberations.jsonl")
        self._stack = ExitStack()

    def __enter__(self) -> Outputs:
        with ExitStack() as stack:
            for file in (self._documents, self._textes, self._deliberations):
                stack.enter_context(file)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def add(self, result: Resultats, path: str | None = None) -> None:
        """Write one document; `path` is its file, for the report. Raises `OutputUnwritable`."""
        self._documents.write(json_line(document_row(result)))
        for page in result.textes:
            row = {"doc": result.doc, "page": page.page, "origine": page.origine}
            self._textes.write(json_line({**row, "texte": page.texte}))
        for deliberation in result.deliberations:
            self._deliberations.write(json_line(deliberation_row(deliberation)))
        self._count(result)
        self.publisher.add(result, path)

    def publish(self, alertes: Sequence[str] = ()) -> Publication:
        """Check and write the open data and the report, with `alertes` at its top."""
        return self.publisher.close(alertes)

    def _count(self, result: Resultats) -> None:
        acts = [d for d in result.deliberations if d.delibere]
        self.counts[result.statut] += 1
        self.counts["deliberations"] += len(acts)
        self.counts["deliberations_a_verifier"] += sum(bool(d.a_verifier) for d in acts)
        self.counts["pages"] += len(result.pages)
        self.counts["pages_ocr"] += sum(p.origine in ("ocr", "mixte") for p in result.pages)


def document_row(result: Resultats) -> dict[str, object]:
    """The document's line in `documents.jsonl`, as the output contract names its fields."""
    seance = result.seance
    fields = [n for n in seance.__struct_fields__ if n not in NOT_OF_A_DOCUMENT]
    return {
        "doc": result.doc,
        "sha256": result.sha256,
        "type": result.type,
        "pages": result.pages,
        "statut": result.statut,
        "motif": result.motif,
        **{name: getattr(seance, name) for name in fields},
        "nb_deliberations": sum(d.delibere for d in result.deliberations),
    }


def deliberation_row(deliberation: Deliberation) -> dict[str, object]:
    """The délibération's line in `deliberations.jsonl`."""
    fields = [n for n in deliberation.__struct_fields__ if n not in INTERNAL]
    return {name: getattr(deliberation, name) for name in fields}
