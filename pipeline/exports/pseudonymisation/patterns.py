"""Vocabulary of what makes a person private, or public, and of personal data.

Sources: CRPA L312-1-2 and D312-1-3; CADA avis 20221096, 20226150, 20226184. Elected officials,
officials in function, legal entities, streets and historic persons are not hidden.
"""

from __future__ import annotations

import re

from ...entities.flat import LOWER, UPPER
from ...entities.parties.patterns_personnes import CIVILITY, INITIAL, PARTICLE

WORD = (
    rf"[{UPPER}](?:[{UPPER}{LOWER}]+|'[{UPPER}][{UPPER}{LOWER}]+)"
    rf"(?:(?: ?- ?|'|-)[{UPPER}][{UPPER}{LOWER}]*)*"
)
"""A word of a name: "Lagardelle-Mauris", "SARRAZIN", "D'Estournel"."""
INITIALS = rf"(?:[{UPPER}]\.(?:[- ]?[{UPPER}]\.)* ?)"
NAME = (
    rf"(?:{INITIALS})?(?:{PARTICLE}){{0,2}}{WORD}"
    rf"(?:[ ](?:{PARTICLE}){{0,2}}(?:{WORD}|{INITIAL})){{0,3}}"
)

CIVIL = (
    rf"(?:{CIVILITY}|"
    r"(?i:veuve|vve|feue?|indivision|hoirie|héritiers de|succession|ménage|mesdemoiselles|"
    r"melles?|conjoints|usagers?))"
)
WITH_CIVILITY = re.compile(
    rf"(?<![\w.'-])(?P<civ>(?:{CIVIL}[. ]+(?:et )?)+)(?:(?:de|d') ?(?={CIVIL}))?(?P<nom>{NAME})"
)
CUT_NAME = re.compile(rf"(?<![\w.'-]){CIVIL}[. ]+(?P<prenom>(?:{WORD} ?){{0,2}})\n(?={WORD})")
"""A civility, perhaps a given name, and the end of the line."""
FURTHER = re.compile(
    rf"(?:, ?(?:et )?| et | / | ou |-(?= ))(?:(?:à |de |d')?(?:{CIVIL}[. "
    rf"]+)+)?(?P<nom>{NAME})(?! (?:SARL|SAS|SA)\b)"
)
"""A further name of an enumeration that a plural or a civility begins."""
BORN = re.compile(
    rf" ?,? ?\(?(?:[Nn]ée?|NÉE?|NEE?|épouse|ép\.|veuve|vve|divorcée?) (?P<nom>{NAME})\)?"
)
GIVEN_BEFORE = re.compile(
    rf"(?P<nom>[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)*) (?:et|ou) (?:de )?$"
)

CUE = re.compile(
    r"(?<![\w-])(?i:l'enfant|enfant|(?:des|les|ses|leurs|aux|d'une?) enfants?|l'élève|"
    r"élèves?(?: (?:suivant|concerné)e?s?)?|jeune|s(?:on|a) "
    r"(?:fils|fille|mari|épouse|époux|"
    r"conjointe?|frère|sœur|père|mère)|fils|fille de|l'agente?|agente?|stagiaires?|apprentie?|"
    r"consorts|cts|indivision|"
    r"hoirie|héritiers?(?: de)?|succession(?: de)?|époux|ménage|couple|familles?|veuve|vve|"
    r"défunte?|"
    r"nommée?|dénommée?|sieur|dame|candidate? retenue?)(?: et enfants)?"
    rf"(?: ?:)? (?:(?:de |d')?(?:{CIVIL}[. ]+)+)?(?P<nom>{NAME})"
)
"""Words after which a name is that of a private person, whatever its form."""
CUE_NAME = re.compile(
    r"(?<![\w-])(?i:locataires?|propriétaires?|acquéreurs?|acheteurs?|vendeurs?|preneurs?|"
    r"bailleurs?|occupante?s?|"
    r"concessionnaires?|bénéficiaires?|demandeurs?|demanderesse|riveraine?s?|au nom de|"
    r"appartenant à|"
    r"propriété de|pétitionnaire|allocataires?|créanciers?|débiteurs?|redevables?|au profit de|"
    r"à l'encontre de|"
    r"recrutement de|nomination de|titularisation de|versée? à|accordée? à|attribuée? à|"
    r"situation de|"
    r"dossier de|demande de|inscription(?: scolaire)? de|accueil de|concession de|scolarisée?|"
    r"inscription de|que)"
    rf" ?[,:]? ?(?:est )?(?P<nom>{NAME})"
)
"""Words after which a name in the form of a person's (given name known) is private."""

