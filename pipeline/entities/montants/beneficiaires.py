"""Who an amount goes to, or who is across the contract.

The places are tried from the most certain: the row of a table, the item of a list, a list told in
one sentence, the sentence, the amount of which this one is the TTC, the objet, the only name of the
whole act.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from ..folding import fold
from ..sigles import PARENTHESIS, is_sigle, shortens
from . import annonces as a
from . import names as n
from .enumerations import Enumeration
from .lignes import looks_like_company, named_on_line
from .phrases import Phrases
from .reading import Mention, Reading

_TWIN = re.compile(
    r"[\s,;(]*(?:\(?(?:ht|ttc|h\.t\.?|t\.t\.c\.?)\)?)?(?:\s?(?:par|/) ?[a-z]{2,12})?"
    r"[\s,;(-]*(?:soit|et|ou|,|\(|/|\+|a)?[\s(:]*"
    r"(?:(?:un|une|la) )?(?:(?:montant|somme|total) )?(?:totale? )?(?:de )?"
)
_EACH = re.compile(r"[\s)]*(?:a|pour|par)\s+(?:chacun|chaque)")
"""After an amount (folded): it goes to persons or things that are only counted."""
_OBJET_ABOUT = re.compile(r"subvention|participation|aide|cotisation|adhesion")
_ADHESION = re.compile(
    r"(?:adhesion|cotisation|subvention|participation)\w*(?: [\w']+){0,3}? (?:a |au |"
    r"aux )(?:la |l'|le )?"
)
_NAMED = ("subvention", "participation", "marche", "cession", "emprunt", "garantie")


class Names:
    """Finds the counterpart of each amount of one text."""

    def __init__(
        self,
        reading: Reading,
        mentions: list[Mention],
        collectivite: str | None = None,
        objet: str | None = None,
        enumerations: Iterable[Enumeration] = (),
    ) -> None:
        self.reading = reading
        self.mentions = mentions
        self.objet = objet or ""
        self._phrases = Phrases(reading, mentions)
        self._starts = [mention.debut for mention in mentions]
        self._told = {debut: name for one in enumerations for debut, name in one.names.items()}
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
        self._found[mention.debut] = name = self._in_full(name)
        return name

    def _in_full(self, name: str | None) -> str | None:
        """Return a sigle with the name that the text gives in parentheses after it."""
        if not name or not is_sigle(name):
            return name
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?=\s?\()", self.reading.texte):
            other = PARENTHESIS.match(self.reading.texte, match.end())
            if other and shortens(name, other["dedans"]):
                return f"{name} ({' '.join(other['dedans'].split())})"
        return name

    def _search(self, mention: Mention, role: str) -> str | None:
        phrases = self._phrases
        if _EACH.match(self.reading.folded, mention.fin):
            return None
        if role == "emprunt":
            return phrases.bank(mention) or self._only_one("emprunt")
        if role in ("subvention", "participation", "marche"):
            found = named_on_line(self.reading, mention, role) or self._told.get(mention.debut)
            if found or mention.debut in self._told:
                return found
        twin = self._twin(mention)
        if twin:
            return twin
        if role in ("subvention", "participation"):
            return (
                phrases.paid(mention)
                or phrases.given(mention)
                or self._objet()
                or self._only_one("subvention")
            )
        if role == "marche":
            return phrases.company(mention) or self._only_one("marche")
        if role == "cession":
            return phrases.party(mention) or self._only_one("cession")
        return phrases.borrower(mention)

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
        if not _OBJET_ABOUT.search(folded):
            return None
        for match in a.PAID_TO.finditer(folded):
            name = n.cut(self.objet, folded, match.end(), len(folded))
            if name:
                return name
        adhesion = _ADHESION.search(folded)
        if adhesion and not self.objet.isupper():
            name = n.cut(self.objet, folded, adhesion.end(), len(folded), company=True)
            if name:
                return name
        head = re.match(r"\s*(?=" + a.ASSOCIATION + r")", folded)
        return n.cut(self.objet, folded, 0, len(folded)) if head else None

    def _only_one(self, role: str) -> str | None:
        """Return the only counterpart that the whole act names for a role, or None."""
        if role not in self._only:
            self._only[role] = _unique(self._everywhere(role))
        return self._only[role]

    def _everywhere(self, role: str) -> Iterable[str]:
        texte, folded = self.reading.texte, self.reading.folded
        if role == "emprunt":
            yield from (texte[m.start() : m.end()] for m in a.BANK.finditer(folded))
        elif role == "cession":
            for match in a.OTHER_PARTY.finditer(folded):
                name = n.party_at(texte, folded, match.end())
                if name:
                    yield name
        else:
            company = role == "marche"
            for chosen in [a.COMPANY] if company else [a.REQUESTED_BY, a.PAID_TO]:
                for match in chosen.finditer(folded):
                    name = n.cut(texte, folded, match.end(), match.end() + 90, company=company)
                    if name and (not company or looks_like_company(name)):
                        yield name


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
