"""The text of a délibération with its entities marked, as HTML that cannot be injected."""

from __future__ import annotations

from markupsafe import Markup, escape

from ...records import Deliberation

KINDS = {
    "montant": "Montant",
    "date": "Date",
    "lieu": "Lieu",
    "organisation": "Organisation",
    "personne": "Personne",
    "vote": "Vote",
}
"""Class of a mark → its name in the legend."""

Span = tuple[int, int, str, str]
"""debut, fin, kind, what a reader is told about it."""


def spans(deliberation: Deliberation) -> list[Span]:
    """Return the marks of a délibération, sorted, without overlap (the longest wins)."""
    found: list[Span] = []
    for m in deliberation.montants:
        value = f"{m.valeur:,.2f} €".replace(",", " ").replace(".", ",")
        party = f", {m.beneficiaire}" if m.beneficiaire else ""
        found.append((m.debut, m.fin, "montant", f"{value}, {m.role}{party}"))
    found += [(d.debut, d.fin, "date", f"{d.iso}, {d.role}") for d in deliberation.dates]
    for lieu in deliberation.lieux:
        code = f", {lieu.code}" if lieu.code else ""
        found.append((lieu.debut, lieu.fin, "lieu", f"{lieu.type}{code}"))
    found += [(o.debut, o.fin, "organisation", "organisation") for o in deliberation.organisations]
    found += [
        (p.debut, p.fin, "personne", p.fonction or "personne") for p in deliberation.personnes
    ]
    vote = deliberation.vote
    if vote.debut is not None and vote.fin is not None:
        found.append((vote.debut, vote.fin, "vote", vote.resultat or "vote"))
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s[0], -(s[1] - s[0]))):
        if span[1] > span[0] and (not kept or span[0] >= kept[-1][1]):
            kept.append(span)
    return kept


def highlight(deliberation: Deliberation) -> Markup:
    """Return the escaped text with a `<mark>` per entity."""
    text = deliberation.texte
    parts: list[Markup] = []
    last = 0
    for debut, fin, kind, title in spans(deliberation):
        parts.append(escape(text[last:debut]))
        parts.append(
            Markup('<mark class="{}" title="{}">{}</mark>').format(kind, title, text[debut:fin])
        )
        last = fin
    parts.append(escape(text[last:]))
    return Markup("").join(parts)
