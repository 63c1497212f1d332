"""Recall and precision of the protection, on the fictitious sentences and acts of `data/gold`.

A private piece is found when every one of its words is hidden; a hidden piece is right when it
touches a private piece. `datadelib mesurer-protection` prints the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ...paths import DATA
from ...records import Deliberation, Record, Seance
from .apply import protect
from .detect import Trouvaille, detect
from .elus import Elus

GOLD = DATA / "gold" / "pseudonymisation"
_CIVIL = re.compile(
    r"^(?:(?:M|Mr|Mme|Mlle|Monsieur|Madame|Vve|Veuve|Famille|veuve|famille)\b\.? ?)+"
)


class Phrase(Record, frozen=True, kw_only=True):
    """A sentence, the people whose name is public, the pieces to hide as offsets."""

    texte: str
    elus: tuple[str, ...]
    prives: tuple[tuple[int, int], ...]


class Acte(Record, frozen=True, kw_only=True):
    """A small act: what is expected (publier, masquer, retenir), its objet, its text."""

    attendu: str
    objet: str
    phrase: Phrase


class Mesure(Record, frozen=True, kw_only=True):
    """Counts over a set; `oublis` and `exces` are shown to whoever improves the rules."""

    prives: int
    trouves: int
    caches: int
    justes: int
    actes: int = 0
    decisions_justes: int = 0
    oublis: tuple[str, ...] = ()
    exces: tuple[str, ...] = ()

    @property
    def rappel(self) -> float:
        """Share of the private pieces that are hidden whole."""
        return self.trouves / self.prives if self.prives else 1.0

    @property
    def precision(self) -> float:
        """Share of the hidden pieces that had to be."""
        return self.justes / self.caches if self.caches else 1.0


def parse(text: str, elus: tuple[str, ...] = ()) -> Phrase:
    """Read a text with braces around what is private."""
    plain: list[str] = []
    prives: list[tuple[int, int]] = []
    size = start = 0
    for piece in re.split(r"([{}])", text):
        if piece == "{":
            start = size
        elif piece == "}":
            skip = _CIVIL.match("".join(plain)[start:])
            prives.append((start + (skip.end() if skip else 0), size))
        else:
            plain.append(piece)
            size += len(piece)
    return Phrase(texte="".join(plain), elus=elus, prives=tuple(prives))


def _names(text: str) -> tuple[str, ...]:
    return tuple(n.strip() for n in text.split(";") if n.strip())


def read_sentences(path: Path) -> list[Phrase]:
    """Read a file of sentences."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        elus: tuple[str, ...] = ()
        if line.startswith("élus ="):
            head, line = line.split("|", 1)
            elus, line = _names(head.removeprefix("élus =")), line.strip()
        found.append(parse(line, elus))
    return found


def read_acts(path: Path) -> list[Acte]:
    """Read a file of small acts."""
    found = []
    for block in re.split(r"(?m)^== ", path.read_text(encoding="utf-8"))[1:]:
        first, second, *rest = block.rstrip("\n").split("\n")
        elus: tuple[str, ...] = ()
        if rest and rest[0].startswith("élus:"):
            elus, rest = _names(rest[0].removeprefix("élus:")), rest[1:]
        found.append(
            Acte(
                attendu=first.strip(),
                objet=second.removeprefix("objet:").strip(),
                phrase=parse("\n".join(rest), elus),
            )
        )
    return found


def measure_sentences(phrases: list[Phrase]) -> Mesure:
    """Measure the detection on sentences."""
    pairs = [(p, detect(p.texte, Elus(p.elus))) for p in phrases]
    return _count(pairs)


def measure_acts(actes: list[Acte]) -> Mesure:
    """Measure the decision (withheld or not) and the detection in the texts of acts."""
    pairs = []
    right, wrong = 0, []
    for acte in actes:
        seance = Seance(presents_noms=acte.phrase.elus)
        deliberation = _deliberation(acte)
        protection = protect(deliberation, seance)
        if (acte.attendu == "retenir") == (protection.retenue is not None):
            right += 1
        else:
            wrong.append(f"{acte.attendu} : {acte.objet}")
        pairs.append((acte.phrase, detect(acte.phrase.texte, Elus.of(seance, deliberation))))
    counted = _count(pairs)
    return Mesure(
        prives=counted.prives,
        trouves=counted.trouves,
        caches=counted.caches,
        justes=counted.justes,
        actes=len(actes),
        decisions_justes=right,
        oublis=counted.oublis,
        exces=(*counted.exces, *wrong),
    )


def _deliberation(acte: Acte) -> Deliberation:
    return Deliberation(
        doc="acte.txt", rang=1, page=1, page_fin=1, debut="", objet=acte.objet,
        texte=acte.phrase.texte,
    )  # fmt: skip


def _count(pairs: list[tuple[Phrase, list[Trouvaille]]]) -> Mesure:
    prives = trouves = caches = justes = 0
    oublis, exces = [], []
    for phrase, found in pairs:
        hidden = {i for f in found for i in range(f.debut, f.fin)}
        for start, end in phrase.prives:
            prives += 1
            words = re.finditer(r"[\w@]+", phrase.texte[start:end])
            missed = [
                w.group()
                for w in words
                if not {start + w.start(), start + w.end() - 1} <= hidden
                and not (w.group().islower() and len(w.group()) < 4)
            ]
            trouves += not missed
            if missed:
                oublis.append(f"{phrase.texte[start:end]} — {phrase.texte}")
        for item in found:
            caches += 1
            good = any(item.debut < b and a < item.fin for a, b in phrase.prives)
            justes += good
            if not good:
                exces.append(f"{item.texte} ({item.nature}) — {phrase.texte}")
    return Mesure(
        prives=prives, trouves=trouves, caches=caches, justes=justes,
        oublis=tuple(oublis), exces=tuple(exces),
    )  # fmt: skip


def measure_all(folder: Path = GOLD) -> Iterator[tuple[str, Mesure]]:
    """Measure each set of the folder."""
    for path in sorted(folder.glob("phrases-*.txt")):
        yield path.stem, measure_sentences(read_sentences(path))
    for path in sorted(folder.glob("documents-*.txt")):
        yield path.stem, measure_acts(read_acts(path))
