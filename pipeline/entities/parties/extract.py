"""Organisations and persons of a text: one mention per distinct party, with its identifier.

`mentions` gives every mention; `extract` gives the distinct ones, as open data wants them.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.entities.flat import Span, as_written, flatten, fold
from pipeline.records import Mention

from . import patterns as P
from .distinct import distinct_organisations, distinct_persons
from .personnes import fonction


def extract(
    texte: str,
    *,
    membres: tuple[str, ...] = (),
    doc: Any = None,
    collectivite: str | None = None,
    departement: str | None = None,
    exclues: tuple[tuple[int, int], ...] = (),
    beneficiaires: tuple[tuple[int, int], ...] = (),
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the distinct organisations and the distinct persons named in a text.

    Args:
        texte: the text of a délibération, cells separated by tabs.
        membres: names of the members of the council, from the presence list.
        doc: a spaCy `Doc` of the flat text; None loads the shipped model.
        collectivite: the collectivité, which is not an organisation of its own acts.
        departement: its département, for the homonyms among communes.
        exclues: stretches of the text that are not body (header, signature).
        beneficiaires: stretches that name those whom amounts are paid to.

    Returns:
        `(organisations, personnes)`, in order of appearance; `identifiant` holds a SIREN, SIRET or
        RNA written beside an organisation, `fonction` what a person is (or None).
    """
    organisations, personnes = mentions(
        texte,
        membres=membres,
        doc=doc,
        collectivite=collectivite,
        departement=departement,
        exclues=exclues,
        beneficiaires=beneficiaires,
    )
    return (
        distinct_organisations(flatten(texte), organisations, collectivite),
        distinct_persons(personnes, organisations),
    )


def mentions(
    texte: str,
    *,
    membres: tuple[str, ...] = (),
    doc: Any = None,
    collectivite: str | None = None,
    departement: str | None = None,
    exclues: tuple[tuple[int, int], ...] = (),
    beneficiaires: tuple[tuple[int, int], ...] = (),
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return every mention of an organisation and every mention of a person, in order."""
    from pipeline.entities.spans import resolve

    flat = flatten(texte)
    members = frozenset(fold(name) for name in membres)
    organisations, personnes = [], []
    for span in resolve(texte, membres, collectivite, departement, doc, exclues, beneficiaires):
        if span.kind == "ORG":
            organisations.append(_mention(texte, span, identifiant=_identifier(flat, span)))
        elif span.kind == "PER":
            personnes.append(_mention(texte, span, fonction=fonction(flat, span, members)))
    return tuple(organisations), tuple(personnes)


def _mention(
    texte: str, span: Span, *, fonction: str | None = None, identifiant: str | None = None
) -> Mention:
    return Mention(
        texte=as_written(texte, span.debut, span.fin),
        debut=span.debut,
        fin=span.fin,
        fonction=fonction,
        identifiant=identifiant,
        confiance=span.poids,
        regle=span.regle,
    )


def _identifier(flat: str, span: Span) -> str | None:
    """Return the SIREN, SIRET (valid key) or RNA written within 60 characters after a name."""
    from pipeline.gazetteer import luhn

    end = min(len(flat), span.fin + 70)
    stop = flat.find("\n", span.fin, end)
    for match in P.IDENTIFIER.finditer(flat, span.fin, stop if stop >= 0 else end):
        digits = re.sub(r"[ .]", "", match["id"])
        if digits[0] == "W" or (
            len(digits) in (9, 14) and luhn(digits) and (match["nature"] or len(digits) == 14)
        ):
            return digits
    return None
