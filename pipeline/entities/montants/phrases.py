"""The name that the sentence of an amount gives: who is paid, who is hired, who sells or lends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from . import annonces as a
from . import names as n
from .reading import Mention, Reading

_SENTENCE = re.compile(r"[.;!?]\s+(?=[^a-zà-ÿ\s])|\n\s*\n|\n\s*(?=[-•*▪►→✓➢\uf000-\uf0ff])")
_NEAR = 12
"""A recipient this near after an amount is the amount's ("500 € à l'association X")."""
_NEXT_ITEM = re.compile(r"[\s)]*(?:,|;|et |puis |ainsi que )")
"""After an amount: what follows is about another ("X une aide de 5 €, et à Y une de 3 €")."""
_TO = re.compile(r"\s{0,2}(?:a|au|aux)\s(?=\w)")
_GIVE_TO = re.compile(
    r"(?:attribu|allou|accord|octroy|vers)\w*(?:\s[\w']+){0,6}?\s(?=(?:a|au|aux)\s)"
)


class Phrases:
    """Reads the names in the sentences of the amounts of one text."""

    def __init__(self, reading: Reading, mentions: list[Mention]) -> None:
        self.reading = reading
        self.mentions = mentions
        self._starts = [mention.debut for mention in mentions]

    def paid(self, mention: Mention) -> str | None:
        """Return whom the sentence of an amount pays: "… à l'association X"."""
        low, high = self._bounds(mention)
        folded = self.reading.folded
        receives = a.RECEIVES.search(folded[self._after_previous(mention, low) : mention.debut])
        if receives:
            start = self._after_previous(mention, low) + receives.start("name")
            name = n.cut(self.reading.texte, folded, start, mention.debut)
            if name:
                return name
        after = a.PAID_TO.search(folded, mention.fin, high)
        if after and (
            after.start() - mention.fin > _NEAR
            or _NEXT_ITEM.match(folded, mention.fin, after.start() + 1)
        ):
            # "à la commune de A une subvention de 5 €, à la commune de B…": the left one is nearer.
            left = a.PAID_TO.finditer(folded, self._after_previous(mention, low), mention.debut)
            found = self._first(reversed(list(left)), mention.debut)
            if found:
                return found
        return self._first(a.PAID_TO.finditer(folded, mention.fin, high), high) or self._first(
            reversed(list(a.PAID_TO.finditer(folded, low, mention.debut))), mention.debut
        )

    def given(self, mention: Mention) -> str | None:
        """Return the proper name to which the sentence gives: "attribuer à Handi-Valmont…"."""
        low, high = self._bounds(mention)
        folded = self.reading.folded
        after = _TO.match(folded, mention.fin, high)
        before = list(_GIVE_TO.finditer(folded, low, mention.debut))
        matches = ([after] if after else []) + before[::-1]
        return self._first(matches, mention.debut + 200, company=True)

    def company(self, mention: Mention) -> str | None:
        """Return the company whose offer, contract or invoice the amount is."""
        low, high = self._bounds(mention)
        folded = self.reading.folded
        before = reversed(list(a.COMPANY.finditer(folded, low, mention.debut)))
        return self._first(before, mention.debut, company=True) or self._first(
            a.COMPANY.finditer(folded, mention.fin, high), high, company=True
        )

    def borrower(self, mention: Mention) -> str | None:
        """Return who borrows what is guaranteed: "souscrit par la SA X", "garantie à l'OPH Y"."""
        low, high = self._bounds(mention)
        folded = self.reading.folded
        near = list(a.BORROWER.finditer(folded, low, high))
        found = self._first(near, high, company=True) or self.paid(mention)
        return found or self._first(a.BORROWER.finditer(folded), len(folded), company=True)

    def party(self, mention: Mention) -> str | None:
        """Return the other party of a sale."""
        low, high = self._bounds(mention)
        folded = self.reading.folded
        for match in a.OTHER_PARTY.finditer(folded, low, high):
            name = n.party_at(self.reading.texte, folded, match.end())
            if name:
                return name
        return None

    def bank(self, mention: Mention) -> str | None:
        """Return the bank that the sentence names nearest to the amount."""
        low, high = self._bounds(mention)
        matches = list(a.BANK.finditer(self.reading.folded, low, high))
        if not matches:
            return None
        match = min(matches, key=lambda m: abs(m.start() - mention.debut))
        return self.reading.texte[match.start() : match.end()]

    def _bounds(self, mention: Mention) -> tuple[int, int]:
        """Return where the sentence begins, and where it ends or the next amount comes."""
        folded = self.reading.folded
        low = max(0, mention.debut - 420)
        last = 0
        for match in _SENTENCE.finditer(self.reading.tidy[low : mention.debut]):
            last = match.end()
        end = _SENTENCE.search(self.reading.tidy, mention.fin, mention.fin + 200)
        after = end.start() if end else min(len(folded), mention.fin + 200)
        index = bisect_left(self._starts, mention.debut + 1)
        if index < len(self._starts):
            after = min(after, self._starts[index])
        return low + last, after

    def _after_previous(self, mention: Mention, low: int) -> int:
        """Return the end of the amount before `mention`, if it is in its sentence."""
        index = bisect_left(self._starts, mention.debut)
        return max(low, self.mentions[index - 1].fin) if index else low

    def _first(
        self, matches: Iterable[re.Match[str]], high: int, *, company: bool = False
    ) -> str | None:
        for match in matches:
            limit = min(max(high, match.end()), match.end() + 120)
            name = n.cut(
                self.reading.texte, self.reading.folded, match.end(), limit, company=company
            )
            if name:
                return name
        return None
