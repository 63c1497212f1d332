"""What has been processed, and with which versions: SQLite by default, PostgreSQL by URL.

Results are content-addressed: (sha256 of the document, stage, version) → the stage's output. A
rerun finds them and does nothing; a changed rule or model changes the version, and the stage alone
runs again.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from .errors import OutputUnwritable, StoreLocked

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine

metadata = sa.MetaData()

results = sa.Table(
    "resultats",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("etape", sa.String(20), primary_key=True),
    sa.Column("version", sa.String(20), primary_key=True),
    sa.Column("contenu", sa.LargeBinary, nullable=False),
    sa.Column("cree_le", sa.DateTime, nullable=False),
)


class Store:
    """Reads and writes stage results. One instance per process; cheap to open."""

    def __init__(self, url: str) -> None:
        """Open the store at a SQLAlchemy `url`, creating its tables when absent."""
        self.url = url
        connect: dict[str, Any] = {"timeout": 30} if url.startswith("sqlite") else {}
        self.engine: Engine = sa.create_engine(url, connect_args=connect)
        with self._begin() as connection:
            if url.startswith("sqlite"):
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            metadata.create_all(connection)

    @classmethod
    def beside(cls, out: Path) -> Store:
        """Open the default store of an output folder. Raises `OutputUnwritable`."""
        folder = out / ".datadelib"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputUnwritable(chemin=folder, details=error.strerror) from error
        return cls(f"sqlite:///{folder / 'suivi.sqlite'}")

    def get(self, sha256: str, stage: str, version: str) -> bytes | None:
        """Return the stored output of a stage, or None."""
        query = sa.select(results.c.contenu).where(
            results.c.sha256 == sha256, results.c.etape == stage, results.c.version == version
        )
        with self._begin() as connection:
            found = connection.execute(query).scalar()
        return zlib.decompress(found) if found is not None else None

    def put(self, rows: Iterable[tuple[str, str, str, bytes]]) -> None:
        """Write (sha256, stage, version, output) rows in one transaction; existing ones stay."""
        now = datetime.now(UTC).replace(tzinfo=None)
        with self._begin() as connection:
            for sha256, stage, version, content in rows:
                key = {"sha256": sha256, "etape": stage, "version": version}
                same = sa.and_(*(results.c[name] == value for name, value in key.items()))
                connection.execute(results.delete().where(same))
                connection.execute(
                    results.insert().values(**key, contenu=zlib.compress(content, 3), cree_le=now)
                )

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        """A transaction; a database that stays locked is a `StoreLocked` error."""
        for attempt in range(5):
            try:
                connection = self.engine.connect()
                break
            except OperationalError as error:
                if attempt == 4:
                    raise StoreLocked(details=str(error)) from error
                time.sleep(0.2 * 2**attempt)
        with connection:
            try:
                with connection.begin():
                    yield connection
            except OperationalError as error:
                if "locked" in str(error) or "busy" in str(error):
                    raise StoreLocked(details=str(error)) from error
                if "full" in str(error) or "readonly" in str(error):
                    raise OutputUnwritable(chemin=self.url, details=str(error.orig)) from error
                raise
