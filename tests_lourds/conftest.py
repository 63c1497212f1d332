"""Fixtures of the heavy tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from outils import corpus
from tests.conftest import EXEMPLES
from tests_lourds.postgres import Postgres

os.environ["PYTHONPATH"] = str(Path.cwd())  # for the processes that the tests start


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Examples of every format and short texts: enough for several batches."""
    folder = tmp_path / "source"
    corpus.write(folder, 40)
    for path in EXEMPLES.glob("*"):
        if path.suffix != ".csv":
            (folder / path.name).write_bytes(path.read_bytes())
    return folder
