"""Tallies: labels and numbers that stand together, in whatever order they are written.

"21 voix pour, 3 contre", "Pour : 21 Contre : 3", a table whose labels are above or beside the
numbers: all are a run of labels and numbers with little between them. The run is read once as a
whole, because "2 votes contre 1 abstention 9 votes pour" and "votes contre 2 abstention 1" hold
the same words in another order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from . import patterns as p
from .tables import columns
from .tokens import Count, Token, tokens

LONGEST = 60
"""Tokens in one tally, at most: a longer run is a table of something else."""


@dataclass
class Tally:
    """The counts of one ballot, with its place in the text."""

    counts: list[Count] = field(default_factory=list)

    @property
    def debut(self) -> int:
        """Offset of the first count."""
        return min(c.debut for c in self.counts)

    @property
    def fin(self) -> int:
        """Offset after the last count."""
        return max(c.fin for c in self.counts)

    def get(self, cat: str) -> int | None:
        """Return the number written for `cat`, or None."""
        for count in self.counts:
            if count.cat == cat and count.value is not None:
                return count.value
        return None

    def cats(self) -> set[str]:
        """Return the labels that have a number."""
        return {c.cat for c in self.counts if c.value is not None}


_EXPLICIT = re.compile(r"\s*(?:\(s\)\s*)?(?:[:=>|\t?]|\.{2,}|-\s|\s-|_{2,})[\s:=.\-_>|\t]*$")
_LABEL_GAP = re.compile(
    r"[\s:=.,?\-_>|*\t«»\"“”]*(?:(?:a|est\s+de|sont|par|au\s+nombre\s+de|s)\s*)?[\s:=.\-_>|\t]*$"
)
_PREFIX_GAP = re.compile(
    r"[\s«»\"“”']*(?:\(?s?\)?\s*)?(?:(?:voix|votes?|suffrages?|membres?|de|d'|en|qui|ont|se|sont"
    r"|vote|votent|par|exprimes)\s*)*$"
)


def runs(folded: str, items: list[Token]) -> list[list[Token]]:
    """Cut the tokens into runs that only filler, parentheses or names separate."""
    result: list[list[Token]] = []
    for item in items:
        if result and len(result[-1]) < LONGEST and _joined(folded, result[-1][-1], item):
            result[-1].append(item)
        else:
            result.append([item])
    return [r for r in result if any(t.cat in p.VOIX for t in r)]


_NAMES = re.compile(
    rf"[\s:;,.\-–(]*(?:(?:de\s+|d'|soit\s+)?{p.TITRE}\s+[^\n()]{{2,220}}?)[\s.;)]*$|"
    r"[\s:;,.\-(]*(?:groupe\s+[^\n()]{2,80}?)[\s.;)]*$"
)


def _joined(folded: str, left: Token, right: Token) -> bool:
    gap = folded[left.fin : right.debut]
    if len(gap) > 700 or gap.count("\n") > 6:
        return False
    bare = p.PARENTHESE.sub(" ", gap)
    if p.SUITE.fullmatch(bare) and len(bare.split()) <= 9 and "\n\n\n" not in bare:
        return True
    # "Contre : 3 : M. X, Mme Y" then, on the next line, "Abstentions : 2"
    return right.cat is not None and left.cat is None and bool(_NAMES.match(bare))


def counts(folded: str, run: list[Token]) -> list[Count]:
    """Give its number to each label of a run."""
    table = columns(folded, run) or _against(folded, run) or _alternating(folded, run)
    if table:
        return table
    found: list[Count] = []
    mode: Literal["label", "prefix"] | None = None
    index = 0
    while index < len(run):
        token = run[index]
        following = run[index + 1] if index + 1 < len(run) else None
        if token.cat is not None:
            gap = folded[token.fin : following.debut] if following else ""
            if following and following.cat is None and _LABEL_GAP.match(gap):
                explicit = bool(_EXPLICIT.match(gap))
                mode = mode or _mode(folded, run, index)
                if explicit or mode == "label":
                    found.append(_label(folded, token, following, explicit))
                    index += 2
                    continue
            found.append(Count(token.cat, None, token.debut, token.fin, False, False, token.fin))
        elif following and following.cat and _prefixed(folded, run, index):
            mode = "prefix"
            strong = token.unit or following.cat == "abstention"
            found.append(
                Count(
                    following.cat,
                    token.value,
                    token.debut,
                    following.fin,
                    strong,
                    False,
                    following.fin,
                )
            )
            index += 2
            continue
        elif _bare_voices(folded, run, index):
            found.append(Count("pour", token.value, token.debut, token.fin, True, False, token.fin))
        index += 1
    return found


_BARE_LEAD = re.compile(r"(?:\bpar|\bavec|\bvotes?\s*:|\ba|[,:(])\s*$")


def _bare_voices(folded: str, run: list[Token], index: int) -> bool:
    """Tell the voices for in "par 9 voix et 1 abstention"."""
    token, following = run[index], run[index + 1] if index + 1 < len(run) else None
    if index or not token.unit or following is None or following.cat is not None:
        return False
    label = run[index + 2].cat if index + 2 < len(run) else None
    if label not in ("abstention", "contre") or ":" in folded[token.debut : following.debut]:
        return False
    return bool(_BARE_LEAD.search(folded[max(0, token.debut - 12) : token.debut]))


def _against(folded: str, run: list[Token]) -> list[Count]:
    """Read "31 voix contre 12": so many for, so many against."""
    if len(run) < 3 or [t.cat for t in run[:3]] != [None, "contre", None] or not run[0].unit:
        return []
    rest = [t.cat for t in run[3:]]
    if rest not in ([], [None, "abstention"]):
        return []
    if (
        _EXPLICIT.match(folded[run[1].fin : run[2].debut])
        or ":" in folded[run[0].fin : run[1].debut]
    ):
        return []
    first, label, last = run[:3]
    refused = re.search(
        r"rejet|refus|repouss|non adopt", folded[max(0, first.debut - 60) : first.debut]
    )
    for_, against = ("contre", "pour") if refused else ("pour", "contre")
    found = [
        Count(for_, first.value, first.debut, first.fin, True, False, first.fin),
        Count(against, last.value, label.debut, last.fin, True, False, last.fin),
    ]
    if rest:
        number_, name = run[3:]
        place = (number_.debut, name.fin, True, False, name.fin)
        found.append(Count("abstention", number_.value, *place))
    return found


def _alternating(folded: str, run: list[Token]) -> list[Count]:
    """Read "10 voix POUR | 0 voix CONTRE | 0 ABSTENTION": always the number first."""
    pairs = list(zip(run[::2], run[1::2], strict=False))
    if len(pairs) < 2 or len(run) % 2 or any(a.cat or not b.cat for a, b in pairs):
        return []
    inside = [folded[a.fin : b.debut] for a, b in pairs]
    between = [
        folded[b.fin : c.debut]
        for (_, b), (c, _) in zip(pairs, pairs[1:], strict=False)
        if b.cat in p.VOIX  # "Sur 23 votants : 20 pour, 3 contre" announces what follows
    ]
    if not all(_PREFIX_GAP.match(gap) for gap in inside) or any(
        re.search(r"[:=\t]", g) for g in between
    ):
        return []
    return [
        Count(b.cat or "", a.value, a.debut, b.fin, a.unit or b.cat == "abstention", False, b.fin)
        for a, b in pairs
    ]


def _label(folded: str, label: Token, value: Token, explicit: bool) -> Count:
    words = folded[label.debut : label.fin]
    strong = value.unit or bool(re.search(r"voix|vot|suffrage", words))
    strong = strong or (explicit and label.cat in ("contre", "abstention"))
    return Count(label.cat or "", value.value, label.debut, value.fin, strong, explicit, label.fin)


def _prefixed(folded: str, run: list[Token], index: int) -> bool:
    """Tell whether the number at `index` goes with the label after it."""
    token, following = run[index], run[index + 1]
    gap = folded[token.fin : following.debut]
    if not _PREFIX_GAP.match(gap) or following.cat in ("exercice", "votants", "presents"):
        return False
    after = run[index + 2] if index + 2 < len(run) else None
    if after is None or after.cat is not None:
        return True
    # the label may belong to the number that follows it: "Votants : 15  Pour : 12"
    return not _EXPLICIT.match(folded[following.fin : after.debut])


def _mode(folded: str, run: list[Token], index: int) -> Literal["label", "prefix"]:
    """Tell how the rest of a run without signs is written: number first or label first."""
    rest = run[index:]
    while len(rest) > 2 and rest[-1].cat is not None and rest[-1].cat not in p.VOIX:
        rest = rest[:-1]  # "M. X ne prend pas part au vote" ends the tally, it is not counted
    labels = sum(1 for t in rest if t.cat)
    numbers = len(rest) - labels
    if index and run[index - 1].cat is None:
        return "prefix"
    if rest[-1].cat is not None and numbers < labels:
        # "votes pour 2 abstentions": the number of the first label is lost
        return (
            "prefix"
            if rest[0].cat and len(rest) > 2 and "\n" not in folded[rest[-2].fin : rest[-1].debut]
            else "label"
        )
    return "label"


_CONTEXT = re.compile(
    r"vot[eé]|adopt|approuv|unanim|majorit|delib|resultat|decision|scrutin|suffrage|accept|valid"
    r"|donne (?:son )?accord|se prononcer|\bconseil, moins"
)
_AFTER = re.compile(
    r"\s*(?:$|[.,;:)(/|\-–\n\t\]*&+]|voix|votes?|suffrages?|et\b|dont\b|contre|pour\b|abst|unanim"
    r"|adopt|votants|m\.|mme|mm\.)"
)


def tallies(folded: str) -> list[Tally]:
    """Return the ballots counted in a text, in order.

    A label that comes back opens another ballot. A lone "Pour : 2" or "3 contre" is a ballot only
    where the words around speak of a vote.
    """
    found: list[Tally] = []
    for run in runs(folded, tokens(folded)):
        current = Tally()
        for count in counts(folded, run):
            known = [c for c in current.counts if c.cat == count.cat and c.value is not None]
            if known and count.value is not None:
                if known[-1].value == count.value and count.cat not in p.VOIX:
                    continue
                found.append(current)
                current = Tally()
            current.counts.append(count)
        found.append(current)
    return [t for t in found if t.counts and _is_ballot(folded, t)]


def _is_ballot(folded: str, tally: Tally) -> bool:
    cats = tally.cats() & set(p.VOIX)
    if not cats or (tally.cats() & {"blancs", "nuls"} and not cats & {"contre", "abstention"}):
        return False
    voted = [c for c in tally.counts if c.cat in cats]
    if any(not _AFTER.match(folded[c.fin :][:12]) for c in voted if c.label_fin != c.fin):
        voted = [c for c in voted if c.label_fin == c.fin or _AFTER.match(folded[c.fin :][:12])]
        if not voted:
            return False
    if len(cats) >= 2:
        return True
    count = voted[0]
    if count.explicit and {c.cat for c in tally.counts} & set(p.VOIX) - cats:
        return True  # a form whose other lines are left blank
    line_start = folded.rfind("\n", 0, count.debut) + 1
    line_end = folded.find("\n", count.fin)
    line = folded[line_start : line_end if line_end >= 0 else len(folded)]
    alone = len(line.strip(" .;:-*()")) <= (count.fin - count.debut) + 3
    around = folded[max(0, count.debut - 90) : count.debut] + folded[count.fin : count.fin + 60]
    context = bool(_CONTEXT.search(around)) or bool(tally.cats() & {"votants", "exprimes"})
    opens = not folded[max(0, count.debut - 2) : count.debut].strip(" \n\t-*") or folded[
        max(0, count.debut - 2) : count.debut
    ].strip()[-1:] in (".", ";", "!")
    if count.explicit and opens and re.match(r"\s*(?:$|\n|[.;])", folded[count.fin :][:4]):
        return True
    if not count.explicit and not count.strong and not _AFTER.match(folded[count.fin :][:12]):
        return False
    if count.strong:
        return alone or context or count.cat != "abstention" or count.explicit
    return (
        alone
        or bool(tally.cats() & {"votants", "exprimes"})
        or (context and count.cat != "pour")
        or bool(context and _CONTEXT.search(folded[max(0, count.debut - 30) : count.debut]))
    )
