"""Words of an objet or a text, in a form that travels from one collectivité to another.

What is kept is what the act is about. What only identifies the place, the day or the person
(numbers, dates, months, names after a title) is dropped or replaced by a class mark (`xmontant`,
`xannee`), because a model that learns it breaks at the next collectivité. File names
("2023_045_vote-BP.pdf"), capitals without accents and usual abbreviations are brought to one form.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .abreviations import ABREVIATIONS
from .nommage import readable, without_apostrophe, without_communes

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "‘": "'"})


class _Bare(dict[int, str]):
    """Character → what is left of it without its accent, worked out once."""

    def __missing__(self, code: int) -> str:
        char = _LIGATURES.get(code, chr(code))
        decomposed = unicodedata.normalize("NFKD", str(char))
        self[code] = "".join(c for c in decomposed if not unicodedata.combining(c))
        return self[code]


_BARE = _Bare()
_EXTENSION = re.compile(r"\.(?:pdf|docx?|odt|rtf|html?|txt|xml)$", re.I)
_FILE_JOIN = re.compile(r"(?<=\w)[_]+(?=\w)|(?<=\w)-(?=\w)")
_LEAD = re.compile(
    r"^\s*(?:(?:objet|deliberation|delib|affaire|point|question|rapport)\b\s*(?:n\s?[°o]?)?\s*[:\d./-]*|"
    r"n\s?°\s*[\w./-]+|\d[\w./]*\s*[-:./)]*)\s*",
    re.I,
)
_DECISION_NUMBER = re.compile(
    r"^\W*(?:d\.?m\.?|dec(?:ision)?(?:\s+du\s+maire)?)[\s-]*(?:n\s?°?\s*)?(?:(?:19|20)\d{2}[-/.])?"
    r"(?!(?:19|20)\d{2}\b)0*[1-9]\d{1,2}(?:[-/.](?:19|20)\d{2})?\s*[-–—:]\s*"
)
"""The number of a mayor's decision ("DM-68 - "): no council votes ten budget changes a year."""
_ADAP = re.compile(r"\bad['’. ]ap\b")
"""Agenda d'accessibilité programmée, whose two letters are not the AP of the credits."""
_MONEY = re.compile(
    r"\d[\d\s.,']*\s?(?:€|euros?\b|eur\b|ke\b|k€)(?:\s?(?:ht|ttc)\b)?|\beuros?\s+symbolique", re.I
)
_DATE = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(?:\d{1,2}|1er)\s+"
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
    r"(?:\s+\d{4})?\b"
)
_MONTH = re.compile(
    r"\b(?:janvier|fevrier|avril|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}(?:\s?[/-]\s?(?:19|20)?\d{2})?\b")
