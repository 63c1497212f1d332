"""From mentions and tallies to votes: which belong together, which decides.

A decision opens with a formula ("Après en avoir délibéré, le Conseil…"), a tally, or a line such
as "ADOPTÉ à l'unanimité". What follows it closely and does not contradict it is the same vote:
the counts after the word, the verbs of the dispositif, the names of those who abstain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from statistics import median

from ...records import Part, Resultat, Vote
from ...records import replace as replace_record
from . import patterns as p
from . import words
from .election import elections
from .fold import fold, number
from .names import named_voters, names_after
from .speakers import FORMULE, REGLE, judge, mask_others, sentence_start, subject
from .tally import Count, Tally, tallies
from .verbs import decisions
from .words import Mention

PROCHE = 170
"""Characters between two mentions of one vote, at most, when nothing but prose separates them."""
DISPOSITIF = 2600
"""Characters of dispositif between the words of a vote and its counts, at most."""


@dataclass
class Event:
    """A vote being put together: its mentions and its tally."""

    mentions: list[Mention] = field(default_factory=list)
    tally: Tally | None = None

    @property
    def debut(self) -> int:
        """Offset of the first word."""
        return min([m.debut for m in self.mentions] + ([self.tally.debut] if self.tally else []))

    @property
    def fin(self) -> int:
        """Offset after the last word."""
        return max([m.fin for m in self.mentions] + ([self.tally.fin] if self.tally else []))

    def kinds(self) -> set[str]:
        """Return the kinds of the mentions, with "compte" for a tally."""
        return {m.kind for m in self.mentions} | ({"compte"} if self.tally else set())

    @property
    def explicit(self) -> bool:
        """True when a vote is said, and not only a verb of decision."""
        return bool(self.kinds() & {"unanimite", "majorite", "compte", "rejete", "elu"})


@dataclass(frozen=True)
class Candidate:
    """A mention with its tally, judged: what `explain` returns."""

    mention: Mention
    tally: Tally | None = None


def explain(texte: str, votants: int | None = None) -> list[Candidate]:
    """Return every mention of a vote in `texte`, those set aside included, in order.

    `mention.ecarte` is None for the votes of the act, else why it is not one ("tiers", "passe",
    "ordre_du_jour", "secretaire", "procedure", "regle", "proposition", "sondage", "amendement",
    "visa").
    """
    return _candidates(texte, fold(texte), votants)


def _candidates(texte: str, folded: str, votants: int | None) -> list[Candidate]:
    folded = mask_others(folded)
    found = [Candidate(m) for m in words.mentions(folded)]
    found += [Candidate(m) for m in decisions(texte, folded)]
    counted = tallies(folded)
    counted += [
        t
        for t in _bare_votes(folded)
        if not any(c.debut < t.fin and t.debut < c.fin for c in counted)
    ]
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
            r"\s*(?:votes?|resultats?|adopt\w+|unanim\w+|approuv\w+|delibere|decision)\b[^.]{0,40}$",
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
        if survey > max(subject(before), _last(_VOTE, before)) and total != usual:
            found.add(id(tally))
        elif usual and not vote and total > 2 * usual + 2:
            found.add(id(tally))
    return found


_SONDAGE = re.compile(
    r"sondage|questionnaire|enquete\s+aupres|consultation\s+(?:citoyenne|de\s+la\s+population|des\s+habitants"
    r"|publique)|habitants\s+(?:ont|interroges|se\s+sont)|reponses|referendum|administres|participants"
    r"|avis\s+des\s+habitants|riverains|familles|parents\s+d'eleves|concertation|reunion\s+publique|foyers"
)
_VOTE = re.compile(r"\bvotes?\s*:|\badopt|\bdeliber")
_VOTE_WORDS = re.compile(r"\bvoix\b|\bvot[ae]|\badopt|unanim|delib|abst")


def _told_vote(folded: str, tally: Tally) -> bool:
    """True when the words of the tally, or those just before it, speak of a vote."""
    return bool(_VOTE_WORDS.search(folded[max(0, tally.debut - 40) : tally.fin + 20]))


def _last(pattern: re.Pattern[str], texte: str) -> int:
    return max((m.start() for m in pattern.finditer(texte)), default=-1)


# --- events ----------------------------------------------------------------------------------------

_TITRE_LIGNE = re.compile(
    r"\n[ \t]*(?:\d{1,2}\s*(?:[/)°]|[.-]\s)|[ivx]{1,5}\s*[./)-]\s|objet\s*:|delib\w*\s*n|n\s?°\s?\d|\d{4}[-/ .]\d+|question\s+n|rapport\s+n|point\s+n)"
)
_EXPOSE = re.compile(
    r"\n[ \t]*(?:monsieur|madame|m\.|mme|mr)\s[^\n.]{0,80}?\b(?:expos|rappel|inform|present|indiqu|precis|propos|expliqu|donne\s+(?:la\s+parole|lecture)|fait\s+part|rapport)"
)


def _compatible(event: Event, candidate: Candidate) -> bool:
    """True when the mention can be another wording of the same vote."""
    kinds = event.kinds()
    mention = candidate.mention
    if mention.kind == "compte":
        if event.tally is None:
            against = (candidate.tally.get("contre") or 0) if candidate.tally else 0
            return not ("unanimite" in kinds and against > 1)
        # the same label counted twice is two votes, one after the other
        new = candidate.tally.cats() if candidate.tally else set()
        return not event.tally.cats() & new & set(p.VOIX)
    opposite = {
        "unanimite": {"majorite", "rejete"},
        "majorite": {"unanimite"},
        "rejete": {"unanimite"},
    }
    if mention.kind == "unanimite" and event.tally and (event.tally.get("contre") or 0) > 1:
        return False
    return not kinds & opposite.get(mention.kind, set())


def _same(folded: str, event: Event, candidate: Candidate) -> bool:
    """Tell whether a mention belongs to the vote that is being read."""
    mention = candidate.mention
    gap = folded[event.fin : max(event.fin, mention.debut)]
    if mention.debut <= event.fin:
        return _compatible(event, candidate)
    if _TITRE_LIGNE.search(gap) and mention.kind != "verbe" and not _articles(gap):
        return False
    if not _compatible(event, candidate) or _EXPOSE.search(gap):
        return False
    if len(gap) <= PROCHE and not FORMULE.search(gap):
        return True
    if mention.ouvre and mention.kind != "verbe":
        return False
    if mention.ouvre and FORMULE.search(gap):
        return False
    if mention.kind == "compte" and event.tally is not None:
        return False
    return len(gap) <= DISPOSITIF and not FORMULE.search(gap)


def _articles(gap: str) -> bool:
    """True when the numbered lines of `gap` are the articles of a dispositif."""
    return bool(
        re.search(
            r"\n[ \t]*(?:\d{1,2}\s*[/.)°-]+|article)[^\n]{0,20}\b(?:d[e']|"
            + "|".join(p.FORTS)
            + r")\b",
            gap,
        )
    )


def _events(folded: str, candidates: Iterable[Candidate]) -> list[Event]:
    events: list[Event] = []
    for candidate in candidates:
        if candidate.mention.ecarte is not None:
            continue
        if events and _same(folded, events[-1], candidate):
            event = events[-1]
        else:
            event = Event()
            events.append(event)
        event.mentions.append(candidate.mention)
        if candidate.tally and event.tally is None:
            event.tally = candidate.tally
        elif candidate.tally and event.tally:
            event.tally = Tally([*event.tally.counts, *candidate.tally.counts])
    return events


# --- from an event to a vote -----------------------------------------------------------------------


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
    if "elu" in kinds and not kinds & {"adopte", "unanimite", "majorite", "compte"}:
        return "elu"
    if counted == "rejete" or ("rejete" in kinds and "unanimite" not in kinds):
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
    events = _events(folded, _candidates(texte, folded, votants))
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
    return replace_record(elected[-1], pour=None, contre=None, abstention=None)


def _complete(chosen: Vote, said: list[Vote]) -> Vote:
    """Add to a vote said in words the counts of a table that agrees with it, or the reverse."""
    for other in reversed(said):
        if other is chosen or other.resultat != chosen.resultat:
            continue
        if chosen.pour is None and chosen.contre is None and chosen.abstention is None:
            return replace_record(
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
    for candidate in reversed(_candidates(texte, folded, votants)):
        mention = candidate.mention
        if mention.ecarte == "procedure" and mention.kind in ("unanimite", "majorite"):
            around = folded[sentence_start(folded, mention.debut) : mention.debut]
            if not REGLE.search(around):
                return _vote(texte, folded, Event([mention]))
    return Vote()
