"""All candidate entities of a text, and which of them stay when they overlap.

A name is one thing: "rue Jean Moulin" is a street, not a person; "Centre de gestion de l'Orne" an
organisation, not a département. The longest span wins, then the surest. What the statistical model
sees is added where no grammar found anything.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec.structs import replace

from pipeline.gazetteer import gazetteer, normalise

from .flat import Span, flatten, squeezed
from .lieux.extract import candidates as place_candidates
from .lieux.repertoire import home
from .parties.organisations import candidates as organisation_candidates
from .parties.personnes import candidates as person_candidates
from .parties.prenoms import ALSO_COMMON, is_given
from .plausible import plausible

_NOT_BODY = re.compile(
    r"(?m)^[ \t]*(?:(?:Étaient|Etaient|ÉTAIENT|ETAIENT|Sont|Membres|Elus|Élus|Conseillers)? "
    r"?(?i:présents?(?: et représentés)?|absents?(?: excusés?)?|excusés?|"
    r"absentes?|pouvoirs?|procurations?|représentés?|secrétaire de séance|absents ayant (?:voté|"
    r"donné)[^\n:]*)[^\n:.]{0,40}:)"
)
_SIGNATURE = re.compile(
    r"(?i)(?:pour extrait (?:certifié )?conforme|fait et délibéré|fait à [a-zà-ÿ' -]{2,40},? le|"
    r"ainsi fait et délibéré|pour copie conforme|certifié exécutoire)"
)

_SIGNED = re.compile(
    r"(?m)^[ \t]*(?:P/|[Pp]our )?(?:(?i:(?:le|la|l') ?(?:maire|présidente?|secrétaire|adjointe?|"
    r"vice-présidente?|doyenn?e?|directeur|directrice|rapporteure?)"
    r"(?: (?:délégué|déléguée|de séance|général|générale|empêché|adjointe?))?"
    r"(?: (?:de|du|des|d')[^\n,:]{2,70})?)) ?[,:]? ?\n?[ \t]*"
    r"(?:(?:M\.|Mme|Monsieur|Madame|Dr) )?"
    r"[A-ZÀ-Ý][\w'’.-]+(?:[ -][A-ZÀ-Ýd][\w'’.-]*){1,5}"
    r"(?:[ \t]+(?i:(?:le|la) (?:secrétaire|présidente?|maire)[^\n]{0,60}))?[ \t]*$"
)
"""A signature without formula: a function, a name, and nothing else on the line."""
_CHAIR = re.compile(
    r"(?is)\b(?:conseil|comité|assemblée|bureau|commission permanente)\b[^.]{0,250}?"
    r"\b(?:réuni|assembl)[^.]{0,220}?\bsous la présidence d(?:e|u)\s"
    r"(?P<qui>(?:M\.|Mr\.?|Mme\.?|Mlle\.?|Dr\.?|[^.\n,;:]){3,70})"
)
"""Who chairs the session, in the sentence that opens it."""


def resolve(
    texte: str,
    membres: tuple[str, ...] = (),
    collectivite: str | None = None,
    departement: str | None = None,
    doc: Any = None,
    exclues: tuple[tuple[int, int], ...] = (),
    beneficiaires: tuple[tuple[int, int], ...] = (),
) -> tuple[Span, ...]:
    """Return the spans kept, in order, without overlap; the last texts are remembered.

    `exclues` are stretches of the text that are not body (header, signature); `beneficiaires`
    those that name whom amounts are paid to.
    """
    context = _Context(
        tuple(membres), collectivite, departement, tuple(exclues), tuple(beneficiaires)
    )
    return _resolve(texte, context) if doc is None else _settle(texte, context, doc)


class _Context(NamedTuple):
    """What is known beside the text."""

    membres: tuple[str, ...] = ()
    collectivite: str | None = None
    departement: str | None = None
    exclues: tuple[tuple[int, int], ...] = ()
    beneficiaires: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=16)
def _resolve(texte: str, context: _Context) -> tuple[Span, ...]:
    return _settle(texte, context, None)


def forget() -> None:
    """Forget the last texts, so that a bench measures the work and not the memory of it."""
    _resolve.cache_clear()


def _settle(texte: str, context: _Context, doc: Any) -> tuple[Span, ...]:
    flat = flatten(texte)
    collectivite, departement = context.collectivite, context.departement
    masks = [*not_body(flat), *context.exclues]
    rules = by_rules(flat, context.membres, collectivite, departement)
    rules += paid(flat, rules, context.beneficiaires)
    kept = keep([s for s in rules if not any(a <= s.debut < b for a, b in masks)])
    settled = [*masks, *((span.debut, span.fin) for span in kept)]
    seen = _from_doc(doc) if doc is not None else _from_model(flat, settled)
    code, council = departement or home(collectivite), council_name(collectivite)
    added = [
        span
        for raw in seen
        if not any(a <= raw.debut < b for a, b in masks)
        and not any(raw.debut < k.fin and k.debut < raw.fin for k in kept)
        and (span := plausible(flat, raw, code, council))
    ]
    return tuple(sorted([*kept, *keep(added)], key=lambda span: span.debut))


def _from_model(flat: str, settled: list[tuple[int, int]]) -> list[Span]:
    """What the shipped model sees; nothing when it has not been trained (`make models`)."""
    from . import nlp

    return nlp.statistical(flat, covered=settled) if nlp.available() else []


def _from_doc(doc: Any) -> list[Span]:
    """The entities of a `Doc` of the flat text, none across a cell or a line."""
    return [
        Span(entity.start_char, entity.end_char, entity.label_, None, "modele", 0.5)
        for entity in doc.ents
        if entity.label_ in ("LIEU", "ORG", "PER") and not set("\t\n") & set(entity.text)
    ]


def council_name(collectivite: str | None) -> str | None:
    """Return the normalised name of the place whose council it is ("Commune de X" → "x")."""
    name = re.sub(
        r"(?i)^(?:commune|ville) (?:de la |de l'|de |du |des |d')", "", collectivite or ""
    )
    return normalise(name) or None


def by_rules(
    flat: str,
    membres: tuple[str, ...] = (),
    collectivite: str | None = None,
    departement: str | None = None,
) -> list[Span]:
    """Return all the candidates of the grammars in a flat text, overlapping ones included."""
    council = council_name(collectivite)
    plain, back = squeezed(flat)
    spans = place_candidates(plain, departement or home(collectivite), council)
    spans += organisation_candidates(plain)
    spans += person_candidates(plain, membres)
    if plain is flat:
        return spans
    return [
        replace(span, debut=debut, fin=fin)
        for span in spans
        for debut, fin in [back(span.debut, span.fin)]
    ]


def paid(flat: str, known: list[Span], stretches: tuple[tuple[int, int], ...]) -> list[Span]:
    """Return the recipients of amounts as organisations, where no person or company stands."""
    taken = [span for span in known if span.kind in ("ORG", "PER") and span.poids >= 0.6]
    return [
        Span(debut, fin, "ORG", None, "beneficiaire", 0.9)
        for debut, fin in stretches
        if not any(span.debut < fin and debut < span.fin for span in taken)
        and normalise(flat[debut:fin]) not in gazetteer().commune_keys
    ]


def not_body(flat: str) -> list[tuple[int, int]]:
    """Return the stretches that are a presence list or a signature, where names do not count."""
    masks = [(m.start(), _end_of_list(flat, m.end())) for m in _NOT_BODY.finditer(flat)]
    masks += [m.span() for m in _SIGNED.finditer(flat) if m.end() > 0.6 * len(flat)]
    chair = _CHAIR.search(flat, 0, min(len(flat), 2500))
    if chair:
        masks.append(chair.span("qui"))
    masks += [
        (match.start(), len(flat))
        for match in _SIGNATURE.finditer(flat)
        if match.start() > 0.5 * len(flat)
    ]
    return masks


_EMPTY = re.compile(r"(?i)[ .:/-]*(?:néant|neant|aucune?)?[ .]*")


def _end_of_list(flat: str, start: int) -> int:
    """Return the end of the list of names that begins at `start`, where "Absents :" ends.

    A list that is left empty ends on its line: the title that follows is not swallowed.
    """
    line_end = flat.find("\n", start)
    line_end = line_end if line_end >= 0 else len(flat)
    begin = start
    if _EMPTY.fullmatch(flat, start, line_end):
        rest = flat[line_end : line_end + 600]
        begin = line_end + len(rest) - len(rest.lstrip())
        following = rest.lstrip().split("\n\n")[0]
        if not _names_people(following):
            return line_end
    end = flat.find("\n\n", begin + 2)
    return min(end if end >= 0 else len(flat), start + 2500)


def _names_people(text: str) -> bool:
    """Tell whether a paragraph is a list of persons rather than a title or a sentence."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    common = [word for word in words if word[0].islower() and word not in _LIST_WORDS]
    if not words or len(common) > 0.2 * len(words):
        return False
    pieces = [piece for piece in re.split(r"[,;\n\t]|[–-] | et ", text) if piece.strip()]
    people = sum(_PERSON.search(piece) is not None or _holds_given(piece) for piece in pieces)
    return people * 2 >= len(pieces)


def _holds_given(piece: str) -> bool:
    words = piece.split()
    return len(words) <= 6 and any(
        is_given(word) and word.lower() not in ALSO_COMMON for word in words
    )


_PERSON = re.compile(r"\b(?:M\.|MM\.?|Mme|Mmes|Mlle|Mr|Monsieur|Madame|Messieurs|Mesdames)(?!\w)")
_LIST_WORDS = frozenset(
    "maire adjoint adjointe adjoints conseiller conseillère conseillers municipal municipaux donne "
    "donné pouvoir procuration président présidente délégué déléguée titulaire suppléant "
    "absent absente excusé excusée représenté représentée ayant".split()
)


def keep(spans: list[Span]) -> list[Span]:
    """Return the spans that stay: the longest first, then the surest, none overlapping."""
    ranked = sorted(spans, key=lambda s: (-_rank(s), -(s.fin - s.debut), -s.poids))
    kept: list[Span] = []
    for span in ranked:
        if not any(span.debut < other.fin and other.debut < span.fin for other in kept):
            kept.append(span)
    return kept


def _rank(span: Span) -> int:
    """Parcels are certain; a low weight never beats a high one."""
    if span.nature == "parcelle":
        return 2
    return 1 if span.poids >= 0.6 else 0
