"""The title of an act as it is published: without its number, its rapporteur, its punctuation."""

from __future__ import annotations

import re

_SPACES = re.compile(r"\s+")
_RAPPORTEUR = re.compile(
    r"\s*[,;–—(/-]\s*rapporteu(?:r|se)s?\s*:?\s+(?:M\.|Mme|Mlle|Mr|monsieur|madame|le maire)"
    r"[^,;]{0,60}\)?$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?:[^,:]{2,60}, ?)?(?:séance|réunion|conseil municipal) du (?:\w+ )?\d{1,2}(?:er)? \w+ \d{4}",
    re.IGNORECASE,
)
"""The running head of a page, which is no title."""
_DASHED = re.compile(r"(?P<numero>\d{4}[-/]\d{1,2}[-/]\d{1,3})[ :–—.-]+(?=[^\W\d])")
_DAY_AND_RANK = re.compile(r"(?P<numero>20\d{6}[ -]\d{1,3})[ :–—.-]+(?=[^\W\d])")


def title(objet: str | None, numero: str | None) -> str:
    """Return the objet on one line, without its number nor the name of who reports it.

    Empty when it is only the running head of a page.
    """
    text = _SPACES.sub(" ", objet or "").strip()
    if found := _written(text, numero or ""):
        text = text[found.end() :]
    text = _RAPPORTEUR.sub("", text).strip(" ;,:–—-")
    return "" if _HEADER.fullmatch(text) else text


def number(numero: str | None, objet: str | None) -> str:
    """Return the number of an act; the objet has it whole where the number was cut short.

    "2019-12" with "2019-12-18 Virement de crédits" is "2019-12-18".
    """
    found = _written(_SPACES.sub(" ", objet or "").strip(), numero or "")
    return found["numero"] if found else numero or ""


def _written(text: str, numero: str) -> re.Match[str] | None:
    """The number at the head of an objet, when the one that is known begins it.

    Without a known number, figures with dashes may be a date: only a day and a rank are read.
    """
    found = (_DASHED.match(text) if numero else None) or _DAY_AND_RANK.match(text)
    return found if found and found["numero"].startswith(numero) else None
