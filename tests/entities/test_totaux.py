from __future__ import annotations

from decimal import Decimal

from pipeline.entities import montants
from pipeline.entities.montants.doutes import doubts
from pipeline.entities.montants.totaux import totals


def test_a_total_is_the_sum_of_its_rows() -> None:
    texte = "Association\tMontant\nJudo club\t1 200 €\nChorale\t350 €\nTOTAL\t1 550 €"
    (total,) = totals(texte)
    assert total.exact
    assert (total.ecrit, texte[total.debut :]) == (Decimal(1550), "1 550 €")


def test_a_wrong_total_is_seen() -> None:
    (total,) = totals("Association\tMontant\nJudo club\t1 200 €\nChorale\t350 €\nTotal\t1 500 €")
    assert not total.exact
    assert total.somme == Decimal(1550)


def test_each_column_has_its_total() -> None:
    texte = (
        "Commune\t2022\t2023 (€)\nLuzy\t1 000\t1 100\nBréville\t2 000\t2 200\nTotal\t3 000\t3 300"
    )
    assert [(t.ecrit, t.exact) for t in totals(texte)] == [
        (Decimal(3000), True),
        (Decimal(3300), True),
    ]


def test_nothing_is_said_of_subtotals_and_single_rows() -> None:
    assert totals("A\tMontant\nX\t10 €\nTotal\t20 €") == ()
    assert totals("A\tMontant\nX\t10 €\nY\t5 €\nSous-total\t15 €\nZ\t1 €\nTotal\t16 €") == ()
    assert totals("") == ()


def test_doubts_are_said_in_words() -> None:
    texte = "Association\tMontant\nJudo club\t1 200 €\nChorale\t350 €\nTotal\t1 500 €"
    found = montants.extract(texte, objet="Subventions aux associations")
    assert doubts(texte, found, None) == (
        "Le total « 1 500 € » n'est pas la somme de ses lignes (1 550 €).",
    )


def test_a_subsidy_without_recipient_and_a_slip_are_to_check() -> None:
    texte = "Le conseil vote une subvention de 700 €. Le devis est de 90,34788 € TTC."
    reasons = doubts(texte, montants.extract(texte))
    assert reasons == (
        "Le montant « 90,34788 € » a trop de décimales.",
        "Subvention sans bénéficiaire reconnu : 700 €.",
    )
    assert doubts("", ()) == ()
