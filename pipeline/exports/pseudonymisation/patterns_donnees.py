"""Personal data other than names: addresses, births, phones, mails, accounts, plates."""

from __future__ import annotations

import re

from ...entities.flat import LOWER, UPPER
from .patterns_noms import WORD

STREET = (
    r"(?:rues?|avenues?|av\.|boulevards?|bd\.?|places?|impasses?|allées?|chemins?|routes?|"
    r"ruelles?|quais?|cours|"
    r"squares?|passages?|sentes?|sentiers?|venelles?|faubourgs?|fg|lotissements?|résidences?|"
    r"hameaux?|montées?|"
    r"côtes?|traverses?|clos|cités?|esplanades?|villas?|grande[- ]rue|grand[- ]rue|ronds?[- "
    r"]points?|lieu[- ]?dit|"
    r"mail|promenades?|chaussées?|voies?)"
)
LINK = r"(?:de la |de l'|des |du |de |d'|la |le |les |l'|aux |au |à la |à l')"
STREET_NAME = (
    rf"(?:{LINK})*[{UPPER}0-9][\w'-]*"
    rf"(?: (?:{LINK})*(?:[{UPPER}][\w'-]*|\d{{1,2}}(?= [{UPPER}{LOWER}])))*"
)
ADDRESS = re.compile(
    rf"(?<![\w/°-])(?:\d{{1,4}}(?: ?(?:bis|ter|quater|[A-D]))?(?:[ -/]\d{{1,4}})?,? "
    rf")(?:(?i:{STREET})(?: {STREET_NAME})?"
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
