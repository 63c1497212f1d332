"""From what is read to votes: the result, its evidence, its names; which vote decides an item."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...records import Part, Resultat, Vote, replace
from . import patterns as p
from .candidates import Candidate, candidates
from .election import elections
from .events import PROCHE, Event, group
from .fold import fold
from .names import named_voters, names_after
from .sentences import sentence_start
from .speakers import REGLE
from .tally import Tally


def explain(texte: str, votants: int | None = None) -> list[Candidate]:
    """Return every mention of a vote in `texte`, those set aside included, in order.

    `mention.ecarte` is None for the votes of the act, else why it is not one ("tiers", "passe",
    "ordre_du_jour", "secretaire", "procedure", "regle", "proposition", "sondage", "amendement",
    "visa").
    """
    return candidates(texte, fold(texte), votants)


def _from_counts(tally: Tally, kinds: set[str]) -> Resultat | None:
    """Return the result that the counts give (article L2121-20 CGCT)."""
    pour, contre, abstention = (tally.get(c) for c in p.VOIX)
    if contre and pour is not None and contre >= pour:
        if contre > pour:
            return "rejete"
        return "majorite" if kinds & {"adopte", "majorite", "verbe"} else None
    if contre and pour is None and not kinds & {"adopte", "majorite", "verbe", "unanimite"}:
        return "majorite"
    if contre or abstention:
        return "majorite"
    return "unanimite"


def _result(event: Event) -> Resultat | None:
    kinds = event.kinds()
    counted = _from_counts(event.tally, kinds) if event.tally else None
    if "elu" in kinds and not kinds & {"adopte", "unanimite", "majorite"}:
        return "elu"
    if counted == "rejete" or "rejete" in kinds:
        return "rejete"
    if "unanimite" in kinds:
        return "majorite" if event.tally and event.tally.get("contre") else "unanimite"
    if "majorite" in kinds:
        return "majorite"
    if event.tally:
        return counted
    if "prend_acte" in kinds and _only_takes_note(event):
        return "prend_acte"
    if "sans_vote" in kinds and not kinds & {"adopte"}:
        return "sans_vote"
    return "adopte"


def _only_takes_note(event: Event) -> bool:
    first = min(m.debut for m in event.mentions if m.kind == "prend_acte")
    for mention in event.mentions:
        if mention.kind == "adopte":
            return False
        if mention.kind == "verbe" and mention.verbe not in p.NEUTRES:
            if mention.debut < first and mention.verbe in ("decide", "decident"):
                continue  # "DÉCIDE : de prendre acte" is read by its complement
            return False
    return True


def _vote(texte: str, folded: str, event: Event, low: int = 0, high: int | None = None) -> Vote:
    tally = event.tally or Tally()
    result = _result(event)
    start, end = _evidence(event, result)
    secret = _secret(folded, event)
    names = {cat: _names(texte, tally, cat) for cat in p.VOIX}
    said = named_voters(
        texte[max(low, event.debut - 700) : min(high or len(texte), event.fin + 300)]
    )
    return Vote(
        resultat=result,
        pour=tally.get("pour"),
        contre=tally.get("contre"),
        abstention=tally.get("abstention"),
        preuve=" ".join(texte[start:end].split())[:400],
        debut=start,
        fin=end,
        noms_pour=names["pour"],
        noms_contre=names["contre"] or said["contre"],
        noms_abstention=names["abstention"] or said["abstention"],
        non_participants=said["nppv"],
        scrutin_secret=secret,
    )


def _names(texte: str, tally: Tally, cat: str) -> tuple[str, ...]:
    for count in tally.counts:
        if count.cat == cat and (count.value is None or count.value > 0):
            found = names_after(texte, count.fin)
            if found and (count.value is not None or len(tally.counts) > 1):
                return found
    return ()


def _evidence(event: Event, result: Resultat | None) -> tuple[int, int]:
    """Return the span of the words that say the result, the verbs of the dispositif left out."""
    if result == "adopte":
        said = [
            m for m in event.mentions if m.kind == "adopte" or m.verbe not in (None, *p.NEUTRES)
        ]
        best = (said or event.mentions)[0]
        return best.debut, best.fin
    telling = [m for m in event.mentions if m.kind in ("unanimite", "majorite", "rejete", "compte")]
    telling = telling or [m for m in event.mentions if m.kind != "verbe"] or event.mentions[:1]
    start, end = telling[0].debut, telling[0].fin
    for mention in telling[1:]:
        if mention.debut - end <= PROCHE:
            end = max(end, mention.fin)
        elif mention.kind == "compte":
            start, end = mention.debut, mention.fin
    return start, end


def _secret(folded: str, event: Event) -> bool:
    around = folded[max(0, event.debut - 400) : event.fin + 100]
    for match in p.SECRET.finditer(around):
        head = around[max(0, match.start() - 60) : match.start()]
        if not p.SECRET_REGLE.search(head):
            return True
    return False


def find_all(texte: str, votants: int | None = None) -> list[Vote]:
    """Return the votes and decisions of the council in `texte`, in order, with their spans.

    Out: one `Vote` per decision, `debut`/`fin` being character offsets of the words that say it.
    Left out: votes of third parties, votes of the past, rules on votes, points added to the
    agenda, the secretary, surveys, amendments (see `explain`). `votants`, when known, helps to
    tell a survey from a vote.
    """
    folded = fold(texte)
    ballots = elections(texte, folded)
    events = group(folded, candidates(texte, folded, votants))
    votes = [ballot.vote for ballot in ballots]
    for index, event in enumerate(events):
        if any(
            b.debut - 80 <= event.debut and event.fin <= (b.vote.fin or 0) + 80 for b in ballots
        ):
            continue
        low = events[index - 1].fin if index else 0
        high = events[index + 1].debut if index + 1 < len(events) else None
        votes.append(_vote(texte, folded, event, low, high))
    return sorted(votes, key=lambda v: v.debut or 0)


def extract(texte: str, parts: Iterable[Part] = (), votants: int | None = None) -> Vote:
    """Return the vote that decides the item whose text is given; `Vote()` when there is none.

    `parts` (see `parts.split`) keeps the annexes out. When the item holds several votes, the last
    one said to be a vote decides; its counts may stand in a table apart from its words.
    """
    body = _without_annexes(texte, parts)
    votes = find_all(body, votants)
    if not votes and body != texte:
        body, votes = texte, find_all(texte, votants)
    if not votes:
        return _fallback(body, votants)
    elected = [v for v in votes if v.resultat == "elu" and v.scrutin_secret]
    if elected:
        return _several(elected)
    said = [v for v in votes if v.resultat in ("unanimite", "majorite", "rejete")]
    said = said or [v for v in votes if v.resultat is None]
    if said:
        return _complete(said[-1], said)
    for result in ("adopte", "elu", "prend_acte", "sans_vote"):
        for vote in votes:
            if vote.resultat == result:
                return vote
    return Vote()


def _without_annexes(texte: str, parts: Iterable[Part]) -> str:
    for part in parts:
        if part.nature == "annexe":
            blank = re.sub(r"[^\n]", " ", texte[part.debut : part.fin])
            texte = texte[: part.debut] + blank + texte[part.fin :]
    return texte


def _several(elected: list[Vote]) -> Vote:
    """Several persons elected by separate ballots under one act: no single count."""
    if len({v.pour for v in elected}) == 1:
        return elected[-1]
    return replace(elected[-1], pour=None, contre=None, abstention=None)


def _complete(chosen: Vote, said: list[Vote]) -> Vote:
    """Add to a vote said in words the counts of a table that agrees with it, or the reverse."""
    for other in reversed(said):
        if other is chosen or other.resultat != chosen.resultat:
            continue
        if chosen.pour is None and chosen.contre is None and chosen.abstention is None:
            return replace(
                chosen,
                pour=other.pour,
                contre=other.contre,
                abstention=other.abstention,
                noms_contre=chosen.noms_contre or other.noms_contre,
                noms_abstention=chosen.noms_abstention or other.noms_abstention,
            )
    return chosen


def _fallback(texte: str, votants: int | None) -> Vote:
    """A vote about procedure only ("décide à l'unanimité de voter à main levée") still tells."""
    folded = fold(texte)
    for candidate in reversed(candidates(texte, folded, votants)):
        mention = candidate.mention
        if mention.ecarte == "procedure" and mention.kind in ("unanimite", "majorite"):
            around = folded[sentence_start(folded, mention.debut) : mention.debut]
            if not REGLE.search(around):
                return _vote(texte, folded, Event([mention]))
    return Vote()
