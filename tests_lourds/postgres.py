"""A PostgreSQL server of the test's own, from the Debian package `postgresql`."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from outils.grappe import free_port


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`: that of the newest version installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not found:
        raise RuntimeError("PostgreSQL est absent : apt-get install postgresql")
    return found[-1].parent


class Postgres:
    """A server in a folder of its own; it refuses to run as root, so root becomes `postgres`."""

    def __init__(self) -> None:
        # not in pytest's folder, which every session closes to other users
        self.home = Path(tempfile.mkdtemp(prefix="datadelib-pg-"))
        self.data, self.port = self.home / "pg", free_port()
        self.data.mkdir()
        self.run_as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.run_as:
            self.home.chmod(0o755)
            shutil.chown(self.data, "postgres")
        self._call("initdb", "-D", str(self.data), "-U", "datadelib", "-A", "trust", "-E", "UTF8")

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://datadelib:motdepasse@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -k {self.data} -c listen_addresses=127.0.0.1"
        log = str(self.data / "journal.log")
        self._call("pg_ctl", "-D", str(self.data), "-o", options, "-l", log, "-w", "start")

    def stop(self) -> None:
        self._call("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.home)

    def _call(self, program: str, *arguments: str) -> None:
        command = [*self.run_as, str(programs() / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.data)
