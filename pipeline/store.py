"""What has been processed, and with which versions: SQLite by default, PostgreSQL by URL.

Results are content-addressed: (sha256 of the document, stage, version) → the stage's output. A
rerun finds them and does nothing; a changed rule or model changes the version, and the stage alone
runs again. Runs are noted when they start and when they end: one that was killed shows.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from .errors import OutputUnwritable, StoreLocked, StoreUnusable

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine

ATTEMPTS = 6
"""Attempts at a transaction that a lock or a restarting server refused (about six seconds)."""
CHUNK = 500
UNWRITABLE = ("disk is full", "readonly database", "unable to open database", "disk I/O error")
"""What SQLite says when the disk, not another process, refuses."""

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
runs = sa.Table(
    "passages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("debut", sa.DateTime, nullable=False),
    sa.Column("fin", sa.DateTime),
    sa.Column("sources", sa.Text, nullable=False),
    sa.Column("documents", sa.Integer),
    sa.Column("a_faire", sa.Integer),
    sa.Column("bilan", sa.Text),
    sa.Column("erreur", sa.Text),
)
quarantine = sa.Table(
    "quarantaine",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("version", sa.String(20), primary_key=True),
    sa.Column("doc", sa.Text, nullable=False),
    sa.Column("motif", sa.Text, nullable=False),
    sa.Column("depuis", sa.DateTime, nullable=False),
)


class Store:
    """Reads and writes stage results and runs. One instance per process; cheap to open."""

    def __init__(self, url: str) -> None:
        """Open the store at a SQLAlchemy `url`, creating its tables when absent."""
        self.url = url
        self.essais = 0
        """Transactions that were refused (lock, lost connection) and tried again."""
        self.local = url.startswith("sqlite")
        patient = self.local and "timeout=" not in url
        options: dict[str, Any] = {"connect_args": {"timeout": 30}} if patient else {}
        try:
            self.engine: Engine = sa.create_engine(url, pool_pre_ping=not self.local, **options)
        except (sa.exc.ArgumentError, ImportError) as error:
            raise StoreUnusable(url=_hidden(url), details=str(error)) from error
        self._run(self._create)

    def _create(self, connection: Connection) -> None:
        if self.local:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            connection.exec_driver_sql("PRAGMA synchronous=NORMAL")
        try:
            metadata.create_all(connection)
        except DBAPIError:  # another process has just created them
            if not sa.inspect(connection).has_table("quarantaine"):
                raise

    @classmethod
    def beside(cls, out: Path) -> Store:
        """Open the default store of an output folder. Raises `OutputUnwritable`."""
        folder = out / ".datadelib"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputUnwritable(chemin=folder, details=error.strerror) from error
        return cls(f"sqlite:///{folder / 'suivi.sqlite'}")

    # --- stage results ---------------------------------------------------------------------------

    def get(self, sha256: str, stage: str, version: str) -> bytes | None:
        """Return the stored output of a stage, or None."""
        query = sa.select(results.c.contenu).where(
            results.c.sha256 == sha256, results.c.etape == stage, results.c.version == version
        )
        found = self._run(lambda connection: connection.execute(query).scalar())
        return zlib.decompress(found) if found is not None else None

    def stages(self, sha256: str) -> set[tuple[str, str]]:
        """Return the (stage, version) of what is stored of a document."""
        query = sa.select(results.c.etape, results.c.version).where(results.c.sha256 == sha256)
        rows = self._run(lambda connection: connection.execute(query).all())
        return {(stage, version) for stage, version in rows}

    def known(self, stage: str, keys: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
        """Return those of the (sha256, version) `keys` that are stored for a stage."""
        found: set[tuple[str, str]] = set()
        wanted = set(keys)
        hashes = sorted({sha256 for sha256, _ in wanted})
        for start in range(0, len(hashes), CHUNK):
            query = sa.select(results.c.sha256, results.c.version).where(
                results.c.etape == stage, results.c.sha256.in_(hashes[start : start + CHUNK])
            )
            rows = self._run(lambda connection, q=query: connection.execute(q).all())
            found |= {(sha256, version) for sha256, version in rows} & wanted
        return found

    def put(self, rows: Iterable[tuple[str, str, str, bytes]]) -> None:
        """Write (sha256, stage, version, output) rows in one transaction; a rerun replaces them."""
        now = _now()
        values = [
            {
                "sha256": sha256,
                "etape": stage,
                "version": version,
                "contenu": zlib.compress(content, 3),
                "cree_le": now,
            }
            for sha256, stage, version, content in rows
        ]
        values = list({(v["sha256"], v["etape"], v["version"]): v for v in values}.values())

        def write(connection: Connection) -> None:
            for value in values:
                connection.execute(
                    results.delete().where(
                        results.c.sha256 == value["sha256"],
                        results.c.etape == value["etape"],
                        results.c.version == value["version"],
                    )
                )
            if values:
                connection.execute(results.insert(), values)

        self._run(write)

    # --- quarantine ------------------------------------------------------------------------------

    def isolate(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        """Note (sha256, version, doc, motif) of documents that hung or crashed their process."""
        values = [
            {"sha256": s, "version": v, "doc": d, "motif": m, "depuis": _now()}
            for s, v, d, m in rows
        ]

        def write(connection: Connection) -> None:
            for value in values:
                same = (
                    quarantine.c.sha256 == value["sha256"],
                    quarantine.c.version == value["version"],
                )
                connection.execute(quarantine.delete().where(*same))
            if values:
                connection.execute(quarantine.insert(), values)

        self._run(write)

    def quarantined(self) -> list[dict[str, Any]]:
        """Return the documents in quarantine, oldest first."""
        query = sa.select(quarantine).order_by(quarantine.c.depuis, quarantine.c.doc)
        rows = self._run(lambda connection: connection.execute(query).mappings().all())
        return [dict(row) for row in rows]

    def release(self) -> int:
        """Empty the quarantine, so that the next run tries its documents again; return how many."""

        def write(connection: Connection) -> int:
            rows = connection.execute(sa.select(quarantine.c.sha256, quarantine.c.version)).all()
            for sha256, version in rows:
                connection.execute(
                    results.delete().where(results.c.sha256 == sha256, results.c.version == version)
                )
            connection.execute(quarantine.delete())
            return len(rows)

        return int(self._run(write))

    # --- runs ------------------------------------------------------------------------------------

    def start_run(self, sources: str, documents: int, todo: int) -> int:
        """Note the start of a run; return its number."""
        statement = runs.insert().values(
            debut=_now(), sources=sources, documents=documents, a_faire=todo
        )

        def write(connection: Connection) -> int:
            key = connection.execute(statement).inserted_primary_key
            return int(key[0]) if key else 0

        return int(self._run(write))

    def end_run(self, number: int, bilan: str | None, error: str | None = None) -> None:
        """Note the end of a run: its numbers as JSON, or why it failed."""
        statement = runs.update().where(runs.c.id == number)
        values = {"fin": _now(), "bilan": bilan, "erreur": error}
        self._run(lambda connection: connection.execute(statement.values(**values)))

    def last_runs(self, count: int = 10) -> list[dict[str, Any]]:
        """Return the last runs, newest first."""
        query = sa.select(runs).order_by(runs.c.id.desc()).limit(count)
        rows = self._run(lambda connection: connection.execute(query).mappings().all())
        return [dict(row) for row in rows]

    # --- transactions ----------------------------------------------------------------------------

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()

    def _run(self, work: Any) -> Any:
        """Run `work` in a transaction, again when a lock or a lost connection refused it."""
        problem: Exception | None = None
        for attempt in range(ATTEMPTS):
            if attempt:
                self.essais += 1
                time.sleep(0.1 * 2**attempt)
            try:
                with self._transaction() as connection:
                    return work(connection)
            except (OperationalError, IntegrityError) as error:
                text = str(error.orig)
                if any(word in text for word in UNWRITABLE):
                    raise OutputUnwritable(chemin=_hidden(self.url), details=text) from error
                problem = error
            except DBAPIError as error:
                if "malformed" in str(error) or "not a database" in str(error):
                    raise StoreUnusable(url=_hidden(self.url), details=str(error.orig)) from error
                if not error.connection_invalidated:
                    raise
                problem = error
        raise StoreLocked(details=str(problem)) from problem

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self.engine.connect() as connection, connection.begin():
            yield connection


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _hidden(url: str) -> str:
    """A database URL without its password."""
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except sa.exc.ArgumentError:
        return "l'URL donnée"
