"""Errors as a person reads them: what was expected, what was found, the words around, the page.

And which ones are worth a look first: the important fields, the answers that were given with
confidence and are wrong, and the confusions that come back (see `worth`).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .align import fold
from .gold import GoldDocument, Item

AROUND = 14
"""Words shown on each side of the passage."""
SHOWN = 20
PER_FIELD = 4
"""At most so many of one field among the twenty, so that they teach several things."""
MONTHS = (
    "janvier", "f[ée]vrier", "mars", "avril", "mai", "juin", "juillet", "ao[ûu]t", "septembre",
    "octobre", "novembre", "d[ée]cembre",
)  # fmt: skip
IMPORTANCE = {
    "segmentation": 3.0, "vote": 3.0, "vote.resultat": 0.0, "montants": 3.0, "matiere": 2.5,
    "matiere.famille": 0.0, "matiere.acceptee": 0.0, "matiere.top3": 0.0, "objet": 2.5,
    "date": 2.5, "seance.date": 2.5, "type": 2.5, "delibere": 2.0, "numero": 2.0, "acte_id": 2.0,
    "montants.beneficiaire": 2.0, "montants.role": 1.5, "themes": 1.2,
}  # fmt: skip
"""Weight of a field among the errors worth a look; others weigh 1. Measures that repeat another
(the family of a code, the result of a vote) weigh nothing: the error is shown once."""

Texts = Mapping[str, Sequence[str]]

_CITED = re.compile(r"\d{4}(?:-\d\d)+|.*?(?:€|euros?)|[\d\s.,]+\d")


def describe(
    errors: Iterable[dict[str, Any]], predictions: Mapping[str, GoldDocument], texts: Texts
) -> list[dict[str, Any]]:
    """Add to each error its `page` and `mots` (before, passage, after), when they are known."""
    items = {
        (name, item.get("rang")): item for name, doc in predictions.items() for item in doc.items
    }
    return [_described(error, items, texts) for error in errors]


def _described(
    error: dict[str, Any], items: Mapping[tuple[str, Any], Item], texts: Texts
) -> dict[str, Any]:
    item = items.get((error["doc"], error["rang"]), {}) if error["rang"] is not None else {}
    pages = texts.get(error["doc"], ())
    own = str(item.get("texte") or "")
    for needle in needles(error, item):
        for text in (own, *pages):
            if text and (span := needle.search(text)):
                page = _page(span[0], pages) or item.get("page")
                return {**error, "page": page, "mots": around(text, *span.span())}
    head = around(own, 0, 0) if own else None
    return {**error, "page": item.get("page"), "mots": head}


def _page(passage: str, pages: Sequence[str]) -> int | None:
    """The only page that writes `passage`, 1-based; None when several do."""
    found = [n for n, text in enumerate(pages, 1) if passage in text]
    return found[0] if len(found) == 1 else None


def around(text: str, start: int, end: int) -> list[str]:
    """The words before, the passage, the words after."""
    before = text[:start].split()
    after = text[end:].split()
    return [
        ("… " if len(before) > AROUND else "") + " ".join(before[-AROUND:]),
        " ".join(text[start:end].split()),
        " ".join(after[:AROUND]) + (" …" if len(after) > AROUND else ""),
    ]


def needles(error: dict[str, Any], item: Item) -> list[re.Pattern[str]]:
    """What to look for in the text, the most telling first."""
    wanted, got = error["attendu"], error["trouve"]
    name = error["mesure"].split(".")[0]
    values: list[Any] = []
    if name == "vote":
        values = [(item.get("vote") or {}).get("preuve")]
    elif name in ("matiere", "themes"):
        values = [item.get("objet")]
    elif error["mesure"].endswith((".role", ".beneficiaire")):
        values = [_CITED.match(str(wanted))]  # "1 500 € subvention", "2024-06-12 echeance"
        values = [m[0] for m in values if m]
    elif isinstance(wanted, list) or isinstance(got, list):
        values = [*missing(wanted, got), *missing(got, wanted)]
    elif name not in ("type", "delibere"):
        values = [wanted, got]
    return [pattern for v in values if v is not None and (pattern := _pattern(name, v))]


def missing(first: Any, second: Any) -> list[Any]:
    """What `first` holds and `second` does not, names compared as a reader does."""
    others = {fold(str(v)) for v in second or []}
    return [v for v in first or [] if fold(str(v)) not in others]


def _pattern(name: str, value: Any) -> re.Pattern[str] | None:
    """A regular expression that finds a value as texts write it."""
    if name == "montants" and isinstance(value, int | float):
        whole, _, cents = f"{abs(value):.2f}".partition(".")
        digits = r"[\s.'\u2019]?".join(whole)
        tail = rf"[,.]{cents}" if cents != "00" else ""
        return re.compile(rf"(?<!\d){digits}{tail}(?!\d)")
    iso = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(value))
    if iso and iso[2] and 1 <= int(iso[2]) <= 12:
        month = MONTHS[int(iso[2]) - 1]
        day = rf"0?{int(iso[3])}(?:er)?\s+" if iso[3] else ""
        numeric = rf"0?{int(iso[3])}[/.-]{iso[2]}[/.-]{iso[1]}|" if iso[3] else ""
        return re.compile(rf"{numeric}{day}{month}(?:\s+{iso[1]})?", re.IGNORECASE)
    words = str(value).split()[:8]
    if not words or len("".join(words)) < 3:
        return None
    return re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)


def worth(errors: Sequence[dict[str, Any]], shown: int = SHOWN) -> list[dict[str, Any]]:
    """The errors most worth a look, first the most.

    Each error weighs the importance of its field, times (1 + confidence) when the program was sure
    of itself, times (1 + log of the number of errors of the same kind). The same confusion is shown
    once, with its number (`fois`), and at most `PER_FIELD` errors of a field are kept.
    """
    kinds = Counter(_kind(e) for e in errors)

    def weight(error: dict[str, Any]) -> float:
        announced = error.get("confiance")
        sure = 1.5 if announced is None else 1 + announced
        field = IMPORTANCE.get(error["mesure"], 1.0)
        return field * sure * (1 + math.log(kinds[_kind(error)]))

    kept: list[dict[str, Any]] = []
    fields: Counter[str] = Counter()
    seen: set[tuple[str, ...]] = set()
    for error in sorted(errors, key=lambda e: (-weight(e), e["doc"], str(e["rang"]))):
        kind = _kind(error)
        if not weight(error) or kind in seen or fields[error["mesure"]] >= PER_FIELD:
            continue
        seen.add(kind)
        fields[error["mesure"]] += 1
        kept.append({**error, "fois": kinds[kind]})
        if len(kept) == shown:
            break
    return kept


def _kind(error: dict[str, Any]) -> tuple[str, ...]:
    """Errors of one kind: the same field with the same confusion of labels."""
    name, wanted, got = error["mesure"], error["attendu"], error["trouve"]
    if name.startswith(("matiere", "type", "delibere")):
        return name, str(wanted), str(got)
    if name == "themes":
        lost, extra = missing(wanted, got), missing(got, wanted)
        return (name, *sorted(map(str, lost)), "/", *sorted(map(str, extra)))
    if name == "vote" and isinstance(wanted, dict) and isinstance(got, dict):
        if wanted.get("resultat") != got.get("resultat"):
            return name, str(wanted.get("resultat")), str(got.get("resultat"))
        return name, "décompte"
    return name, error["doc"], str(error["rang"]), str(wanted)
