"""The vocabulary of headings: shapes of numbers, words that open a title, words that cannot.

All patterns apply to folded text (`rows.fold`): lower case, no accents, plain apostrophes.
"""

from __future__ import annotations

import re

WORD = r"(?:deliberations?|delib|rapports?|points?|questions?|affaires?|dossiers?|sujets?|decision)"
N = r"(?:n\s?[°o*]\s?\.?\s?|numero\s|num\.\s?|\#)"
SEP = r"(?:\s*[-:.)/|]+\s*|\s+)"

# Shapes from the most to the least specific. Named groups: `cle` holds the number.
NUMBERED = re.compile(
    rf"""^\W{{0,3}}\s*
    (?:
      (?P<mot>{WORD})\s*(?:{N}|:\s*)?\s*(?P<cle_mot>(?:[a-z]{{1,6}}[-_./ ]?)?\d[\d\w]*(?:\s?[-_./]\s?\w*\d+\w{{0,2}})*)(?P<sep_mot>{SEP}|$)
    | (?P<code>{N}?(?P<cle_code>
          (?:del|delib|dcm|dcc|dl|d|cm|cc|cs|bc|bs|cp|ca|db|de|dc|as|r|acte)[-_. ]?\d{{2,8}}(?:\s?[-_./]\s?\w?\d+)*[a-z]?
        | (?:19|20)\d{{2}}\s?[-_./]\s?(?:[a-z]{{1,5}}\s?[-_./]\s?)?\d{{1,4}}(?:\s?[-_./]\s?\d{{1,4}})?\s?[a-z]?
        | (?:19|20)\d{{6}}\s?[-_./ ]\s?\d{{1,3}}[a-z]?
        | (?:19|20)\d{{2}}[a-z]{{1,4}}\d{{1,4}}
        | \d{{1,4}}\s?[-_/]\s?(?:[a-z]{{1,5}}\s?[-_/]\s?)?(?:19|20)\d{{2}}
        | \d{{2}}\s?[-_/.]\s?\d{{2,4}}(?:\s?[-_/.]\s?\d{{1,3}})?
        | \d{{6}}\s?[-_ ]\s?\d{{1,3}}
      ))(?P<sep_code>{SEP}|$)
    | (?P<num>{N}(?P<cle_num>\d{{1,3}}(?:\s?bis|\s?ter)?)(?P<sep_num>{SEP}|$))
    | (?P<sous>(?P<cle_sous>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})(?P<sep_sous>\.?[-:)/]?\s+|[-:)/]\s*))
    | (?P<arabe>(?P<cle_arabe>\d{{1,3}}(?:\s?bis|\s?ter|[a-f](?=\W))?)(?P<sep_arabe>\s?(?:[.)/°]|\s?[-:](?=\D))+\s*|\s{{1,12}}(?=[a-z"'«(])))
    | (?P<romain>(?P<cle_romain>(?=[ivxl])x{{0,3}}(?:ix|iv|v?i{{0,3}})(?:bis)?)(?P<sep_romain>\s?[.)/\-:°]+\s*|\s+(?=[a-z"«])))
    | (?P<lettre>(?P<cle_lettre>[a-z])(?P<sep_lettre>\s?[.)/°]\s*|\s?[-:]\s+))
    | (?P<puce>(?P<sep_puce>[•●▪■◆♦►▶➢➔→✓✔❖o*§-]\s+))
    )""",
    re.VERBOSE,
)
SHAPES = ("mot", "code", "num", "sous", "arabe", "romain", "lettre", "puce")

DATE_LIKE = re.compile(r"^\W*\d{1,2}[/. ](?:\d{1,2}|[a-z]{3,9})[/. ](?:19|20)?\d{2}\b")
CLOCK_LIKE = re.compile(r"^\W*\d{1,2}\s?(?:h|heures?)\b")
OBJET = re.compile(
    r"^\W*(?:objet|object|intitule|titre|sujet|theme)\s*(?:de la deliberation\s*)?[:.\-–]\s*"
)
OBJET_SEUL = re.compile(r"^\W*(?:objet|intitule)(?:\s+de la deliberation)?\s*:?\s*$")

