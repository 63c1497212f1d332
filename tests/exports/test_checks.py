"""The custom checks: each rule of the official schemas, on rows written by hand."""

from __future__ import annotations

import pytest

from pipeline.exports.checks import custom_findings, is_siret
from pipeline.exports.validation import columns, load_schema, validate_rows

GOOD = dict(
    zip(
        columns("deliberations"),
        [
            "Valmorin", "21390998900013", "2024-031", "2024-04-11", "7.5",
            "Finances locales/Subventions", "Subvention au comité des fêtes", "2024",
            "Budget principal", "PREF039", "2024-04-15", "15", "13", "11", "1", "1",
            "https://exemple.fr/2024-031.pdf",
        ],
        strict=True,
    )
)  # fmt: skip


def codes(**changes: str) -> list[tuple[str, str]]:
    row = {**GOOD, **changes}
    schema = load_schema("deliberations")
    return [(f.champ, f.code) for f in custom_findings(schema, row)]


def test_a_right_row_has_no_finding() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"COLL_SIRET": "21390998900014"}, [("COLL_SIRET", "siret")]),
        ({"BUDGET_ANNEE": "2024/2023"}, [("BUDGET_ANNEE", "annees")]),
        ({"BUDGET_ANNEE": "2024/2025"}, []),
        ({"BUDGET_NOM": ""}, [("BUDGET_ANNEE", "ensemble")]),
        ({"VOTE_ABSTENTION": ""}, [("VOTE_EFFECTIF", "ensemble")]),
        ({"PREF_DATE": "2024-04-10"}, [("PREF_DATE", "ordre")]),
        ({"VOTE_EFFECTIF": "12"}, [("VOTE_EFFECTIF", "ordre")]),
        ({"VOTE_POUR": "10"}, [("VOTE_REEL", "somme")]),
        ({"DELIB_MATIERE_NOM": "Subventions"}, [("DELIB_MATIERE_NOM", "nomenclature")]),
        ({"DELIB_MATIERE_NOM": "Finances locales / Subventions"},
         [("DELIB_MATIERE_NOM", "nomenclature")]),
        ({"DELIB_MATIERE_NOM": "FINANCES LOCALES/Subventions"}, []),
        ({"DELIB_MATIERE_NOM": "Liberté/Subventions"}, [("DELIB_MATIERE_NOM", "nomenclature")]),
    ],
)  # fmt: skip
def test_each_rule(changes: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert codes(**changes) == expected


def test_numbers_are_compared_as_numbers() -> None:
    nine = {"VOTE_EFFECTIF": "15", "VOTE_REEL": "9", "VOTE_POUR": "9"}
    assert codes(**nine, VOTE_CONTRE="0", VOTE_ABSTENTION="0") == []


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("21390998900013", True),
        ("2139099890001", False),
        ("21390998900031", False),
        ("35600000000048", True),  # La Poste's own rule
        ("", False),
        ("abcdefghijklmn", False),
    ],
)
def test_siret(value: str, right: bool) -> None:
    assert is_siret(value) is right


def test_a_subsidy_needs_one_identifier() -> None:
    schema = load_schema("subventions")
    row = {"idAttribuant": "21390998900013", "idBeneficiaire": "", "rnaBeneficiaire": ""}
    assert [(f.champ, f.code) for f in custom_findings(schema, row)] == [
        ("idBeneficiaire", "identifiant")
    ]
    assert list(custom_findings(schema, {**row, "rnaBeneficiaire": "W391000001"})) == []


def test_types_and_required_fields_come_with_a_sentence() -> None:
    header = columns("deliberations")
    bad = {**GOOD, "DELIB_DATE": "11/04/2024", "DELIB_OBJET": ""}
    found = validate_rows("deliberations", header, [list(GOOD.values()), list(bad.values())])
    by_field = {a.champ: a for a in found}
    assert by_field["DELIB_DATE"].ligne == 3
    assert "AAAA-MM-JJ" in by_field["DELIB_DATE"].raison
    assert by_field["DELIB_OBJET"].code == "obligatoire"


def test_header_anomalies() -> None:
    header = [c.lower() for c in columns("deliberations")] + ["NOTE"]
    found = {(a.code, a.champ) for a in validate_rows("deliberations", header, [])}
    assert ("colonne-absente", "COLL_NOM") in found
    assert ("colonne-inconnue", "NOTE") in found
