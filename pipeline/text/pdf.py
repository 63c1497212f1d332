"""A PDF → its pages: text layer, OCR where it does not do, layout, running lines.

Pages are read one at a time and their images are dropped at once, so that memory does not grow
with the length of a scan. A page that fails is reported in its `motif`; the others are kept.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..config import Settings
from ..errors import DocumentError, TooLarge
from ..records import Origine, Page
from . import pdfium
from .compose import compose
from .decision import Decision, PageFacts, decide
from .hyphens import join_lines
from .layout import arrange
from .quality import doubtful_ocr, flaw
from .raw import RawLine, RawPage, RawWord, Reading
from .repetition import Placed, mark_running
from .stamps import mark_stamps

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 5000
MAX_WORDS = 60_000
LOWEST_DPI = 36
"""Words on one page beyond which it is read without layout analysis."""
IMAGE_WORDS = 8
"""Words of the text layer on an image from which the image is a background."""


Area = tuple[float, float, float, float]


@dataclass(slots=True)
class Laid:
    """A page laid out, before the other pages say which lines are running ones."""

    number: int
    lines: list[RawLine]
    width: float
    height: float
    origine: Origine
    motif: str
    confiance: float | None = None


def read_pdf(data: bytes, settings: Settings) -> list[Page]:
    """Return the pages of a PDF. Raises `CorruptFile`, `EncryptedFile` or `TooLarge`."""
    end = time.monotonic() + 0.9 * settings.delai
    with pdfium.opened(data) as pdf:
        if len(pdf) > MAX_PAGES:
            raise TooLarge(details=f"{len(pdf)} pages")
        laid = [
            _page(pdf, index, settings, late=time.monotonic() > end) for index in range(len(pdf))
        ]
    return finish(laid)


def finish(pages: list[Laid]) -> list[Page]:
    """Mark the running lines, join the broken words and compose the pages."""
    mark_running([Placed(page.lines, page.height) for page in pages])
    done = []
    for page in pages:
        join_lines(page.lines)
        done.append(
            compose(
                page.lines,
                number=page.number,
                origine=page.origine,
                motif=page.motif,
                width=page.width,
                height=page.height,
                confiance=page.confiance,
            )
        )
    return done


def _page(pdf: pypdfium2.PdfDocument, index: int, settings: Settings, *, late: bool) -> Laid:
    """Read one page; its failure becomes its reason."""
    try:
        raw = pdfium.read_page(pdf, index)
    except DocumentError as error:
        return Laid(index + 1, [], 595.0, 842.0, "vide", str(error))
    decision = decide(facts(raw), settings.ocr)
    if decision.origine in ("ocr", "mixte") and late:
        motif = f"{decision.motif} ; page non reconnue, le délai du document est dépassé"
        decision = Decision("texte" if raw.words else "vide", motif)
    elif decision.origine in ("ocr", "mixte"):
        try:
            return _recognised(pdf, index, raw, decision, settings)
        except DocumentError as error:
            motif = f"{decision.motif} ; {error}"
            decision = Decision("texte" if raw.words else "vide", motif)
    return lay_out(raw, decision)


def facts(raw: RawPage) -> PageFacts:
    """Gather what the decision needs to know of a page."""
    words = raw.words
    stamped = mark_stamps(words)
    body = [word.text for at, word in enumerate(words) if at not in stamped]
    size = max(1.0, raw.width * raw.height)
    return PageFacts(
        caracteres=sum(map(len, body)),
        caracteres_tampon=sum(len(words[at].text) for at in stamped),
        part_images=raw.image_share,
        part_images_seules=sum(_area(box) for box in lone_images(raw)) / size,
        part_invisible=raw.invisible_share,
        traces=raw.paths,
        defaut=flaw(body),
        ocr_douteux=raw.invisible_share >= 0.8 and doubtful_ocr(body),
    )


def lone_images(raw: RawPage) -> list[Area]:
    """The images big enough to hold text, over which the text layer says (almost) nothing."""
    found = []
    for x0, y0, x1, y1 in raw.images:
        if x1 - x0 < 100 or y1 - y0 < 40:
            continue
        over = sum(1 for w in raw.words if x0 <= (w.x0 + w.x1) / 2 <= x1 and y0 <= w.cy <= y1)
        if over < IMAGE_WORDS:
            found.append((x0, y0, x1, y1))
    return found


def _area(box: Area) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _recognised(
    pdf: pypdfium2.PdfDocument, index: int, raw: RawPage, decision: Decision, settings: Settings
) -> Laid:
    from . import ocr

    dpi = safe_dpi(raw.width, raw.height, settings.ocr_dpi)
    image = pdfium.render(pdf, index, dpi)
    if decision.origine == "mixte":
        return _mixed(image, raw, decision, dpi, settings)
    read = ocr.recognise(image, index + 1, dpi, settings.cache_ocr)
    # The stamp of the text layer is exact: it stays, and what was read under it goes.
    stamped = mark_stamps(raw.words)
    stamp = [word for at, word in enumerate(raw.words) if at in stamped]
    if settings.ocr == "auto" and not flaw([w.text for w in raw.words]):
        visible = [w for at, w in enumerate(raw.words) if at not in stamped]
        stamp += visible if raw.invisible_share < 0.5 else []
    read.words = stamp + [word for word in read.words if not _covered(word, stamp)]
    return lay_out(read, decision)


def _mixed(image: object, raw: RawPage, decision: Decision, dpi: int, settings: Settings) -> Laid:
    """Add to the text layer what the images of the page say, when they say something."""
    from . import ocr

    added = 0
    for box in lone_images(raw):
        piece = image.crop(tuple(round(v * dpi / 72) for v in box))  # type: ignore[attr-defined]
        read = ocr.recognise(piece, raw.number, dpi, settings.cache_ocr, turns=False)
        sure = [w for w in read.words if (w.conf or 0) >= 0.6 and len(w.text) > 1]
        if (
            len(sure) < 8
            or len(sure) < 0.7 * len(read.words)
            or Reading(read.words).confidence < 0.8
        ):
            continue  # a photograph, a logo, a plan
        added += len(sure)
        for word in read.words:
            word.x0, word.x1 = word.x0 + box[0], word.x1 + box[0]
            word.y0, word.y1 = word.y0 + box[1], word.y1 + box[1]
            raw.words.append(word)
    if not added:
        return lay_out(raw, Decision("texte", "texte du document, image sans texte lisible"))
    return lay_out(raw, decision)


def _covered(word: RawWord, others: list[RawWord]) -> bool:
    middle = (word.x0 + word.x1) / 2
    return any(o.x0 <= middle <= o.x1 and o.y0 <= word.cy <= o.y1 for o in others)


def safe_dpi(width: float, height: float, dpi: int, most: float = 25e6) -> int:
    """Return a resolution that keeps a page (in points) under `most` pixels.

    Raises `TooLarge` for a page that would be ten times larger at the lowest resolution.
    """
    pixels = width * height * (dpi / 72) ** 2
    if width * height * (LOWEST_DPI / 72) ** 2 > 10 * most:
        raise TooLarge(details=f"page de {width / 2835:.0f} m sur {height / 2835:.0f} m")
    return dpi if pixels <= most else max(LOWEST_DPI, int(dpi * (most / pixels) ** 0.5))


def lay_out(raw: RawPage, decision: Decision) -> Laid:
    """Arrange the words of a page whose origin is decided."""
    if len(raw.words) > MAX_WORDS:
        lines = [RawLine(cells=[[word]]) for word in raw.words]
    else:
        lines = arrange(raw)
    confs = [w.conf for w in raw.words if w.conf is not None]
    origine: Origine = decision.origine
    motif = decision.motif
    if not lines and origine != "vide":
        origine, motif = "vide", f"{motif} ; aucun texte trouvé"
    return Laid(
        number=raw.number,
        lines=lines,
        width=raw.width,
        height=raw.height,
        origine=origine,
        motif=motif,
        confiance=round(sum(confs) / len(confs), 3) if confs else None,
    )
