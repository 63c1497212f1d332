"""The README's table of figures: written by `make eval`, and by nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..errors import BadTable

BEGIN, END = "<!-- mesures : début -->", "<!-- mesures : fin -->"

TITLES = {
    "segmentation": "Délibérations retrouvées dans les procès-verbaux",
    "type": "Type du document",
    "objet": "Objet",
    "numero": "Numéro",
    "date": "Date de séance",
    "siren": "SIREN",
    "acte_id": "Identifiant ACTES",
    "pref_date": "Date de réception en préfecture",
    "seance.date": "Date de séance (procès-verbaux)",
    "seance.heure": "Heure de séance",
    "seance.collectivite": "Collectivité",
    "seance.presents": "Nombre de présents (procès-verbaux)",
    "seance.procurations": "Nombre de procurations (procès-verbaux)",
    "seance.absents": "Nombre d'absents (procès-verbaux)",
    "seance.effectif": "Membres en exercice (procès-verbaux)",
    "seance.secretaire": "Secrétaire de séance",
    "presents": "Nombre de présents",
    "procurations": "Nombre de procurations",
    "effectif": "Membres en exercice",
    "rapporteur": "Rapporteur",
    "delibere": "L'assemblée a décidé, ou non",
    "vote.resultat": "Résultat du vote",
    "vote": "Vote complet (résultat et décomptes)",
    "matiere.famille": "Matière : famille (1 à 9)",
    "matiere": "Matière : code à deux niveaux",
    "matiere.acceptee": "Matière : code ou variante admise",
    "matiere.top3": "Matière : dans les trois premières",
    "themes": "Thèmes",
    "montants": "Montants (valeur)",
    "montants.role": "Montants : rôle",
    "montants.beneficiaire": "Subventions : bénéficiaire",
    "dates": "Dates",
    "dates.role": "Dates : rôle",
    "lieux": "Lieux",
    "organisations": "Organisations",
    "personnes": "Personnes",
    "evenements": "Évènements",
}
"""What each measure is called for a reader; the order of the tables."""


def table(sets: dict[str, dict[str, Any]], day: str) -> str:
    """Return the Markdown table: one row per measure and gold set.

    Args:
        sets: name of a gold set → its title ("titre") and its figures ("mesures").
        day: the date of the measure.
    """
    rows = [
        f"Mesuré le {day} par `make eval` (intervalle à 95 % entre crochets).",
        "",
        "| Mesure | Jeu | Support | Résultat |",
        "| --- | --- | ---: | --- |",
    ]
    for name, title in TITLES.items():
        for key, data in sets.items():
            figure = data["mesures"].get(name)
            if figure and figure["support"]:
                bounds = f"{percent(figure['bas'])} – {percent(figure['haut'])}"
                value = f"**{percent(figure['f1'])}** [{bounds}]"
                rows.append(f"| {title} | {key} | {figure['support']:.0f} | {value} |")
    return "\n".join(rows)


def percent(value: float) -> str:
    """A share as a reader writes it: "97,5 %"."""
    return f"{100 * value:.1f} %".replace(".", ",")


def refresh(readme: Path, text: str) -> None:
    """Replace what stands between the two marks of the README. Raises `BadTable`."""
    content = readme.read_text(encoding="utf-8")
    if BEGIN not in content or END not in content:
        raise BadTable(chemin=readme, details="les repères du tableau des mesures manquent")
    before, rest = content.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    readme.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