_STREET = (
    r"(?:rues?|avenues?|av\.|boulevards?|bd\.?|places?|impasses?|allées?|chemins?|routes?|"
    r"ruelles?|quais?|cours|"
    r"squares?|passages?|sentes?|sentiers?|venelles?|faubourgs?|fg|lotissements?|résidences?|"
    r"hameaux?|montées?|"
    r"côtes?|traverses?|clos|cités?|esplanades?|villas?|grande[- ]rue|grand[- ]rue|ronds?[- "
    r"]points?|lieu[- ]?dit|"
    r"mail|promenades?|chaussées?|voies?)"
)
_LINK = r"(?:de la |de l'|des |du |de |d'|la |le |les |l'|aux |au |à la |à l')"
STREET_NAME = (
    rf"(?:{_LINK})*[{UPPER}0-9][\w'-]*"
    rf"(?: (?:{_LINK})*(?:[{UPPER}][\w'-]*|\d{{1,2}}(?= [{UPPER}{LOWER}])))*"
)
ADDRESS = re.compile(
    rf"(?<![\w/°-])(?:\d{{1,4}}(?: ?(?:bis|ter|quater|[A-D]))?(?:[ -/]\d{{1,4}})?,? "
    rf")(?:(?i:{_STREET})(?: {STREET_NAME})?"
    rf"|{STREET_NAME}(?= (?i:rue)\b))(?:,? \(?\d{{5}}\)? [{UPPER}][\w' -]{{2,30}})?(?!\w)"
)
PLACE = re.compile(rf"(?:lieu[- ]?dit|hameau) (?:« ?)?(?P<lieu>{STREET_NAME})", re.IGNORECASE)
HOME_PLACE = re.compile(
    rf"(?i:demeurant|domiciliée?s?|résidant|habitant) (?:à |au |aux |, ?)?(?P<lieu>L(?:a|e|es) "
    rf"{WORD}(?: {WORD})*)"
)
"""The name of a house or of a hamlet; a commune ("domicilié à …") stays."""
HOME = re.compile(
    r"(?i)\b(?:demeurant|domiciliée?s?|résidant|résidente?s?|habitant|habite|domicile|adresse|"
    r"son logement|sa maison|"
    r"leur maison|chez)\b"
)
BIRTH = re.compile(
    r"(?i)\bn[ée]{1,2}s?(?: [^\n\t;.]{2,50}?,?)? le (?P<date>\d{1,2}(?:er)? ?[/. -]? ?(?:\d{1,2}|"
    r"[a-zéûô]+) ?[/. -]? ?(?:19|20)?\d{2})"
)
BIRTH_LABEL = re.compile(
    r"(?i)\bdate de naissance ?:? (?P<date>\d{1,2}(?:er)? ?[/. -]? ?(?:\d{1,2}|[a-zéûô]+) ?[/. "
    r"-]? ?(?:19|20)?\d{2})"
)
PHONE = re.compile(
    r"(?<![\w.°])(?:(?:\+|00)33 ?(?:\(0\))? ?[1-9]|0[1-9])(?:[ .\-/]?\d{2}){4}(?![\d])"
)
PUBLIC_LINE = re.compile(
    r"(?i)\b(?:mairie|accueil|standard|services?|office|secrétariat|préfecture|numéro vert|"
    r"astreinte|permanence|"
    r"siège|fax|télécopie|communauté|syndicat|société|sarl|entreprise|association)\b[^.\n;]{0,60}$"
)
MAIL = re.compile(r"[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")
PUBLIC_MAIL = re.compile(
    r"(?i)^(?:mairie|maire|cabinet|direction|mediatheque|tourisme|contact|accueil|secretariat|"
    r"info|infos|dgs|urbanisme|commune|service|"
    r"services|courrier|"
    r"communication|marches|finances|rh|etat-?civil|dpo|rgpd|cada|greffe)\b|@[\w.-]*(?:mairie|"
    r"ville|commune|agglo|"
    r"metropole|departement|region|cc-|ccas|gouv\.fr|prefecture|dgfip)"
)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){4,6}(?: ?[0-9A-Z]{1,4})?\b")
NIR = re.compile(
    r"(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: "
    r"?\d{2})?(?!\d)"
)
PLATE = re.compile(r"(?<![\w-])[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}(?![\w-])")
PLATE_CUE = re.compile(
    r"(?i:immatricul\w+|plaque)(?: sous le n[°o] ?| :? ?)(?P<plaque>[A-Z]{2} ?\d{3} ?[A-Z]{2}|"
    r"\d{1,4} ?[A-Z]{2,3} ?(?:\d{2}|2[AB]))(?!\w)"
)

