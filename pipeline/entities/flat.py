"""A délibération's text made flat: same length, so that every offset stays true.

Grammars and model both read the flat text. A soft line break (a sentence that goes on) becomes a
space; a hard one (paragraph, bullet, heading) stays a newline; a table cell ends with a tab. So a
pattern that never matches a newline nor a tab never crosses a paragraph or a cell.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ"
LOWER = "a-zàâäçéèêëîïôöùûüœæÿñ"

_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\r": " ",
     "\u2011": "-", "\u2010": "-", "\x0c": "\n", "“": "«", "”": "»"}
)  # fmt: skip
_BULLET = re.compile(
    r"\s*(?:[-–—•▪◦●■□✓✔➢➤►*·>\uf000-\uf0ff]|\d{1,2}\s?[.)°/]\s|[a-z]\)\s|Article\s\d|ARTICLE\s\d)"
)
_ENDS = (".", ":", ";", "!", "?")
_UNFINISHED = (",", " de", " du", " des", " la", " le", " les", " et", " d'", " l'", " au", " aux")
"""A line that ends like this is not ended."""
_LONE_SIGLE = re.compile(r"\([A-Z][A-Za-z0-9. '&-]{1,14}\)\.?")
"""A line that holds only a sigle: the name that it shortens ends the line above."""
_COLUMN_GAP = re.compile(r"(?<=\S) {5,}(?=\S)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mmes|Mlle|Me|Mr|Dr|Pr|St|Ste|art|av|bd|chap|cf|ex|n|p|R\.D|R\.N|[A-Z]))$"
)
_SENTENCE_END = re.compile(rf"[.!?;](?=\s+[«\"]?[{UPPER}0-9])|[\n\t]+")


class Span(msgspec.Struct, frozen=True):
    """A candidate entity: offsets, `kind` (LIEU, ORG or PER), a subtype, its rule, its weight."""

    debut: int
    fin: int
    kind: str
    nature: str | None = None
    regle: str = ""
    poids: float = 0.8


@lru_cache(maxsize=16)
def flatten(texte: str) -> str:
    """Return `texte` with the same length, plain apostrophes and only hard line breaks.

    The last texts are remembered: each grammar of an act asks for the same one.
    """
    plain = texte.translate(_SAME_LENGTH)
    plain = _COLUMN_GAP.sub(lambda gap: "\t" + " " * (len(gap.group()) - 1), plain)
    lines = plain.split("\n")
    width = max((len(line) for line in lines), default=0)
    pieces: list[str] = []
    for index, line in enumerate(lines):
        pieces.append(line)
        if index + 1 < len(lines):
            pieces.append(" " if _goes_on(line, lines[index + 1], width) else "\n")
    return "".join(pieces)


def _goes_on(line: str, following: str, width: int) -> bool:
    """Tell whether a sentence goes on from one line to the next."""
    left, right = line.rstrip(), following.strip()
    if not left.strip() or not right or "\t" in left.strip() or "\t" in right:
        return False
    if _BULLET.match(following) or left.endswith(_ENDS):
        return False
    if _LONE_SIGLE.fullmatch(right):
        return True
    if right[0].islower() or left.endswith(_UNFINISHED):
        return True
    # A capital after a line that fills the page is a name cut in two; after a short line, a title.
    return len(left) > 0.72 * width and width >= 50


def sentences(flat: str, cells: bool = True) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) offsets of each sentence of a flat text, blanks trimmed.

    With `cells`, each cell of a table row is one; otherwise the row is.
    """
    start = 0
    for match in _SENTENCE_END.finditer(flat):
        if not cells and "\n" not in match.group() and "\t" in match.group():
            continue
        if match.group()[0] == "." and _ABBREVIATION.search(flat, start, match.start()):
            continue
        yield from _trimmed(flat, start, match.end())
        start = match.end()
    yield from _trimmed(flat, start, len(flat))


def _trimmed(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and flat[start].isspace():
        start += 1
    while end > start and flat[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


_SPACES = re.compile(r" {2,}")


def squeezed(flat: str) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """Return `flat` with single spaces, and what brings a (start, end) of it back to `flat`.

    The lines of a laid-out page are indented, so a name cut by a line end has many spaces inside;
    patterns are written with one.
    """
    starts, removed = [0], [0]
    pieces: list[str] = []
    begin = 0
    for match in _SPACES.finditer(flat):
        pieces.append(flat[begin : match.start() + 1])
        begin = match.end()
        starts.append(match.start() + 1 - removed[-1])
        removed.append(removed[-1] + len(match.group()) - 1)
    if not pieces:
        return flat, lambda start, end: (start, end)
    pieces.append(flat[begin:])

    def back(position: int) -> int:
        return position + removed[bisect_right(starts, position) - 1]

    return "".join(pieces), lambda start, end: (back(start), back(end - 1) + 1)


def as_written(texte: str, start: int, end: int) -> str:
    """Return the words of `texte[start:end]` on one line, as the document writes them."""
    return " ".join(texte[start:end].split())


_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Return `text` in lower case, without accents or punctuation, for comparison."""
    bare = text
    if not text.isascii():
        bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
        bare = "".join(char for char in bare if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", bare.lower()).strip()


def shouting(flat: str, position: int) -> bool:
    """Tell whether the words around are in capitals (a title), where a capital proves nothing."""
    start = max(flat.rfind("\n", 0, position), position - 50)
    end = flat.find("\n", position)
    around = flat[start + 1 : min(end if end >= 0 else len(flat), position + 60)]
    letters = [char for char in around if char.isalpha()]
    return sum(char.isupper() for char in letters) > 0.7 * max(1, len(letters))
