"""The vocabulary of a meeting: organs, formulas of date and hour, président, secrétaire, place.

Patterns read plain text (`zone.plain`); accents are optional, since capitals and OCR lose them.
"""

from __future__ import annotations

import re

from . import patterns as p

ORGANS = (
    ("conseil d'administration", r"conseil\s+d'administration"),
    ("commission permanente", r"commission\s+permanente"),
    ("bureau", r"bureau\s+(?:communautaire|syndical|m[ée]tropolitain|d[ée]lib[ée]rant|"
               r"du\s+comit[ée]|municipal|ex[ée]cutif|de\s+(?:la\s+)?(?:communaut[ée]|"
               r"m[ée]tropole))"),
    ("comité syndical", r"(?:comit[ée]|conseil)\s+syndical|comit[ée]\s+du\s+syndicat|"
                        r"assembl[ée]e\s+g[ée]n[ée]rale\s+du\s+syndicat"),
    ("conseil communautaire", r"conseil\s+(?:communautaire|de\s+(?:la\s+)?communaut[ée]|"
                              r"d'agglom[ée]ration)"),
    ("conseil métropolitain", r"conseil\s+(?:m[ée]tropolitain|de\s+(?:la\s+)?m[ée]tropole)"),
    ("conseil de territoire", r"conseil\s+de\s+territoire"),
    ("conseil départemental", r"conseil\s+(?:d[ée]partemental|g[ée]n[ée]ral)(?!\s+de\s+s[ée]curit)|"
                              r"assembl[ée]e\s+d[ée]partementale"),
    ("conseil régional", r"conseil\s+r[ée]gional|assembl[ée]e\s+pl[ée]ni[èe]re"),
    ("assemblée de Corse", r"assembl[ée]e\s+de\s+corse"),
    ("conseil de Paris", r"conseil\s+de\s+paris"),
    ("conseil d'arrondissement", r"conseil\s+d'arrondissement"),
    ("conseil municipal", r"conseil\s+municipal|assembl[ée]e\s+municipale"),
    ("comité syndical", r"comit[ée]\b(?=[^.]{0,80}syndicat)"),
)  # fmt: skip
ORGAN = [(name, re.compile(rf"(?<!\w)(?:{pattern})\b", re.I)) for name, pattern in ORGANS]