FONCTION = (
    r"(?:maires?(?:[- ]adjointe?s?| délégué\w*)?|(?:premi(?:er|ère) |\d(?:e|er|ère|ème) "
    r")?adjointe?s?(?! (?:technique|administrati|au (?:coordonnat|chef|respons|direct)|"
    r"d'animation|du patrimoine|territorial|principal))|(?:vice[- ])?président(?:e|s|es)?|"
    r"conseill(?:er|ère)s?(?: |-)(?:municipa|communauta|départementa|régiona|délégu|métropolit|"
    r"communa|synd|général)\w*|"
    r"rapporteu(?:r|se)|secrétaires?(?: de séance| générale?| de mairie)?|délégué\w*|"
    r"titulaires?(?! d)|suppléante?s?|(?:sous-)?préf(?:et|ète)|"
    r"trésori(?:er|ère)|receveu(?:r|se)|comptables?(?: publique?)?|percepteur|payeur|notaires?|"
    r"direct(?:eur|rice)s?|DGS|DGA|"
    r"commissaires?[- ]enquêt\w+|architectes?|géomètres?|avocate?s?|huissier|ministre|députée?|"
    r"sénat(?:eur|rice)|"
    r"recteur|rectrice|inspect(?:eur|rice)|procureure?|gérante?s?|représentante?s?|évêque|"
    r"expert|médecin|élue?s?|"
    r"chef(?:fe)? de (?:projet|service|cabinet)|membres?|assesseurs?|scrutateurs?|mandataire|"
    r"chargée? de mission|"
    r"commandant|colonel|lieutenant|capitaine|major|adjudant|proviseure?|doyenne?|"
    r"régisseu(?:r|se)|"
    r"président\(e\)|urbaniste|paysagiste|conférenci(?:er|ère)|intervenante?|auteur\w*|artiste|"
    r"musicien\w*)"
)
_QUALIFIED = (
    r"(?: (?:général|honoraire|délégué|municipal|départemental|régional|communautaire|sortant|"
    r"public|en exercice)\w*){0,2}"
)
FUNCTION_BEFORE = re.compile(
    rf"(?i)\b{FONCTION}{_QUALIFIED}(?: (?:de la|de l'|du|des|de|d'|aux?|à la|à l'|en charge "
    rf"de)(?: ?[\w'-]+){{1,7}})?"
    rf" ?(?:[:(–-]|, ?|est |sont |\n|\t|) ?(?:M\.|MM\.|Mme|Mmes|Mlle|Mr|M|Monsieur|Madame|"
    rf"Messieurs|Mesdames|Me|Maître|,|et| )*$"
)
FUNCTION_NEAR = re.compile(
    rf"(?i)\b{FONCTION}{_QUALIFIED} ?(?:[:(–-]|, ?|est |) ?(?:M\.|Mme|Mlle|Mr|M|Monsieur|Madame|"
    rf"Me|Maître| )*$"
)
"""The function stands right before the name ("le trésorier, M. …", "Rapporteur : Mme …")."""
FUNCTION_AFTER = re.compile(
    rf"(?i)^\)?(?: ?[,(:–-] ?| +)(?:en (?:sa )?qualité d(?:e |')|agissant (?:en qualité d(?:e |"
    rf"')|comme )|étant |"
    rf"est (?:élue?|désignée?|nommée?) |son |sa |la |le |l'|notre |ancienn?e? )?(?:\w+ "
    rf")?{FONCTION}\b"
)
OFFICIAL_CONTEXT = re.compile(
    r"(?i)(?:pouvoirs? ?:|procurations? ?:|présidée? par|présidence de|représentée?s? par|"
    r"rapport de|sur (?:la )?proposition de|exposé de|"
    r"pouvoirs? à|"
    r"procurations? à|donnée? pouvoir|mandataire ?:|lecture par|absents?(?: excusée?s?)? ?:|"
    r"excusée?s? ?:|présents? ?:|"
    r"abstentions? ?(?:de)? ?:?|contre ?:|pour ?:|parole à|gérée? par|dirigée? par|animée? par|"
    r"remplacement de|"
    r"sont élue?s?|est élue?|ont été élue?s?|sont désignée?s?|candidats?(?: de la liste)? ?:?|"
    r"liste|conduite par|"
    r"arrivée de|départ de|interpellée? par|remercie|signée? par|visa de)"
    r"[ (:«]*(?:(?:son|sa|leur|le|la) [\w'-]+,? )?(?:M\.|MM\.|Mme|Mmes|Mlle|Mr|M|Monsieur|"
    r"Madame|Messieurs|Mesdames| )*$"
)
SPEAKER = re.compile(
    r"^ ?,? ?(?:(?:indique|précise|propose|rappelle|répond|présente|explique|expose|intervient|"
    r"informe|remercie|"
    r"souligne|ajoute|constate|estime|regrette|s'interroge|conclut|donne lecture|fait (?:part|"
    r"remarquer|savoir|lecture)|"
    r"quitte|rejoint|arrive|sort|vote|s'abstient|ne (?:prend|participe)|n'a pas pris|ne "
    r"prennent|n'ont pas|dit|confirme|"
    r"signale|évoque|rapporte|annonce|soumet|invite|prend la parole|s'étonne|félicite|a donné "
    r"(?:pouvoir|procuration)|"
    r"ayant donné|absente?|excusée?|donne pouvoir|représentée?|se (?:retire|sont)|a présenté|"
    r"procède)\b)"
)
"""What a member of the council does; a person who asks for something may be anyone."""

