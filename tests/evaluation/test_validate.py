"""A gold file is checked field by field, and against its text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.errors import BadTable
from pipeline.evaluation.validate import read_texts, validate
from pipeline.paths import DATA

ACTE: dict[str, Any] = {
    "doc": "a.pdf", "collectivite": "Valmorin", "siren": "213909989", "numero": "12",
    "date": "2024-04-11", "objet": "Subvention au club", "matiere": "7.5", "matiere_alt": [],
    "themes": ["vie-associative"],
    "vote": {"resultat": "majorite", "pour": 9, "contre": 1, "abstention": 0},
    "effectif": 15, "presents": 9, "procurations": 1,
    "acte_id": "039-213909989-20240411-DEL_12-DE",
    "montants": [{"valeur": 1500.0, "texte": "1 500 €", "role": "subvention", "ht_ttc": None,
                  "beneficiaire": "Club"}],
    "dates": [{"iso": "2024-06", "texte": "juin 2024", "role": "echeance"}],
    "lieux": [{"texte": "rue Haute", "type": "voie"}],
    "organisations": ["Club de tir"], "personnes": [],
}  # fmt: skip
TEXTE = "Le conseil accorde 1 500\n€ au Club de tir, rue\nHaute, à verser en JUIN 2024."


def check(tmp_path: Path, changes: dict[str, Any], text: str | None = TEXTE) -> list[str]:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**ACTE, **changes}, ensure_ascii=False) + "\n", encoding="utf-8")
    texts = {"a": [text]} if text is not None else None
    return [f"{p.champ} : {p.message}" for p in validate(path, texts)]


def test_a_sound_line_has_no_problem(tmp_path: Path) -> None:
    assert check(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"matiere": "7.5.1"},
         "matiere : « 7.5.1 » n'est pas un des 57 codes ACTES à deux niveaux (peut-être"),
        ({"matiere_alt": ["9.9"]}, "matiere_alt : « 9.9 » n'est pas un des 57 codes"),
        ({"matiere_alt": ["7.5"]}, "matiere_alt : répète le code principal 7.5"),
        ({"themes": ["vie-associatve"]}, "vouliez-vous écrire « vie-associative »"),
        ({"date": "11/04/2024"}, "date : « 11/04/2024 » n'est pas une date AAAA-MM-JJ"),
        ({"date": "2024-02-30"}, "date : « 2024-02-30 » n'est pas une date"),
        ({"siren": "2139"}, "siren : « 2139 » n'a pas 9 chiffres"),
        ({"presents": 16}, "presents : 16 présents et 1 pouvoirs pour 15 membres"),
        ({"vote": {"resultat": "unanimite", "pour": 9, "contre": 2, "abstention": None}},
         "vote : unanimité avec 2 voix contre"),
        ({"vote": {"resultat": "majorite", "pour": 9, "contre": 0, "abstention": 0}},
         "vote : majorité sans voix contre ni abstention"),
        ({"vote": {"resultat": "rejete", "pour": 9, "contre": 2, "abstention": 0}},
         "vote : rejet avec 9 pour et 2 contre"),
        ({"vote": {"resultat": "majorite", "pour": 19, "contre": 2, "abstention": 0}},
         "vote : 21 voix pour 15 membres"),
        ({"vote": {"resultat": "unanime"}}, "vouliez-vous écrire « unanimite »"),
        ({"montants": [{"valeur": "1500", "texte": "1 500 €", "role": "subvention"}]},
         "montants[1] : valeur « 1500 »"),
        ({"montants": [{"valeur": 1600, "texte": "1 600 €", "role": "subvention"}]},
         "montants[1] : « 1 600 € » n'est pas dans le texte du document"),
        ({"dates": [{"iso": "06/2024", "texte": "juin 2024", "role": "echeance"}]},
         "dates[1] : « 06/2024 » n'est pas AAAA, AAAA-MM ou AAAA-MM-JJ"),
        ({"lieux": [{"texte": "rue Haute", "type": "rue"}]},
         "lieux[1].type : valeur inconnue « rue »"),
        ({"organisations": ["Club de judo"]}, "organisations[1] : « Club de judo » n'est pas dans"),
        ({"acte_id": "039-213909988-20240411-DEL_12-DE"}, "acte_id : son SIREN 213909988"),
        ({"acte_id": "DEL_12"}, "acte_id : « DEL_12 » n'a pas la forme"),
        ({"organisation": ["Club"]}, "champ inconnu ; vouliez-vous écrire « organisations »"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    problems = check(tmp_path, changes)
    assert any(said in p for p in problems), problems


def test_minutes_name_the_item(tmp_path: Path) -> None:
    item = {"objet": "Budget", "debut": "1. Budget", "page": 3, "delibere": True, "matiere": "77",
            "matiere_alt": [], "themes": [], "vote": {"resultat": "adopte"},
            "montants": []}  # fmt: skip
    row = {"doc": "a.pdf", "type": "proces-verbal", "deliberations": [item]}
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(row)}\nvoilà\n", encoding="utf-8")
    problems = [str(p) for p in validate(path, {"a": ["1. Budget"]})]
    assert problems[0].startswith("ligne 1 (a.pdf), type : valeur inconnue « proces-verbal »")
    assert "deliberations[1].matiere" in problems[1]
    assert "deliberations[1].page : page 3, mais le document en a 1" in problems[2]
    assert problems[3].startswith("ligne 2 (?), ligne : n'est pas du JSON")


def test_the_command(tmp_path: Path) -> None:
    from pipeline.commands.gold import gold

    (tmp_path / "a.txt").write_text(TEXTE, encoding="utf-8")
    good, bad = tmp_path / "bon.jsonl", tmp_path / "mauvais.jsonl"
    good.write_text(json.dumps(ACTE), encoding="utf-8")
    bad.write_text(json.dumps({**ACTE, "matiere": "0.0"}), encoding="utf-8")
    runner = CliRunner()
    done = runner.invoke(gold, ["valider", str(good), "--textes", str(tmp_path)])
    assert (done.exit_code, done.output) == (0, f"{good} est conforme.\n")
    done = runner.invoke(gold, ["valider", str(bad)])
    assert done.exit_code == 1
    assert "ligne 1 (a.pdf), matiere : « 0.0 »" in done.output


def test_the_starter_gold_is_sound() -> None:
    for name in ("deliberations", "documents"):
        assert validate(DATA / "gold" / f"{name}.jsonl") == []


def test_texts_come_from_pages_or_files(tmp_path: Path) -> None:
    pages = [{"doc": "d/a.pdf", "page": n, "texte": f"page {n}"} for n in (2, 1)]
    path = tmp_path / "textes.jsonl"
    path.write_text("\n".join(map(json.dumps, pages)), encoding="utf-8")
    assert read_texts(path) == read_texts(tmp_path) == {"a": ["page 1", "page 2"]}


def test_a_file_that_cannot_be_read_is_said_in_french(tmp_path: Path) -> None:
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes("{'objet': 'été'}".encode("latin-1"))
    with pytest.raises(BadTable, match="il n'est pas écrit en UTF-8"):
        validate(latin)
    with pytest.raises(BadTable, match="il n'existe pas"):
        read_texts(tmp_path / "absent.jsonl")
    with pytest.raises(BadTable, match="c'est un dossier"):
        validate(tmp_path)
