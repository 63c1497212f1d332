"""The vocabulary of amounts: how currencies, units and taxes are written, and what is no money.

Two spellings of the text are matched: *tidied* (case kept) for figures and currencies, *folded*
(no accents nor capitals) for words. See `pipeline.entities.folding`.
"""

from __future__ import annotations

import re

from ..numbers import FIGURES, WORDS

_GAP = r"(?: {0,3}\n {0,80}| {0,4})"

NUMBER = re.compile(
    r"(?<![\w/°])(?<!\d[.,:])(?<![A-Za-z]\.)(?P<number>" + FIGURES + r")(?![\w/]*\d)"
)
"""A number in figures, in tidied text. What follows it decides whether it is money."""

SPLIT_NUMBER = re.compile(
    r"(?<![\w.,/°])(?P<number>"
    r"[1-9]\d{2}(?:\. \d{3}){1,3}(?:,\d{2})?|"
    r"[1-9]\d{0,2}(?:[ .]\d{3}){1,3}(?:, \d{2}| ,\d{2})|"
    r"[1-9]\d{3,5}(?:, \d{2}| ,\d{2})"
    r")(?= ?(?:€|[Ee]uros?\b|EUROS?\b|H\.?T\b|T\.?T\.?C\b))"
)
"""A number that a stray space cuts ("300. 000 €", "2 242 642, 90 HT"), in tidied text."""

OCR_CURRENCY_AFTER = re.compile(r"(?<=[lIOo\d]) {0,2}(?=€|euros\b)")
OCR_NUMBER = re.compile(
    r"(?<![\w'/.,-])(?P<number>[lI\d](?:[ .]?[\dOolI]){0,12}(?:[.,][\dOo]{2})?)$"
)
"""A number before a currency in which a reader took 1 for l and 0 for O."""

SCALE = (
    r"(?:(?P<scale>k|K|M|Mds?|MD|[Mm]illiers?|[Mm]ille|[Mm]illions?|[Mm]illiards?|MILLIONS?) ?)?"
)
CURRENCY = re.compile(
    r"(?:,-)?"
    + _GAP
    + SCALE
    + r"(?:d'|de |d' )?(?P<sign>€(?!\w*€)|[Ee]uros?(?![a-zà-ÿ])|EUROS?\b|EUR\b)"
)
"""What makes the number before it an amount of money in euros."""

OCR_CURRENCY = re.compile(r" {0,2}(?:(?P<scale>[MkK])(?=[E£]))?(?P<sign>[EeéCc£])(?![\w'])")
"""A euro sign misread; it needs a number that looks like money ("1 500,00 E")."""

CENTS_AFTER = re.compile(
    r" {0,2}(?:et )?(?P<cents>\d{2})(?:(?= ?centimes)|(?!\w|[.,/]\d|%| ?\w{2}))"
)
GLUED_CENTS = re.compile(r"(?P<cents>\d{2})(?!\w|[.,/]\d|%)")
CENTS_ONLY = re.compile(_GAP + r"(?:centimes?)(?: d'euros?)?(?![a-z])")

WORD_AMOUNT = re.compile(
    r"(?P<words>" + WORDS + r")(?: {1,2}| ?\n {0,80})(?:d'|de )?euros?(?![a-z])"
    r"(?:(?: {1,2}(?:et )?)(?P<cents>" + WORDS + r")(?: centimes?)?(?![a-z]))?"
)
"""An amount in words, in folded text; the cents are in words too."""
SYMBOLIC = re.compile(r"(?:(?:un|1|l'|d'|a l'|pour l') ?)?(?:euros?|€) symbolique")

UNIT = re.compile(
    r" ?(?:\n(?=par ))?(?:(?:H\.?T\.?|"
    r"T\.?T\.?C\.?)? ?/ ?(?P<slash>(?:[a-zA-Zéèêà]{1,14}[²³23]?)(?: (?:linéaire|carré|cube|"
    r"habitant))?)"
    r"|(?:H\.?T\.?|T\.?T\.?C\.?)? ?(?:par|le|la|l'|du|chaque) ?"
    r"(?P<word>m²|m2|m3|m³|mètre(?: carré| linéaire| cube)?|ml|heures?|jours?|mois|an|année|"
    r"semaine|"
    r"nuit(?:ée)?|personne|enfant|élève|habitant|famille|foyer|repas|ticket|unité|pièce|"
    r"tonne|kg|km|"
    r"kilomètre|stère|litre|séance|demi-journée|agent|adhérent|logement|part|action|lot|lit|place|"
    r"emplacement|véhicule|trimestre|semestre|page|copie|concession|animal|feuille|bulletin|"
    r"kWh|MWh|hectare|are|point|facture|dossier)\b)"
)
"""What the price is for: "€/m²", "€ HT par m3", "€ le repas"."""