# What opens a sentence of the act or of the debate, never a title.
NOT_A_TITLE = re.compile(
    r"""^\W*(?:
      (?:le|la|l'|les|du)\s*(?:conseil|assemblee|comite|bureau|commission|maire|president|presidente|secretaire|seance|membres|quorum|conseillers|elus|presente\sdelib)\b
    | (?:m|mm|mr|mme|mmes|mlle|monsieur|madame|messieurs|mesdames)\b\.?\s
    | (?:vu|considerant|attendu|entendu|ouï?|ayant\sentendu|apres\s(?:en\savoir|avoir|lecture|expose|deliberation|discussion|delibere|presentation)|sur\s(?:proposition|le\srapport|rapport|l'expose)|il\s|elle\s|ils\s|nous\s|vous\s|je\s|j'|on\s|ce(?:tte|s|la|lui|ci)?\s|c'est|ceci|cela|celui|celle|ainsi|aussi|afin|en\s(?:effet|application|consequence|vertu|outre|conclusion|reponse|raison|conformite)|a\s(?:l'unanimite|la\smajorite|ce\stitre|cet\seffet|noter|savoir)|compte\stenu|suite\sa|conformement|dans\sle\scadre|par\s(?:ailleurs|deliberation|consequent|\d+|arrete|courrier|lettre)|pour\s(?:extrait|copie|expedition|mention|information|rappel|le\smaire)|fait\s(?:et|a)\b|ainsi\sfait|signe|certifie|acte\srendu|publie|affiche|transmis|notifie|rendu\sexecutoire|la\sseance|seance\slevee|le\s(?:present|rapporteur|public)|ordre\sdu\sjour)\b
    | (?:decide|decident|approuve|autorise|adopte|accepte|fixe|charge|donne|dit|precise|valide|prend|prennent|sollicite|designe|emet|confirme|mandate|habilite|constate|rejette|refuse|rappelle|propose|expose|informe|indique|presente|souligne|explique)(?:nt)?\b(?:\s(?:a|au|aux|de|d'|du|des|le|la|l'|les|que|qu'|un|une|son|sa|ses|monsieur|madame|m\.|mme|acte|par|avis)|\s*:?\s*$|,)
    | demande(?:nt)?\s(?:a|au|aux|que|si)\s | arrete\s(?:le|la|les)\s | vote(?:nt)?\s(?:le|la|les)\s
    | d[e']\s?(?:autoriser|approuver|donner|fixer|charger|valider|prendre|dire|solliciter|designer|signer|verser|creer|supprimer|accepter|decider|confier|retenir|inscrire|ne\spas)\b
    | (?:article|art\.|annexe|chapitre|section|alinea|page|lot)\s?(?:n°|\d|:|[ivx]+\b|premier|unique)
    | (?:presents?|absente?s?|excuses?|pouvoirs?|procurations?|secretaire|votants?|votes?|pour|contre|abstentions?|nombre|date|convocation|quorum|membres|unanimite|adopte|approuve|rejete|nota|remarque|decision|signature|rapporteure?|interventions?|debats?|discussions?|reponses?|references?|depenses?|recettes?|total|dont|soit|montant)\s*(?:$|[:=(]|\d)
    | (?:resultats?|deroulement)\s(?:du|de\s(?:chaque|la|l')|des)\s?(?:\w+\s)?(?:tour|scrutin|vote|sondage|depouillement) | listes?\sde\scandidat | pour\s(?:l'|la\s|le\s|les\s) | proclamation\s | debut\sde | en\squestions | candidatu?r?e?s?\s(?:aux?|a\sla|:) | (?:premier|deuxieme|second|troisieme|1er|2eme|3eme)\stour
    | (?:le|les)\s(?:proces|comptes?[ -]rendu) | clotures?\sdu\sproces | constitution\sdu\sbureau | presidence\sde\sl'assemblee
    | [^:]{0,40}\b(?:absente?s?|excusee?s?)\b(?!\sde\b)[^:]{0,40}$
    | (?:titulaires?|suppleante?s?|representants?\selus?|membres?\s(?:titulaires|suppleants|elus))\b | (?:sont|seront|est|sera)\s
    | depenses?\s(?:ht|ttc|recettes|previsionnelles|et\srecettes\s*$) | objet\W*$ | (?:au|aux|du)\s(?:conseil|bureau|comite|sein)\b | personnalites?\squalifiees?
    | (?:total|totaux|sous-total)\b | (?:imputations?|chapitres?|articles?|comptes?|designation|libelle|intitule|montants?|operations?)\s*(?:$|et\b|[-/]|n°|sommes?)
    | (?:etaient|etait|ont)\s | a\s(?:donne|ete)\s | nombre\sde\s(?:membres|conseillers|delegues|votants|presents|pouvoirs|procurations|suffrages|bulletins)
    | date\s(?:de\s(?:la\s)?(?:convocation|seance|publication|affichage)|d'affichage) | resultats?\sdu\s(?:vote|scrutin)
    | (?:membres|conseillers)\s(?:presents|en\sexercice|absents|excuses) | absents?\s(?:excuses?|et|ayant|non|representes?)\b | presents?\set\s
    | republique\sfrancaise | departement\sd | arrondissement\sd | canton\sd | commune\sd[eu']\s?[\w' -]+$ | mairie\sd | ville\sd[e']\s?[\w' -]+$ | extrait\sdu | seance\sd | conseil\s(?:municipal|communautaire)
    )""",
    re.VERBOSE,
)

