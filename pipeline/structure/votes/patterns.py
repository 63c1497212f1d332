"""The vocabulary of votes, as patterns over the folded text (see `fold`).

Sources: articles L2121-20 and L2121-21 CGCT (majority of the votes cast, secret ballot), L2122-7
(election of the maire), and the turns of phrase of communes, EPCI, syndicats and départements.
"""

from __future__ import annotations

import re

from .fold import MOTS, loose

# --- counts: numbers and the labels that they belong to --------------------------------------------

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
    r"|abst\.?(?![a-z])|abs\.(?=\s*[:=\d])|abstenus?|abstenants?"
)

CATEGORIES: dict[str, str] = {
    "nppv": (
        r"(?:n'a(?:yant)?|n'ont|ne\s+prend|ne\s+prennent|ne\s+prenant|ne\s+prenn?ant|ne\s+participe"
        r"|ne\s+participent|ne\s+participant)\s+pas\s+(?:(?:pris\s+|prit\s+)?part|participe)?\s*"
        r"(?:a[ux]?\s+(?:ce\s+|la?\s+)?(?:vote|scrutin|deliberation))?"
        r"|non[ -]?(?:votants?|participations?|participants?|prise\s+de\s+part(?:\s+au\s+vote)?)"
        r"|n\.?p\.?p\.?v\.?|refus\s+de\s+vote(?:r)?|deports?"
    ),
    "pour": (
        rf"{_POSSESSEUR}(?:exprimee?s?\s+)?(?:(?:ont\s+vote|ayant\s+vote|votent|vote)\s+)?"
        r"(?:(?:p\s?o\s?u\s?r)(?![a-z])|en\s+faveur|favorables?(?!\s+(?:de|a|du)\b)|oui(?![a-z]))"
    ),
    "contre": (
        rf"{_POSSESSEUR}(?:exprimee?s?\s+)?(?:(?:ont\s+vote|ayant\s+vote|votent|vote)\s+)?"
        r"(?:c\s?o\s?n\s?t\s?r\s?[ec](?![a-z])|defavorables?|oppositions?|opposants?|opposes?"
        r"|non(?=\s*[:=,;/.)\d\n]|\s*$))"
    ),
    "abstention": (
        rf"{_POSSESSEUR}(?:d'\s?|en\s+)?(?:{ABSTENTION})"
        r"|(?:(?:qui\s+)?s'\s?(?:abstien(?:t|nent)|abstenant)|s'(?:est|etant)\s+abstenue?s?"
        r"|se\s+sont\s+abstenue?s?|sont\s+abstenue?s?)"
    ),
    "exprimes": r"(?:nombre\s+de\s+)?(?:suffrages?|votes?|voix|bulletins?)?\s*exprimee?s?",
    "blancs": r"(?:(?:bulletins?|votes?|voix|suffrages?)\s+(?:declares?\s+)?)?blancs?(?:\s+et\s+nuls?)?",
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
    + rf")(?![a-z])|(?<![\w,.'/°])(?P<nombre>{NOMBRE})(?![a-z]|[.,]\d|\s?\d{{3}}(?!\d))"
    rf"(?:\s*(?P<unite>{UNITE}))?"
    r"|(?<=[:=\t])[ ]*(?P<vide>neant|aucune?s?|zero|o(?![a-z])|/+|-+)(?=\s*(?:$|\n|[;,.)\t]|contre|abst|pour))"
)
"""One token of a tally: a label, a number with its unit, or a written zero ("néant", "/")."""

SUITE = re.compile(
    r"(?:[\s:;,.=\-/|*>_•·&+()\[\]'«»\"“”]|\b(?:et|ainsi|que|avec|dont|soit|par|sont|est|a|au|aux|de|des|d|du"
    r"|le|la|les|l|vote|votes|voix|suffrages?|exprimee?s?|resultats?|nombre|membres?|conseillers?"
    r"|procurations?|pouvoirs?|unanimite|majorite|scrutin|elus?|total|mais|puis|s|donc|delibere"
    r"|n|ont|moins|plus|sauf|adoptee?|oui|non|sur)\b)*"
)
"""What may stand between two tokens of one tally."""

PARENTHESE = re.compile(r"\([^()]{0,500}\)")
TITRE = r"(?:m\.|mm\.|mme|mmes|mlle|mr|m(?= [a-z])|monsieur|messieurs|madame|mesdames|mademoiselle)"

# --- results in words ------------------------------------------------------------------------------