TAX = re.compile(
    r"(?:(?<=[\d€sS) ])|\b)(?P<tax>H\. ?T\.?|HT\b|ht\b|T\. ?T\. ?C\.?|TTC\b|ttc\b|"
    r"[Hh]ors (?:[Tt]axes?|TVA)|HORS TAXES?|[Tt]outes [Tt]axes [Cc]omprises|TVA (?:comprise|"
    r"incluse))"
)
TAX_AFTER = re.compile(r"[ \n(\t]{0,4}" + TAX.pattern)
TAX_OF_PREVIOUS = re.compile(r"^ ?\(?(?:H\.? ?T\.?|T\.? ?T\.? ?C\.?)\b")

NOT_MONEY_UNIT = re.compile(
    r" {0,2}(?:%|‰|°|pour cent|m²|m2|m3|m³|ha\b|ares?\b|ca\b|km|kg|mm\b|cm\b|ml\b|tonnes?\b|kw|mw|"
    r"litres?|hab\b|habitants?|heures?|h\b|h\d|jours?|ans?\b|annees?|mois|semaines?|eleves?|"
    r"enfants?|"
    r"agents?|logements?|voix|votants?|points?|personnes?|places?|parts?\b|actions?\b|membres?|"
    r"exemplaires?|lots?\b|articles?|pages?|familles?|vehicules?|metres?|hectares?|arbres?|"
    r"usagers?|"
    r"abonnes?|electeurs?|foyers?|etp\b|unites?|eme|er\b|e\b|janvier|fevrier|mars|avril|mai\b|juin|"
    r"juillet|aout|septembre|octobre|novembre|decembre)"
)
"""After a bare number (folded): it counts something else than euros."""

NOT_MONEY_BEFORE = re.compile(
    r"(?:\bsiret|\bsiren|\brcs|\bn°|\bno|\bnumero|\btel\w*|\btelephone|\bfax|\bportable|"
    r"\biban|\bbic|"
    r"\barticles?|\bart|\bchapitres?|\bcompte|\bchap|\bcode|\bl|\br|\bd|\bparcelles?|"
    r"\bsection [a-z]{1,2}|"
    r"\bloi|\bdecret|\bcs|\bbp|\bcedex|\bnaf|\bope|\boperation|\bindice|\bannee|\bexercice|"
    r"\bpage|\ban)"
    r"[ .:°n-]{0,4}$"
)
"""Before a bare number (folded): it names something."""

NOT_MONEY_SUBJECT = re.compile(
    r"population|habitants|electeurs|inscrits|superficie|surface|contenance|effectif|"
    r"nombre d|longueur"
)
"""Before a bare number (folded): what is counted is not money."""
EXCLUDED_BEFORE = re.compile(
    r"(?:capital(?: social)? (?:fixe |variable )?(?:de|:)|"
    r"quotients?(?: familial\w*)?(?: \w+){0,4}|\bqf\b[^.;\n]{0,20}|"
    r"(?:revenus?|ressources?)(?: fiscal\w*)?(?: de reference)?[^.;\n]{0,40}"
    r"(?:inferieure?s?|superieure?s?|egale?s?|comprise?s?|plafond\w*|exced\w+|"
    r"depass\w+)[^.;\n]{0,30}|"
    r"plafonds? de ressources?[^.;\n]{0,30}|"
    r"(?:base|assiette) de calcul[^.;\n]{0,30}|calcule\w* sur (?:la|une) base de|"
    r"sur une assiette de|"
    r"chiffre d'affaires?[^.;\n]{0,40}(?:n'exced\w+ pas|inferieur\w*|superieur\w*|depass\w+)"
    r"[^.;\n]{0,20}|"
    r"seuils? (?:legal|legaux|europeens?|communautaires?|reglementaires?|"
    r"formalises?)[^.;\n]{0,40})\s{0,3}$"
)
"""Before an amount (folded): a calculation base, an income bracket, a threshold, a capital."""
LEGAL_THRESHOLDS = frozenset({23_000, 90_000, 153_000})
"""Euros: convention with an association (décret 2001-495), data on contracts, certified accounts
(code de commerce, art. D. 612-5)."""
THRESHOLD_BEFORE = re.compile(
    r"(?:superieure?s?|inferieure?s?|exced\w+|depass\w+|au.dela|plus|moins|seuil|a partir)"
    r"(?: (?:a|de|d'|du|la|le|somme|montant|seuil|cumule)){0,5} ?$"
)
"""Before an amount (folded): the law compares with it."""

