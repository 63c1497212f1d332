"""Vocabulary of places: how streets, parcels, buildings, districts and territories are written.

Patterns read the flat text (see `pipeline.entities.flat`): a space is a space or a soft line break,
the apostrophe is always `'`. Sources: the address standard NF Z 10-011 for the types of streets,
the cadastre's way of naming parcels (section of one or two letters, number), and the names that
local government gives to its buildings.
"""

from __future__ import annotations

import re

from pipeline.entities.flat import LOWER, UPPER

_NO = (
    r"(?!(?:ET|A|À|PAR|POUR|DANS|AVEC|EN|DE|DU|DES|OU|LA|LE|LES|SUR|SOUS|AU|AUX|RUE|AVENUE|PLACE|"
    r"CHEMIN|ROUTE|IMPASSE|PARCELLES?|COMMUNES?|VILLE|N|Une?|Le|La|Les|Il|Elle|Ce|Cette|Dans|"
    r"Pour|Monsieur|"
    r"Madame|Par|En|Sont|Après|Vu|Considérant|Rue|Avenue|Place|Chemin|Route|Impasse)(?![\w'-]))"
)
WORD = (
    rf"{_NO}(?:(?:Dr|Gal|Mal|St|Ste|Pdt|Cdt|Cne|Pr|Me|Gén)\.|"
    rf"[{UPPER}][{UPPER}{LOWER}0-9]*(?:['\-][{UPPER}{LOWER}0-9]+)*)"
)
"""A word with a capital: Gare, GARE, Saint-Jean, D'Arc, Dr."""
LINK = r"(?:de la |de l'|de |du |des |d'|la |le |les |l'|aux? |sur |sous |lès |lez |en )"
"""What links the words of a name; "et" and "à" are left out: they begin something else."""
CAPLINK = r"(?:DE LA |DE L'|DE |DU |DES |D'|LA |LE |LES |L'|AUX? |SUR |SOUS |Les |Le |La |L')"
NUMBER = r"(?!(?:18|19|20)\d\d)\d{1,4}"
PROPER = (
    rf"(?:{WORD} et (?=[A-Z][a-z]+ [A-Z]))?{WORD}(?: +(?:{LINK}{{0,2}}|{CAPLINK}){WORD}){{0,4}}"
)
"""A proper name: Jean Moulin, Croix des Granges, Saint-Aubin-sur-Loire."""
OPENED = rf"(?:{LINK}{{1,2}}|{CAPLINK}{{1,2}})?"
QUOTED = r"« ?[^»\n\t]{2,60}? ?»|\"[^\"\n\t]{2,60}\""


def _ci(words: str) -> str:
    """Match `words` with any case (scoped flag: the rest of the pattern keeps its case)."""
    return rf"(?i:{words})"


# --- streets -------------------------------------------------------------------------------------

