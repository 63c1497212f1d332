"""Vocabulary of events open to the public."""

from __future__ import annotations

import re

from pipeline.entities.flat import LOWER, UPPER

_W = rf"[{UPPER}][{UPPER}{LOWER}0-9]*(?:['.&\-][{UPPER}{LOWER}0-9]+)*"
_LINK = r"(?:de la |de l'|de |du |des |d'|la |le |les |l'|et |& |en |sur |aux? |à la |à )"
_CALLED = r"(?: intitulée?s?| dénommée?s?| baptisée?s?| dite?)?"
_NAME = rf"(?:{_CALLED} ?« ?[^»\n\t]{{2,70}} ?»|(?: {_LINK}{{0,2}}{_W})+)"

KINDS = (
    r"festivals?|fête(?: (?:de la musique|nationale|patronale|foraine|du village|communale|des "
    r"voisins|des écoles|"
    r"de l'école|de la science|du pain|votive|médiévale))?|fêtes de fin d'année|marché (?:de "
    r"noël|nocturne|gourmand|aux fleurs|des producteurs|"
    r"artisanal|aux plantes)|foire(?: (?:agricole|aux [a-zà-ÿ]+))?|brocante|vide-greniers?|"
    r"braderie|bourse aux [a-zà-ÿ]+|"
    r"course (?:cycliste|pédestre|hippique|de côte|nature|à pied)|trail|semi-marathon|marathon|"
    r"randonnée|cyclo-?cross|triathlon|"
    r"tournoi(?: (?:international|national|régional|annuel|amical|inter-?quartiers))?(?: "
    r"(?:d'échecs|de "
    r"(?:football|foot|rugby|basket|handball|volley|tennis|judo|pétanque|boules|belote|tarot|"
    r"palets)))?|"
    r"rallye|meeting|régates?|feux? de la saint-jean|gala|carnaval|corso|cavalcade|kermesse|"
    r"exposition|salon|concerts?|spectacles?|bal|"
    r"feu d'artifice|"
    r"son et lumière|journées? (?:européennes du patrimoine|du patrimoine|portes ouvertes|"
    r"citoyenne|nationale|mondiale|internationale)|"
    r"forum des associations|comice(?: agricole)?|concours|semaine (?:bleue|du|de la|des)|nuit "
    r"(?:blanche|des|de la|du)|téléthon|"
    r"cérémonie du [0-9]{1,2} [a-zà-ÿ]+|congrès|rencontres|biennale|printemps des poètes|octobre "
    r"rose|convention nationale|championnats?"
)
ALONE = re.compile(
    r"(?i)^(?:fête de la musique|fête nationale|fête patronale|fête foraine|fête communale|fête "
    r"des voisins|fête médiévale|marché de noël|marché nocturne|"
    r"marché gourmand|brocante|vide-greniers?|carnaval|feu d'artifice|téléthon|forum des "
    r"associations|octobre rose|"
    r"journées? (?:européennes )?du patrimoine|semi-marathon|marathon|comice agricole|foire .+|"
    r"course .+|tournoi .+ d.+|fête votive|bourse aux .+|braderie|kermesse)$"
)
"""Kinds that name an event by themselves."""
EVENT = re.compile(
    rf"(?<![\w-])(?P<genre>(?i:{KINDS}))(?P<adj>(?: (?:annuelle?|international|internationale|"
    rf"national|nationale|départementale?|régionale?|musical|d'été|"
    rf"culturel))*)(?P<nom>{_NAME})?(?![\w])"
)
NOT_AN_EVENT = re.compile(
    r"(?i)^(?:salon (?:de|du|d')|concours (?:de|du|financier|d'|restreint|externe|interne)|"
    r"semaine d|nuit d|rencontres?$|"
    r"comité des fêtes|salle des fêtes|tournoi$|spectacles?$|concerts?$|expositions?$|bal$|"
    r"salon$|congrès$|concours$|randonnée$|gala$|trail$|foire$|festivals?$|championnats?$)"
)
ORGANISER = re.compile(
    r"(?i)(?:comités? des|salles? des|l'association|association|société|comité d'organisation du|"
    r"droit de place|régie) (?:du |de la |des |de l')?$"
)
"""Words before that make the name that of an organisation or of a room."""
SELF_TOLD = re.compile(
    r"(?i)^(?:fêtes?|festivals?|foires?|carnaval|trail|marathon|semi-marathon|marché de noël|"
    r"vide-greniers?|brocante|kermesse|comice|forum|téléthon|nuit|biennale|rallye|feux? de la)\b"
)
"""Named events of these kinds are open to the public whatever stands around."""
OPEN_CONTEXT = re.compile(
    r"(?i)organis|se déroul|aura lieu|auront lieu|se tiendr|manifestation|édition|festivit|"
    r"animation|subvention|accueill|à l'occasion|programm|public|inscription|tarif|particip|"
    r"stands?|exposants?"
)
