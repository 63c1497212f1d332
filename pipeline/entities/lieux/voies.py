"""Streets and roads: named, numbered. Types: the address standard NF Z 10-011."""

from __future__ import annotations

import re

from pipeline.entities.flat import LOWER, UPPER, Span, shouting

from .noms import CAPITAL, OPENED, PROPER, QUOTED, WORD, bounded, ci

NUMBER = r"(?!(?:18|19|20)\d\d)\d{1,4}"
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
    rf"(?P<type>{ci(VOIE_TYPES)})"
    rf"(?P<qualif>(?: (?:rural|rurale|communal|communale|vicinal|vicinale|départementale?|"
    rf"nationale?|"
    rf"forestier|forestière|piétonne|piétonnier|privée?|d'exploitation|de halage))?)"
    rf"(?: n ?[°º] ?\d+[a-zA-Z]*)?"
    rf"(?: (?:dite?|dénommée?|appelée?))?"
    rf" (?P<nom>{QUOTED}|{OPENED}{PROPER}|(?:de la |de l'|du |des |d'|de |aux )+"
    rf"(?P<commun>[{LOWER}][{LOWER}-]{{2,}}(?: (?:de la |du |des |de l')[{LOWER}-]{{3,}})?"
    rf"(?: {WORD})?)|(?:des |les )\d{{1,3}} [{LOWER}{UPPER}][{LOWER}]{{3,}}|"
    rf"(?:(?i:du) )?\d{{1,2}}(?:er)? "
    rf"(?:{ci('janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre')}"
    rf")(?: \d{{4}})?)"
)
VOIE_NUMBER = re.compile(
    r"(?<![\w-])(?:"
    r"(?:(?i:routes? (?:départementales?|nationales?|communales?))|R\. ?D\.?|R\. ?N\.?|RD|RN|"
    r"(?i:voies? communales?)|V\. ?C\.?|VC|C\. ?R\.?|CR|(?i:chemin rural|chemin communal)|CD|GR|"
    r"(?i:autoroute) A|(?i:chemin d'exploitation)|CE)"
    r" ?(?:n ?[°ºo]?\.? ?)?\d{1,4}(?:[ -]?(?:bis|ter))?[A-Za-z]?\d?(?:\b|(?=et ))"
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

NEVER_A_STREET = re.compile(
    r"(?i)(?:chemins?|voies?|routes?|rues?|passages?|rampes?|quais?|allées?) "
    r"d'(?:acc[èe]s|accueil|entrée|évitement)|voies? [A-Z]{2,4}\b"
)
_MISE_EN = re.compile(r"(?i)mise en $")
_NO_NAMES = frozenset(
    "commune communes ville bourg façon exploitation accès acces desserte halage randonnée "
    "randonnées circulation traverse ronde service secours liaison".split()
)
"""What describes a way without naming it: "chemin d'exploitation"."""
_MAIN = re.compile(r"(?<![\w-])(?:\d{1,3},? )?Grande?[- '][Rr]ue(?![\w-])(?! [A-Z])")
"""The main street of a village, which has no other name."""
_PLURAL = re.compile(
    r"(?i)(?:rues|ruelles|avenues|boulevards|chemins|impasses|allées|places|quais|routes|sentiers|"
    r"squares|venelles|sentes|cours)\b"
)
_MORE = re.compile(
    rf"(?:, ?(?:et )?| et )(?P<nom>{OPENED}{PROPER}|"
    rf"(?:de la |de l'|du |des )[{LOWER}]{{4,}}(?=,| et |\.|$))"
)
"""A further street after a plural: "rues des Mages, des Chèvres et des Pommiers"."""
_THAT_OF = re.compile(rf" (?:et|à|avec|ou) celle (?P<nom>(?:de la |de l'|du |des |de |d'){PROPER})")
"""The other street of a crossing: "la rue du Bac et celle des Prés"."""
_USUAL = re.compile(rf"(?i)\b(?:{PLACE_NOUNS})\b")


def streets(flat: str) -> list[Span]:
    """Return the streets and roads of a flat text."""
    spans = []
    for match in VOIE.finditer(flat):
        if not _is_street(flat, match):
            continue
        begin = match.start("numero") if match["numero"] else match.start("type")
        end = match.end()
        plural = _PLURAL.match(match["type"])
        if plural and " et " in match["nom"]:
            end = match.start("nom") + match["nom"].index(" et ")
        first = bounded(flat, begin, end, "voie", "voie", 0.9)
        spans += [first, *_others(flat, first.fin, plural=plural is not None)]
    spans += [
        Span(m.start(), m.end(), "LIEU", "voie", "voie_numerotee", 0.92)
        for m in VOIE_NUMBER.finditer(flat)
    ]
    spans += [
        Span(m.start(), m.end(), "LIEU", "voie", "grand_rue", 0.9) for m in _MAIN.finditer(flat)
    ]
    return spans


def _is_street(flat: str, match: re.Match[str]) -> bool:
    """Tell whether words that begin with a type of street name one."""
    kind = match["type"].lower()
    text = flat[match.start("type") : match.end()]
    proper = CAPITAL.search(match["nom"]) is not None or match["nom"][0] in '«"'
    if kind.startswith("pont") or NEVER_A_STREET.match(text):
        return False
    if NOT_A_STREET.match(text) and not (proper and match["type"][0].isupper()):
        return False
    if _MAIN.search(match["nom"]) or _MISE_EN.search(
        flat, max(0, match.start() - 8), match.start()
    ):
        return False
    if not proper and (match["commun"] or "").split(" ")[0] in _NO_NAMES:
        return False
    if kind not in VOIE_AMBIGUOUS:
        return True
    usual = _USUAL.search(match["nom"]) is not None
    if match["type"].isupper() and shouting(flat, match.start()):
        return usual
    return proper or (usual and kind == "place")


def _others(flat: str, position: int, plural: bool) -> list[Span]:
    """Return the streets of an enumeration whose first has been read up to `position`."""
    spans: list[Span] = []
    pattern = _MORE if plural else _THAT_OF
    while more := pattern.match(flat, position):
        end = more.end()
        if plural and " et " in more["nom"]:
            end = more.start("nom") + more["nom"].index(" et ")
        spans.append(bounded(flat, more.start("nom"), end, "voie", "voie_suite", 0.8))
        position = spans[-1].fin
    return spans
