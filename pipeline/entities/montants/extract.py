"""Amounts of money of a délibération: value, role, tax, counterpart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from ...records import Montant, Part
from ..folding import fold
from . import patterns as p
from .beneficiaires import Names
from .colonnes import not_granted
from .enumerations import Enumeration, enumerations
from .mentions import read
from .reading import Mention, Reading
from .refus import refused
from .roles import Hearing, Scores, best

_PART_WEIGHT = {"dispositif": 1.5, "vote": 1.2, "titre": 1.2, "visas": 0.6}
_SKIPPED_PARTS = ("entete", "signature")
_LIST_OF_RECIPIENTS = 1.0
"""What it is worth for a subvention to stand in a list announced by words that give."""
_PRODUCT = re.compile(
    r"\s?(?:par|/) ?[a-z]{3,12}[\s,;(]*soit(?: (?:un|une|au|la))?(?: (?:montant|somme|total))?"
    r"(?: totale?)?(?: de)?\s*:?\s*"
)
"""Between a price per something and what it makes in all (folded)."""
_ASIDE = 0.6
"""Confidence in what a table shows beside the subsidy: asked, paid last year, cost."""


def extract(
    texte: str,
    *,
    objet: str | None = None,
    parties: Sequence[Part] = (),
    collectivite: str | None = None,
    annee: str | None = None,
) -> tuple[Montant, ...]:
    """Return the distinct amounts of `texte`, in order of their first mention.

    Args:
        texte: text of a délibération; "\\t" between table cells, "\\n" between lines.
        objet: its title, which weighs in the roles.
        parties: its parts; header and signature are skipped, the dispositif weighs more.
        collectivite: name of the author, never a beneficiary.
        annee: year of the séance, kept when the text names no other.

    Returns:
        Amounts in euros with role, HT/TTC, counterpart, unit, account, year, and whether they
        are totals. Zero is omitted. An amount said several times is given once, with the role and
        counterpart that its mentions tell together.
    """
    reading, found_mentions = read(texte, objet)
    mentions = [m for m in found_mentions if m.valeur and _part(parties, m) not in _SKIPPED_PARTS]
    if not mentions:
        return ()
    hearing = Hearing(reading)
    lists = enumerations(reading, mentions)
    names = Names(reading, mentions, collectivite, objet, lists)
    scored = [(mention, hearing.scores(mention)) for mention in mentions]
    for one in lists:
        _share([scores for mention, scores in scored if mention.debut in one.names], one)
    _multiply(reading, scored)
    given = [mention for mention, scores in scored if best(scores)[0] == "subvention"]
    aside = not_granted(reading, found_mentions, annee) | refused(reading, given)
    pooled = _pool([pair for pair in scored if pair[0].debut not in aside], parties)
    found: dict[tuple[Decimal, str | None], Montant] = {}
    for mention, _scores in scored:
        if mention.debut in aside:
            continue
        role, confiance = best(pooled[abs(mention.valeur)])
        name = names.of(mention, role)
        montant = _montant(reading, mention, role, name, confiance, annee)
        _keep(found, montant)
    told = {value for value, _ in found}
    for mention in mentions:
        if mention.debut in aside and mention.valeur not in told:
            told.add(mention.valeur)
            _keep(found, _montant(reading, mention, "autre", None, _ASIDE, annee))
    return tuple(sorted(found.values(), key=lambda montant: montant.debut))


def _part(parties: Sequence[Part], mention: Mention) -> str | None:
    for part in parties:
        if part.debut <= mention.debut < part.fin:
            return part.nature
    return None


def _share(members: list[Scores], told: Enumeration) -> None:
    """Let the amounts of one list of recipients hear what the others hear: their role is one."""
    heard: Scores = defaultdict(float)
    for scores in members:
        for role, score in scores.items():
            heard[role] += score / len(members)
    for scores in members:
        for role, score in heard.items():
            scores[role] += score
        if told.paid:
            scores["subvention"] += _LIST_OF_RECIPIENTS
            if told.aided:
                scores["subvention"] += scores.pop("marche", 0.0)


def _multiply(reading: Reading, scored: list[tuple[Mention, Scores]]) -> None:
    """Give to a product the role of its factor: "40 € par élève, soit 240 €"."""
    for (factor, told), (product, scores) in pairwise(scored):
        between = reading.folded[factor.fin : product.debut]
        if len(between) < 60 and _PRODUCT.fullmatch(between):
            scores.clear()
            scores.update(told)


def _pool(scored: list[tuple[Mention, Scores]], parties: Sequence[Part]) -> dict[Decimal, Scores]:
    """Sum the scores of the mentions of one value, weighted by the part they stand in."""
    pooled: dict[Decimal, Scores] = defaultdict(lambda: defaultdict(float))
    for mention, scores in scored:
        weight = _PART_WEIGHT.get(_part(parties, mention) or "", 1.0)
        for role, score in scores.items():
            pooled[abs(mention.valeur)][role] += weight * score
    return pooled


def _keep(found: dict[tuple[Decimal, str | None], Montant], montant: Montant) -> None:
    """Add an amount, unless the same value is there already for the same counterpart."""
    key = (montant.valeur, montant.beneficiaire)
    same = [k for k in found if k[0] == montant.valeur]
    shorter = next((k for k in same if _shortens(k[1], montant.beneficiaire)), None)
    if shorter:
        found[key] = _with(found.pop(shorter), beneficiaire=montant.beneficiaire)
        return
    if any(_shortens(montant.beneficiaire, k[1]) for k in same):
        return
    if not same:
        found[key] = montant
    elif montant.beneficiaire is None:
        first = found[same[0]]
        if first.ht_ttc is None and montant.ht_ttc:
            found[same[0]] = _with(first, ht_ttc=montant.ht_ttc)
    elif (montant.valeur, None) in found:
        first = found.pop((montant.valeur, None))
        found[key] = _with(first, beneficiaire=montant.beneficiaire)
    elif key not in found and montant.role in ("subvention", "participation"):
        found[key] = montant


def _shortens(name: str | None, other: str | None) -> bool:
    """Tell whether two different names are one, the first said shorter ("CCAS", "CCAS de X")."""
    if not name or not other or len(name) >= len(other):
        return False
    return f" {fold(name)} " in f" {fold(other)} "


def _with(montant: Montant, **changes: object) -> Montant:
    from ...records import replace

    return replace(montant, **changes)


def _year(heading: str, line: str) -> str | None:
    """Return the year of an amount: that of its column, or the only one its line names."""
    years = re.findall(r"\b(?:19|20)\d\d\b", heading)
    if not years:
        years = [match["year"] for match in p.YEAR.finditer(line)]
    return years[-1] if len(set(years)) == 1 else None


def _montant(
    reading: Reading,
    mention: Mention,
    role: str,
    name: str | None,
    confiance: float,
    annee: str | None,
) -> Montant:
    row = reading.table.row_at(mention.debut)
    line = reading.folded[row.debut : mention.debut][-200:]
    account = None
    for match in p.ACCOUNT.finditer(line):
        account = match["account"]
    cell = row.cell_at(mention.debut)
    labels = row.labels(cell) if cell else []
    label = labels[-1].texte if labels else line
    heading = row.heading(cell) if cell and len(row.cells) > 1 else ""
    return Montant(
        valeur=mention.valeur,
        texte=reading.texte[mention.debut : mention.fin],
        role=role,  # type: ignore[arg-type]
        ht_ttc=mention.ht_ttc,  # type: ignore[arg-type]
        beneficiaire=name,
        debut=mention.debut,
        fin=mention.fin,
        total=bool(p.TOTAL.search(label)),
        unite=mention.unite,
        compte=account,
        annee=_year(heading, reading.folded[row.debut : row.fin][:400]) or annee,
        confiance=confiance,
        regle=f"montants.{mention.regle}",
    )
