"""The same act from its extract, the minutes and the list is published once, by the richest."""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.config import Settings
from pipeline.exports import Publisher
from pipeline.exports.doublons import Candidat, duplicates
from pipeline.exports.validation import columns
from pipeline.records import Deliberation, Resultats


def row(doc: str, kind: str, number: str, objet: str, **other: object) -> Candidat:
    cells = dict.fromkeys(columns("deliberations"), "") | {
        "COLL_SIRET": "21390998900013", "DELIB_DATE": "2024-04-11", "DELIB_ID": number,
        "DELIB_OBJET": objet,
    }  # fmt: skip
    publiable = bool(other.pop("publiable", True))
    return Candidat(doc=doc, type=kind, publiable=publiable, cellules={**cells, **other})  # type: ignore[dict-item]


EXTRACT = row("delib.pdf", "deliberation", "2024-031", "Tarifs de la cantine scolaire")
MINUTES = row("pv.pdf", "proces_verbal", "4", "Tarifs de la cantine scolaire.")
LIST = row("liste.pdf", "liste", "2024-031", "Tarifs cantine")


def test_the_extract_is_kept_whatever_the_order() -> None:
    assert duplicates([LIST, MINUTES, EXTRACT]) == {0: 2, 1: 2}
    assert duplicates([EXTRACT, MINUTES, LIST]) == {1: 0, 2: 0}


def test_a_row_that_passes_the_checks_wins() -> None:
    broken = row("delib.pdf", "deliberation", "2024-031", "Tarifs de la cantine", publiable=False)
    assert duplicates([broken, LIST]) == {0: 1}


def test_different_acts_stay() -> None:
    dm1 = row("a.pdf", "deliberation", "", "Décision modificative n° 1 du budget principal")
    dm2 = row("b.pdf", "deliberation", "", "Décision modificative n° 2 du budget principal")
    assert duplicates([dm1, dm2]) == {}
    other_number = row("b.pdf", "deliberation", "2024-032", "Tarifs de la cantine scolaire")
    assert duplicates([EXTRACT, other_number]) == {}
    same_document = row("pv.pdf", "proces_verbal", "4", "Tarifs de la cantine scolaire")
    assert duplicates([MINUTES, same_document]) == {}
    other_day = row("b.pdf", "deliberation", "2024-031", "Tarifs", DELIB_DATE="2024-04-12")
    assert duplicates([EXTRACT, other_day]) == {}
    agenda = row("x.pdf", "liste", "4", "Vente de bois sur pied en forêt communale")
    assert duplicates([MINUTES, agenda]) == {}


def test_a_copy_of_a_withheld_act_is_withheld(tmp_path: Path) -> None:
    table = tmp_path / "c.csv"
    table.write_text("nom,siren,siret\nValmorin,213909989,21390998900013\n")
    base = {
        "rang": 1, "page": 1, "page_fin": 1, "debut": "", "siren": "213909989",
        "collectivite": "Valmorin", "date": "2024-04-11", "matiere": "3.2", "numero": "2024-040",
        "objet": "Vente de la parcelle ZC 45",
    }  # fmt: skip
    extract = Deliberation(doc="a.pdf", texte="L'acquéreur est M. Hervé Corbineau.", **base)  # type: ignore[arg-type]
    listed = Deliberation(doc="liste.pdf", texte="Vente de la parcelle ZC 45", **base)  # type: ignore[arg-type]
    publisher = Publisher(tmp_path, Settings(collectivites=table))
    publisher.add(
        Resultats(doc="a.pdf", sha256=None, type="deliberation", deliberations=(extract,))
    )
    publisher.add(Resultats(doc="liste.pdf", sha256=None, type="liste", deliberations=(listed,)))
    done = publisher.close()
    assert (done.publiees, done.ecarts, done.retenues, done.doublons) == (0, 2, 1, 1)
    with (tmp_path / "scdl" / "ecarts.csv").open(encoding="utf-8") as stream:
        codes = {(r["doc"], r["code"]) for r in csv.DictReader(stream)}
    assert codes == {
        ("a.pdf", "donnees-personnelles"), ("a.pdf", "doublon"),
        ("liste.pdf", "donnees-personnelles"),
    }  # fmt: skip
