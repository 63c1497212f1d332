"""Legal references of a text: articles of codes, laws, decrees, earlier délibérations."""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Reference
from ..dates.mentions import find as find_dates
from ..folding import fold
from . import patterns as p


def extract(texte: str) -> tuple[Reference, ...]:
    """Return the distinct legal references of `texte`, in order.

    Each article of a list ("les articles L. 2121-29 et L. 2122-22 du CGCT") is one reference, with
    the official name of its code. Acts (loi, décret, arrêté, délibération…) carry their date as ISO
    and their number in `article`. A mention without number nor date ("la loi") is no reference.
    """
    folded = fold(texte)
    found = sorted([*_codes(texte, folded), *_acts(texte, folded), *_named(texte, folded)],
                   key=lambda reference: (reference.debut, -reference.fin))  # fmt: skip
    seen: set[tuple[str, str | None, str | None, str | None]] = set()
    kept = []
    for reference in found:
        key = (reference.nature, reference.code, reference.article, reference.date)
        if key not in seen:
            seen.add(key)
            kept.append(reference)
    return tuple(kept)


def _codes(texte: str, folded: str) -> Iterator[Reference]:
    with_articles: set[int] = set()
    for match in p.ARTICLES.finditer(folded):
        link = p.LINK.match(folded, match.end())
        code = p.CODE.match(folded, link.end() if link else match.end())
        if not code:
            continue
        with_articles.add(code.start())
        name = _official(code["code"])
        start = match.start("list")
        for article in p.ARTICLE.finditer(match["list"]):
            yield Reference(
                texte=" ".join(texte[match.start() : code.end()].split()),
                nature="article de code",
                debut=start + article.start(),
                fin=start + article.end(),
                article=_article(article[0]),
                code=name,
            )
    for code in p.CODE.finditer(folded):
        if code.start() not in with_articles:
            yield from _articles_after(
                texte, folded, code.start(), code.end(), _official(code["code"])
            )


def _articles_after(
    texte: str, folded: str, start: int, end: int, name: str
) -> Iterator[Reference]:
    """Yield "le CGCT, notamment ses articles L. 1 et L. 2", or the code alone."""
    window = folded[end : end + 90]
    match = p.ARTICLES.search(folded, end, end + 400) if "article" in window else None
    if (
        match is None
        or any(c in folded[end : match.start()] for c in ";.")
        or ("code" in folded[end : match.start()])
    ):
        yield Reference(
            texte=" ".join(texte[start:end].split()), nature="code", debut=start, fin=end, code=name
        )
        return
    for article in p.ARTICLE.finditer(match["list"]):
        yield Reference(
            texte=" ".join(texte[start : match.end()].split()),
            nature="article de code",
            debut=match.start("list") + article.start(),
            fin=match.start("list") + article.end(),
            article=_article(article[0]),
            code=name,
        )


def _acts(texte: str, folded: str) -> Iterator[Reference]:
    for match in p.ACT.finditer(folded):
        day = match["date"] or match["only_date"] or match["bare_date"]
        dates = find_dates(day) if day else []
        number = match["number"] or match["bare"]
        kind = match["kind"].replace("-", " ").split()[0]
        written = texte[match.start() : match.end()].rstrip(" ,(")
        yield Reference(
            texte=" ".join(written.split()),
            nature=p.NATURES[kind],
            debut=match.start(),
            fin=match.start() + len(written),
            date=dates[0].iso if dates else None,
            article=number.upper() if number else None,
        )


def _named(texte: str, folded: str) -> Iterator[Reference]:
    for match in p.NAMED_LAWS.finditer(folded):
        written = texte[match.start() : match.end()]
        yield Reference(
            texte=" ".join(written.split()), nature="loi", debut=match.start(), fin=match.end()
        )


def _official(code: str) -> str:
    return p.CODES[" ".join(code.split())]


def _article(written: str) -> str:
    """Return an article as Légifrance writes it: "l. 2121-29" gives "L2121-29"."""
    return (
        written.replace(" ", "")
        .replace(".", "")
        .upper()
        .replace("BIS", " bis")
        .replace("TER", " ter")
    )
