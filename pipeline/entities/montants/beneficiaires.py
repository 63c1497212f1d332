"""Who an amount goes to, or who is across the contract.

The places are tried from the most certain: the row of a table, the item of a list, the sentence,
the amount of which this one is the TTC, the objet, the only name of the whole act.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from ..folding import fold
from . import names as n
from .reading import Mention, Reading
from .tables import Cell, Row

_ITEM = re.compile(
    r"(?P<bullet>" + n.BULLET + r")(?P<name>[^:;,€\n\t]{2,90}?)\s*(?:,\s*)?"
    r"(?:[:=]|\.{2,}|-|\(|d'un montant(?: de)?|pour un montant(?: total| global|"
    r" annuel)?(?: de| :)?|s'elev\w+ a|"
    r"au montant de|pour la somme de|pour|au prix de|"
    r"une subvention(?: \w+)?(?: d'un montant)? de|un montant de)\s*:?\s*(?:[-+] ?)?"
)
_TWIN = re.compile(
    r"[\s,;(]*(?:\(?(?:ht|ttc|h\.t\.?|t\.t\.c\.?)\)?)?[\s,;(-]*(?:soit|et|ou|,|\(|/|\+|a)?[\s(:]*"
)
_AMOUNTS_ONLY = re.compile(r"[\d\s.,'€+/()-]*(?:et|dont|puis)?[\d\s.,'€+/()-]*")
_SENTENCE = re.compile(r"[.;!?]\s+(?=[^a-zà-ÿ\s])|\n\s*\n|\n\s*(?=[-•*▪►→✓➢\uf000-\uf0ff])")
_OBJET_PAID = re.compile(r"\b(?:a |au |aux |pour |en faveur de |au profit de )")
_NEAR = 12
"""A recipient this near after an amount is the amount's ("500 € à l'association X")."""
_NEXT_ITEM = re.compile(r"[\s)]*(?:,|;|et |puis |ainsi que )")
"""After an amount: what follows is about another ("X une aide de 5 €, et à Y une de 3 €")."""
_SPACED = re.compile(r"(?P<bullet>" + n.BULLET + r")(?P<name>[^:;,.€\n\t\d]{3,60}?) +")
_ADHESION = re.compile(
    r"(?:adhesion|cotisation|subvention|participation)\w*(?: [\w']+){0,3}? (?:a |au |"
    r"aux )(?:la |l'|le )?"
)
_ANNOUNCED = re.compile(r"(?:devis|offre|proposition|entreprise|societe|sarl|sas|ets|cabinet)\b")
_TO = re.compile(r" {0,2}(?:a |au |aux )(?=\w)")
_GIVE_TO = re.compile(r"(?:attribu|allou|accord|octroy|vers)\w*(?: [\w']+){0,6}? (?=(?:a|au|aux) )")
_NAMED = ("subvention", "participation", "marche", "cession", "emprunt", "garantie")


