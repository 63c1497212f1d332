"""The numbers behind the report's plots: ordered (label, value) series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from ...nomenclature import matieres, themes
from ...records import Deliberation, Record, Resultats

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
OCR_BINS = ((0.0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01))


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


def plots(results: Sequence[Resultats]) -> list[Graphique]:
    """Return the report's plots, those that have something to show."""
    acts = [d for r in results for d in r.deliberations if d.delibere]
    found = [
        _matieres(acts),
        _themes(acts),
        _votes(acts),
        _montants(acts),
        _ocr(results),
    ]
    return [p for p in found if p.barres]


def _matieres(acts: Sequence[Deliberation]) -> Graphique:
    known = matieres()
    counts = Counter(known[d.matiere].famille for d in acts if d.matiere in known)
    return plot("Sur quoi les conseils délibèrent-ils ?", counts.most_common())


def _themes(acts: Sequence[Deliberation]) -> Graphique:
    names = {slug: theme.libelle for slug, theme in themes().items()}
    counts = Counter(names.get(d.themes[0], d.themes[0]) for d in acts if d.themes)
    return plot("Quels sont les thèmes principaux ?", counts.most_common(12))


def _votes(acts: Sequence[Deliberation]) -> Graphique:
    counts = Counter(RESULTATS[d.vote.resultat] for d in acts)
    return plot("Comment les conseils ont-ils voté ?", counts.most_common())


def _montants(acts: Sequence[Deliberation]) -> Graphique:
    sums: Counter[str] = Counter()
    for act in acts:
        for montant in act.montants:
            if not montant.total and montant.role != "budget":
                sums[ROLES[montant.role]] += abs(int(montant.valeur))
    return plot(
        "Quels montants sont cités ?",
        sums.most_common(),
        unit="\u202f€",
        note="Hors crédits budgétaires et totaux ; un même montant peut être cité plusieurs fois.",
    )


def _ocr(results: Sequence[Resultats]) -> Graphique:
    values = [p.confiance for r in results for p in r.pages if p.confiance is not None]
    series = []
    for low, high in OCR_BINS:
        count = sum(low <= v < high for v in values)
        label = f"{100 * low:.0f} à {min(100, 100 * high):.0f} %"
        series.append((label, float(count)))
    return plot(
        "Les pages numérisées sont-elles bien lues ?",
        series if values else [],
        note="Confiance de la reconnaissance de caractères, en nombre de pages.",
    )
