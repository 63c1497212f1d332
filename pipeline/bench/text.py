"""Speed of reading, as ratios in one run on the same machine.

Born-digital pages are read by `pipeline.text.read` in one process per core, against pdfminer.six
`extract_text` used as its manual says (one process) and in as many processes; scans are read by the
same `read`, against OCRmyPDF with as many jobs when it is installed. Memory is the peak of a
process that reads a long scan.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ..config import load_settings

Figures = dict[str, float | int | str | None]


def run(
    folder: Path, *, processus: int = 2, scan_pages: int = 8, memory_pages: int = 500
) -> Figures:
    """Measure on the PDFs under `folder`; return the figures by name.

    Keys: `pages_texte`, `pages_par_s`, `pdfminer_pages_par_s`, `pdfminer_paralleles_pages_par_s`,
    `ratio_pdfminer`, `ratio_pdfminer_paralleles`, `rappel_pdftotext`, `pages_ocr`,
    `ocr_pages_par_s`, `ocrmypdf_pages_par_s`, `ratio_ocrmypdf`, `memoire_max_mo`. A tool that is
    not installed gives None.
    """
    digital, scans = split(sorted(folder.rglob("*.pdf")))
    figures = text_speed(digital, processus)
    figures["rappel_pdftotext"] = recall(digital)
    figures.update(ocr_speed(scans, processus, scan_pages))
    figures["memoire_max_mo"] = peak_memory(scans, memory_pages) if scans else None
    return figures


def split(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Tell the born-digital PDFs (text on every page) from those with scanned pages only."""
    from ..text import pdfium

    digital, scans = [], []
    for path in paths:
        with pdfium.opened(path.read_bytes()) as pdf:
            counts = [len(pdfium.read_page(pdf, index).words) for index in range(len(pdf))]
        if min(counts) >= 5:
            digital.append(path)
        elif max(counts) < 5:
            scans.append(path)
    return digital, scans


def _read_text(path: Path) -> int:
    from ..text import read

    return len(read(path, load_settings(ocr="jamais")).pages)


def _read_scan(path: Path) -> int:
    from ..text import read

    return len(read(path, load_settings(ocr="auto", ocr_dpi=200)).pages)


def _pdfminer_pages(path: Path) -> int:
    from pdfminer.high_level import extract_text

    return extract_text(str(path)).count("\f")


def _rate(work: Callable[[Path], int], paths: Sequence[Path], processes: int) -> tuple[int, float]:
    """Return the pages and the pages per second; processes are started and warm beforehand."""
    if processes == 1:
        work(paths[0])
        start = time.perf_counter()
        pages = sum(map(work, paths))
        return pages, pages / (time.perf_counter() - start)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(work, [paths[0]] * (2 * processes)))
        start = time.perf_counter()
        pages = sum(pool.map(work, paths))
        return pages, pages / (time.perf_counter() - start)


def text_speed(paths: Sequence[Path], processes: int) -> Figures:
    """Compare with pdfminer.six on born-digital files."""
    if not paths:
        return {"pages_texte": 0}
    pages, ours = _rate(_read_text, list(paths) * 3, processes)
    _, miner = _rate(_pdfminer_pages, paths, 1)
    _, miners = _rate(_pdfminer_pages, paths, processes)
    return {
        "pages_texte": pages // 3,
        "pages_par_s": round(ours, 1),
        "pdfminer_pages_par_s": round(miner, 1),
        "pdfminer_paralleles_pages_par_s": round(miners, 1),
        "ratio_pdfminer": round(ours / miner, 1),
        "ratio_pdfminer_paralleles": round(ours / miners, 1),
    }


def recall(paths: Sequence[Path]) -> float | None:
    """Return the share of the words of `pdftotext -layout` that we read too."""
    from ..text import read

    tool = shutil.which("pdftotext")
    if tool is None or not paths:
        return None
    expected = missed = 0
    for path in paths:
        done = subprocess.run([tool, "-layout", str(path), "-"], capture_output=True, check=True)  # noqa: S603
        theirs = _bag(done.stdout.decode("utf-8", "replace"))
        document = read(path, load_settings(ocr="jamais"))
        ours = _bag("\n".join(page.texte for page in document.pages))
        expected += sum(theirs.values())
        missed += sum((theirs - ours).values())
    return round(1 - missed / max(1, expected), 5)


def _bag(text: str) -> Counter[str]:
    text = text.replace("ﬁ", "fi").replace("ﬂ", "fl")
    return Counter(re.findall(r"[^\W_]+", text.lower()))


def ocr_speed(paths: Sequence[Path], processes: int, most: int) -> Figures:
    """Compare with OCRmyPDF on scans, cut into one file per page so that cores share them."""
    if not paths:
        return {"pages_ocr": 0}
    with tempfile.TemporaryDirectory() as folder:
        single = _single_pages(paths, Path(folder), most)
        pages, ours = _rate(_read_scan, single, processes)
        theirs = _ocrmypdf(_joined(single, Path(folder)), pages, processes)
    return {
        "pages_ocr": pages,
        "ocr_pages_par_s": round(ours, 2),
        "ocrmypdf_pages_par_s": round(theirs, 2) if theirs else None,
        "ratio_ocrmypdf": round(ours / theirs, 1) if theirs else None,
    }


def _single_pages(paths: Sequence[Path], folder: Path, most: int) -> list[Path]:
    import pypdfium2 as pdfium

    out: list[Path] = []
    for path in paths:
        source = pdfium.PdfDocument(path)
        for index in range(len(source)):
            if len(out) >= most:
                break
            target = pdfium.PdfDocument.new()
            target.import_pages(source, [index])
            out.append(folder / f"page-{len(out)}.pdf")
            target.save(out[-1])
            target.close()
        source.close()
    return out


def _joined(paths: Sequence[Path], folder: Path, times: int = 1) -> Path:
    import pypdfium2 as pdfium

    target = pdfium.PdfDocument.new()
    for path in list(paths) * times:
        source = pdfium.PdfDocument(path)
        target.import_pages(source)
        source.close()
    joined = folder / f"ensemble-{times}.pdf"
    target.save(joined)
    target.close()
    return joined


def _ocrmypdf(path: Path, pages: int, jobs: int) -> float | None:
    tool = shutil.which("ocrmypdf")
    if tool is None:
        return None
    command = [
        tool,
        "-j",
        str(jobs),
        "-l",
        "fra",
        "--force-ocr",
        "--deskew",
        "--output-type",
        "pdf",
    ]
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603
        [*command, str(path), str(path) + ".ocr"], capture_output=True, check=False
    )
    return pages / (time.perf_counter() - start) if done.returncode == 0 else None


def peak_memory(paths: Sequence[Path], pages: int) -> float | None:
    """Return the peak memory in Mo of a process that reads a scan of `pages` pages."""
    with tempfile.TemporaryDirectory() as folder:
        single = _single_pages(paths, Path(folder), 10)
        long = _joined(single, Path(folder), max(1, pages // len(single)))
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(_peak, long, Path(folder)).result()


def _peak(path: Path, cache: Path) -> float:
    """Read a long scan; recognition is cached, since its pages repeat a few."""
    import resource

    from ..text import read

    read(path, load_settings(ocr="auto", cache_ocr=cache / "cache", delai=36_000))
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0)


def main() -> dict[str, Any]:
    """Measure on the project's example documents, or on DATADELIB_BENCH."""
    from ..paths import DATA, SHARED

    given = os.environ.get("DATADELIB_BENCH")
    real = SHARED / "reel"
    folder = Path(given) if given else real if real.exists() else DATA / "exemples"
    return run(folder)
