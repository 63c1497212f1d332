"""The vocabulary of headers: labels of the lists, titles, functions, formulas of proxies.

Everything is matched on text whose apostrophes and spaces are plain (`zone.plain`). OCR and
capitals lose accents, so accented letters are optional.
"""

from __future__ import annotations

import re

# --- titles and functions ------------------------------------------------------------------------

CIVILITY = (
    r"(?:MM\.?|M\.|Mr\.?|Mrs\.?|Ms|Mme?s?\.?|Mmes|Mlles?\.?|Monsieur|Messieurs|Madame|Mesdames|"
    r"Mademoiselle|MONSIEUR|MESSIEURS|MADAME|MESDAMES|MME|MMES|MR|MLLE|monsieur|madame|messieurs|"
    r"mesdames|Me|Dr|Docteur|M(?=\s+[A-ZÀ-Ý]))"
)
CIVILITY_TOKEN = re.compile(rf"(?<![\w'-]){CIVILITY}(?![\w-])")

FUNCTION = (
    r"(?:maire|mairesse|adjoint|conseill[eè]r|pr[ée]sident|vice[- ]?pr[ée]sident|d[ée]l[ée]gu[ée]|"
    r"titulaire|suppl[ée]ant|doyen|questeur|rapporteur|secr[ée]taire|membre|[ée]lue?s?\b|"
    r"s[ée]nateur|s[ée]natrice|d[ée]put[ée]|repr[éèêe]sentant|administrateur|administratrice|"
    r"assesseur|syndic|tr[ée]sorier)"
)
ORDINAL = (
    r"(?:(?:\d{1,2}|I{1,3}|IV|V|VI{0,3})\s?(?:er|re|[eè]re|[eè]me|nde?|e|è|°)\b|premi[eè]re?|"
    r"deuxi[eè]me|troisi[eè]me|quatri[eè]me|cinqui[eè]me)"
)
FUNCTION_START = re.compile(
    rf"^(?:l[ea]s?\s+|l'|et\s+)*(?:{CIVILITY}\s+(?:l[ea]s?\s+|l'))?(?:{ORDINAL}\s+)?(?:{FUNCTION})",
    re.I,
)
FUNCTION_TAIL = re.compile(
    rf"[\s,(-]+(?:{ORDINAL}\s+)?(?<![\w-])(?:{FUNCTION})[\w()ée·.-]*(?:\s.*)?$", re.I | re.S
)

# --- labels of the lists -------------------------------------------------------------------------

_NUMBER_OF = r"(?:nombre\s+(?:de\s+|d')(?:l'ensemble\s+des\s+)?)"
_WHO = (
    r"(?:(?:les\s+)?(?:membres?|conseill[eè]re?s?|[ée]lu(?:e|\(e\))?s?|d[ée]l[ée]gu[ée](?:e|"
    r"\(e\))?s?|"
    r"titulaires?|suppl[ée]ant(?:e|\(e\))?s?|administrateurs?|repr[éèêe]sentants?)"
    r"(?:\s+(?:municipaux|municipales|communautaires?|m[ée]tropolitains?|syndicaux|"
    r"d[ée]partementaux|"
    r"r[ée]gionaux|titulaires?|suppl[ée]ants?|d[ée]l[ée]gu[ée]s?|du\s+conseil(?:\s+municipal)?|"
    r"du\s+comit[ée](?:\s+syndical)?|du\s+bureau))*\s+)"
)
_BE = r"(?:[ée]tai(?:en|ens|ent)?ts?|[ée]tai[et]|sont|est|furent)"
_S = r"(?:e|\(e\)|\.e|·e|-e)?\(?s?\)?(?:\.s|·s)?"

