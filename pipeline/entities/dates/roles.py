"""The role of a date: reference, evenement, debut, fin, echeance, or autre.

The cues are tried in order of strength on the words before the date, then on those after; the
nearest decides between two that match.
"""

from __future__ import annotations

import re

from .mentions import Found

_ACT = (
    r"(?:lois?|decrets?|arretes?|ordonnances?|deliberations?|deliberes?|circulaires?|"
    r"directives?|codes?|jurisprudence|arrets?|"
    r"jugements?|reglements?|instructions?|statuts|avenants?|proces.verba(?:l|ux)|pv|compte.?rendu|"
    r"courriers?|lettres?|courriels?|mails?|rapports?|avis|decisions?|conventions?|"
    r"contrats?|protocoles?|"
    r"actes?|permis|notes?|accords?|approuve\w*|bail|baux|notification|jo\b|"
    r"journal officiel|adopte\w*|"
    r"declarations?|autorisations?|estimations?|estime\w*|evaluation|consulte\w*|preempt\w+|"
    r"acquise?s?\b|acquis par|achete\w*|signe\w*|signature|regularise\w*|promulgue\w*|prise? en "
    r"date|"
    r"en date|date du|demission|appel d'offres|ouverture des plis|demande|dossier|"
    r"accepte\w*|valide\w*|notifie\w*|prescri\w+|"
    r"marche|charte|saisine|version|modifi\w+|vote\w*|cree\w*|instaur\w+|"
    r"proposition|caa|conseil d'etat|cour|tribunal|prononce\w*|statue\w*|declaree?s?\b|"
    r"vu|ndeg|n°|seance|reunion du conseil|comite (?:technique|syndical|social)|"
    r"assemblee generale|commission permanente|"
    r"conseil (?:municipal|communautaire|syndical|departemental|d'administration))"
)
_FIN = (
    r"jusqu'(?:au|en|a)|(?:prend|prendra|prenant|prennent) fin|expir\w+|s'acheve\w*|se termin\w+|"
    r"date de fin|fin de\b|cloture le"
)
_ECHEANCE = (
    r"avant(?: (?:le|la|fin))?|au plus tard|date limite|delai|d'ici|cloture de|echeance|a rendre|"
    r"(?:remise|reception) des (?:offres|plis)|horizon|"
    r"(?:prevu|attendu|programme|envisage)\w* (?:pour|en|le|au)|"
    r"(?:revise|reevalue|revalorise)\w* (?:au|le)|a verser|verse\w* (?:au|en)"
)
# "dès" without its accent is "des": it counts before an article, or right before the date.
_DEBUT = (
    r"a compter d\w+|a partir d\w+|a dater d\w+|\bdes(?= le\b| l'| la\b)|(?<!s )\bdes(?= $)|"
    r"prend\w* effet|avec effet|entr\w+ en vigueur|en vigueur(?! du )|applicables?|"
    r"effet (?:au|le|du)|"
    r"depuis|a effet|date d'effet|demarr\w+|debut\w*|commenc\w+|application"
)
_EVENEMENT = (
    r"(?:aura|auront|a eu|ont eu|eu) lieu|se (?:tiendra|tient|deroul\w+)|organis\w+|edition|"
    r"festival|manifestation|inauguration|fete|concert|spectacle|ceremonie|comice|exposition|"
    r"tournoi|course|marche de noel|salon|forum|commemor\w+|anniversaire|congres|colloque|"
    r"a l'occasion|debat public|journees?\b(?! de travail)|rencontres|vide.grenier|brocante|"
    r"kermesse|carnaval|"
    r"repas des aines|spectacle|representation|deplacement"
)
_AUTRE = (
    r"commissions?\b[^.;]{0,60}(?:reuni\w*|reunion|examin\w+)\b|"
    r"(?<!avis de la )(?<!avis favorable de la )commissions?\b[^.;,]{0,30} (?:du|le)\b|"
    r"en reunion (?:du|le)|"
    r"courrier recu"
)
_BEFORE: list[tuple[str, re.Pattern[str], float]] = [
    ("fin", re.compile(_FIN), 3.0),
    ("echeance", re.compile(_ECHEANCE), 2.4),
    ("debut", re.compile(_DEBUT), 2.6),
    ("debut", re.compile(r"\bau(?= $)"), 1.0),
    ("evenement", re.compile(_EVENEMENT), 1.8),
    ("autre", re.compile(_AUTRE), 2.1),
    ("reference", re.compile(_ACT + r"\b"), 1.9),
]
_FOLLOWING_ACT = (
    r"[, ]{1,3}(?:portant|relati\w+|susvise\w*|precite\w*|modifie\w*|approuvant|fixant|"
    r"autorisant|instaurant|decidant|pris pour)"
)
_AFTER: list[tuple[str, re.Pattern[str], float]] = [
    (
        "echeance",
        re.compile(r"[, ]{1,3}(?:date (?:de cloture|limite)|dernier delai|au plus tard)"),
        2.5,
    ),
    ("reference", re.compile(_FOLLOWING_ACT), 2.0),
    ("fin", re.compile(r"[, ]{1,3}(?:inclus|minuit)"), 1.0),
]
_ANOTHER = re.compile(r"(?: \d{4})?(?:,| et)\s+\d{1,2}")
"""After a date (folded): another one of the same list."""
_SPACES = re.compile(r"\s+")
_SENTENCE = re.compile(r"\n\s*\n|;\s|(?<!\b[A-Za-z])(?<!\bart)\.\s+(?=[^a-zà-ÿ\s])|\n\s*[-•*]")


def role_of(folded: str, tidied: str, date: Found) -> str:
    """Return the role of a date from the words around it.

    The folded text is searched for cues, the tidied one tells where its sentence begins.
    """
    if date.calcule:
        return "fin"
    low = max(0, date.debut - 150)
    starts = [match.end() for match in _SENTENCE.finditer(tidied[low : date.debut])]
    before = _SPACES.sub(" ", folded[low + (starts[-1] if starts else 0) : date.debut])
    if before.endswith(" des ") and _ANOTHER.match(folded, date.fin):
        before = before[:-4] + "du "  # "en date des 3 mai et 4 juin" is no "dès"
    scores: dict[str, float] = {}
    for role, pattern, weight in _BEFORE:
        ends = [match.end() for match in pattern.finditer(before)]
        if ends:
            distance = len(before) - ends[-1]
            reach = 70 if role == "reference" else 30 if role in ("debut", "fin") else 45
            scores[role] = max(scores.get(role, 0.0), weight * 2 ** (-distance / reach))
    for role, pattern, weight in _AFTER:
        if pattern.match(folded, date.fin):
            scores[role] = scores.get(role, 0) + weight
    if date.place:
        _in_range(date, scores)
    elif date.iso.endswith("-12-31") and before.endswith(" au "):
        scores.pop("debut", None)
        scores["fin"] = max(scores.get("fin", 0.0), 1.0)  # "résultat cumulé au 31/12/2023"
    if not scores:
        return "autre"
    role, score = max(scores.items(), key=lambda item: item[1])
    return role if score >= 0.45 else "autre"


def _in_range(date: Found, scores: dict[str, float]) -> None:
    """Ends of a range: an event begins on its first day, anything else has debut and fin."""
    scores.pop("reference", None)
    if date.place == "debut" and scores.get("evenement", 0) > 0.7:
        scores["evenement"] = 5
    else:
        scores[date.place or "autre"] = 4
