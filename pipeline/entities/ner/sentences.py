"""Annotated sentences: templates of `data/ner/` filled from lists, then damaged as real pages.

A template is a line of text with inline markup, `l'association [Les Amis](ORG)`, and slots
in braces. `{PER}` is a name to annotate, `{NOMNU}` a bare surname inside an annotation, and so on
(the slots are listed in `data/ner/README.md`). Everything is drawn from seeded generators, so the
same seed gives the same sentences.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from .variations import damage, framed, without_accents

SLOT = re.compile(r"\{([A-Z]+)\}")
_CIVILITIES = (
    "M. ", "Mme ", "Monsieur ", "Madame ", "Monsieur ", "Madame ", "Mr ", "Mlle ",
    "monsieur ", "madame ",
)  # fmt: skip
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip
_FORMS = {"société", "entreprise"}
_ORGANISATIONS = ("ASSO", "SYND", "INST")


class Example(msgspec.Struct, frozen=True):
    """A sentence, its entities as (start, end, label), and the template it comes from."""

    text: str
    entities: tuple[tuple[int, int, str], ...]
    template: int


def parse(
    marked: str, labels: str = "PER|ORG|LIEU|O"
) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Return the plain text of an inline-marked sentence and its entities; "O" marks none."""
    text, entities, last = "", [], 0
    for match in re.finditer(rf"\[([^\[\]]+)\]\(({labels})\)", marked):
        text += marked[last : match.start()]
        if match[2] != "O":
            entities.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        last = match.end()
    return text + marked[last:], tuple(entities)


def read_templates(folder: Path) -> list[str]:
    """Return the templates of `folder/phrases-*.txt`, without comments and empty lines."""
    lines: list[str] = []
    for path in sorted(folder.glob("phrases-*.txt")):
        lines += path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("# ")]


def read_negatives(folder: Path) -> list[str]:
    """Return the sentences without entity of `folder/negatifs.txt`, plain and in capitals."""
    text = (folder / "negatifs.txt").read_text(encoding="utf-8")
    plain = [line for line in text.splitlines() if line and not line.startswith("#")]
    capitals = [without_accents(line).upper() for line in plain[::2]]
    return plain + capitals


def read_lists(folder: Path) -> dict[str, list[str]]:
    """Return the lists of `folder/listes.txt`: name → values."""
    lists: dict[str, list[str]] = {}
    name = ""
    for line in (folder / "listes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            lists.setdefault(name, []).extend(line.split("|"))
    return lists


class Filler:
    """Fills slots at random. `communes` and `given` are the names to draw from."""

    def __init__(
        self, lists: dict[str, list[str]], communes: list[str], given: list[str], seed: int
    ) -> None:
        self.lists = lists
        self.communes = communes
        self.given = given
        self.random = random.Random(seed)  # noqa: S311 (not a secret)
        self._makers: dict[str, Callable[[], str]] = {
            "PER": lambda: f"[{self._person()}](PER)",
            "PERCAPS": lambda: f"[{self._person().upper()}](PER)",
            "CIV": self._civil,
            "NOM": lambda: f"[{self._surname()}](PER)",
            "NOMNU": lambda: self._pick("NOM"),
            "PRENOM": lambda: self.random.choice(self.given),
            "COM": lambda: f"[{self._commune()}](LIEU)",
            "COMCAPS": lambda: f"[{self._commune().upper()}](LIEU)",
            "COMNU": lambda: self.random.choice(self.communes),
            "COMNUCAPS": lambda: self.random.choice(self.communes).upper(),
            "ENT": self._company,
            "ENTCAPS": lambda: f"[{self._bare('ENTNU').upper()}](ORG)",
            "ENTNU": lambda: f"[{self._bare('ENTNU')}](ORG)",
            "ENTNUCAPS": lambda: self._bare("ENTNU").upper(),
            "DEP": lambda: self._pick("GENT"),
            "REG": lambda: self._pick("REG"),
            "EPCINOM": lambda: self._pick("EPCINOM"),
            "MT": self._amount,
            "DATE": self._date,
            "AN": lambda: str(self.random.randint(2008, 2025)),
            "NUM": lambda: str(self.random.randint(2, 180)),
        }

    def fill(self, template: str) -> str:
        """Return a marked sentence with every slot filled."""
        for _ in range(4):
            if not SLOT.search(template):
                break
            template = SLOT.sub(lambda match: self._slot(match[1]), template)
        return template

    def _slot(self, name: str) -> str:
        if name in self._makers:
            return self._makers[name]()
        label = "ORG" if name.startswith(_ORGANISATIONS) else "LIEU"
        caps = name.endswith("CAPS")
        text = self._bare(name.removesuffix("CAPS"))
        return f"[{text.upper() if caps else text}]({label})"

    def _bare(self, name: str) -> str:
        """A value of a list with its own slots filled."""
        return SLOT.sub(lambda match: self._slot(match[1]), self._pick(name))

    def _pick(self, name: str) -> str:
        return self.random.choice(self.lists[name])

    def _commune(self) -> str:
        name = self.random.choice(self.communes)
        draw = self.random.random()
        if draw < 0.2:
            return name.upper()
        if draw < 0.3:
            return name.replace("-", " ")
        if draw < 0.36:
            return name.replace("Saint-", "St ").replace("Sainte-", "Ste ").replace("-", " ")
        return name

    def _surname(self) -> str:
        name = self._pick("NOM")
        if self.random.random() < 0.08:
            name = f"{name}-{self._pick('NOM')}"
        return name.upper() if self.random.random() < 0.55 else name

    def _person(self) -> str:
        given, surname = self.random.choice(self.given), self._surname()
        if self.random.random() < 0.08:
            given = f"{given}-{self.random.choice(self.given)}"
        draw = self.random.random()
        if draw < 0.15:
            return f"{surname} {given}"
        if draw < 0.2:
            return f"{given[0]}. {surname}"
        return f"{given} {surname}"

    def _civil(self) -> str:
        name = self._surname() if self.random.random() < 0.4 else self._person()
        return f"{self.random.choice(_CIVILITIES)}[{name}](PER)"

    def _company(self) -> str:
        form, name = self._pick("FORME"), self._bare("ENTNU")
        if self.random.random() < 0.35:
            name = name.upper()
        if form in _FORMS:
            return f"{form} [{name}](ORG)"
        return f"[{form} {name}](ORG)" if self.random.random() < 0.8 else f"[{name}](ORG)"

    def _amount(self) -> str:
        value = self.random.choice(
            (self.random.randint(50, 900), self.random.randint(1000, 450000))
        )
        text = f"{value:,}".replace(",", self.random.choice((" ", ".", "")))
        if self.random.random() < 0.5:
            text += f",{self.random.randint(0, 99):02d}"
        return text + self.random.choice((" €", "€", " euros", " €"))

    def _date(self) -> str:
        day, year = self.random.randint(1, 28), self.random.randint(2009, 2025)
        month = self.random.randint(1, 12)
        if self.random.random() < 0.25:
            return f"{day:02d}/{month:02d}/{year}"
        return f"{day} {_MONTHS[month - 1]} {year}"


def examples(templates: list[str], filler: Filler, copies: int, seed: int) -> Iterator[Example]:
    """Yield `copies` filled and varied sentences per template (fewer when it has no slot)."""
    draw = random.Random(seed)  # noqa: S311 (not a secret)
    for index, template in enumerate(templates):
        for _ in range(copies if SLOT.search(template) else max(2, copies // 3)):
            text, entities = framed(*parse(filler.fill(template)), draw)
            yield Example(damage(text, draw), entities, index)