PRESENT = (
    rf"(?:{_BE}\s+(?:{_WHO})?(?:[ée]galement\s+)?)?{_WHO}?pr[éèêe]sent{_S}"
    r"|(?:ont|ayant)\s+(?:assist[ée]\s+[àa]\s+la\s+(?:s[ée]ance|r[ée]union)|si[ée]g[ée])"
)
GAVE = (
    r"(?:a[yv]ant|ont|a|avai(?:en)?t|qui\s+ont)\s+(?:donn[ée]{1,2}s?|remis|[ée]tabli|vot[ée]|"
    r"confi[ée]|"
    r"d[ée]l[ée]gu[ée])\s+(?:un\s+|leur\s+|son\s+)?(?:par\s+)?(?:pouvoir|procuration|mandat|"
    r"d[ée]l[ée]gation)s?(?:\s+de\s+vote)?"
)
PROXY = (
    rf"(?:{_BE}\s+)?{_WHO}?(?:absent{_S}|excus[ée]{_S})?(?:\s*,?\s*(?:et\s+)?(?:excus[ée]{_S}|"
    rf"absent{_S}))?"
    rf"\s*,?\s*(?:et\s+)?{_WHO}?(?:{GAVE}|repr[éèêe]sent[ée]{_S}|(?:vot(?:es?|"
    r"ant)\s+)?par\s+procuration|"
    r"avec\s+(?:pouvoir|procuration))"
    r"|d[ée]l[ée]gations?\s+de\s+vote|mandants?(?:\s+(?:et\s+)?mandataires?)?|mandats?|pouvoirs?|"
    r"procurations?"
)
ABSENT = (
    rf"(?:{_BE}\s+|s'[ée]tai(?:en)?t\s+fait\s+(?=excuser))?{_WHO}?(?:absent{_S}|"
    rf"non[- ]excus[ée]{_S}|excuser|excus[ée]{_S})"
    rf"(?:\s*(?:,|et|ou|/|-|&)?\s*(?:non[- ]excus[ée]{_S}|excus[ée]{_S}|absent{_S}|"
    r"sans\s+(?:pouvoir|procuration|excuse)|non[- ]repr[éèêe]sent[ée]\w*|non[- ]suppl[ée][ée]\w*|"
    r"n'ayant\s+pas\s+donn[ée]\s+(?:de\s+)?(?:pouvoir|procuration)))*"
)
LABEL = re.compile(
    rf"(?P<nombre>{_NUMBER_OF})?(?:(?P<pouvoirs>{PROXY})|(?P<presents>{PRESENT})|"
    rf"(?P<absents>{ABSENT}))"
    r"(?![\w'])",
    re.I,
)
NEGATED_PROXY = re.compile(
    r"(?:sans|non|pas\s+(?:de|donn[ée])|aucune?|n'ayant\s+pas)[\s-]+(?:\w+\s+){0,3}?"
    r"(?:pouvoir|procuration|repr[éèêe]sent|mandat)",
    re.I,
)
LABEL_START = re.compile(
    r"(?:^|\n|\t|(?<=[.;])\s|\s{3,}|,\s|\s[-–•]\s"
    # A margin that runs into the line: "Conseil Municipal de Présents :".
    r"|\s(?=(?:Pr[ée]sents?|PR[ÉE]SENTS?|Absents?|ABSENTS?|Excus[ée]s?|Pouvoirs?|"
    r"Procurations?)\s?:))"
    r"[ \t]*(?:[-–—•*+·▪❖➢>]\s*|\d+[.)]\s+)?",
    re.M,
)
"""Where a label may begin: a line, a cell, a sentence."""

TAIL_WORDS = frozenset(
    "a la ce le les l en et ou de du des d au aux par pour qui ont avec ayant avaient seance jour "
    "present presente presents ce cette reunion suivants suivant suivantes "
    "membres membre conseillers conseilleres conseiller municipaux municipales municipal "
    "communautaires communautaire metropolitains departementaux regionaux syndicaux delegues "
    "delegue titulaires titulaire suppleants suppleant exercice formant majorite constituant "
    "composant application article articles code general collectivites territoriales cgct droit "
    "vote voix deliberative excuses excuse excusee excusees absents absent absente absentes "
    "representes represente representee mesdames messieurs mmes mme mm m monsieur madame elus elu "
    "pris part donne pouvoir pouvoirs procuration procurations mandat non sans conseil ouverture "
    "legal legaux quorum nombre bureau comite syndical assemblee deliberant deliberation "
    "deliberations e s donnes ecrit ecrits une un leur votants presence physique physiquement "
    "moment appel nominatif debut visioconference collegue collegues dont nom noms prenom "
    "prenoms".split()
)

# --- what ends a list ----------------------------------------------------------------------------

