"""Results said in words: "à l'unanimité", "ADOPTÉ", "Le Conseil prend acte", "Pas de vote"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from . import patterns as p
from .sentences import sentence_start
from .speakers import Reason, judge, subject

Kind = Literal[
    "unanimite", "majorite", "rejete", "prend_acte", "adopte", "sans_vote", "elu", "verbe", "compte"
]


@dataclass(frozen=True)
class Mention:
    """Words that say a result; `ecarte` is why they are not the vote of the act."""

    kind: Kind
    debut: int
    fin: int
    ecarte: Reason | None = None
    ouvre: bool = False
    """True when its sentence opens a decision ("Après en avoir délibéré, le Conseil…")."""
    verbe: str | None = None


_SIMPLE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("rejete", p.REJET),
    ("prend_acte", p.PREND_ACTE),
    ("adopte", p.ADOPTE),
    ("sans_vote", p.SANS_VOTE),
    ("elu", p.ELU),
)


def mentions(folded: str) -> list[Mention]:
    """Return the results said in words, judged, in order."""
    found: list[Mention] = []
    for match in p.UNANIMITE.finditer(folded):
        if _unanimity(folded, match):
            _add(found, folded, "unanimite", match.start(), match.end())
    for match in p.TOUS.finditer(folded):
        _add(found, folded, "unanimite", match.start(), match.end())
    for match in p.MAJORITE.finditer(folded):
        if not p.MAJORITE_REGLE.match(folded, match.end() - 8) or _decided(folded, match):
            _add(found, folded, "majorite", match.start(), match.end())
    for kind, pattern in _SIMPLE:
        for match in pattern.finditer(folded):
            _add(found, folded, kind, match.start(), match.end())
    return sorted(found, key=lambda m: m.debut)


# --- unanimity and majority ---------------------------------------------------------------------

_UNAN_BEFORE = re.compile(
    r"(?:(?:vot\w*|resultats?|decisions?|adopt\w+|delibere\w*|pour|approuv\w+|decid\w+|accept\w+"
    r"|valid\w+)"
    r"\s*[:=,.>-]?\s*|(?:^|\n)\W*|[(\t:,]\s*|\bavec\s+|\bpar\s+)$"
)
_UNAN_AFTER = re.compile(
    r"\s*(?:des|de\s+ses|de)\s+(?:\d+\s+|ses\s+)?"
    r"(?:membres|presents|votants|suffrages|voix|conseillers|elus|votes|personnes)"
)
_UNAN_NOT = re.compile(
    r"(?:\bpas|requiert|exige|quasi|recueillir|sauf)\W+(?:[a-z]+\s+){0,2}$"
    r"|\b(?:fait|recherche\w*|obtenir)\s+$"
)


def _unanimity(folded: str, match: re.Match[str]) -> bool:
    """Tell "à l'unanimité", "Vote : unanimité", "le conseil unanime" from other uses."""
    before = folded[max(0, match.start() - 40) : match.start()]
    if _UNAN_NOT.search(before):
        return False
    if re.fullmatch(r"unanim(?:e|es|ement)", match.group("mot")):
        return subject(folded[sentence_start(folded, match.start()) : match.start()]) >= 0
    lead = match.group()[: match.start("mot") - match.start()]
    return (
        lead[:1] in ("a", "@")
        or _own_sentence(folded, match)
        or bool(_UNAN_BEFORE.search(before))
        or bool(_UNAN_AFTER.match(folded, match.end()))
    )


def _own_sentence(folded: str, match: re.Match[str]) -> bool:
    """True for "Unanimité." said alone after a sentence."""
    before = folded[max(0, match.start() - 3) : match.start()].rstrip(" ")
    after = folded[match.end() : match.end() + 2].lstrip(" ")
    return before[-1:] in ".;!?)" and after[:1] in ("", ".", "\n", "!", ";", "(")


def _decided(folded: str, match: re.Match[str]) -> bool:
    """True when "à la majorité absolue" is how the council decided, not what the law requires."""
    after = folded[match.end() : match.end() + 90]
    if re.match(r"[^.\n]{0,60}?\d+\s*(?:voix|pour|contre|abst)", after):
        return True
    before = folded[sentence_start(folded, match.start()) : match.start()]
    return subject(before) >= 0 and not re.search(r"\belu|\belection|scrutin", before + after)


# --- the others ---------------------------------------------------------------------------------


def _add(found: list[Mention], folded: str, kind: Kind, debut: int, fin: int) -> None:
    # "Le Conseil adopte" names its own subject: it is judged from its verb
    own = re.match(r"le\s+conseil\s+(?:\w+\s+)?", folded[debut:fin])
    reason, ouvre = judge(folded, debut + (own.end() if own else 0), fin, kind)
    if kind == "prend_acte" and reason is None and not _is_act(folded, debut, ouvre):
        reason = "proposition"
    if kind == "elu" and reason is None and not _is_election(folded, debut, fin):
        reason = "regle"
    found.append(Mention(kind, debut, fin, reason, ouvre))


_LINE_HEAD = re.compile(
    r"[^a-z0-9]*(?:(?:article\s+(?:\d+|premier|unique|[ivx]+)(?:\s?er)?|\d{1,2})\s*[°).:/-]*\s*"
    r"|[a-zo]\s+)?"
    r"[^a-z0-9]*"
)


def line_start(folded: str, at: int) -> bool:
    """True when only a bullet, a number or "Article 1 :" stands before `at` on its line."""
    return bool(_LINE_HEAD.fullmatch(folded[folded.rfind("\n", 0, at) + 1 : at]))


_ACTOR = re.compile(
    r"(?:conseil|assemblee|comite|bureau|commission|membres|elus)[^.\n]{0,80}$|il\s+est\s*$"
)


def _is_act(folded: str, at: int, ouvre: bool) -> bool:
    """True when it is the council that takes note."""
    if (
        ouvre
        or line_start(folded, at)
        or folded.startswith(("dont acte", "il est", "tenue", "debat"), at)
    ):
        return True
    return bool(_ACTOR.search(folded[max(0, at - 110) : at]))


_ELU_LOI = re.compile(
    r"\s+(?:au\s+scrutin|parmi|par\s+(?:le|les)\s+(?:conseil|habitants)|pour\s+(?:la\s+duree|six"
    r"|une\s+duree)"
    r"|selon|dans\s+les\s+memes)"
)
_ELU_AGE = re.compile(r"(?:l'?age|plus\s+age|candidat\w*|si)\s+(?:\w+\s+){0,3}$")


def _is_election(folded: str, debut: int, fin: int) -> bool:
    """Leave out "le maire est élu au scrutin secret", "le plus âgé est déclaré élu"."""
    return not _ELU_LOI.match(folded, fin) and not _ELU_AGE.search(
        folded[max(0, debut - 30) : debut]
    )
