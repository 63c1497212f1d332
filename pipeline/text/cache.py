"""Recognised pages kept on disk, by the content of their image and the way they were read."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from .raw import RawPage

VERSION = b"2"
"""Changes with anything that changes what recognition gives."""


def page_key(pixels: Any, dpi: int, turns: bool) -> str:
    """Return the key of a page image: its pixels, its resolution, the version of the reading."""
    digest = hashlib.blake2b(pixels.tobytes(), digest_size=20)
    digest.update(repr((pixels.shape, dpi, turns)).encode() + VERSION)
    return digest.hexdigest()


def load(folder: Path, key: str) -> RawPage | None:
    """Return the page kept under `key`, or None; a damaged entry is as good as none."""
    try:
        return msgspec.json.decode(_path(folder, key).read_bytes(), type=RawPage)
    except (OSError, msgspec.DecodeError):
        return None


def save(folder: Path, key: str, page: RawPage) -> None:
    """Keep a page; written beside and renamed, and given up in silence when the disk is full."""
    path = _path(folder, key)
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(msgspec.json.encode(page))
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}.json"
