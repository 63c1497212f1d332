"""Words broken at the end of a line, joined again.

A hyphen at the end of a line may belong to the word ("sous-préfet"): the document itself is asked
first, then a short list of French compounds; by default the hyphen of a break between two
lower-case letters is dropped. pdfium writes every such hyphen as a soft one, so that soft and
visible hyphens are decided alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .raw import RawLine

_KEPT_BEFORE = frozenset(
    "sous vice non ci mi semi demi quasi ex anti avant après arrière contre demi-sous grand grande "
    "haut haute bas basse saint sainte st ste mont pont celui celle ceux celles lui elle eux "
    "là-bas au par pro rez de c'est c’est peut peut- est-ce dit dite procès compte rendez chef "
    "centre plus moins micro mini multi inter intra extra post pré co éco socio porte garde "
    "savoir bien mal tout toute tiers quatre vingt trente quarante cinquante soixante dix cent "
    "l'après là elle- eux- bloc rond aller état etat maître nord sud ouest franco maitre".split()
)
_KEPT_AFTER = frozenset(
    "ci là même mêmes être dire chaussée verbal verbaux vous lieu lieux value values ce il elle "
    "ils elles on je nous t-il t-elle à un deux trois quatre cinq six sept huit neuf dix vingt "
    "rendu rendus d'œuvre d’œuvre bas haut dessus dessous dessous- delà ville villes".split()
)
_IN_NAMES = frozenset("le la les lès lez de du des sur sous en aux et d l d'en entre près".split())
_END = re.compile(r"([\wÀ-ÿ'’]+(?:-[\wÀ-ÿ'’]+)*)([-\u00ad\u2010])$")
_WORD = re.compile(r"[\wÀ-ÿ]+(?:[-'’][\wÀ-ÿ]+)+")


def hyphenated(texts: Iterable[str]) -> set[str]:
    """Return the words of a document that are joined by a mark, in lower case, of the lines that
    hold a hyphen.
    """
    return {match.lower() for text in texts if "-" in text for match in _WORD.findall(text)}


def decide(left: str, right: str, known: set[str] | frozenset[str] = frozenset()) -> str | None:
    """Return how `left` (with its hyphen) and `right` join, or None when they do not.

    `right` is the first word of the next line.
    """
    match = _END.search(left)
    if match is None or not right or not (right[0].isalpha()):
        return None
    stem = match.group(1)
    if right[0].isupper() or not stem[-1].isalpha():
        return f"{left[:-1]}-{right}" if stem[-1:].isalpha() and stem[0].isupper() else None
    last = re.split(r"[-]", stem)[-1].lower()
    body = re.match(r"[\w'’-]*", right.lower())
    word = body.group() if body else ""
    if f"{stem}-{word}".lower() in known or last in _KEPT_BEFORE or word in _KEPT_AFTER:
        return f"{left[:-1]}-{right}"
    if re.match(r"(?:t|il|elle|ils|elles|on)-", word):
        return f"{left[:-1]}-{right}"
    if stem[0].isupper() and word.split("-")[0] in _IN_NAMES:
        return f"{left[:-1]}-{right}"
    if stem.isupper() and len(stem) > 1:
        return None
    return left[:-1] + right


def join_lines(lines: list[RawLine]) -> None:
    """Move the end of each broken word up to the line where it begins, in place.

    Soft hyphens that are left inside words are visible hyphens of old encodings.
    """
    known = hyphenated(line.text for line in lines)
    plain = [line for line in lines if line.role != "tableau"]
    for line, below in zip(plain, plain[1:], strict=False):
        if line.role != below.role or below.breaks or len(line.cells) != 1:
            continue
        if len(below.cells) != 1 or not line.cells[0] or not below.cells[0]:
            continue
        last, first = line.cells[0][-1], below.cells[0][0]
        joined = decide(last.text, first.text, known)
        if joined is not None:
            last.text = joined
            below.cells[0].pop(0)
    for line in lines:
        for word in line.words:
            if "\u00ad" in word.text:
                word.text = word.text.replace("\u00ad", "-")
