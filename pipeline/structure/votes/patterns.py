"""The vocabulary of votes, as patterns over the folded text (see `fold`).

Sources: articles L2121-20 and L2121-21 CGCT (majority of the votes cast, secret ballot), L2122-7
(election of the maire), and the turns of phrase of communes, EPCI, syndicats and départements.
"""

from __future__ import annotations

import re

from .fold import MOTS, loose, turns

# --- counts: numbers and the labels that they belong to -----------------------------------------

_FIGURES = r"(?:(?<!\d\s)\d{3}|\d{1,2})"
_LETTRES = r"[oil](?=\s+(?:voix|contre|abst))"
NOMBRE = rf"(?:{_FIGURES}|{MOTS}|{_LETTRES})(?:\s*\(\s*(?:\d{{1,3}}|{MOTS})\s*\))?"
UNITE = (
    r"(?:v\s?o\s?i\s?x|votes?|suffrages?|bulletins?|membres?|conseill(?:er|ere)s?(?: \w+aux)?"
    r"|elus?|delegues?|personnes?)(?:\(s\)|\s+exprimee?s?)?"
)
_POSSESSEUR = r"(?:nombre\s+(?:total\s+)?d[e']\s*)?(?:(?:votes?|voix|suffrages?)(?:\s?\(s\))?\s*)?"
ABSTENTION = (
    r"abs?t?(?:-?\s)?(?:en|e|an|in)(?:-?\s)?s?t?e?n?t[il1][o0]ns?(?:\s?\(s\))?"
    r"|abst\.?(?![a-z])|abs\.?(?=\s*[:=]?\s*\d)|abstenus?|abstenants?"
)

CATEGORIES: dict[str, str] = {
    "nppv": (
        r"(?:n'a(?:yant)?|n'ont|ne\s+prend|ne\s+prennent|ne\s+prenant|ne\s+prenn?ant|ne\s+participe"
        r"|ne\s+participent|ne\s+participant)\s+pas\s+(?:(?:pris\s+|prit\s+)?part|participe)?\s*"
        r"(?:a[ux]?\s+(?:ce\s+|la?\s+)?(?:vote|scrutin|deliberation))?"
        r"|non[ -]?(?:votants?|participations?(?:\s+au\s+vote)?|participants?"
        r"|prise\s+de\s+part(?:\s+au\s+vote)?)"
        r"|n\.?p\.?p\.?v\.?|refus\s+de\s+vote(?:r)?|deports?"
    ),
    "pour": (
        rf"{_POSSESSEUR}(?:exprimee?s?\s+)?(?:(?:ont\s+vote|ayant\s+vote|votent|vote|votant)\s+)?"
        r"(?:(?:p\s?o\s?u\s?r)(?![a-z])|en\s+faveur|favorables?(?!\s+(?:de|a|du)\b)|oui(?![a-z]))"
    ),
    "contre": (
        rf"{_POSSESSEUR}(?:exprimee?s?\s+)?(?:(?:ont\s+vote|ayant\s+vote|votent|vote|votant)\s+)?"
        r"(?:c\s?o\s?n\s?t\s?r\s?[ec](?![a-z])|defavorables?|oppositions?|opposants?|opposes?"
        r"|non(?=\s*[:=,;/.)\d\n]|\s*$)|(?<=\d\s)non(?=\s+et\b))"
    ),
    "abstention": (
        rf"{_POSSESSEUR}(?:d'\s?|en\s+)?(?:{ABSTENTION})"
        r"|(?:(?:qui\s+)?s'\s?(?:abstien(?:t|nent)|abstenant)|s'(?:est|etant)\s+abstenue?s?"
        r"|se\s+sont\s+abstenue?s?|sont\s+abstenue?s?)"
    ),
    "exprimes": (r"(?:(?:nombre\s+de\s+)?(?:suffrages?|votes?|voix|bulletins?)\s*)?exprimee?s?"),
    "blancs": (
        r"(?:(?:bulletins?|votes?|voix|suffrages?)\s+(?:declares?\s+)?)?blancs?(?:\s+et\s+nuls?)?"
    ),
    "nuls": r"(?:(?:bulletins?|votes?|voix|suffrages?)\s+(?:declares?\s+)?)?nuls?",
    "votants": (
        r"(?:nombre\s+de\s+)?(?:membres\s+|conseillers\s+|suffrages\s+)?votants?"
        r"|(?:ayant|qui\s+ont)\s+pris\s+part\s+(?:au\s+vote|a\s+la\s+deliberation)"
        r"|prenant\s+part\s+au\s+vote|nombre\s+de\s+(?:votes|voix|suffrages)"
    ),
    "presents": r"(?:nombre\s+de\s+)?(?:membres\s+|conseillers\s+(?:\w+aux\s+)?)?presents?",
    "procurations": r"(?:nombre\s+de\s+)?(?:membres\s+)?(?:procurations?|pouvoirs?|representes?)",
    "exercice": (
        r"(?:nombre\s+de\s+)?(?:membres\s+|conseillers\s+(?:\w+aux\s+)?)?"
        r"(?:en\s+exercice|afferents?\s+au\s+conseil(?:\s+\w+)?)"
    ),
    "absents": r"(?:nombre\s+d[e']\s?)?(?:membres\s+)?(?:absents?(?:\s+excuses?)?|excuses?)",
}
VOIX = ("pour", "contre", "abstention")

