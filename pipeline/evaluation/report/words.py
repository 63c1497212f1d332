"""The words of the report: how each figure is computed, in plain French."""

from __future__ import annotations

from typing import Any

from ...exports.report.figures import RESULTATS, ROLES
from ...nomenclature import libelle, themes

GROUPS = {
    "Le découpage": ("segmentation", "type", "delibere"),
    "La séance": (
        "seance.collectivite", "seance.date", "seance.heure", "seance.presents", "seance.absents",
        "seance.procurations", "seance.effectif", "seance.secretaire", "seance.siren",
    ),
    "L'identité de l'acte": (
        "objet", "objet.ressemblance", "numero", "date", "siren", "acte_id",
        "pref_date", "rapporteur", "presents", "procurations", "effectif",
    ),
    "Le vote": ("vote.resultat", "vote"),
    "La matière et les thèmes": (
        "matiere.famille", "matiere", "matiere.acceptee", "matiere.top3", "themes",
    ),
    "Ce que l'acte cite": (
        "montants", "montants.role", "montants.beneficiaire", "dates", "dates.role", "lieux",
        "organisations", "personnes", "evenements",
    ),
}  # fmt: skip
"""The stages of the reading, each with its measures, in the order of the report."""

LISTS = frozenset(
    ("segmentation", "themes", "montants", "dates", "lieux", "organisations", "personnes",
     "evenements")
)  # fmt: skip
"""Measures of lists: F1, with precision and recall; the others are shares of right answers."""

HEADLINES = ("segmentation", "objet", "vote", "matiere.acceptee", "themes", "montants", "dates")
"""The measures of the breakdowns."""

SHORT = {
    "segmentation": "Découpage", "objet": "Objet", "vote": "Vote", "matiere": "Code exact",
    "matiere.acceptee": "Code admis", "themes": "Thèmes", "montants": "Montants", "dates": "Dates",
}  # fmt: skip
"""Heads of the columns of the breakdowns."""

HOW = {
    "Valeur unique": (
        "Date, numéro, nombre de présents, SIREN… : la valeur trouvée est juste si elle est égale"
        " à la valeur attendue. Une valeur absente alors que le document la donne compte comme "
        "fausse. Les noms (rapporteur, secrétaire, collectivité) se comparent comme un lecteur le"
        " ferait : sans accents, majuscules ni civilités."
    ),
    "Objet": (
        "L'objet est juste si les deux textes se ressemblent à 85 % au moins (ordre des mots et "
        "ponctuation pardonnés)."
    ),
    "Listes": (
        "Montants, dates, lieux, organisations, personnes, thèmes : on compte les éléments justes"
        " parmi ceux trouvés (précision) et parmi ceux attendus (rappel). Le chiffre donné est le"
        " F1, leur moyenne harmonique : elle n'est haute que si les deux le sont."
    ),
    "Montants": (
        "Deux montants sont les mêmes si leurs valeurs le sont, au centime près, sans regarder le"
        " signe ; un même montant cité deux fois compte une fois. Le rôle et le bénéficiaire ne "
        "sont jugés que sur les montants trouvés."
    ),
    "Vote": (
        "Le vote complet est juste si le résultat et les trois décomptes (pour, contre, "
        "abstention) le sont ; un décompte non écrit et un décompte nul se valent."
    ),
    "Découpage": (
        "Les délibérations trouvées dans un procès-verbal sont mises en regard de celles "
        "attendues, dans l'ordre, par la ressemblance de leurs titres. Une délibération sans vis-"
        "à-vis est soit manquée, soit inventée. Les champs d'une délibération manquée comptent "
        "comme manqués pour la matière et les listes."
    ),
    "Pages numérisées": (
        "Le texte reconnu est comparé, mot à mot et dans l'ordre, à une transcription faite à la "
        "main. Le taux d'erreur est le nombre de mots (ou de caractères) à changer, ajouter ou "
        "retirer, rapporté à la longueur de la transcription."
    ),
    "Matière": (
        "Le code exact ; le code ou une variante qu'un agent aurait pu choisir ; le code parmi "
        "les trois premiers proposés ; la famille (premier chiffre)."
    ),
    "Intervalle": (
        "Entre crochets : en tirant au sort mille fois d'autres documents parmi ceux annotés, "
        "le chiffre tombe 95 fois sur 100 dans cet intervalle. Un intervalle large dit qu'il y "
        "a trop peu d'exemples pour conclure. À partir de dix collectivités, ce sont elles qui "
        "sont tirées. « Aucune erreur vue » sur n exemples n'exclut pas jusqu'à 3 erreurs sur n "
        "ailleurs (règle de trois)."
    ),
    "Confiance": (
        "La confiance est celle que le programme annonce pour la matière. Elle est bien réglée "
        "si, parmi les réponses annoncées à 80 %, environ 80 % sont justes. L'écart moyen (ECE) "
        "mesure ce qui manque."
    ),
    "Deux versions": (
        "Les mêmes documents sont tirés au sort pour les deux versions. « Mieux » ou « moins bien"
        " » ne s'écrit que si l'intervalle à 95 % de l'écart ne contient pas zéro ; sinon l'écart"
        " n'est que du bruit."
    ),
    "Erreurs à regarder d'abord": (
        "Le poids d'une erreur est l'importance du champ (découpage, vote et montants d'abord), "
        "multipliée par la confiance annoncée (une erreur sûre d'elle est plus grave) et par la "
        "fréquence de la même confusion. Une confusion répétée n'est montrée qu'une fois, avec "
        "son nombre."
    ),
}


def value(measure: str, found: Any) -> str:
    """A value as a reader writes it."""
    if found is None or found == []:
        return "rien"
    if isinstance(found, dict):
        counts = [
            f"{found[k]} {k}" for k in ("pour", "contre", "abstention") if found.get(k) is not None
        ]
        result = RESULTATS.get(found.get("resultat"), str(found.get("resultat")))
        return f"{result} ({', '.join(counts)})" if counts else result
    if isinstance(found, list):
        return " ; ".join(value(measure, v) for v in found)
    if isinstance(found, bool):
        return "oui" if found else "non"
    if measure == "montants" and isinstance(found, int | float):
        return f"{found:,.2f} €".replace(",", "\u202f").replace(".", ",")
    if measure == "themes":
        return themes()[found].libelle if found in themes() else str(found)
    if measure.startswith("matiere"):
        return f"{found} {libelle(found) or ''}".strip()
    if measure == "montants.role":
        return ROLES.get(found, str(found))
    return RESULTATS.get(found, str(found)) if measure == "vote.resultat" else str(found)