VOIE_TYPES = (
    r"rues?|ruelles?|avenues?|boulevards?|bd|chemins?|impasses?|allées?|all[ée]e|places?|"
    r"placettes?|"
    r"quais?|routes?|sentiers?|sentes?|squares?|esplanades?|promenades?|faubourgs?|venelles?|"
    r"traverses?|"
    r"ronds?[- ]points?|parvis|cours|passages?|voies?|montées?|rampes?|carrefours?|mails?|"
    r"chaussées?|"
    r"rocades?|ponts?(?= de| du| d')|giratoires?|carreras?|draye|digues?|levées?"
)
VOIE_AMBIGUOUS = frozenset(
    "voie voies cours passage passages place places route routes pont ponts traverse traverses "
    "promenade montée montées chaussée chaussées digue digues rampe rampes quai quais mail mails "
    "levée levées allée allées".split()
)
"""Types that are also common words: they need a name with a capital ("voie de recours" is none)."""
PLACE_NOUNS = (
    r"mairie|église|eglise|gare|poste|fontaine|marché|halle|république|liberté|victoire|paix|"
    r"hôtel de ville|école|foire|cathédrale|abbaye|bascule|lavoir|croix|tilleuls?|monument aux "
    r"morts|"
    r"salle des fêtes|château|prairie|plage|port|pont|moulin|cimetière|stade"
)
VOIE = re.compile(
    rf"(?<![\w-])(?:(?P<numero>{NUMBER}(?:[- ]?(?:bis|ter|quater|[A-D]))?(?: ?(?:et|à|-|/) "
    rf"?{NUMBER})?,? ))?"
    rf"(?P<type>{_ci(VOIE_TYPES)})"
    rf"(?P<qualif>(?: (?:rural|rurale|communal|communale|vicinal|vicinale|départementale?|"
    rf"nationale?|"
    rf"forestier|forestière|piétonne|piétonnier|privée?|d'exploitation|de halage))?)"
    rf"(?: n ?[°º] ?\d+[a-zA-Z]*)?"
    rf"(?: (?:dite?|dénommée?|appelée?))?"
    rf" (?P<nom>{QUOTED}|{OPENED}{PROPER}|(?:de la |de l'|du |des |d'|de |aux )+"
    rf"(?P<commun>[{LOWER}][{LOWER}-]{{2,}}(?: (?:de la |du |des |de l')[{LOWER}-]{{3,}})?"
    rf"(?: {WORD})?)|(?:(?i:du) )?\d{{1,2}}(?:er)? "
    rf"(?:{_ci('janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre')}"
    rf")(?: \d{{4}})?)"
)
VOIE_NUMBER = re.compile(
    r"(?<![\w-])(?:"
    r"(?:(?i:routes? (?:départementales?|nationales?|communales?))|R\. ?D\.?|R\. ?N\.?|RD|RN|"
    r"(?i:voies? communales?)|V\. ?C\.?|VC|C\. ?R\.?|CR|(?i:chemin rural|chemin communal)|CD|GR|"
    r"(?i:autoroute) A|(?i:chemin d'exploitation)|CE)"
    r" ?(?:n ?[°ºo]?\.? ?)?\d{1,4}(?:[ -]?(?:bis|ter))?[A-Za-z]?\d?\b"
    r"|D ?\d{2,4}\b(?= (?:entre|au|à|en)\b))"
)
NOT_A_STREET = re.compile(
    r"(?i)^(?:voies? (?:de (?:recours|conséquence|fait|droit|presse|régularisation|développement|"
    r"concours|"
    r"règlement|mutation|détachement|disparition|circulation|desserte|réserve)|d'|électronique|"
    r"publique)|cours (?:d'|de|du)|places? de (?:stationnement|"
    r"parking|crèche|spectacle)|route(?:s)? de (?:la commune|l'intercommunalité)|"
    r"passages? (?:de|à|aux|en|des|d')|pont(?:s)? de (?:travail)|chemins? de (?:la commune|fer|"
    r"randonnées?|vie)|allées? et|voies? et|rues? et|rues? de la commune|chemins? de la commune|"
    r"mails? (?:de|du)|(?:chemins?|voies?|routes?|rues?|passages?|rampes?) d'acc[èe]s|traverses? "
    r"d[eu]|montées? en|levée? (?:de|des|du))"
)

# --- parcels -------------------------------------------------------------------------------------

_SECTION = r"(?:[0O]?[A-Z]|[A-Z]{2}|\d{3} ?[A-Z]{1,2})"
_PARCEL_NUMBER = r"\d{1,4}(?:[pP]|\(p\))?"
_NUMBERS = (
    rf"{_PARCEL_NUMBER}(?:(?:, ?| ?[-–/&] ?| et | à ){_PARCEL_NUMBER}(?!\d* ?(?:m²|m2|€|ha|a\b|"
    rf"ca\b)))*"
)
PARCELLE = re.compile(
    rf"(?<![\w-])(?:(?i:section) ?[:«]? ?{_SECTION}»? ?,?(?: ?(?i:parcelles?))? "
    rf"?(?:(?i:n)(?:[°ºo]s?|um[ée]ros?|s)?\.?:? ?){_NUMBERS}"
    rf"|(?i:section) ?{_SECTION} {_NUMBERS}"
    rf"|(?:(?i:(?:cadastrée?s?|parcelles?|cadastre|références? cadastrales?|lots?)"
    rf"(?: cadastrées?)?(?: de terrain| communales?)?(?: n[°º])?)[ :]+)(?P<code>{_SECTION} ?(?:n "
    rf"?[°ºo]s? ?)?{_NUMBERS})"
    rf"|(?P<nu>[A-Z]{{1,2}} ?n ?[°º] ?{_NUMBERS}))(?=[^\w]|$)"
)
PARCELLE_MORE = re.compile(
    rf"(?:, ?| et |; ?| ?/ ?|, et )(?P<code>{_SECTION} ?(?:n ?[°ºo]s? ?)?{_NUMBERS})(?=[^\w]|$)"
)
"""A further parcel of a list that has begun: "AB 126 et AB 124"."""
NOT_A_PARCEL = re.compile(r"(?i)^(?:RD|RN|VC|CR|CD|TE|HT|PV|DM|BP|CA|L|R|TVA|LOT|n|m) ?n?[°º]? ?\d")

