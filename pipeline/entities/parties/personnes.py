"""Persons by grammar: civility and name, given name and SURNAME, lists, members of the council."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.entities.flat import Span, fold
from pipeline.gazetteer import gazetteer, normalise

from . import patterns_personnes as P
from .prenoms import ALSO_COMMON, is_given

_WORDS = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")
_ORG_BEFORE = re.compile(
    r"(?i)(?:entreprise|société|scierie|cabinet|étude|menuiserie|marbrerie|garage|ets|"
    r"établissements|école|collège|lycée|salle|"
    r"rue|avenue|place|stade|espace|gymnase|maison|centre|résidence|square|allée|impasse|chemin|"
    r"quai|boulevard|saint|sainte|st|ste|"
    r"église|chapelle|association|groupe|fondation|prix|challenge|théâtre|médiathèque|"
    r"bibliothèque|parc|pont|tour|cité) (?:de |du |d')?$"
)


def candidates(flat: str, membres: tuple[str, ...] = ()) -> list[Span]:
    """Return the spans that the grammars take for persons, overlapping ones included."""
    return [*_by_shape(flat), *_members(flat, membres)]


@lru_cache(maxsize=16)
def _by_shape(flat: str) -> tuple[Span, ...]:
    """What looks like a name; remembered, since the protection reads the same texts."""
    return (
        *_with_civility(flat),
        *_given_surname(flat),
        *_given_name(flat),
        *_surname_given(flat),
    )


def _clean(flat: str, debut: int, fin: int) -> tuple[int, int] | None:
    """Cut the words that are functions or common words off both ends of a name."""
    words = [(m.start(), m.end()) for m in _WORDS.finditer(flat, debut, fin)]
    kept: list[tuple[int, int]] = []
    for start, end in words:
        word = flat[start:end].lower()
        if word in P.NOT_A_NAME and not (
            word in ("le", "la", "l", "de", "du", "des") and flat[start].isupper() and not kept
        ):
            if kept and word not in ("de", "du", "des", "d", "la", "le"):
                break
            if not kept and word in ("le", "la", "les", "l") and flat[start].islower():
                return None
            if not kept and word not in ("de", "du", "des", "d"):
                return None
        kept.append((start, end))
    while kept and flat[slice(*kept[-1])].lower() in P.NOT_A_NAME:
        kept.pop()
    if not kept or not any(end - start > 1 for start, end in kept):
        return None
    if all(fold(flat[start:end]) in P.NOT_A_NAME for start, end in kept):
        return None
    begin, stop = kept[0][0], _without_town(flat, kept)
    if begin > debut and flat[begin - 1] == ".":
        begin = debut
    return begin, stop


def _without_town(flat: str, words: list[tuple[int, int]]) -> int:
    """Return where a name ends: "Odile MARCHAND de Dole" lives in Dole."""
    for index in range(2, len(words)):
        if flat[slice(*words[index])] != "de" or index + 1 == len(words):
            continue
        before = flat[slice(*words[index - 1])]
        town = flat[words[index + 1][0] : words[-1][1]]
        if before.isupper() and normalise(town) in gazetteer().commune_keys:
            return words[index - 1][1]
    return words[-1][1]


def _with_civility(flat: str) -> list[Span]:
    spans = []
    for match in P.WITH_CIVILITY.finditer(flat):
        bounds = _clean(flat, match.start("nom"), match.end("nom"))
        if not bounds:
            continue
        words = flat[bounds[0] : bounds[1]].split()
        if words[0].isupper() and len(words) > 1 and not _coherent(flat, bounds):
            bounds = (bounds[0], bounds[0] + len(words[0]))
        spans.append(Span(*bounds, "PER", match["civ"], "civilite", 0.96))
        if match["civ"].lower().rstrip(".") in (
            "mm",
            "messieurs",
            "mesdames",
            "mmes",
            "mes",
            "maîtres",
            "consorts",
            "mlles",
        ) or re.match(r"(?:, ?| et )(?i:m\.|mme|monsieur|madame|mlle)", flat[bounds[1] :]):
            position = bounds[1]
            while more := P.FURTHER.match(flat, position):
                further = _clean(flat, more.start("nom"), more.end("nom"))
                if not further:
                    break
                spans.append(Span(*further, "PER", match["civ"], "civilite_suite", 0.9))
                position = further[1]
    return spans


def _coherent(flat: str, bounds: tuple[int, int]) -> bool:
    """Tell whether a name in capitals and what follows it belong together."""
    words = flat[bounds[0] : bounds[1]].split()
    return all(word.isupper() or is_given(word) or len(word) < 4 for word in words)


_NOT_GIVEN = frozenset(
    fold(word)
    for word in (
        "Entreprise Section Commission Monsieur Madame Mr Mme Mlle Société Association Comité "
        "Club Commune Ville Conseil "
        "Article Budget Travaux Lot Route Rue Place Salle Maison Centre École Ecole Église "
        "Eglise Parcelle Zone Région "
        "Département Agence Office Syndicat Service Direction Cabinet Groupe Étude Etude Scierie "
        "Marbrerie Menuiserie "
        "Convention Marché Avenant Compte Projet Programme Subvention Dotation Taxe Tarif Tarifs "
        "Décision Délibération "
        "Objet Montant Total Dépenses Recettes Avis Vote Décide Approuve Autorise Vu Le La Les "
        "Un Une Des De Du Et En "
        "Membres Titulaires Suppléants Titulaire Suppléant Président Présidente Maire Adjoint "
        "Adjointe Secrétaire "
        "Sarl Sas Sci Ets Fédération Union Amicale Foyer Collège Lycée Stade Parc Chemin Impasse "
        "Avenue Boulevard "
        "Communauté Métropole Pays Opération Chapitre Fonds Plan Schéma Loi Code Décret Arrêté "
        "Saint Sainte Saint-"
    ).split()
)


_CAPITALS_BEFORE = re.compile(r"[A-ZÀ-Ý]{2,} $")


def _given_surname(flat: str) -> list[Span]:
    spans = []
    for match in P.GIVEN_SURNAME.finditer(flat):
        given = match["prenom"].split()
        begin = match.start("prenom")
        while given and fold(given[0]) in P.NOT_A_NAME:
            begin += len(given[0]) + 1
            given = given[1:]
        if not given:
            continue
        known = is_given(given[0])
        if not known and (len(given) > 1 or fold(given[0]) in _NOT_GIVEN):
            continue
        if _ORG_BEFORE.search(flat[max(0, begin - 22) : begin]):
            continue
        bounds = _clean(flat, begin, match.end())
        if not bounds or _CAPITALS_BEFORE.search(flat[max(0, begin - 12) : begin]):
            continue
        if known:
            spans.append(Span(*bounds, "PER", None, "prenom_nom", 0.9))
        elif not P.ABSTRACT.search(given[0]) and _listed(flat, begin, bounds[1]):
            spans.append(Span(*bounds, "PER", None, "liste_noms", 0.7))
    return spans


def _given_name(flat: str) -> list[Span]:
    """Given name and surname both in lower case: only well-known given names are believed."""
    spans = []
    position = 0
    while match := P.GIVEN_NAME.search(flat, position):
        # "Pour Anne Vidal": what is no given name may hide one that follows.
        position = match.start("nom")
        if not is_given(match["prenom"]) or fold(match["nom"]) in P.NOT_A_NAME:
            continue
        if fold(match["prenom"]) in ALSO_COMMON or fold(match[0]) in P.HISTORIC:
            continue
        if _ORG_BEFORE.search(flat[max(0, match.start() - 22) : match.start()]):
            continue
        position = match.end()
        spans.append(Span(match.start(), match.end(), "PER", None, "prenom_nom_minuscules", 0.75))
    return spans


_LIST_BEFORE = re.compile(
    r"(?:^|[\n\t])[ ]*(?:[-–—•▪*✓>\uf000-\uf0ff] ?|\d{1,2}[.)°] ?)?$|[,;:(][ ]?$|(?: et| ou| par) $"
)
_LIST_AFTER = re.compile(r" *(?:[,;.()\n\t:/–-]|et |$)")


def _listed(flat: str, debut: int, fin: int) -> bool:
    """Tell whether a name stands alone, as in a list of names."""
    return (
        _LIST_BEFORE.search(flat[max(0, debut - 12) : debut]) is not None
        and _LIST_AFTER.match(flat, fin) is not None
    )


def _surname_given(flat: str) -> list[Span]:
    spans = []
    for match in P.SURNAME_GIVEN.finditer(flat):
        if not is_given(match["prenom"]) or _ORG_BEFORE.search(
            flat[max(0, match.start() - 22) : match.start()]
        ):
            continue
        if re.match(r" [A-ZÀ-Ý]{2,}", flat[match.end() :]) and not _listed(
            flat, match.start(), match.end("nom")
        ):
            continue
        bounds = _clean(flat, match.start(), match.end())
        if bounds and " " in flat[slice(*bounds)]:
            spans.append(Span(*bounds, "PER", None, "nom_prenom", 0.85))
    return spans


def _members(flat: str, membres: tuple[str, ...]) -> list[Span]:
    """Names of the presence list, found again in the body whatever their case."""
    lower = flat.replace("İ", "I").lower()  # the only letter whose small form is longer
    return [
        Span(m.start(), m.end(), "PER", None, "membre", 0.95)
        for words, pattern in filter(None, map(_member, membres))
        if all(word in lower for word in words)
        for m in pattern.finditer(lower)
        if not m.start() or not _WITHIN.match(lower, m.start() - 1)
    ]


_WITHIN = re.compile(r"[\w-]")


@lru_cache(maxsize=4096)
def _member(name: str) -> tuple[list[str], re.Pattern[str]] | None:
    """The words of a member's name in lower case and its pattern, given name first or last; None
    for a name of one word. What stands before the name is for the caller to look at: a pattern
    that begins with a letter is found much faster.
    """
    words = [word for word in re.split(r"[\s.]+", name) if len(word) > 1]
    words = [
        word.replace("’", "'").lower()
        for word in words
        if fold(word) not in ("m", "mme", "mlle", "monsieur", "madame")
    ]
    if len(words) < 2:
        return None
    orders = (words, [*words[1:], words[0]])
    names = "|".join("[ ]+".join(map(re.escape, order)) for order in orders)
    return words, re.compile(rf"(?:{names})(?![\w-])")


def fonction(flat: str, span: Span, membres_cles: frozenset[str]) -> str | None:
    """Return the function of a person (élu, agent, notaire, professionnel, particulier), or None.

    The presence list is sure; otherwise the words of the sentence around the name decide, the
    nearest first, and None is said when there are none.
    """
    key = fold(flat[span.debut : span.fin]).split()
    if any(set(key) <= set(member.split()) for member in membres_cles) and key:
        return "élu"
    if span.nature in ("Me", "Mes", "Maître", "Maîtres", "maître"):
        return "notaire"
    start = max(flat.rfind("\n", 0, span.debut), span.debut - 90)
    before, after = flat[start + 1 : span.debut], flat[span.fin : span.fin + 90].split("\n")[0]
    for window in (before[-35:] + " | " + after[:45], before + " | " + after):
        for label, pattern in (
            ("notaire", P.NOTAIRE), ("élu", P.ELU), ("agent", P.AGENT),
            ("professionnel", P.PROFESSIONNEL), ("particulier", P.PARTICULIER),
        ):  # fmt: skip
            if pattern.search(window):
                return label
    if span.nature and re.match(r"(?i)consorts|cts|époux|famille|veuve", span.nature):
        return "particulier"
    return None
