"""Buildings and facilities, by the names that local government gives them."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span

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
    rf"))?(?P<type>{ci(EQUIPEMENT_TYPES)})(?P<qualif>{ci(_QUALIFIERS)})"
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


def buildings(flat: str) -> list[Span]:
    """Return the buildings and facilities of a flat text."""
    spans = []
    for match in EQUIPEMENT.finditer(flat):
        text = match.group()
        if NOT_AN_EQUIPMENT.match(text) and not match["type"][0].isupper():
            continue
        if NEVER_AN_EQUIPMENT.match(text):
            continue
        name = match["nom"].strip()
        kind = match["type"].lower().split()[0]
        if re.match(
            r"(?i)(?:de la|de|du|des|d'|l'|la)? ?(?:commune|ville|conseil|département|monsieur|"
            r"madame|état|région|m\.|mme)\b",
            name,
        ):
            continue
        linked = re.match(r"(?i)(?:à|en|au|aux|sur|et|sous|les|le|la)\b", name)
        if linked and name[0].islower() and kind != "salle":
            continue
        poids = 0.85 if kind in STRONG_EQUIPEMENT else 0.72
        spans.append(bounded(flat, match.start(), match.end(), "equipement", "equipement", poids))
    spans += [
        Span(m.start(), m.end(), "LIEU", "equipement", "equipement_nu", 0.7)
        for m in EQUIPEMENT_BARE.finditer(flat)
    ]
    return spans
