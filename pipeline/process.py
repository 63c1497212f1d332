"""One document, from bytes to classified délibérations: the four stages, each one cached.

`process` is what runs in the worker processes. It never raises for a document: an error becomes
the document's `motif`.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from .config import Settings
from .errors import DocumentError, EmptyFile, InternalError, UnreadablePath
from .records import (
    Analyse,
    Deliberation,
    Document,
    Page,
    PageResume,
    Record,
    Resultats,
    from_json,
    replace,
    to_json,
)
from .sources import SourceDocument
from .versions import chain, stage_version

R = TypeVar("R", bound=Record)
Lookup = Callable[[str, str, str], bytes | None]
"""(sha256, stage, version) → stored output or None."""


class Entites(Record, frozen=True, kw_only=True):
    """What the entity stage stores: the délibérations of a document."""

    deliberations: tuple[Deliberation, ...]


class Outcome(Record, frozen=True, kw_only=True):
    """What a worker returns: the result and the new stage outputs to store."""

    resultats: Resultats
    nouveaux: tuple[tuple[str, str, str, bytes], ...] = ()


def process(source: SourceDocument, settings: Settings, lookup: Lookup) -> Outcome:
    """Process one document through all stages, taking from `lookup` what is already known."""
    if source.erreur is not None:
        return Outcome(resultats=rejected(source, source.erreur))
    try:
        data = Path(source.path).read_bytes()
    except OSError as error:
        unreadable = UnreadablePath(details=error.strerror)
        return Outcome(resultats=rejected(source, str(unreadable)))
    sha256 = hashlib.sha256(data).hexdigest()
    if not data:
        return Outcome(resultats=rejected(source, str(EmptyFile()), sha256))
    stages = _Stages(source, sha256, settings, lookup)
    try:
        return stages.run()
    except DocumentError as error:
        return Outcome(resultats=rejected(source, str(error), sha256))
    except MemoryError:
        raise
    except Exception as error:  # one bad document never stops a run
        unexpected = InternalError(details=f"{type(error).__name__} : {error}")
        return Outcome(resultats=rejected(source, str(unexpected), sha256))


def rejected(source: SourceDocument, motif: str, sha256: str | None = None) -> Resultats:
    """Return the result of a document that could not be processed."""
    return Resultats(doc=source.doc, sha256=sha256, url=source.url, statut="rejete", motif=motif)


class _Stages:
    """The chain of stages for one document; each output is looked up before it is computed."""

    def __init__(
        self, source: SourceDocument, sha256: str, settings: Settings, lookup: Lookup
    ) -> None:
        self.source, self.sha256, self.settings = source, sha256, settings
        self.lookup = lookup
        self.new: list[tuple[str, str, str, bytes]] = []
        self.durees: dict[str, float] = {}

    def run(self) -> Outcome:
        from . import classification, entities, structure, text

        source, settings = self.source, self.settings
        suffix = Path(source.path).suffix.lower()
        v_text = chain(
            stage_version("texte"), settings.ocr, str(settings.ocr_dpi), suffix, source.doc
        )
        document = self._stage(
            "texte", v_text, Document,
            lambda: text.read(Path(source.path), settings, doc=source.doc),
        )  # fmt: skip
        acte_key = "" if source.acte is None else to_json(source.acte).decode()
        v_structure = chain(v_text, stage_version("structure"), acte_key)
        analyse = self._stage(
            "structure", v_structure, Analyse,
            lambda: structure.analyse(document, acte=source.acte),
        )  # fmt: skip
        v_entities = chain(v_structure, stage_version("entites"))
        annotated = self._stage(
            "entites", v_entities, Entites,
            lambda: Entites(
                deliberations=tuple(
                    entities.annotate(d, analyse.seance) for d in analyse.deliberations
                )
            ),
        )  # fmt: skip
        models = classification.load_models(settings)
        v_matiere = chain(v_entities, stage_version("matiere"), models.version)
        declared = source.acte.matiere if source.acte else None
        classified = self._stage(
            "matiere", v_matiere, Entites,
            lambda: Entites(
                deliberations=tuple(
                    classification.classify(annotated.deliberations, models, declared=declared)
                )
            ),
        )  # fmt: skip
        result = assemble(self.source, document, analyse, classified.deliberations, self.durees)
        return Outcome(resultats=result, nouveaux=tuple(self.new))

    def _stage(self, name: str, version: str, kind: type[R], compute: Callable[[], R]) -> R:
        stored = self.lookup(self.sha256, name, version)
        if stored is not None:
            return from_json(stored, kind)
        start = time.perf_counter()
        output = compute()
        self.durees[name] = round(time.perf_counter() - start, 4)
        self.new.append((self.sha256, name, version, to_json(output)))
        return output


def assemble(
    source: SourceDocument,
    document: Document,
    analyse: Analyse,
    deliberations: tuple[Deliberation, ...],
    durees: dict[str, float],
) -> Resultats:
    """Put the outputs of the stages together and decide the document's status."""
    problems = [p.motif for p in document.pages if p.motif.startswith("[")]
    problems += analyse.seance.a_verifier
    holds_acts = analyse.type in ("deliberation", "proces_verbal", "compte_rendu", "registre")
    if holds_acts and not deliberations:
        problems.append("Aucune délibération n'a été reconnue dans ce document.")
    motif = " ".join(problems) if problems else (None if deliberations else analyse.motif)
    pages = tuple(
        PageResume(page=p.page, origine=p.origine, motif=p.motif, confiance=p.confiance)
        for p in document.pages
    )
    textes = tuple(
        Page(page=p.page, origine=p.origine, motif=p.motif, texte=p.texte) for p in document.pages
    )
    return Resultats(
        doc=source.doc,
        sha256=document.sha256,
        url=source.url,
        type=analyse.type,
        statut="a_verifier" if problems else "traite",
        motif=motif,
        pages=pages,
        seance=analyse.seance,
        textes=textes,
        deliberations=tuple(replace(d, doc=source.doc) for d in deliberations),
        durees=durees,
    )