JETON = re.compile(
    r"(?<![a-z0-9])(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in CATEGORIES.items())
    + rf")(?![a-z])|(?<![\w,.'/°])(?P<nombre>{NOMBRE})(?!\d|(?!voix|vote)[a-z]|[.,]\d"
    rf"|\s?\d{{3}}(?!\d))"
    rf"(?:\s*(?P<unite>{UNITE})(?![a-z]))?"
    r"|(?<=[:=?\t])[ ]*(?P<vide>neant|aucune?s?|personne|zero|o(?![a-z])|/+|-+)"
    r"(?=\s*(?:$|\n|[;,.)\t]"
    r"|contre|abst|pour))"
)
"""One token of a tally: a label, a number with its unit, or a written zero ("néant", "/")."""

SUITE = re.compile(
    r"(?:[\s:;,.=?\-/|*>_•·&+()\[\]'«»\"“”]|\b(?:et|ainsi|que|avec|dont|soit|par|sont|est|a|au|aux"
    r"|de|des|d|du"
    r"|le|la|les|l|vote|votes|voix|suffrages?|exprimee?s?|resultats?|nombre|membres?|conseillers?"
    r"|procurations?|pouvoirs?|unanimite|majorite|scrutin|elus?|total|mais|puis|s|donc|delibere"
    r"|n|ont|moins|plus|sauf|adoptee?|oui|non|sur)\b)*"
)
"""What may stand between two tokens of one tally."""

PARENTHESE = re.compile(r"\([^()]{0,500}\)")
TITRE = r"(?:m\.|mm\.|mme|mmes|mlle|mr|m(?= [a-z])|monsieur|messieurs|madame|mesdames|mademoiselle)"

# --- results in words ---------------------------------------------------------------------------

UNANIMITE = re.compile(
    rf"(?:(?<![a-z])[a@]\s*,?\s*)?(?:(?<![a-z])[li1|]?\s?'?\s?)?(?<![a-z])"
    rf"(?P<mot>{loose('unanimite')}|unanimit[a-z&]{{0,2}}|unanim(?:e|es|ement))(?![a-z])"
)
_TOUS = (
    r"(?:(?:tous|toutes)(?: les| ses)?|l'ensemble (?:des|de ses)|la totalite (?:des|de ses))"
    r" (?:membres|conseillers|elus|delegues|presents|votants|personnes)(?: \w+){0,4}?"
)
TOUS = re.compile(
    turns(
        rf"{_TOUS} (?:sont|se declarent)(?: tous)? (?:d'accord|favorables)",
        rf"{_TOUS} (?:votent|ont vote) (?:pour|favorablement)",
        rf"{_TOUS} (?:accepte|approuve|adopte|valide)(?:nt)?",
        rf"{_TOUS} donne(?:nt)? leur accord",
        r"(?:accepte|approuve|adopte|valide|vote)e?s? par (?:tous|l'ensemble|la totalite|toute"
        r" l'assemblee)",
        r"(?:le conseil|l'assemblee|le comite)(?: \w+)? (?:est|se declare) (?:entierement"
        r" |totalement )?(?:d'accord|favorable) a l'unanim\w+",
        r"accord (?:unanime|general)",
        r"(?:aucune?|pas d')\s?(?:opposition|objection)(?: ni abstention)?",
    )
)
"""Everyone agrees, said without the word."""
_MAJORITE = loose("majorite")
MAJORITE = re.compile(
    rf"(?<![a-z])a\s+la\s+(?:(?:tres\s+)?(?:grande|large)\s+)?{_MAJORITE}(?![a-z])"
    rf"|(?:vote|resultat|decision|scrutin|pour|adoptee?)s?\s*[:=(]\s*(?:la\s+)?{_MAJORITE}(?![a-z])"
    rf"|(?<=\n){_MAJORITE}(?=\s*(?:\n|\(|:\s*\d|des\s+(?:voix|membres|suffrages|votants)))"
)
MAJORITE_REGLE = re.compile(
    r"majorite\s+(?:absolue|relative|qualifiee|simple|requise|municipale|des\s+(?:deux|trois|2))\b"
)
"""The majority that the law requires, unless the sentence says that the council decided so."""