# Nouns that open the title of a délibération.
TITLE_NOUN = re.compile(
    r"""^\W*(?:
      (?:deliberation|delib\.?)\s|approbation|adoption|attribution|convention|avenant|demande|decision|budget|compte\s|comptes\s|creation|suppression|designation|election|tarif|vente|acquisition|cession|modification|autorisation|renouvellement|motion|voeu|rapport|taxe|taux|personnel|ressources|marche|subvention|participation|adhesion|retrait|transfert|projet|plan\s|programme|travaux|amenagement|installation|mise\s|prise\s|fixation|indemnite|delegation|affectation|vote\s|garantie|emprunt|admission|creance|remboursement|remise|regie|reglement|statuts|syndicat|contrat|bail|location|echange|classement|declassement|denomination|numerotation|desaffectation|alienation|achat|rachat|remplacement|recrutement|tableau|regime|rifseep|information|informations|communication|questions?\sdiverses|questions?\s(?:orales|ecrites)|affaires\sdiverses|divers\b|presentation|point\s|bilan|debat|dissolution|fusion|groupement|recensement|ecole|urbanisme|voirie|finances|environnement|cimetiere|foret|onf|dm\s?\d|dm\b|droit|don\b|fonds|dotation|etat|etude|lancement|choix|constitution|composition|nomination|avis|consultation|concession|servitude|entretien|renovation|restauration|construction|extension|rehabilitation|organisation|ouverture|cloture|validation|actualisation|revision|mutualisation|protection|prorogation|signature|soutien|appel|aide|bourse|cotisation|redevance|provision|amortissement|virement|reprise|exoneration|institution|instauration|compte[-\s]rendu|proces[-\s]verbal|pv\b|lecture|charte|pacte|schema|contribution|reversement|definition|determination|modalites|conditions|elargissement|integration|incorporation|regularisation|rectification|annulation|abrogation|nomenclature|plu\b|plui\b|padd\b|clect\b|ccas\b|sivu?\b|desherbage|mandat|avancement|promotion|temps\s|telet|complementaire|prevoyance|formation|frais|vehicule|gestion|eau\b|assainissement|eclairage|energie|photovolta|enfouissement|deneigement|salle|terrain|parcelle|logement|maison|eglise|temple|sport|culture|tourisme|jumelage|gens\sdu)
    """,
    re.VERBOSE,
)

# What follows a heading: somebody speaks, or the act begins.
EXPOSE = re.compile(
    r"""^\W*(?:
      (?:m|mm|mr|mme|monsieur|madame|mesdames|messieurs)\b\.?\s
    | (?:le|la|l')\s?(?:maire|president|presidente|rapporteur|conseil|assemblee|adjoint|comite|bureau|elu)
    | rapporteur|rapporteure|rapport\sde|sur\s(?:proposition|le\srapport)|vu\s|considerant|exposé|expose|il\s(?:est|a|convient|s'agit|y\sa)|par\s(?:deliberation|courrier|arrete)|dans\sle\scadre|conformement|suite\sa|en\sapplication|apres\s|afin\s|compte\stenu|nous\s|cette?\s|delibere|presente\spar|elu\srapporteur
    )""",
    re.VERBOSE,
)