# --- buildings and facilities --------------------------------------------------------------------

EQUIPEMENT_TYPES = (
    r"écoles?|ecoles?|groupes? scolaires?|collèges?|colleges?|lycées?|lycees?|crèches?|"
    r"micro-crèches?|haltes?-garderies?|"
    r"accueil de loisirs|centres? de loisirs|centres? aérés?|salles?|stades?|gymnases?|"
    r"complexes? sportifs?|"
    r"complexes? culturels?|piscines?|centres? aquatiques?|centres? nautiques?|dojos?|"
    r"skate-?parks?|city-?stades?|"
    r"courts? de tennis|terrains? de football|églises?|eglises?|chapelles?|cathédrales?|abbayes?|"
    r"basiliques?|temples?|"
    r"presbytères?|presbyteres?|cimetières?|cimetieres?|monuments? aux morts|médiathèques?|"
    r"mediatheques?|bibliothèques?|"
    r"ludothèques?|musées?|musees?|théâtres?|theatres?|cinémas?|cinemas?|conservatoires?|"
    r"auditoriums?|"
    r"maisons? (?:de santé|médicales?|des associations|des jeunes|de quartier|de retraite|de la "
    r"petite enfance|"
    r"pour tous|france services|de l'enfance|des sports|forestières?|natale|commune)|"
    r"pôles? (?:de santé|médical|enfance|culturel|sportif|scolaire)|EHPAD|résidences? autonomie|"
    r"foyers? logements?|"
    r"hôpital|hôpitaux|hopital|centres? hospitaliers?|centres? (?:social|socioculturel|"
    r"socio-culturel|culturel|"
    r"technique|commercial|équestre|de secours|bourg)|caserne|gendarmerie|mairies? (?:annexe|"
    r"déléguée)|"
    r"hôtels? de ville|halles?|marchés? couverts?|foyers? rur(?:al|aux)|foyers? (?:communal|des "
    r"jeunes)|espaces?|"
    r"châteaux?|chateaux?|moulins?|lavoirs?|fontaines?|fours? banal|pigeonnier|domaines?|manoir|"
    r"fermes?|haras|"
    r"campings?|base de loisirs|base nautique|plan d'eau|aires? (?:de jeux|d'accueil|de "
    r"camping-cars|de covoiturage)|"
    r"parcs?|jardins?|squares?|passerelles?|gares?|aérodrome|aéroport|ports?|déchetteries?|"
    r"déchèteries?|"
    r"stations? d'épuration|STEP|usines?|châteaux? d'eau|réservoirs?|forages?|captages?|"
    r"barrages?|ateliers? (?:technique|"
    r"relais|municipa(?:l|ux)|communa(?:l|ux))|logements? communa(?:l|ux)|restaurants?|"
    r"boulangeries?|villas?|palais|arènes?|zénith|"
    r"vélodrome|boulodrome|hippodrome|patinoire|cantine|restaurant scolaire|pépinière "
    r"d'entreprises|tiers-lieu|immeubles?|ensembles? immobiliers?|cliniques?"
)
STRONG_EQUIPEMENT = frozenset(
    "école ecole écoles groupe collège college lycée lycee salle stade gymnase église eglise "
    "églises chapelle "
    "médiathèque mediatheque bibliothèque musée musee théâtre theatre piscine crèche camping "
    "cimetière "
    "cimetiere lavoir château chateau cathédrale abbaye centre complexe ehpad halle "
    "presbytère".split()
)
"""Types that may be followed by a name without capitals ("salle des fêtes de …", "lavoir du …")."""
_QUALIFIERS = (
    r"(?:(?: (?:municipale?s?|municipaux|communale?s?|communaux|intercommunale?s?|polyvalente?s?|"
    r"omnisports?|paroissiale?s?|publique?s?|"
    r"maternelles?|élémentaires?|elementaires?|primaires?|privée?s?|sportives?|multisports?|"
    r"multi-activités|socioculturelle|"
    r"scolaires?|saint|sainte|annexe|ancienn?e?|couvert|des fêtes|de spectacles?|de sport|de "
    r"réunions?|des sports|"
    r"de danse|du conseil|médico-sociale?|d'animation|d'honneur|culturel|associatif))*)"
)
EQUIPEMENT = re.compile(
    rf"(?<![\w-])(?P<ancien>(?i:ancienne?s? "
    rf"))?(?P<type>{_ci(EQUIPEMENT_TYPES)})(?P<qualif>{_ci(_QUALIFIERS)})"
    rf"(?P<nom> ?{QUOTED}| (?:{OPENED}){PROPER})"
)
EQUIPEMENT_BARE = re.compile(
    r"(?<![\w-])(?:(?P<type>(?i:camping|cimetière|stade|musée|théâtre|piscine|médiathèque|"
    r"bibliothèque) (?i:municipale?|communale?|intercommunale?))"
    r"|(?P<ecole>(?i:école (?:primaire|maternelle|élémentaire)(?: publique| communale)?))"
    r"|(?P<hotel>Hôtel de Ville|EHPAD|MARPA|MSAP)"
    r"|(?P<site>(?i:logement|salle|cimetière|lavoir|presbytère|four|pont|moulin) (?i:du |de la |"
    r"de l'|des )(?i:presbytère|mairie|rez-de-chaussée|lavoir|école|église|gare|"
    r"poste)))(?![\w-])"
)
NOT_AN_EQUIPMENT = re.compile(
    r"(?i)^(?:domaines? (?:public|privé|de compétence|de la|du|d'activité)|immeubles? (?:de|du|à|"
    r"en)|"
    r"logements? (?:de type|F\d|T\d|communaux)|bâtiments? (?:de france|des marchés|"
    r"industriels?)|espaces? (?:verts?|publics?|naturels?)|"
    r"parcs? (?:naturel|locatif|automobile|privé|éolien|immobilier|de stationnement)|école "
    r"nationale|écoles? de (?:musique|danse)|"
    r"centre (?:communal|intercommunal|de gestion|national|hospitalier$)|palais de justice|"
    r"ports? de|tour d|espaces? (?:info|sans)|"
    r"marchés? |salle(?:s)? du conseil(?: municipal)?$|usines? de|restaurants? (?:le|du|de) "
    r"(?:coeur|cœur))"
)
NEVER_AN_EQUIPMENT = re.compile(r"(?i)domaines? (?:publics?|privés?|de compétences?)\b")

