"""One document, from bytes to délibérations ready to publish: the stages, each one stored.

`process` is what runs in the worker processes. It never raises for a document: an error becomes
the document's `motif`, and is stored as a result is, so that the next night does not try again
what cannot work (a new version of the rules does).
"""

from __future__ import annotations

import errno
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from .config import Settings
from .errors import (
    DatadelibError,
    DocumentError,
    EmptyFile,
    InternalError,
    OutputUnwritable,
    UnreadablePath,
)
from .records import (
    Analyse,
    Deliberation,
    Document,
    Page,
    PageResume,
    Protection,
    Record,
    Resultats,
    Statut,
    from_json,
    replace,
    to_json,
)
from .sources import SourceDocument
from .versions import STAGES, chain, stage_version

R = TypeVar("R", bound=Record)
Row = tuple[str, str, str, bytes]
"""(sha256, stage, version, output): a row of the store."""
Lookup = Callable[[str, str, str], bytes | None]
"""(sha256, stage, version) → stored output or None."""

FINAL = "document"
"""The last stage: all that a document gave, ready for the outputs."""
MACHINE = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE)
"""What fails for want of disk or handles says nothing of the document: the run must stop."""
_CODE = re.compile(r"\[([DE]\d{3})\]")
HOLDS_ACTS = ("deliberation", "proces_verbal", "compte_rendu", "registre")


class Task(Record, frozen=True, kw_only=True):
    """A document to process: its content, and the version of all that its result depends on."""

    source: SourceDocument
    sha256: str
    version: str


class Annotated(Record, frozen=True, kw_only=True):
    """What the entity and the matière stages store: the délibérations of a document."""

    deliberations: tuple[Deliberation, ...]


class Protected(Record, frozen=True, kw_only=True):
    """What the protection stage stores."""

    protections: tuple[Protection, ...]


class Suivi(Record, frozen=True, kw_only=True):
    """What the journal says of a document that was just processed."""

    doc: str
    sha256: str | None
    statut: Statut
    code: str | None = None
    """Code of the error that rejected it."""
    motif: str | None = None
    pages: int = 0
    pages_ocr: int = 0
    deliberations: int = 0
    durees: dict[str, float] = {}
    """Stage → seconds; a stage whose output was known is absent."""
    essais: int = 0
    """Operations of the store that had to be asked again."""


class Outcome(Record, frozen=True, kw_only=True):
    """What a worker returns: the rows to store, and what happened."""

    rows: tuple[Row, ...]
    suivi: Suivi

    @property
    def rejete(self) -> bool:
        """True when the document was rejected."""
        return self.suivi.statut == "rejete"


def models_version(settings: Settings) -> str:
    """The identity of the models in use, without loading them."""
    from . import registry

    return "-".join(registry.champion(kind, settings).sha256[:12] for kind in ("matiere", "themes"))


def final_version(source: SourceDocument, settings: Settings, models: str) -> str:
    """The version of a document's result: rules, models, settings, and what is known of it."""
    rules = [stage_version(stage) for stage in STAGES]
    reading = [settings.ocr, str(settings.ocr_dpi), str(settings.delai), settings.geocodeur or ""]
    return chain(*rules, models, *reading, to_json(replace(source, path="", source="")).decode())


def process(task: Task, settings: Settings, lookup: Lookup) -> Outcome:
    """Process one document through all stages, taking from `lookup` what is already known.

    Raises what is no fault of the document: `ModelUnusable`, `StoreLocked`, `OutputUnwritable`…
    """
    source, sha256 = task.source, task.sha256
    stages = _Stages(task, settings, lookup)
    try:
        if not Path(source.path).stat().st_size:
            raise EmptyFile
        result = stages.run()
    except OSError as error:
        if error.errno in MACHINE:
            raise OutputUnwritable(chemin=error.filename or "?", details=error.strerror) from error
        unreadable = UnreadablePath(details=error.strerror or str(error))
        result = rejected(source, str(unreadable), sha256)
    except DocumentError as error:
        result = rejected(source, str(error), sha256)
    except (MemoryError, DatadelibError):
        raise  # not the document's fault: the worker dies, or the run stops with its reason
    except Exception as error:  # one bad document never stops a run
        unexpected = InternalError(details=f"{type(error).__name__} : {error}")
        result = rejected(source, str(unexpected), sha256)
    return finished(task, result, stages.new)


def finished(task: Task, result: Resultats, rows: list[Row] | None = None) -> Outcome:
    """The outcome of a task: its stage outputs and its final row."""
    final = (task.sha256, FINAL, task.version, to_json(result))
    rejected_by = _CODE.match(result.motif or "") if result.statut == "rejete" else None
    suivi = Suivi(
        doc=result.doc,
        sha256=task.sha256,
        statut=result.statut,
        code=rejected_by[1] if rejected_by else None,
        motif=result.motif,
        pages=len(result.pages),
        pages_ocr=sum(p.origine in ("ocr", "mixte") for p in result.pages),
        deliberations=sum(d.delibere for d in result.deliberations),
        durees=result.durees,
    )
    return Outcome(rows=(*(rows or ()), final), suivi=suivi)


