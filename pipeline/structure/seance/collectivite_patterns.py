"""How a header names its collectivité: headings, sentences, addresses, mail domains.

Patterns read plain text (`zone.plain`); the group `nom` begins with the name of a commune,
`tout` holds the whole name of a grouping.
"""

from __future__ import annotations

import re

CAP = r"[A-ZÀ-ÝŒ]"
LINK = r"(?:de|du|des|la|le|les|lès|lez|en|sur|sous|et|aux?|à|l'|d'|près|outre|entre|ès)"
WORD = rf"(?:[dlDL]['’])?{CAP}[\w'’Œœ./-]*"
PLACE = (
    rf"(?P<nom>(?:(?:l[ae]s?|du|des|L[AES]{{1,2}}|DU|DES)[ ]|[lLdD]['’])?{WORD}"
    rf"(?:[ ](?:{LINK}[ ]?){{0,3}}{WORD}){{0,7}})"
)
OF = r"(?i:\s+(?:de\s|du\s|des\s|d\s?'))?\s*'?"
EPCI = (
    r"(?:communaut[ée]\s+(?:des?\s+communes|d'agglom[ée]ration|urbaine)|"
    r"[ée]tablissement\s+public\s+territorial|"
    r"m[ée]tropole|eurom[ée]tropole)"
)
SYNDICAT = (
    r"(?:syndicat\s+(?:mixte|intercommunal|d[ée]partemental|des\s+eaux|d'[\w]+|de\s+\w+)|"
    r"S\.?I\.?V\.?O\.?M\.?|S\.?I\.?V\.?U\.?|SICTOM|SMICTOM|SITOM|SYDEM|SIAEP|SIVOS|SIRP|SIEG|SDE|"
    r"SMIRTOM|SYDED|PETR|"
    r"p[ôo]le\s+(?:m[ée]tropolitain|d'[ée]quilibre)|service\s+d[ée]partemental\s+d'incendie|"
    r"parc\s+naturel\s+r[ée]gional)"
)
# What ends the name of a grouping: the verb of the sentence, or the next line of the heading.
END = (
    r"$|[,.;:()\n]|(?i:\s(?:s'est|r[ée]uni|d[ûu]ment|l[ée]galement|r[ée]guli[èe]rement|se\s|"
    r"convoqu|"
    r"sous|[àa]\s+\d|le\s\d|dont|est\b|ont\b|sont\b|et\s+ses|d[ée]lib|extrait|s[ée]ance|registre|"
    r"proc[èe]s|comptes?[- ]rendu|comit[ée]\s+syndical|conseil\s|bureau\b|r[ée]publique|n[°º]))|"
    r"\sa\s"
)
HEADING_CUT = re.compile(
    r"(?P<haut>(?i:syndicat|communaut[ée]\s+(?:de\s+communes|d'agglom|urbaine))[^\n.,;:\d]{0,90}?)"
    r"[ \t]*\n[ \t]*"
    r"(?=(?i:de|du|des|et|pour)\s(?i:l[ae]s?\s)?[A-ZÀ-Ý]|[dD]'[A-ZÀ-Ý])"
    r"(?!(?i:\w+\W(?:l[ae]s?\s)?(?:conseil|comit|bureau|s[ée]ance|r[ée]union|d[ée]lib|registre|"
    r"pr[ée]sid|lundi|mardi|mercredi|jeudi|vendredi|samedi)))"
)
"""The name of a grouping that the heading cuts: "SYNDICAT MIXTE / DES VALLÉES DE LA LOUE"."""
# (pattern, weight, nature). A heading is worth more than a sentence, a sentence than a mention.
MENTIONS: tuple[tuple[re.Pattern[str], float, str], ...] = (
    (re.compile(rf"(?:^|\t|\s[–-]\s)[ \t]*(?:extrait[^\n]{{0,80}}?|(?i:de\s+la\s+))?"
                r"(?i:commune|ville|mairie|"
                rf"municipalit[ée])(?i:\s+nouvelle)?{OF}{PLACE}", re.M), 6, "commune"),
    (re.compile(r"(?i:conseil\s+municipal)\s+(?i:de\s+la\s+(?:commune|ville)|"
                rf"de\s+la\s+commune\s+nouvelle){OF}{PLACE}"), 5, "commune"),
    (re.compile(rf"(?i:conseil\s+municipal){OF}{PLACE}"), 3, "commune"),
    (re.compile(r"(?i:(?:la|cette)\s+(?:commune|"
                rf"ville)(?:\s+nouvelle)?){OF}{PLACE}"), 1.2, "commune"),
    (re.compile(rf"(?i:maire|mairie)(?i:\s+(?:de\s|du\s|des\s|d\s?')){PLACE}"), 2, "commune"),
    (re.compile(rf"(?:^|\t)[ \t]*(?i:(?:ainsi\s+)?fait\s+(?:et\s+d[ée]lib[ée]r[ée]\s+)?[àa]\s+)"
                rf"{PLACE}(?=\s*(?:,|le\s|les\s))", re.M), 6, "commune"),
    (re.compile(rf"(?:^|\t)[ \t]*{PLACE}\s*,\s*(?i:(?:le|s[ée]ance\s+du)\s)", re.M), 2, "commune"),
    (re.compile(rf"(?<!\d)(?P<cp>(?:0[1-9]|[1-8]\d|9[0-8])\d{{3}})\s+{PLACE}"), 2.5, "commune"),
    (re.compile(r"[\w.-]+@(?:mairie[-.]?|ville[-.]?|"
                r"commune[-.]?)?(?:de[-.]?)?(?P<nom>[a-z][a-z-]{3,})\.(?:fr|com|org|"
                r"eu)"), 1, "domaine"),
    (re.compile(r"mairie[-.@]+(?:de[-.])?(?P<nom>[a-z][a-z-]{3,})@"), 1.5, "domaine"),
    (re.compile(rf"(?i:CCAS|centre\s+communal\s+d'action\s+sociale){OF}(?i:(?:la\s+)?(?:commune|"
                rf"ville|mairie){OF})?{PLACE}"), 8, "ccas"),
    (re.compile(rf"(?P<tout>(?i:{EPCI})[^\n,.;:()]{{2,80}}?)(?={END})", re.M), 3, "epci"),
    (re.compile(r"(?:^|\t)[ \t]*(?P<tout>(?:[A-ZÀ-Ý][\w'-]+\s+){1,4}(?i:agglom[ée]ration|agglo|"
                r"m[ée]tropole|communaut[ée]))[ \t]*(?=$|\t)", re.M), 3, "epci"),
    (re.compile(r"(?i:(?:conseillers|d[ée]l[ée]gu[ée]s|conseil)\s+communautaires?\s+de)\s+(?P<tout>"
                r"(?:[A-ZÀ-Ý][\w'-]+\s+){1,4}(?i:agglom[ée]ration|agglo|m[ée]tropole|communaut[ée]))\b"),
     3, "epci"),
    (re.compile(rf"(?P<tout>(?i:{SYNDICAT})[^\n,.;:()]{{0,100}}?)(?={END})", re.M), 3, "syndicat"),
    (re.compile(r"(?i:conseil\s+(?:d[ée]partemental|g[ée]n[ée]ral)|(?:^|"
                r"\t)[ \t]*d[ée]partement)(?:\s+(?i:de\s+la|de\s+l'|du|des|de|"
                rf"d'))?\s*'?\s*{PLACE}", re.M), 3, "departement"),
    (re.compile(r"(?i:conseil\s+r[ée]gional|(?:^|\t)[ \t]*r[ée]gion)(?:\s+(?i:de\s+la|de\s+l'|du|"
                rf"des|de|d'))?\s*'?\s*{PLACE}", re.M), 3, "region"),
)  # fmt: skip
DEPARTEMENT = re.compile(
    r"(?:d[ée]partement|pr[ée]fecture|conseil\s+d[ée]partemental)\s*:?\s*(?:de\s+la|de\s+l'|du|des|"
    r"de|d')?\s*'?\s*"
    r"(?P<nom>[A-ZÀ-Ý][\w'-]*(?:[\s-]+(?:de|d'|et|la|en|[A-ZÀ-Ý][\w'-]*))*)",
    re.I,
)
POSTAL = re.compile(r"(?<![\d.,/])(?P<cp>(?:0[1-9]|[1-8]\d|9[0-8])\d{3})(?=\s+[A-ZÀ-Ý])(?![\d.,])")
SIREN = re.compile(
    r"\b(?:SIREN|SIRET|N°\s*(?:SIREN|SIRET)|identifiant)\D{0,12}((?:\d[ .]?){9,14})", re.I
)