NAMED_AFTER = re.compile(
    rf"(?i)(?:\b(?:{_STREET}|écoles?|collège|lycée|groupe scolaire|salles?|gymnase|stade|espace|"
    rf"centre|maison|"
    r"médiathèque|bibliothèque|théâtre|cinéma|parc|jardin|pont|tour|monument|statue|stèle|"
    r"fondation|prix|challenge|trophée|"
    r"tournoi|coupe|mémorial|hôpital|clinique|ehpad|foyer|crèche|musée|complexe|piscine|halle|"
    r"kiosque|amphithéâtre|auditorium|"
    r"conservatoire|université|institut|campus|quartier|zac|forum|promotion|loi|plan|code|"
    r"rapport|prénommée?|"
    r"zone d'aménagement concerté|port|bassin|opération|projet|terrain|dojo|boulodrome|"
    r"photographie|tableau|sculpture|dessin|festival|spectacle|concert|exposition|œuvres?|"
    r"chorale|orchestre|compagnie|cirque)s?) "
    rf"(?:« ?)?(?:(?:{_LINK}|dite? |annexes? |d[eu'] ?[a-zé]+ |municipale? |communale? |"
    rf"primaire |maternelle |élémentaire |"
    rf"publique |privée |"
    r"polyvalente |socioculturelle? |socioculturel |sportif |omnisports |des? frères |du nom de )*)"
    r"(?:(?:docteur|dr|général|maréchal|président|pdt|abbé|colonel|capitaine|commandant|"
    r"professeur|pr|lieutenant|"
    r"sergent|chanoine|père|mère|sœur|saint|sainte|amiral|pasteur|curé|roi|reine|frères|famille|"
    r"ingénieur|adjudant|"
    r"caporal|soldat|monseigneur|mgr|cardinal|maître)\.? )?(?:« ?)?$"
)
HISTORIC_BEFORE = re.compile(
    r"(?i)(?:maquisarde?|poète|poétesse|résistante?|écrivaine?|romanci(?:er|ère)|peintre|"
    r"compositeur|"
    r"compositrice|sculpteur|"
    r"sculptrice|général|maréchal|amiral|philosophe|explorateur|exploratrice|navigateur|"
    r"navigatrice|savante?|"
    r"physicien(?:ne)?|aviateur|aviatrice|championn?e?|chanteu(?:r|se)|comédien(?:ne)?|acteur|"
    r"actrice|photographe|maquisarde?|"
    r"illustrateur|illustratrice|metteur en scène|chorégraphe|inventeur|scientifique|"
    r"historien(?:ne)?|"
    r"auteure?|autrice|abbé|saint|sainte) $"
)
NAMING = re.compile(
    r"(?i)\b(?:dénomination|dénomm(?:er|ée?s?)|baptis\w+|nomm(?:er|ée) (?:la|le|cette) |hommage|"
    r"mémoire de|"
    r"noms? (?:de|des) (?:rues?|voies?|places?|personnalités)|retient les noms|inaugur\w+|"
    r"centenaire|commémor\w+|"
    r"portera le nom|parrain\w*|jumelage|spectacles?|concerts?|conférences?|exposition|dédicace)\b"
)

