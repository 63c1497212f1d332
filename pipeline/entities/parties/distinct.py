"""Distinct parties: the fullest form of a name stands for its shorter ones, a name for its sigle.

"M. LEBRUN" is "Paul LEBRUN" when both are in the text, "le CDG 61" is "Centre de gestion de l'Orne
(CDG 61)", and the "Luc GRANDJEAN" of "Entreprise GRANDJEAN Luc" is that company.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.entities.flat import fold
from pipeline.entities.sigles import PARENTHESIS, is_sigle, shortens
from pipeline.records import Mention

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
_WEAK = ("modele", "liste_noms", "nom_prenom", "prenom_nom", "prenom_nom_minuscules")
"""Rules that take two words for a person with nothing said of a person."""


def distinct_persons(
    found: tuple[Mention, ...], organisations: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Return one mention per person, without the names that only a company bears."""
    companies = [set(fold(mention.texte).split()) for mention in organisations]
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
        if size > 1 and function != "élu" and all(m.regle in _WEAK for m in group):
            words = set(fold(best.texte).split())
            if any(words <= company for company in companies):
                continue
        chosen.append((min(m.debut for m in group), _with(best, fonction=function)))
    return tuple(mention for _, mention in sorted(chosen, key=lambda item: item[0]))


def _same_person(short: set[str], full: list[str]) -> bool:
    """A shorter name is the same person when its words are the surname part of the full one."""
    if not short <= set(full):
        return False
    if short == set(full):
        return True
    return full[-1] in short or full[0] in short


def distinct_organisations(
    flat: str, found: tuple[Mention, ...], collectivite: str | None
) -> tuple[Mention, ...]:
    """Return one mention per organisation, the council itself left out."""
    council = set(fold(collectivite or "").split()) - _GENERIC
    groups: list[tuple[set[str], set[str], list[Mention]]] = []
    for mention in sorted(found, key=lambda m: (-len(m.texte.split()), m.debut)):
        words = fold(mention.texte).split()
        key = set(words) - _GENERIC or set(words)
        if _is_council(words, key, council):
            continue
        names = _names(flat, mention)
        compact = "".join(words)
        home = next((g for g in groups if key <= g[0] or compact in g[1] or names & g[1]), None)
        if home is None:
            groups.append((key, names | {compact}, [mention]))
        else:
            home[2].append(mention)
            home[1].update(names)
    chosen = []
    for _, _, group in _merged(groups):
        identifiant = next((m.identifiant for m in group if m.identifiant), None)
        chosen.append((min(m.debut for m in group), _with(group[0], identifiant=identifiant)))
    return tuple(mention for _, mention in sorted(chosen, key=lambda item: item[0]))


def _is_council(words: list[str], key: set[str], council: set[str]) -> bool:
    if council and key - {"commune", "ville", "mairie"} <= council and (key & council):
        return True
    return any(kind in council and set(words) <= own for kind, own in _OWN_ASSEMBLY)


def _names(flat: str, mention: Mention) -> set[str]:
    """Return the other names of an organisation: the sigle in it, or in parentheses beside it."""
    names: set[str] = set()
    inside = _SIGLE.search(mention.texte)
    if inside:
        names.add(fold(inside[1]).replace(" ", ""))
    beside = PARENTHESIS.match(flat, mention.fin)
    if beside:
        text = beside["dedans"]
        if is_sigle(text) and not is_sigle(mention.texte):
            names.add(fold(text).replace(" ", ""))
        elif shortens(mention.texte, text):
            names.add("".join(fold(text).split()))
    return names


def _merged(
    groups: list[tuple[set[str], set[str], list[Mention]]],
) -> list[tuple[set[str], set[str], list[Mention]]]:
    """Join the groups that a shared name brings together, the first one staying."""
    kept: list[tuple[set[str], set[str], list[Mention]]] = []
    for key, names, group in groups:
        compact = "".join(fold(group[0].texte).split())
        home = next((one for one in kept if one[1] & names or compact in one[1]), None)
        if home is None:
            kept.append((key, set(names), group))
        else:
            home[1].update(names)
            home[2].extend(group)
    return [one for one in kept if not _spelled_by_another(one, kept)]


def _spelled_by_another(
    one: tuple[set[str], set[str], list[Mention]],
    groups: list[tuple[set[str], set[str], list[Mention]]],
) -> bool:
    """Tell whether a sigle of three letters or more shortens the name of one other group."""
    sigle = one[2][0].texte
    if len(re.sub(r"[^A-Za-z]", "", sigle)) < 3 or not is_sigle(sigle):
        return False
    return sum(shortens(sigle, other[2][0].texte, strict=True) for other in groups) == 1


def _with(mention: Mention, **changes: Any) -> Mention:
    from pipeline.records import replace

    return replace(mention, **changes)
