"""Départements, régions, countries."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span
from pipeline.gazetteer import normalise

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

_DEPARTEMENT = re.compile(
    r"(?<![\w-])(?P<nom>"
    + "|".join(
        sorted(map(re.escape, {*DEPARTEMENTS, *DEPARTEMENTS_CAPITALS}), key=len, reverse=True)
    )
    + r")(?![\w-])"
)
_BEFORE_DEPARTEMENT = re.compile(
    r"(?<![\w-])(?:(?i:départements?|departements?) (?:de l'|de la|de|du|des|d') ?|"
    r"(?:dans|en|sur|vers) (?:l'|le|la|les)? ?|(?:de l'|de la|du|des|de|d'|DE L'|DE LA|DU|DES|"
    r"D') ?)$"
)
_REGION = re.compile(
    r"(?<![\w-])(?P<nom>"
    + "|".join(sorted(map(re.escape, REGIONS), key=len, reverse=True))
    + r")(?![\w-])"
)
_BEFORE_REGION = re.compile(r"(?<![\w-])(?i:régions?|dans|en|de la|de|d'|sur la) ?$")
_BEFORE = 24
"""How far before a name its introduction begins at most."""


def _intro(pattern: re.Pattern[str], flat: str, position: int) -> int | None:
    """Return where the words that introduce the name at `position` begin."""
    found = pattern.search(flat, max(0, position - _BEFORE), position)
    return found.start() if found else None


def _own_territory(name: str, council: str | None, kind: str) -> bool:
    """Tell whether a département or a région is the collectivité whose act it is."""
    return bool(council) and kind in str(council).split() and normalise(name) in str(council)


_IN_BRACKETS = re.compile(
    r"(?<=[\w] \()(?P<nom>"
    + "|".join(sorted(map(re.escape, DEPARTEMENTS), key=len, reverse=True))
    + r")(?=\))"
)
"""After a town: "Entrammes (Mayenne)"."""
_PEOPLE = re.compile(
    r"(?i)\b(?:collectivités(?: territoriales)?|communes|maires|élus|membres|habitants|collèges|"
    r"lycées|agriculteurs|entreprises|associations|écoles) $"
)
"""Before the name of a département that is also a river: who lives or works there."""
_PREFET = re.compile(r"(?i)pr[ée]f[èe]te?s? $")
_INSTITUTION = re.compile(r"(?i)pr[ée]f[èe]te?s? de (?:la )?$")


def territories(flat: str, council: str | None) -> list[Span]:
    """Return the départements, régions and countries, without the collectivité itself."""
    return [*_departements(flat, council), *_regions(flat, council), *_countries(flat)]


def _span(match: re.Match[str], nature: str, regle: str, poids: float) -> Span:
    return Span(match.start("nom"), match.end("nom"), "LIEU", nature, regle, poids)


def _departements(flat: str, council: str | None) -> list[Span]:
    spans = [
        _span(match, "departement", "departement_parenthese", 0.8)
        for match in (_IN_BRACKETS.finditer(flat) if "(" in flat else ())
    ]
    for match in _DEPARTEMENT.finditer(flat):
        begin = _intro(_BEFORE_DEPARTEMENT, flat, match.start())
        if begin is None or _own_territory(match["nom"], council, "departement"):
            continue
        if _PREFET.search(flat, max(0, begin - 9), begin):
            continue
        intro = flat[begin : match.start()].lower()
        if "partement" in intro:
            spans.append(Span(begin, match.end(), "LIEU", "departement", "departement", 0.8))
        elif (
            match["nom"] not in RIVER_NAMES
            or intro.startswith("dans")
            or _PEOPLE.search(flat, max(0, begin - 30), begin)
        ):
            spans.append(_span(match, "departement", "departement_nu", 0.5))
    return spans


def _regions(flat: str, council: str | None) -> list[Span]:
    """Régions as places: "la Région X" and "le préfet de la région X" are who acts."""
    spans = []
    for match in _REGION.finditer(flat):
        begin = _intro(_BEFORE_REGION, flat, match.start())
        if begin is None or flat.startswith("Région", begin):
            continue
        acts = _INSTITUTION.search(flat, max(0, begin - 16), begin)
        if not acts and not _own_territory(match["nom"], council, "region"):
            spans.append(_span(match, "region", "region", 0.5))
    return spans


def _countries(flat: str) -> list[Span]:
    spans = []
    for match in PAYS_CITED.finditer(flat):
        article = flat[match.start() : match.start("nom")].strip().lower()
        following = flat[match.end() : match.end() + 8].lower()
        if match["nom"] == "France" and article not in ("en",):
            continue
        if not following.startswith((" travail", " service", " rela")):
            spans.append(_span(match, "pays", "pays", 0.8))
    return spans