ORG_BEFORE = re.compile(
    r"(?i)\b(?:entreprises?|sociétés?|sarl|s\.a\.r\.l\.|sas|sasu|sa|sci|s\.c\.i\.|eurl|snc|scp|"
    r"selarl|gaec|earl|scea|cabinet|étude|"
    r"garage|menuiserie|marbrerie|boulangerie|boucherie|charpente|maçonnerie|plomberie|électricité|"
    r"pharmacie|imprimerie|transports?|pépinières?|"
    r"établissements?|ets|éts|maison|groupe|groupement|agence|atelier|bureau d'études|"
    r"association|amicale|club|"
    r"comité|compagnie|union|auto-école|domaine|ferme|scierie|carrières?|pompes funèbres|"
    r"librairie|éditions?|"
    r"restaurant|hôtel|café|bar|camping|centre équestre|haras|laboratoire|banque|assurances?|"
    r"mutuelle)s?"
    r"(?: (?:d'architecture|d'architectes?|notariale?|individuelle|artisanale|dénommée|"
    r"générale?|de [a-zéèà]+))?(?: :)? (?:[A-ZÉ&][\w&'-]* ){0,2}$"
)
ORG_AFTER = re.compile(
    r"^ (?:Architectes?|Architecture|Paysages?|Paysagistes?|Travaux|TP|BTP|et [Ff]ils|& [Ff]ils|"
    r"[Ff]rères|SARL|SAS|SASU|SA|EURL|SCI|"
    r"Habitat|Constructions?|Transports?|Immobilier|Ingénierie|Conseils?|Assurances?|"
    r"Environnement|Énergies?|"
    r"Associés|& Associés|et [Aa]ssociés|Promotion|Aménagement|Électricité|Menuiserie|Bâtiment|"
    r"Tourisme|Loisirs)(?![\w-])"
)

