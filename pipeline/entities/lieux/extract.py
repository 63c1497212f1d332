"""Places of a text: candidates by grammar, then one record per distinct place.

`candidates` gives every span that a grammar finds; `extract` settles overlaps with organisations
and persons (see `pipeline.entities.spans`), merges repeated mentions and links communes to their
INSEE code.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.entities.flat import Span, as_written, fold, shouting
from pipeline.gazetteer import normalise
from pipeline.records import Lieu

from . import patterns as P
from .communes import code_of, communes, home, named

_ARTICLE = re.compile(r"^(?:la|le|les|l) ")
_TRAILING = re.compile(
    r"(?: (?:et|de|du|des|la|le|les|en|sur|à|au|aux|d|l|ET|DE|DU|DES|LA|LE|LES|EN|SUR|AU|AUX)|"
    r"[ ,.;:'-])+$"
)
_FEAST = re.compile(r"(?:Saint|St)[- ][A-Z]")
"""After "la": the day of a saint ("la fête de la Saint-Jean"), not the place."""
_CAPITAL = re.compile(rf"[{P.UPPER}]")


def candidates(flat: str, departement: str | None = None, council: str | None = None) -> list[Span]:
    """Return the spans that the grammars take for places, overlapping ones included."""
    return [
        *_streets(flat),
        *_parcels(flat),
        *_buildings(flat),
        *_districts(flat),
        *_nature(flat),
        *communes(flat, departement, council),
        *_territories(flat, council),
    ]


def _span(flat: str, debut: int, fin: int, nature: str, regle: str, poids: float) -> Span:
    """Make a span without trailing links and punctuation."""
    trailing = _TRAILING.search(flat, debut, fin)
    if trailing and trailing.end() == fin:
        fin = trailing.start()
    return Span(debut, fin, "LIEU", nature, regle, poids)


_USUAL = re.compile(rf"(?i)\b(?:{P.PLACE_NOUNS})\b")


def _streets(flat: str) -> list[Span]:
    spans = []
    for match in P.VOIE.finditer(flat):
        kind = match["type"].lower()
        proper = _CAPITAL.search(match["nom"]) is not None or match["nom"][0] in '«"'
        text = flat[match.start("type") : match.end()]
        if P.NOT_A_STREET.match(text) and not (proper and match["type"][0].isupper()):
            continue
        usual = _USUAL.search(match["nom"]) is not None
        capitals = match["type"].isupper() and shouting(flat, match.start())
        if kind in P.VOIE_AMBIGUOUS and capitals and not usual:
            continue
        if kind in P.VOIE_AMBIGUOUS and not proper and not (usual and kind == "place"):
            continue
        if kind.startswith("pont"):
            continue
        if not proper and match["commun"] in ("commune", "communes", "ville", "bourg", "façon"):
            continue
        begin = match.start("numero") if match["numero"] else match.start("type")
        spans.append(_span(flat, begin, match.end(), "voie", "voie", 0.9))
    spans += [
        Span(m.start(), m.end(), "LIEU", "voie", "voie_numerotee", 0.92)
        for m in P.VOIE_NUMBER.finditer(flat)
    ]
    return spans


def _parcels(flat: str) -> list[Span]:
    spans: list[Span] = []
    for match in P.PARCELLE.finditer(flat):
        if match["nu"] and P.NOT_A_PARCEL.match(match["nu"]):
            continue
        code = match["code"]
        begin = match.start("code") if code else match.start()
        spans.append(Span(begin, match.end(), "LIEU", "parcelle", "parcelle", 0.97))
        position = match.end()
        while more := P.PARCELLE_MORE.match(flat, position):
            spans.append(
                Span(more.start("code"), more.end(), "LIEU", "parcelle", "parcelle_suite", 0.95)
            )
            position = more.end()
    return spans


def _buildings(flat: str) -> list[Span]:
    spans = []
    for match in P.EQUIPEMENT.finditer(flat):
        text = match.group()
        if P.NOT_AN_EQUIPMENT.match(text) and not match["type"][0].isupper():
            continue
        if P.NEVER_AN_EQUIPMENT.match(text):
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
        poids = 0.85 if kind in P.STRONG_EQUIPEMENT else 0.72
        spans.append(_span(flat, match.start(), match.end(), "equipement", "equipement", poids))
    spans += [
        Span(m.start(), m.end(), "LIEU", "equipement", "equipement_nu", 0.7)
        for m in P.EQUIPEMENT_BARE.finditer(flat)
    ]
    return spans


def _districts(flat: str) -> list[Span]:
    spans = []
    for match in P.QUARTIER.finditer(flat):
        if match["zone"]:
            if re.match(
                r"(?i)(?:site|secteur|cité|plaine|plateau|marais|îlot|ilot)\b", match["zone"]
            ) and re.match(
                r"(?i)\S+ (?:de la|du|de l'|des|de|d')? ?(?:commune|ville|internet|web|"
                r"département|état)",
                match["zone"],
            ):
                continue
            generic = re.match(r"(?i)(?:site|secteur)", match["zone"])
            spans.append(
                _span(
                    flat, match.start(), match.end(), "quartier", "zone", 0.6 if generic else 0.85
                )
            )
        else:
            begin = match.start("nom")
            text = match["nom"]
            opening = re.match(r"(?:« ?|\")|(?:de la|de l'|de|du|des|d') ?", text)
            begin += opening.end() if opening else 0
            fin = match.end("nom")
            if text[0] in '«"':
                fin = match.start("nom") + len(text.rstrip(' »"'))
            spans.append(_span(flat, begin, fin, "quartier", "lieu_dit", 0.85))
    spans += [
        Span(m.start(), m.end(), "LIEU", "quartier", "zone_nue", 0.55)
        for m in P.ZONE_BARE.finditer(flat)
    ]
    return spans


def _nature(flat: str) -> list[Span]:
    spans = []
    for match in P.NATURE.finditer(flat):
        kind = match["type"].lower()
        if (
            kind in ("bois", "col", "bassin", "val", "mont", "ru", "cap", "pointe", "île", "ile")
            and not match["type"][0].isupper()
        ):
            continue
        nature = "autre"
        spans.append(_span(flat, match.start(), match.end(), nature, "milieu", 0.75))
    spans += [
        Span(m.start("nom"), m.end("nom"), "LIEU", "autre", "cours_eau", 0.7)
        for m in P.RIVER.finditer(flat)
        if m["nom"] not in ("Mairie", "Ville", "Commune")
    ]
    return spans


_DEPARTEMENT = re.compile(
    r"(?<![\w-])(?P<intro>(?i:départements?|departements?) (?:de l'|de la|de|du|des|d') ?|"
    r"(?:dans|en|sur|vers) (?:l'|le|la|les)? ?|(?:de l'|de la|du|des|de|d'|DE L'|DE LA|DU|DES|"
    r"D') ?)?(?P<nom>"
    + "|".join(
        sorted(map(re.escape, {*P.DEPARTEMENTS, *P.DEPARTEMENTS_CAPITALS}), key=len, reverse=True)
    )
    + r")(?![\w-])"
)
_REGION = re.compile(
    r"(?<![\w-])(?P<intro>(?i:région(?:s)?|dans|en|de la|de|d'|sur la) ?)?(?P<nom>"
    + "|".join(sorted(map(re.escape, P.REGIONS), key=len, reverse=True))
    + r")(?![\w-])"
)


def _own_territory(name: str, council: str | None, kind: str) -> bool:
    """Tell whether a département or a région is the collectivité whose act it is."""
    return bool(council) and kind in str(council).split() and normalise(name) in str(council)


def _territories(flat: str, council: str | None) -> list[Span]:
    spans = []
    for match in _DEPARTEMENT.finditer(flat):
        intro = (match["intro"] or "").lower()
        if _own_territory(match["nom"], council, "departement"):
            continue
        if "partement" in intro:
            spans.append(
                Span(match.start(), match.end(), "LIEU", "departement", "departement", 0.8)
            )
        elif intro and (match["nom"] not in P.RIVER_NAMES or intro.startswith("dans")):
            spans.append(
                Span(
                    match.start("nom"),
                    match.end("nom"),
                    "LIEU",
                    "departement",
                    "departement_nu",
                    0.5,
                )
            )
    spans += [
        Span(match.start("nom"), match.end("nom"), "LIEU", "region", "region", 0.5)
        for match in _REGION.finditer(flat)
        if match["intro"] and not _own_territory(match["nom"], council, "region")
    ]
    for match in P.PAYS_CITED.finditer(flat):
        article = flat[match.start() : match.start("nom")].strip().lower()
        if match["nom"] == "France" and article not in ("en",):
            continue
        if (
            flat[match.end() : match.end() + 8]
            .lower()
            .startswith((" travail", " service", " rela"))
        ):
            continue
        spans.append(Span(match.start("nom"), match.end("nom"), "LIEU", "pays", "pays", 0.8))
    return spans


def extract(
    texte: str,
    *,
    collectivite: str | None = None,
    departement: str | None = None,
    membres: tuple[str, ...] = (),
    doc: Any = None,
    exclues: tuple[tuple[int, int], ...] = (),
    beneficiaires: tuple[tuple[int, int], ...] = (),
) -> tuple[Lieu, ...]:
    """Return the distinct places named in the text of a délibération.

    Args:
        texte: the text, cells separated by tabs, paragraphs by empty lines.
        collectivite: name of the collectivité, left out where it only names the council.
        departement: its code ("61", "2A"), to choose between homonyms.
        membres: names of the members of the council (a street named after one is not the person).
        doc: a spaCy `Doc` of the flat text, to add what the model saw; None loads the model.
        exclues: stretches of the text that are not body.
        beneficiaires: stretches that name those whom amounts are paid to.

    Returns:
        One `Lieu` per distinct place, in order, with the offsets of its first mention.
    """
    from pipeline.entities.spans import resolve

    home_code = departement or home(collectivite)
    found: dict[str, Lieu] = {}
    for span in resolve(texte, membres, collectivite, departement, doc, exclues, beneficiaires):
        if span.kind != "LIEU":
            continue
        text = as_written(texte, span.debut, span.fin)
        if _FEAST.match(text) and texte[: span.debut].lower().endswith("la "):
            continue
        nature = span.nature or "autre"
        key = f"{'x' if nature == 'parcelle' else ''}{_ARTICLE.sub('', _key(text))}"
        if key in found:
            continue
        found[key] = Lieu(
            texte=text,
            type=nature,  # type: ignore[arg-type]
            debut=span.debut,
            fin=span.fin,
            code=_code(text, nature, home_code),
            confiance=span.poids,
            regle=span.regle,
        )
    return tuple(place for key, place in found.items() if not _part_of_another(key, place, found))


def _part_of_another(key: str, place: Lieu, found: dict[str, Lieu]) -> bool:
    """Tell whether a facility is the short form of another ("camping municipal", then its name)."""
    words = set(key.split())
    return place.type in ("equipement", "autre") and any(
        other.type == place.type and words < set(name.split()) and key.split()[0] == name.split()[0]
        for name, other in found.items()
    )


_QUALIFIER = re.compile(
    r"\b(?:rural|rurale|communale?s?|municipale?|intercommunale?|departementale?|nationale?|"
    r"polyvalente|ancienn?e?|cadastree?|section|parcelle|n|no|de|du|des|la|le|les|l|d|numero|"
    r"route)\b ?"
)


def _key(text: str) -> str:
    """Return what makes two writings of a place the same ("salle communale de X", "salle de X")."""
    key = normalise(text) or fold(text)
    key = _QUALIFIER.sub("", key).strip() or key
    return re.sub(r"^\d+ (?:bis |ter )?(?=[a-z])", "", key)


def _code(text: str, nature: str, departement: str | None) -> str | None:
    """Return the INSEE code of a commune, a département or a région when it is certain."""
    if nature == "commune":
        return code_of(named(text, departement))
    if nature == "departement":
        for name, code in P.DEPARTEMENTS.items():
            if normalise(text).endswith(normalise(name)):
                return code
    if nature == "region":
        return P.REGIONS.get(text)
    return None