REJET = re.compile(
    turns(
        r"(?:est|sont|a ete|ont ete)(?: donc| ainsi| alors)? (?:rejete|repousse|refuse)e?s?",
        r"(?:n'est|n'a|ne sont|n'ont)(?: donc)? pas(?: ete)? (?:adopte|approuve|accepte|valide"
        r"|retenu)e?s?",
        r"(?:conseil|assemblee|comite|membres|elus)(?: \w+){0,2} vot(?:e|ent) contre(?= (?:a l'unan"
        r"|ce|cette|la|le)\b)",
        r"(?:proposition|deliberation|motion|v[o]e?u|projet|demande|rapport|decision)(?: ?[:=-])?"
        r" (?:rejete|refuse|repousse)e?",
        r"(?:proposition|deliberation|motion|v[o]e?u|projet|rapport"
        r"|decision)(?: ?[:=-])? non adoptee?",
        r"(?:vote|resultat|decision|suite)s?\s*[:=-]\s*(?:rejet\w*|refus\w*|non adopte\w*"
        r"|defavorable)",
        r"(?<=\n)[^\S\n]*(?:rejetee?|refusee?|non adoptee?)(?=\s*(?:\n|\.|a\s+l|par\b|[:(-]))",
        r"(?:rejetee?|refusee?)(?=\s+(?:par\s+\d|a\s+l'unan|a\s+la\s+maj))",
    )
)
PREND_ACTE = re.compile(
    turns(
        r"pren(?:d|nent)(?: bonne| ainsi| donc)? (?:acte|note)",
        r"a pr[il1]s acte",
        r"donne(?:nt)? acte",
        r"dont acte",
        r"il est (?:donne|pris) acte",
        r"pren(?:d|nent) connaissance",
        r"tenue (?:de ce|du|d'un) debat (?:est|a ete) (?:actee|formalisee|constatee)",
        r"debat (?:est|a ete) (?:acte|formalise)",
    )
)
_PARTICIPE = r"(?:adopte|approuve|accepte|valide|vote|enterine|ratifie)e?s?"
_PAR_ETAT = (
    r"[^.]{0,40}\bpar\b[^.]{0,20}\b(?:sous-)?(?:prefet|prefete|prefecture|ministre|tribunal)\b"
)
"""What the State accepted (a resignation) is not a vote of the council."""
ADOPTE = re.compile(
    turns(
        rf"(?:est|sont|a ete|ont ete|ete)(?: donc| ainsi| alors)? {_PARTICIPE}(?!{_PAR_ETAT})",
        r"(?:adopte|approuve|accepte|valide)e?(?=\s*(?:a\s+l|par\s+\d|a\s+la|a\s+main|[:(]|\.?\s*\n"
        r"|\.?\s*$|\s\d+\s+voix))",
        r"(?:deliberation|motion|proposition|rapport|v[o]e?u"
        r"|projet)(?: mise? aux voix(?: et)?)? adoptee?",
        r"(?:vote|resultat|decision)s?\s*[:=-]\s*(?:adopte\w*|approuve\w*|favorable|accepte\w*"
        r"|accord)",
        r"le conseil (?:\w+ )?adopte",
        r"(?:le conseil|l'assemblee|le comite)(?: \w+)? (?:propose|dresse|arrete) (?:les"
        r" (?:personnes|noms|contribuables|candidats|commissaires)|la liste)",
        r"(?:est|sont|a ete|ont ete)(?: donc)? (?:designe|nomme|retenu|choisi)e?s? par (?:le"
        r" (?:conseil|comite|bureau)|l'assemblee)",
        r"(?:le conseil|l'assemblee|le comite)(?: \w+)? (?:l'|les |lui |y )?(?:y )?autorise",
        r"avis favorable du conseil(?: municipal)?",
        r"(?:accord|approbation) (?:du (?:conseil|comite|bureau)|de l'assemblee)",
        r"(?:le conseil|l'assemblee|le comite)(?: \w+)? (?:y )?(?:est|se declare|se montre)"
        r"(?: \w+)? (?:d'accord|favorable)",
        r"(?:le conseil|l'assemblee|le comite)(?: \w+)? se prononce favorablement",
    )
)
_REPORTE = r"(?:reporte|ajourne|differe|renvoye|suspendu|retire)e?s?"
SANS_VOTE = re.compile(
    turns(
        r"(?:pas|aucun|point) de (?:vote|deliberation)",
        r"(?:sans|aucun|hors) vote",
        r"ne (?:donn|necessit|fai|requi|fer|appel|entrain)\w+(?: pas| aucune?)?(?: lieu)?(?: a"
        r"| l'objet d')*"
        r"(?: un| aucun| de| pas)* ?(?:vote|deliberation)",
        r"n'(?:appel|entrain|a)\w*(?: pas)?(?: donne)?(?: lieu)?(?: a| de| un| aucun)* (?:vote"
        r"|deliberation)",
        rf"(?:point|dossier|deliberation|sujet|vote|decision|rapport|question)(?: est| a ete"
        rf"| sont)?"
        rf"(?: donc)? {_REPORTE}",
        r"(?:decide(?:nt)?|propose|souhaite(?:nt)?)(?: donc)? (?:de |d')?"
        r"(?:reporter|ajourner|differer)",
        r"(?:decide(?:nt)?|propose)(?: donc)? (?:de |d')(?:reporter|ajourner|surseoir|differer)",
        r"(?:ajourne|reporte|differe)(?:nt)? (?:sa|cette|la|toute) decision",
        r"sursoi(?:t|ent) a statuer",
        r"sursis a statuer",
        r"(?:est|sont) (?:reporte|ajourne|differe)e?s?(?= (?:a|au|pour|lors|en))",
        r"ne (?:delibere|vote|se prononce)(?:nt)? pas",
        r"non soumis\w* au vote",
    )
)
_ELUS = r"(?:elu|elue|elus|elues)"
ELU = re.compile(
    turns(
        rf"(?:a|ont) ete (?:proclamee?s? )?(?:declaree?s? )?{_ELUS}",
        rf"(?:est|sont)(?: donc| ainsi| alors)? (?:proclamee?s? )?(?:declaree?s? )?{_ELUS}",
        r"(?:a|ont) ete(?: ainsi| donc)? proclamee?s?",
        r"(?:est|sont)(?: donc| ainsi)? proclamee?s?",
        r"proclamee?s? (?:elue?s?|maire|president\w*|adjoint\w*|\d+|premiere?|vice)",
        r"(?:declare|proclame)\w* elue?s?",
    )
)
SECRET = re.compile(
    turns(
        r"(?:scrutin|vote|bulletins?|voie)(?: a| uninominal| de liste| au scrutin"
        r"| bulletins?)* secrets?",
        whole=False,
    )
)
SECRET_REGLE = re.compile(
    turns(
        r"ne pas|n'est pas|sans|peut|doit|doivent|peuvent|sauf|conformement|article|l\.?\s?2121"
        r"|aucun",
        r"non|renonc\w+|pas de|est elu|sont elus|qu'il|prevu|dispose|prevoit|pas",
    )
)
"""Words before "scrutin secret" that speak of the law, or say that there was none."""

