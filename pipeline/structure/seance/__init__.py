"""The header of a document: what it says about the meeting of the council.

`read(document)` reads the header of a whole document, `read_text(texte)` that of one délibération
in a registre. Each fact has its module: `collectivite`, `dates_heures`, `tenue` (date, hour, organ,
président, secrétaire), `presences` (lists of names, proxies) with `noms` and `comptes`, `numero`.
What is not stated stays None; disagreements go to `a_verifier`, in French.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...records import Document, Seance
from .. import stamps
from . import tenue
from .collectivite import identify
from .numero import number_of
from .presences import read_presences
from .zone import Zone, from_document, from_text, plain

__all__ = ["read", "read_text"]


def read(document: Document) -> Seance:
    """Return what the header of `document` says of its meeting.

    The stamps are looked for on every page, the rest on the first ones; a signature on the last
    page can name the secretary.
    """
    zone = from_document(document)
    whole = "\n".join(stamps.page_text(page) for page in document.pages)
    ocr = any(page.origine in ("ocr", "mixte") for page in document.pages)
    last = plain(document.pages[-1].texte) if document.pages else ""
    return _seance(zone, stamps.find(whole, ocr=ocr), last, document.doc, plain(whole))


def read_text(texte: str) -> Seance:
    """Return what the text of one délibération says of the meeting in its own header."""
    return _seance(from_text(texte), stamps.find(texte), plain(texte[-1500:]))


def _seance(
    zone: Zone, stamp: stamps.Stamp, last: str, fichier: str = "", corps: str = ""
) -> Seance:
    text = zone.texte
    organe = tenue.organ(text)
    date, convocation, doubts = tenue.dates_of(text)
    aside = tenue.dates_of(zone.hors_corps)[0] if date is None or date != stamp.date else None
    if date is None or (aside is not None and aside == stamp.date):
        date = aside  # the running header and the stamp agree against a date of the body
    people = read_presences(zone)
    who = identify(zone, organe, stamp.siren, fichier, corps)
    doubts += [*people.a_verifier, *who.a_verifier, *stamp.a_verifier]
    date = _agree("date de séance", date, stamp.date, doubts)
    return Seance(
        collectivite=who.nom,
        siren=who.siren,
        siren_deduit=who.siren_deduit,
        code_insee=who.code_insee,
        organe=organe,
        date=date,
        heure=tenue.hour_of(text),
        convocation=convocation,
        lieu=tenue.place(text),
        president=tenue.president(text),
        secretaire=tenue.secretary(text) or tenue.secretary(last),
        effectif=people.effectif,
        presents=people.presents,
        absents=people.absents,
        procurations=people.procurations,
        votants=people.votants,
        quorum=people.quorum,
        presents_noms=people.presents_noms,
        absents_noms=people.absents_noms,
        pouvoirs=people.pouvoirs,
        acte_id=stamp.acte_id,
        pref_date=stamp.pref_date,
        numero=number_of(text, date) or number_of(zone.hors_corps, date) or stamp.numero,
        a_verifier=tuple(dict.fromkeys(_clean(doubts))),
    )


def _agree(what: str, text: str | None, stamp: str | None, doubts: list[str]) -> str | None:
    """Return the value of the text, else of the stamp; report their disagreement."""
    if text and stamp and text != stamp:
        doubts.append(f"{what} : {text} dans le texte, {stamp} dans le tampon")
    return text or stamp


def _clean(doubts: Iterable[str]) -> list[str]:
    return [doubt for doubt in doubts if doubt]
