"""Vocabulary of organisations whose name is a description: associations, public bodies.

Public bodies come from the CGCT and from common knowledge of French administration.
"""

from __future__ import annotations

import re

from pipeline.entities.flat import LOWER, UPPER

from .patterns import DE, IN, QUOTED, W

ASSOCIATION_WORDS = (
    r"associations?|assos?|amicales?|comités?|clubs?|unions?|fédérations?|federations?|fondations?|"
    r"confédérations?|collectifs?|"
    r"ligues?|compagnies?|confréries?|harmonies?|fanfares?|chorales?|ensembles?|orchestres?|"
    r"mutuelles?|coopératives?|"
    r"coopérative|syndicats?|foyers?|cercles?|groupements?|offices?|missions? locales?|comices?|"
    r"croix-rouge|"
    r"centres? communa(?:l|ux)|centres? intercommunal|anciens combattants|souvenir français|"
    r"secours|restos|"
    r"maisons? familiales?|familles rurales|scouts|étoiles?|espérance|avenir|entente|sporting|"
    r"racing|olympique|"
    r"moto-clubs?|vélo-clubs?|judo-clubs?|tennis-clubs?|football clubs?|radio-clubs?|aéro-clubs?|"
    r"ski-clubs?"
)
BODY_WORDS = (
    r"communautés? (?:de communes|d'agglomération|urbaine)|métropole|eurométropole|syndicats?(?: "
    r"(?:mixte|intercommunal|"
    r"départemental|interdépartemental|scolaire|des eaux|d'énergies?|d'électricité|intercommunal "
    r"à vocation (?:unique|multiple|scolaire)))?|"
    r"pôles? (?:métropolitain|d'équilibre territorial(?: et rural)?)|parcs? naturels? "
    r"régiona(?:l|ux)|"
    r"agences? (?:de l'eau|technique départementale|d'urbanisme|régionale de santé|nationale|"
    r"départementale|locale|"
    r"de services|de l'environnement|postale|bio|france|de la transition|de développement)|"
    r"offices? (?:de tourisme|du tourisme|public(?: de l'habitat)?|"
    r"national|français|intercommunal|municipal|notarial|central)|centres? (?:de gestion|"
    r"hospitalier|communal d'action sociale|"
    r"intercommunal d'action sociale|d'[ée]ducation|d'initiation|d'art|dramatique|chorégraphique|"
    r"de recherche|national|régional|départemental|d'information|social|de "
    r"formation|culturel|permanent)|"
    r"caisses? (?:d'allocations familiales|des dépôts(?: et consignations)?|des écoles|primaire "
    r"d'assurance maladie|d'épargne|"
    r"nationale|régionale|de crédit|locale|d'assurance)|conseils? (?:départemental|régional|"
    r"général|national|supérieur|d'état|économique|"
    r"de prud'hommes|de développement|d'architecture)|directions? (?:départementales?|diocésaines?|"
    r"régionales?|générales?|des services|interdépartementale|académique)|"
    r"chambres? (?:d'agriculture|de commerce|de métiers|régionale|des métiers|départementale|"
    r"territoriale|des notaires)|services? départementa(?:l|ux)|"
    r"service (?:interministériel|des domaines|public|d'incendie|national|territorial|de gestion|"
    r"commun)|trésorerie|trésor public|perception|centre des finances publiques|"
    r"sous-préfecture|préfecture|tribunal (?:administratif|judiciaire|d'instance|de grande "
    r"instance|de commerce)|cour (?:administrative d'appel|des comptes|"
    r"d'appel|de cassation)|conseil d'état|académie|inspection|rectorat|éducation nationale|"
    r"ministère|secrétariat d'état|"
    r"[ée]tablissements? publics?|autorité|commission (?:européenne|nationale|départementale|"
    r"régionale|(?:permanente )?(?:de suivi|interdépartementale)|locale de l'eau|"
    r"communale d'aménagement|consultative (?:des services publics|de l'environnement)|"
    r"administrative paritaire|locale)|comités? "
    r"(?:technique|social|d'hygiène|départemental|régional|national|syndical|consultatif|des "
    r"œuvres|d'animation|des fêtes|de pilotage)|"
    r"groupements? (?:d'intérêt public|de défense|de commandes|forestier|agricole)|instituts?|"
    r"universités?|observatoires?|mission locale|maison (?:de l'emploi|départementale|"
    r"des jeunes et de la culture|familiale rurale)|"
    r"sociétés? (?:d'économie mixte|publique locale|anonyme|d'équipement|d'aménagement|civile|"
    r"coopérative|de chasse|de pêche|musicale|d'histoire|"
    r"protectrice|nationale|centrale)|union (?:sportive|nationale|européenne|départementale|"
    r"régionale|commerciale|des|locale|musicale)|"
    r"barreau|paroisse|diocèse|évêché|gendarmerie nationale|régie|banque (?:des territoires|"
    r"postale|de france|alimentaire)|"
    r"fonds (?:européen|national|interministériel|régional|départemental|de dotation)|plateforme|"
    r"pôle emploi|france travail|sivom|sivu|"
    r"association (?:syndicale|foncière|communale|diocésaine|départementale|sportive|culturelle|"
    r"nationale|des|de|pour|du)"
)
_LOWERWORD = rf"[{LOWER}][{LOWER}'-]+"
ADJECTIVES = (
    r"(?:[a-zà-ÿ]+(?:ale|al|aux|ales|ive|if|ives|ifs|ique|iques|aire|aires|elle|el|els|elles|"
    r"ière|iers|ières|ier|aine|aines|ienne|ien|iens|iennes|ois|oise|aise|ais|us|ée|és|ées|é|ante|ants)|"
    r"public|publics|sans|agricole|mixte)"
)
_VERB = (
    r"(?:faire|procéder|prendre|signer|verser|permettre|mettre|rendre|entendre|poursuivre|"
    r"produire|construire|réduire|"
    r"vendre|inscrire|transmettre|conclure|suivre|établir|(?!mer\b|quartier|ouvrier|atelier|"
    r"foyer|papier|premier|dernier|"
    r"métier|fer\b|loyer|hiver|escalier|loisir|avenir|souvenir|cuir\b|tir\b|soir\b|manoir|"
    r"terroir|lavoir|fournir)[a-zà-ÿ]{2,}(?:er|ir)\b)"
)
_NOT_LINKED = (
    rf"(?!(?:de|du|des|d|la|le|les|ce|cette|ces|son|sa|ses|leur|leurs|notre|nos|un|une|ne|ladite|"
    rf"ledit|lesdits|même|plus|l|qui|que|{_VERB})\b)"
)
LINKED = (
    rf"(?: (?:{DE}|pour (?:la |le |les |l')?|contre (?:la |le |les |l')?|en |aux |au |à la |à l'|"
    rf"et (?:l'|la |le |les )(?!(?i:association|club|comité|amicale|"
    rf"union|société|syndicat|office|commune|ville|foyer|barreau|conseil|région|département|"
    rf"chambre|"
    rf"préfecture|fédération|agence|caisse))(?=[{UPPER}][{LOWER}]+ (?:{DE}|pour |"
    rf"en ))|et (?:{DE}|(?=(?!M\b|Mme\b|MM\b|Mlle\b)[{UPPER}]"
    rf"|consignations|industrie|artisanat|urbaine?|rurale?|éducati(?:f|ve)|environnement\b|"
    rf"économique|touristique|artistique|technique|scientifique|professionnelle|"
    rf"télécommunications|solidaires?|culturelle|sportive|artisanale|sociales|"
    rf"culturelles))(?!(?i:région|département|état|conseil|communauté|agence|caisse|commune|"
    rf"ville|fédération|direction|syndicat|banque|préfecture|société|association|club|comité|"
    rf"monsieur|madame)\b|[A-Z]{{3,}}\b))"
    rf"{_NOT_LINKED}(?:(?:{W})|{_LOWERWORD})(?: (?:{ADJECTIVES})(?= |$|"
    rf"[,.;:)\n\t])){{0,2}}(?:[ ]{W})*)"
)
"""A link of a descriptive name: "des parents", "pour la restauration", "de la commune de X"."""
ASSOCIATION = re.compile(
    rf"(?<![\w-])(?P<mot>(?i:{ASSOCIATION_WORDS}))(?P<adj>(?: (?:sportive|culturelle|nationale|"
    rf"départementale|régionale|communale|"
    rf"locale|musicale|syndicale|diocésaine|foncière|française|familiale|rurale?|laïque|"
    rf"paroissiale|commerciale|intercommunale?|"
    rf"agricole|philharmonique|mixte|loi 1901|SPORTIVE|COMMUNALE|NATIONALE|LAIQUE|LAÏQUE|RURALE?|"
    rf"AGRICOLE|SPORTIF|DEPARTEMENTALE)){{0,3}})"
    rf"(?: (?:dénommée|nommée|dite|intitulée))?"
    rf"(?P<nom> ?(?:{QUOTED})|(?: - | – )?(?: {W}(?:[ ](?:{IN}|- |– )?{W})*|"
    rf"{LINKED})(?:{LINKED}|(?: {W}(?:[ ](?:{IN})?{W})*)){{0,5}})"
    rf"(?P<sigle> \((?!RNA|SIRET|SIREN|RCS)(?:[A-Z0-9][A-Za-z0-9. '&-]{{1,20}})\))?"
)
BODY = re.compile(
    rf"(?:(?<![\w-])|(?<=ex-))(?P<mot>(?i:{BODY_WORDS}))(?![\w-])"
    rf"(?P<nom>(?: ?{QUOTED}|{LINKED}|(?: {W}(?:[ ](?:{IN}|- |– )?{W})*)){{0,6}})"
    rf"(?P<sigle> \((?!RNA|SIRET|SIREN|RCS)(?:[A-Z0-9][A-Za-z0-9. '&-]{{1,20}})\))?"
)
"""A public body: its words suffice, what follows completes its name."""
CAPS_GROUP = re.compile(
    rf"(?<![\w-])(?P<nom>(?:ASSOCIATION|AMICALE|COMITE|COMITÉ|CLUB|UNION|FEDERATION|FÉDÉRATION|"
    rf"FONDATION|SYNDICAT|SOCIETE|SOCIÉTÉ|FOYER|CERCLE|APE|APEL|AFR|ADMR|MFR|COMICE|"
    rf"ENTENTE|HARMONIE|SECOURS|LES AMIS|AGENCE|OFFICE|CHAMBRE|COMMUNAUTE|COMMUNAUTÉ|GROUPEMENT|"
    rf"ECURIE|US|AS|FC|JS|ES)"
    rf"(?: (?:DE LA|DE L'|DES|DU|DE|D'|POUR|LA|LE|LES|ET|AU|AUX|EN|SUR|"
    rf"L')*[ ']?[{UPPER}][{UPPER}0-9'&.-]+)+)"
)

