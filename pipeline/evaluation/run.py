"""`datadelib evaluate` and `make eval`: from predictions and gold to figures and their report."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ..config import Settings
from ..files import write_atomic
from ..paths import DATA, ROOT, SHARED
from . import ocr
from .cases import Texts, describe, worth
from .compare import versions
from .gold import GoldDocument, read_gold, read_predictions
from .measures import Observation, observe
from .metrics import metrics
from .readme import refresh, table
from .report import write_report
from .report.pages import draw
from .sets import GoldSet, own_sets, readings, shared_sets
from .validate import read_texts


def evaluate(
    predictions: Path,
    gold: Path,
    out: Path,
    avant: Path | None = None,
    documents: Sequence[Path] = (),
    transcriptions: Path | None = None,
) -> dict[str, Any]:
    """Compare a `deliberations.jsonl` with a gold file; write `metrics.json` and `rapport.html`.

    Args:
        predictions: `deliberations.jsonl`, with `documents.jsonl` and `textes.jsonl` beside it.
        gold: annotations in the guide's format, either form.
        out: the output folder.
        avant: the `deliberations.jsonl` of an earlier version, to compare with.
        documents: folders of the documents, for the page images; those of the predictions and
            of the gold are looked into as well.
        transcriptions: pages transcribed by hand, to judge the OCR (`ocr.compare_pages`).

    Raises `BadTable` when a file does not fit, `OutputUnwritable`.
    """
    expected, found = read_gold(gold), read_predictions(predictions)
    earlier = read_predictions(avant) if avant else None
    beside = predictions.with_name("textes.jsonl")
    texts = read_texts(beside) if beside.exists() else {}
    folders = [*documents, predictions.parent, gold.parent]
    pages = ocr.compare_pages(texts, transcriptions) if transcriptions else {}
    title = f"Référence {gold.name}"
    return report(expected, found, out, title, texts, folders, earlier, ocr.rates(pages))


def report(
    expected: dict[str, GoldDocument],
    found: dict[str, GoldDocument],
    out: Path,
    titre: str,
    texts: Texts,
    folders: Sequence[Path] = (),
    earlier: dict[str, GoldDocument] | None = None,
    pages: dict[str, dict[str, float]] | None = None,
    ecarter: Sequence[str] = (),
) -> dict[str, Any]:
    """Measure, then write `metrics.json`, `rapport.html` and the page images into `out`.

    Args:
        expected: the gold, by document key.
        found: the predictions.
        out: the output folder.
        titre: what is measured.
        texts: the pages of each document, for the words around an error.
        folders: where the documents are, for the page images.
        earlier: predictions of an earlier version, to compare with.
        pages: error rates of transcribed pages (`ocr.rates`).
        ecarter: measures that mean nothing here, because the prediction was given the value.
    """
    observations = _kept(expected, found, ecarter)
    figures = metrics(observations)
    if earlier is not None:
        figures["comparaison"] = versions(_kept(expected, earlier, ecarter), observations)
    if pages:
        figures["ocr"] = pages
    figures["erreurs"] = describe(figures["erreurs"], found, texts)
    first = worth(figures["erreurs"])
    write_json(out / "metrics.json", figures)
    write_report(figures, first, draw(first, folders, out), out, titre)
    return figures


def measure(
    settings: Settings,
    out: Path,
    readme: Path | None = ROOT / "README.md",
    shared: Path = SHARED,
    progress: Callable[[str], None] = lambda name: None,
) -> Path:
    """Predict and evaluate every gold set that is here; refresh the README's table.

    Each set gets its own report in `out/<set>/`. Returns the JSON that holds all figures.

    Args:
        settings: of the run.
        out: the output folder; readings are kept there for the next time.
        readme: the file whose table is refreshed, None for none.
        shared: the folder of the sets that are not published.
        progress: called with the name of each set before it is measured.
    """
    results: dict[str, Any] = {}
    for gold in shared_sets(shared) + own_sets():
        progress(gold.name)
        results |= _measured(gold, settings, out)
    progress("ocr")
    folder = DATA / "gold" / "ocr"
    results["ocr"] = ocr.rates(ocr.measure(folder))
    write_json(out / "metrics.json", results)
    if readme is not None:
        refresh(readme, table(results, date.today().isoformat()))
    return out / "metrics.json"


def _measured(gold: GoldSet, settings: Settings, out: Path) -> dict[str, Any]:
    """Predict one set, write its report; return its figures and those of its parts."""
    expected = gold.read()
    found = gold.predict(gold, settings, out)
    beside = readings(gold, out) / "textes.jsonl"
    texts = read_texts(beside) if beside.exists() else {}
    given = gold.donnees
    figures = report(
        expected, found, out / gold.name, gold.titre, texts, [gold.source], ecarter=given
    )
    results = {gold.name: {"titre": gold.titre, **_without_errors(figures)}}
    for name, title, chosen in gold.sous_ensembles:
        part = {doc: d for doc, d in expected.items() if all(map(chosen, d.items))}
        results[name] = {"titre": title, **_without_errors(metrics(_kept(part, found, given)))}
    return results


def _kept(
    expected: dict[str, GoldDocument], found: dict[str, GoldDocument], given: Sequence[str]
) -> list[Observation]:
    """The observations, without those of the measures in `given`."""
    return [o for o in observe(expected, found) if o.mesure not in given]


def _without_errors(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures of a set; its errors are in its own folder."""
    return {name: value for name, value in figures.items() if name != "erreurs"}


def write_json(path: Path, value: object) -> None:
    """Write a JSON file that people can read."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    write_atomic(path, [text.encode()])
