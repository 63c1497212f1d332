"""Find the names and personal data of private individuals in a text.

Everything that looks like a person is private, unless the presence list, a function beside the
name, a company, a street or history says otherwise: what is doubtful is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

from rapidfuzz.fuzz import ratio

from ...entities.flat import flatten, fold, sentences
from ...entities.parties.patterns_personnes import HISTORIC
from ...entities.parties.personnes import candidates
from ...entities.parties.prenoms import is_given as is_usual
from ...records import Deliberation, Record, Seance
from . import patterns as P

Nature = Literal[
    "nom", "adresse", "naissance", "telephone", "courriel", "iban", "nir", "immatriculation"
]
_CIVIL_END = re.compile(r"(?i)(?:\b(?:mm?|mme|mmes|mlle|mr|monsieur|madame)\b\.?|consorts|cts) $")
_TOKENS = re.compile(r"[^\W\d_]{2,}")
_CIVIL_WORDS = frozenset(
    "m mm mme mmes mlle mlles mr me maitre monsieur madame messieurs mesdames consorts epoux "
    "famille veuve vve cts "
    "indivision hoirie heritiers succession menage nee ne de la le du des et".split()
)


@lru_cache(maxsize=1)
def _more_given() -> frozenset[str]:
    """First names of children, of elders and from elsewhere that the usual list leaves out."""
    text = (Path(__file__).parent / "prenoms.txt").read_text(encoding="utf-8")
    return frozenset(fold(name) for name in text.split())


@lru_cache(maxsize=20_000)
def is_given(name: str) -> bool:
    """Tell whether a word is a first name."""
    return is_usual(name) or fold(name) in _more_given()


class Trouvaille(Record, frozen=True, kw_only=True):
    """Personal data of a private individual: offsets in the text, what it is."""

    debut: int
    fin: int
    nature: Nature
    texte: str


class Elus:
    """The people whose name is public: members of the council, president, secretary, voters."""

    def __init__(self, noms: Iterable[str] = ()) -> None:
        self._people = [t for t in (tokens(n) for n in noms) if t]

    @property
    def listed(self) -> bool:
        """True when there are enough names for a presence list."""
        return len(self._people) >= 4

    @classmethod
    def of(cls, seance: Seance | None, deliberation: Deliberation | None = None) -> Elus:
        """Take the names that the séance and the vote give."""
        noms: list[str | None] = []
        if seance is not None:
            noms += [*seance.presents_noms, *seance.absents_noms, seance.president]
            noms.append(seance.secretaire)
            for pouvoir in seance.pouvoirs:
                noms += [pouvoir.mandant, pouvoir.mandataire]
        if deliberation is not None:
            vote = deliberation.vote
            noms += [*vote.noms_pour, *vote.noms_contre, *vote.noms_abstention]
            noms += [*vote.non_participants, deliberation.rapporteur]
        return cls(n for n in noms if n)

    def knows(self, name: str) -> bool:
        """True when every word of `name` is in the name of one of them (OCR slips allowed)."""
        words = tokens(name)
        return bool(words) and any(
            all(any(_same(w, k) for k in known) for w in words) for known in self._people
        )


def _same(one: str, other: str) -> bool:
    return one == other or (len(one) > 4 and ratio(one, other) >= 86)


@lru_cache(maxsize=20_000)
def tokens(name: str) -> frozenset[str]:
    """The folded words of a name, without civilities nor particles."""
    return frozenset(t for t in _TOKENS.findall(fold(name)) if t not in _CIVIL_WORDS)


def detect(texte: str, elus: Elus | None = None, *, names_only: bool = False) -> list[Trouvaille]:
    """Return what identifies private individuals in `texte`, in order, without overlap.

    Args:
        texte: any text; offsets are those of its characters.
        elus: people whose name is public.
        names_only: leave addresses, phones and the like out.
    """
    flat = P.CUT_NAME.sub(_joined, flatten(texte))
    known = elus or Elus()
    spans: list[tuple[int, int, Nature]] = [(a, b, "nom") for a, b in _names(flat, known)]
    if not names_only:
        spans += _data(flat)
        spans += _homes(flat, [s[:2] for s in spans])
    return [
        Trouvaille(debut=a, fin=b, nature=nature, texte=texte[a:b])
        for a, b, nature in _without_overlap(spans)
    ]


def _joined(match: re.Match[str]) -> str:
    """Bring together a name that a line cuts, when its first line is a given name or nothing."""
    given = match["prenom"].strip()
    same = not given or all(is_given(word) for word in given.split())
    return match.group().replace("\n", " ") if same else match.group()


def _without_overlap(
    spans: Iterable[tuple[int, int, Nature]],
) -> list[tuple[int, int, Nature]]:
    kept: list[tuple[int, int, Nature]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if kept and span[0] < kept[-1][1]:
            if span[1] > kept[-1][1]:
                kept[-1] = (kept[-1][0], span[1], kept[-1][2])
            continue
        kept.append(span)
    return kept


# --- names ---------------------------------------------------------------------------------------


def _names(flat: str, elus: Elus) -> list[tuple[int, int]]:
    found: dict[int, tuple[int, int, bool]] = {}
    for debut, fin, certain in _candidates(flat):
        bounds = _trim(flat, debut, fin)
        if bounds is None:
            continue
        old = found.get(bounds[0])
        if old is None or bounds[1] > old[1] or certain:
            end = max(bounds[1], old[1]) if old else bounds[1]
            found[bounds[0]] = (bounds[0], end, certain or bool(old and old[2]))
    private: list[tuple[int, int]] = []
    listed = -1  # where the last name of a list of officials ends
    for debut, fin, certain in sorted(found.values()):
        if not certain and listed >= 0 and P.SAME_LIST.match(flat[listed:debut]):
            listed = fin
            continue
        why = None if certain else _public(flat, debut, fin, elus)
        if why is None:
            private.append((debut, fin))
        elif why == "liste":
            listed = fin
    return private


def _candidates(flat: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether words around it say that it is a private person)."""
    for match in P.WITH_CIVILITY.finditer(flat):
        start, end = match.span("nom")
        family = bool(
            re.search(
                r"(?i)consorts|cts|feu|épou|veuve|vve|famille|hoirie|indivi|hérit|ménage|succ",
                match["civ"],
            )
        )
        if re.match(r"(?i)(?:me|mes|maîtres?)\b", match["civ"]):
            continue
        yield start, end, family
        yield from _following(flat, end, family)
    for pattern, certain in ((P.CUE, True), (P.CUE_NAME, False)):
        for match in pattern.finditer(flat):
            name = match["nom"]
            if certain and match.group().isupper():
                continue  # in capitals, any word may follow: the other patterns decide
            if certain or is_given(name.split()[0]) or is_given(name.split()[-1]):
                yield *match.span("nom"), certain
                yield from _following(flat, match.end("nom"), certain)
    for match in P.GIVEN_NAME.finditer(flat):
        if fold(match["prenom"]) in _more_given():
            yield *match.span(), False
            yield from _given_before(flat, match.start())
    for match in P.ENUMERATION.finditer(flat):
        items = list(P.ITEM.finditer(flat, *match.span("noms")))
        if any(is_given(m["nom"].split()[0]) for m in items):
            yield from ((*m.span("nom"), False) for m in items)
    for match in P.AFTER_APOSTROPHE.finditer(flat):
        if is_given(match["nom"].split()[0]) and " " in match["nom"]:
            yield *match.span("nom"), False
    for match in P.IN_A_LIST.finditer(flat):
        yield *match.span("nom"), False
    for span in candidates(flat):
        if span.regle == "liste_noms" and not _with_amount(flat, span.fin):
            continue  # a title of two words looks the same
        if span.nature and re.match(r"(?i)(?:me|mes|maîtres?)$", span.nature):
            continue
        yield span.debut, span.fin, False
        yield from _given_before(flat, span.debut)
        if born := P.BORN.match(flat, span.fin):
            yield *born.span("nom"), True


