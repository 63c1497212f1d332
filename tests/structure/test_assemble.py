"""The structure stage as a whole: `pipeline.structure.analyse`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.paths import SHARED
from pipeline.records import ActeXML, Analyse
from pipeline.structure import analyse
from tests.structure.build import document
from tests.structure.test_segmentation import DOCUMENTS, read_case


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_analysis_of_a_document(path: Path) -> None:
    kind, expected, texte = read_case(path)
    analysis = analyse(document(texte, "document.pdf"))
    assert analysis.type == kind
    assert [d.objet for d in analysis.deliberations] == [objet for _, objet, _, _ in expected]
    assert [d.delibere for d in analysis.deliberations] == [d for _, _, d, _ in expected]
    assert (analysis.motif is None) == bool(expected)
    _check_offsets(analysis)


def _check_offsets(analysis: Analyse) -> None:
    for rang, item in enumerate(analysis.deliberations, start=1):
        assert item.rang == rang
        assert item.page <= item.page_fin
        assert item.reperes[0] == (0, item.page)
        assert item.page_at(len(item.texte)) == item.page_fin
        assert item.texte.split()[: len(item.debut.split())] == item.debut.split()
        assert all(0 <= part.debut <= part.fin <= len(item.texte) for part in item.parties)


LINES = st.sampled_from(
    [
        "1. Vote du budget", "2. Vente d'un terrain", "III - Motion", "Ordre du jour :", "",
        "Le conseil municipal approuve à l'unanimité.", "Objet : Bail", "QUESTIONS DIVERSES",
        "Présents : M. Brun, Mme Castel", "DÉLIBÉRATIONS", "12 pour, 1 contre", "A.", "N°\tObjet",
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS", "L'an deux mille vingt", "=====",
        "Article 1 : néant",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_document_is_analysed(lines: list[str]) -> None:
    analysis = analyse(document("\n".join(lines), "document.pdf"))
    _check_offsets(analysis)
    debuts = [(d.page, d.page_fin) for d in analysis.deliberations]
    assert debuts == sorted(debuts)
    assert bool(analysis.deliberations) != bool(analysis.motif)


def test_the_transmission_is_the_truth_and_disagreement_is_flagged() -> None:
    _, _, texte = read_case(next(p for p in DOCUMENTS if p.stem == "14_simple_objet"))
    acte = ActeXML(date="2022-03-30", numero="12_2022", objet="Compte de gestion 2021")
    item = analyse(document(texte), acte).deliberations[0]
    found = (item.date, item.numero, item.objet)
    assert found == ("2022-03-30", "12_2022", "Compte de gestion 2021")
    assert any("la date du texte (2022-03-31)" in reason for reason in item.a_verifier)
    assert not any("le numéro" in reason for reason in item.a_verifier)


def test_each_extract_of_a_register_has_its_own_facts() -> None:
    _, _, texte = read_case(next(p for p in DOCUMENTS if p.stem == "05_registre_entetes"))
    items = analyse(document(texte)).deliberations
    assert [item.numero for item in items] == ["2021-034", "2021-035", "2021-036"]
    assert {item.date for item in items} == {"2021-07-08"}
    assert [item.vote.resultat for item in items] == ["unanimite", "majorite", "unanimite"]


def test_empty_document() -> None:
    analysis = analyse(document(""))
    assert analysis.deliberations == ()
    assert analysis.motif


if SHARED.exists():
    GOLD = [json.loads(line) for line in (SHARED / "or/pv.jsonl").read_text("utf-8").splitlines()]
    DIGITAL = [g for g in GOLD if g["date"].startswith(("2022-09", "2023"))]

    @pytest.mark.parametrize("gold", DIGITAL, ids=lambda gold: gold["doc"][:40])
    def test_real_minutes(gold: dict[str, list[dict[str, str]]]) -> None:
        from pipeline.config import load_settings
        from pipeline.evaluation.align import align
        from pipeline.text import read

        path = SHARED / "reel/pv" / str(gold["doc"])
        found = analyse(read(path, load_settings(ocr="jamais"))).deliberations
        pairs = align(
            gold["deliberations"],
            [
                {"objet": d.objet, "debut": d.debut, "numero": d.numero, "page": d.page}
                for d in found
            ],
        )
        matched = sum(bool(a and b) for a, b in pairs)
        assert matched >= 0.9 * len(pairs)
