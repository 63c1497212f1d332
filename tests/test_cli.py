"""The command: help without heavy imports, errors as one sentence and an exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import COMMANDS, group
from pipeline.paths import ROOT


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['datadelib', '--help']\n"
        "from pipeline.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'sklearn', 'mlflow', 'prefect', 'pandas', 'numpy', 'rich', 'pydantic'}\n"
        "print('LOURD', sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "LOURD []" in done.stdout


def test_every_command_has_help_in_french() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(group, [name, "--help"])
        assert result.exit_code == 0, (name, result.output)
        assert "Usage" in result.output


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"datadelib {name}" not in readme] == []


def test_an_error_is_a_sentence_and_an_exit_code(tmp_path: Path) -> None:
    done = call("enrich", str(tmp_path), "--out", str(tmp_path / "o"), "--sans-prefect")
    assert done.returncode == 2
    assert "[E001]" in done.stderr
    assert "Traceback" not in done.stderr


def test_bad_settings_are_explained(tmp_path: Path) -> None:
    done = call("enrich", str(tmp_path), "--out", str(tmp_path), "--processus", "0")
    assert done.returncode == 2
    assert "[E002]" in done.stderr and "processus" in done.stderr


def test_valider_says_how_to_mend(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE\nValmorin,123,1,1/2/2024\n")
    done = call("valider", str(path))
    assert done.returncode == 1
    assert "ligne 2, DELIB_DATE" in done.stdout and "→" in done.stdout
