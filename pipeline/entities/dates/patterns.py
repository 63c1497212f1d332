"""The vocabulary of dates, for folded text (see `pipeline.entities.folding`)."""

from __future__ import annotations

import re

from ..numbers import WORDS

MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4,
    "avr": 4, "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9,
    "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
_FULL = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_ABBREVIATED = r"(?:janv|fevr?|avr|juil|sept|oct|nov|dec)(?:\.|\b)"
_S = r"(?: {1,3}| ?\n {0,80})"
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)" + _S + r")?"
_DAY = r"(?:1 ?er|[il1] ?er|premier|0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[89]\d\d|20\d\d)"

_START = r"(?:(?<![\w/])|(?<=\ble)(?=\d)|(?<=\bdu)(?=\d)|(?<=\bau)(?=\d))"
"""A date does not begin inside a word, but for a space that the reader lost ("le19 mai")."""

MONTH = r"(?:" + _FULL + r"|" + _ABBREVIATED + r")"

RANGE = re.compile(
    r"(?<![\w/])(?:du " + _WEEKDAY + r"|les |le )?(?P<first>" + _DAY + r")"
    r"(?:" + _S + r"(?P<first_month>" + MONTH + r"))?(?:" + _S + r"(?P<first_year>" + _YEAR + r"))?"
    + _S + r"(?P<link>au|et|ou|et le|a)" + _S + _WEEKDAY + r"(?:le )?"
    r"(?P<last>" + _DAY + r")" + _S + r"(?P<last_month>" + MONTH + r")"
    r"(?:" + _S + r"(?P<last_year>" + _YEAR + r"))?(?!\d)"
)  # fmt: skip
"""Two days that share their month or year: "du 28 au 31 octobre 2014", "les 3 et 4 mai"."""

DAY = re.compile(
    _START + r"(?P<day>" + _DAY + r")(?:" + _S + r"|(?=[a-z]))(?P<month>" + MONTH + r")"
    r"(?:" + _S + r"(?P<year>" + _YEAR + r"|\d{2}(?= ?[,;.)\n])))?(?!\d)"
)  # fmt: skip
"""A day in figures and its month; the year may be missing."""
RELATIVE = re.compile(
    _S + r"(?P<which>derniers?|prochains?|courant|de cette annee|de l'annee (?:prochaine|"
    r"derniere)|suivant)\b"
)

NUMERIC = re.compile(
    r"(?<![\w/.,-])(?:(?P<d>0?[1-9]|[12]\d|3[01])(?P<s>[/.-])(?P<m>0?[1-9]|1[0-2])(?P=s)"
    r"(?P<y>(?:19|20)\d\d|\d\d)|(?<=\b(?:le|du|au) )(?P<iy>(?:19|20)\d\d)-(?P<im>0[1-9]|"
    r"1[0-2])-(?P<id>0[1-9]|[12]\d|3[01]))"
    r"(?![\w/]|[.,-]\d)"
)
MONTH_YEAR_NUMERIC = re.compile(
    r"(?<=\b(?:en|du|le|au|de) )(?P<m>0[1-9]|1[0-2])/(?P<y>20\d\d)(?![\w/])"
)

IN_WORDS = re.compile(
    r"(?P<day>" + WORDS + r"|(?<![\w'-])premier)" + _S + r"(?P<month>" + _FULL + r")"
    r"(?:" + _S + r"(?:(?:de )?l'an" + _S + r")?(?P<year>" + WORDS + r"|" + _YEAR + r"))?(?![\w-])"
)  # fmt: skip

MONTH_YEAR = re.compile(
    r"(?<![\w-])(?P<month>" + MONTH + r")" + _S + r"(?P<year>" + _YEAR + r")(?!\d)"
)

MONTH_RELATIVE = re.compile(
    r"(?<![\w-])(?:en|des|debut|fin|mi|courant|de|depuis)[ -](?P<month>" + MONTH + r")"
    r"\s{1,3}(?P<which>dernier|prochain)(?![a-z])"
)
"""A month without a year, told from the séance (folded): "en avril dernier"."""
MORE_DAYS = re.compile(r"(?P<days>(?:\d{1,2}(?:er)?, ?)+)$")
"""Before a range "28 et 29 décembre" (folded): the days of a longer list."""

YEAR_CUE = re.compile(
    r"(?<![\w])(?:courant|horizon|l'horizon|d'ici(?: (?:a|fin|debut|la fin de))?|"
    r"a partir de|a compter de|des|depuis|"
    r"fin|debut|mi|ete|printemps|automne|hiver|jusqu'en|"
    r"(?:premier|deuxieme|troisieme|quatrieme|second|1er|[1-4](?:e|eme|nd)) (?:trimestre|"
    r"semestre)|rentree(?: scolaire)?(?: de)?|"
    r"prevu\w* pour|tempete de|inondations? de|crise de|secheresse de|canicule de|"
    r"avant(?: la fin(?: de l'annee)?)?|a l'automne|au printemps|edition(?: de)?|"
    r"(?:dates?|construit\w*|acquis\w*|rachet\w*|achet\w*|edifie\w*|install\w*|realise\w*|"
    r"prevu\w*|renov\w*|elu\w*|mis\w* en service|"
    r"(?:aura|auront) lieu|edition)(?: \w+){0,2} en|(?P<en>en))"
    r"(?: (?:de )?(?:l'annee )?)?[ -](?P<year>" + _YEAR + r")(?![\w/.,-]*\d)(?! ?(?:euros|€))"
)
"""A year that says when something happens; a bare budget year does not."""

