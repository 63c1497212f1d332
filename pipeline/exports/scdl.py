"""SCDL délibérations 2.1.5: the row of a délibération, from what its document states.

Rules: the five VOTE_ columns are all filled or all empty, abstentions are in VOTE_REEL, and counts
that the document does not state come from arithmetic alone (a unanimous vote of n voters);
BUDGET_ANNEE and BUDGET_NOM go together; PREF_ID is that of the département that received the act.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from ..gazetteer import Collectivite, gazetteer
from ..nomenclature import matieres
from ..records import Deliberation
from .budget import budget_of
from .intitule import number, title
from .tables import Table
from .validation import columns


def row_of(deliberation: Deliberation, table: Table, url: str | None) -> dict[str, str]:
    """Return the 17 cells of a délibération; what is unknown is empty.

    Args:
        deliberation: with its matière.
        table: the user's `collectivites.csv`.
        url: where the document is published.
    """
    d = deliberation
    entry = table.find(d.siren, d.collectivite)
    row = dict.fromkeys(columns("deliberations"), "")
    row["COLL_NOM"] = (entry.nom if entry else d.collectivite) or ""
    row["COLL_SIRET"] = entry.siret if entry else (d.siret or "")
    row["DELIB_ID"] = number(d.numero, d.objet)
    row["DELIB_DATE"] = d.date if d.date and len(d.date) == 10 else ""
    row["DELIB_MATIERE_CODE"] = d.matiere or ""
    row["DELIB_MATIERE_NOM"] = matieres()[d.matiere].nom_scdl if d.matiere else ""
    row["DELIB_OBJET"] = title(d.objet, d.numero)
    row["BUDGET_ANNEE"], row["BUDGET_NOM"] = budget_of(d)
    row["PREF_ID"], row["PREF_DATE"] = prefecture_of(d)
    row |= vote_cells(d)
    row["DELIB_URL"] = url or ""
    return row


def address_of(doc: str, url: str | None, base_url: str | None) -> str | None:
    """Where a document is published: its own http(s) address, else below the base address."""
    if url and url.startswith(("http://", "https://")):
        return url
    return f"{base_url.rstrip('/')}/{quote(doc)}" if base_url else None


def vote_cells(deliberation: Deliberation) -> dict[str, str]:
    """Return the five VOTE_ cells, or nothing when they cannot all be known.

    A count is the one that the text writes, else the one that arithmetic gave (`votes.check`);
    VOTE_EFFECTIF is that which the document states. Counts beyond the voters are not published.
    """
    d, vote = deliberation, deliberation.vote
    counts = (
        vote.pour if vote.pour is not None else vote.pour_infere,
        vote.contre if vote.contre is not None else vote.contre_infere,
        vote.abstention if vote.abstention is not None else vote.abstention_infere,
    )
    if d.effectif is None or None in counts or vote.resultat == "elu":
        return {}
    cells = [count for count in counts if count is not None]
    total = sum(cells)
    voters = None if d.presents is None else d.presents + (d.procurations or 0)
    if not 0 < total <= d.effectif or (voters is not None and total > voters):
        return {}
    names = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")
    return dict(zip(names, map(str, (d.effectif, total, *cells)), strict=True))


def prefecture_of(deliberation: Deliberation) -> tuple[str, str]:
    """Return PREF_ID and PREF_DATE of an act that was transmitted, else empty cells."""
    d = deliberation
    if not d.pref_date or not d.date or d.pref_date < d.date:
        return "", ""
    code = d.acte_id[:3] if d.acte_id else ""
    if not code:
        found = gazetteer().by_siren(d.siren) if d.siren else _named(d.collectivite)
        code = (found.departement or "").rjust(3, "0") if found else ""
    return (f"PREF{code}" if re.fullmatch(r"\d{3}|02[AB]", code) else ""), d.pref_date


def _named(name: str | None) -> Collectivite | None:
    """The collectivité of a name without homonym."""
    if not name:
        return None
    book = gazetteer()
    return book.commune(name) or book.grouping(name) or book.departement(name)
