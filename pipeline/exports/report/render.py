"""Render the report from a template; the page images of what is to be checked are beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...files import write_atomic
from ...nomenclature import matieres, themes
from ...records import Deliberation, Protection, Record
from ..checks import fold
from .data import ReportData
from .figures import RESULTATS, day, number, plots
from .highlight import KINDS, highlight

if TYPE_CHECKING:
    from ..publication import Publication

TEMPLATES = Path(__file__).parent

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
    etat: str
    """`verifier`, `retenu` or `bien`: what the filter keeps."""
    cherche: str
    """What the search box looks in, folded."""
    retenue: str | None = None
    images: tuple[str, ...] = ()


class Personnel(Record, frozen=True, kw_only=True):
    """What was hidden or withheld in an act, for a person to read."""

    doc: str
    rang: int
    titre: str
    """Its objet, pseudonymised."""
    retenue: str | None
    masques: tuple[tuple[str, str, str], ...]
    """(nature, words, what stands in their place)."""


def write_report(
    data: ReportData, out: Path, publication: Publication, alerts: Sequence[str] = ()
) -> None:
    """Write `rapport.html` into `out`.

    Args:
        data: what was collected of the run.
        out: the output folder.
        publication: what left and what stayed.
        alerts: sentences shown at the top.

    Raises `OutputUnwritable`.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"nombre": number, "jour": day}
    images = data.images.draw(out)
    protections = {(p.doc, p.rang): p.retenue for p in data.protections}
    fiches = [
        _fiche(d, protections.get((d.doc, d.rang)), images.get((d.doc, d.rang), ()))
        for d in data.items()
    ]
    lines = data.lines()
    html = environment.get_template("rapport.html.j2").render(
        resume=list(_cards(data, publication)),
        alertes=alerts,
        graphiques=plots(data),
        documents=lines,
        documents_caches=data.documents - len(lines),
        fiches=fiches,
        caches=data.deliberations - len(fiches),
        types=TYPES,
        statuts=STATUTS,
        legende=KINDS,
        ecarts=publication.ecarts,
        retenues=data.withheld,
        masquees=data.hidden,
        protections=[_personal(p) for p in data.protections],
        ancres={(f.deliberation.doc, f.deliberation.rang): f.ancre for f in fiches},
    )
    write_atomic(out / "rapport.html", [html.encode()])


def _cards(data: ReportData, publication: Publication) -> Iterator[tuple[str, str, str]]:
    """The cards at the top: (number, label, class)."""
    read = data.pages["ocr"] + data.pages["mixte"]
    refused = data.statuts["rejete"]
    yield number(data.documents), "documents reçus", ""
    yield number(data.pages.total()), f"pages, dont {number(read)} numérisées", ""
    yield number(data.acts), "délibérations reconnues", ""
    yield number(publication.publiees), "lignes publiables", "bien"
    yield number(data.withheld), "actes retenus (vie privée)", "attention" if data.withheld else ""
    yield number(data.to_check), "délibérations à vérifier", "attention" if data.to_check else ""
    yield number(refused), "documents rejetés", "grave" if refused else ""


def _personal(protection: Protection) -> Personnel:
    """What was hidden or withheld in one act, each thing once."""
    hidden = dict.fromkeys((m.nature, m.texte, m.remplacement) for m in protection.masques)
    return Personnel(
        doc=protection.doc,
        rang=protection.rang,
        titre=protection.objet or "Objet non trouvé",
        retenue=protection.retenue,
        masques=tuple(hidden),
    )


def _fiche(d: Deliberation, retenue: str | None, images: Sequence[str]) -> Fiche:
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
        etat="verifier" if d.a_verifier else ("retenu" if retenue else "bien"),
        cherche=fold(" ".join((d.objet or "", d.collectivite or "", d.doc, d.numero or ""))),
        retenue=retenue,
        images=tuple(images),
    )
