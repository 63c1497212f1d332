"""Elections by ballot: rounds, votes obtained, who is elected (articles L2122-7 to L2122-7-2 CGCT)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...records import Vote
from .fold import MOTS, number

_LEADER = r"[\s.:_…=>-]*"
_OBTENU = re.compile(
    rf"(?:(?:a|ont|ayant)\s+(?:obtenu|recueilli|recu)|obtien(?:t|nent)|recueill?(?:e|ent)|obtenus?|recueillis?){_LEADER}"
    rf"(?P<n>\d{{1,3}}|{MOTS})(?![\d,])[\s.]*(?:\([^)]*\)\s*)?(?P<unite>voix|votes?|suffrages?)?"
)
_LIGNE = re.compile(
    rf"(?:^|\n)[^\w\n]*(?P<nom>[^\n:\t]{{3,80}}?)\s*[:\t]{_LEADER}(?P<n>\d{{1,3}}|{MOTS})\s*(?:\([^)\n]*\)\s*)?(?P<unite>voix|votes?|suffrages?)(?P<suite>[^\n]*)"
)
_TABLE = re.compile(r"suffrages?\s+obtenus?[^\n]*\n")
_RANGEE = re.compile(
    r"[^\w\n]*(?P<nom>(?:liste\s+\d+\W*)?[^\n\d]{3,80}?)[\s.\t:_]+(?P<n>\d{1,3})(?![\d,])(?P<suite>[^\n]*)\n?"
)
_ELU = re.compile(r"\b(?:elu|elue|elus|elues)\b|\bproclamee?s?\b|\binstallee?s?\b")
_SIGNES = re.compile(
    r"majorite\s+absolue(?:\s*\([^)]*\))?[\s.:…]*\d|suffrages?\s+exprimes?[\s.:…]*\d|suffrages?\s+obtenus?|depouillement"
    r"|(?:bulletins?|suffrages?|votes?)\s+(?:declares?\s+)?(?:blancs?|nuls?)|\bblancs?\s*:\s*\d|tour\s+de\s+scrutin"
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


def elections(texte: str, folded: str) -> list[Vote]:
    """Return the elections by ballot told in a text: result `elu`, `pour` the votes obtained.

    A block of scores, with the signs of a ballot (votants, blancs, majorité absolue, tours) or
    the word "élu" near, is one election; the winner is the highest score. `pour` stays None when
    several persons are elected at the same ballot with different scores.
    """
    blocks: list[list[_Score]] = []
    for score in _scores(folded):
        if (
            blocks
            and score.debut - blocks[-1][-1].fin < 500
            and not _new_round(folded[blocks[-1][-1].fin : score.debut])
        ):
            blocks[-1].append(score)
        else:
            blocks.append([score])
    votes = []
    for block in blocks:
        start, end = block[0].debut, block[-1].fin
        before = folded[max(0, start - 1400) : start]
        after = folded[end : end + 500]
        signs = len(_SIGNES.findall(before + folded[start:end]))
        named = _ELU.search(folded[start : end + 500])
        if not signs and not named:
            continue
        stop = end + (named_end(after) if named else 0)
        best = max(s.n for s in block)
        votes.append(
            Vote(
                resultat="elu",
                pour=best,
                preuve=" ".join(texte[start:stop].split())[:400],
                debut=start - (len(before) - _open(before)),
                fin=stop,
                scrutin_secret=True,
            )
        )
    return _last_round(votes, folded)


def _new_round(gap: str) -> bool:
    return bool(
        re.search(r"majorite\s+absolue|depouillement|nombre\s+de\s+votants|election\s+d", gap)
    )


def named_end(after: str) -> int:
    """Return where the sentence that proclaims the result ends, in the text after the scores."""
    match = _ELU.search(after)
    if not match:
        return 0
    end = after.find("\n", match.end())
    return end if end >= 0 else len(after)


def _open(before: str) -> int:
    """Return where the account of the ballot begins in the text before the scores."""
    starts = [
        m.start()
        for m in re.finditer(
            r"resultats?\s+(?:du|de)|nombre\s+de\s+(?:conseillers|votants|bulletins)|(?:premier|1\s?er|deuxieme|second|troisieme)\s+tour|depouillement",
            before,
        )
    ]
    return starts[0] if starts else len(before)


def _last_round(votes: list[Vote], folded: str) -> list[Vote]:
    """Keep, of the rounds of one election, the one that elects."""
    kept: list[Vote] = []
    for vote in votes:
        if kept and re.search(
            r"(?:deuxieme|second|troisieme|2\s?(?:e|nd|eme)|3\s?(?:e|eme))\s+tour",
            folded[kept[-1].fin or 0 : (vote.fin or 0)],
        ):
            kept[-1] = vote
        else:
            kept.append(vote)
    return kept
