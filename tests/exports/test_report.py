"""The report: nothing can be injected, pages beside the text, what it says of people."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from pipeline.config import Settings
from pipeline.exports import Publisher
from pipeline.exports.report import pages
from pipeline.exports.report.figures import day
from pipeline.records import Deliberation, PageResume, Resultats, Vote

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def act(**fields: object) -> Deliberation:
    base = {"doc": "a.png", "rang": 1, "page": 1, "page_fin": 1, "debut": "", "objet": "Objet"}
    return Deliberation(**{**base, **fields})  # type: ignore[arg-type]


def report(out: Path, *acts: Deliberation, path: Path | None = None, **fields: object) -> str:
    publisher = Publisher(out, Settings())
    base = {"doc": acts[0].doc, "sha256": "ab" * 32, "deliberations": acts}
    publisher.add(Resultats(**{**base, **fields}), str(path) if path else None)  # type: ignore[arg-type]
    publisher.close()
    return (out / "rapport.html").read_text(encoding="utf-8")


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_what_a_document_says_is_never_html(tmp_path: Path) -> None:
    evil = act(
        objet=EVIL, texte=f"{EVIL} Mme Germaine LATOUCHE", collectivite=EVIL, numero=EVIL,
        rapporteur=EVIL, a_verifier=(EVIL,), doc=f"{EVIL}.pdf", vote=Vote(resultat="adopte"),
    )  # fmt: skip
    html = report(tmp_path, evil, motif=EVIL, statut="a_verifier")
    tags = Tags(html).found
    assert [attrs for tag, attrs in tags if tag == "script"] == [{}]  # ours alone
    assert not any(tag == "img" for tag, _ in tags)
    assert not any(name.startswith("on") for _, attrs in tags for name in attrs)


def test_no_external_resource(tmp_path: Path) -> None:
    html = report(tmp_path, act())
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", html)
    assert "@import" not in html and "url(" not in html


def test_it_says_that_it_is_internal_and_whom_it_protects(tmp_path: Path) -> None:
    secours = act(objet="Secours à Mme Germaine LATOUCHE", texte="Mme Germaine LATOUCHE.")
    html = report(tmp_path, secours)
    assert "Document interne" in html and 'content="noindex"' in html
    assert "1 délibérations retenues" in html
    assert "« Germaine LATOUCHE » → X" in html


def test_the_page_is_shown_where_there_is_a_doubt(tmp_path: Path) -> None:
    scan = tmp_path / "a.png"
    Image.new("RGB", (1200, 1700), "white").save(scan)
    doubtful = act(a_verifier=("Vote incertain.",))
    html = report(tmp_path / "out", doubtful, path=scan)
    (image,) = [attrs for tag, attrs in Tags(html).found if tag == "img"]
    assert image["loading"] == "lazy" and image["alt"] == "Page 1 du document a.png"
    assert (tmp_path / "out" / str(image["src"])).stat().st_size < 100_000
    again = report(tmp_path / "out", act(), path=scan)  # nothing to check any more
    assert "<img" not in again
    assert list((tmp_path / "out" / "rapport" / "pages").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 broken", b"not an image"])
def test_a_page_that_cannot_be_drawn_is_left_out(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / ("a.pdf" if b"PDF" in content else "a.png")
    path.write_bytes(content)
    assert "<img" not in report(tmp_path / "out", act(a_verifier=("Doute.",)), path=path)


def test_at_most_so_many_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pages, "MAX_PAGES", 4)
    images = pages.Images()
    for rang in range(1, 10):
        images.want(act(rang=rang, page=1, page_fin=3), "cd" * 32, str(tmp_path / "a.pdf"))
    assert sum(len(s.pages) for s in images._wanted) == 4


def test_pages_and_quality_are_counted(tmp_path: Path) -> None:
    lines = tuple(
        PageResume(page=i, origine="ocr", motif="", confiance=c) for i, c in enumerate((0.5, 1.0))
    )
    html = report(tmp_path, act(), pages=lines)
    assert "pages, dont 2 numérisées" in html and "95 à 100 %" in html


def test_the_bench_counts_what_it_exports() -> None:
    from pipeline.bench.exports import _export

    figures = _export(200)
    assert figures["publiees"] + figures["retenues"] == 200
    assert figures["secondes"] < 30


def test_the_bench_of_entities_reads_the_same_words_as_the_plain_model(tmp_path: Path) -> None:
    from pipeline.bench import entites, report
    from pipeline.paths import DATA

    source = min(sorted((DATA / "exemples").rglob("*.pdf")), key=lambda path: path.stat().st_size)
    (tmp_path / source.name).write_bytes(source.read_bytes())
    figures = entites.run(tmp_path, passes=1)
    shown = report.table({"processus": 1, "documents": 1}, None, "01/01/2030", figures)
    if figures["mots"]:
        assert "composants par défaut" in shown
    else:
        assert figures == {"mots": 0}


def test_the_bench_of_entities_says_nothing_of_an_empty_folder(tmp_path: Path) -> None:
    from pipeline.bench import entites, report

    figures = entites.run(tmp_path)
    assert figures == {"mots": 0}
    assert "Entités" not in report.table({"processus": 1, "documents": 0}, None, "-", figures)


def test_a_day_is_written_as_people_write_it() -> None:
    assert day("2024-04-11") == "11/04/2024"