UNANIMITE = re.compile(
    rf"(?:(?<![a-z])[a@]\s*,?\s*)?(?:(?<![a-z])[li1|]?\s?'?\s?)?(?<![a-z])"
    rf"(?P<mot>{loose('unanimite')}|unanimit[a-z&]{{0,2}}|unanim(?:e|es|ement))(?![a-z])"
)
MAJORITE = re.compile(
    rf"(?<![a-z])a\s+la\s+(?:grande\s+|tres\s+grande\s+|large\s+)?{loose('majorite')}(?![a-z])"
    rf"|(?:vote|resultat|decision|scrutin|pour)s?\s*[:=]\s*(?:la\s+)?{loose('majorite')}(?![a-z])"
    rf"|(?<=\n){loose('majorite')}(?=\s*(?:\n|\(|:\s*\d|des\s+(?:voix|membres|suffrages|votants)))"
)
MAJORITE_REGLE = re.compile(
    r"majorite\s+(?:absolue|relative|qualifiee|simple|requise|municipale|des\s+(?:deux|trois|2/3|3/5|2)\b)"
)

REJET = re.compile(
    r"(?<![a-z])(?:(?:est|a\s+ete|sont|ont\s+ete|ete)\s+(?:donc\s+|ainsi\s+)?(?:rejetee?s?|repoussee?s?)"
    r"|(?:n'est|n'a|ne\s+sont|n'ont)\s+(?:donc\s+)?pas\s+(?:ete\s+)?(?:adoptee?s?|approuvee?s?|acceptee?s?"
    r"|validee?s?|retenue?s?)"
    r"|(?:proposition|deliberation|motion|vœu|v[o]eu|vou|projet|demande|rapport|point|decision)\s*"
    r"(?:[:=-]\s*)?(?:rejetee?|refusee?|repoussee?|non\s+adoptee?)"
    r"|(?:vote|resultat|decision|suite)\s*[:=-]\s*(?:rejet\w*|refus\w*|non\s+adopte\w*|defavorable)"
    r"|(?<=\n)\s*(?:rejetee?|refusee?|non\s+adoptee?)(?=\s*(?:\n|\.|a\s+l|par\b|[:(-])))(?![a-z])"
)
PREND_ACTE = re.compile(
    r"(?<![a-z])(?:pren(?:d|nent)\s+(?:bonne\s+)?(?:acte|note)|pr[il1]s\s+acte|donnent?\s+acte|dont\s+acte"
    r"|donne\s+acte|prend\s+connaissance|prennent\s+connaissance)(?![a-z])"
)
ADOPTE = re.compile(
    r"(?<![a-z])(?:(?:est|sont|a\s+ete|ont\s+ete|ete)\s+(?:donc\s+|ainsi\s+|alors\s+)?"
    r"(?:adoptee?s?|approuvee?s?|acceptee?s?|validee?s?|votee?s?|entérinee?s?|enterinee?s?|ratifiee?s?)"
    r"|(?:adoptee?|approuvee?|acceptee?|validee?)(?=\s*(?:a\s+l|par\s+\d|a\s+la|a\s+main|[:(]|\.?\s*\n|\.?\s*$|\s\d+\s+voix))"
    r"|(?:deliberation|motion|proposition|rapport|vou|projet)\s+(?:mise?\s+aux\s+voix\s+(?:et\s+)?)?adoptee?"
    r"|(?:vote|resultat|decision)s?\s*[:=-]\s*(?:adopte\w*|approuve\w*|favorable|accepte\w*)"
    r"|le\s+conseil\s+(?:\w+\s+)?adopte|avis\s+favorable\s+du\s+conseil)(?![a-z])"
)
SANS_VOTE = re.compile(
    r"(?<![a-z])(?:(?:pas|aucun|point)\s+de\s+(?:vote|deliberation)|sans\s+vote|aucun\s+vote|hors\s+vote"
    r"|(?:ne\s+(?:donne|donnant|necessite|fait|requiert|faisant)|n'appel\w+|n'entrai\w+|n'a\s+pas\s+donne)\s+"
    r"(?:pas\s+|aucun[e]?\s+)?(?:lieu\s+)?(?:a\s+|l'objet\s+d'\s?|pas\s+)*(?:un\s+|aucun\s+|de\s+|pas\s+)*(?:vote|deliberation)"
    r"|(?:point|dossier|deliberation|sujet|vote|decision|rapport|question)\s+(?:(?:est|a\s+ete|sont)\s+)?"
    r"(?:donc\s+)?(?:reportee?s?|ajournee?s?|differee?s?|retiree?s?|renvoyee?s?|suspendue?s?)"
    r"|(?:decide(?:nt)?|propose)\s+(?:donc\s+)?(?:de\s+|d')(?:reporter|ajourner|surseoir|differer)"
    r"|sursoi(?:t|ent)\s+a\s+statuer|sursis\s+a\s+statuer|(?:est|sont)\s+(?:reportee?|ajournee?|differee?)s?\s+"
    r"(?:a|au|pour|lors)\b|l'assemblee\s+ne\s+delibere\s+pas|non\s+soumis\w*\s+au\s+vote)"
)
ELU = re.compile(
    r"(?<![a-z])(?:(?:a|ont)\s+ete\s+(?:proclamee?s?\s+)?(?:elu|elue|elus|elues)"
    r"|(?:est|sont)\s+(?:donc\s+|ainsi\s+)?(?:proclamee?s?\s+)?(?:elu|elue|elus|elues)"
    r"|(?:a|ont)\s+ete\s+proclamee?s?|(?:est|sont)\s+(?:donc\s+)?proclamee?s?"
    r"|proclamee?s?\s+(?:elue?s?|maire|president\w*|adjoint\w*|\d|premier|vice)"
    r"|(?:declare|proclame)\w*\s+elue?s?)(?![a-z])"
)
OBTENU = re.compile(
    rf"(?:a|ont|ayant)\s+(?:obtenu|recueilli|recu)\s*[:.\s]*(?P<n>{NOMBRE})[\s.]*(?:voix|votes?|suffrages?)?"
    rf"|(?:obtient|recueille|obtiennent)\s*[:.\s]*(?P<n2>{NOMBRE})\s*(?:voix|votes?|suffrages?)"
    rf"|(?:votes?|voix)[,;]?\s*(?:est\s+)?elue?s?"
)
SECRET = re.compile(
    r"(?:scrutin|vote|bulletins?|voie)\s+(?:a\s+|uninominal\s+|de\s+liste\s+|au\s+scrutin\s+|a\s+bulletins?\s+)*secrets?"
)
SECRET_REGLE = re.compile(
    r"\b(?:ne\s+pas|n'est\s+pas|sans|peut|doit|doivent|peuvent|sauf|conformement|article|l\.?\s?2121|"
    r"aucun|non|renonc\w+|pas\s+de|est\s+elu|sont\s+elus|qu'il|prevu|dispose|prevoit)\b"
)
TOUR = re.compile(
    r"(?:premier|deuxieme|second|troisieme|1\s?er|2\s?(?:e|nd|eme)|3\s?(?:e|eme))\s+tour|depouillement"
    r"|suffrages?\s+obtenus?|majorite\s+absolue\s*[:.(]|nombre\s+de\s+bulletins|dans\s+l'urne"
)

