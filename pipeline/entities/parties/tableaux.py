"""Recipients of subventions in the rows of a list or of a table."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span
from pipeline.gazetteer import gazetteer, normalise

from .bornes import bounded

_ROW = re.compile(
    r"(?m)^[ \t]*(?:[-–—•▪*✓➢>\uf000-\uf0ff] ?)?(?P<nom>[A-ZÀ-Ý«\"][^\t\n€:|]{2,80}?)[ \t]*(?:\t|"
    r":|\.{3,}|…+| {3,}| ?[-–] )[ \t]*(?:\d[\d .,']*(?:€|euros|EUR)?)"
)
_ROW_REFUSED = re.compile(
    r"(?i)\b(?:total|sous[- ]total|budget|chapitre|article|dépenses?|recettes?|ht\b|ttc\b|tva|"
    r"travaux|detr|dsil|fctva|autofinancement|fonds|"
    r"emprunt|montant|subventions?|section|compte|excédent|déficit|résultat|solde|reste|part|"
    r"taux|taxe|tarif|lot|date|page|exercice|"
    r"année|pour|contre|abstentions?|votants|présents|nombre|crédits?|dotation|charges|produits|"
    r"frais|achat|coût|honoraires|"
    r"participation|maîtrise|études?|mission|imputation|opération|base|plafond|enveloppe|"
    r"adhérents?|élèves?|enfants?|habitants?|euros?|€|caution|location|salle|repas)\b"
)


_ASSOCIATIVE = re.compile(
    r"(?i)\b(?:associations?|ass\.?|clubs?|comités?|comite|amicale|union|amis|foyer|société|"
    r"societe|sport\w*|école|ecole|ape|apel|mfr|admr|fnaca|unc|"
    r"anciens|chasse|pêche|pompiers|football|foot|tennis|judo|gym\w*|pétanque|jeunes|parents|"
    r"secours|restos|croix|adil|harmonie|chorale|"
    r"familles|aînés|aines|retraités|théâtre|danse|collège|coopérative|usep|us|as|fc|basket|hand|"
    r"rugby|cyclo|don du sang|donneurs)\b"
)


_TABLE_HEAD = re.compile(
    r"(?im)^[^\n]*\b(?:associations?|bénéficiaires?|organismes?|clubs?|structures?|tiers)\b"
    r"[^\n]*\t[^\n]*$|^(?:nom de l'|noms? des? )?(?:associations?|bénéficiaires?|organismes?)\t.*$"
)
"""The heading of a table whose first column names the recipients."""
_TABLE_ROW = re.compile(
    r"(?P<nom>[A-ZÀ-Ý«\"][^\t\n€:|]{1,80}?)[ ]*\t(?:[^\n]*\t)?[ ]*"
    r"(?:[-+]?\d[\d .,']*(?:€|euros|EUR)?|néant|-|[Nn]on demandée?|[Rr]efus\w*)[ \t]*"
)


def rows(flat: str) -> list[Span]:
    """Beneficiaries in a list or a table of subventions: "AMICALE DES CHASSEURS … 150 €"."""
    if not re.search(r"(?i)subvention", flat) or not re.search(
        r"(?i)associati|bénéficiaire|organisme|subventions? (?:20\d\d|à caractère|communales|"
        r"suivantes)",
        flat,
    ):
        return []
    matches = [m for m in _ROW.finditer(flat) if not _ROW_REFUSED.search(m["nom"])]
    told = sum(_ASSOCIATIVE.search(m["nom"]) is not None for m in matches)
    if len(matches) < 3 or told < max(2, 0.2 * len(matches)):
        matches = []
    spans: dict[int, Span | None] = {}
    for match in [*matches, *_headed_rows(flat)]:
        name = re.split(r" ?\((?!.*\b[A-Z]{2,}\))", match["nom"])[0]
        begin = match.start("nom")
        if len(name) > 2 and normalise(name) not in gazetteer().commune_keys:
            spans[begin] = bounded(
                flat, begin, begin + len(name.rstrip()), "tableau_subventions", 0.9
            )
    return [span for span in spans.values() if span]


def _headed_rows(flat: str) -> list[re.Match[str]]:
    """Rows under a heading that says that the first column names recipients."""
    found = []
    for head in _TABLE_HEAD.finditer(flat):
        position = head.end() + 1
        while row := re.compile(r"[^\n]*\t[^\n]*").match(flat, position):
            match = _TABLE_ROW.fullmatch(flat, row.start(), row.end())
            if match and not re.match(r"(?i)(?:sous[- ])?tota(?:l|ux)\b", match["nom"]):
                found.append(match)
            position = row.end() + 1
    return found
