"""Mentions and tallies of a text, judged: those of the act, and those set aside with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median

from . import patterns as p
from . import words
from .fold import number
from .initials import initials
from .speakers import judge, mask_others, subject
from .tally import Count, Tally, tallies
from .verbs import decisions
from .words import Mention


@dataclass(frozen=True)
class Candidate:
    """A mention with its tally, judged: what `explain` returns."""

    mention: Mention
    tally: Tally | None = None


def candidates(texte: str, folded: str, votants: int | None) -> list[Candidate]:
    """Return every mention and tally of the text, judged, in order (see `extract.explain`)."""
    folded = mask_others(folded)
    found = [Candidate(m) for m in words.mentions(folded)]
    found += [Candidate(m) for m in decisions(texte, folded)]
    counted = initials(folded)
    counted += [t for t in tallies(folded) if not _meets(t, counted)]
    counted += [t for t in _bare_votes(folded) if not _meets(t, counted)]
    surveys = _surveys(folded, counted, votants)
    for tally in counted:
        reason, ouvre = judge(folded, tally.debut, tally.fin, "compte")
        if id(tally) in surveys:
            reason = "sondage"
        elif reason in ("tiers", "visa", "passe", "regle", "proposition") and _own_line(
            folded, tally
        ):
            reason = None
        found.append(Candidate(Mention("compte", tally.debut, tally.fin, reason, ouvre), tally))
    found = [_beside(candidate, found) for candidate in found]
    return sorted(found, key=lambda c: (c.mention.debut, c.mention.fin))


def _meets(tally: Tally, others: list[Tally]) -> bool:
    return any(other.debut < tally.fin and tally.debut < other.fin for other in others)


def _beside(candidate: Candidate, found: list[Candidate]) -> Candidate:
    """A word that touches a tally of the act ("14 pour, adopté") is of the act."""
    mention = candidate.mention
    if mention.ecarte not in ("tiers", "regle") or candidate.tally:
        return candidate
    for other in found:
        near = mention.debut - 25 <= other.mention.fin and other.mention.debut <= mention.fin + 25
        if other.tally and other.mention.ecarte is None and near:
            return Candidate(replace(mention, ecarte=None))
    return candidate


def _own_line(folded: str, tally: Tally) -> bool:
    line = folded[folded.rfind("\n", 0, tally.debut) + 1 : tally.debut]
    return not line.strip(" \t-:*.(") or bool(
        re.match(
            r"\s*(?:votes?|resultats?|adopt\w+|unanim\w+|approuv\w+|delibere"
            r"|decision)\b[^.]{0,40}$",
            line,
        )
    )


_UNIT = re.compile(r"(?:voix|votes|suffrages)(?=\s*(?:[.,;)]|\n|$|sur\s+\d+|exprime))")
_BARE = re.compile(
    r"(?:(?:adopt|approuv|accept|valid|vot|decid|delib)\w*\W{1,4}(?:(?:par|avec|a)\s+)?"
    r"|(?<![a-z])par\s+|(?:unanim\w+|majorite)[^.\n]{0,40}\(\s*|(?:^|\n)[ \t]*[^\w\n]*|:\s*)"
    rf"(?P<n>{p.NOMBRE})\s*$"
)


def _bare_votes(folded: str) -> list[Tally]:
    """Return the "13 votes" and "adopté par 25 voix" that no label follows: votes for."""
    found = []
    for unit in _UNIT.finditer(folded):
        low = max(0, unit.start() - 60)
        match = _BARE.search(folded[low : unit.start()])
        if not match:
            continue
        at = low + match.start("n")
        line = folded[folded.rfind("\n", 0, at) + 1 : at]
        if ":" in line and not _FOR.match(line):
            continue  # "Mme X : 11 votes" is a score
        if not re.search(r"\b(?:elu\w*|obten\w+|recueill\w+)\b[^.\n]*$", line):
            value = number(match.group("n"))
            found.append(Tally([Count("pour", value, at, unit.end(), True)]))
    return found


_FOR = re.compile(r"\W*(?:pour|votes?|resultats?|adopt|delib|decision)")


def _surveys(folded: str, counted: list[Tally], votants: int | None) -> set[int]:
    """Return the tallies that are those of a survey: too many voices, or said to be one."""
    totals = [sum(t.get(c) or 0 for c in p.VOIX) for t in counted]
    told = [_told_vote(folded, t) for t in counted]
    sure = [total for total, vote in zip(totals, told, strict=True) if vote]
    usual = (
        votants or (median(totals) if len(totals) > 2 else None) or (max(sure) if sure else None)
    )
    found = set()
    for tally, total, vote in zip(counted, totals, told, strict=True):
        before = folded[max(0, tally.debut - 350) : tally.debut]
        survey = _last(_SONDAGE, before)
        said = survey > max(subject(before), _last(_VOTE, before)) and total != usual
        too_many = usual is not None and not vote and total > 2 * usual + 2
        if said or too_many:
            found.add(id(tally))
    return found


_SONDAGE = re.compile(
    r"sondage|questionnaire|enquete\s+aupres|consultation\s+(?:citoyenne|de\s+la\s+population"
    r"|des\s+habitants"
    r"|publique)|habitants\s+(?:ont|interroges|se\s+sont)|reponses|referendum|administres"
    r"|participants"
    r"|avis\s+des\s+habitants|riverains|familles|parents\s+d'eleves|concertation|reunion\s+publique"
    r"|foyers"
)
_VOTE = re.compile(r"\bvotes?\b[^.:\n]{0,30}:|\badopt|\bdeliber")
_VOTE_WORDS = re.compile(r"\bvoix\b|\bvot[ae]|\badopt|unanim|delib|abst")


def _told_vote(folded: str, tally: Tally) -> bool:
    """True when the words of the tally, or those just before it, speak of a vote."""
    return bool(_VOTE_WORDS.search(folded[max(0, tally.debut - 40) : tally.fin + 20]))


def _last(pattern: re.Pattern[str], texte: str) -> int:
    return max((m.start() for m in pattern.finditer(texte)), default=-1)