# --- who decides -----------------------------------------------------------------------------------

CONSEIL = re.compile(
    r"(?<![a-z])(?:le\s+c[o0]nse[il1]{2}(?!\s+(?:d'ecole|d'etat|d'exploitation|citoyen|constit|scientif|national|econom|superieur"
    r"|des\s|de\s+(?:surveill|develop|quartier|classe|discip|prud|l'ordre|vie|fabrique|la\s+vie)))(?:\s+(?:mun\w{0,3}c\w{1,4}l|communautaire|metropolitain|departemental|regional|syndical"
    r"|general|d'administration|de\s+\w+|d'agglomeration|communal|m\.))?|l'assemblee|l'organe\s+deliberant"
    r"|le\s+comite\s+syndical|le\s+comite|le\s+bureau|la\s+commission\s+permanente"
    r"|les\s+(?:membres|conseillers|elus|delegues)(?:\s+(?:municipaux|communautaires|du\s+c\w+(?:\s+\w+)?))?"
    r"|la\s+deliberation|(?:cette|la\s+presente)\s+(?:deliberation|proposition|motion|decision|resolution))(?![a-z])"
)
FORMULE = re.compile(
    r"(?<![a-z])(?:apres\s+(?:en\s+)?(?:avoir\s+(?:en\s+)?)?(?:[a-z']+\s+){0,4}?del[il1]ber\w*|apres\s+en\s+avoir\s+debattu|ayant\s+delibere|et\s+en\s+avoir\s+delibere"
    r"|delibere\s*[,:]|ou[iy]e?\s+(?:l'|cet\s+)expose|apres\s+(?:avoir\s+)?(?:entendu|ou[iy])|ainsi\s+informe|apres\s+discussion|apres\s+(?:avoir\s+)?vote|apres\s+debat"
    r"|le\s+quorum\s+etant|mise?s?\s+aux\s+voix|passe\s+au\s+vote|procede\s+au\s+vote|soumise?s?\s+au\s+vote)"
)
OBJET_INDIRECT = re.compile(
    r"(?:inform\w+|rappel\w+|indiqu\w+|propos\w+|demand\w+|precis\w+|expos\w+|soumet\w*|invit\w+|avis\w+"
    r"|annonc\w+|expliqu\w+|present\w+|signal\w+|remerci\w+|permett\w+|autoris\w+\s+par|consult\w+|saisi\w*|\bque|\bsi"
    r"|lorsque|\bdont|qu'a|\bpar)\s+(?:a\s+|au\s+|aux\s+)?$"
)
TIERS = re.compile(
    r"(?<![a-z])(?:commissions?(?!\s+permanente)|c\.?l\.?e\.?c\.?t|comites?(?!\s+syndical)|comite\s+(?:technique|social\w*)|cst|ct\b|chsct|cap\b"
    r"|assemblee\s+generale|jury|c\.?a\.?o\b|association|syndicat|conseil\s+(?:d'ecole|d'administration|de\s+surveillance"
    r"|des\s+sages|citoyen|de\s+quartier|des\s+jeunes|scientifique)|bureau\s+(?:municipal|communautaire|syndical|de\s+l'association)"
    r"|bureau|municipalite|conseil\s+communautaire|comite\s+syndical|communaute\s+de\s+communes|departement|prefet\w*|autres\s+communes"
    r"|communes\s+(?:membres|de\s+(?:la\s+)?\w+)|parlement|senat|assemblee\s+nationale|copropriete|actionnaires|riverains|habitants|parents|collectivites\s+membres)(?![a-z])"
)
AVIS = re.compile(
    r"(?:avis|accord|vote)\s+(?:unanime(?:ment)?\s+)?(?:favorable|defavorable|conforme|positif|consultatif)"
)
PASSE = re.compile(
    r"(?:\bpar|\bdans|\bvu|\bsuivant|\bselon)\s+(?:une\s+|la\s+|sa\s+|leur\s+|cette\s+)?deliberations?\s+(?:n\W|\w+\s+)*?(?:du|en\s+date|le|n\W|\d)"
    r"|\b(?:lors|au\s+cours|dans)\s+(?:de\s+)?(?:la|sa|leur|une|notre|le|d'une|son)\s+(?:derniere\s+|precedente\s+)?(?:seance|reunion|conseil)\b"
    r"|\bavai(?:t|ent)\b|\bdeja\b|\bprecedemment\b|\ben\s+date\s+du\b|l'an(?:nee)?\s+(?:derniere?|passee?)"
    r"|\breunie?s?\s+le\b|\bdu\s+\d{1,2}(?:er)?\s+\w+\s+\d{4},?\s+(?:le\s+)?(?:conseil|comite|bureau)|\bpour\s+memoire\b"
)
PROCES_VERBAL = re.compile(r"compte[\s-]*rendu|proces[\s-]*verba|\bp\.?v\.?\b|derniere\s+seance")
AGENDA = re.compile(
    r"(?:ajout|rajout|inscri[rtp]|modif|retir|supplementaire|complementaire|additionnel|complete|porter|adjonction).{0,120}?ordre\s+du\s+jour"
    r"|ordre\s+du\s+jour.{0,120}?(?:ajout|rajout|inscri[rtp]|modifi|retir|supplementaire|complementaire|adjonction)"
    r"|(?:inscription|ajout|rajout)\s+(?:de\s+(?:ce|cette|ces)|du|d'un|de\s+\w+)\s+(?:\w+\s+)?(?:rapport|point|sujet|question|deliberation|dossier)s?"
    r"|(?:ajouter|rajouter|inscrire)\s+(?:ce|cette|ces|un|une|deux|trois|le|les)\s+(?:\w+\s+)?(?:points?|sujets?|questions?|deliberations?|dossiers?)",
    re.DOTALL,
)
SECRETAIRE = re.compile(r"secretaires?(?:\s+de\s+(?:la\s+)?seance)?|huis[\s-]clos")
PROCEDURE = re.compile(
    r"(?:ne\s+pas|voter?|vote|scrutin|proceder|recourir|renoncer).{0,60}?(?:scrutin\s+secret|bulletins?\s+secrets?|main\s+levee|scrutin\s+public|vote\s+secret)",
    re.DOTALL,
)
REGLE = re.compile(
    r"\b(?:peut|peuvent|pourra|pourront|doit|doivent|devra|faut|sauf|si\s+le\s+conseil|sont\s+prises|est\s+prise|sont\s+adoptees\s+a|statue(?:nt)?\s+a|"
    r"sont\s+elus\s+(?:au|parmi)|est\s+elu\s+(?:au|parmi)|l'election\s+a|il\s+est\s+(?:elu|procede)|au\s+scrutin\s+de\s+liste|se\s+prononce\s+a|delibere(?:nt)?\s+(?:valablement\s+)?a\s+la"
    r"|conformement|en\s+application|necessite|requis\w*|exige\w*)\b"
)
SONDAGE = re.compile(
    r"sondage|questionnaire|enquete\s+aupres|consultation\s+(?:citoyenne|de\s+la\s+population|des\s+habitants|publique)"
    r"|habitants\s+(?:ont|interroges|se\s+sont)|reponses|referendum|administres|participants|avis\s+des\s+habitants"
    r"|riverains|familles|parents\s+d'eleves|concertation|reunion\s+publique|foyers|nrb\s+de\s+votes"
)
AMENDEMENT = re.compile(r"\b(?:sous-)?amendements?\b|question\s+prealable|motion\s+d'ajournement")
VISA = re.compile(r"\s*(?:[-•*]\s*)?(?:vu|considerant|attendu|sur\s+avis|visas?)\b")

