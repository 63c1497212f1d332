"""Recipients told in a row: "ADMR : 100 € ; Les Amis du lavoir, 50 €", "100 € à X et 50 € aux Y".

Between two amounts that follow each other there is then a name and nothing else; the first amount
of the list tells on which side of the amounts the names stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from . import names as n
from .lignes import continues
from .reading import Mention, Reading

_ANNOUNCED = re.compile(
    r"subvention|soutien|attribu|allou|octroi|octroy|accord|\baides?\b|\bvers(?:er|es?|ement)\b|cotisation|"
    r"\bdons?\b"
)
_PAID = re.compile(
    r"subvention|soutien|attributions?\b|allou|octroi|octroy|\baides?\b|\bdons?\b|"
    r"\bverser?\b"
)
_ANNOUNCED_WITHIN = 700
"""How far before the list the words that give are looked for, in characters."""
_AFTER = re.compile(r"\s*(?=(?:a|au|aux|pour)\s)")
_STARTS = re.compile(r"[\n:;]\s*|\.\s+(?=[^a-zà-ÿ\s])")
"""Where the name before the first amount begins, from the right."""
_SEPARATED = re.compile(r"[\s)]*(?:[;,.•\n]|\bet\b|-)\s*(?:et (?=[^a-zà-ÿ]))?")
_JOINED = re.compile(r"\s*(?:[:,=(→]|-|\.{2,}|pour|\bd'un montant de)?\s*$")
_ALONE = re.compile(r"[^:;=€\n\t]{2,90}")
_NEW_LINE = re.compile(r"\n\s*[-•*]\s*$")
_GOES_ON = re.compile(
    r"(?:[,;]\s*(?:et\s+)?|\set\s+)(?:de\s+|une (?:somme|aide|subvention) de\s+)?$|\n\s*[-•]\s*$"
)
"""Between the name after an amount and the next amount (folded)."""
_AIDED = re.compile(r"(?:subventions?|\baides?\b|\bdons?\b)[^.;\n€]{0,110}:\s*[^:]{0,90}$")
"""Just before the first amount (folded): a colon opens a list of what is given."""
_CLAUSE = re.compile(
    r"\b(?:soit|dont|montant|total|somme|au titre|decide|propose|budget|article)\b"
)
"""Words that no bare name holds (folded)."""
_FULL_LINE = 60
_LEAST_BEFORE, _LEAST_AFTER = 3, 2
"""How many amounts make a list, with the names before them and after them."""


@dataclass(slots=True)
class Enumeration:
    """A list: for each of its amounts (its offset) the name, None when it cannot be read.

    `paid` tells whether the words before say that the amounts are given away.
    """

    names: dict[int, str | None] = field(default_factory=dict)
    paid: bool = False
    aided: bool = False
    """Whether the sentence itself says so: a company of such a list is helped, not hired."""


def enumerations(reading: Reading, mentions: list[Mention]) -> list[Enumeration]:
    """Return the lists of recipients of a text, from its amounts in order."""
    found: list[Enumeration] = []
    index = 0
    while index < len(mentions):
        run = _after(reading, mentions, index) or _before(reading, mentions, index)
        before = _announcement(reading, mentions[index])
        if run and any(run.names.values()) and _ANNOUNCED.search(before):
            run.paid = _PAID.search(before) is not None
            tail = reading.folded[max(0, mentions[index].debut - 220) : mentions[index].debut]
            run.aided = _AIDED.search(" ".join(tail.split())) is not None
            found.append(run)
            index += len(run.names)
        else:
            index += 1
    return found


def _announcement(reading: Reading, first: Mention) -> str:
    low = max(0, first.debut - _ANNOUNCED_WITHIN)
    return reading.folded[low : first.debut] + " " + reading.objet


def _before(reading: Reading, mentions: list[Mention], index: int) -> Enumeration | None:
    """A list whose names stand before the amounts."""
    run = Enumeration()
    start = _first_start(reading, mentions[index])
    for position in range(index, len(mentions)):
        mention = mentions[position]
        if position > index:
            gap = _SEPARATED.match(reading.folded, mentions[position - 1].fin, mention.debut)
            if not gap:
                break
            start = gap.end()
        label = reading.folded[start : mention.debut]
        joined = _JOINED.search(label)
        end = start + (joined.start() if joined else len(label))
        if not _is_label(_joined_lines(reading, start, end)):
            break
        run.names[mention.debut] = n.cut(reading.texte, reading.folded, start, end)
    named = sum(name is not None for name in run.names.values())
    return run if len(run.names) >= _LEAST_BEFORE and named * 2 >= len(run.names) else None


def _first_start(reading: Reading, mention: Mention) -> int:
    low = max(0, mention.debut - 110)
    last = low
    label = reading.folded[low : mention.debut]
    label = label[: (joined.start() if (joined := _JOINED.search(label)) else None)]
    for match in _STARTS.finditer(reading.tidy, low, low + len(label)):
        row = reading.table.row_at(match.end())
        if match[0][0] != "\n" or not continues(reading, row):
            last = match.end()
    return last


def _joined_lines(reading: Reading, start: int, end: int) -> str:
    """Return a folded label; a name that a full line breaks is one."""
    label = reading.folded[start:end]
    broken = label.find("\n")
    if broken < 0 or label.count("\n") > 1:
        return label
    row = reading.table.row_at(start + broken)
    return label.replace("\n", " ") if row.fin - row.debut >= _FULL_LINE else label


def _is_label(folded: str) -> bool:
    return (
        _ALONE.fullmatch(folded.strip()) is not None
        and len(folded.split()) <= 12
        and _CLAUSE.search(folded) is None
    )


def _after(reading: Reading, mentions: list[Mention], index: int) -> Enumeration | None:
    """A list whose names stand after the amounts: "100 € à X, 50 € aux Y"."""
    run = Enumeration()
    folded = reading.folded
    for position in range(index, len(mentions)):
        mention = mentions[position]
        last = position + 1 == len(mentions)
        following = min(len(folded), mention.fin + 120) if last else mentions[position + 1].debut
        lead = _AFTER.match(folded, mention.fin, following)
        if not lead:
            break
        chunk = folded[lead.end() : following]
        if len(chunk) > (300 if _NEW_LINE.search(chunk) else 160):
            break
        goes_on = _GOES_ON.search(chunk)
        stop = lead.end() + (goes_on.start() if goes_on else len(chunk))
        run.names[mention.debut] = n.cut(reading.texte, folded, lead.end(), stop)
        if not goes_on or last:
            break
    named = sum(name is not None for name in run.names.values())
    least = 1 if _opens_line(reading, mentions[index]) else _LEAST_AFTER
    return run if len(run.names) >= least and named * 2 >= len(run.names) else None


def _opens_line(reading: Reading, mention: Mention) -> bool:
    """Tell whether an amount is the first thing of an item: "- 500 € au Foyer rural, pour…"."""
    before = reading.folded[max(0, mention.debut - 12) : mention.debut]
    return re.search(r"(?:^|\n)[ \t]*[-•*][ \t]*$", before) is not None