# --- where a name stops, what is no name -------------------------------------------------------

STOP_LINK = re.compile(
    r"(?i) (?:de la|de l'|du|des|de|d'|pour|en|aux?|à la|à l'|et de|et)? ?\b(?:délibér\w*|"
    r"montant|somme|subvention\w*|année|exercice|titre|date|présente?s?|cadre|compter|"
    r"séance|convention|hauteur|raison|vue|totalité|ensemble|application|compétences?|travaux|"
    r"marché(?! d'intérêt)|"
    r"participation|adhésion|mise|matière|fonction(?! publique)|vertu|cas|janvier|février|mars|"
    r"avril|mai|juin|juillet|"
    r"août|septembre|octobre|novembre|décembre|monsieur|madame|m\.|mme|président\w*|collectivité|"
    r"membres?|représentants?|délégués?|l'article|articles?|statuts|projet|demande|avis|"
    r"cotisation|faveur|nom|charge|place|cours|"
    r"conformément|conclure|ladite|ledit|ses|sa|son|leurs?|fin|suite|dépenses?|recettes?|dossier|"
    r"commission|maître)\b"
)
BARE_REJECTED = re.compile(
    r"(?i)^(?:(?:les |des )?(?:associations?|comités?|clubs?|unions?|sociétés?|offices?|foyers?|"
    r"cercles?|ensembles?|étoiles?|"
    r"groupements?|avenir|entente|compagnies?|secours|syndicats?|régies?|coopératives?|"
    r"fédérations?|mutuelles?|espérance|ligues?|"
    r"plateformes?|commissions?|comité de pilotage|autorités?|conseils? (?:municipal|"
    r"communautaire|syndical|d'administration|d'école)s?|"
    r"ensemble (?:de|des|du)|union (?:de|des|libre)|familles?|union)(?: (?:locales?|communales?|"
    r"sportives?|culturelles?|caritatives?|"
    r"concernées?|bénéficiaires?|de la commune|du village|du territoire|municipale?s?|"
    r"régionales?|départementales?|nationales?|"
    r"extérieures?|loi 1901|suivantes?|à but non lucratif|publics?|publique|technique|social|"
    r"territorial))*)$"
    r"|^ensembles? |^étoiles? |^avenir d|^unions? des? (?:communes|deux)|^ensemble$|^autorités? "
    r"(?:territoriale|compétente|délégante|organisatrice|administrative|environnementale)|"
    r"^foyers? (?:fiscaux|fiscal)|^secours (?:d|aux|extérieur)|^comité (?:de pilotage|syndical|"
    r"social territorial|technique)|^services? (?:publics?|commun|national)\b|^régies? (?:de|d'|"
    r"des)|"
    r"^établissements? publics?(?: de coopération intercommunale)?(?: à fiscalité propre)?$|"
    r"^groupements? de commandes|^inspection|^entente (?:entre|préalable)|"
    r"^secours|^centres? (?:culturel|social|permanent)s?$|^conseil (?:supérieur|de "
    r"développement)$|^fonds (?:de concours|national)|^plateforme|^instituts?$"
)
ALLOWED_LOWER = re.compile(
    r"(?i)(?:centre de gestion|trésorerie|perception|caisse d'allocations|"
    r"conseil (?:départemental|régional|d'état)|agence de l'eau|office de "
    r"tourisme|service des domaines|direction départementale|banque des "
    r"territoires|chambre (?:d'agriculture|de commerce|de métiers|départementale d)|"
    r"tribunal administratif|"
    r"sous-préfecture|caisse des écoles|caisse des dépôts|union européenne|"
    r"centre communal d'action|syndicat départemental|gendarmerie nationale|"
    r"chambre régionale|agence régionale|fédération départementale|ministère d|"
    r"commission consultative des services publics|établissement "
    r"public foncier|parc naturel|mission locale|croix-rouge)"
)
"""Public bodies that need no capital: there is one for each place."""
LOWER_ASSOCIATION = re.compile(
    r"(?i)(?:associations?|comité|club|fédération)(?= )(?=.*(?: d[eu'] ?|pour|des ))"
    r"(?=.*(?:parents|élèves|anciens|amis|jeunes|pompiers|aînés|ainés|chasse|pêche|"
    r"fêtes|donneurs|jumelage|quartier|commerçants|œuvres|retraités|sport|foot|"
    r"tennis|judo|gym|randonn|animation|sauvegarde|patrimoine))|"
    r"amicale (?:des? |du |d')|(?:harmonie|fanfare|chorale) (?:des? |du )"
)
"""Associations told without a capital: there is one like it in most communes."""
COMMON_ASSOCIATION = re.compile(
    r"(?i)(?<![\w-])(?:(?:harmonie|fanfare|chorale|batterie-fanfare) (?:municipale|paroissiale|"
    r"inter[a-zà-ÿ]+|communale|locale)|ligue contre le cancer|amicale laïque|"
    r"syndicat d'initiative|coopérative scolaire|secours (?:populaire|catholique)|"
    r"restos? du c(?:œ|oe)ur|souvenir français|banque alimentaire|donneurs de sang|don du sang|"
    r"société de (?:chasse|pêche)|gymnastique volontaire)(?![\w-])"
)
"""Names that nearly every commune knows, whatever their case."""
NEVER_ALONE = (
    "comités",
    "clubs",
    "unions",
    "foyers",
    "associations",
    "ensembles",
)