def rejected(source: SourceDocument, motif: str, sha256: str | None = None) -> Resultats:
    """The result of a document that could not be processed."""
    return Resultats(doc=source.doc, sha256=sha256, url=source.url, statut="rejete", motif=motif)


class _Stages:
    """The chain of stages for one document; each output is looked up before it is computed."""

    def __init__(self, task: Task, settings: Settings, lookup: Lookup) -> None:
        self.task, self.settings, self.lookup = task, settings, lookup
        self.new: list[Row] = []
        self.durees: dict[str, float] = {}

    def run(self) -> Resultats:
        from . import classification, entities, structure, text
        from .exports import pseudonymisation

        source, settings = self.task.source, self.settings
        suffix = Path(source.path).suffix.lower()
        version = chain(
            stage_version("texte"), settings.ocr, str(settings.ocr_dpi), suffix, source.doc
        )
        document = self._stage(
            "texte",
            version,
            Document,
            lambda: text.read(Path(source.path), settings, doc=source.doc),
        )
        declared = "" if source.acte is None else to_json(source.acte).decode()
        version = chain(version, stage_version("structure"), declared)
        analyse = self._stage(
            "structure",
            version,
            Analyse,
            lambda: structure.analyse(document, acte=source.acte),
        )
        version = chain(version, stage_version("entites"), settings.geocodeur or "")
        annotated = self._stage(
            "entites",
            version,
            Annotated,
            lambda: Annotated(
                deliberations=tuple(
                    _located(entities.annotate(d, analyse.seance), analyse, settings)
                    for d in analyse.deliberations
                )
            ),
        )
        models = classification.load_models(settings)
        version = chain(version, stage_version("matiere"), models.version)
        matiere = source.acte.matiere if source.acte else None
        classified = self._stage(
            "matiere",
            version,
            Annotated,
            lambda: Annotated(
                deliberations=tuple(
                    classification.classify(annotated.deliberations, models, declared=matiere)
                )
            ),
        )
        version = chain(version, stage_version("protection"))
        protected = self._stage(
            "protection",
            version,
            Protected,
            lambda: Protected(
                protections=tuple(
                    pseudonymisation.protect(d, analyse.seance)
                    for d in classified.deliberations
                    if d.delibere
                )
            ),
        )
        return assemble(source, document, analyse, classified, protected, self.durees)

    def _stage(self, name: str, version: str, kind: type[R], compute: Callable[[], R]) -> R:
        stored = self.lookup(self.task.sha256, name, version)
        if stored is not None:
            return from_json(stored, kind)
        start = time.perf_counter()
        output = compute()
        self.durees[name] = round(time.perf_counter() - start, 4)
        self.new.append((self.task.sha256, name, version, to_json(output)))
        return output


def _located(deliberation: Deliberation, analyse: Analyse, settings: Settings) -> Deliberation:
    """Add coordinates to the places, when the settings name a service."""
    if settings.geocodeur is None:
        return deliberation
    from .geocoder import locate

    lieux = locate(deliberation.lieux, settings.geocodeur, analyse.seance.code_insee)
    return replace(deliberation, lieux=lieux)


def assemble(
    source: SourceDocument,
    document: Document,
    analyse: Analyse,
    classified: Annotated,
    protected: Protected,
    durees: dict[str, float],
) -> Resultats:
    """Put the outputs of the stages together and decide the document's status."""
    problems = [p.motif for p in document.pages if p.motif.startswith("[")]
    problems += analyse.seance.a_verifier
    deliberations = classified.deliberations
    if analyse.type in HOLDS_ACTS and not deliberations:
        problems.append("Aucune délibération n'a été reconnue dans ce document.")
    motif = " ".join(problems) if problems else (None if deliberations else analyse.motif)
    return Resultats(
        doc=source.doc,
        sha256=document.sha256,
        url=source.url,
        type=analyse.type,
        statut="a_verifier" if problems else "traite",
        motif=motif,
        pages=tuple(
            PageResume(page=p.page, origine=p.origine, motif=p.motif, confiance=p.confiance)
            for p in document.pages
        ),
        seance=analyse.seance,
        textes=tuple(
            Page(page=p.page, origine=p.origine, motif=p.motif, texte=p.texte)
            for p in document.pages
        ),
        deliberations=tuple(replace(d, doc=source.doc) for d in deliberations),
        protections=tuple(replace(p, doc=source.doc) for p in protected.protections),
        durees=durees,
    )
