"""The part of a document that speaks of the meeting, as plain lines.

Headers are read on the first pages. Margins, running headers and stamps are kept apart: they name
the collectivité and bear the number, but they would break the lists of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ...records import Document, Line, Page

MAX_PAGES = 8
MAX_CHARS = 24_000
"""A métropole of 110 members listed one per line takes about six pages."""

WIDE = 60
_SPACES = str.maketrans({"\xa0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "‘": "'", "`": "'"})


class Ligne(NamedTuple):
    """A line of the zone: its text, whether it is bold, whether an empty line precedes it."""

    texte: str
    gras: bool = False
    vide_avant: bool = False


class Zone(NamedTuple):
    """The lines of the header (body, tables, margins) and the text set apart from the body."""

    lignes: tuple[Ligne, ...]
    hors_corps: str
    texte: str
    """The text of `lignes`, one line each, an empty line where there is one on the page."""


def plain(texte: str) -> str:
    """Return `texte` with ordinary spaces and apostrophes (same length)."""
    return texte.translate(_SPACES)


def from_document(document: Document) -> Zone:
    """Return the zone of a document: its first pages, up to `MAX_CHARS`."""
    lines: list[Ligne] = []
    aside: list[str] = []
    size = 0
    for page in document.pages[:MAX_PAGES]:
        for line, blank in _page_lines(page):
            if line.role in ("entete", "pied", "pagination", "tampon"):
                aside.append(plain(line.texte))
                continue
            size += len(line.texte)
            lines.append(Ligne(plain(line.texte), line.gras, blank))
        if size > MAX_CHARS:
            break
    return _zone(lines, aside)


def from_text(texte: str) -> Zone:
    """Return the zone of the text of one délibération, which repeats its header."""
    lines: list[Ligne] = []
    blank = False
    for raw in plain(texte[:MAX_CHARS]).split("\n"):
        if raw.strip():
            lines.append(Ligne(raw, False, blank))
        blank = not raw.strip()
    return _zone(lines, [])


def _page_lines(page: Page) -> Iterable[tuple[Line, bool]]:
    if not page.lignes:
        for text in page.texte.splitlines():
            if text.strip():
                yield Line(texte=text, debut=0, fin=len(text)), False
        return
    end = 0
    for line in page.lignes:
        yield line, page.texte.count("\n", end, line.debut) > 1
        end = line.fin


def _zone(lines: list[Ligne], aside: list[str]) -> Zone:
    joined = "".join(("\n" if line.vide_avant else "") + line.texte + "\n" for line in lines)
    return Zone(tuple(lines), "\n".join(aside), joined)


def unwrap(texte: str) -> str:
    """Join the lines that the margin cut, so that a sentence or a name stands on one line."""
    out: list[str] = []
    for line in texte.split("\n"):
        previous = out[-1] if out else ""
        if len(previous) >= WIDE and line.strip() and not re.search(r"[.:;!?]\s*$", previous):
            out[-1] = f"{previous.rstrip()} {line.strip()}"
            if len(line) < WIDE:
                out.append("")
        else:
            out.append(line)
    return "\n".join(out)


def join_hyphens(texte: str) -> str:
    """Join the names that a line end cuts: "Anne-/Marie", "LEVY-/RAMEAU"."""
    return re.sub(r"(?<=\w)[\xad‐-]\n\s*(?=\w)", "-", texte).replace("\xad", "-")
