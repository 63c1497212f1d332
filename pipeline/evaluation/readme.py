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
    "objet.ressemblance": "Objet : ressemblance moyenne",
    "numero": "Numéro",
    "date": "Date de séance",
    "siren": "SIREN",
    "acte_id": "Identifiant ACTES",
    "pref_date": "Date de réception en préfecture",
    "seance.siren": "SIREN (procès-verbaux)",
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


COLUMNS = {
    "montpellier": "Grande ville",
    "pv": "Procès-verbaux",
    "extraits-nets": "Extraits nets",
    "extraits": "Extraits",
    "objets": "Objets seuls",
    "exemples": "Exemples",
}
"""Gold sets and the head of their column, in order."""
NOTICE = (
    "Les règles ont été mises au point en regardant ces jeux : sur d'autres collectivités, "
    "attendez-vous à moins. Seul `make eval` écrit ces chiffres."
)


def table(sets: dict[str, dict[str, Any]], day: str) -> str:
    """Return the Markdown of the measures: one row per measure, grouped, one column per set.

    Args:
        sets: name of a gold set → its title ("titre") and its figures ("mesures"); "ocr" → the
            error rates of the transcriptions.
        day: the date of the measure.
    """
    from .report.words import GROUPS

    columns = [name for name in COLUMNS if name in sets]
    rows = [
        f"Mesuré le {day} par `make eval`. Chaque case : le résultat, son intervalle à 95 % et le "
        "nombre de valeurs attendues (pas d'intervalle quand aucune erreur n'a été vue).",
        "",
        NOTICE,
        "",
        *(f"- **{COLUMNS[name]}** : {_described(sets[name])}" for name in columns),
        "",
        "| Mesure | " + " | ".join(COLUMNS[name] for name in columns) + " |",
        "| --- |" + " --- |" * len(columns),
    ]
    for group, names in GROUPS.items():
        lines = [_row(name, [sets[c]["mesures"].get(name) for c in columns]) for name in names]
        lines = [line for line in lines if line]
        if lines:
            rows += [f"| **{group}** |" + " |" * len(columns), *lines]
    return "\n".join([*rows, "", *_apart(sets)])


def _described(data: dict[str, Any]) -> str:
    found = data["synthese"]["collectivites"]
    return f"{data['titre']}, {found} collectivité{'s' if found > 1 else ''}."


def _row(name: str, figures: list[dict[str, float] | None]) -> str:
    """One line of the table; empty when no set has the measure."""
    cells = []
    for figure in figures:
        if not figure or not figure["support"]:
            cells.append("")
            continue
        bounds = f" [{100 * figure['bas']:.0f} – {100 * figure['haut']:.0f}]"
        shown = f"**{percent(figure['f1'])}**{bounds if 0 < figure['f1'] < 1 else ''}"
        cells.append(f"{shown} sur {figure['support']:.0f}")
    return f"| {TITLES[name]} | " + " | ".join(cells) + " |" if any(cells) else ""


def _apart(sets: dict[str, dict[str, Any]]) -> list[str]:
    """Figures that are not one field of one set: calibration, coverage, themes, OCR, parts."""
    rows = []
    for name, title in COLUMNS.items():
        figures = sets.get(name, {}).get("synthese")
        if figures and sets[name]["mesures"].get("matiere", {}).get("support", 0) >= 30:
            rows.append(
                f"- **{title}** : confiance annoncée juste à {percent(figures['matiere.ece'])} près"
                f" (ECE) ; {percent(figures['matiere.couverture_95'])} des délibérations se "
                "classent sans relecture avec 95 % de codes justes "
                f"({percent(figures['matiere.couverture_95_admise'])} avec 95 % de codes justes "
                "ou admis) ; thèmes : F1 micro "
                f"{percent(sets[name]['mesures']['themes']['f1'])}, macro "
                f"{percent(figures['themes.macro'])}."
            )
    if part := sets.get("montpellier-hors-5.3"):
        rows.append(
            f"- **Grande ville, {part['titre']}** : code exact "
            f"{percent(part['mesures']['matiere']['f1'])}, code ou variante admise "
            f"{percent(part['mesures']['matiere.acceptee']['f1'])} "
            f"(sur {part['mesures']['matiere']['support']:.0f})."
        )
    if total := sets.get("ocr", {}).get("total"):
        rows.append(
            f"- **Pages numérisées** ({len(sets['ocr']) - 1} pages transcrites à la main) : "
            f"{percent(total['exactitude_mots'])} de mots justes, "
            f"{percent(total['taux_caracteres'])} de caractères faux (sur {total['mots']} mots)."
        )
    return rows


def percent(value: float) -> str:
    """A share as a reader writes it: "97,5 %"."""
    return f"{100 * value:.1f} %".replace(".", ",")


def refresh(readme: Path, text: str, begin: str = BEGIN, end: str = END) -> None:
    """Replace what stands between two marks of the README. Raises `BadTable`."""
    content = readme.read_text(encoding="utf-8")
    if begin not in content or end not in content:
        raise BadTable(chemin=readme, details=f"les repères {begin} et {end} manquent")
    before, rest = content.split(begin, 1)
    after = rest.split(end, 1)[1]
    readme.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
