"""ACTES transmissions: the XML beside a file, and the envelopes (`.tar.gz`, `.zip`) that hold both.

Where an act has its XML, the XML is the truth for its date, number, matière, objet, identifier and
reception (namespace `http://www.interieur.gouv.fr/ACTES#v1.1-20040216`, elements `Acte` and
`ARActe`; the encoding is the one that the file declares, often ISO-8859-1). Files come from
anywhere: XML with a DTD is refused (no entity is ever resolved, no network), and so are archives
that leave their folder, hold links, or unpack to more than `MAX_OCTETS`.
"""

from __future__ import annotations

import re
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from lxml import etree

from ..errors import CorruptFile, TooLarge, UnreadablePath, UnsafeArchive
from ..gazetteer import luhn
from ..records import ActeXML, PathLike, replace

MAX_OCTETS = 500 * 1024 * 1024
MAX_FICHIERS = 2000
MAX_XML = 5 * 1024 * 1024
MAX_RATIO = 200
"""Beyond this ratio an archive of more than a megabyte is a bomb, not a scan."""

_ID = re.compile(r"^(\d{3}|02[AB])-(\d{9})-(\d{8})-([A-Za-z0-9_]{1,15})-(DE|AR|AI|CC|BF|AU)")
_IN_NAME = re.compile(_ID.pattern[1:])
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_BLOC = 1024 * 1024


def read_xml(source: PathLike | bytes) -> ActeXML:
    """Return what an Acte or ARActe declares.

    `source` is a path, or the bytes of the XML. Raises `CorruptFile` when it is not a well-formed
    ACTES act, `UnsafeArchive` when it carries a DTD, `TooLarge`, `UnreadablePath`.
    """
    data, name = _bytes(source)
    root = _parse(data)
    kind = etree.QName(root).localname
    if kind not in ("Acte", "ARActe"):
        raise CorruptFile(details=f"XML ACTES attendu, élément « {kind} » trouvé")
    acte = root if kind == "Acte" else _child(root, "ActeRecu", "Acte")
    if acte is None:
        raise CorruptFile(details="accusé de réception sans acte")
    identifier = _attribute(root, "IDActe")
    match = _ID.match(identifier or "") or _IN_NAME.search(" ".join(_files(acte)) + " " + name)
    siren = match[2] if match and luhn(match[2]) else None
    return ActeXML(
        date=_date(_attribute(acte, "Date")),
        numero=_attribute(acte, "NumeroInterne"),
        nature=_attribute(acte, "CodeNatureActe"),
        matiere=_matiere(acte),
        objet=_objet(acte),
        acte_id=identifier,
        pref_date=_date(_attribute(root, "DateReception")) if kind == "ARActe" else None,
        siren=siren,
        departement=match[1] if match else None,
        fichiers=tuple(_files(acte)),
    )


class Declarations:
    """What the XML files of one folder declare, read once for all the files beside them.

    An XML belongs to a file when it names it (NomFichier), has the same stem, or when the
    identifier of the act is in the file name. An Acte and its ARActe are merged. XML files of
    other kinds, or broken ones, are passed over.
    """

    def __init__(self, folder: PathLike) -> None:
        """Read the XML files of `folder`; one that cannot be listed declares nothing."""
        self._by_name: dict[str, list[tuple[Path, ActeXML]]] = {}
        try:
            candidates = sorted(Path(folder).glob("*.[xX][mM][lL]"))
        except OSError:
            candidates = []
        for candidate in candidates:
            try:
                acte = read_xml(candidate)
            except (CorruptFile, UnsafeArchive, TooLarge, UnreadablePath):
                continue
            keys = {file.lower() for file in acte.fichiers} | {"*" + candidate.stem.lower()}
            for key in keys | ({acte.acte_id.lower()} if acte.acte_id else set()):
                self._by_name.setdefault(key, []).append((candidate, acte))

    def of(self, path: PathLike) -> ActeXML | None:
        """Return the declaration of the act in the file `path` of the folder, or None."""
        if not self._by_name:
            return None
        target = Path(path)
        name = target.name.lower()
        keys = [name, "*" + target.stem.lower()]
        keys += [match[0].lower() for match in _IN_NAME.finditer(target.name.upper())]
        found = dict(pair for key in keys for pair in self._by_name.get(key, ()))
        merged: ActeXML | None = None
        for _, acte in sorted(found.items()):
            merged = acte if merged is None else merge(merged, acte)
        return merged


def open_envelope(path: PathLike, dest: PathLike) -> list[tuple[list[Path], ActeXML | None]]:
    """Unpack an ACTES envelope into `dest`; return its acts: their files, the main one first.

    Files that no XML names are returned last, without declaration, one by one. Raises
    `UnsafeArchive` (path outside the folder, link, special file, bomb), `TooLarge`, `CorruptFile`,
    `UnreadablePath`; nothing outside `dest` is ever written.
    """
    source, folder = Path(path), Path(dest)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        files = list(_unpack(source, folder))
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        # zipfile says the last one of a compression that it does not know
        raise CorruptFile(details=f"archive illisible : {error}") from error
    except RuntimeError as error:  # an encrypted zip
        raise UnsafeArchive(details=f"archive protégée : {error}") from error
    except OSError as error:
        raise CorruptFile(details=f"archive illisible : {error}") from error
    return _acts(files)


def merge(first: ActeXML, second: ActeXML) -> ActeXML:
    """Return one declaration from an Acte and its ARActe: what one lacks, the other gives."""
    fields = {
        name: getattr(first, name) or getattr(second, name)
        for name in first.__struct_fields__
        if name != "fichiers"
    }
    return replace(
        first, **fields, fichiers=tuple(dict.fromkeys((*first.fichiers, *second.fichiers)))
    )


