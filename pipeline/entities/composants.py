"""The extractors as spaCy components, for anyone's pipeline: `nlp.add_pipe("datadelib_montants")`.

Each sets a group of spans (`doc.spans["montants"]`, `["dates"]`, `["references"]`) whose labels are
the roles or natures, so that `displacy.render(doc, style="span")` shows them; the value is in the
extension of the same name in the singular (`span._.montant`, `._.date_citee`, `._.reference`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from . import dates, lieux, montants, parties, references


def _set_spans(doc: Doc, group: str, extension: str, found: Iterable[tuple[Any, str]]) -> Doc:
    spans = []
    for record, label in found:
        span = doc.char_span(record.debut, record.fin, label=label, alignment_mode="expand")
        if span is not None:
            span._.set(extension, record)
            spans.append(span)
    doc.spans[group] = spans
    return doc


@Language.factory("datadelib_montants", default_config={"objet": None})
def create_montants(nlp: Language, name: str, objet: str | None) -> Callable[[Doc], Doc]:
    """Amounts: `span.label_` is the role, `span._.montant` the `Montant`."""
    Span.set_extension("montant", default=None, force=True)
    return lambda doc: _set_spans(
        doc, "montants", "montant", ((m, m.role) for m in montants.extract(doc.text, objet=objet))
    )


@Language.factory("datadelib_dates", default_config={"seance_date": None})
def create_dates(nlp: Language, name: str, seance_date: str | None) -> Callable[[Doc], Doc]:
    """Dates: `span.label_` is the role, `span._.date_citee` the `DateCitee`."""
    Span.set_extension("date_citee", default=None, force=True)
    return lambda doc: _set_spans(
        doc, "dates", "date_citee",
        ((d, d.role) for d in dates.extract(doc.text, seance_date=seance_date)),
    )  # fmt: skip


@Language.factory("datadelib_references")
def create_references(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Legal references: `span.label_` is the nature, `span._.reference` the `Reference`."""
    Span.set_extension("reference", default=None, force=True)
    return lambda doc: _set_spans(
        doc, "references", "reference", ((r, r.nature) for r in references.extract(doc.text))
    )


@Language.factory("datadelib_lieux", default_config={"collectivite": None, "departement": None})
def create_lieux(
    nlp: Language, name: str, collectivite: str | None, departement: str | None
) -> Callable[[Doc], Doc]:
    """Places: `span.label_` is the type, `span._.lieu` the `Lieu`."""
    Span.set_extension("lieu", default=None, force=True)
    return lambda doc: _set_spans(
        doc, "lieux", "lieu",
        (
            (place, place.type)
            for place in lieux.extract(
                doc.text, collectivite=collectivite, departement=departement
            )
        ),
    )  # fmt: skip


@Language.factory("datadelib_parties", default_config={"collectivite": None, "membres": []})
def create_parties(
    nlp: Language, name: str, collectivite: str | None, membres: list[str]
) -> Callable[[Doc], Doc]:
    """Organisations and persons, every mention: labels ORG and PER, `span._.mention`."""
    Span.set_extension("mention", default=None, force=True)

    def component(doc: Doc) -> Doc:
        organisations, persons = parties.mentions(
            doc.text, collectivite=collectivite, membres=tuple(membres)
        )
        found = [(m, "ORG") for m in organisations] + [(m, "PER") for m in persons]
        return _set_spans(doc, "parties", "mention", found)

    return component
