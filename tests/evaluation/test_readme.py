"""The README's table: one row per measure, one column per set, between its marks only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BadTable
from pipeline.evaluation.gold import GoldDocument
from pipeline.evaluation.measures import observe
from pipeline.evaluation.metrics import metrics
from pipeline.evaluation.readme import BEGIN, END, TITLES, refresh, table
from pipeline.evaluation.report.words import GROUPS


def figures(wrong: int) -> dict[str, Any]:
    """Forty acts of four communes, `wrong` of which get another code."""
    gold, found = {}, {}
    for n in range(40):
        act = {"collectivite": f"C{n % 4}", "objet": f"objet {n}", "matiere": "7.5",
               "matiere_alt": [], "themes": ["culture"], "matiere_confiance": 0.9}  # fmt: skip
        gold[str(n)] = GoldDocument(str(n), "deliberation", {}, (act,))
        other = {**act, "matiere": "7.6"} if n < wrong else act
        found[str(n)] = GoldDocument(str(n), "deliberation", {}, (other,))
    return {"titre": "Quarante actes", **metrics(observe(gold, found))}


def test_the_table() -> None:
    sets = {
        "objets": figures(4),
        "exemples": figures(0),
        "montpellier-hors-5.3": figures(4),
        "ocr": {
            "page#1": {},
            "total": {"exactitude_mots": 0.98, "taux_caracteres": 0.01, "mots": 600},
        },
    }  # fmt: skip
    text = table(sets, "2026-01-02")
    lines = text.splitlines()
    assert lines[0].startswith("Mesuré le 2026-01-02 par `make eval`.")
    assert "- **Objets seuls** : Quarante actes, 4 collectivités." in lines
    assert "| Mesure | Objets seuls | Exemples |" in lines
    row = next(line for line in lines if line.startswith("| Matière : code à deux niveaux"))
    assert "**90,0 %** [" in row
    assert row.endswith("| **100,0 %** sur 40 |")
    assert not [line for line in lines if line.startswith("| Secrétaire")]
    assert any("ECE" in line and "macro 100,0 %" in line for line in lines)
    assert any("code exact 90,0 %" in line for line in lines)
    assert "98,0 % de mots justes, 1,0 % de caractères faux (sur 600 mots)" in text


def test_every_measure_has_a_title_and_a_place() -> None:
    placed = [name for names in GROUPS.values() for name in names]
    assert len(placed) == len(set(placed))
    assert set(TITLES) <= set(placed)
    assert set(placed) <= set(TITLES)


def test_only_the_table_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"Avant\n{BEGIN}\nancien\n{END}\nAprès\n", encoding="utf-8")
    refresh(path, "nouveau")
    assert path.read_text(encoding="utf-8") == f"Avant\n{BEGIN}\nnouveau\n{END}\nAprès\n"
    path.write_text("rien", encoding="utf-8")
    with pytest.raises(BadTable, match="repères"):
        refresh(path, "x")
