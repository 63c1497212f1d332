"""A prediction equal to the gold scores 1.0; each corruption moves its figures, and no other."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from pipeline.evaluation.gold import GoldDocument, Item, read_gold
from pipeline.evaluation.measures import figures, observe
from pipeline.evaluation.metrics import metrics
from pipeline.paths import DATA

TYPES = ("montants", "matiere", "vote", "segmentation")


def act(n: int) -> Item:
    """An act of ten amounts, all distinct between acts."""
    return {
        "doc": f"d{n}", "numero": f"2024-{n}", "objet": f"Objet numéro {n} {'abcdefghij'[n]}" * 2,
        "delibere": True, "matiere": "7.5", "matiere_alt": ["1.1"], "themes": ["culture"],
        "vote": {"resultat": "majorite", "pour": 20, "contre": 2, "abstention": 1},
        "montants": [{"valeur": 100.0 * n + k + 1, "texte": f"{k} €", "role": "marche",
                      "ht_ttc": None, "beneficiaire": None} for k in range(10)],
    }  # fmt: skip


def corpus() -> dict[str, GoldDocument]:
    acts = {f"d{n}": GoldDocument(f"d{n}", "deliberation", {}, (act(n),)) for n in range(10)}
    titles = ("Budget primitif", "Élagage des platanes", "Cantine scolaire", "Voirie rurale")
    items = tuple(
        {**act(n), "objet": t, "debut": t, "page": 1, "montants": []} for n, t in enumerate(titles)
    )
    return acts | {"pv": GoldDocument("pv", "proces_verbal", {"date": "2024-01-02"}, items)}


def scores(gold: dict[str, GoldDocument], found: dict[str, GoldDocument]) -> dict[str, float]:
    return {name: row["f1"] for name, row in figures(observe(gold, found)).items()}


def changed(gold: dict[str, GoldDocument], found: dict[str, GoldDocument]) -> dict[str, float]:
    return {name: value for name, value in scores(gold, found).items() if value != 1.0}


def items(found: dict[str, GoldDocument]) -> list[Any]:
    return [d.items[0] for name, d in found.items() if name != "pv"]


def test_equal_to_the_gold_is_one_everywhere() -> None:
    for gold in (corpus(), *(read_gold(DATA / "gold" / f"{n}.jsonl")
                             for n in ("deliberations", "documents"))):  # fmt: skip
        rows = metrics(observe(gold, copy.deepcopy(gold)))["mesures"]
        assert rows
        for name, row in rows.items():
            values = {k: row[k] for k in ("f1", "precision", "rappel", "bas", "haut")}
            assert set(values.values()) == {1.0}, (name, row)


def test_a_tenth_of_the_amounts_changed() -> None:
    """10 of 100 values wrong: 90 right of 100 found and 100 expected. Roles of the 90 stay."""
    found = copy.deepcopy(corpus())
    for item in items(found):
        item["montants"][3]["valeur"] += 0.5
    assert changed(corpus(), found) == {"montants": pytest.approx(0.9)}
    role = figures(observe(corpus(), found))["montants.role"]
    assert (role["f1"], role["support"]) == (1.0, 90.0)


def test_a_tenth_of_the_amounts_missing() -> None:
    """90 right of 90 found and 100 expected: F1 is 180/190."""
    found = copy.deepcopy(corpus())
    for item in items(found):
        del item["montants"][3]
    assert changed(corpus(), found) == {"montants": pytest.approx(180 / 190)}


def test_two_codes_swapped_within_a_family() -> None:
    """2 acts of 14 get 7.6 for 7.5: family stays; the variant 1.1 in one is accepted."""
    found = copy.deepcopy(corpus())
    items(found)[0]["matiere"] = "7.6"
    items(found)[1]["matiere"] = "1.1"
    assert changed(corpus(), found) == {
        "matiere": pytest.approx(12 / 14),
        "matiere.famille": pytest.approx(13 / 14),
        "matiere.acceptee": pytest.approx(13 / 14),
        "matiere.top3": pytest.approx(12 / 14),
    }


def test_a_vote_count_changed() -> None:
    """One count of one vote: the whole vote is wrong, its result is right."""
    found = copy.deepcopy(corpus())
    items(found)[4]["vote"]["abstention"] = 3
    assert changed(corpus(), found) == {"vote": pytest.approx(13 / 14)}


def test_two_items_merged() -> None:
    """The second title is lost: 3 right of 3 found and 4 expected."""
    found = copy.deepcopy(corpus())
    pv = found["pv"]
    found["pv"] = GoldDocument("pv", pv.type, pv.seance, (pv.items[0], *pv.items[2:]))
    figures_ = changed(corpus(), found)
    assert figures_["segmentation"] == pytest.approx(6 / 7)
    assert figures_["matiere"] == pytest.approx(13 / 14)
    assert {n.split(".")[0] for n in figures_} == {"segmentation", "matiere", "themes"}


def test_an_item_too_many() -> None:
    """4 right of 5 found: only the segmentation moves."""
    found = copy.deepcopy(corpus())
    pv = found["pv"]
    more = {"objet": "Point inventé de toutes pièces", "debut": "Point inventé"}
    found["pv"] = GoldDocument("pv", pv.type, pv.seance, (*pv.items, more))
    assert changed(corpus(), found) == {"segmentation": pytest.approx(8 / 9)}


def test_an_objet_cut_short() -> None:
    """The likeness falls by what is missing of one objet in 14; under 85 %, it is wrong."""
    found = copy.deepcopy(corpus())
    items(found)[2]["objet"] = items(found)[2]["objet"][:12]
    moved = changed(corpus(), found)
    assert moved["objet"] == pytest.approx(13 / 14)
    assert 13 / 14 < moved.pop("objet.ressemblance") < 1
    assert set(moved) == {"objet"}


def test_fields_of_ours_change_nothing() -> None:
    found = copy.deepcopy(corpus())
    for item in items(found):
        item.update(regle="x", references=[{"texte": "L2121-29"}], provenance={"objet": "titre"})
        item["montants"][0].update(compte="6574", total=False)
    assert changed(corpus(), found) == {}