# --- verbs of decision -----------------------------------------------------------------------------

VERBES = [
    "decide",
    "approuve",
    "autorise",
    "adopte",
    "accepte",
    "valide",
    "fixe",
    "charge",
    "donne",
    "emet",
    "designe",
    "cree",
    "vote",
    "confirme",
    "ratifie",
    "sollicite",
    "enterine",
    "acquiesce",
    "souhaite",
    "arrete",
    "prononce",
    "habilite",
    "mandate",
    "attribue",
    "accorde",
    "alloue",
    "institue",
    "instaure",
    "modifie",
    "abroge",
    "renonce",
    "confie",
    "retient",
    "nomme",
    "elit",
    "declare",
    "affecte",
    "admet",
    "agree",
    "consent",
    "opte",
    "maintient",
    "reconduit",
    "renouvelle",
    "supprime",
    "prescrit",
    "definit",
    "determine",
    "ouvre",
    "lance",
    "demande",
    "refuse",
    "rejette",
    "constate",
    "reaffirme",
    "soutient",
    "exonere",
    "cede",
    "acquiert",
    "adhere",
    "procede",
    "dit",
    "precise",
    "s'engage",
    "s'oppose",
    "s'associe",
    "homologue",
    "annule",
    "rapporte",
    "proroge",
    "delegue",
    "octroie",
    "inscrit",
    "impute",
    "conclut",
    "prend",
    "dissout",
    "vend",
    "verse",
    "transfere",
    "integre",
    "choisit",
    "opere",
    "resilie",
    "met",
    "recrute",
    "rappelle",
    "met",
]
_PLURIELS = [
    "decident",
    "approuvent",
    "autorisent",
    "adoptent",
    "acceptent",
    "valident",
    "fixent",
    "chargent",
    "donnent",
    "emettent",
    "designent",
    "creent",
    "votent",
    "confirment",
    "enterinent",
    "acquiescent",
    "souhaitent",
    "retiennent",
    "sollicitent",
    "refusent",
    "rejettent",
    "constatent",
    "optent",
    "mandatent",
    "accordent",
    "attribuent",
    "prononcent",
    "prennent",
]
_VERBE = "|".join(sorted({*VERBES, *_PLURIELS}, key=len, reverse=True))
VERBE_CONSEIL = re.compile(rf"(?<![a-z'])(?:ne\s+|n')?(?P<verbe>{_VERBE})(?![a-z])")
"""A verb of decision, anywhere; the logic asks who its subject is."""

FORTS = frozenset(
    [
        "decide",
        "decident",
        "approuve",
        "approuvent",
        "autorise",
        "adopte",
        "accepte",
        "acceptent",
        "valide",
        "fixe",
        "emet",
        "designe",
        "vote",
        "confirme",
        "ratifie",
        "sollicite",
        "enterine",
        "acquiesce",
        "instaure",
        "institue",
        "attribue",
        "accorde",
        "alloue",
        "arrete",
        "prononce",
        "declare",
        "affecte",
    ]
)
"""Verbs that open a line of the dispositif and are not nouns in that place."""

NEUTRES = frozenset(
    ["constate", "constatent", "rappelle", "precise", "dit", "prend", "prennent", "souhaite"]
    + ["charge", "chargent", "donne", "donnent", "mandate", "autorise", "autorisent", "habilite"]
    + ["declare"]
)
"""Verbs that go along with "prend acte" without making a decision of it."""