# --- districts, hamlets, zones -------------------------------------------------------------------

QUARTIER = re.compile(
    rf"(?<![\w-])(?:(?P<intro>(?i:lieux?[- ]?dits?|hameaux? (?:de la |de l'|de |du |des |d')|"
    rf"hameaux?|village (?:de la |de l'|de |du |des |d')|"
    rf"quartiers? prioritaires? (?:de la |de l'|de |du |des |d')|quartiers? (?:de la |de l'|de |"
    rf"du |des |d')|quartiers?(?= ))) ?:? ?(?P<nom>{QUOTED}|{OPENED}{PROPER})"
    rf"|(?P<zone>(?:(?i:lotissements?|éco-?quartier|résidence|zone d'activités?(?: "
    rf"économiques?)?|zone d'aménagement concerté|zone industrielle|"
    rf"zone artisanale|zone commerciale|parc d'activités?|parc d'affaires|pôle d'activités?|zone "
    rf"d'activités? artisanales?|zone d'activités? commerciales?|"
    rf"technopole|cité|îlot|ilot|secteur|site|marais|plaine|plateau|lieudit)(?![\w-])|(?:ZAC|ZAE|"
    rf"ZA|ZI|ZAD|QPV|ZONE INDUSTRIELLE|ZONE ARTISANALE))(?![\w-])"
    rf"(?i: communale?| municipal| intercommunale?)? (?:{QUOTED}|{OPENED}{PROPER})))"
)
ZONE_BARE = re.compile(
    r"(?<![\w-])(?i:zone (?:industrielle|artisanale))(?![\w-])(?! (?:de|du|des|d'))"
)
NATURE = re.compile(
    rf"(?<![\w-])(?P<type>(?i:lacs?|étangs?|etangs?|rivières?|riviere|fleuve|ruisseaux?|ru|canal|"
    rf"forêts?|foret|"
    rf"bois|vallées?|gorges|col|mont|massif|île|ile|presqu'île|plages?|sources?|nappe|"
    rf"bassin(?:s)? versants?|golfe|baie|"
    rf"marais|pointe|cap|grotte|cascade|parc naturel (?:régional|national|marin)|agglomération)) "
    rf"(?P<nom>(?:{OPENED}){PROPER})"
)
RIVER = re.compile(
    rf"(?i:berges|rives|bords?|crues?|eaux|cours|vallée|lit|confluence) (?i:de l'|de la |du |de |"
    rf"d')(?P<nom>{WORD})"
)