STOP = re.compile(
    r"^\W*(?:ordre\s+du\s+jour|(?:l[ea]\s+)?secr[ée]t|d[ée]signation|(?:le\s+)?quorum|date\b|"
    r"convo[cq]|objet|nombre|en\s+exercice|effectif|votants?|suffrages|vu\b|consid[ée]rant|"
    r"assist|invit[ée]s?\b|public\b|[ée]galement\b|personnel\b|techniciens?\b|administration\b|"
    r"services?\b|"
    r"pr[ée]sidente?\s*:|pr[ée]sidence|extrait|d[ée]lib[ée]ration|n[°º]\s*\d|r[ée]publique|"
    r"s[ée]ance|lesquels|formant|la\s+s[ée]ance|approbation|adoption|point\b|rapport|affich|"
    r"publi|certifi|acte\s|envoy|re[cç]u\b|page\b|\d+[.)/]\s*\w|[IVX]+\s*[-.)/]\s|article|"
    r"pr[ée]ambule|"
    r"monsieur\s+le\s+(?:maire|pr[ée]sident)\s+\w+|(?:le|la)\s+(?:maire|pr[ée]sidente?)\s+[a-zé]+|"
    r"budget|finances|informations?\b|questions?\b|d[ée]part|pour\s|apr[èe]s|le\s+conseil|"
    r"le\s+comit[ée]|"
    r"le\s+bureau|l'an\b|l'assembl[ée]e|il\s|conform[ée]ment|a\s+[ée]t[ée]|est\s+[ée]lu)",
    re.I,
)
NOT_A_MEMBER = re.compile(
    r"^\W*(?:(?:l[ea]\s+)?secr[ée]t|(?:(?:m\.|mme|monsieur|madame)\s+)?l[ea]\s+(?:maire|pr[ée]sidente?)\s+"
    r"(?!d[eé]|et\b|adjoint|sortant|honoraire)[a-zé]{3,})",
    re.I,
)
"""A line that begins like a function but is not a person: "Le maire propose de…"."""
PROSE_WORDS = frozenset(
    "ouvre ouverte seance seances conseil ordre jour deliberation deliberations objet considerant "
    "commune convocation affichage quorum nomme nommee designe designee approbation adoption "
    "proces verbal compte rendu budget budgets subvention subventions rapport marche marches "
    "travaux convention tarif tarifs vote election presentation information informations "
    "questions diverses instances personnel finances fiscalite urbanisme voirie adhesion "
    "attribution autorisation creation modification mise avis avenant acquisition cession vente "
    "projet programme plan demande fixation mairie prefecture departement republique francaise "
    "arrondissement canton extrait registre accuse reception publie envoye recu".split()
)
NOTHING = re.compile(r"^\W*(?:n[ée]ant|aucune?|z[ée]ro|sans\s+objet|personne|0|/|-{1,3})\W*$", re.I)

# --- proxies -------------------------------------------------------------------------------------

