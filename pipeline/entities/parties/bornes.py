"""Where the name of an organisation ends: no dangling word, no half quote."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span

_TAIL = re.compile(
    r"(?:(?: |,)+\b(?i:et|de|du|des|d|la|le|les|l|pour|en|sur|à|au|aux|dans|par|avec|qui|est|a|"
    r"ont|sont|dont)|[ ,;:'&–-])+$"
)


def bounded(flat: str, debut: int, fin: int, regle: str, poids: float) -> Span | None:
    """Return an organisation without what dangles at its end, or None if nothing is left."""
    tail = _TAIL.search(flat, debut, fin)
    if tail and tail.end() == fin:
        fin = tail.start()
    text = flat[debut:fin]
    if text.count("«") > text.count("»") and "»" in flat[fin : fin + 2]:
        fin = flat.index("»", fin) + 1
    if text.startswith("«"):
        inner = len(text) - len(text.lstrip("« "))
        debut += inner
        fin = debut + len(flat[debut:fin].rstrip("» "))
    if fin - debut < 2 or not any(char.isalpha() for char in flat[debut:fin]):
        return None
    return Span(debut, fin, "ORG", None, regle, poids)
