"""Places of a text: candidates by grammar, then one record per distinct place.

`candidates` gives every span that a grammar finds; `extract` settles overlaps with organisations
and persons (see `pipeline.entities.spans`), merges repeated mentions and links communes to their
INSEE code.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.entities.flat import Span, as_written, flatten, fold
from pipeline.gazetteer import normalise
from pipeline.records import Lieu

from .communes import communes
from .equipements import buildings
from .parcelles import parcel_key, parcels
from .quartiers import districts, nature
from .repertoire import code_of, home, named
from .sieges import seats
from .territoires import DEPARTEMENTS, REGIONS, territories
from .voies import streets

_ARTICLE = re.compile(r"^(?:la|le|les|l) ")
_FEAST = re.compile(r"(?:Saint|St)[- ][A-Z]")
"""After "la": the day of a saint ("la fête de la Saint-Jean"), not the place."""


def candidates(flat: str, departement: str | None = None, council: str | None = None) -> list[Span]:
    """Return the spans that the grammars take for places, overlapping ones included."""
    return [
        *streets(flat),
        *parcels(flat),
        *buildings(flat),
        *districts(flat),
        *nature(flat),
        *communes(flat, departement, council),
        *territories(flat, council),
    ]


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
    spans = resolve(texte, membres, collectivite, departement, doc, exclues, beneficiaires)
    inner = [
        span
        for span in seats(flatten(texte), spans, home_code)
        if not any(s.kind == "LIEU" and s.debut < span.fin and span.debut < s.fin for s in spans)
    ]
    for span in sorted([*spans, *inner], key=lambda span: span.debut):
        if span.kind != "LIEU":
            continue
        text = as_written(texte, span.debut, span.fin)
        if _FEAST.match(text) and texte[: span.debut].lower().endswith("la "):
            continue
        nature = span.nature or "autre"
        key = _ARTICLE.sub("", _key(text, nature))
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
    if place.type == "parcelle" and key.removeprefix("parcelle ").isdigit():
        number = key.split()[1]
        return any(number in re.findall(r"\d+", name) for name in found if name != key)
    return place.type in ("equipement", "autre") and any(
        other.type == place.type and words < set(name.split()) and key.split()[0] == name.split()[0]
        for name, other in found.items()
    )


_QUALIFIER = re.compile(
    r"\b(?:rural|rurale|communale?s?|municipale?|intercommunale?|departementale?|nationale?|"
    r"polyvalente|ancienn?e?|cadastree?|section|parcelle|n|no|de|du|des|la|le|les|l|d|numero|"
    r"route)\b ?"
)


def _key(text: str, nature: str) -> str:
    """Return what makes two writings of a place the same ("salle communale de X", "salle de X")."""
    key = normalise(text) or fold(text)
    if nature == "parcelle":
        return f"parcelle {parcel_key(key)}"
    key = _QUALIFIER.sub("", key).strip() or key
    return re.sub(r"^\d+ (?:bis |ter )?(?=[a-z])", "", key)


def _code(text: str, nature: str, departement: str | None) -> str | None:
    """Return the INSEE code of a commune, a département or a région when it is certain."""
    if nature == "commune":
        return code_of(named(text, departement))
    if nature == "departement":
        for name, code in DEPARTEMENTS.items():
            if normalise(text).endswith(normalise(name)):
                return code
    if nature == "region":
        return REGIONS.get(text)
    return None
