"""What is mended without doubt, what is left, and the list of the changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadTable
from pipeline.exports.repair import repair_file
from pipeline.exports.validation import columns, read_table, validate_file

MESSY = (
    "coll_nom;Coll_Siret;DELIB_ID;DELIB_DATE;DELIB_MATIERE_CODE;DELIB_MATIERE_NOM;DELIB_OBJET;"
    "VOTE_EFFECTIF;VOTE_REEL;VOTE_POUR;VOTE_CONTRE;VOTE_ABSTENTION\n"
    "Saint-Édern;1390998900010;12;3/5/2024;7.5.1;Subventions;Aide au  club ;15;13;13;;\n"
)


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    path = tmp_path / "publie.csv"
    path.write_bytes(MESSY.replace("1390998900010", "21390998900013").encode("cp1252"))
    return path


def test_a_messy_file_becomes_valid(messy: Path, tmp_path: Path) -> None:
    target = tmp_path / "corrige.csv"
    changes = repair_file(messy, target)
    header, (row,) = read_table(target)
    cells = dict(zip(header, row, strict=True))
    assert tuple(header) == columns("deliberations")
    assert cells["COLL_NOM"] == "Saint-Édern"
    assert cells["DELIB_DATE"] == "2024-05-03"
    assert cells["DELIB_MATIERE_CODE"] == "7.5"
    assert cells["DELIB_MATIERE_NOM"] == "finances locales/subventions"
    assert cells["DELIB_OBJET"] == "Aide au club"
    assert (cells["VOTE_CONTRE"], cells["VOTE_ABSTENTION"]) == ("0", "0")
    assert validate_file(target) == []
    assert {c.champ for c in changes} >= {"DELIB_DATE", "DELIB_MATIERE_CODE", "VOTE_CONTRE"}


def test_a_siret_gets_its_zero_back_only_when_its_key_proves_it(tmp_path: Path) -> None:
    path, target = tmp_path / "a.csv", tmp_path / "b.csv"
    header = "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE"
    # 01234567400019 has both keys right; a spreadsheet shows it without its zero.
    path.write_text(f"{header}\nA,1234567400019,1,2024-01-01\nB,1234567890123,2,2024-01-01\n")
    repair_file(path, target)
    _, rows = read_table(target)
    assert [row[1] for row in rows] == ["01234567400019", "1234567890123"]


def test_what_is_doubtful_stays(tmp_path: Path) -> None:
    path, target = tmp_path / "a.csv", tmp_path / "b.csv"
    path.write_text("COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE\nA,,7,31/02/2024\n")
    repair_file(path, target)
    header, (row,) = read_table(target)
    assert dict(zip(header, row, strict=True))["DELIB_DATE"] == "31/02/2024"


def test_not_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("un,deux\n1,2\n")
    with pytest.raises(BadTable):
        repair_file(path, tmp_path / "b.csv")
    path.write_bytes(b"")
    with pytest.raises(BadTable):
        repair_file(path, tmp_path / "b.csv")


@given(day=st.dates())
def test_any_french_date_is_rewritten(day: object, tmp_path_factory: object) -> None:
    from datetime import date

    from pipeline.exports.repair import _date

    assert isinstance(day, date)
    assert _date(f"{day.day:02}/{day.month:02}/{day.year:04}")[0] == day.isoformat()
    assert _date(day.isoformat())[0] == day.isoformat()
