"""Files written beside their place and renamed: a reader never sees half a file."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

from .errors import OutputUnwritable


class AtomicFile:
    """A file written beside its place, and renamed when it is whole."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is opened by `with`. Raises `OutputUnwritable`."""
        self.path = path
        self.beside = path.with_name(f".{path.name}.{os.getpid()}")
        self.stream: IO[bytes] | None = None

    def __enter__(self) -> AtomicFile:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            for left in self.path.parent.glob(f".{glob.escape(self.path.name)}.*"):
                if not alive(left.suffix[1:]):  # a killed run's
                    left.unlink(missing_ok=True)
            self.stream = self.beside.open("wb")
        except OSError as error:
            raise OutputUnwritable(chemin=self.path, details=error.strerror) from error
        return self

    def write(self, data: bytes) -> None:
        """Write bytes. Raises `OutputUnwritable`."""
        assert self.stream is not None
        try:
            self.stream.write(data)
        except OSError as error:
            raise OutputUnwritable(chemin=self.path, details=error.strerror) from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self.stream is not None
        try:
            with self.stream:
                if kind is None:
                    self.stream.flush()
                    os.fsync(self.stream.fileno())
            if kind is None:
                self.beside.replace(self.path)
        except OSError as problem:
            if kind is None:
                raise OutputUnwritable(chemin=self.path, details=problem.strerror) from problem
        finally:
            with suppress(OSError):
                self.beside.unlink(missing_ok=True)


def alive(pid: str) -> bool:
    """Tell whether a process of this machine has this number; True when it is not a number."""
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (ValueError, OverflowError, PermissionError):
        return True
    return True


def write_atomic(path: Path, chunks: Iterable[bytes]) -> None:
    """Write `chunks` to `path` through a file beside it. Raises `OutputUnwritable`."""
    with AtomicFile(path) as file:
        try:
            for chunk in chunks:
                file.write(chunk)
        except OSError as error:
            raise OutputUnwritable(chemin=path, details=error.strerror) from error
