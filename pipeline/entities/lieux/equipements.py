"""Buildings and facilities, by the names that local government gives them."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span, fold

from .noms import OPENED, PROPER, QUOTED, bounded, ci

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
    r"d'entreprises|tiers-lieu|immeubles?|ensembles? immobiliers?|cliniques?|"
    r"refuges?|auberges?|gîtes?|hôtels?|"
    r"arboretums?|arenas?|parc des expositions|palais des (?:sports|congrès)|parkings?|"
    r"garages?|caves? coopératives?|hangars?|granges?|viaducs?|ponts?|tunnels?|"
    r"structures? (?:petite enfance|multi-accueil)|multi-accueil|marchés? d'intérêt national|"
    r"locaux|local(?:-magasin)?|maisons? (?:dites?|dénommées?|appelées?)|maison|terrain|"
    r"usines? (?:de |d')(?:méthanisation|incinération|traitement|production|embouteillage)"
)
BUILDING = re.compile(rf"(?i)(?:ancienn?e? )?(?:{EQUIPEMENT_TYPES})\b")
"""How the name of a building begins."""
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
    rf"(?<![\w-])(?P<ancien>(?i:ancienn?e?s? "
    rf"))?(?P<type>{ci(EQUIPEMENT_TYPES)})(?P<qualif>{ci(_QUALIFIERS)})"
    rf"(?: (?:dite?s?|dénommée?s?|appelée?s?))?"
    rf"(?P<nom> ?{QUOTED}| (?:de la commune (?:historique |déléguée |associée )?(?:de |d')|"
    rf"{OPENED}){PROPER})"
)
EQUIPEMENT_BARE = re.compile(
    r"(?<![\w-])(?:(?P<type>(?i:camping|cimetière|stade|musée|théâtre|piscine|médiathèque|"
    r"bibliothèque) (?i:municipale?|communale?|intercommunale?))"
    r"|(?P<ecole>(?i:école (?:primaire|maternelle|élémentaire)(?: publique| communale)?))"
    r"|(?P<maison>(?i:maison (?:de la |de l'|du |des )(?:forêt|nature|tourisme|patrimoine|"
    r"environnement|terroir|parc|eau))|(?i:caves? coopératives?))"
    r"|(?P<hotel>Hôtel de Ville|EHPAD|MARPA|MSAP)"
    r"|(?P<site>(?i:logement|salle|cimetière|lavoir|presbytère|four|pont|moulin|parking) "
    r"(?i:du |de la |"
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
    r"marchés? (?!d'intérêt)|salle(?:s)? du conseil(?: municipal)?$|restaurants? (?:le|du|de) "
    r"(?:coeur|cœur))"
)
NEVER_AN_EQUIPMENT = re.compile(r"(?i)domaines? (?:publics?|privés?|de compétences?)\b")


_NO_NAME = re.compile(
    r"(?i)(?:de la|de|du|des|d'|l'|la)? ?(?:agglomération|métropole|entreprises|"
    r"commune(?! (?:de|d'|historique|déléguée|associée))|"
    r"ville|conseil|département|monsieur|madame|état|région|m\.|mme)\b"
)
_LINKED = re.compile(r"(?:à|en|aux?|sur|et|sous|les|le|la)\b")
_CENTURY = re.compile(r"(?:du |des )?[XVI]+(?:e|è|ème|ième)s?\b")
_COMMON = frozenset(
    fold(word)
    for word in (
        "naturel naturels naturelle naturelles sensible sensibles vert verts verte vertes public "
        "publics publique publiques municipal municipaux municipale municipales communal communaux "
        "communale communales intercommunal intercommunale rural ruraux maternelle maternelles "
        "élémentaire élémentaires primaire primaires activité activités rez chaussée annexe santé "
        "pluriprofessionnelle pluridisciplinaire loisirs sport sports sportif sportifs sportive "
        "jeux stationnement associatif culturel culturels culturelle technique techniques scolaire "
        "scolaires détente rencontre vie numérique commun communs partagé partagés privé privés "
        "nouveau nouvelle ancien ancienne principal principale secondaire de du des la le les l d "
        "et en aux au à pour multi accueil coworking info france services service habitat "
        "locatif locatifs relais école écoles ville bourg mairie musique danse fonctionnement "
        "investissement travaux création rénovation construction aménagement extension"
    ).split()
)
"""Words that describe a facility and do not name it: "Espaces Naturels Sensibles"."""
_NEEDS_NAME = frozenset("maison terrain local locaux garage pont ponts".split())
"""Types so common that only a name in small letters with a capital makes them a place."""
_NAME = re.compile(r"(?:du |de la |de l'|des |d')?(?:[A-ZÀ-Ý][a-zà-ÿ]{2,}|« ?[A-ZÀ-Ý]|\")")
_TOWNS = re.compile(r"(?:de |d')[A-ZÀ-Ý]")
_THE = re.compile(r"(?i)\b(?:les?|du|des|aux?) $")
_BUDGET = re.compile(
    r"(?i)(?:budgets?(?: annexes?| primitifs?)?|comptes? (?:de gestion|administratifs?)|résultats?)"
    r"(?: (?:de l'exercice )?\d{4})?(?: ?[-–—:«] ?| (?:de l'|du |de la |des )?)$"
)
"""Before the name of a building that is that of a budget: "budget annexe Camping du Lac"."""


def buildings(flat: str) -> list[Span]:
    """Return the buildings and facilities of a flat text."""
    spans = []
    for match in EQUIPEMENT.finditer(flat):
        if not _is_building(flat, match):
            continue
        kind = match["type"].lower().split()[0]
        poids = 0.85 if kind in STRONG_EQUIPEMENT else 0.72
        spans.append(bounded(flat, match.start(), match.end(), "equipement", "equipement", poids))
    spans += [
        Span(m.start(), m.end(), "LIEU", "equipement", "equipement_nu", 0.7)
        for m in EQUIPEMENT_BARE.finditer(flat)
    ]
    return spans


def describes_only(name: str) -> bool:
    """Tell whether the words after a type of building describe it without naming it."""
    return all(word in _COMMON for word in fold(name).split())


def _is_building(flat: str, match: re.Match[str]) -> bool:
    """Tell whether words that begin with a type of building name one."""
    text, name = match.group(), match["nom"].strip()
    kind = match["type"].lower().split()[0]
    if NEVER_AN_EQUIPMENT.match(text):
        return False
    if NOT_AN_EQUIPMENT.match(text) and not match["type"][0].isupper():
        return False
    if _NO_NAME.match(name) or _CENTURY.match(name):
        return False
    if _LINKED.match(name) and name[0].islower() and kind != "salle":
        return False
    if kind in _NEEDS_NAME and not _NAME.match(name):
        return False
    if (
        kind.endswith("s")
        and _TOWNS.match(name)
        and flat[match.end() : match.end() + 4].startswith((",", " et "))
    ):
        return False
    if kind.startswith("loca") and not _THE.search(flat, max(0, match.start() - 5), match.start()):
        return False
    if describes_only(name):
        return False
    return _BUDGET.search(flat, max(0, match.start() - 60), match.start()) is None