OTHER_ACT = re.compile(
    r"(?:convo[cq]\w*|affich\w*|publi[ée]\w*|publication|envoy\w*|envoi|re[çc]u\w*|r[ée]ception\w*|"
    r"transmi\w*|t[ée]l[ée]transmi\w*|certifi\w*|notifi\w*|d[ée]p[ôo]t\w*|mise?\s+en\s+ligne|"
    r"v[ée]rifi\w*|ex[ée]cutoire\w*)",
    re.I,
)
"""Words that claim the date after them, unless the meeting is named in between."""
MEETING = re.compile(r"r[ée]uni\w*|s[ée]ance|session|assembl[ée]e?s?\b", re.I)
NOT_SEANCE = re.compile(
    r"(?:d[ée]cret|\bloi\b|arr[êe]t[ée]|ordonnance|circulaire|code|article|pr[ée]c[ée]dent\w*|"
    r"derni[èe]re|prochaine?|lettre|courrier\s+du|"
    r"(?:approbation|adoption|validation|lecture|approuv\w*|adopt\w*)\W[^.\n]{0,90}|"
    r"(?:proc[èe]s[- ]verbal|compte[- ]rendu|pv)\s+(?:de\s+la\s+(?:derni[èe]re|pr[ée]c[ée]dente)|"
    r"du\s+dernier)|"
    r"d[ée]lib[ée]ration\s+(?:n\S*\s*\S*\s+)?(?:en\s+date\s+)?du)"
    r"[^\n.]{0,60}$",
    re.I,
)
SEANCE = re.compile(
    r"(?:s[ée]ance|r[ée]union|session|s[ée]ances?\s+ordinaire|conseil(?:\s+(?:municipal|"
    r"communautaire|de\s+communaut[ée]|"
    r"syndical|m[ée]tropolitain|d[ée]partemental|r[ée]gional))?|comit[ée](?:\s+syndical)?|"
    r"bureau(?:\s+\w+)?|assembl[ée]e|"
    r"d[ée]lib[ée]rations?|proc[èe]s[- ]verbal|compte[- ]rendu|\bPV|\bCR)\b"
    r"(?:(?!convoc)[^.;\n]){0,90}\n?\s*(?:[a-zé ]*\s)?(?:du|de|le|en\s+date\s+du|:|–|-|,)?\s*"
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\s*$",
    re.I,
)
MET = re.compile(
    r"(?:r[ée]uni\w*|assembl[ée]\w*|rassembl[ée]\w*|tenu[e]?)\b[^.]{0,220}?(?:\ble|\bdu|\bce|,|"
    r"\ben\s+date\s+du)?\s*$",
    re.I | re.S,
)
DATE_OF = re.compile(
    r"date\s+(?:et\s+heure\s+)?(?:de\s+(?:la\s+)?(?:s[ée]ance|r[ée]union|d[ée]lib[ée]ration)|"
    r"du\s+conseil)"
    r"[^\n\d]{0,30}$",
    re.I,
)
NUMBERED = re.compile(r"(?:\bn\s?[°º*]|num[ée]ro)\s*:?\s*$", re.I)
"""A number that looks like a date: "Délibération n° 2023-09-05"."""
OPENS = re.compile(
    r"[^.\n]{0,90}(?:ouvr\w+\s+la\s+s[ée]ance|s[ée]ance\s+(?:est\s+)?ouverte|appel\s+nominal)", re.I
)
"""What follows the hour at which the meeting begins."""
MINUTES_OF = re.compile(
    r"\b(?:le|du|au|ce|son|les?|des)\s+(?:projet\s+de\s+)?(?:proc[èe]s[- ]verba(?:l|ux)|"
    r"comptes?[- ]rendus?|pv|cr)\b[^.\n]{0,90}$",
    re.I,
)
"""A sentence about minutes: the date that follows is theirs, when the sentence approves them."""
APPROVED_AFTER = re.compile(
    r"(?:[^.\n]|\n(?=[a-zà-ÿ])){0,90}?\b(?:adopt|approu|approb|valid)", re.I
)
TITLE_OF_ACT = re.compile(
    r"\W*d[ée]lib[ée]ration\s+(?:n\s?[°º*]\s*\S+\s+)?(?:[^\d\n,;]{0,50}\s)?(?:du|en\s+date\s+du)\s+"
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di\s+|dimanche\s+)?",
    re.I,
)
"""A title that dates its act: "Délibération n° 2024-03 du Comité syndical du" 26 mars 2024."""
CLOSED = re.compile(
    r"(?:lev[ée]{1,2}|clo(?:s|se|tur[ée]\w*|ture)|cl[ôo]\w*|termin\w*|fin\s+de|arriv\w*|"
    r"d[ée]part\w*|quitt\w*|part(?:i|ie|is)\b|suspen\w*|"
    r"repris\w*|horaires?)\W[^.\n]{0,50}$",
    re.I,
)

