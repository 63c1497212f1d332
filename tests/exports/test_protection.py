"""Private individuals: figures on the fictitious sets, and what must hold whatever the text."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Settings
from pipeline.exports import Publisher
from pipeline.exports.pseudonymisation import Elus, detect, protect, subsidy_reason
from pipeline.exports.pseudonymisation.measure import GOLD, measure_all, parse
from pipeline.records import (
    Deliberation,
    Evenement,
    Lieu,
    Montant,
    Protection,
    Resultats,
    Seance,
    from_json,
    replace,
    to_json,
)

FIGURES = dict(measure_all())


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_recall_and_precision(name: str) -> None:
    figures = FIGURES[name]
    assert figures.rappel >= 0.99, figures.oublis
    assert figures.precision >= 0.85, figures.exces
    assert figures.decisions_justes >= 0.95 * figures.actes, figures.exces


def test_the_sets_are_as_large_as_announced() -> None:
    def entries(kind: str, mark: str) -> int:
        files = GOLD.glob(f"{kind}-*.txt")
        lines = [x for f in files for x in f.read_text(encoding="utf-8").splitlines() if x]
        return sum(x.startswith("== ") if mark else not x.startswith("#") for x in lines)

    assert entries("phrases", "") >= 200
    assert entries("documents", "==") >= 40


def act(objet: str, texte: str, **fields: object) -> Deliberation:
    base = {"doc": "a.pdf", "rang": 1, "page": 1, "page_fin": 1, "debut": ""}
    return Deliberation(**base, objet=objet, texte=texte, **fields)  # type: ignore[arg-type]


def test_a_person_has_one_letter_throughout_the_act() -> None:
    d = act(
        "Courrier de M. Raymond Bellanger",
        "M. Raymond Bellanger et Mme Odile Fau ont écrit. M. BELLANGER, 2 rue Haute, insiste.",
    )
    shown = protect(d).applied(d)
    assert shown.objet == "Courrier de M. X"
    assert shown.texte == "M. X et Mme Y ont écrit. M. X, [adresse], insiste."


def test_an_elected_official_stays_and_his_private_purchase_does_not() -> None:
    seance = Seance(presents_noms=("Rémi BASTIDE", "Sonia LECLERQ"))
    public = act("Désignation de M. Bastide au syndicat des eaux", "M. Bastide est désigné.")
    assert protect(public, seance).objet == public.objet
    private = act("Vente d'une parcelle à M. Rémi Bastide", "M. Bastide, maire, se retire.")
    assert protect(private, seance).retenue is not None


def test_a_name_cut_by_a_line_is_found() -> None:
    (found,) = detect("La parcelle est vendue à Monsieur Hervé\nCORBINEAU au prix de 3 000 €.")
    assert found.texte == "Hervé\nCORBINEAU"


@pytest.mark.parametrize(
    ("name", "withheld"),
    [
        ("M. Thibaud de La Rochebrune", True),
        ("Mme LAGARDE Odile", True),
        ("Club de football", False),
        ("Les Amis du Lavoir", False),
        ("Association Les Vélos de Marcel", False),
        ("Collège Jean Moulin", False),
    ],
)
def test_a_subsidy_to_a_natural_person_is_withheld(name: str, withheld: bool) -> None:
    assert (subsidy_reason(name) is not None) is withheld


@given(st.text(alphabet="ABCdéf .,'\n\tM123@-", max_size=80))
def test_spans_are_in_order_and_inside(text: str) -> None:
    last = 0
    for found in detect(text, Elus(["Jean Abc"])):
        assert last <= found.debut < found.fin <= len(text)
        assert text[found.debut : found.fin] == found.texte
        last = found.fin


def test_markup() -> None:
    phrase = parse("Vente à {Mme Fabre} et {M. Roux}.")
    assert [phrase.texte[a:b] for a, b in phrase.prives] == ["Fabre", "Roux"]


def published(tmp_path: Path, *acts: Deliberation, **fields: object) -> Path:
    table = tmp_path / "collectivites.csv"
    table.write_text("nom,siren,siret\nValmorin,213909989,21390998900013\n")
    publisher = Publisher(tmp_path, Settings(collectivites=table, textes_publics=True))
    publisher.add(Resultats(doc="a.pdf", sha256=None, deliberations=acts, **fields))  # type: ignore[arg-type]
    publisher.close()
    return tmp_path / "scdl"


KNOWN = {
    "siren": "213909989", "collectivite": "Valmorin", "date": "2024-04-11", "matiere": "9.1",
}  # fmt: skip


def test_nothing_private_leaves(tmp_path: Path) -> None:
    secours = act(
        "Secours à Mme Germaine LATOUCHE", "Mme Germaine LATOUCHE, 14 rue des Tanneurs.",
        numero="1", **KNOWN,
    )  # fmt: skip
    motion = act(
        "Courrier de M. Gaston Fouillade", "M. Gaston Fouillade, habitant, a écrit.",
        numero="2", **KNOWN,
    )  # fmt: skip
    folder = published(tmp_path, secours, motion)
    public = "".join(
        (folder / name).read_text()
        for name in ("deliberations.csv", "subventions.csv", "textes_publics.jsonl",
                     "subventions_a_completer.csv", "datapackage.json")
    )  # fmt: skip
    assert "LATOUCHE" not in public and "Fouillade" not in public
    assert "Courrier de M. X" in public
    with (folder / "a_relire.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert {(r["decision"], r["texte"]) for r in rows} >= {
        ("retenu", ""), ("masqué", "Germaine LATOUCHE"), ("masqué", "Gaston Fouillade"),
    }  # fmt: skip
    texts = [json.loads(x) for x in (folder / "textes_publics.jsonl").read_text().splitlines()]
    assert [t["texte"] for t in texts] == ["M. X, habitant, a écrit."]


def test_a_subsidy_to_a_person_is_not_even_in_the_file_to_complete(tmp_path: Path) -> None:
    from decimal import Decimal

    grant = Montant(
        valeur=Decimal(500), texte="500 €", role="subvention", beneficiaire="Mme Agnès d'Estournel"
    )
    folder = published(tmp_path, act("Aides 2024", "", numero="3", montants=(grant,), **KNOWN))
    assert "Estournel" not in (folder / "subventions_a_completer.csv").read_text()
    assert "personne physique" in (folder / "ecarts.csv").read_text()


def test_who_speaks_is_a_member_only_when_no_list_says_who_is() -> None:
    text = "M. Pascal Aunay précise que le terrain lui appartient."
    assert detect(text) == []
    members = Elus(["Jean Brun", "Paul Noir", "Anne Blanc", "Lise Vert"])
    assert [f.texte for f in detect(text, members)] == ["Pascal Aunay"]


def test_what_the_stage_has_hidden_is_published_and_an_act_without_it_is_protected(
    tmp_path: Path,
) -> None:
    acts = [
        act("Courrier de M. Raymond Bellanger", "M. Raymond Bellanger a écrit.", delibere=True),
        act("Courrier de Mme Odile Fau", "Mme Odile Fau a écrit.", delibere=True),
    ]
    acts[1] = replace(acts[1], rang=2)
    stored = from_json(to_json(protect(acts[0])), Protection)
    assert stored.applied(acts[0]).texte == "M. X a écrit."
    settings = Settings(textes_publics=True)
    publisher = Publisher(tmp_path, settings)
    publisher.add(
        Resultats(doc="a.pdf", sha256=None, deliberations=tuple(acts), protections=(stored,))
    )
    publisher.close()
    rows = (tmp_path / "scdl" / "a_relire.csv").read_text(encoding="utf-8")
    assert "Raymond Bellanger" in rows and "Odile Fau" in rows
    others = [(tmp_path / "scdl" / n).read_text("utf-8") for n in ("ecarts.csv",)]
    assert not any("Bellanger" in x or "Odile" in x for x in others)


def test_an_elected_owner_is_a_private_person_in_the_text_too() -> None:
    members = Elus(["Rose MARCHENOIR", "Guy TISSOT", "Léa BRENOT", "Paul GRAPPE"])
    text = "Mme Marchenoir présente le projet. Le terrain appartient à M. et Mme Marchenoir."
    assert [(f.debut > 40, f.texte) for f in detect(text, members)] == [(True, "Marchenoir")]


def test_a_function_told_once_holds_for_the_whole_text() -> None:
    text = "M. Éloi Dornier, adjoint au maire, est saisi. Le plan est remis à M. Dornier."
    assert detect(text) == []
    text = "Mme Odile Fau, secrétaire de mairie, a écrit. Mme Odile Fau est en congé de maladie."
    assert [f.texte for f in detect(text)] == ["Odile Fau"]


def test_a_turn_of_speech_is_a_member_and_a_line_of_aid_is_not() -> None:
    assert detect("M. PERRENOT : La question du chemin a déjà été posée au mois de mars.") == []
    assert [
        f.texte for f in detect("M. PERRENOT : Facture d'eau impayée depuis 2019, 45,20 €")
    ] == ["PERRENOT"]


def test_a_list_of_surnames_only_knows_the_speaker_called_in_full() -> None:
    members = Elus(["ZANELLA", "FLORIN", "SERRAND", "LAFOND"])
    assert detect("Mme Jocelyne ZANELLA informe l'assemblée du projet.", members) == []
    (found,) = detect("La parcelle est vendue à Mme Jocelyne ZANELLA.", members)
    assert found.texte == "Jocelyne ZANELLA"


def test_whom_the_text_alone_names_does_not_withhold_a_sale_to_a_company() -> None:
    text = "La société cède 40 m². M. Gaston Fouillade, son voisin, a écrit."
    company = act("Acquisition d'une parcelle à la SCI Les Glycines", text)
    person = act("Acquisition d'une parcelle", text)
    assert protect(company).retenue is None
    assert "Fouillade" not in (protect(company).applied(company).texte or "")
    assert protect(person).retenue is not None


def test_the_predicted_matiere_alone_does_not_withhold() -> None:
    text = "L'eau s'écoule chez Mr Rebillard."
    assert protect(act("Programme de travaux en forêt", text, matiere="3.5")).retenue is None
    assert protect(act("Programme de travaux en forêt", text, matiere="3.1")).retenue is None
    assert protect(act("Dossier de Mme Agnès Rebillard", text, matiere="3.1")).retenue is not None


def test_a_hidden_address_is_not_on_the_map_nor_a_name_in_the_agenda() -> None:
    text = "M. Raymond Bellanger, 22 rue du Docteur Roux 39000 Valmorin, s'y oppose."
    noms = ("22 rue du Docteur Roux", "rue du Docteur Roux", "rue Haute")
    lieux = tuple(Lieu(texte=x, type="adresse") for x in noms)
    evenements = (Evenement(nom="Noces d'or de Raymond Bellanger"), Evenement(nom="Fête"))
    d = act("Aménagement de la rue Haute", text, lieux=lieux, evenements=evenements)
    shown = protect(d).applied(d)
    assert [x.texte for x in shown.lieux] == ["rue du Docteur Roux", "rue Haute"]
    assert [x.nom for x in shown.evenements] == ["Fête"]
