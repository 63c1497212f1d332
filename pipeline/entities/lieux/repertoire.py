"""Look-ups in the gazetteer: communes of a name, their code, the département of a council."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.entities.flat import LOWER, UPPER
from pipeline.gazetteer import Collectivite, Nature, gazetteer, normalise

_NATURES: tuple[Nature, ...] = ("commune", "commune_deleguee", "commune_associee")


def named(name: str, departement: str | None) -> list[Collectivite]:
    """Return the communes, present or former, of this name, those of `departement` first alone."""
    found = gazetteer().candidates(name, natures=_NATURES)
    if departement:
        near = [item for item in found if item.departement == departement]
        if not near:
            for article in ("les", "la", "le", "l"):
                near += gazetteer().candidates(
                    f"{article} {name}", natures=_NATURES, departement=departement
                )
        return near or found
    return found


@lru_cache(maxsize=256)
def home(collectivite: str | None) -> str | None:
    """Return the département of a commune known by its name alone, when only one has that name."""
    if not collectivite:
        return None
    place = re.sub(
        r"^(?:commune|ville|mairie) (?:de la |de l'|de |du |des |d')", "", collectivite, flags=re.I
    )
    item = gazetteer().commune(place) or gazetteer().grouping(collectivite)
    return item.departement if item else None


def code_of(found: list[Collectivite]) -> str | None:
    """Return the INSEE code when all candidates are one commune."""
    codes = {item.code for item in found}
    return codes.pop() if len(codes) == 1 else None


def longest(flat: str, start: int, end: int, departement: str | None) -> int | None:
    """Return the end of the longest prefix of `flat[start:end]` that names a commune."""
    ends = [start + m.end() for m in re.finditer(rf"[{UPPER}{LOWER}]+", flat[start:end])]
    keys = gazetteer().commune_keys
    for stop in reversed(ends):
        name = flat[start:stop]
        if normalise(name) in keys or (departement and " " not in name and near(name, departement)):
            return stop
    return None


@lru_cache(maxsize=4096)
def near(name: str, departement: str) -> bool:
    """Tell whether a commune of `departement` has this name, with or without its article."""
    return any(item.departement == departement for item in named(name, departement))
