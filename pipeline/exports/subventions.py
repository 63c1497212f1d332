"""SCDL subventions 2.1.1: one row per beneficiary of a subsidy that the collectivité pays.

What the délibération does not state (identifier of the beneficiary, conditions and period of
payment, European notification) comes from the user's tables, or is left for a person to complete.
"""

from __future__ import annotations

import re

from ..records import Deliberation, Mention, Montant
from .checks import fold
from .intitule import number, title
from .tables import Entree, Table, bare
from .validation import columns

_YEAR = re.compile(r"\b(20\d\d)\b")
_ENVELOPE = re.compile(
    r"(?i)(?:(?:le |la |les |l'|une? )?(?:budget(?! annexe)|enveloppe|"
    r"crédits?|montant|total|somme)\b|"
    r"(?:les |aux )?associations?(?: (?:communales|locales))?$)"
)
"""What is shared out, and is nobody."""
OBJET_MAX = 256
_INSTALMENT = re.compile(
    r"(?:avances?|acomptes?|solde|reliquat|(?:premier|second|deuxieme|dernier|1er|2e\w*) versement|"
    r"versements?|tranche|mensualites?)(?: \w+){0,3}? ?(?:de|d'un montant de|:)$"
)
"""Just before an amount (folded): a part of what is granted."""


def rows_of(deliberation: Deliberation, table: Table, beneficiaires: Table) -> list[dict[str, str]]:
    """Return the rows of a délibération; cells that nobody states are empty.

    Args:
        deliberation: with its amounts; one that was refused gives no row.
        table: the user's `collectivites.csv` (who pays; its defaults for payment conditions).
        beneficiaires: the user's `beneficiaires.csv` (SIRET or RNA by name).
    """
    if not deliberation.delibere or deliberation.vote.resultat in ("rejete", "sans_vote"):
        return []
    entry = table.find(deliberation.siren, deliberation.collectivite)
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for montant in deliberation.montants:
        if montant.role != "subvention" or montant.total or not montant.beneficiaire:
            continue
        if montant.valeur <= 0 or _ENVELOPE.match(montant.beneficiaire):
            continue
        if _rate(montant) or _instalment(deliberation, montant):
            continue
        row = _row(deliberation, montant, entry, beneficiaires)
        rows.setdefault((fold(row["nomBeneficiaire"]), row["montant"]), row)
    return list(rows.values())


def _rate(montant: Montant) -> bool:
    """Tell whether an amount is per pupil, per night…: what is paid is its product."""
    return montant.unite is not None and not re.match(r"an(?:née)?s?$", montant.unite)


def _instalment(deliberation: Deliberation, montant: Montant) -> bool:
    """Tell whether an amount is a part of a larger subsidy of the act to the same recipient."""
    said = (
        fold(deliberation.texte[max(0, match.start() - 60) : match.start()])
        for match in re.finditer(re.escape(montant.texte), deliberation.texte)
    )  # found again by its words: masked names move the offsets
    return any(_INSTALMENT.search(before) for before in said) and any(
        other.role == "subvention"
        and other.valeur > montant.valeur
        and not other.total
        and fold(other.beneficiaire or "") == fold(montant.beneficiaire or "")
        for other in deliberation.montants
    )


def _row(
    d: Deliberation, montant: Montant, entry: Entree | None, beneficiaires: Table
) -> dict[str, str]:
    name = _tidy(montant.beneficiaire or "")
    siret, rna = _identifiers(name, d.organisations, beneficiaires)
    row = dict.fromkeys(columns("subventions"), "")
    row |= {
        "nomAttribuant": (entry.nom if entry else d.collectivite) or "",
        "idAttribuant": entry.siret if entry else (d.siret or ""),
        "dateConvention": d.date if d.date and len(d.date) == 10 else "",
        "referenceDecision": number(d.numero, d.objet),
        "nomBeneficiaire": name,
        "idBeneficiaire": siret,
        "rnaBeneficiaire": rna,
        "objet": _shorten(title(d.objet, d.numero)),
        "montant": f"{montant.valeur:.2f}",
        "nature": "aide en numéraire",
        "conditionsVersement": entry.conditions_versement if entry else "",
        "datesPeriodeVersement": _period(d, montant),
        "notificationUE": entry.notification_ue if entry else "",
        "pourcentageSubvention": "1.00",
    }
    return row


def _identifiers(
    name: str, organisations: tuple[Mention, ...], beneficiaires: Table
) -> tuple[str, str]:
    """SIRET and RNA of a beneficiary: written in the act, else from the user's table."""
    for mention in organisations:
        if mention.identifiant and bare(mention.texte) == bare(name):
            if re.fullmatch(r"\d{14}", mention.identifiant):
                return mention.identifiant, ""
            if re.fullmatch(r"W\d{9}", mention.identifiant):
                return "", mention.identifiant
    found = beneficiaires.closest(name)
    return (found[0].siret, found[0].rna) if found else ("", "")


def _period(d: Deliberation, montant: Montant) -> str:
    """The year that the act names for the subsidy, as a period; empty when it names none."""
    year = montant.annee
    if not year:
        years = set(_YEAR.findall(d.objet or ""))
        year = years.pop() if len(years) == 1 else None
    return f"{year}-01-01/{year}-12-31" if year and re.fullmatch(r"20\d\d", year) else ""


def _tidy(name: str) -> str:
    """A beneficiary on one line, with a capital, without the sum that follows "="."""
    text = " ".join(name.split("=")[0].split()).strip(" ,;:–-")
    return text[:1].upper() + text[1:]


def _shorten(text: str) -> str:
    return text if len(text) <= OBJET_MAX else text[: OBJET_MAX - 1].rsplit(" ", 1)[0] + "…"
