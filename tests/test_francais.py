"""What libraries say in English reaches people in French."""

from __future__ import annotations

import errno
import json
import os
import pickle
from pathlib import Path

import pytest

from pipeline.config import load_settings
from pipeline.errors import BadSettings, BadTable, OutputUnwritable
from pipeline.francais import counted


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOENT, "il n'existe pas"),
        (errno.ENOSPC, "le disque est plein"),
        (errno.EACCES, "l'accès est refusé"),
    ],
)
def test_a_reason_of_the_system_is_in_french(code: int, said: str) -> None:
    error = OSError(code, os.strerror(code), "/chemin")
    assert said in str(BadTable(chemin="t.csv", details=error))
    assert said in str(OutputUnwritable(chemin="t.csv", details=error.strerror))


def test_a_file_that_is_not_text_and_one_that_is_not_json() -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        b"\xff".decode()
    assert "il n'est pas écrit en UTF-8" in str(BadTable(chemin="t", details=caught.value))
    with pytest.raises(json.JSONDecodeError) as wrong:
        json.loads('{"a": 1,\n}')
    assert "la ligne 2 n'est pas du JSON" in str(BadTable(chemin="t", details=wrong.value))


def test_what_is_not_known_stays_as_it_is_and_crosses_processes() -> None:
    error = BadTable(chemin=Path("t.csv"), details="une raison à nous")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301
    assert "une raison à nous" in str(error)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("processus", 0, "processus : au moins 1 est attendu"),
        ("delai", 0, "delai : plus de 0"),
        ("seuil_echecs", 2, "seuil_echecs : au plus 1"),
        ("ocr", "parfois", "ocr : une valeur parmi 'auto', 'toujours', 'jamais'"),
        ("lot", "vingt", "lot : un nombre entier est attendu"),
        ("bidule", 1, "bidule : ce réglage n'existe pas"),
    ],
)
def test_a_setting_to_correct_is_told_in_french(name: str, value: object, said: str) -> None:
    with pytest.raises(BadSettings, match="E002") as caught:
        load_settings(**{name: value})
    assert said in str(caught.value)


def test_a_count_agrees_with_its_noun() -> None:
    assert counted(0, "document") == "0 document"
    assert counted(1, "ligne classée") == "1 ligne classée"
    assert counted(12, "ligne classée") == "12 lignes classées"
