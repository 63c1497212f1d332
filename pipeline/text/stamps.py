"""The préfecture's stamps in a text layer: found by their wording, set apart as `tampon`.

Stamps are laid over the page by the teletransmission platforms, so their words are consecutive in
the content of the page even when they stand over body text. A lone sentence of the body that
speaks of a transmission is not a stamp: two different stamp phrases, an ACTES identifier or an
"Accusé de réception" are needed.
"""

from __future__ import annotations

import re

from .raw import RawWord

_DATE = (
    r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}(?:\s*(?:à\s*)?\d{1,2}[:h]\d{2}(?::\d{2})?)?)"
)
ACTE_ID = r"\d[\dAB]\d\s?-\s?\d{9}\s?-\s?[\d_]{6,8}\s?-\s?[\w.\-/]*?[A-Z]{2}(?:-\d+-\d+_\d+)?(?!\w)"
PHRASES = {
    "accuse": (
        r"Accusé(?: de réception)?(?: certifié exécutoire)?(?: en (?:sous-)?préfecture)?"
        r"(?:\s*[-–]\s*Ministère de l['’]int[ée]rieur)?"
    ),
    "certifie": r"Acte [Cc]ertifié [Ee]xécutoire",
    "envoi": (
        r"(?:Envoi|Envoyé|Transmis)(?: en| à la)? (?:sous-)?préfecture(?: le)?"
        rf"\s*:?\s*{_DATE}?"
    ),
    "recu": (
        r"(?:Reçu|Réception|Réceptionné)(?: en| à la| par le| par la)? (?:sous-)?préf(?:ecture|et)"
        rf"(?: le)?\s*:?\s*{_DATE}?"
    ),
    "publie": (
        r"(?:Publi(?:é|ée|cation)|Affich(?:é|ée|age)|Notifi(?:é|ée|cation))(?: le)?"
        rf"\s*:?\s*{_DATE}?"
    ),
    "teletransmission": rf"Date de télétransmission\s*:?\s*{_DATE}?",
    "reception": rf"Date de réception (?:en )?(?:sous-)?préfecture\s*:?\s*{_DATE}?",
    "identifiant": rf"(?:ID|Identifiant(?: de l['’]acte)?|N° ?AR)\s*:?\s*{ACTE_ID}",
    "nu": ACTE_ID,
    "application": r"Application agréée E-legalite\.com(?: \S+)?",
    "autorite": r"Pour l['’]autorité compétente par délégation",
    "legalite": r"Contrôle de légalité",
}  # fmt: skip
_ANY = re.compile("|".join(f"(?P<{name}>{body})" for name, body in PHRASES.items()), re.IGNORECASE)
_STRONG = frozenset(("identifiant", "nu", "teletransmission", "certifie", "application"))


_HINT = re.compile(r"pr[ée]f(?:ecture|et)\b|ex[ée]cutoire|\d{9}\s?-\s?\d{6}", re.IGNORECASE)
"""What every stamp holds; a page without it is not searched."""


def mark_stamps(words: list[RawWord]) -> set[int]:
    """Return the indexes of the words that belong to a stamp; `words` are in content order."""
    text, starts = _joined(words)
    if not _HINT.search(text):
        return set()
    found: list[tuple[str, int, int]] = []
    end = 0
    for first, start in enumerate(starts):
        # A phrase begins with a word in capitals; the search is asked nowhere else.
        if start < end or not (
            text[start].isupper() or text[start].isdigit() or text[start] == "i"
        ):
            continue
        match = _ANY.match(text, start)
        if match is None:
            continue
        end = match.end()
        name = match.lastgroup or ""
        if not text[start].isupper() and name not in ("nu", "identifiant"):
            continue
        last = _word_at(starts, max(match.start(), match.end() - 1))
        if _opens(words, first) and _closes(words, last):
            found.append((name, first, last))
    marked: set[int] = set()
    for group in _groups(found, words):
        names = {name for name, _, _ in group}
        first, last = group[0][1], group[-1][2]
        if names & _STRONG or len(names - {"publie"}) >= 2 or _is_receipt(group, words):
            marked.update(range(first, last + 1))
    return marked


def _is_receipt(group: list[tuple[str, int, int]], words: list[RawWord]) -> bool:
    return any(name == "accuse" and last - first >= 3 for name, first, last in group)


def _joined(words: list[RawWord]) -> tuple[str, list[int]]:
    starts: list[int] = []
    at = 0
    for word in words:
        starts.append(at)
        at += len(word.text) + 1
    return " ".join(w.text for w in words), starts


def _word_at(starts: list[int], offset: int) -> int:
    from bisect import bisect_right

    return max(0, bisect_right(starts, offset) - 1)


def _opens(words: list[RawWord], at: int) -> bool:
    """The phrase begins its line: the word before is elsewhere."""
    return at == 0 or _apart(words[at - 1], words[at])


def _closes(words: list[RawWord], at: int) -> bool:
    return at + 1 >= len(words) or _apart(words[at], words[at + 1])


def _apart(one: RawWord, two: RawWord) -> bool:
    if one.angle != two.angle or abs(one.size - two.size) > 0.8:
        return True
    if one.angle in (90, 270):
        return abs((one.x0 + one.x1) - (two.x0 + two.x1)) > one.size
    return abs(one.cy - two.cy) > 0.5 * one.size or two.x0 - one.x1 > 1.5 * one.size


def _groups(
    found: list[tuple[str, int, int]], words: list[RawWord]
) -> list[list[tuple[str, int, int]]]:
    """Phrases that follow one another closely, on the page and in its content."""
    groups: list[list[tuple[str, int, int]]] = []
    for item in found:
        if groups and item[1] - groups[-1][-1][2] <= 8:
            before, here = words[groups[-1][-1][2]], words[item[1]]
            if abs(here.y0 - before.y0) < 60 or before.angle in (90, 270):
                groups[-1].append(item)
                continue
        groups.append([item])
    return groups