WORD = r"(?:[A-ZÀ-Ý][\w'’-]+|[A-ZÀ-Ý]\.(?:[- ]?[A-ZÀ-Ý]\.)?)"
NAME = rf"{WORD}(?:[ ]+(?:(?:de|du|des|d'|la|le|von|van|el|ben)[ ]?){{0,2}}{WORD}){{0,4}}"
TITLE = rf"(?:(?:{p.CIVILITY})\s*)"
CHOSEN = (
    r"(?:nomm[ée]{1,2}s?|d[ée]sign[ée]{1,2}s?|[ée]lue?s?|choisie?s?|proclam[ée]{1,2}s?|"
    r"propos[ée]{1,2}s?|"
    r"appel[ée]{1,2}s?|install[ée]{1,2}s?)(?:\(e\))?"
)
SECRETARY = (
    re.compile(
        rf"{TITLE}?(?P<nom>{NAME})\s*(?:,[^,.\n]{{0,50}},)?\s*(?:ayant\s+[ée]t[ée]\s+|"
        r"(?:qui\s+)?(?:a|ont|est|sont)\s+(?:[ée]t[ée]\s+|donc\s+)?)"
        rf"{CHOSEN}(?:[^.\n]|\n(?!\n)){{0,90}}?(?:secr[ée]taire|"
        r"secr[ée]tariat)(?!\s+(?:de\s+mairie|g[ée]n[ée]ral))",
        re.S,
    ),
    re.compile(
        r"(?i:secr[ée]ta(?:ires?|riat))(?:\s+(?i:de\s+(?:la\s+)?s[ée]ance))?(?:\s+(?i:[ée]lue?|nomm[ée]e?|"
        rf"d[ée]sign[ée]e?))?(?:\s*[:–=-]|\t)\s*{TITLE}?(?P<nom>{NAME})"
    ),
    re.compile(
        r"(?i:d[ée]signe|[ée]lit|nomme|choisit|a\s+choisi|a\s+d[ée]sign[ée]|a\s+nomm[ée]|"
        r"a\s+[ée]lu|d[ée]signer|nommer|est\s+d[ée]sign[ée]e?)"
        r"(?i:[^.\n]{0,60}?)(?i:secr[ée]taire)"
        r"(?i:\s+de\s+(?:la\s+)?s[ée]ance)?(?i:\s*[:,]?)\s*(?i:en\s+la\s+personne\s+de\s+)?"
        rf"{TITLE}?(?P<nom>{NAME})"
    ),
    re.compile(
        r"(?i:d[ée]signe|[ée]lit|nomme|choisit|d[ée]signer|nommer|a\s+d[ée]sign[ée]|a\s+nomm[ée]|"
        r"de\s+nommer)\s+(?i:[àa]\s+l'unanimit[ée]\s*,?\s+)?"
        rf"{TITLE}?(?P<nom>{NAME})\s*,?[^.\n]{{0,60}}?(?i:secr[ée]taire|secr[ée]tariat)"
    ),
    re.compile(
        r"(?i:secr[ée]tariat)(?:\s+(?i:de\s+(?:la\s+)?s[ée]ance))?\s+(?:(?i:a\s+[ée]t[ée]|est|"
        r"[ée]tant)\s+)?(?i:assur[ée]e?|confi[ée]e?|tenu)\s+(?i:par|"
        rf"[àa])\s+{TITLE}?(?P<nom>{NAME})"
    ),
    re.compile(
        rf"{TITLE}?(?P<nom>{NAME})\s+(?:assure(?:ra)?\s+le\s+secr[ée]tariat|(?:est|"
        r"sera)\s+(?:le\s+|la\s+)?[Ss]ecr[ée]taire|"
        r"(?:remplit|remplira|accepte)[^.\n]{0,40}secr[ée]taire)(?!\s+(?:de\s+mairie|"
        r"g[ée]n[ée]ral))"
    ),
    re.compile(
        # … unless "Secrétaire de séance :" is the label of what follows
        rf"{TITLE}(?P<nom>{NAME})\s*(?:,|\()\s*(?i:secr[ée]taire)(?!\s+(?i:de\s+mairie|"
        r"g[ée]n[ée]ral))(?!(?i:s?(?:\s+de\s+(?:la\s+)?s[ée]ance)?)\s*:)"
    ),
    re.compile(
        r"(?i:secr[ée]taire(?:\s+de\s+(?:la\s+)?s[ée]ance)?\s+(?:est|sera))\s+"
        rf"{TITLE}?(?P<nom>{NAME})"
    ),
    re.compile(
        rf"(?i:fonctions?\s+de\s+secr[ée]taire)[^.\n]{{0,60}}?(?:par|:)\s*{TITLE}?(?P<nom>{NAME})"
    ),
    re.compile(
        rf"^[ \t]*(?i:(?:le|la)\s+)?(?i:secr[ée]taire\s+de\s+s[ée]ance)\s*,?\s*\n+"
        rf"[ \t]*{TITLE}?(?P<nom>{NAME})[ \t]*$",
        re.M,
    ),
)  # fmt: skip
SECRETARY_WORD = re.compile(r"secr[ée]ta", re.I)
PRESIDENT = (
    re.compile(
        r"(?i:sous\s+la\s+pr[ée]sidence\s+d[eu]|pr[ée]sid[ée]e?s?\s+par|pr[ée]sidence\s+(?:de|:)|"
        r"pr[ée]sidente?\s*(?:de\s+s[ée]ance)?\s*:)"
        rf"\s*'?\s*{TITLE}?(?:(?i:(?:l[ea]|son|sa)\s+(?:maire|pr[ée]sidente?|"
        rf"vice[- ]pr[ée]sidente?|doyenn?e?(?:\s+d'[âa]ge(?:\s+de\s+l'assembl[ée]e)?)?))"
        rf"\s*,?\s*{TITLE}?)?(?P<nom>{NAME})"
    ),
    re.compile(rf"{TITLE}(?P<nom>{NAME})\s*,\s*(?i:maire|"
               rf"pr[ée]sidente?)[^.\n]{{0,70}}(?i:pr[ée]side\b|(?:ouvre|a\s+ouvert)\s+la\s+s[ée]ance)"),
    re.compile(rf"(?i:pr[ée]sidence)\s*:?\s*{TITLE}(?P<nom>{NAME})"),
    re.compile(r"(?i:s[ée]ance\s+est\s+(?:d[ée]clar[ée]e\s+)?ouverte)[^.\n]{0,40}?\s(?:par)\s+"
               rf"{TITLE}(?P<nom>{NAME})"),
)  # fmt: skip
ROOM = (
    r"(?:salles?|mairie|h[ôo]tel|maison|si[èe]ge|lieu|locaux|espace|foyer|centre|gymnase|[ée]cole|"
    r"complexe|"
    r"auditorium|amphith[ée][âa]tre|th[ée][âa]tre|ch[âa]teau|p[ôo]le|palais|m[ée]diath[èe]que|"
    r"halle|communaut[ée]|"
    r"cit[ée]|domicile|h[ée]micycle|pr[ée]au|chapelle|grange|casino|coll[èe]ge|lyc[ée]e|parc|"
    r"batiment|b[âa]timent)"
)
PLACE = re.compile(
    r"(?:r[ée]uni(?:e?s?|\(e\))?|assembl[ée]e?s?|rassembl[ée]e?s?|tenue?|"
    r"si[ée]geant)\b(?:[^.]{0,90}?)[\s,]"
    r"(?P<lieu>(?:[àa]\s+(?:la|l'|son)|au|en|dans|"
    rf"(?={ROOM}))\s*(?:[\w']+\s+){{0,3}}?{ROOM}\b[^,.;:\n]{{0,70}}|"
    rf"[àa]\s+(?-i:[A-ZÀ-Ý])[^,.;:\n]{{2,40}})",
    re.I,
)
PLACE_LABEL = re.compile(
    r"^\W*lieu(?:\s+de\s+(?:la\s+)?(?:r[ée]union|s[ée]ance))?\s*:\s*(?P<lieu>.{3,80})$", re.I | re.M
)
PLACE_NOISE = re.compile(
    r"^(?:en\s+(?:nombre|s[ée]ance|session|application|vertu|exercice|assembl[ée]e|pr[ée]sence|"
    r"date)|"
    r"au\s+(?:nombre|complet|lieu\s+d[e'])|[àa]\s+la\s+suite|dans\s+(?:les?\s+d[ée]lais|"
    r"la\s+forme)|[àa]\s+huis|"
    r"en\s+son\s+sein|sous)",
    re.I,
)
PLACE_END = re.compile(
    r"\s+(?:sous\s+la|sur\s+(?:la\s+)?convocation|apr[èe]s|suite|le\s+(?:lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|\d)|[àa]\s+\d|en\s+s[ée]ance|en\s+session|conform[ée]ment|aux\s+fins|"
    r"au\s+nombre).*$",
    re.I | re.S,
)
CONVOCATION = re.compile(
    r"convo(?:cation|qu[ée]{1,2}e?s?|cations)\b(?:(?!s[ée]ance|r[ée]uni)[^.]){0,90}?$", re.I | re.S
)
