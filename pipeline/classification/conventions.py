"""The conventions of the themes, applied to every label before a training.

Labels come from several hands; what the list of themes means is settled once, here: an act is
filed under what it is about, and its legal form makes a theme only when that is its subject.
"""

from __future__ import annotations

import re

import msgspec

from .labels import Label
from .normalise import normal_form

MAX_THEMES = 3
SUBJECT_FIRST = ("7.4", "7.5", "7.6")
"""Aids, subsidies and contributions take the themes of what they pay for: `budget-finances` is for
budgets, accounts, loans and receipts."""

ADDED: tuple[tuple[frozenset[str], str, str], ...] = (
    (
        frozenset({"7.5", "3.3", "3.5"}),
        r"\b(?:association|associatif|club|amicale)",
        "vie-associative",
    ),
    (frozenset({"3.6"}), r"", "foncier-patrimoine-immobilier"),
    (
        frozenset({"3.5"}),
        r"\b(?:local|salle|gymnase|batiment|immeuble|declassement|desaffectation|bureau|maison)",
        "foncier-patrimoine-immobilier",
    ),
    (
        frozenset({"8.2"}),
        r"\b(?:enfan|creche|jeune|assistant maternel|accueil loisir|multi accueil|parental)",
        "education-enfance-jeunesse",
    ),
    (frozenset({"7.2"}), r"\b(?:vacan|logement vacant|residence secondaire)", "habitat-logement"),
)
"""(codes, words of the objet, theme that they add)."""
MOVABLES = re.compile(
    r"\b(?:vehicule|materiel|mobilier|tracteur|camion|tondeuse|photocopieur|ordinateur|remorque|"
    r"epareuse|table|chaise|banc|armoire|livre|balayeuse|reforme)"
)
"""What is sold without being land: a receipt of the budget."""
OTHER_BODY = re.compile(
    r"\b(?:commun|intercommun|syndicat|agglomeration|metropole|departement|region|epci|entente|"
    r"mutualis|centre gestion|collectivite)"
)
SAVING = re.compile(r"\b(?:led|econom|energ|renov|performan|extin|coupure|solaire)")
SOCIAL = re.compile(r"\b(?:social|solidar|agee?\b|handicap|insertion|precar|secours|aide)")


def with_convention(label: Label) -> Label:
    """Return the label with its themes brought to the conventions, three at most."""
    themes = list(label.themes)
    form = normal_form(label.objet or label.texte[:300])
    for codes, pattern, slug in ADDED:
        if label.matiere in codes and slug not in themes and re.search(pattern, form):
            themes.append(slug)
    if label.matiere in SUBJECT_FIRST:
        themes = _without(themes, "budget-finances")
    if label.matiere == "3.2" and MOVABLES.search(form):
        themes = _replaced(themes, "foncier-patrimoine-immobilier", "budget-finances")
    if label.matiere in ("1.4", "7.6") and not OTHER_BODY.search(form):
        themes = _without(themes, "intercommunalite")
    if label.matiere == "1.1" and "eclairage" in form and not SAVING.search(form):
        themes = _without(themes, "transition-ecologique")
    if (
        label.matiere == "8.2"
        and "education-enfance-jeunesse" in themes
        and not SOCIAL.search(form)
    ):
        themes = _without(themes, "social-solidarites")
    return msgspec.structs.replace(label, themes=tuple(themes[:MAX_THEMES]))


def _replaced(themes: list[str], old: str, new: str) -> list[str]:
    """Put a theme in the place of another, once."""
    return list(dict.fromkeys(new if theme == old else theme for theme in themes))


def _without(themes: list[str], slug: str) -> list[str]:
    """Remove a theme unless it is the only one."""
    return [theme for theme in themes if theme != slug] or themes
