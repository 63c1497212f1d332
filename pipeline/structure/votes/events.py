"""Which mentions and tallies are one vote.

A decision opens with a formula ("Après en avoir délibéré, le Conseil…"), a tally, or a line such
as "ADOPTÉ à l'unanimité". What follows it closely and does not contradict it is the same vote:
the counts after the word, the verbs of the dispositif.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from . import patterns as p
from .candidates import Candidate
from .speakers import FORMULE
from .tally import Tally
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


_TITRE_LIGNE = re.compile(
    r"\n[ \t]*(?:\d{1,2}\s*(?:[/)°]|[.-]\s)|[ivx]{1,5}\s*[./)-]\s|objet\s*:|delib\w*\s*n|n\s?°\s?\d"
    r"|\d{4}[-/ .]\d+|question\s+n|rapport\s+n|point\s+n)"
)
_EXPOSE = re.compile(
    r"\n[ \t]*(?:monsieur|madame|m\.|mme|mr)\s[^\n.]{0,80}?\b(?:expos|rappel|inform|present|indiqu"
    r"|precis|propos|expliqu|donne\s+(?:la\s+parole|lecture)|fait\s+part|rapport)"
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
    if _refused_by_all(event, mention, gap):
        return True
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


def _refused_by_all(event: Event, mention: Mention, gap: str) -> bool:
    """True for "rejette cette demande à l'unanimité" and "à l'unanimité, rejette cette demande"."""
    kinds = event.kinds() | {mention.kind}
    return {"rejete", "unanimite"} <= kinds and len(gap) < 120 and not re.search(r"[.\n]", gap)


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


def group(folded: str, candidates: Iterable[Candidate]) -> list[Event]:
    """Put together the mentions of one vote; those set aside are left out."""
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