def _given_before(flat: str, debut: int) -> Iterator[tuple[int, int, bool]]:
    """The first of two given names: "Bernadette et Louis Maurival"."""
    offset = max(0, debut - 30)
    before = P.GIVEN_BEFORE.search(flat[offset:debut])
    if before and is_given(before["nom"]):
        yield offset + before.start("nom"), offset + before.end("nom"), False


def _with_amount(flat: str, end: int) -> bool:
    return re.match(r"[ \t:;,–-]*\d[\d ]*(?:[,.]\d\d)?\b", flat[end : end + 20]) is not None


def _following(flat: str, end: int, certain: bool) -> Iterator[tuple[int, int, bool]]:
    """Names that go on from one: "née X", ", Y et Z"."""
    while True:
        if born := P.BORN.match(flat, end):
            yield *born.span("nom"), True
            end = born.end("nom")
            continue
        more = P.FURTHER.match(flat, end)
        if not more:
            return
        words = more["nom"].split()
        named = len(words) == 1 and words[0].isupper()
        if not (named or is_given(words[0]) or is_given(words[-1]) or "." in words[0]):
            return
        yield *more.span("nom"), certain
        end = more.end("nom")


def _trim(flat: str, debut: int, fin: int) -> tuple[int, int] | None:
    """Cut the words that are no names off both ends; None when nothing is left."""
    words = [(debut + m.start(), debut + m.end()) for m in re.finditer(r"[^\s]+", flat[debut:fin])]

    def plain(word: tuple[int, int]) -> bool:
        text = flat[slice(*word)]
        return all(t in P.NOT_NAMES for t in re.findall(r"\w+", fold(text))) and not (
            text.isupper() and text.lower() in ("le", "la", "de", "du") and len(words) > 1
        )

    while words and plain(words[-1]):
        words.pop()
    while words and plain(words[0]) and flat[words[0][0]].isupper():
        if flat[slice(*words[0])].lower() not in ("le", "la", "de", "du", "des", "d"):
            return None
        if len(words) > 1 and not plain(words[1]) and _CIVIL_END.search(flat[:debut][-14:]):
            break
        words.pop(0)
    for index, word in enumerate(words):
        text = flat[slice(*word)]
        if index and plain(word) and text[0].isupper() and len(text) > 3 and not is_given(text):
            words = words[:index]
            break
    if not words or not any(b - a > 1 and flat[a].isupper() for a, b in words):
        return None
    first = words[0][0]
    if flat[slice(*words[-1])][1:].islower() and is_given(flat[slice(*words[-1])]):
        line = flat[max(0, first - 30) : first]
        if more := P.SHOUTED_BEFORE.search(line):
            first -= len(line) - more.start()
    return first, words[-1][1]


