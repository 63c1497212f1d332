"""Find the names and personal data of private individuals in a text.

Everything that looks like a person is private, unless the presence list, a function beside the
name, a company, a street or history says otherwise: what is doubtful is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...entities.flat import flatten
from ...records import Record
from . import patterns_noms, patterns_publics
from .donnees import Nature, data, homes
from .elus import Elus, is_given, tokens
from .noms import candidates, trim
from .publics import EVERYWHERE, owns, reason


class Trouvaille(Record, frozen=True, kw_only=True):
    """Personal data of a private individual: offsets in the text, what it is."""

    debut: int
    fin: int
    nature: Nature
    texte: str


def detect(texte: str, elus: Elus | None = None, *, names_only: bool = False) -> list[Trouvaille]:
    """Return what identifies private individuals in `texte`, in order, without overlap.

    Args:
        texte: any text; offsets are those of its characters.
        elus: people whose name is public.
        names_only: leave addresses, phones and the like out.
    """
    flat = patterns_noms.CUT_NAME.sub(_joined, flatten(texte))
    known = elus or Elus()
    spans: list[tuple[int, int, Nature]] = [(a, b, "nom") for a, b in _names(flat, known)]
    if not names_only:
        spans += data(flat)
        spans += homes(flat, [s[:2] for s in spans])
    return [
        Trouvaille(debut=a, fin=b, nature=nature, texte=texte[a:b])
        for a, b, nature in _without_overlap(spans)
    ]


def _joined(match: re.Match[str]) -> str:
    """Bring together a name that a line cuts, when its first line is a given name or nothing."""
    given = match["prenom"].strip()
    same = not given or all(is_given(word) for word in given.split())
    return match.group().replace("\n", " ") if same else match.group()


def _without_overlap(
    spans: Iterable[tuple[int, int, Nature]],
) -> list[tuple[int, int, Nature]]:
    kept: list[tuple[int, int, Nature]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if kept and span[0] < kept[-1][1]:
            if span[1] > kept[-1][1]:
                kept[-1] = (kept[-1][0], span[1], kept[-1][2])
            continue
        kept.append(span)
    return kept


def _names(flat: str, elus: Elus) -> list[tuple[int, int]]:
    found: dict[int, tuple[int, int, bool]] = {}
    for debut, fin, certain in candidates(flat):
        bounds = trim(flat, debut, fin)
        if bounds is None:
            continue
        old = found.get(bounds[0])
        if old is None or bounds[1] > old[1] or certain:
            end = max(bounds[1], old[1]) if old else bounds[1]
            found[bounds[0]] = (bounds[0], end, certain or bool(old and old[2]))
    return _private(flat, sorted(found.values()), elus)


def _private(flat: str, names: list[tuple[int, int, bool]], elus: Elus) -> list[tuple[int, int]]:
    """Keep the names that nothing makes public, there or elsewhere in the text."""
    private: list[tuple[int, int, bool]] = []
    shown: list[frozenset[str]] = []
    listed = -1  # where the last name of a list of officials ends
    for debut, fin, certain in names:
        if not certain and listed >= 0 and _goes_on(flat, listed, debut, fin):
            listed = fin
            continue
        why = None if certain else reason(flat, debut, fin, elus)
        if why is None:
            private.append((debut, fin, certain))
        elif why == "liste":
            listed = fin
        elif why in EVERYWHERE:
            shown.append(tokens(flat[debut:fin]))

    def known(debut: int, fin: int) -> bool:
        words = tokens(flat[debut:fin])
        line = flat[max(0, debut - 60) : debut].rsplit("\n", 1)[-1]
        return any(words <= other for other in shown) and not owns(line)

    return [(a, b) for a, b, certain in private if certain or not known(a, b)]


def _goes_on(flat: str, listed: int, debut: int, fin: int) -> bool:
    """True when a name continues the list of officials that ends at `listed`."""
    between = flat[listed:debut]
    if "\n" in between and not patterns_publics.LIST_LINE.match(flat[fin : fin + 80]):
        return False
    return patterns_publics.SAME_LIST.match(between.replace("\n", " ", 1)) is not None
