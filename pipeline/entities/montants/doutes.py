"""What a person should check about the amounts of a délibération, in words for them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...records import Montant
from .totaux import totals

_DECIMALS = 3
"""A price with more decimals than this, without a unit, is a slip ("90,34788 €")."""


def doubts(texte: str, found: Sequence[Montant], objet: str | None = None) -> tuple[str, ...]:
    """Return the reasons to check the amounts `found` in `texte`, in French, without repetition."""
    if not found:
        return ()
    reasons = [
        f"Le total « {_written(total.ecrit)} € » n'est pas la somme de ses lignes "
        f"({_written(total.somme)} €)."
        for total in totals(texte, objet)
        if not total.exact
    ]
    for montant in found:
        exponent = montant.valeur.as_tuple().exponent
        precise = isinstance(exponent, int) and -exponent > _DECIMALS
        if precise and montant.valeur >= 10 and not montant.unite:
            reasons.append(f"Le montant « {montant.texte} » a trop de décimales.")
    nameless = [m for m in found if m.role == "subvention" and not m.beneficiaire and not m.total]
    if nameless:
        amounts = ", ".join(" ".join(m.texte.split()) for m in nameless[:5])
        reasons.append(f"Subvention sans bénéficiaire reconnu : {amounts}.")
    return tuple(dict.fromkeys(reasons))


def _written(value: Decimal) -> str:
    whole = f"{value:,.2f}".removesuffix(".00")
    return whole.replace(",", " ").replace(".", ",")