ORG_WORD = re.compile(r"(?:^|[ ])(?:TP|BTP|SARL|SAS|SASU|SA|EURL|SCI|GAEC|EARL|SCEA)(?: |$)")
"""A legal form inside what looks like a name: it is a company."""
SAME_LIST = re.compile(
    r"^(?:[ ,;/()]|\bet\b|\bà\b|\bM\.?|\bMM\.?|\bMme\b|\bMmes\b|\bMlle\b|\bMr\b|\bMonsieur\b|"
    r"\bMadame\b|\bMessieurs\b|\bMesdames\b|\bdonne\b|\bpouvoir\b|\bprocuration\b)*$"
)
"""What separates two names of one list."""
GIVEN_NAME = re.compile(
    rf"(?<![\w.'-])(?P<prenom>[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)*) "
    rf"(?:{PARTICLE})?{WORD}(?:[ -]{WORD})?"
)
"""A given name and a surname, whatever its case."""
ENUMERATION = re.compile(
    r"(?i:bénéficiaires?|lauréate?s?|attributaires?|noms?|élèves|enfants|jeunes|étudiante?s|"
    r"agents|allocataires|"
    r"redevables|débiteurs|acquéreurs|titulaires|personnes)[^:\n.]{0,40}: ?(?P<noms>[^\n.:]{5,400})"
)
"""A list of people that its heading announces."""
ITEM = re.compile(rf"(?:^|[,;:(] ?| et |- )(?P<nom>{WORD} (?:{PARTICLE})?{WORD}(?:[ -]{WORD})?)")
AFTER_APOSTROPHE = re.compile(rf"(?<=[dDlL]')(?P<nom>{NAME})")
IN_A_LIST = re.compile(
    rf"(?:^|[:;•(\n\t-]) ?(?P<nom>(?:[{UPPER}]{{2,}}[-' "
    rf"]){{1,3}}[{UPPER}][{LOWER}]{{2,}}(?:-[{UPPER}][{LOWER}]+)?)"
    r"(?= ?(?:\t|[:;–]|\d[\d ]*[,.]\d\d))"
)
"""NOM Prénom before an amount or a separator, whatever the given name."""
SHOUTED_BEFORE = re.compile(rf"(?:(?<=^)|(?<=[\s(:;,]))(?:[{UPPER}]{{2,}}(?:[-'][{UPPER}]+)*[ ])+$")

NOT_NAMES = frozenset(
    "le la les l un une des de du d et ou au aux en a y ce cette ces son sa ses leur leurs "
    "notre votre nos vos je il elle nous on "
    "maire adjoint adjointe adjoints president presidente conseil conseiller conseillere "
    "conseillers municipal municipale "
    "commune ville departement region etat prefet prefete sous prefecture tresorier tresoriere "
    "receveur comptable "
    "percepteur directeur directrice general generale services service secretaire rapporteur "
    "ministre procureur "
    "inspecteur inspectrice depute senateur senatrice notaire architecte architectes membre "
    "membres elu elus "
    "pour contre abstention abstentions vote article articles vu considerant decide approuve "
    "autorise adopte accepte donne "
    "monsieur madame mademoiselle messieurs mesdames m mme mmes mm mlle mr me docteur lot lots "
    "parcelle parcelles section "
    "objet rue avenue place euro euros ht ttc tva budget compte titre titres exercice janvier "
    "fevrier mars avril mai juin "
    "juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi "
    "samedi dimanche total "
    "montant subvention association club comite societe entreprise sarl sas sci ecole college "
    "lycee mairie poste "
    "centre communaute syndicat agence office caisse fonds code loi decret arrete convention "
    "rpi ccas cias epci "
    "france travail urssaf caf msa edf enedis grdf sncf sivom sivu plu plui tarif tarifs projet "
    "travaux demande "
    "maison salle salles eglise saint sainte nord sud est ouest haut bas grand grande petit "
    "petite public publique aussi "
    "saisonnier saisonniers technique techniques polyvalent polyvalente recenseur communal "
    "communaux".split()
)
"""Words with a capital that are no names (folded)."""