class Names:
    """Finds the counterpart of each amount of one text."""

    def __init__(
        self,
        reading: Reading,
        mentions: list[Mention],
        collectivite: str | None = None,
        objet: str | None = None,
    ) -> None:
        self.reading = reading
        self.mentions = mentions
        self.objet = objet or ""
        self._starts = [mention.debut for mention in mentions]
        self._own = fold(collectivite or "")
        self._found: dict[int, str | None] = {}
        self._only: dict[str, str | None] = {}

    def of(self, mention: Mention, role: str) -> str | None:
        """Return the counterpart of `mention` for this role, as written, or None."""
        if role not in _NAMED:
            return None
        name = self._search(mention, role)
        if (
            name
            and self._own
            and fold(name).removeprefix("commune de ").removeprefix("ville de ") == self._own
        ):
            name = None
        self._found[mention.debut] = name
        return name

    def _search(self, mention: Mention, role: str) -> str | None:
        if role == "emprunt":
            return self._bank(mention)
        if role in ("subvention", "participation", "marche"):
            found = self._row(mention, role) or self._item(mention, role)
            if found:
                return found
        twin = self._twin(mention)
        if twin:
            return twin
        if role in ("subvention", "participation"):
            return (
                self._paid_to(mention)
                or self._given(mention)
                or self._objet()
                or self._only_one("subvention")
            )
        if role == "marche":
            return self._company(mention) or self._only_one("marche")
        if role == "cession":
            return self._party(mention) or self._only_one("cession")
        if role == "garantie":
            return self._borrower(mention)
        return self._paid_to(mention)

    # --- the row of a table ---------------------------------------------------------------------

    def _row(self, mention: Mention, role: str) -> str | None:
        row = self.reading.table.row_at(mention.debut)
        cell = row.cell_at(mention.debut)
        if cell is None or len(row.cells) < 2:
            return None
        if not _AMOUNTS_ONLY.fullmatch(self.reading.folded[cell.debut : mention.debut]):
            return None
        labels = row.labels(cell)
        if not labels:
            return None
        headed = _headed(row, labels)
        chosen = headed or labels[-1]
        if role == "marche" and headed is None:
            chosen = labels[0]
            if not self._looks_like_company(self.reading.texte[chosen.debut : chosen.fin]):
                return None
        if n.GENERIC.match(chosen.texte):
            return None
        name = n.cut(self.reading.texte, self.reading.folded, chosen.debut, chosen.fin)
        return name if name and (role != "participation" or headed or _is_body(name)) else None

    # --- the item of a list ---------------------------------------------------------------------

    def _item(self, mention: Mention, role: str) -> str | None:
        row = self.reading.table.row_at(mention.debut)
        before = self.reading.folded[row.debut : mention.debut]
        match = _ITEM.fullmatch(before)
        if not match and role == "subvention" and self._ends_line(mention):
            match = _SPACED.fullmatch(before)
        if not match or (not match["bullet"].strip() and self._continues(row)):
            return None
        company = role == "marche"
        name = n.cut(
            self.reading.texte,
            self.reading.folded,
            row.debut + match.start("name"),
            row.debut + match.end("name"),
            company=company,
        )
        if not name:
            return None
        # Without a bullet, or for a contract, a label is a name only if it looks like one.
        announced = _ANNOUNCED.match(match["name"])
        proper = not company or announced or self._looks_like_company(name)
        return name if proper else None

    def _ends_line(self, mention: Mention) -> bool:
        return not self.reading.folded[mention.fin : mention.fin + 30].split("\n")[0].strip(" .;,")

    def _continues(self, row: Row) -> bool:
        """Say whether a line goes on with the sentence of a full line above it."""
        previous = self.reading.folded[max(0, row.debut - 200) : row.debut].split("\n")[-2:-1]
        return bool(previous) and len(previous[0]) >= 70 and previous[0][-1:] not in ".:;"

    def _looks_like_company(self, name: str) -> bool:
        words = re.findall(r"[A-Za-zÀ-ÿ&.']+", name)
        capitals = [word for word in words if word[0].isupper()]
        return len(capitals) >= max(1, len(words) - 2) and (
            len(capitals) > 1 or name.isupper() or any(word.isupper() for word in words)
        )

    # --- the sentence ---------------------------------------------------------------------------

    def _bounds(self, mention: Mention) -> tuple[int, int]:
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

    def _paid_to(self, mention: Mention) -> str | None:
        low, high = self._bounds(mention)
        after = n.PAID_TO.search(self.reading.folded, mention.fin, high)
        if after and (
            after.start() - mention.fin > _NEAR
            or _NEXT_ITEM.match(self.reading.folded, mention.fin, after.start() + 1)
        ):
            # "à la commune de A une subvention de 5 €, à la commune de B…": the left one is nearer.
            left = list(
                n.PAID_TO.finditer(
                    self.reading.folded, self._after_previous(mention, low), mention.debut
                )
            )
            found = self._first(reversed(left), mention.debut)
            if found:
                return found
        return self._first(n.PAID_TO.finditer(self.reading.folded, mention.fin, high), high) or (
            self._first(reversed(list(n.PAID_TO.finditer(self.reading.folded, low, mention.debut))),
                        mention.debut)
        )  # fmt: skip

    def _given(self, mention: Mention) -> str | None:
        """Return the proper name to which the sentence gives: "attribuer à Handi-Valmont…"."""
        low, high = self._bounds(mention)
        folded = self.reading.folded
        after = _TO.match(folded, mention.fin, high)
        before = list(_GIVE_TO.finditer(folded, low, mention.debut))
        matches = ([after] if after else []) + before[::-1]
        return self._first(matches, mention.debut + 200, company=True)

    def _after_previous(self, mention: Mention, low: int) -> int:
        """Return the end of the amount before `mention`, if it is in its sentence."""
        index = bisect_left(self._starts, mention.debut)
        return max(low, self.mentions[index - 1].fin) if index else low

    def _company(self, mention: Mention) -> str | None:
        low, high = self._bounds(mention)
        folded = self.reading.folded
        before = reversed(list(n.COMPANY.finditer(folded, low, mention.debut)))
        return self._first(before, mention.debut, company=True) or self._first(
            n.COMPANY.finditer(folded, mention.fin, high), high, company=True
        )

    def _borrower(self, mention: Mention) -> str | None:
        """Return who borrows what is guaranteed: "souscrit par la SA X", "garantie à l'OPH Y"."""
        low, high = self._bounds(mention)
        folded = self.reading.folded
        near = list(n.BORROWER.finditer(folded, low, high))
        found = self._first(near, high, company=True) or self._paid_to(mention)
        return found or self._first(n.BORROWER.finditer(folded), len(folded), company=True)

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

    def _party(self, mention: Mention) -> str | None:
        low, high = self._bounds(mention)
        folded = self.reading.folded
        for match in n.OTHER_PARTY.finditer(folded, low, high):
            name = n.party_at(self.reading.texte, folded, match.end())
            if name:
                return name
        return None

    def _bank(self, mention: Mention) -> str | None:
        low, high = self._bounds(mention)
        matches = list(n.BANK.finditer(self.reading.folded, low, high))
        if matches:
            match = min(matches, key=lambda m: abs(m.start() - mention.debut))
            return self.reading.texte[match.start() : match.end()]
        return self._only_one("emprunt")

    def _twin(self, mention: Mention) -> str | None:
        """Return the name of the amount just before, of which this one is the TTC or a part."""
        index = bisect_left(self._starts, mention.debut)
        if index == 0:
            return None
        previous = self.mentions[index - 1]
        between = self.reading.folded[previous.fin : mention.debut]
        if len(between) <= 30 and "\t" not in between and _TWIN.fullmatch(between):
            return self._found.get(previous.debut)
        return None

    # --- the whole act --------------------------------------------------------------------------

    def _objet(self) -> str | None:
        """Return the beneficiary that the objet names ("Subvention à l'association X")."""
        folded = fold(self.objet)
        if not re.search(r"subvention|participation|aide|cotisation|adhesion", folded):
            return None
        for match in n.PAID_TO.finditer(folded):
            name = n.cut(self.objet, folded, match.end(), len(folded))
            if name:
                return name
        adhesion = _ADHESION.search(folded)
        if adhesion and not self.objet.isupper():
            name = n.cut(self.objet, folded, adhesion.end(), len(folded), company=True)
            if name:
                return name
        head = re.match(r"\s*(?=" + n.ASSOCIATION + r")", folded)
        return n.cut(self.objet, folded, 0, len(folded)) if head else None

    def _only_one(self, role: str) -> str | None:
        """Return the only counterpart that the whole act names for a role, or None."""
        if role not in self._only:
            self._only[role] = _unique(self._everywhere(role))
        return self._only[role]

    def _everywhere(self, role: str) -> Iterable[str]:
        texte, folded = self.reading.texte, self.reading.folded
        if role == "emprunt":
            for match in n.BANK.finditer(folded):
                yield texte[match.start() : match.end()]
        elif role == "cession":
            for match in n.OTHER_PARTY.finditer(folded):
                name = n.party_at(texte, folded, match.end())
                if name:
                    yield name
        else:
            pattern = n.COMPANY if role == "marche" else n.REQUESTED_BY
            patterns = [pattern] if role == "marche" else [pattern, n.PAID_TO]
            for chosen in patterns:
                for match in chosen.finditer(folded):
                    name = n.cut(
                        texte, folded, match.end(), match.end() + 90, company=role == "marche"
                    )
                    if name and (role != "marche" or self._looks_like_company(name)):
                        yield name


def _headed(row: Row, labels: list[Cell]) -> Cell | None:
    for label in labels:
        if n.HEADING.search(row.heading(label)):
            return label
    return None


def _is_body(name: str) -> bool:
    return bool(re.match(r"(?:le |la |l'|les )?" + n.ASSOCIATION, fold(name)))


def _unique(names: Iterable[str]) -> str | None:
    """Return the name that all the names found shorten or repeat, or None."""
    found: list[str] = []
    for name in names:
        if len(found) > 12:
            return None
        key = re.sub(r"\W+", " ", fold(name)).strip()
        if not any(key in fold(other) or fold(other) in key for other in found):
            found.append(name)
    return found[0] if len(found) == 1 else None
