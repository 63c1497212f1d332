"""Update of a published file: people's corrections stay, news arrives, nothing is removed."""

from __future__ import annotations

from pipeline.exports.merge import merge_rows
from pipeline.exports.validation import columns


def row(**cells: str) -> dict[str, str]:
    base = dict.fromkeys(columns("deliberations"), "")
    return base | {"COLL_SIRET": "21390998900013", "DELIB_DATE": "2024-04-11"} | cells


def test_a_correction_is_kept_and_an_improvement_follows() -> None:
    run1 = row(DELIB_ID="1", DELIB_OBJET="Objet mal lv", DELIB_MATIERE_CODE="7.1")
    online = run1 | {"DELIB_OBJET": "Objet mal lu"}  # a person corrected the objet
    run2 = row(DELIB_ID="1", DELIB_OBJET="Objet mal lv", DELIB_MATIERE_CODE="7.5")
    merged, changes = merge_rows("deliberations", [online], [run1], [run2])
    assert merged == [online | {"DELIB_MATIERE_CODE": "7.5"}]
    assert {(c.champ, c.action) for c in changes} == {
        ("DELIB_OBJET", "correction conservee"),
        ("DELIB_MATIERE_CODE", "mise a jour"),
    }


def test_without_the_previous_run_every_published_cell_is_a_persons() -> None:
    online = row(DELIB_ID="1", DELIB_OBJET="A", VOTE_POUR="")
    new = row(DELIB_ID="1", DELIB_OBJET="B", VOTE_POUR="9")
    merged, _ = merge_rows("deliberations", [online], [], [new])
    assert merged[0]["DELIB_OBJET"] == "A"
    assert merged[0]["VOTE_POUR"] == "9"


def test_rows_are_added_and_never_removed() -> None:
    old = row(DELIB_ID="1", DELIB_OBJET="A")
    new = row(DELIB_ID="2", DELIB_OBJET="B")
    merged, changes = merge_rows("deliberations", [old], [old], [new])
    assert merged == [old, new]
    assert [c.action for c in changes] == ["ajoutee"]


def test_a_value_that_a_run_loses_stays() -> None:
    old = row(DELIB_ID="1", DELIB_OBJET="A", PREF_DATE="2024-04-15")
    new = row(DELIB_ID="1", DELIB_OBJET="A")
    merged, changes = merge_rows("deliberations", [old], [old], [new])
    assert merged == [old] and changes == []


def test_two_acts_with_one_number_are_told_apart_by_their_objet() -> None:
    one, two = row(DELIB_ID="13", DELIB_OBJET="Eau"), row(DELIB_ID="13", DELIB_OBJET="Forêt")
    merged, changes = merge_rows("deliberations", [one, two], [one, two], [two, one])
    assert merged == [one, two] and changes == []


def test_merging_twice_changes_nothing() -> None:
    run1 = row(DELIB_ID="1", DELIB_OBJET="A")
    new = [row(DELIB_ID="1", DELIB_OBJET="A bis"), row(DELIB_ID="2", DELIB_OBJET="B")]
    once, _ = merge_rows("deliberations", [run1], [run1], new)
    twice, changes = merge_rows("deliberations", once, new, new)
    assert twice == once and changes == []