# Points that decide nothing, by their title.
NON_DECISION = re.compile(
    r"^\W*(?:questions?\s+(?:diverses?|orales?|ecrites?|du public|des conseillers)|affaires?\s+diverses?|"
    r"informations?\b|communications?\b|points?\s+d'information|divers\b|tour\s+de\s+table|calendrier|agenda|"
    r"compte[- ]rendu\s+des\s+commissions|dates?\s+a\s+retenir|infos?\b|prochaines?\s+(?:reunions?|seances?|dates?)|"
    r"parole\s+au\s+public|remerciements|lecture\s+de\s+la\s+charte|installation\s+d(?:u|es)\s+(?:nouve\w+\s+)?con|debat\s+sans\s+vote)"
    r"|.*[,(:-]\s*(?:pour\s+)?informations?\b[^,:]{0,20}$"
)
QUESTIONS_DIVERSES = re.compile(
    r"^\W*(?:\w{1,4}\s*[-.)/:]\s*)?(?:questions?|affaires?|points?|sujets?)\s+(?:et\s+informations?\s+)?"
    r"(?:diverses?|divers|orales?)\b|^\W*divers\s*:?\s*$"
)

# Formalities of the opening which are never items (annotation guide, "Items").
FORMALITY = re.compile(
    r"^\W*(?:designation|nomination|election|choix)?\s*(?:d'un|d'une|du|de la|de|des)?\s*"
    r"(?:secretaires?\s+de\s+(?:la\s+)?seance|secretariat\s+de\s+(?:la\s+)?seance)\b"
    r"|^\W*(?:appel\s+(?:nominal|des\s+(?:conseillers|membres|elus|presents))|verification\s+du\s+quorum|"
    r"constat(?:ation)?\s+du\s+quorum|quorum|ouverture\s+de\s+(?:la\s+)?seance|cloture\s+de\s+(?:la\s+)?seance|"
    r"levee\s+de\s+(?:la\s+)?seance|ordre\s+du\s+jour|preambule|pouvoirs|liste\s+des\s+(?:presents|deliberations|emargement)|"
    r"modification\s+de\s+l'ordre\s+du\s+jour|ajouts?\s+(?:d'un\s+point\s+)?a\s+l'ordre\s+du\s+jour|"
    r"annexes?\b|sommaire|table\s+des\s+matieres|emargement|signatures?|feuillet|deliberations?\s*:?\s*$)"
)
CONTAINER = re.compile(
    r"^\W*(?:deliberations?|finances?|urbanisme|personnel|ressources\s+humaines|administration\s+generale|"
    r"affaires\s+(?:generales|financieres|scolaires|sociales|foncieres|juridiques)|travaux|voirie|environnement|"
    r"vie\s+(?:associative|scolaire|locale)|education|culture|sports?|intercommunalite|marches?\s+publics?|"
    r"commande\s+publique|domaine(?:\s+et\s+patrimoine)?|institutions?|culture\s+et\s+patrimoine|"
    r"action\s+sociale|developpement\s+\w+|amenagement(?:\s+du\s+territoire)?|informations?)\W*$"
)
DOCUMENT_TITLE = re.compile(
    r"^\W*(?:(?:le|projet\s+de)\s+)?(?:proces[ -]{1,3}verba|comptes?[- ]rendu|pv\b|c\W?r\b|registre|deliberations?\b|reunion|seance|conseil|"
    r"commune\b|communaute|ville\b|mairie|syndicat|departement|metropole|session|assemblee)"
)
WITHDRAWN = re.compile(
    r"\b(?:est|sont|a ete|ont ete)?\s*(?:retire[es]*|reporte[es]*|ajourne[es]*|differe[es]*|sans objet)\b"
    r"(?:\s+(?:de|a)\s+l'ordre\s+du\s+jour|\s+a\s+(?:une|la)\s+(?:prochaine|date))?"
)
APPROVAL = re.compile(r"\b(?:proces[ -]{1,3}verba(?:l|ux)|compte[s]?[- ]rendus?|pv|cr)\b")
