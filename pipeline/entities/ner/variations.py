"""What real pages do to a sentence: bullets, words around, capitals, lost accents, misreadings."""

from __future__ import annotations

import random
import unicodedata

Entities = tuple[tuple[int, int, str], ...]

_MARKS = ("- ", "• ", "1. ", "2/ ", "✓ ", "3) ", "Article 2 : ", "n° 12 – ", "* ", "Point 4 – ")
_LEADS = (
    "Monsieur le Maire rappelle que ", "Madame la Présidente informe l'Assemblée que ",
    "Considérant que ", "Le Conseil Municipal, après en avoir délibéré, décide : ",
    "Il est rappelé que ", "Vu le budget primitif, ", "DECIDE : ", "Le rapporteur indique que ",
    "Par délibération du 12 mars 2019, ", "Dans le cadre du plan de relance, ",
    "Monsieur le Président expose : ", "Objet : ", "Information : ", "Il est précisé que ",
)  # fmt: skip
_TAILS = (
    " à l'unanimité", " et autorise Monsieur le Maire à signer les documents afférents",
    " pour un montant de 1 200 € HT", " au titre de l'année 2022", " (Article 6574)",
    " après avis de la Commission des Finances", " selon le tableau ci-joint",
    " conformément au Code de la Commande Publique", " - vote : 14 pour, 1 abstention",
)  # fmt: skip
_SWAPS = {
    "l": "1", "I": "l", "O": "0", "o": "0", "e": "c", "é": "e", "è": "e", "à": "a", "u": "n",
    "n": "u", "i": "l", "B": "8", "S": "5", "-": " ", "'": " ",
}  # fmt: skip
"""How a letter may be misread; the length of a text does not change."""


def framed(text: str, entities: Entities, draw: random.Random) -> tuple[str, Entities]:
    """Put a mark before one sentence in eight, other words before or after one in six."""
    if "\t" in text:
        return text, entities
    chance, before, after = draw.random(), "", ""
    if chance < 0.12:
        before = draw.choice(_MARKS)
    elif chance < 0.2:
        before = draw.choice(_LEADS)
    elif chance < 0.28:
        after = draw.choice(_TAILS)
        text = text.rstrip(".")
    shift = len(before)
    return before + text + after, tuple((a + shift, b + shift, label) for a, b, label in entities)


def damage(text: str, draw: random.Random) -> str:
    """Return a text of the same length, written or read as badly as real pages are."""
    chance = draw.random()
    if chance < 0.07:
        upper = text.upper()
        return upper if len(upper) == len(text) else text
    if chance < 0.1:
        bare = without_accents(text).upper()
        return bare if len(bare) == len(text) else text
    if chance < 0.16:
        return without_accents(text)
    if chance < 0.18:
        return text.replace("'", "’")
    if chance < 0.23:
        return "".join(_misread(char, draw) for char in text)
    return text


def _misread(char: str, draw: random.Random) -> str:
    return _SWAPS[char] if char in _SWAPS and draw.random() < 0.06 else char


def without_accents(text: str) -> str:
    """Return `text` without accents, with the same length."""
    return "".join(unicodedata.normalize("NFKD", char)[0] for char in text)
