"""Rows of the SCDL files, from délibérations written by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.errors import BadTable
from pipeline.exports import scdl, subventions
from pipeline.exports.tables import Entree, Table, read_table, safe_cell
from pipeline.records import Deliberation, Montant, Seance, Vote, replace
from pipeline.structure.votes.check import check

VALMORIN = Entree(
    nom="Valmorin", siren="213909989", siret="21390998900013", conditions_versement="unique",
    notification_ue="non",
)  # fmt: skip
TABLE = Table([VALMORIN])
ACT = Deliberation(
    doc="séance/2024 031.pdf",
    rang=1,
    page=1,
    page_fin=1,
    debut="Objet",
    objet="Subventions aux  associations 2024",
    collectivite="Valmorin",
    siren="213909989",
    numero="2024-031",
    date="2024-04-11",
    matiere="7.5",
    presents=12,
    procurations=1,
    effectif=15,
    acte_id="039-213909989-20240411-DEL2024_031-DE",
    pref_date="2024-04-15",
)


def test_the_seventeen_cells() -> None:
    vote = Vote(resultat="majorite", pour=11, contre=1, abstention=1)
    url = scdl.address_of(ACT.doc, None, "https://valmorin.example/actes/")
    row = scdl.row_of(replace(ACT, vote=vote), TABLE, url)
    assert list(row.values()) == [
        "Valmorin", "21390998900013", "2024-031", "2024-04-11", "7.5",
        "finances locales/subventions", "Subventions aux associations 2024", "", "",
        "PREF039", "2024-04-15", "15", "13", "11", "1", "1",
        "https://valmorin.example/actes/s%C3%A9ance/2024%20031.pdf",
    ]  # fmt: skip


def test_the_address_of_a_document() -> None:
    assert scdl.address_of("a.pdf", "https://x.fr/1", "https://y.fr") == "https://x.fr/1"
    assert scdl.address_of("a.pdf", "s3://x/1", None) is None


def test_a_siret_is_never_invented() -> None:
    assert scdl.row_of(ACT, Table(), None)["COLL_SIRET"] == ""
    homonym = Table([Entree(nom="Valmorin", siren="217009990", siret="21700999000011")])
    assert scdl.row_of(ACT, homonym, None)["COLL_SIRET"] == ""


SEANCE = Seance(presents=12, procurations=1, effectif=15)


@pytest.mark.parametrize(
    ("vote", "expected"),
    [
        (Vote(resultat="majorite", pour=11, contre=1, abstention=1), ("15", "13", "11", "1", "1")),
        (Vote(resultat="unanimite"), ("15", "13", "13", "0", "0")),  # inferred by votes.check
        (Vote(resultat="majorite", contre=3, abstention=0), ("15", "13", "10", "3", "0")),
        (Vote(resultat="majorite", contre=3), None),  # abstentions are not stated
        (Vote(resultat="majorite"), None),
        (Vote(resultat="adopte"), None),
        (Vote(resultat="elu", pour=13), None),  # a ballot is not a vote on the act
        (Vote(resultat="unanimite", non_participants=("M. X",)), ("15", "12", "12", "0", "0")),
        (Vote(resultat="majorite", pour=20, contre=1, abstention=0), None),  # more than the council
        (Vote(resultat="majorite", pour=13, contre=2, abstention=0), None),  # more than the voters
    ],
)
def test_vote_cells_all_or_none(vote: Vote, expected: tuple[str, ...] | None) -> None:
    checked, _ = check(vote, SEANCE)
    cells = scdl.vote_cells(replace(ACT, vote=checked))
    assert tuple(cells.values()) == (expected or ())


def test_no_vote_cell_without_the_members_in_office() -> None:
    vote = Vote(resultat="majorite", pour=11, contre=1, abstention=1)
    assert scdl.vote_cells(replace(ACT, effectif=None, vote=vote)) == {}
    assert scdl.vote_cells(replace(ACT, presents=None, vote=vote))["VOTE_REEL"] == "13"


def test_prefecture_of_corsica_and_of_an_act_without_stamp() -> None:
    corse = replace(ACT, acte_id="02A-212000012-20240411-1-DE")
    assert scdl.prefecture_of(corse) == ("PREF02A", "2024-04-15")
    assert scdl.prefecture_of(replace(ACT, pref_date=None)) == ("", "")
    assert scdl.prefecture_of(replace(ACT, pref_date="2024-04-01")) == ("", "")


def test_prefecture_of_a_collectivite_known_by_its_name_alone() -> None:
    named = replace(ACT, acte_id=None, siren=None, collectivite="Montpellier")
    assert scdl.prefecture_of(named) == ("PREF034", "2024-04-15")
    nobody = replace(named, collectivite="Valmorin-les-Bains")
    assert scdl.prefecture_of(nobody) == ("", "2024-04-15")


def grant(value: str, name: str | None, **other: object) -> Montant:
    fields = {"role": "subvention", "beneficiaire": name, "texte": value, **other}
    return Montant(valeur=Decimal(value), **fields)  # type: ignore[arg-type]


def test_one_row_per_beneficiary() -> None:
    act = replace(
        ACT,
        montants=(
            grant("500", "Les Amis du Lavoir"),
            grant("850.5", "Coopérative scolaire"),
            grant("1350.5", None, total=True),
            grant("900", "État", role="subvention_recue"),
            grant("500", "les amis du lavoir"),
        ),
    )
    known = Table([Entree(nom="Association Les Amis du lavoir", rna="W391000001")])
    first, second = subventions.rows_of(act, TABLE, known)
    assert first["nomBeneficiaire"] == "Les Amis du Lavoir"
    assert (first["montant"], first["rnaBeneficiaire"]) == ("500.00", "W391000001")
    assert first["datesPeriodeVersement"] == "2024-01-01/2024-12-31"
    assert first["conditionsVersement"] == "unique"
    assert (second["montant"], second["idBeneficiaire"], second["rnaBeneficiaire"]) == (
        "850.50", "", "",
    )  # fmt: skip


def test_instalments_and_rates_are_no_rows_of_their_own() -> None:
    act = replace(
        ACT,
        texte="MJC : 62 000 €, dont une avance de 20 000 € en mars. École : 40 € par élève.",
        montants=(
            grant("62000", "MJC"),
            grant("20000", "MJC", texte="20 000 €"),
            grant("40", "École", unite="élève"),
            grant("300", "Ligue", unite="an"),
        ),
    )
    rows = subventions.rows_of(act, TABLE, Table())
    assert [(row["nomBeneficiaire"], row["montant"]) for row in rows] == [
        ("MJC", "62000.00"),
        ("Ligue", "300.00"),
    ]


def test_a_budget_annexe_is_a_recipient() -> None:
    act = replace(ACT, montants=(grant("6300", "budget annexe Eau"), grant("900", "budget 2024")))
    rows = subventions.rows_of(act, TABLE, Table())
    assert [row["nomBeneficiaire"] for row in rows] == ["Budget annexe Eau"]


def test_an_advance_alone_is_a_row() -> None:
    act = replace(
        ACT,
        texte="Il est versé à la MJC une avance de 20 000 €.",
        montants=(grant("20000", "MJC", texte="20 000 €"),),
    )
    assert len(subventions.rows_of(act, TABLE, Table())) == 1


def test_a_refused_subsidy_gives_no_row() -> None:
    refused = replace(ACT, montants=(grant("500", "Club"),), vote=Vote(resultat="rejete"))
    assert subventions.rows_of(refused, TABLE, Table()) == []


def test_the_users_table_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "collectivites.csv"
    path.write_text("nom,siren,siret\nValmorin,213909989,21390998900014\n")
    with pytest.raises(BadTable, match="ligne 2"):
        read_table(path)
    path.write_text("a,b\n1,2\n")
    with pytest.raises(BadTable, match="colonnes"):
        read_table(path)
    path.write_text("nom;siret\nValmorin;213 909 989 00013\n", encoding="utf-8-sig")
    assert read_table(path).find("213909989", None) is not None


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=HYPERLINK(1)", " =HYPERLINK(1)"),
        ("@SUM(A1)", " @SUM(A1)"),
        ("+33 6", " +33 6"),
        ("-cmd|'/c calc'!A1", " -cmd|'/c calc'!A1"),
        ("-66139.50", "-66139.50"),
        ("Objet", "Objet"),
    ],
)
def test_no_cell_is_a_formula(cell: str, safe: str) -> None:
    assert safe_cell(cell) == safe


@pytest.mark.parametrize(
    ("objet", "numero", "title", "number"),
    [
        ("2019-12-18 VIREMENT DE CRÉDITS", "2019-12", "VIREMENT DE CRÉDITS", "2019-12-18"),
        ("20230605 7 Subvention au foyer", None, "Subvention au foyer", "20230605 7"),
        ("2019-12-18 Marché de Noël", None, "2019-12-18 Marché de Noël", ""),
        ("2019-12-18 Marché de Noël", "2020-3", "2019-12-18 Marché de Noël", "2020-3"),
        ("Prévoyance, rapporteur madame Guyot", "4", "Prévoyance", "4"),
        ("Tarifs – Rapporteur : M. Jean Roux", "5", "Tarifs", "5"),
        ("Rapporteur public au tribunal", "6", "Rapporteur public au tribunal", "6"),
        ("Budget 2024 -", "7", "Budget 2024", "7"),
        ("Valmorin, séance du 17 décembre 2019", "8", "", "8"),
        (
            "Approbation du compte rendu de la séance du 17 décembre 2019",
            "9",
            "Approbation du compte rendu de la séance du 17 décembre 2019",
            "9",
        ),
    ],
)
def test_a_title_without_its_number_nor_its_rapporteur(
    objet: str, numero: str | None, title: str, number: str
) -> None:
    row = scdl.row_of(replace(ACT, objet=objet, numero=numero), TABLE, None)
    assert (row["DELIB_OBJET"], row["DELIB_ID"]) == (title, number)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("association du Comice", ["Association du Comice"]),
        ("association Le Verger= 30", ["Association Le Verger"]),
        ("Le budget réservé aux associations", []),
        ("associations communales", []),
        ("Associations des parents", ["Associations des parents"]),
    ],
)
def test_a_beneficiary_is_someone(name: str, names: list[str]) -> None:
    grant = Montant(valeur=Decimal(500), texte="500 €", role="subvention", beneficiaire=name)
    rows = subventions.rows_of(replace(ACT, montants=(grant,)), TABLE, Table())
    assert [r["nomBeneficiaire"] for r in rows] == names
