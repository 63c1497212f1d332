"""Organisations and persons of a text: one mention per distinct party, with its identifier.

`mentions` gives every mention (pseudonymisation needs them all); `extract` gives the distinct ones,
as open data wants them: the fullest form of a name stands for its shorter ones ("M. LEBRUN" is
"Paul LEBRUN" when both are in the text).
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.entities.flat import Span, as_written, flatten, fold
from pipeline.records import Mention

from . import patterns as P
from .personnes import fonction

_GENERIC = frozenset(
    "association associations societe entreprise sarl sas sa sci eurl snc scp selarl sasu ets "
    "etablissements la le les de du des d l et "
    "l etude groupe conseil cabinet".split()
)
_OWN_ASSEMBLY = (
    ("departement", frozenset("le conseil departemental general departement".split())),
    ("region", frozenset("le la conseil regional region".split())),
    (
        "communaute",
        frozenset("la conseil communautaire de communaute communes agglomeration".split()),
    ),
    ("metropole", frozenset("la conseil metropolitain metropole de".split())),
    ("syndicat", frozenset("le comite syndical syndicat mixte intercommunal".split())),
)
"""The assembly of the collectivité itself, by the word of its name that tells its kind."""
_SIGLE = re.compile(r"\(([A-Z0-9][A-Za-z0-9. '&-]{1,20})\)\s*$")


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
    return _distinct_organisations(organisations, collectivite), _distinct_persons(personnes)


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


def _distinct_persons(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    groups: list[list[Mention]] = []
    for mention in sorted(found, key=lambda m: -len(fold(m.texte).split())):
        tokens = set(fold(mention.texte).split())
        home = next((g for g in groups if _same_person(tokens, fold(g[0].texte).split())), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    chosen = []
    for group in groups:
        size = len(fold(group[0].texte).split())
        best = min((m for m in group if len(fold(m.texte).split()) == size), key=lambda m: m.debut)
        function = best.fonction or next((m.fonction for m in group if m.fonction), None)
        if any(m.fonction == "élu" for m in group):
            function = "élu"
        chosen.append((min(m.debut for m in group), _with(best, fonction=function)))
    return tuple(mention for _, mention in sorted(chosen, key=lambda item: item[0]))


def _same_person(short: set[str], full: list[str]) -> bool:
    """A shorter name is the same person when its words are the surname part of the full one."""
    if not short <= set(full):
        return False
    if short == set(full):
        return True
    return full[-1] in short or full[0] in short


def _distinct_organisations(
    found: tuple[Mention, ...], collectivite: str | None
) -> tuple[Mention, ...]:
    council = set(fold(collectivite or "").split()) - _GENERIC
    groups: list[tuple[set[str], set[str], list[Mention]]] = []
    for mention in sorted(found, key=lambda m: (-len(m.texte.split()), m.debut)):
        words = fold(mention.texte).split()
        key = set(words) - _GENERIC or set(words)
        if council and key - {"commune", "ville", "mairie"} <= council and (key & council):
            continue
        if any(kind in council and set(words) <= own for kind, own in _OWN_ASSEMBLY):
            continue
        sigle = _SIGLE.search(mention.texte)
        names = {fold(sigle[1]).replace(" ", "")} if sigle else set()
        compact = "".join(words)
        home = next((g for g in groups if key <= g[0] or compact in g[1]), None)
        if home is None:
            groups.append((key, names | {compact}, [mention]))
        else:
            home[2].append(mention)
    chosen = []
    for _, _, group in groups:
        identifiant = next((m.identifiant for m in group if m.identifiant), None)
        chosen.append((min(m.debut for m in group), _with(group[0], identifiant=identifiant)))
    return tuple(mention for _, mention in sorted(chosen, key=lambda item: item[0]))


def _with(mention: Mention, **changes: Any) -> Mention:
    from pipeline.records import replace

    return replace(mention, **changes)
