"""Documents that are elsewhere: http(s) addresses, lists of addresses, stores through fsspec.

What is fetched is kept in a cache folder with its validators (ETag, Last-Modified): the next night
asks again and downloads only what changed. A list of addresses comes from a document, so it must
not make this machine call its own network: only http(s), only hosts that the settings allow, and
never an internal address unless its host is configured (threat: SSRF).
"""

from __future__ import annotations

import csv
import hashlib
import ipaddress
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from .config import Settings
from .errors import BadTable, DatadelibError, SourceUnavailable, TooLarge
from .records import Record

ATTEMPTS = 3
REDIRECTS = 5
CHUNK = 1 << 16


class Fetched(Record, frozen=True, kw_only=True):
    """A fetched document: its name, where it is now, its address; or why it is not there."""

    nom: str
    url: str
    chemin: Path | None = None
    erreur: str | None = None


def is_remote(source: str) -> bool:
    """True for an address that is not a local path ("https://…", "s3://…", "memory://…")."""
    return "://" in source


def fetch_all(source: str, cache: Path, settings: Settings) -> Iterator[Fetched]:
    """Fetch an http(s) address or everything below an fsspec address."""
    if urlsplit(source).scheme in ("http", "https"):
        allowed = {urlsplit(source).hostname or "", *settings.hotes}
        yield _guarded(source, cache, settings, allowed)
    else:
        yield from _fsspec(source, cache)


def fetch_list(path: Path, cache: Path, settings: Settings) -> Iterator[Fetched]:
    """Fetch the addresses of a CSV list. Raises `BadTable` when it has no column of addresses."""
    for url in read_addresses(path):
        yield _guarded(url, cache, settings, set(settings.hotes))


def read_addresses(path: Path) -> list[str]:
    """Return the distinct addresses of the first column that holds some."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadTable(chemin=path, details=error) from error
    first = text.split("\n", 1)[0]
    rows = list(csv.reader(text.splitlines(), delimiter=";" if ";" in first else ","))
    width = max((len(row) for row in rows), default=0)
    for column in range(width):
        cells = [row[column].strip() for row in rows if len(row) > column]
        found = [cell for cell in cells if "://" in cell]
        if found and 2 * len(found) >= len(cells) - 1:
            return list(dict.fromkeys(found))
    raise BadTable(chemin=path, details="aucune colonne d'adresses (https://…)")


def _guarded(url: str, cache: Path, settings: Settings, allowed: set[str]) -> Fetched:
    """Fetch one address; an error of ours becomes the document's."""
    name = _name(url)
    try:
        return Fetched(nom=name, url=url, chemin=_fetch(url, cache, settings, allowed))
    except DatadelibError as error:
        return Fetched(nom=name, url=url, erreur=str(error))


def _name(url: str) -> str:
    """The name of a document in the outputs: host and path, made safe."""
    parts = urlsplit(url)
    last = unquote(PurePosixPath(parts.path).name) or "document"
    safe = "".join(c if c.isalnum() or c in "-_. " else "_" for c in last)
    return f"{parts.hostname or parts.scheme}/{safe}"


def _fetch(url: str, cache: Path, settings: Settings, allowed: set[str]) -> Path:
    """Return the cached file of `url`, asked again with its validators. Retries what may pass."""
    import httpx

    home = cache / hashlib.sha256(url.encode()).hexdigest()[:24]
    home.mkdir(parents=True, exist_ok=True)
    known = _validators(home)
    problem = "?"
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(settings.attente * 2 ** (attempt - 1))
        try:
            return _download(url, home, known, settings, allowed)
        except httpx.HTTPStatusError as error:
            problem = f"réponse {error.response.status_code}"
            if error.response.status_code < 500 and error.response.status_code != 429:
                break
        except httpx.HTTPError as error:
            problem = type(error).__name__ if not str(error) else str(error)
    raise SourceUnavailable(source=_shown(url), details=problem)