def _public(flat: str, debut: int, fin: int, elus: Elus) -> str | None:
    """Why the name may be published (a word for each reason), or None when it may not."""
    name = flat[debut:fin]
    before, after = flat[max(0, debut - 90) : debut], flat[fin : fin + 60]
    line = before.rsplit("\n", 1)[-1]
    civil = _CIVIL_END.search(line) is not None
    if elus.knows(name):
        return "élu"
    if P.ORG_BEFORE.search(line) or P.ORG_AFTER.match(after) or P.ORG_WORD.search(name):
        return "société"
    if (not civil and P.NAMED_AFTER.search(line)) or fold(name) in HISTORIC:
        return "voie"
    if not civil and (P.HISTORIC_BEFORE.search(line) or P.NAMING.search(_sentence(flat, debut))):
        return "hommage"
    if P.FUNCTION_NEAR.search(line) or P.FUNCTION_AFTER.match(after.split("\n")[0]):
        return "fonction"
    if P.FUNCTION_BEFORE.search(line) and re.search(r"[,:(]", line[-12:]):
        return "fonction"
    if P.OFFICIAL_CONTEXT.search(line):
        return "liste"
    # Who speaks is a member, when no presence list says who is.
    return "orateur" if not elus.listed and P.SPEAKER.match(after) else None


def _sentence(flat: str, offset: int) -> str:
    start = max(flat.rfind("\n", 0, offset), flat.rfind(". ", 0, offset)) + 1
    end = min(
        (e for e in (flat.find("\n", offset), flat.find(". ", offset)) if e >= 0), default=len(flat)
    )
    return flat[start:end]


# --- personal data -------------------------------------------------------------------------------


def _data(flat: str) -> list[tuple[int, int, Nature]]:
    """Birth dates, phones, mails, bank and social security numbers, plates."""
    found: list[tuple[int, int, Nature]] = []
    if "@" in flat:
        found += [
            (*m.span(), "courriel")
            for m in P.MAIL.finditer(flat)
            if not P.PUBLIC_MAIL.search(m.group().replace(" ", ""))
        ]
    found += [(*m.span(), "iban") for m in P.IBAN.finditer(flat) if _iban(m.group())]
    found += [(*m.span(), "nir") for m in P.NIR.finditer(flat)]
    found += [(*m.span("date"), "naissance") for m in P.BIRTH.finditer(flat)]
    found += [(*m.span("date"), "naissance") for m in P.BIRTH_LABEL.finditer(flat)]
    found += [(*m.span(), "immatriculation") for m in P.PLATE.finditer(flat)]
    found += [(*m.span("plaque"), "immatriculation") for m in P.PLATE_CUE.finditer(flat)]
    for match in P.PHONE.finditer(flat):
        mobile = re.match(r"(?:\+33 ?|0033 ?|0)[67]", match.group())
        line = flat[max(0, match.start() - 80) : match.start()].rsplit("\n", 1)[-1]
        if mobile or not P.PUBLIC_LINE.search(line):
            found.append((*match.span(), "telephone"))
    return found


def _iban(text: str) -> bool:
    digits = text.replace(" ", "")
    return 15 <= len(digits) <= 34 and sum(c.isdigit() for c in digits) >= 12


def _homes(flat: str, people: list[tuple[int, int]]) -> list[tuple[int, int, Nature]]:
    """Addresses of a sentence that names a private person or says that someone lives there."""
    places = [(m.start(), m.end()) for m in P.ADDRESS.finditer(flat)]
    places += [m.span("lieu") for m in P.PLACE.finditer(flat)]
    places += [m.span("lieu") for m in P.HOME_PLACE.finditer(flat)]
    if not places:
        return []
    found: list[tuple[int, int, Nature]] = []
    for start, end in sentences(flat, cells=False):
        inside = [p for p in places if start <= p[0] < end]
        if inside and (any(start <= a < end for a, _ in people) or P.HOME.search(flat, start, end)):
            found += [(a, b, "adresse") for a, b in inside]
    return found