# --- territories ---------------------------------------------------------------------------------

COMMUNE_INTRO = re.compile(
    rf"(?<![\w-])(?i:communes?(?: (?:historiques?|déléguées?|deleguees?|associées?|nouvelles?|"
    rf"membres?|voisines?|limitrophes?|fondatrices?))?|"
    rf"villes?|villages?|bourgs?|mairies?|centre[- ]bourg|maires? délégu[ée]e?s?) "
    rf"(?P<lien>(?i:de la |de l'|de |du |des |d'|à ))(?P<nom>"
    rf"(?:(?i:la |le |les |l'))?{WORD}(?:[ -](?:(?i:sur|sous|en|lès|lez|les|le|la|aux?|de la|de|"
    rf"du|des|d'|l'|et|près|saint|sainte)[ -]?){{0,3}}{WORD})*)"
)
COMMUNE_LIST = re.compile(
    rf"(?:, ?(?:et )?| et | ou | ?/ ?|, )(?P<lien>(?i:de la |de l'|de |du |des |"
    rf"d'))?(?P<nom>(?:(?i:la |le |les |l'))?{WORD}"
    rf"(?:[ -](?:(?i:sur|sous|en|lès|lez|les|aux?|de|du|d')[ -]){{0,2}}{WORD})*)"
)

