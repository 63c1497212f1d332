"""What moves more than chance is said; what chance explains is not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.drift import WINDOW, alerts, check, divergence, read_history
from pipeline.evaluation.profile import FIELDS, Profile, Profiler
from pipeline.records import (
    Deliberation,
    PageResume,
    Resultats,
    Vote,
    replace,
)

MIX = {"1": 15, "2": 3, "3": 7, "4": 7, "5": 14, "7": 38, "8": 8, "9": 8}


def night(**changes: object) -> Profile:
    usual = Profile(
        date="2026-01-05", documents=60, rejetes=2, deliberations=100, pages=200, pages_ocr=60,
        familles=MIX, remplis=dict.fromkeys(FIELDS, 90), confiance=0.82, confiance_ecart=0.2,
        ocr=0.91, ocr_ecart=0.05,
    )  # fmt: skip
    return replace(usual, **changes)


REFERENCE = [night()] * 7


def test_a_usual_night_says_nothing() -> None:
    assert alerts(night(), REFERENCE) == ()


def test_a_first_night_says_nothing() -> None:
    assert alerts(night(familles={"2": 100}), []) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"familles": {"2": 60, "7": 40}}, "« Urbanisme » fait 60 % des délibérations, contre 3 %"),
        ({"remplis": {**dict.fromkeys(FIELDS, 90), "vote": 60}},
         "Le champ « résultat du vote » n'est rempli que dans 60 % des délibérations, contre 90 %"),
        ({"confiance": 0.70}, "confiance moyenne de 70 %, contre 82 %"),
        ({"ocr": 0.72}, "Les pages numérisées se lisent moins bien"),
        ({"pages_ocr": 190}, "95 % des pages, contre 30 %"),
        ({"rejetes": 30}, "50 % des documents sont rejetés, contre 3 %"),
    ],
)  # fmt: skip
def test_each_gate_speaks_alone(changes: dict[str, object], said: str) -> None:
    found = alerts(night(**changes), REFERENCE)
    assert len(found) == 1
    assert said in found[0]


def test_a_small_night_does_not_cry_wolf() -> None:
    """Twelve acts of one family after a budget séance are no drift."""
    small = night(
        documents=3, rejetes=1, deliberations=12, pages=15, pages_ocr=15, familles={"7": 12},
        remplis={}, confiance=0.5, ocr=0.5,
    )  # fmt: skip
    assert alerts(small, REFERENCE) == ()


def test_nights_drawn_from_the_usual_mix_stay_silent() -> None:
    """200 nights of 30 to 200 acts drawn at random from the same mix: no more than 1 % speak."""
    draw = random.Random(3)
    codes, weights = list(MIX), list(MIX.values())
    spoken = 0
    for _ in range(200):
        number = draw.randint(30, 200)
        found = draw.choices(codes, weights, k=number)
        filled = {n: sum(draw.random() < 0.9 for _ in range(number)) for n in FIELDS}
        tonight = night(
            deliberations=number, familles={c: found.count(c) for c in codes}, remplis=filled
        )
        spoken += bool(alerts(tonight, REFERENCE))
    assert spoken <= 2


counts = st.dictionaries(st.sampled_from("123456789"), st.integers(1, 500), min_size=1)


@given(counts, counts)
def test_divergence_is_a_share(first: dict[str, int], second: dict[str, int]) -> None:
    gap = divergence(first, second)
    assert -1e-9 <= gap <= 1 + 1e-9
    assert gap == pytest.approx(divergence(second, first))
    assert divergence(first, first) == pytest.approx(0)


def test_a_profile_counts_what_a_run_gave() -> None:
    act = Deliberation(
        doc="a", rang=1, page=1, page_fin=1, debut="x", objet="x", matiere="7.5",
        matiere_confiance=0.8, vote=Vote(resultat="adopte"), a_verifier=("doute",),
    )  # fmt: skip
    profiler = Profiler()
    profiler.add(
        Resultats(
            doc="a", sha256="1",
            pages=(PageResume(page=1, origine="ocr", motif="", confiance=0.9),
                   PageResume(page=2, origine="vide", motif="")),
            deliberations=(act, replace(act, delibere=False), replace(act, matiere_confiance=0.6)),
        )
    )  # fmt: skip
    profile = profiler.profile("2026-01-05")
    assert (profile.documents, profile.pages, profile.pages_ocr) == (1, 1, 1)
    assert (profile.deliberations, profile.a_verifier) == (2, 2)
    assert profile.familles == {"7": 2}
    assert (profile.remplis["vote"], profile.remplis["numero"]) == (2, 0)
    assert profile.confiance == pytest.approx(0.7)
    assert profile.confiance_ecart == pytest.approx(0.1)
    assert profile.ocr == pytest.approx(0.9)


def test_the_window_is_kept_and_repeats_are_not(tmp_path: Path) -> None:
    path = tmp_path / "profils.jsonl"
    for day in range(1, 21):
        assert check(night(date=f"2026-01-{day:02}", rejetes=day % 3), path) == ()
    assert len(read_history(path)) == WINDOW + 1
    drifted = night(date="2026-01-21", confiance=0.6)
    first = check(drifted, path)
    assert len(first) == 1
    assert check(replace(drifted, date="2026-01-22"), path) == first  # the same run, done again
    assert check(Profile(), path) == ()
    path.write_text("{abîmé\n", encoding="utf-8")
    assert check(drifted, path) == ()
    assert read_history(path) == [drifted]


def test_a_history_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    said = check(night(), tmp_path / "fichier" / "profils.jsonl")
    assert len(said) == 1
    assert "L'historique des passages n'a pas pu être gardé" in said[0]


def test_alerts_reach_the_report_and_the_artifact(tmp_path: Path) -> None:
    from markupsafe import escape

    from flows.enrich import night_table
    from pipeline.config import load_settings
    from pipeline.exports import Publisher
    from pipeline.run import Bilan

    said = alerts(night(confiance=0.5), REFERENCE)
    Publisher(tmp_path, load_settings()).close(said)
    page = (tmp_path / "rapport.html").read_text(encoding="utf-8")
    assert f"<strong>Alerte.</strong> {escape(said[0])}" in page
    bilan = Bilan(
        documents=1, traites=1, a_verifier=0, rejetes=0, reprises=0, deliberations=0,
        deliberations_a_verifier=0, publiees=0, ecarts=0, alertes=said,
    )  # fmt: skip
    assert f"- Alerte : {said[0]}" in night_table(bilan)
