"""Is a text layer readable? Pure functions over its words, with the reason when it is not.

A text layer can be wrong in ways that no one sees on the screen: fonts without a character map
(`(cid:12)`), replacement characters, shifted alphabets, mirrored or letter-spaced text, UTF-8 read
as Windows-1252.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LETTER = re.compile(r"[^\W\d_]")
_LOST = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f]")
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f]")
_TOKEN = re.compile(r"[^\W\d_]+")
_CID = re.compile(r"\(cid:\d+\)")
_MOJIBAKE = re.compile(r"Ã[©¨ªƒ¢§´®¯»¹«‰ˆ€]|â€[™œ“”¦˜]|Â[°«»]|ï¿½")
_COMMON = frozenset(
    "le la les de des du un une et à au aux en que qui pour par sur est dans ce cette son sa ses "
    "il elle ne pas se ou avec m mme monsieur madame l d vu article conseil date maire".split()
)
_MIRRORED = frozenset(word[::-1] for word in _COMMON if len(word) > 1 and word != word[::-1])
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]", re.IGNORECASE)
_ODD = re.compile(
    r"[^\W\d_][\W_]*[^\w\s'’.\-–/°&@()«»\",;:…*€%+][^\W\d_]|[a-zà-ÿ]{2,}[A-ZÀ-Þ]{2,}[a-zà-ÿ]"
)


def flaw(words: Sequence[str]) -> str | None:
    """Return why a text layer must not be trusted, in French, or None when it reads well."""
    text = " ".join(words)
    if not text:
        return None
    letters = len(_LETTER.findall(text))
    if len(_CID.findall(text)) * 6 > 0.05 * len(text):
        return "la police n'a pas de table de caractères (cid)"
    lost = len(_LOST.findall(text))
    if lost > 0.05 * len(text):
        return "des caractères sont illisibles"
    if letters < 40:
        return None
    if len(_MOJIBAKE.findall(text)) * 100 > letters:
        return "les accents sont mal encodés"
    foreign = len(_FOREIGN.findall(text))
    if foreign > 0.3 * letters:
        return "l'alphabet n'est pas latin"
    return _unlike_french(words)


def _unlike_french(words: Sequence[str]) -> str | None:
    tokens = _TOKEN.findall(" ".join(words).lower())
    if len(tokens) < 20:
        return None
    single = sum(1 for t in tokens if len(t) == 1 and t not in ("à", "a", "l", "d", "y", "m"))
    if single > 0.5 * len(tokens):
        return "les lettres sont espacées une à une"
    common = sum(1 for t in tokens if t in _COMMON)
    mirrored = sum(1 for t in tokens if t in _MIRRORED)
    if mirrored > 3 and mirrored > 2 * common:
        return "le texte est écrit à l'envers"
    dumb = sum(1 for t in tokens if len(t) > 2 and not _VOWELS.search(t))
    long = sum(1 for t in tokens if len(t) > 2)
    if common < 0.03 * len(tokens) and dumb > 0.3 * max(1, long):
        return "le texte n'est pas lisible (police codée)"
    return None


def doubtful_ocr(words: Sequence[str]) -> bool:
    """True when a text layer left by a scanner has too many malformed words to be kept."""
    tokens = [w for w in words if any(ch.isalpha() for ch in w)]
    if len(tokens) < 20:
        return True
    odd = sum(1 for w in tokens if _ODD.search(w) or _mixed(w))
    common = sum(1 for w in tokens if w.lower().strip(".,;:()") in _COMMON)
    return odd > 0.04 * len(tokens) or common < 0.08 * len(tokens)


def _mixed(word: str) -> bool:
    """Letters and digits entangled, as in "l1be1lé"."""
    return bool(re.search(r"[^\W\d_]\d[^\W\d_]", word))
