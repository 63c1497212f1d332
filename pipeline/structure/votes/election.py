"""Elections by ballot: rounds, votes obtained, who is elected (L2122-7 to L2122-7-2 CGCT)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...records import Vote
from .fold import MOTS, number

_LEADER = r"[\s.:_…=>-]*"
_OBTENU = re.compile(
    rf"(?:(?:a|ont|ayant)\s+(?:obtenu|recueilli|recu)|obtien(?:t|nent)|recueill?(?:e|ent)|obtenus?"
    rf"|recueillis?){_LEADER}"
    rf"(?P<n>\d{{1,3}}|{MOTS})(?![\d,])[\s.]*(?:\([^)]*\)\s*)?(?P<unite>voix|votes?|suffrages?)?"
)
_LIGNE = re.compile(
    rf"(?:^|\n)[^\w\n]*(?P<nom>[^\n:\t]{{3,80}}?)\s*[:\t]{_LEADER}(?P<n>\d{{1,3}}"
    rf"|{MOTS})\s*(?:\([^)\n]*\)\s*)?(?P<unite>voix|votes?|suffrages?)(?P<suite>[^\n]*)"
)
_TABLE = re.compile(r"suffrages?\s+obtenus?[^\n]*\n")
_RANGEE = re.compile(
    r"[^\w\n]*(?P<nom>(?:liste\s+\d+\W*)?[^\n\d]{3,80}?)[\s.\t:_]+(?P<n>\d{1,3})(?![\d,])(?P<suite>[^\n]*)\n?"
)
_ELU = re.compile(r"\b(?:elu|elue|elus|elues)\b|\bproclamee?s?\b|\binstallee?s?\b")
_SIGNES = re.compile(
    r"majorite\s+absolue(?:\s*\([^)]*\))?[\s.:…]*\d|suffrages?\s+exprimes?[\s.:…]*\d"
    r"|suffrages?\s+obtenus?|depouillement"
    r"|(?:bulletins?|suffrages?|votes?)\s+(?:declares?\s+)?(?:blancs?|nuls?)|\bblancs?\s*:\s*\d"
    r"|tour\s+de\s+scrutin"
)
_REGLE = re.compile(r"\b(?:blanc|nul|votants|exprim|majorite|bulletin|nombre|presents|absten)")


@dataclass(frozen=True)
class _Score:
    debut: int
    fin: int
    n: int
    sure: bool


def _scores(folded: str) -> list[_Score]:
    found: list[_Score] = []
    if not _ELU.search(folded) and not _SIGNES.search(folded):
        return found
    for match in _OBTENU.finditer(folded):
        value = number(match.group("n"))
        if value is not None and (
            match.group("unite") or re.match(r"\s*(?:\n|$|[.,;-])", folded[match.end() :][:4])
        ):
            found.append(_Score(match.start(), match.end(), value, True))
    for match in _LIGNE.finditer(folded):
        value = number(match.group("n"))
        if (
            value is not None
            and not _REGLE.search(match.group("nom"))
            and not re.search(r"\b(?:pour|contre)\b", match.group("nom"))
        ):
            found.append(_Score(match.start("nom"), match.end("unite"), value, False))
    for header in _TABLE.finditer(folded):
        found += _rows(folded, header.end())
    found.sort(key=lambda s: s.debut)
    return [s for i, s in enumerate(found) if not i or s.debut >= found[i - 1].fin]


def _rows(folded: str, at: int) -> list[_Score]:
    """Read the rows "candidate, score" under a header; a second line of header may come first."""
    found: list[_Score] = []
    skipped = 0
    while at < len(folded) and skipped < 4:
        end = folded.find("\n", at)
        end = len(folded) if end < 0 else end + 1
        row = _RANGEE.fullmatch(folded, at, end)
        if row and _REGLE.search(row.group("nom")):
            break
        if row:
            found.append(_Score(row.start("nom"), row.end("n"), int(row.group("n")), True))
        elif found:
            break
        else:
            skipped += 1
        at = end
    return found


@dataclass(frozen=True)
class Ballot:
    """An election that is told: its vote, and where the account of the ballot begins."""

    vote: Vote
    debut: int


def elections(texte: str, folded: str) -> list[Ballot]:
    """Return the elections by ballot told in a text: result `elu`, `pour` the votes obtained.

    A block of scores, with the signs of a ballot (votants, blancs, majorité absolue, tours) or
    the word "élu" near, is one election, and its highest score elects. `pour` stays None when
    several persons are elected at the same ballot with different scores.
    """
    blocks: list[list[_Score]] = []
    for score in _scores(folded):
        last = blocks[-1][-1].fin if blocks else 0
        if (
            blocks
            and score.debut - last < 500
            and not _NEW_ROUND.search(folded[last : score.debut])
        ):
            blocks[-1].append(score)
        else:
            blocks.append([score])
    limits = [block[0].debut for block in blocks[1:]] + [len(folded)]
    found = [
        ballot
        for block, limit in zip(blocks, limits[: len(blocks)], strict=True)
        if (ballot := _ballot(texte, folded, block, limit))
    ]
    return _last_rounds(found, folded)


_NEW_ROUND = re.compile(r"majorite\s+absolue|depouillement|nombre\s+de\s+votants|election\s+d")
_OUVERTURE = re.compile(
    r"resultats?\s+(?:du|de)|nombre\s+de\s+(?:conseillers|votants|bulletins)|depouillement"
    r"|(?:premier|1\s?er|deuxieme|second|troisieme)\s+tour"
)
_SUIVANT = re.compile(r"(?:deuxieme|second|troisieme|2\s?(?:e|nd|eme)|3\s?(?:e|eme))\s+tour")


def _ballot(texte: str, folded: str, block: list[_Score], limit: int) -> Ballot | None:
    start, end = block[0].debut, block[-1].fin
    before = folded[max(0, start - 1400) : start]
    said = _ELU.search(folded, start, min(limit, end + 500))
    if not said and not _SIGNES.search(before + folded[start:end]):
        return None
    stop = end
    if said and said.end() > end:
        line = folded.find("\n", said.end())
        stop = min(limit, line if line >= 0 else len(folded))
    several = said is not None and said.group().endswith("s") and "liste" not in folded[start:stop]
    scores = {score.n for score in block}
    opening = _OUVERTURE.search(before)
    return Ballot(
        Vote(
            resultat="elu",
            pour=None if several and len(scores) > 1 else max(scores),
            preuve=" ".join(texte[start:stop].split())[:400],
            debut=start,
            fin=stop,
            scrutin_secret=True,
        ),
        start - len(before) + (opening.start() if opening else len(before)),
    )


def _last_rounds(ballots: list[Ballot], folded: str) -> list[Ballot]:
    """Keep, of the rounds of one election, the one that elects."""
    kept: list[Ballot] = []
    for ballot in ballots:
        if kept and _SUIVANT.search(folded, kept[-1].vote.fin or 0, ballot.vote.fin or 0):
            kept[-1] = Ballot(ballot.vote, kept[-1].debut)
        else:
            kept.append(ballot)
    return kept