_POWER = (
    r"(?:pouvoirs?|procurations?|mandats?|proc\.|pouv\.|d[ée]l[ée]gation(?:\s+de\s+vote)?|voix)"
)
_TO = r"(?:[àáâ]u?|a|au|en\s+faveur\s+de|pour)"
RELATION = re.compile(
    rf"""(?<!\w)(?:
      (?:qui\s+|et\s+)?(?:(?:a|ont|a[yv]ant|avait|avaient)\s+)?(?:donn?[ée]{{1,2}}s?|donnent?|donnant|remis|remet|confie|confi[ée]|transmis|[ée]tabli|d[ée]l[ée]gu[ée])
        \s+(?:un\s+|son\s+|leur\s+|le\s+|sa\s+)?{_POWER}(?:\s+(?:de\s+vote|[ée]crite?))?(?:\s+(?P<to1>{_TO})\b|\s*[:=]|(?=\s+{CIVILITY}))?
    | {_POWER}\s*(?:(?:a\s+[ée]t[ée]\s+)?donn[ée]e?s?\s*)?
        (?:\s*{_TO}\b|\s*[:=]|\s*(?=(?-i:[A-ZÀ-Ý])))
    | (?:est\s+|sont\s+|[ée]tai(?:en)?t\s+)?repr[éèêe]sent[ée](?:e|\(e\))?s?\s+par\b
    | mandataires?\s*:?\s*(?={CIVILITY}|$)
    | (?:=+>|-+>|→|⇒|➔|>)
    )\s*""",
    re.I | re.X,
)
SUBSTITUTE = re.compile(
    r"(?:suppl[ée][ée]{1,2}s?\s+par|remplac[ée]{1,2}s?\s+par(?:\s+(?:l[ea]\s+|son\s+|sa\s+)?suppl[ée]ante?)?|"
    r"repr[éèêe]sent[ée]{1,2}s?\s+par\s+(?:son|sa|leur)\s+"
    r"suppl[ée]ant)\w*",
    re.I,
)
RECEIVED = re.compile(
    r"(?:a\s+re[çc]u|ayant\s+re[çc]u|re[çc]oit|porteur\s+d[eu]|d[ée]tient|"
    r"titulaire\s+d[eu'])\s*(?:un\s+|le\s+|la\s+)?"
    rf"(?:{_POWER})\s+(?:de|d')\s*",
    re.I,
)
HOLDER = re.compile(
    r"(?:(?:avec|et|\+|porteu\w+\s+d[eu']|a\s+re[çc]u|d[ée]tient|titulaire\s+d[eu'])\s*(?:le\s+|"
    rf"la\s+|un\s+)?)?{_POWER}"
    r"\s+(?:de\b|d')(?!\s*vote)\s*",
    re.I,
)
"""In a parenthesis: the proxies that a person present holds ("pouvoir de Mme X")."""
MANY_GAVE = re.compile(
    r"(?P<qui>\b(?:MM\.?|Mmes|Mlles|Messieurs|Mesdames|Mme|M\.|Monsieur|"
    r"Madame)\s[^\n;:]*?)\s+ont\s+"
    r"(?:tous\s+|toutes\s+|respectivement\s+)?(?:donn[ée]|remis)\s+(?:leur\s+|"
    rf"un\s+)?{_POWER}\s+[àa]u?\s+"
    r"(?P<a>[^,;\n.]*(?:M\.\s*|Mr\.\s*)?[^,;\n.]+)",
)
MAJORITY = re.compile(
    r"\s*,?\s*\b(?:lesquel(?:le)?s|formant|constituant|repr[éèêe]sentant\s+la|qui\s+forment|"
    r"composant|"
    r"soit\s+(?:la|\d)|tous\s+(?:membres|conseillers))\b",
    re.I,
)
ALL_PRESENT = re.compile(
    r"(?:tous|toutes|totalit[ée]|ensemble|int[ée]gralit[ée])\s+(?:les\s+|des\s+)?(?:membres?|"
    r"conseill\w+|[ée]lus?|d[ée]l[ée]gu\w+)"
    r"(?:\s+(?:du\s+conseil|municipaux|communautaires|syndicaux|municipal|syndical|du\s+comit[ée]|"
    r"en\s+exercice|[ée]tai(?:en)?t|sont))*"
    r"(?:\s+pr[éèêe]sents?)?\s*,?\s*(?P<sauf>(?:sauf|hormis|except[ée]s?|"
    r"[àa]\s+l'exception\s+d[eu'])\s*:?\s*(?:[^.\n]|(?<=\bM)\.|(?<=\bMme)\.)+)?",
    re.I,
)
NO_POWER = re.compile(rf"(?:pas\s+(?:de|donn[ée]\s+de)|sans|aucune?|non)\s+{_POWER}", re.I)
BARE_TO = re.compile(r"\s+(?:[àáâÀ]u?|A|par|PAR)\s+(?=[A-ZÀ-Ý]|m(?:onsieur|adame|me|r)?\b)")
MARK = re.compile(
    r"^(?:Pr|P|Proc|Pouv)?\.?\s*(?:\*+|\d)$|^(?:Pr|Proc|Pouv|pouvoir|procuration|P)\.?$", re.I
)
LATE = re.compile(r"\barriv[ée]{1,2}(?:\(e\))?s?\b", re.I)
MOVES = re.compile(
    r"\s(?:quitte|rentre|revient|rejoint|sort)\b[^,;()\n]{0,70}"
    r"|^\s*(?:la\s+s[ée]ance\s+)?(?:[àa]\s+)?\d{1,2}\s?h\s?\d{0,2}\s+et\s+(?:rentre|revient)\b[^,;()\n]{0,40}",
    re.I,
)
"""What a list says of who leaves and comes back: "quitte la séance à 18h38 et rentre à 18h42"."""
EXCUSED = re.compile(r"^\W*(?:absent|excus|non\s+excus|pr[éèêe]sent)\w*", re.I)
