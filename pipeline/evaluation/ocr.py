"""Character and word error rates of recognised text against transcriptions made by hand.

Reading order is part of the character error rate; the word rates compare words in order too, and
`recall` and `precision` compare bags of words, which forgive order only.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from rapidfuzz.distance import Levenshtein

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


class Erreurs(msgspec.Struct, frozen=True):
    """Error rates of one text: characters, words in order, and bags of words (all 0 to 1)."""

    caracteres: int
    mots: int
    taux_caracteres: float
    taux_mots: float
    rappel: float
    precision: float

    @property
    def exactitude_mots(self) -> float:
        """Word accuracy: 1 minus the word error rate."""
        return 1 - self.taux_mots


def normalise(text: str) -> str:
    """Make equal what typography alone tells apart: quotes, dashes, spaces, composed accents."""
    text = unicodedata.normalize("NFC", text).translate(_SAME)
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """Return the words that count: bullets and lone punctuation marks are left out."""
    return [w for w in normalise(text).split() if re.search(r"\w", w)]


def compare(found: str, expected: str) -> Erreurs:
    """Compare a recognised text with its transcription."""
    got, want = words(found), words(expected)
    got_text, want_text = " ".join(got), " ".join(want)
    shared = sum((Counter(got) & Counter(want)).values())
    return Erreurs(
        caracteres=len(want_text),
        mots=len(want),
        taux_caracteres=Levenshtein.distance(got_text, want_text) / max(1, len(want_text)),
        taux_mots=Levenshtein.distance(got, want) / max(1, len(want)),
        rappel=shared / max(1, len(want)),
        precision=shared / max(1, len(got)),
    )


def pairs(folder: Path) -> list[tuple[Path, int, Path]]:
    """Return (source, page, transcription) for a folder described by its `paires.csv`."""
    with (folder / "paires.csv").open(encoding="utf-8", newline="") as stream:
        return [
            (folder / row["source"], int(row["page"]), folder / row["transcription"])
            for row in csv.DictReader(stream)
        ]


def measure(folder: Path, **flags: object) -> dict[str, Erreurs]:
    """Read each page of the folder's pairs, OCR forced, and compare it with its transcription.

    `flags` are settings (`ocr_dpi=250`). The result is by "file#page", with "total" over all.
    """
    from ..config import load_settings
    from ..text import read

    settings = load_settings(**{"ocr": "toujours", **flags})
    results: dict[str, Erreurs] = {}
    documents = {}
    for source, page, transcription in pairs(folder):
        if source not in documents:
            documents[source] = read(source, settings)
        found = documents[source].pages[page - 1].texte
        results[f"{source.name}#{page}"] = compare(found, transcription.read_text("utf-8"))
    results["total"] = _total(list(results.values()))
    return results


def compare_pages(texts: Mapping[str, Sequence[str]], folder: Path) -> dict[str, Erreurs]:
    """Compare pages already read with the transcriptions of `folder`.

    A transcription is named after its document and page ("scan-3.txt"), or after its document
    ("scan.txt", the whole). Those of documents that were not read are passed over. The result is
    as that of `measure`; empty when no transcription has its page.
    """
    results: dict[str, Erreurs] = {}
    for path in sorted(folder.glob("*.txt")):
        doc, _, page = path.stem.rpartition("-")
        if path.stem in texts:
            found, name = "\n".join(texts[path.stem]), path.stem
        elif doc in texts and page.isdigit() and 0 < int(page) <= len(texts[doc]):
            found, name = texts[doc][int(page) - 1], f"{doc}#{page}"
        else:
            continue
        results[name] = compare(found, path.read_text(encoding="utf-8"))
    return results | {"total": _total(list(results.values()))} if results else {}


def rates(results: Mapping[str, Erreurs]) -> dict[str, dict[str, float]]:
    """The error rates as JSON values, word accuracy included."""
    return {
        name: {**msgspec.to_builtins(row), "exactitude_mots": row.exactitude_mots}
        for name, row in results.items()
    }


def _total(parts: list[Erreurs]) -> Erreurs:
    characters, count = sum(p.caracteres for p in parts), sum(p.mots for p in parts)

    def mean(name: str, weight: str, over: int) -> float:
        return sum(getattr(p, name) * getattr(p, weight) for p in parts) / max(1, over)

    return Erreurs(
        caracteres=characters,
        mots=count,
        taux_caracteres=mean("taux_caracteres", "caracteres", characters),
        taux_mots=mean("taux_mots", "mots", count),
        rappel=mean("rappel", "mots", count),
        precision=mean("precision", "mots", count),
    )
