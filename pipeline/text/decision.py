"""What to do with a page: keep its text layer, recognise its image, or both.

A pure function of facts about the page; it returns the decision and its reason in French, which
goes to `documents.jsonl` as it is.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..records import Origine

Mode = Literal["auto", "toujours", "jamais"]


class PageFacts(NamedTuple):
    """What is known of a page before deciding.

    Characters of the text layer outside stamps, and in stamps; shares from 0 to 1 of the page
    under images, under images that hold no text, and of the words that are drawn invisibly;
    number of drawn paths; what is wrong with the text (`quality.flaw`); whether the text looks
    like a poor recognition by a scanner.
    """

    caracteres: int
    caracteres_tampon: int = 0
    part_images: float = 0.0
    part_images_seules: float = 0.0
    part_invisible: float = 0.0
    traces: int = 0
    defaut: str | None = None
    ocr_douteux: bool = False


class Decision(NamedTuple):
    """The origin of the page's text, and why."""

    origine: Origine
    motif: str


FEW = 60
"""Under this many characters, the text layer of a page with an image is not its text."""
IMAGE_PAGE = 0.3
IMAGE_PART = 0.12
OUTLINES = 200
"""Drawn paths from which a page without text may be text turned into outlines."""


def decide(facts: PageFacts, mode: Mode = "auto") -> Decision:
    """Return what to do with a page and why."""
    if mode == "jamais":
        if facts.caracteres + facts.caracteres_tampon:
            return Decision("texte", "reconnaissance de caractères désactivée")
        return Decision("vide", "aucun texte, et reconnaissance de caractères désactivée")
    if mode == "toujours":
        return Decision("ocr", "reconnaissance de caractères demandée pour toutes les pages")
    if not facts.caracteres:
        return _without_text(facts)
    if facts.defaut:
        return Decision("ocr", f"le texte du document est inutilisable : {facts.defaut}")
    if facts.caracteres < FEW and facts.part_images >= IMAGE_PAGE:
        return Decision("ocr", "image de page entière, presque sans texte")
    if facts.part_invisible >= 0.8 and facts.part_images >= 0.5:
        if facts.ocr_douteux:
            return Decision("ocr", "page numérisée dont le texte est mal reconnu")
        return Decision("texte", "page numérisée, texte déjà reconnu par le numériseur")
    if facts.part_images_seules >= IMAGE_PART:
        return Decision("mixte", "texte du document, et image qui peut contenir du texte")
    return Decision("texte", "texte du document")


def _without_text(facts: PageFacts) -> Decision:
    if facts.caracteres_tampon:
        if facts.part_images >= IMAGE_PART or facts.traces >= OUTLINES:
            return Decision("ocr", "le seul texte est le tampon de la préfecture")
        return Decision("texte", "le tampon de la préfecture est le seul contenu")
    if facts.part_images > 0.01:
        return Decision("ocr", "page numérisée, sans texte")
    if facts.traces >= OUTLINES:
        return Decision("ocr", "le texte est dessiné, sans caractères")
    return Decision("vide", "page blanche")