def _shown(url: str) -> str:
    """An address without user, password nor query: what may be written in a log."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}{parts.path}"


def _validators(home: Path) -> dict[str, str]:
    with suppress(OSError, ValueError):
        known: dict[str, str] = json.loads((home / "entetes.json").read_text(encoding="utf-8"))
        if (home / known.get("fichier", "?")).exists():
            return known
    return {}


def _download(
    url: str, home: Path, known: dict[str, str], settings: Settings, allowed: set[str]
) -> Path:
    """One attempt, redirections followed one by one so that each host is checked."""
    import httpx

    headers = {"User-Agent": "datadelib", "Accept-Encoding": "identity"}
    for header, key in (("If-None-Match", "etag"), ("If-Modified-Since", "modifie")):
        if known.get(key):
            headers[header] = known[key]
    here = url
    with httpx.Client(timeout=settings.delai_reseau, trust_env=False) as client:
        for _ in range(REDIRECTS):
            check_address(here, allowed)
            with client.stream("GET", here, headers=headers) as response:
                if response.status_code == 304 and known:
                    return home / known["fichier"]
                if response.is_redirect and "location" in response.headers:
                    here = urljoin(here, response.headers["location"])
                    continue
                response.raise_for_status()
                return _save(response, home, here, settings)
    raise SourceUnavailable(source=_shown(url), details="trop de redirections")


def _save(response: Any, home: Path, url: str, settings: Settings) -> Path:
    """Write the body beside, then rename; remember the validators."""
    target = home / _name(url).split("/", 1)[1][-120:]
    beside = home / f".{os.getpid()}.part"
    limit = settings.taille_max * 2**20
    size = 0
    try:
        with beside.open("wb") as stream:
            for chunk in response.iter_bytes(CHUNK):
                size += len(chunk)
                if size > limit:
                    raise TooLarge(details=f"plus de {settings.taille_max} Mio")
                stream.write(chunk)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    validators = {
        "etag": response.headers.get("etag", ""),
        "modifie": response.headers.get("last-modified", ""),
        "fichier": target.name,
    }
    (home / "entetes.json").write_text(json.dumps(validators), encoding="utf-8")
    return target


def check_address(url: str, allowed: set[str]) -> None:
    """Refuse an address that must not be called. Raises `SourceUnavailable`.

    Args:
        url: the address about to be called.
        allowed: configured hosts; an internal address is called only when its host is one.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        raise SourceUnavailable(source=_shown(url), details="seules http et https sont permises")
    if host in allowed:
        return
    if allowed:
        details = f"l'hôte {host} n'est pas dans le réglage « hotes »"
        raise SourceUnavailable(source=_shown(url), details=details)
    try:
        addresses = {info[4][0] for info in socket.getaddrinfo(host, parts.port or 443)}
    except OSError as error:
        raise SourceUnavailable(source=_shown(url), details="hôte introuvable") from error
    if not all(ipaddress.ip_address(a).is_global for a in addresses):
        details = f"{host} est une adresse interne ; ajoutez-la au réglage « hotes » si c'est voulu"
        raise SourceUnavailable(source=_shown(url), details=details)


def _fsspec(source: str, cache: Path) -> Iterator[Fetched]:
    """Copy the files below an fsspec address that changed since the last time."""
    import fsspec

    try:
        system, root = fsspec.core.url_to_fs(source)
        paths = [root] if system.isfile(root) else sorted(system.find(root))
    except (OSError, ValueError, ImportError) as error:
        unavailable = SourceUnavailable(source=source.split("@")[-1], details=str(error))
        yield Fetched(nom=source.rsplit("/", 1)[-1], url=source, erreur=str(unavailable))
        return
    for path in paths:
        relative = path[len(root) :].lstrip("/") or path.rsplit("/", 1)[-1]
        url = system.unstrip_protocol(path)
        try:
            key = hashlib.sha256(f"{url}\0{system.ukey(path)}".encode()).hexdigest()[:24]
            target = cache / key / relative.rsplit("/", 1)[-1]
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                beside = target.with_name(f".{os.getpid()}.part")
                system.get_file(path, str(beside))
                beside.replace(target)
            yield Fetched(nom=relative, url=url, chemin=target)
        except OSError as error:
            unavailable = SourceUnavailable(source=relative, details=str(error))
            yield Fetched(nom=relative, url=url, erreur=str(unavailable))