def is_envelope(path: PathLike) -> bool:
    """Tell whether the name of a file is that of an archive that may be an envelope."""
    return str(path).lower().endswith((".tar.gz", ".tgz", ".zip", ".tar"))


# --- XML -----------------------------------------------------------------------------------------


def _bytes(source: PathLike | bytes) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        data, name = source, ""
    else:
        try:
            with Path(source).open("rb") as stream:
                data, name = stream.read(MAX_XML + 1), Path(source).name
        except OSError as error:
            raise UnreadablePath(details=str(error)) from error
    if len(data) > MAX_XML:
        raise TooLarge(details=f"XML de plus de {MAX_XML // 1024 // 1024} Mo")
    return data, name


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CorruptFile(details=f"XML mal formé : {error}") from error
    if root.getroottree().docinfo.doctype:
        raise UnsafeArchive(details="XML avec une déclaration DOCTYPE")
    return root


def _attribute(element: etree._Element, name: str) -> str | None:
    for key, value in element.attrib.items():
        if etree.QName(key).localname == name:
            return str(value).strip() or None
    return None


def _child(element: etree._Element, *names: str) -> etree._Element | None:
    for name in names:
        for child in element:
            if etree.QName(child).localname == name:
                return child
    return None


def _objet(acte: etree._Element) -> str | None:
    child = _child(acte, "Objet")
    text = " ".join("".join(child.itertext()).split()) if child is not None else ""
    return text or None


def _matiere(acte: etree._Element) -> str | None:
    codes = []
    for level in range(1, 6):
        child = _child(acte, f"CodeMatiere{level}")
        code = _attribute(child, "CodeMatiere") if child is not None else None
        if code is None:
            break
        codes.append(code)
    return ".".join(codes) or None


def _files(acte: etree._Element) -> list[str]:
    return [
        element.text.strip()
        for element in acte.iter()
        if etree.QName(element).localname == "NomFichier" and element.text
    ]


def _date(value: str | None) -> str | None:
    return value if value and _DATE.match(value) else None


# --- envelopes -----------------------------------------------------------------------------------


def _unpack(source: Path, folder: Path) -> Iterator[Path]:
    try:
        size = source.stat().st_size
    except OSError as error:
        raise UnreadablePath(details=str(error)) from error
    limit = min(MAX_OCTETS, max(size * MAX_RATIO, _BLOC))
    if zipfile.is_zipfile(source):
        yield from _unpack_zip(source, folder, limit)
    else:
        yield from _unpack_tar(source, folder, limit)


def _unpack_zip(source: Path, folder: Path, limit: int) -> Iterator[Path]:
    left = limit
    with zipfile.ZipFile(source) as archive:
        members = archive.infolist()
        _check_count(len(members))
        for member in members:
            if member.is_dir():
                continue
            if (member.external_attr >> 16) & 0o170000 == 0o120000:
                raise UnsafeArchive(details=f"lien symbolique : {member.filename}")
            with archive.open(member) as stream:
                target, left = _write(stream, member.filename, folder, left)
            yield target


def _unpack_tar(source: Path, folder: Path, limit: int) -> Iterator[Path]:
    left = limit
    with tarfile.open(source, "r|*") as archive:
        for count, member in enumerate(archive, 1):
            _check_count(count)
            if member.isdir():
                continue
            if not member.isfile():
                raise UnsafeArchive(details=f"lien ou fichier spécial : {member.name}")
            stream = archive.extractfile(member)
            if stream is not None:
                target, left = _write(stream, member.name, folder, left)
                yield target


def _check_count(count: int) -> None:
    if count > MAX_FICHIERS:
        raise TooLarge(details=f"archive de plus de {MAX_FICHIERS} fichiers")


def _write(stream: IO[bytes], name: str, folder: Path, left: int) -> tuple[Path, int]:
    """Copy a member under `folder`; return its path and how many bytes may still be written."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or parts[0].startswith("/") or ".." in parts or ":" in parts[0] or "\0" in name:
        raise UnsafeArchive(details=f"chemin hors du dossier : {name}")
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_symlink() or not target.resolve().is_relative_to(folder.resolve()):
        raise UnsafeArchive(details=f"chemin hors du dossier : {name}")
    with target.open("wb") as output:
        while block := stream.read(_BLOC):
            left -= len(block)
            if left < 0:
                output.close()
                target.unlink()
                raise UnsafeArchive(details="archive qui se décompresse au-delà de la limite")
            output.write(block)
    return target, left


def _acts(files: list[Path]) -> list[tuple[list[Path], ActeXML | None]]:
    """Group the files of an envelope by act."""
    by_name = {file.name.lower(): file for file in files}
    declared: dict[tuple[str, ...], ActeXML] = {}
    for file in sorted(files):
        if file.suffix.lower() != ".xml":
            continue
        try:
            acte = read_xml(file)
        except CorruptFile:  # the envelope's own XML, not an act
            continue
        key = tuple(name.lower() for name in acte.fichiers)
        declared[key] = merge(declared[key], acte) if key in declared else acte
    acts: list[tuple[list[Path], ActeXML | None]] = []
    used: set[Path] = set()
    for names, acte in declared.items():
        paths = [by_name[name] for name in names if name in by_name]
        if paths:
            acts.append((paths, acte))
            used.update(paths)
    rest = [f for f in files if f.suffix.lower() != ".xml" and f not in used]
    return acts + [([file], None) for file in sorted(rest)]
