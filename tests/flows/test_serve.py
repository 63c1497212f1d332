"""`datadelib planifier`: the server plans the nights by itself."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from outils.grappe import free_port
from tests.prefect_server import SERVE, Server, until


@pytest.mark.lent
def test_the_nights_to_come_are_planned(exemples: Path, tmp_path: Path) -> None:
    port = free_port()
    server = Server(port)
    command = [*SERVE, str(exemples), "--out", str(tmp_path / "out"), "--port", str(port)]
    environment = {**os.environ, "PREFECT_HOME": str(tmp_path / "prefect")}
    served = subprocess.Popen([*command, "--quand", "30 3 * * *"], env=environment)
    try:
        deployment = until(server.deployment, "le déploiement servi")
        nights = until(lambda: server.planned(deployment), "les nuits à venir")
        moments = {night["expected_start_time"][11:16] for night in nights}
        assert moments <= {"01:30", "02:30"}, "half past three in Paris, in UTC"
    finally:
        served.send_signal(signal.SIGTERM)
        served.wait(60)
    assert not (tmp_path / "out").exists(), "nothing runs before its hour"
