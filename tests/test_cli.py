"""The command: help without heavy imports, errors as one sentence and an exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from pipeline.cli import COMMANDS, group
from pipeline.commands.classification import version_line
from pipeline.commands.enrich import _next_steps
from pipeline.config import Settings
from pipeline.paths import ROOT
from pipeline.records import replace
from pipeline.registry import Version
from pipeline.run import Bilan


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


def test_click_speaks_french() -> None:
    done = call("enrich", "--bidule")
    assert done.returncode == 2
    assert "L'option --bidule n'existe pas." in done.stderr
    assert "Emploi :" in done.stderr and "Aide : datadelib enrich --help" in done.stderr
    shown = call("planifier", "--help").stdout
    assert "obligatoire" in shown and "défaut : 4200" in shown and "ENTIER" in shown
    for word in ("Usage", "Show", "required", "default", "INTEGER", "DIRECTORY"):
        assert word not in shown


def test_a_wrong_value_is_told_in_french() -> None:
    done = call("enrich", "x", "--out", "o", "--processus", "zéro")
    assert "« zéro » n'est pas un entier." in done.stderr
    done = call("enrich", "x", "--out", "o", "--ocr", "parfois")
    assert done.returncode == 2 and "n'est pas parmi" in done.stderr


def test_a_table_to_correct_is_told_before_anything_is_read(tmp_path: Path) -> None:
    source = str(tmp_path)
    out = tmp_path / "o"
    for name, said in (("absente.csv", "il n'existe pas"), ("table.csv", "colonnes « nom »")):
        (tmp_path / "table.csv").write_text("a;b\n1;2\n")
        done = call("enrich", source, "--out", str(out), "--collectivites", str(tmp_path / name))
        assert done.returncode == 2
        assert "[E005]" in done.stderr and said in done.stderr
        assert "Errno" not in done.stderr and not out.exists()


def test_what_nobody_expected_keeps_its_trace_and_its_code(tmp_path: Path) -> None:
    code = (
        "from pipeline import cli\n"
        "cli.group = lambda prog_name: 1 / 0\n"
        "cli.main()\n"
    )  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("[E000] Erreur inattendue : ZeroDivisionError")


def test_looking_at_a_folder_does_not_create_it(tmp_path: Path) -> None:
    absent = tmp_path / "absent"
    for command in ("statut", "rejouer"):
        done = call(command, "--out", str(absent))
        assert done.returncode == 2 and "il n'existe pas" in done.stderr
    assert not absent.exists()


def test_publishing_before_any_run_says_so(tmp_path: Path) -> None:
    done = call("publier", "--out", str(tmp_path), "--publie", str(tmp_path / "p"))
    assert done.returncode == 2
    assert "[E005]" in done.stderr and "aucun traitement" in done.stderr


def test_collectivites_needs_something_to_look_up(tmp_path: Path) -> None:
    target = str(tmp_path / "c.csv")
    assert "Donnez des noms" in call("collectivites", "--out", target).stderr
    wrong = call("collectivites", "--departement", "39x", "--out", target)
    assert wrong.returncode == 2 and "n'est pas le code d'un département" in wrong.stderr
    assert not Path(target).exists()


def test_a_mistyped_source_is_told_at_once(tmp_path: Path) -> None:
    out = tmp_path / "o"
    done = call("enrich", str(tmp_path / "deliberatoins"), "--out", str(out))
    assert done.returncode == 2 and not out.exists()
    assert "[E001]" in done.stderr and "deliberatoins (n'existe pas)" in done.stderr


def test_nothing_to_measure_leaves_the_readme_alone(tmp_path: Path) -> None:
    before = (ROOT / "README.md").read_bytes()
    done = call("bench", "--dossier", str(tmp_path), "--out", str(tmp_path / "b"))
    assert done.returncode == 2 and "[E001]" in done.stderr
    assert (ROOT / "README.md").read_bytes() == before


def test_config_tells_origins_and_hides_passwords(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "datadelib.toml").write_text("# processus = 7\nlot = 5\n")
    monkeypatch.setenv("DATADELIB_CONFIG", str(tmp_path / "datadelib.toml"))
    monkeypatch.setenv("DATADELIB_BASE_SUIVI", "postgresql+psycopg://agent:secret@base/suivi")
    monkeypatch.setenv("DATADELIB_PROCESSSUS", "3")
    done = call("config")
    rows = {line.split()[0]: line for line in done.stdout.splitlines()}
    assert str(tmp_path) in rows["lot"] and " 5 " in rows["lot"]
    assert "défaut" in rows["processus"]
    assert "environnement" in rows["base_suivi"] and "secret" not in done.stdout
    assert "DATADELIB_PROCESSSUS n'est pas un réglage" in done.stderr


def test_someone_who_gave_no_siret_is_told_how() -> None:
    bilan = Bilan(
        documents=2, traites=2, a_verifier=0, rejetes=0, reprises=0, deliberations=5,
        deliberations_a_verifier=0, publiees=0, ecarts=5, sortie="s",
    )  # fmt: skip
    alone = " ".join(_next_steps(bilan, Settings()))
    assert "s/scdl/ecarts.csv" in alone and "À publier" not in alone
    assert "datadelib collectivites --depuis s/deliberations.jsonl" in alone
    given = Settings(collectivites=Path("c.csv"))
    published = replace(bilan, publiees=4, ecarts=1, subventions=1)
    lines = list(_next_steps(published, given))
    assert lines[-1] == "À publier : s/scdl/deliberations.csv, subventions.csv"
    assert "a_relire.csv" in lines[-2]


def test_a_version_of_a_model_is_told_in_a_line() -> None:
    version = Version(
        kind="matiere", version="3", alias=("champion",), run_id="r", sha256="a",
        cree="2026-11-22T04:18:29+00:00", source="entraine", mesures={"exact": 0.783, "ece": 0.04},
    )  # fmt: skip
    told = version_line(version)
    assert told == "matiere 3, en service (entraînée le 22/11/2026) : Code juste 78,3 %"
    assert ", en service" not in version_line(msgspec.structs.replace(version, alias=()))
