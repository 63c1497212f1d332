"""From what the user names (files, folders, addresses, envelopes) to documents to process."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .config import Settings
from .errors import DocumentError, UnreadablePath
from .records import ActeXML, Record, replace
from .remote import Fetched, fetch_all, fetch_list, is_remote

if TYPE_CHECKING:
    from .structure.actes import Declarations

SUFFIXES = {
    ".pdf", ".docx", ".odt", ".doc", ".rtf", ".html", ".htm", ".txt",
    ".png", ".jpg", ".jpeg", ".tif", ".tiff",
}  # fmt: skip
ENVELOPES = (".tar.gz", ".tgz", ".tar", ".zip")


class SourceDocument(Record, frozen=True, kw_only=True):
    """A document to process: its name in the outputs, where it is, what is known of it."""

    doc: str
    path: str
    source: str
    url: str | None = None
    acte: ActeXML | None = None
    erreur: str | None = None
    """An error met before reading (unreadable folder, unsafe archive), as code and sentence."""


def find_documents(
    sources: Iterable[str | Path], work: Path, settings: Settings, cache: Path
) -> list[SourceDocument]:
    """List the documents of `sources`, sorted and without duplicates.

    Args:
        sources: files, folders (walked), globs, ACTES envelopes, CSV lists of addresses, http(s)
            or fsspec addresses.
        work: a folder for what has to be unpacked; it must outlive the processing.
        settings: hosts allowed, time-outs and sizes of what is fetched.
        cache: a folder that keeps what is fetched from one run to the next.

    A source that cannot be read gives a document with its `erreur`, never an exception.
    """
    found: dict[str, SourceDocument] = {}
    for source in map(str, sources):
        if is_remote(source):
            documents = _remote(fetch_all(source, cache, settings), source, work)
        elif source.lower().endswith(".csv") and Path(source).is_file():
            documents = _remote(fetch_list(Path(source), cache, settings), source, work)
        else:
            documents = _expand(source, work)
        for document in documents:
            found.setdefault(document.path, document)
    return sorted(found.values(), key=lambda d: (d.doc, d.path))


def _remote(fetched: Iterable[Fetched], source: str, work: Path) -> Iterator[SourceDocument]:
    for item in fetched:
        if item.chemin is None:
            yield SourceDocument(
                doc=item.nom, path=item.url, source=source, url=item.url, erreur=item.erreur
            )
        elif urlsplit(item.url).scheme in ("http", "https") or _is_document(item.nom):
            for document in _file(item.chemin, item.nom, source, work):
                yield replace(document, url=item.url)


def _expand(source: str, work: Path) -> Iterator[SourceDocument]:
    path = Path(source)
    if path.is_dir():
        yield from _walk(path, work)
    elif path.exists():
        yield from _file(path, path.name, source, work)
    elif any(c in source for c in "*?[") and (matches := sorted(glob.glob(source, recursive=True))):  # noqa: PTH207
        for match in matches:
            if Path(match).is_file():
                yield from _file(Path(match), Path(match).name, source, work)
    else:
        error = UnreadablePath(details=f"{source} n'existe pas")
        yield SourceDocument(doc=path.name or source, path=source, source=source, erreur=str(error))


def _walk(root: Path, work: Path) -> Iterator[SourceDocument]:
    """Walk a folder; hidden files and those of other kinds (XML beside the acts) are passed."""
    from .structure.actes import Declarations

    problems: list[OSError] = []
    for folder, names, files in os.walk(root, onerror=problems.append):
        names[:] = sorted(n for n in names if not n.startswith("."))
        declared = Declarations(folder)
        for name in sorted(files):
            path = Path(folder) / name
            if name.startswith((".", "~$")) or not _is_document(name):
                continue
            doc = path.relative_to(root).as_posix()
            if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
                error = UnreadablePath(details="lien symbolique qui sort du dossier")
                yield SourceDocument(doc=doc, path=str(path), source=str(root), erreur=str(error))
                continue
            yield from _file(path, doc, str(root), work, declared)
    for problem in problems:
        where = str(problem.filename)
        error = UnreadablePath(details=problem.strerror)
        yield SourceDocument(doc=where, path=where, source=str(root), erreur=str(error))


def _is_document(name: str) -> bool:
    lower = name.lower()
    return Path(lower).suffix in SUFFIXES or lower.endswith(ENVELOPES)


def _file(
    path: Path, doc: str, source: str, work: Path, declared: Declarations | None = None
) -> Iterator[SourceDocument]:
    """One file: a document, or the acts of an envelope; `declared` is what its folder declares."""
    from .structure import actes

    if not actes.is_envelope(path):
        acte = (declared or actes.Declarations(path.parent)).of(path)
        yield SourceDocument(doc=doc, path=str(path), source=source, acte=acte)
        return
    folder = work / hashlib.sha256(str(path).encode()).hexdigest()[:16]
    try:
        acts = actes.open_envelope(path, folder)
    except DocumentError as error:
        yield SourceDocument(doc=doc, path=str(path), source=source, erreur=str(error))
        return
    for files, acte in acts:
        for rank, inner in enumerate(f for f in files if _is_document(f.name)):
            name = f"{doc}/{inner.relative_to(folder).as_posix()}"
            known = acte if rank == 0 else None  # the others are annexes of the act
            yield SourceDocument(doc=name, path=str(inner), source=source, acte=known)
