"""Districts, hamlets, zones; lakes, rivers, woods."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span

from .equipements import BUILDING
from .noms import OPENED, PROPER, QUOTED, WORD, bounded

QUARTIER = re.compile(
    rf"(?<![\w-])(?:(?P<intro>(?i:lieux?[- ]?dits?|hameaux? (?:de la |de l'|de |du |des |d')|"
    rf"hameaux?|village (?:de la |de l'|de |du |des |d')|"
    rf"quartiers? prioritaires? (?:de la |de l'|de |du |des |d')|quartiers? (?:de la |de l'|de |"
    rf"du |des |d')|quartiers?(?= ))) ?:? ?(?P<nom>{QUOTED}|{OPENED}{PROPER})"
    rf"|(?P<zone>(?:(?i:lotissements?|éco-?quartier|résidence|zone d'activités?(?: "
    rf"économiques?)?|zone d'aménagement concerté|zone industrielle|"
    rf"zone artisanale|zone commerciale|parc d'activités?|parc d'affaires|pôle d'activités?|zone "
    rf"d'activités? artisanales?|zone d'activités? commerciales?|"
    rf"technopole|cité|îlot|ilot|secteur|site|marais|plaine|plateau|lieudit)(?![\w-])|(?:[Zz]ac|ZAC|ZAE|"
    rf"ZA|ZI|ZAD|QPV|PA(?= de)|ZONE INDUSTRIELLE|ZONE ARTISANALE))(?![\w-])"
    rf"(?i: communale?| municipal| intercommunale?)? (?:{QUOTED}|{OPENED}{PROPER})))"
)
ZONE_BARE = re.compile(
    r"(?<![\w-])(?i:zone (?:industrielle|artisanale))(?![\w-])(?! (?:de|du|des|d'))"
)
_AROUND = re.compile(
    r"(?<![\w-])(?:région|agglomération) (?!urb|loint|voisin)"
    r"[a-zà-ÿ]{3,}(?:aine|aise|oise|ienne|éenne)\b"
)
"""The country around a town, by an adjective: "région lyonnaise"."""
NATURE = re.compile(
    rf"(?<![\w-])(?P<type>(?i:lacs?|étangs?|etangs?|rivières?|riviere|fleuve|ruisseaux?|ru|canal|"
    rf"forêts?|foret|"
    rf"bois|vallées?|gorges|col|mont|massif|île|ile|presqu'île|plages?|sources?|nappe|"
    rf"bassin(?:s)? versants?|golfe|baie|"
    rf"marais|pointe|cap|grotte|cascade|parc naturel (?:régional|national|marin)|agglomération)) "
    rf"(?P<nom>(?:{OPENED}){PROPER})"
)
RIVER = re.compile(
    rf"(?<![\w-])(?i:(?:berges|rives|bords?|crues?|eaux|cours d'eau|vallée|lit|confluence|curage|"
    rf"SAGE\)?) "
    rf"(?:de l'|de la |du |de |d')|(?:ponts?|ouvrages?|barrages?|moulins?|seuils?|passerelles?) "
    rf"sur (?:l'|la |le ))(?P<nom>{WORD})"
)
_NEXT_RIVER = re.compile(rf"(?:,| et|, et) (?:de l'|de la |du )(?P<nom>{WORD})")
_OCCUPIED = re.compile(rf"{BUILDING.pattern}|(?-i:[A-Z]{{4,}} (?:de|d') )")
"""A site that is told by its building or its company."""
_GENERIC = re.compile(r"(?i)(?:site|secteur)\b")
_ANNOUNCED = re.compile(r"(?i:site|secteur)? ?(?:de la |de l'|de |du |des |d')?(?:« ?|\")?")
_QUARTER_OF = re.compile(r"(?i:quartier (?:de la |de l'|du |des ))[A-ZÀ-Ý][\w-]*")
"""A quarter named after one thing keeps its word: "Gare" alone says little."""
_NO_NAME = re.compile(
    r"(?i)\S+ (?:de la |du |de l'|des |de |d')?(?:commune|ville|internet|web|département|état|"
    r"habitat|logements?)\b"
)


def districts(flat: str) -> list[Span]:
    """Return the districts, hamlets and zones of a flat text."""
    spans = []
    for match in QUARTIER.finditer(flat):
        if _NO_NAME.match(match["zone"] or f"quartier {match['nom']}"):
            continue
        if not match["zone"] and _QUARTER_OF.fullmatch(f"{match['intro']}{match['nom']}"):
            spans.append(
                bounded(flat, match.start(), match.end(), "quartier", "quartier_nomme", 0.85)
            )
        elif not match["zone"]:
            spans.append(_named(flat, match.start("nom"), match.end("nom"), "lieu_dit", 0.85))
        elif _GENERIC.match(match["zone"]):
            if not _OCCUPIED.match(match["zone"].split(" ", 1)[1]):
                spans.append(_named(flat, match.start(), match.end(), "site", 0.6))
        else:
            spans.append(bounded(flat, match.start(), match.end(), "quartier", "zone", 0.85))
    spans += [
        Span(m.start(), m.end(), "LIEU", "quartier", "zone_nue", 0.55)
        for m in ZONE_BARE.finditer(flat)
    ]
    return spans


def _named(flat: str, debut: int, fin: int, regle: str, poids: float) -> Span:
    """Return the name of a hamlet or of a site, without what introduces it nor quotes."""
    opening = _ANNOUNCED.match(flat, debut, fin)
    debut = opening.end() if opening else debut
    fin = debut + len(flat[debut:fin].rstrip(' »"'))
    return bounded(flat, debut, fin, "quartier", regle, poids)


def nature(flat: str) -> list[Span]:
    """Return the lakes, rivers, woods and mountains of a flat text."""
    spans = []
    for match in NATURE.finditer(flat):
        kind = match["type"].lower()
        if (
            kind in ("bois", "col", "bassin", "val", "mont", "ru", "cap", "pointe", "île", "ile")
            and not match["type"][0].isupper()
        ):
            continue
        nature = "autre"
        spans.append(bounded(flat, match.start(), match.end(), nature, "milieu", 0.75))
    spans += [
        Span(m.start(), m.end(), "LIEU", "autre", "alentours", 0.7)
        for m in (_AROUND.finditer(flat) if "région " in flat or "agglo" in flat else ())
    ]
    return spans + _rivers(flat)


def _rivers(flat: str) -> list[Span]:
    """The rivers that a word announces, and those of the list that follows."""
    spans = []
    for match in RIVER.finditer(flat):
        if match["nom"] in ("Mairie", "Ville", "Commune"):
            continue
        more: re.Match[str] | None = match
        while more:
            spans.append(
                Span(more.start("nom"), more.end("nom"), "LIEU", "autre", "cours_eau", 0.7)
            )
            more = _NEXT_RIVER.match(flat, more.end())
    return spans