DEPARTEMENTS = {
    "Ain": "01", "Aisne": "02", "Allier": "03", "Alpes-de-Haute-Provence": "04",
    "Hautes-Alpes": "05", "Alpes-Maritimes": "06", "Ardèche": "07", "Ardennes": "08",
    "Ariège": "09", "Aube": "10", "Aude": "11", "Aveyron": "12", "Bouches-du-Rhône": "13",
    "Calvados": "14", "Cantal": "15", "Charente": "16", "Charente-Maritime": "17", "Cher": "18",
    "Corrèze": "19", "Corse-du-Sud": "2A", "Haute-Corse": "2B", "Côte-d'Or": "21",
    "Côtes-d'Armor": "22", "Creuse": "23", "Dordogne": "24", "Doubs": "25", "Drôme": "26",
    "Eure": "27", "Eure-et-Loir": "28", "Finistère": "29", "Gard": "30", "Haute-Garonne": "31",
    "Gers": "32", "Gironde": "33", "Hérault": "34", "Ille-et-Vilaine": "35", "Indre": "36",
    "Indre-et-Loire": "37", "Isère": "38", "Jura": "39", "Landes": "40", "Loir-et-Cher": "41",
    "Loire": "42", "Haute-Loire": "43", "Loire-Atlantique": "44", "Loiret": "45", "Lot": "46",
    "Lot-et-Garonne": "47", "Lozère": "48", "Maine-et-Loire": "49", "Manche": "50", "Marne": "51",
    "Haute-Marne": "52", "Mayenne": "53", "Meurthe-et-Moselle": "54", "Meuse": "55",
    "Morbihan": "56", "Moselle": "57", "Nièvre": "58", "Nord": "59", "Oise": "60", "Orne": "61",
    "Pas-de-Calais": "62", "Puy-de-Dôme": "63", "Pyrénées-Atlantiques": "64",
    "Hautes-Pyrénées": "65", "Pyrénées-Orientales": "66", "Bas-Rhin": "67", "Haut-Rhin": "68",
    "Rhône": "69", "Haute-Saône": "70", "Saône-et-Loire": "71", "Sarthe": "72", "Savoie": "73",
    "Haute-Savoie": "74", "Paris": "75", "Seine-Maritime": "76", "Seine-et-Marne": "77",
    "Yvelines": "78", "Deux-Sèvres": "79", "Somme": "80", "Tarn": "81", "Tarn-et-Garonne": "82",
    "Var": "83", "Vaucluse": "84", "Vendée": "85", "Vienne": "86", "Haute-Vienne": "87",
    "Vosges": "88", "Yonne": "89", "Territoire de Belfort": "90", "Essonne": "91",
    "Hauts-de-Seine": "92", "Seine-Saint-Denis": "93", "Val-de-Marne": "94", "Val-d'Oise": "95",
    "Guadeloupe": "971", "Martinique": "972", "Guyane": "973", "La Réunion": "974",
    "Mayotte": "976",
}  # fmt: skip
DEPARTEMENTS_CAPITALS = {name.upper(): code for name, code in DEPARTEMENTS.items() if "-" in name}
RIVER_NAMES = frozenset(
    "Ain Aisne Allier Ardèche Ariège Aube Aude Aveyron Charente Cher Corrèze Creuse Dordogne Doubs "
    "Drôme Eure Gard Gers Gironde Hérault Indre Isère Loire Loiret Lot Manche Marne Mayenne Meuse "
    "Moselle Nièvre Nord Oise Orne Rhône Sarthe Somme Tarn Var Vendée Vienne Yonne Essonne Landes "
    "Jura Paris Savoie".split()
)
"""Names that are also those of a river, a town or a direction: taken only after "département"."""
REGIONS = {
    "Auvergne-Rhône-Alpes": "84", "Bourgogne-Franche-Comté": "27", "Bretagne": "53",
    "Centre-Val de Loire": "24", "Corse": "94", "Grand Est": "44", "Hauts-de-France": "32",
    "Île-de-France": "11", "Ile-de-France": "11", "Normandie": "28", "Nouvelle-Aquitaine": "75",
    "Occitanie": "76", "Pays de la Loire": "52", "Provence-Alpes-Côte d'Azur": "93",
    "Languedoc-Roussillon": None, "Midi-Pyrénées": None, "Aquitaine": None, "Limousin": None,
    "Poitou-Charentes": None, "Rhône-Alpes": None, "Auvergne": None, "Bourgogne": None,
    "Franche-Comté": None, "Champagne-Ardenne": None, "Lorraine": None, "Alsace": None,
    "Picardie": None, "Nord-Pas-de-Calais": None, "Basse-Normandie": None, "Haute-Normandie": None,
}  # fmt: skip
PAYS = (
    "France|Allemagne|Angleterre|Royaume-Uni|Espagne|Italie|Portugal|Belgique|Suisse|Luxembourg|"
    "Pays-Bas|Irlande|Écosse|Ecosse|Autriche|Pologne|Roumanie|Bulgarie|Hongrie|Grèce|Croatie|Serb"
    "ie|"
    "Slovénie|Slovaquie|République tchèque|Ukraine|Russie|Suède|Norvège|Danemark|Finlande|Islande|"
    "Maroc|Algérie|Tunisie|Sénégal|Mali|Niger|Bénin|Togo|Burkina Faso|Cameroun|Côte "
    "d'Ivoire|Mauritanie|"
    "Madagascar|Congo|Gabon|Guinée|Tchad|Égypte|Egypte|Liban|Syrie|Israël|Palestine|Turquie|Armén"
    "ie|"
    "Nicaragua|Colombie|Pérou|Bolivie|Équateur|Cuba|Guatemala|Honduras|Uruguay|Paraguay|"
    "Biélorussie|"
    "Rwanda|Burundi|Éthiopie|Kenya|Ghana|Djibouti|Comores|Népal|Philippines|Thaïlande|Birmanie|"
    "Canada|Québec|États-Unis|Etats-Unis|Brésil|Mexique|Argentine|Chili|Haïti|Chine|Japon|Inde|Vi"
    "etnam|"
    "Cambodge|Laos|Afghanistan|Iran|Irak|Géorgie|Moldavie|Estonie|Lettonie|Lituanie"
)
PAYS_CITED = re.compile(
    rf"(?<![\w-])(?:en|au|aux|du|de l'|d'|à|vers l'|avec l'|de la|la|l'|le) "
    rf"?(?P<nom>{PAYS})(?![\w-])"
)
EXPONENT = r"(?:1er|\d+e|\d+ème)"
