"""What looks like the name of a person, and where it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...entities.flat import fold
from ...entities.parties.personnes import candidates as usual_candidates
from . import patterns_noms as P
from .elus import is_given, is_rare_given

CIVIL_END = re.compile(r"(?i)(?:\b(?:mm?|mme|mmes|mlle|mr|monsieur|madame)\b\.?|consorts|cts) $")


def candidates(flat: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether words around it say that it is a private person)."""
    for match in P.WITH_CIVILITY.finditer(flat):
        start, end = match.span("nom")
        family = bool(
            re.search(
                r"(?i)consorts|cts|feu|épou|veuve|vve|famille|hoirie|indivi|hérit|ménage|succ",
                match["civ"],
            )
        )
        if re.match(r"(?i)(?:me|mes|maîtres?)\b", match["civ"]):
            continue
        yield start, end, family
        yield from _following(flat, end, family)
    for pattern, certain in ((P.CUE, True), (P.CUE_NAME, False)):
        for match in pattern.finditer(flat):
            name = match["nom"]
            if certain and match.group().isupper():
                continue  # in capitals, any word may follow: the other patterns decide
            if certain or is_given(name.split()[0]) or is_given(name.split()[-1]):
                yield *match.span("nom"), certain
                yield from _following(flat, match.end("nom"), certain)
    for match in P.GIVEN_NAME.finditer(flat):
        if is_rare_given(match["prenom"]):
            yield *match.span(), False
            yield from _given_before(flat, match.start())
    for match in P.ENUMERATION.finditer(flat):
        items = list(P.ITEM.finditer(flat, *match.span("noms")))
        if any(is_given(m["nom"].split()[0]) for m in items):
            yield from ((*m.span("nom"), False) for m in items)
    for pattern in (P.DEAL, P.HOUSE):
        for match in pattern.finditer(flat):
            if not match.group().isupper():
                yield *match.span("nom"), True
    for match in P.AFTER_APOSTROPHE.finditer(flat):
        if is_given(match["nom"].split()[0]) and " " in match["nom"]:
            yield *match.span("nom"), False
    for match in P.IN_A_LIST.finditer(flat):
        yield *match.span("nom"), False
    for span in usual_candidates(flat):
        if span.regle == "liste_noms" and not _with_amount(flat, span.fin):
            continue  # a title of two words looks the same
        if span.nature and re.match(r"(?i)(?:me|mes|maîtres?)$", span.nature):
            continue
        yield span.debut, span.fin, False
        yield from _given_before(flat, span.debut)
        if born := P.BORN.match(flat, span.fin):
            yield *born.span("nom"), True


def _given_before(flat: str, debut: int) -> Iterator[tuple[int, int, bool]]:
    """The first of two given names: "Bernadette et Louis Maurival"."""
    offset = max(0, debut - 30)
    before = P.GIVEN_BEFORE.search(flat[offset:debut])
    if before and is_given(before["nom"]):
        yield offset + before.start("nom"), offset + before.end("nom"), False


def _with_amount(flat: str, end: int) -> bool:
    return re.match(r"[ \t:;,–-]*\d[\d ]*(?:[,.]\d\d)?\b", flat[end : end + 20]) is not None


def _following(flat: str, end: int, certain: bool) -> Iterator[tuple[int, int, bool]]:
    """Names that go on from one: "née X", ", Y et Z"."""
    while True:
        if born := P.BORN.match(flat, end):
            yield *born.span("nom"), True
            end = born.end("nom")
            continue
        more = P.FURTHER.match(flat, end)
        if not more:
            return
        words = more["nom"].split()
        named = len(words) == 1 and words[0].isupper()
        if not (named or is_given(words[0]) or is_given(words[-1]) or "." in words[0]):
            return
        yield *more.span("nom"), certain
        end = more.end("nom")


def trim(flat: str, debut: int, fin: int) -> tuple[int, int] | None:
    """Cut the words that are no names off both ends; None when nothing is left."""
    words = [(debut + m.start(), debut + m.end()) for m in re.finditer(r"[^\s]+", flat[debut:fin])]

    def plain(word: tuple[int, int]) -> bool:
        text = flat[slice(*word)]
        return all(t in P.NOT_NAMES for t in re.findall(r"\w+", fold(text))) and not (
            text.isupper() and text.lower() in ("le", "la", "de", "du") and len(words) > 1
        )

    while words and plain(words[-1]):
        words.pop()
    while words and plain(words[0]) and flat[words[0][0]].isupper():
        if flat[slice(*words[0])].lower() not in ("le", "la", "de", "du", "des", "d"):
            return None
        if len(words) > 1 and not plain(words[1]) and CIVIL_END.search(flat[:debut][-14:]):
            break
        words.pop(0)
    for index, word in enumerate(words):
        text = flat[slice(*word)]
        if index and plain(word) and text[0].isupper() and len(text) > 3 and not is_given(text):
            words = words[:index]
            break
    if words and _anonymous(flat[words[0][0] : words[-1][1]]):
        return None
    if not words or not any(b - a > 1 and flat[a].isupper() for a, b in words):
        return None
    first = words[0][0]
    if flat[slice(*words[-1])][1:].islower() and is_given(flat[slice(*words[-1])]):
        line = flat[max(0, first - 30) : first]
        if more := P.SHOUTED_BEFORE.search(line):
            first -= len(line) - more.start()
    return first, words[-1][1]


def _anonymous(name: str) -> bool:
    """Two initials that a judgement leaves in the place of a name: "M. CJ"."""
    return len(name) == 2 and name.isupper() and not set(fold(name)) & set("aeiouy")
