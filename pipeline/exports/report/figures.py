"""The numbers behind the report's plots: ordered (label, value) series."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...nomenclature import matieres, themes
from ...records import Record
from .data import OCR_BINS, ReportData

RESULTATS = {
    "unanimite": "Unanimité",
    "majorite": "Majorité",
    "adopte": "Adoptée, sans décompte",
    "rejete": "Rejetée",
    "prend_acte": "Prend acte",
    "elu": "Élection",
    "sans_vote": "Sans vote",
    None: "Non trouvé",
}
ROLES = {
    "subvention": "Subventions versées",
    "subvention_recue": "Subventions demandées ou reçues",
    "marche": "Marchés et travaux",
    "emprunt": "Emprunts",
    "garantie": "Garanties d'emprunt",
    "cession": "Achats et ventes de biens",
    "loyer": "Loyers et redevances",
    "tarif": "Tarifs",
    "budget": "Crédits budgétaires",
    "indemnite": "Indemnités",
    "participation": "Participations et cotisations",
    "autre": "Autres montants",
}


class Barre(Record, frozen=True, kw_only=True):
    """A bar: label, value, its share of the longest (0 to 100), the value as a reader reads it."""

    libelle: str
    valeur: float
    part: float
    texte: str


class Graphique(Record, frozen=True, kw_only=True):
    """A plot: a question as its title, and its bars."""

    titre: str
    barres: tuple[Barre, ...]
    note: str = ""


def number(value: float | Decimal) -> str:
    """A number as French readers write it: thin spaces, no decimals."""
    return f"{value:,.0f}".replace(",", "\u202f")


def day(date: str) -> str:
    """A date as French readers write it: "11/04/2024"."""
    return "/".join(reversed(date.split("-")))


def plot(
    titre: str, series: Sequence[tuple[str, float]], unit: str = "", note: str = ""
) -> Graphique:
    """Make a plot from (label, value) pairs."""
    longest = max((value for _, value in series), default=0) or 1
    bars = tuple(
        Barre(
            libelle=label,
            valeur=value,
            part=round(100 * value / longest, 1),
            texte=f"{number(value)}{unit}",
        )
        for label, value in series
    )
    return Graphique(titre=titre, barres=bars, note=note)


def plots(data: ReportData) -> list[Graphique]:
    """Return the report's plots, those that have something to show."""
    themes_ = {slug: theme.libelle for slug, theme in themes().items()}
    ocr = [(f"{100 * a:.0f} à {min(100, 100 * b):.0f} %", data.ocr[i])
           for i, (a, b) in enumerate(OCR_BINS)] if data.ocr else []  # fmt: skip
    found = [
        plot(
            "Sur quoi les conseils délibèrent-ils\u00a0?",
            [(family(code), n) for code, n in data.matieres.most_common()],
        ),
        plot(
            "Quels sont les thèmes principaux\u00a0?",
            [(themes_.get(slug, slug), n) for slug, n in data.themes.most_common(12)],
        ),
        plot(
            "Comment les conseils ont-ils voté\u00a0?",
            [(RESULTATS[key], n) for key, n in data.votes.most_common()],
        ),
        plot(
            "Quels montants sont cités\u00a0?",
            [(ROLES[role], n) for role, n in data.montants.most_common()],
            unit="\u202f€",
            note="Hors crédits budgétaires et totaux ; un montant peut être cité plusieurs fois.",
        ),
        plot(
            "Les pages numérisées sont-elles bien lues\u00a0?",
            ocr,
            note="Confiance de la reconnaissance de caractères, en nombre de pages.",
        ),
    ]
    return [p for p in found if p.barres]


def family(code: str) -> str:
    """The label of a family of matières."""
    return next(m.famille for m in matieres().values() if m.famille_code == code)