MONEY_HEADING = re.compile(
    r"€|\beuros?\b|\beur\b|montant|\bht\b|\bttc\b|subvention|credits?\b|sommes?\b|prix|tarif|cout|"
    r"depense|recette|\bbp\b|\bdm\b|budget|vote[es]?\b|propos|attribu|alloue|aides?\b|valeur|"
    r"prevision|realis|solde|loyer|total|participation|plafond|ouverture|inscription|engage|mandat"
)
NOT_MONEY_HEADING = re.compile(
    r"\bn°|numero|nombre|\bnb\b|effectif|quantite|\bqte|surface|superficie|contenance|"
    r"\bm2\b|m²|%|\btaux\b|"
    r"annees?$|\bdate|\barticle|\bcompte\b|chapitre|\bcode|imputation|duree|\bage\b|heure|"
    r"population|"
    r"habitants|\bnotes?\b|notation|\bpts?\b|criteres?|technique|ponder\w*|classement|"
    r"\blots?$|voix|postal|siret|parcelle|section$|pourcent|\bans\b|points?|coefficient|"
    r"\bnote\b|classement|\brang\b|tranche|quotient|\bqf\b|personnes|capacite|operation$|"
    r"fonction$|nature$"
)
BRACKET_CELL = re.compile(
    r"\bqf\b|quotient|tranche|revenu|^ ?[<>≤≥]|inferieur|superieur|jusqu|^de .* a .*$"
)
"""A row label that is an income bracket."""

BUDGET_CONTEXT = re.compile(
    r"budget|decision modificative|\bdm\b|virements? de credits?|compte administratif|"
    r"compte de gestion|"
    r"affectation d|compte financier|credits? (?:supplementaires?|ouverts?)|section d|"
    r"plan de financement|"
    r"taux d'imposition|taxes? (?:directes|foncieres?)|fiscalite|chapitre|non.valeur|"
    r"autorisations? de programme|ap/cp|provision"
)
SCORING_CONTEXT = re.compile(
    r"criteres?|notation|\bnotes?\b|ponderation|valeur technique|/ ?100\b|sur 100|"
    r"\bpoints\b|\bpts\b|analyse des offres"
)
"""Near bare numbers up to 100 (folded): they are marks given to offers."""
MONEY_OBJET = re.compile(
    r"tarif|\bprix\b|redevance|taxe de sejour|droits de place|attributions? de compensation|"
    r"subvention|cotisation|indemnit|loyer|emprunt|\baides?\b|remboursement|participation"
)
"""An objet that is about amounts (folded): tables of decimals without a currency are money."""
INCOME_HEADING = re.compile(r"remuneration|revenu|quotient|\bqf\b|ressources|tranche")
INCOME_CELL = re.compile(
    r"(?:de |entre |moins de|plus de|inferieur|superieur|jusqu|[<>≤≥]|a partir de|au.dela)"
)
"""A column of income brackets, and a cell that is one (folded)."""
INLINE_CUE = re.compile(
    r"(?:montant|somme|cout|prix|total|subvention|loyer|valeur|enveloppe|forfait|emprunt|"
    r"pret|credit|"
    r"depenses?|recettes?|offre|devis|participation|prise en charge|redevance|cotisation|"
    r"indemnite|s'eleve\w*|fixe\w*|evalue\w*|estime\w*|chiffre\w*)"
    r"[^.;:\n\t\d]{0,40}(?: de| a| :|:|=|est)? {0,3}$"
)
ACCOUNT = re.compile(
    r"\b(?:article|art|compte|chapitre|chap|imputation|nature|"
    r"ligne)\b[ .:n°]{0,4}(?P<account>\d{2,8})"
)
YEAR = re.compile(
    r"\b(?:annee|exercice|budget(?: \w+){0,2}|bp|au titre de(?: l'annee)?|pour|"
    r"saison) (?P<year>20\d\d|19\d\d)\b"
)
TOTAL = re.compile(
    r"(?:^|\bsoit (?:un |au )?|\bpour un |: ?)\W{0,4}(?:sous.?total|total|totaux|ensemble(?! \w))\b"
)
BULLET = re.compile(r"(?:[-•*▪►→✓➢–\uf000-\uf0ff]|\d{1,2}[.)/°]) *")
