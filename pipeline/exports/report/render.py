"""Render the report from a template; the page images of what is to be checked are beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...nomenclature import matieres, themes
from ...outputs import write_atomic
from ...records import Deliberation, Record, Resultats
from .figures import RESULTATS, number, plots
from .highlight import KINDS, highlight

if TYPE_CHECKING:
    from .. import Publication

TEMPLATES = Path(__file__).parent
MAX_ITEMS = 400
"""Délibérations shown in full: those to check first. A larger run says how many are not shown."""

TYPES = {
    "deliberation": "Délibération",
    "proces_verbal": "Procès-verbal",
    "compte_rendu": "Compte rendu",
    "registre": "Registre",
    "liste": "Liste des délibérations",
    "arrete": "Arrêté",
    "decision": "Décision",
    "convocation": "Convocation",
    "ordre_du_jour": "Ordre du jour",
    "annexe": "Annexe",
    "autre": "Autre document",
}
STATUTS = {"traite": "Traité", "a_verifier": "À vérifier", "rejete": "Rejeté"}


class Fiche(Record, frozen=True, kw_only=True):
    """A délibération as the report shows it."""

    deliberation: Deliberation
    ancre: str
    titre: str
    matiere: str
    themes: str
    vote: str
    texte: str
    """Escaped HTML with the entities marked."""


def write_report(
    results: Sequence[Resultats], out: Path, publication: Publication, alerts: Sequence[str] = ()
) -> None:
    """Write `rapport.html` into `out`. Raises `OutputUnwritable`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["nombre"] = number
    items = [d for r in results for d in r.deliberations]
    ordered = sorted(items, key=lambda d: (not d.a_verifier, d.doc, d.rang))
    shown = ordered[:MAX_ITEMS]
    html = environment.get_template("rapport.html.j2").render(
        resume=_counts(results, publication),
        alertes=alerts,
        graphiques=plots(results),
        documents=results,
        fiches=[_fiche(d) for d in shown],
        caches=len(items) - len(shown),
        types=TYPES,
        statuts=STATUTS,
        legende=KINDS,
    )
    write_atomic(out / "rapport.html", [html.encode()])


def _counts(results: Sequence[Resultats], publication: Publication) -> list[tuple[str, str, str]]:
    """The cards at the top: (number, label, class)."""
    acts = [d for r in results for d in r.deliberations if d.delibere]
    pages = [p for r in results for p in r.pages]
    read = sum(p.origine in ("ocr", "mixte") for p in pages)
    return list(_cards(results, acts, len(pages), read, publication))


def _cards(
    results: Sequence[Resultats],
    acts: Sequence[Deliberation],
    pages: int,
    read: int,
    publication: Publication,
) -> Iterator[tuple[str, str, str]]:
    yield number(len(results)), "documents reçus", ""
    yield number(pages), f"pages, dont {number(read)} numérisées", ""
    yield number(len(acts)), "délibérations reconnues", ""
    yield number(publication.publiees), "lignes publiables", "bien"
    to_check = sum(bool(d.a_verifier) for d in acts)
    yield number(to_check), "délibérations à vérifier", "attention" if to_check else ""
    refused = sum(r.statut == "rejete" for r in results)
    yield number(refused), "documents rejetés", "grave" if refused else ""


def _fiche(d: Deliberation) -> Fiche:
    known = matieres()
    names = themes()
    confidence = f" ({100 * d.matiere_confiance:.0f} %)" if d.matiere_confiance else ""
    code = f"{d.matiere} {known[d.matiere].libelle}{confidence}" if d.matiere in known else "—"
    counts = [
        f"{value} {label}"
        for value, label in (
            (d.vote.pour, "pour"),
            (d.vote.contre, "contre"),
            (d.vote.abstention, "abstention"),
        )
        if value is not None
    ]
    vote = RESULTATS[d.vote.resultat] if d.delibere else "Point sans décision"
    return Fiche(
        deliberation=d,
        ancre="d" + hashlib.sha256(f"{d.doc}#{d.rang}".encode()).hexdigest()[:12],
        titre=d.objet or "Objet non trouvé",
        matiere=code,
        themes=", ".join(names[t].libelle if t in names else t for t in d.themes) or "—",
        vote=f"{vote} ({', '.join(counts)})" if counts else vote,
        texte=highlight(d),
    )
