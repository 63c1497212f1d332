"""Lines in reading order → the public `Page`, with exact character offsets."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Box, Cell, Line, Origine, Page, Word
from .raw import RawLine, RawWord, median


def compose(
    lines: Sequence[RawLine],
    *,
    number: int,
    origine: Origine,
    motif: str,
    width: float = 595.0,
    height: float = 842.0,
    confiance: float | None = None,
) -> Page:
    """Write the page's text: a newline after each line, an empty line between paragraphs.

    Every `Line`, `Cell` and `Word` satisfies `texte == page.texte[debut:fin]`.
    """
    parts: list[str] = []
    out: list[Line] = []
    at = 0
    for raw in lines:
        text = raw.text
        if not text.strip():
            continue
        if raw.breaks and out:
            parts.append("\n")
            at += 1
        out.append(_line(raw, text, at))
        parts.append(text)
        parts.append("\n")
        at += len(text) + 1
    return Page(
        page=number,
        origine=origine,
        motif=motif,
        texte="".join(parts),
        lignes=tuple(out),
        confiance=confiance,
        largeur=round(width, 2),
        hauteur=round(height, 2),
    )


def _line(raw: RawLine, text: str, start: int) -> Line:
    cells: list[Cell] = []
    words: list[Word] = []
    at = start
    if raw.texts:
        for cell_text in raw.texts:
            cells.append(Cell(cell_text, at, at + len(cell_text)))
            at += len(cell_text) + 1
    else:
        for cell in raw.cells:
            begin = at
            for word in cell:
                words.append(_word(word, at))
                at += len(word.text) + 1
            end = max(begin, at - 1)
            cells.append(Cell(text[begin - start : end - start], begin, end))
            at = end + 1
    flat = raw.words
    box = raw.box
    confs = [w.conf for w in flat if w.conf is not None]
    letters = sum(len(w.text) for w in flat)
    return Line(
        texte=text,
        debut=start,
        fin=start + len(text),
        box=Box(*(round(v, 1) for v in box)) if box else None,
        taille=round(median(w.size for w in flat), 1) if flat else raw.size,
        gras=2 * sum(len(w.text) for w in flat if w.bold) > letters if flat else raw.bold,
        role=raw.role,
        cellules=tuple(cells) if raw.role == "tableau" or len(cells) > 1 else (),
        mots=tuple(words),
        confiance=round(sum(confs) / len(confs), 3) if confs else None,
    )


def _word(word: RawWord, at: int) -> Word:
    box = Box(round(word.x0, 1), round(word.y0, 1), round(word.x1, 1), round(word.y1, 1))
    return Word(at, at + len(word.text), box, word.conf)
