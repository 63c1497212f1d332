"""How laws, codes and acts are cited, for folded text (see `pipeline.entities.folding`).

Sources: the citation rules of the Légifrance *Guide de légistique* (nature, number, date), and the
short forms of practice ("CGCT", "art. L. 2121-29").
"""

from __future__ import annotations

import re

_S = r"(?: {1,3}| {0,2}\n {0,80})"

CODES = {
    "code general des collectivites territoriales": "Code général des collectivités territoriales",
    "cgct": "Code général des collectivités territoriales",
    "code de l'urbanisme": "Code de l'urbanisme",
    "code de la commande publique": "Code de la commande publique",
    "code des marches publics": "Code des marchés publics",
    "code general de la fonction publique": "Code général de la fonction publique",
    "cgfp": "Code général de la fonction publique",
    "code general de la propriete des personnes publiques":
        "Code général de la propriété des personnes publiques",
    "cg3p": "Code général de la propriété des personnes publiques",
    "cgppp": "Code général de la propriété des personnes publiques",
    "code general des impots": "Code général des impôts",
    "cgi": "Code général des impôts",
    "code de l'education": "Code de l'éducation",
    "code de l'environnement": "Code de l'environnement",
    "code de la construction et de l'habitation": "Code de la construction et de l'habitation",
    "code rural et de la peche maritime": "Code rural et de la pêche maritime",
    "code rural": "Code rural et de la pêche maritime",
    "code forestier": "Code forestier",
    "code civil": "Code civil",
    "code du travail": "Code du travail",
    "code du tourisme": "Code du tourisme",
    "code du sport": "Code du sport",
    "code du patrimoine": "Code du patrimoine",
    "code de la voirie routiere": "Code de la voirie routière",
    "code de la route": "Code de la route",
    "code de la sante publique": "Code de la santé publique",
    "code de la securite interieure": "Code de la sécurité intérieure",
    "code de la securite sociale": "Code de la sécurité sociale",
    "code de l'action sociale et des familles": "Code de l'action sociale et des familles",
    "casf": "Code de l'action sociale et des familles",
    "code de l'energie": "Code de l'énergie",
    "code des transports": "Code des transports",
    "code electoral": "Code électoral",
    "code de commerce": "Code de commerce",
    "code monetaire et financier": "Code monétaire et financier",
    "code de justice administrative": "Code de justice administrative",
    "code de l'expropriation pour cause d'utilite publique":
        "Code de l'expropriation pour cause d'utilité publique",
    "code de l'expropriation": "Code de l'expropriation pour cause d'utilité publique",
    "code des relations entre le public et l'administration":
        "Code des relations entre le public et l'administration",
    "crpa": "Code des relations entre le public et l'administration",
    "code de la propriete intellectuelle": "Code de la propriété intellectuelle",
    "code penal": "Code pénal",
    "code des juridictions financieres": "Code des juridictions financières",
    "code des communes": "Code des communes",
    "code general des collectivites locales": "Code général des collectivités territoriales",
}  # fmt: skip
"""Names of codes as they are cited, and the official name."""


def _code_pattern(name: str) -> str:
    return re.escape(name).replace(r"\ ", _S).replace(" ", _S)


_CODE = r"(?:" + "|".join(_code_pattern(n) for n in sorted(CODES, key=len, reverse=True)) + r")\b"
CODE = re.compile(r"(?<![a-z])(?P<code>" + _CODE + r")")

_ARTICLE = r"(?:[lrd]o?\.? ?\*?)?\d{1,4}(?:-\d{1,3}){0,4}(?![\d/])(?: ?(?:bis|ter|quater))?"
ARTICLES = re.compile(
    r"(?<![a-z])(?:articles?|art\.?)" + _S + r"(?P<list>" + _ARTICLE
    + r"(?:(?: ?, ?| et | a | ou |, et |,\n ?| et\n ?)(?:suivants|les articles |l'article |"
    + _ARTICLE + r")){0,30})"
)  # fmt: skip
ARTICLE = re.compile(_ARTICLE)
LINK = re.compile(
    r"(?: et suivants)?(?: ?\([^)\n]{0,40}\))?,?"
    + _S
    + r"?(?:alineas? \d+ )?(?:du|de la|de l'|des)?"
    + _S
    + r"?"
)

_MONTH = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_DATE = (
    r"(?P<date>(?:1 ?er|\d{1,2})"
    + _S
    + r"(?:"
    + _MONTH
    + r")"
    + _S
    + r"\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)
_NUMBER = r"(?:n ?[°o]|numero|ndeg) ?\.? ?(?P<number>[\w/.-]{0,24}\d[\w/.-]{0,24}(?<![.,-]))"
_KIND = (
    r"(?P<kind>lois?(?: organique| constitutionnelle| de finances(?: rectificative)?)?|ordonnance|"
    r"decret(?:-loi)?|arrete(?: (?:inter)?(?:ministeriel|prefectoral|municipal|"
    r"departemental))?|circulaire(?: ministerielle)?|"
    r"directive|reglement \((?:ue|ce)\)|deliberation|decision|instruction)"
)
_SEANCE = r"(?:(?:de la |en )?seance )?"
_TO_DATE = (
    r"(?:[ ,(\n]{1,4}" + _SEANCE + r"(?:en date )?(?:d[ue] )?(?:la seance du )?" + _DATE + r")"
)
_MIDDLE = (
    r"(?:(?!\b(?:lois?|decrets?|arretes?|ordonnances?|deliberations?|circulaires?|vu)\b)"
    r"(?:[^.;:\n\d€]|\n(?! *\n))){0,90}?"
)
ACT = re.compile(
    r"(?<![a-z-])" + _KIND + r"(?![a-z])"
    + r"(?:" + _MIDDLE + _NUMBER + _TO_DATE + r"?|" + _MIDDLE + r"(?=[ ,(\n])"
    + _TO_DATE.replace("(?P<date>", "(?P<only_date>") + r"|" + r" (?P<bare>\d{4}[/-]\d{1,4})"
    + _TO_DATE.replace("(?P<date>", "(?P<bare_date>") + r"?)"
)  # fmt: skip
"""An act: its nature, then a number, a date, or both."""

NAMED_LAWS = re.compile(
    r"(?<![a-z])loi"
    + _S
    + r"(?P<name>notre|maptam|alur|elan|sapin(?: (?:ii|2))?|engagement et proximite|3ds|"
    r"climat et resilience|"
    r"egalim|sru|handicap|laure|lom|rgpd|informatique et libertes|littoral|montagne|nome|"
    r"matras|zan|evin)\b"
)

NATURES = {
    "loi": "loi", "lois": "loi", "ordonnance": "ordonnance", "decret": "décret",
    "arrete": "arrêté", "circulaire": "circulaire", "directive": "directive",
    "reglement": "règlement européen", "deliberation": "délibération", "decision": "décision",
    "instruction": "instruction",
}  # fmt: skip