# --- verbs of decision --------------------------------------------------------------------------

_SINGULIER = (
    "accepte accorde acquiert acquiesce adhere admet adopte affecte agree alloue annule approuve "
    "arrete"
    " attribue autorise abroge cede charge choisit conclut confie confirme consent constate cree "
    "decide"
    " declare definit delegue demande designe determine dissout dit donne elit emet enterine "
    "exonere fixe"
    " habilite homologue impute inscrit instaure institue integre lance maintient mandate met "
    "modifie nomme"
    " octroie opere opte ouvre precise prend prescrit procede prononce proroge rappelle rapporte "
    "ratifie"
    " reaffirme reconduit recrute refuse rejette renonce renouvelle resilie retient s'associe "
    "s'engage"
    " s'oppose sollicite souhaite soutient supprime transfere valide vend verse vote"
)
_PLURIEL = (
    "acceptent accordent acquiescent adoptent approuvent attribuent autorisent chargent confirment"
    " constatent creent decident designent donnent emettent enterinent fixent mandatent optent "
    "prennent"
    " prononcent refusent rejettent retiennent s'opposent sollicitent souhaitent valident votent"
)
VERBES = tuple(f"{_SINGULIER} {_PLURIEL}".split())
FORTS = frozenset(
    (
        "accepte acceptent accorde acquiesce adopte affecte alloue approuve approuvent arrete "
        "attribue"
        " autorise confirme decide decident declare designe emet enterine fixe instaure institue "
        "prononce"
        " ratifie sollicite valide vote"
    ).split()
)
"""Verbs that open a line of the dispositif and are not nouns in that place."""
NEUTRES = frozenset(
    (
        "autorise autorisent charge chargent constate constatent declare dit donne donnent "
        "habilite mandate"
        " precise prend prennent rappelle souhaite"
    ).split()
)
"""Verbs that go along with "prend acte" without making a decision of it."""
VERBE = re.compile(
    rf"(?<![a-z'])(?:ne\s+"
    rf"|n')?(?P<verbe>{'|'.join(sorted(VERBES, key=len, reverse=True))})(?![a-z])"
)
"""A verb of decision, anywhere; `verbs` asks who its subject is."""
