"""Speed and memory of the exports: many délibérations checked and written, in one process.

The délibérations are made from the fictitious acts of `data/gold/pseudonymisation`, spread over
councils and sessions as a département's would be; three in four are ordinary acts.
"""

from __future__ import annotations

import resource
import tempfile
import time
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path

from ..config import load_settings
from ..exports.pseudonymisation.measure import GOLD, Acte, read_acts
from ..gazetteer import luhn
from ..records import Deliberation, Montant, Resultats, Seance, Vote

Figures = dict[str, float | int]
MATIERES = ("7.5", "9.1", "1.1", "7.1", "5.3", "8.3", "7.10", "5.2", "8.8", "3.2")
ORDINARY = "M. Bastide présente le projet. Le marché est confié à Eurovia pour 45 000 € HT.\n"
SESSION = 20
"""Délibérations of a session."""


def _siren(index: int) -> str:
    base = f"21{index:06d}"
    return next(f"{base}{key}" for key in range(10) if luhn(f"{base}{key}"))


def results(count: int) -> list[Resultats]:
    """Return the results of enough fictitious sessions for `count` délibérations."""
    acts = [a for path in sorted(GOLD.glob("documents-*.txt")) for a in read_acts(path)]
    filler = "Vu le code général des collectivités territoriales, et notamment son article.\n" * 20
    found = []
    for session in range(0, count, SESSION):
        siren = _siren(session // SESSION // 10)
        number = session // SESSION
        seance = Seance(
            collectivite=f"Commune {siren}",
            siren=siren,
            date=f"2024-{1 + number % 10:02d}-11",
            presents=13,
            effectif=15,
            presents_noms=("Rémi Bastide", "Sonia Leclerq"),
        )
        doc = f"{siren}-{session}.pdf"
        deliberations = tuple(
            _deliberation(acts[(session + i) % len(acts)], doc, i + 1, seance, filler)
            for i in range(min(SESSION, count - session))
        )
        found.append(
            Resultats(doc=doc, sha256="0" * 64, type="proces_verbal", seance=seance,
                      deliberations=deliberations)
        )  # fmt: skip
    return found


def _deliberation(act: Acte, doc: str, rang: int, seance: Seance, filler: str) -> Deliberation:
    ordinary = rang % 4
    grant = Montant(
        valeur=Decimal(500 + rang),
        texte="500 €",
        role="subvention",
        beneficiaire=f"Club n° {rang}",
    )
    return Deliberation(
        doc=doc,
        rang=rang,
        page=1,
        page_fin=1,
        debut="",
        objet=f"Travaux de voirie, tranche {rang}" if ordinary else act.objet,
        texte=filler + (ORDINARY if ordinary else act.phrase.texte),
        collectivite=seance.collectivite,
        siren=seance.siren,
        numero=f"2024-{rang:03d}",
        date=seance.date,
        presents=seance.presents,
        procurations=0,
        effectif=15,
        matiere=MATIERES[rang % len(MATIERES)],
        vote=Vote(resultat="majorite", pour=11, contre=1, abstention=1),
        montants=(grant,),
    )


def _export(count: int) -> Figures:
    """Export in this process; seconds and peak memory in Mo."""
    from ..exports import Publisher

    made = results(count)
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "collectivites.csv"
        sirens = {r.seance.siren or "": r.seance.collectivite for r in made}
        rows = [
            f"{nom},{siren},{next(s for s in (f'{siren}0001{k}' for k in range(10)) if luhn(s))}"
            for siren, nom in sirens.items()
        ]
        table.write_text("\n".join(["nom,siren,siret", *rows]) + "\n", encoding="utf-8")
        start = time.perf_counter()
        publisher = Publisher(Path(folder), load_settings(collectivites=table))
        for result in made:
            publisher.add(result)
        done = publisher.close()
        seconds = time.perf_counter() - start
    return {
        "deliberations": count,
        "publiees": done.publiees,
        "retenues": done.retenues,
        "secondes": round(seconds, 1),
        "memoire_mo": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def run(count: int = 10_000) -> Figures:
    """Export and check `count` délibérations in a fresh process; return the figures."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_export, (count,))
