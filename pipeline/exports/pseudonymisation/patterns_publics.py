"""What makes a name public: a function, the life of the council, a company, a street, history.

Sources: CRPA L312-1-2 and D312-1-3; CADA avis 20221096, 20226150, 20226184.
"""

from __future__ import annotations

import re

from ...entities.flat import LOWER, UPPER
from .patterns_donnees import LINK, STREET

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
    r"conseill(?:er|ère) aux décideurs locaux|responsable (?:du|de la) (?:centre des finances|"
    r"trésorerie|perception)\w*|"
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
    rf"est (?:élue?|désignée?|nommée?) |d(?:e|ans) (?:sa|ses) fonctions? d(?:e |')|de son "
    rf"(?:mandat|siège|poste) d(?:e |')|son |sa |la |le |l'|notre |ancienn?e? )?(?:\w+ "
    rf")?{FONCTION}\b"
)
OFFICIAL_CONTEXT = re.compile(
    r"(?i)(?:pouvoirs? ?:|procurations? ?:|présidée? par|présidence de|représentée?s? par|"
    r"rapport de|sur (?:la )?proposition de|exposé de|"
    r"pouvoirs? (?:[^.\n]{0,30} )?à|personnalités? qualifiées? ?:|"
    r"procurations? à|donnée? pouvoir|mandataire ?:|lecture par|absents?(?: [^:\n]{0,30})? ?:|"
    r"excusée?s? ?:|présents? ?:|"
    r"abstentions? ?(?:de)? ?:?|contre ?:|pour ?:|parole à|gérée? par|dirigée? par|animée? par|"
    r"remplacement de|"
    r"sont élue?s?|est élue?|ont été élue?s?|sont désignée?s?|candidats?(?: de la liste)? ?:?|"
    r"liste|conduite par|"
    r"arrivée de|départ de|interpellée? par|remercie|signée? par|visa de)"
    r"[ (:«•–-]*(?:(?:son|sa|leur|le|la) [\w'-]+,? )?(?:M\.|MM\.|Mme|Mmes|Mlle|Mr|M|Monsieur|"
    r"Madame|Messieurs|Mesdames| )*$"
)
SPEAKER = re.compile(
    r"^ ?,? ?(?:(?:indique|précise|propose|rappelle|répond|"
    r"présente(?! (?:une|sa|ses|la facture|la demande))|explique|expose|intervient|"
    r"informe|remercie|"
    r"souligne|ajoute|constate|estime|regrette|s'interroge|conclut|"
    r"donne (?:également |ensuite |alors )?(?:lecture|la parole)|passe la parole|confie|"
    r"souhaite (?:remercier|intervenir|préciser|rappeler|savoir|conna[iî]tre)|"
    r"informent|font (?:part|remarquer)|fait (?:part|"
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
    rf"(?i)(?:\b(?:{STREET}|écoles?|collège|lycée|groupe scolaire|salles?|gymnase|stade|espace|"
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
    rf"(?:« ?)?(?:(?:{LINK}|dite? |annexes? |d[eu'] ?[a-zé]+ |municipale? |communale? |"
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
    r"^(?:[ ,;/()–-]|\bet\b|\bà\b|\bM\.?|\bMM\.?|\bMme\b|\bMmes\b|\bMlle\b|\bMr\b|\bMonsieur\b|"
    r"\bMadame\b|\bMessieurs\b|\bMesdames\b|\bdonne\b|\bpouvoir\b|\bprocuration\b)*$"
)
"""What separates two names of one list."""
ROLE_AFTER = re.compile(r"^ ?[–—:(-] ?(?i:responsable|chef(?:fe)?) d(?:e |es |u |')")
"""The post that an attendance list gives: "Mme … – Chef du service des sports"."""
MEMBER_AFTER = re.compile(
    r"(?i)^ ?,? ?(?:qui )?(?:(?:a |ayant |avait |est )?(?:donn(?:e|é|ée|ant|ait)) (?:pouvoir|"
    r"procuration)|"
    r"assur(?:e|ait|é|era) le secrétariat|(?:a été |est )?(?:élue?|désignée?|nommée?)\s"
    r"secrétaire|(?:est )?(?:venant|placée?|figurant|suivante?) sur la liste|est installée?|"
    r"vous avez la parole|fonctions? de conseill)\b"
)
"""What only a member of the council does, whatever the presence list says."""
MEMBERS_AFTER = re.compile(
    rf"^(?:(?:, ?| et )(?:(?i:mm?|mmes?|messieurs|mesdames|monsieur|madame)\.? )?"
    rf"[{UPPER}][\w'-]+(?: [{UPPER}][\w'-]+)?){{0,8}},? (?:ne (?:pren|participe)\w*|"
    rf"n'(?:a|ont|ayant) pas (?:pris|participé))"
)
"""The end of a list of members who leave the vote."""
ELECTED_NEAR = re.compile(
    r"(?i)\b(?:maires?|adjointe?s?(?! (?:technique|administrati|du patrimoine|territorial|"
    r"d'animation|principal))|conseill(?:er|ère)s? (?:municipa|communauta|départementa|régiona|"
    r"délégu)\w*|rapporteu(?:r|se)|vice-président\w*)\b"
)
TURN_BEFORE = re.compile(r"^\s*[–•-]? ?(?:M\.?|Mme|Mlle|Mr|Monsieur|Madame) $")
TURN_AFTER = re.compile(
    rf"^ ?(?::|\. ?[–—-]) ?(?=[{UPPER}][{LOWER}']* [^\n]{{20}})(?![^\n]{{0,80}}(?:€|euros?\b))"
)
"""A turn of speech that minutes transcribe: "M. … : La question est posée…"."""
CHAIR = re.compile(
    r"^ ?,? ?(?:expose|donne (?:également |ensuite )?(?:lecture|la parole)|passe la parole|soumet|"
    r"rappelle (?:que|l|au|à)|présente (?:au conseil|à l'assemblée|(?:le|la|les|l'|"
    r"ce|son) ?(?:projet|rapport|dossier|compte|budget|bilan|devis|plan|résultat|étude|"
    r"délibération|tarif|point|question|convention|"
    r"proposition|liste)s?)|"
    r"informe (?:l'assemblée|le conseil|les (?:membres|conseillers|élus))|invite l)"
)
"""What the one who reports to the council does, and an inhabitant does not."""
PRICED = re.compile(
    r"^(?: (?:de |à |des |d')[^\n,;:]{2,30})?,? ?(?:s'élevant à |d'un montant de |"
    r"(?:pour )?un montant de |pour |au prix de |: ?)?\d[\d .]*(?:,\d\d)? ?(?:€|euros) ?"
    r"(?:\(?HT|\(?TTC|hors taxe)"
)
"""A price before tax: who asks it is a company, though named as its owner is."""
OWNER_BEFORE = re.compile(
    r"(?:(?i:appartenant à|propriétés? d[eu']|propriétaires? :?|auprès d[e']|vendue?s? par|"
    r"cédée?s? par) ?(?:[A-Zdl][\w'.]* (?:et )?){0,3}|"
    r"\b(?i:m\.?|mr|monsieur) et (?i:mme|madame) (?:\w+ )?)$"
)
"""An owner or a couple: an elected official is a private person there too."""
STAFF_AFTER = re.compile(
    r"(?i)^[^.\n]{0,50}\b(?:retraite|agente?|congés?|maladie|maternité|parental|disponibilité|"
    r"mutation|atsem|secrétariat|services?|école|cantine|contrat|"
    r"titulaire du poste|adjointe? (?:technique|administrati)\w*)"
)
"""After "départ de", "remplacement de": an agent, not a member."""
LEAVING_BEFORE = re.compile(r"(?i)(?:remplacement|départ|arrivée) de [^\n]{0,12}$")
HIRED_BEFORE = re.compile(
    r"(?i)\b(?:recrut\w+|embauch\w+|titularis\w+|nommant|nommer|nomination d[e'])[^\n]{0,60}$"
)
"""A post that is given to someone: a decision on an agent, named or not by the post."""
LIST_HEADING = re.compile(
    r"(?i)\b(?:présents?|absents?|excusée?s?|représentée?s?|pouvoirs?|procurations?|départ de|"
    r"arrivée de)\b[^\n]{0,40}: ?\n\s*(?:[•–-] ?)?(?:M\.?|Mme|Mlle|Mr|Monsieur|Madame)? ?$"
)
LIST_LINE = re.compile(
    r"^(?: (?:à|par|avec (?:pouvoir|procuration) à) (?:M\.?|Mme|Mlle|Monsieur|Madame) "
    r"[^\n]{2,40}| de [^\n]{2,30}|)[,;.]?(?=\n|$)"
)
"""What follows a name on a line of a presence list that has nothing else."""
URBAN = re.compile(r"(?i)\bcontrats? urbains?\b")
"""The national programme whose adjective is also a first name."""
CAREER_AFTER = re.compile(
    r"(?i)^[^.\n]{0,40}\b(?:est|sera|a été|soit|bénéficie\w*|demande|sollicite)\b"
    r"[^.\n]{0,40}\b(?:placée?|admise? à|retraite|disponibilité|congé|détachée?|détachement|"
    r"titularisée?|promue?|reclassée?|"
    r"licenciée?|temps partiel|arrêt|maladie|rupture conventionnelle)\b"
)
"""A decision on the career of an agent: the post beside the name does not make it public."""