_ARTICLE = re.compile(r"\b([lrd])\.?\s?\*?(\d{3,4})(?:-\d+)*\b")
_TITLE_NAME = re.compile(
    r"\b(?i:m|mr|mme|mmes|mm|mlle|monsieur|madame|messieurs|mesdames|consorts|epoux)\.?\s+"
    r"(?:[A-Z][\w'-]+\s*){1,2}"
)
_NAME = r"[A-Z][a-z][\w'-]*"
_PLACE = re.compile(
    r"(?<!\bde )(?<!\bpolitique )\b(?i:communes?|villes?|villages?|hameaux?|bourgs?|quartiers?|"
    r"lieux?[- ]dits?)(?:\s+(?i:historiques?|deleguees?|associees?))?"
    rf"(?:\s+(?:de|du|des)\s+|\s+d'|\s+)(?:(?:[Ll]a|[Ll]es?)\s+)?{_NAME}"
    rf"(?:(?:-|[\s-]+(?:(?:la|les?|sur|sous|en|lez|aux?)[\s-]+){{1,2}}){_NAME}){{0,3}}"
)
_PLACE_CAPITALS = re.compile(
    r"(?<!\bDE )\b(?:COMMUNES?|VILLE|HAMEAU|BOURG|QUARTIER|LIEU[- ]DIT)"
    r"(?:\s+(?:HISTORIQUES?|DELEGUEES?|ASSOCIEES?)\s+(?:DE |DU |DES |D')[^-–—:,;.()\n]{2,40}"
    r"|\s+(?:DE |DU |D')\s*[\w'-]+)"
)
_ADDRESS = re.compile(
    r"\b\d{1,4}\s?(?:bis|ter|quater)?\s*,?\s*(?i:rue|avenue|av|boulevard|bd|place|chemin|route|"
    r"allee|impasse|quai|cours|square)\s+(?:(?i:de la|de l'|des?|du|d')\s*)?"
    r"(?:[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*){0,2}|[a-z][\w'-]*)"
)
"""A number and a street: where the thing is, not what the act is about."""
_BOARD = re.compile(
    r"\bca\b(?=\s+(?:du|de la|de l'|des?|d'un)\s*(?:colleges?|lycees?|hopital|ehpad|ccas|cias|"
    r"sem|spl|sivu|association|offices?|centres?|syndicats?|maison|creche|epf|caue|cnas|mission|foyer))",
    re.I,
)
_ROLES = re.compile(
    r"\b(?:m|mr|mme|monsieur|madame)\.?\s+(?:la?\s+|le\s+|l')?"
    r"(?:maire|president|adjoint|sous-prefet|prefet)",
    re.I,
)
_INITIALS = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
"""The dots of s.p.a.n.c., which becomes spanc."""
_WORD = re.compile(r"[a-z][a-z0-9]*")
_DEPARTMENT = re.compile(r"(?<=^[a-z]{3})\d{2}$|(?<=^[a-z]{4})\d{2}$|(?<=^te)\d{2}$")
"""The number of a département after the sigle of a body: "SDIS61", "TE61"."""
_ELISION = re.compile(r"\b(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu)'")
_STOP_WORDS = """
le la les l un une des de du d et ou a au aux en dans par pour sur avec sans ce cet cette ces son sa
ses leur leurs il elle que qui se est sont ont ete etre nous vous y ne pas lui meme sous entre vers
chez dont ainsi si tout tous toute toutes afin selon suite aupres
"""
_STOP = frozenset(_STOP_WORDS.split())
_INVARIABLE = "bois cours repas acces proces avis temps corps prix voeux travaux eaux"
_KEEP_S = frozenset(_INVARIABLE.split(" "))


def strip_accents(text: str) -> str:
    """Return `text` without accents, ligatures split, typographic apostrophes made plain."""
    return text if text.isascii() else text.translate(_BARE)


def _looks_like_file(text: str) -> bool:
    return "_" in text or ("-" in text and " " not in text.strip())


def plain(text: str) -> str:
    """Lower case, no accent, class marks for what varies; still readable text."""
    text = readable(strip_accents(_EXTENSION.sub("", text.strip())))
    is_file = _looks_like_file(text)
    text = _FILE_JOIN.sub(" ", text) if is_file else text
    text = _ROLES.sub(" ", text)
    text = _TITLE_NAME.sub(" xnom ", text)
    text = _ADDRESS.sub(" ", text)
    text = _BOARD.sub(" conseil administration ", text)
    if not is_file:  # "CommuneTarifsCantine.pdf" has no link before what it is about
        text = _PLACE_CAPITALS.sub(" ", text) if text.isupper() else _PLACE.sub(" ", text)
    text = without_communes(text)
    text = text.lower().replace("_", " ")
    text = _ADAP.sub("adap", _DECISION_NUMBER.sub("", text, count=1) or text)
    text = _LEAD.sub("", text, count=1) or text
    text = _DATE.sub(" ", text)
    text = _ARTICLE.sub(r" \1\2 ", text)
    text = _MONEY.sub(" xmontant ", text)
    text = _YEAR.sub(" ", text)
    text = _MONTH.sub(" ", text)
    text = _INITIALS.sub(r"\1", text)
    return _ELISION.sub(" ", text)


@lru_cache(maxsize=200_000)
def singular(word: str) -> str:
    """Strip a plural mark: enough for French administrative words, and the same everywhere."""
    if len(word) <= 3 or word in _KEEP_S or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("aux") and len(word) > 5:
        return word[:-3] + "al"
    return word[:-1] if word.endswith(("s", "x")) else word


def words(text: str) -> list[str]:
    """Return the normal words of `text`: abbreviations expanded, stop words out, singular."""
    found: list[str] = []
    for token in _WORD.findall(plain(text)):
        expansion = ABREVIATIONS.get(token) or ABREVIATIONS.get(_DEPARTMENT.sub("", token))
        parts = expansion.split() if expansion else (without_apostrophe(token),)
        found.extend(singular(word) for word in parts if word not in _STOP and len(word) > 1)
    return found


def normal_form(text: str) -> str:
    """Return the normal words joined by one space: what the vectorisers see."""
    return " ".join(words(text))
