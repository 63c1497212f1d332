"""What a classifier reads of a délibération: objet, dispositif and exposé."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from ..records import Deliberation
from .normalise import strip_accents

DISPOSITIF_MAX = 3000
EXPOSE_MAX = 3000
_DECISION = re.compile(
    r"\b(?:d[ée]cide(?:nt)?|approuve(?:nt)?|autorise(?:nt)?|adopte(?:nt)?|d[ée]lib[èe]re|"
    r"accepte(?:nt)?|fixe(?:nt)?|d[ée]signe(?:nt)?|[ée]lit|proc[èe]de|propose)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"^\W*(?:questions?\s+diverses?|divers(?:es)?|informations?(?:\s+diverses?)?|"
    r"affaires?\s+(?:diverses?|generales?)|convention|autorisation(?:\s+de\s+signature)?|"
    r"deliberations?|points?\s+(?:divers|ajoutes?|supplementaires?)|finances?|urbanisme|"
    r"ressources\s+humaines|personnel(?:\s+communal)?|travaux|annexe|[\W\d]*)\W*$"
)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item to classify. `texte` is dispositif then exposé, the decisive words first."""

    objet: str = ""
    dispositif: str = ""
    expose: str = ""

    @property
    def titre(self) -> str:
        """The objet, or the first words of the text when the objet is missing or says nothing."""
        if is_vague(self.objet):
            return f"{self.objet} {(self.expose or self.dispositif)[:240]}".strip()
        return self.objet

    @property
    def texte(self) -> str:
        """Dispositif and exposé together."""
        return f"{self.dispositif}\n{self.expose}".strip()


def is_vague(objet: str | None) -> bool:
    """Tell whether an objet says too little to be classified on its own."""
    return not objet or bool(_VAGUE.match(strip_accents(objet).lower()))


def split_text(texte: str) -> tuple[str, str]:
    """Cut a plain text into (dispositif, exposé) at its first decision verb past the heading.

    Used for labels and files that carry one text and no `parties`.
    """
    matches = [m for m in _DECISION.finditer(texte) if m.start() > len(texte) * 0.25]
    cut = matches[0].start() if matches else len(texte)
    return texte[cut:][:DISPOSITIF_MAX].strip(), texte[:cut][:EXPOSE_MAX].strip()


def from_deliberation(deliberation: Deliberation) -> Item:
    """Read the parts that the structure stage found; fall back on a cut at the decision verb."""
    parts: dict[str, list[str]] = {}
    for part in deliberation.parties:
        parts.setdefault(part.nature, []).append(deliberation.texte[part.debut : part.fin])
    dispositif = "\n".join(parts.get("dispositif", ()))
    expose = "\n".join(
        text for nature in ("expose", "considerants", "visas") for text in parts.get(nature, ())
    )
    if not dispositif and not expose:
        dispositif, expose = split_text(deliberation.texte)
    return Item(
        objet=deliberation.objet or "",
        dispositif=dispositif[:DISPOSITIF_MAX],
        expose=expose[:EXPOSE_MAX],
    )


def from_mapping(row: Mapping[str, Any]) -> Item:
    """Read a label or a table row with `objet` and/or `texte`.

    A short `texte` without `objet` is an objet (title lists, published SCDL files).
    """
    objet = str(row.get("objet") or "").strip()
    texte = str(row.get("texte") or "").strip()
    if not objet and len(texte) <= 300:
        return Item(objet=texte)
    dispositif, expose = split_text(texte)
    return Item(objet=objet, dispositif=dispositif, expose=expose)