WRAPPED = re.compile(r"(?<=[^\n])\n(?=[^\n])")
"""A line end inside a paragraph."""

FOUNDED = re.compile(r"\b(?:cree|fonde|constitue|ne)(?:e?s?)\s*$")
"""Before "en 1985" (folded): the year of a foundation, which is no date of the act."""

YEAR_RANGE = re.compile(
    r"(?<!\w)(?P<kind>(?:de|entre|periode(?: de)?|sur la periode|pour les annees|annees|"
    r"annees scolaires|mandat|mandature|"
    r"annee scolaire|saison(?: \w+)?|rentree scolaire))"
    r" (?P<first>" + _YEAR + r") ?(?P<link>-|/|a|et) ?(?P<last>" + _YEAR + r")(?![\w/]*\d)"
)

DURATION = re.compile(
    r"(?:duree|periode|pour|valable|conclue?)(?: (?:de|d'|pour|une|la|duree|periode|"
    r"initiale|maximale|ferme|conclue?)){0,6}"
    r" ?(?P<count>\d{1,3}|" + WORDS + r")(?: ?\([^)]{1,20}\))?(?P<adjective> \w+)?"
    r" ?(?P<unit>ans?|annees?|mois|jours?|semaines?)\b[^.;\n]{0,60}?"
    r"(?:a compter|a partir|commencant|prenant effet|a dater|des)(?: du| de la| le|"
    r" de)?[^.;\n\d]{0,25}$"
)
"""A duration before its first day: "pour une durée de trois ans à compter du…"."""
DURATION_AFTER = re.compile(
    r"[, ]{1,3}(?:et )?(?:pour|sur)(?: (?:une|la|un))?(?: (?:duree|"
    r"periode))?(?: \w+)?(?: de| d')? ?"
    r"(?P<count>\d{1,3}|"
    + WORDS
    + r")(?: ?\([^)]{1,20}\))? (?P<unit>ans?|annees?|mois|jours?|semaines?)\b"
)

RECURRING = re.compile(
    r"(?: au (?:1 ?er|\d{1,2}) [a-z]{3,9})?,? {0,2}(?:\n {0,60})?(?:de |du |au )?(?:chaque|"
    r"l'exercice|l'annee|tous les|de l'exercice)"
)
RECURRING_BEFORE = re.compile(r"(?:chaque|tous les|toutes les)\s+(?:annees?|ans)[^.;\n]{0,40}$")
"""Around a day without a year (folded): it comes back every year and is no date."""

_LEGALITY = (
    r"(?:(?:en|a la|au) )?(?:(?:sous.)?prefecture|controle de legalite|"
    r"representant de l'etat|ministere)"
)
NOT_CITED = re.compile(
    r"(?:convocations?|convoqu\w+|affich(?:e|ee|age|es)|mis en ligne|publie(?:e|s)? (?:et|"
    r"le|sur)|publication|"
    r"(?:recue?|reception|envoyee?|envoi|transmise?|transmission|teletransmise?|"
    r"teletransmission|deposee?)s? "
    + _LEGALITY
    + r"|(?:^|\n)\s*(?:recu|notifie|publie|affiche|transmis|reception|depose|envoye)\w* |"
    r"date de (?:reception|transmission|teletransmission|publication|notification|"
    r"convocation|la convocation)|"
    r"certifiee? (?:executoire|conforme)|executoire|accuse de reception|"
    r"fait a \w[\w' -]{1,30}|pour extrait|"
    r"fait et delibere|\bid ?:)"
    r"[^.;\n]{0,45}$"
)
"""Before a date (folded): it belongs to the session or the transmission, not to the subject."""
PLACE_AND_DATE = re.compile(
    r"\s*(?:(?:fait )?a )?[a-z][\w'-]+(?: [\w'-]+){0,4}, le (?:\w+di )?(?:\d{1,2}(?:er)? [a-z]+ "
    r"\d{4}|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4})[ .,]*"
)
"""A line of its own that dates the signature (folded): "Valgrand, le 22 mars 2013"."""
SEANCE_HEADER = re.compile(
    r"(?:seance|reunion|conseil \w+|session)(?: \w+){0,3} du(?: \w+di)?\s{0,3}$"
)
HEADER_SEANCE = re.compile(
    r"^(?!.{0,120}(?:deliberation|proces|compte))[^\n]{0,140}(?:seance|"
    r"reunion)(?: \w+){0,3} du (?P<date>[^\n]{6,30}?)[ .]*$",
    re.M,
)
"""A line of its own that dates the session (folded)."""

NOT_A_DATE = re.compile(
    r"(?:avenue|rue|place|boulevard|bd|quai|square|allee|impasse|cours|stade|college|ecole|"
    r"salle|lotissement|ceremonie|commemoration)"
    r"(?: \w+){0,3} (?:du|de l'|des)?\s{0,3}$"
)
"""Before a date (folded): it names a street or a school ("place du 8 mai 1945")."""
