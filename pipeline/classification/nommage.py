"""Objets that are file names, and names of communes: what is read out of them before any model.

An agent who saves « DEL_2026_86_TarifsCantine.pdf » glues words, sigles and years together and
loses the apostrophes ("LENTREPRISE", "dhabitation"). The name of a commune tells nothing of the
act, and its words mislead: "La Forêt-du-Temple" is not about a forest.
"""

from __future__ import annotations

import re
from functools import cache

from ..gazetteer import gazetteer
from .abreviations import ABREVIATIONS

_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][A-Za-z]{2})")
_YEAR_AFTER = re.compile(r"(?<=[A-Za-z]{2})(?=(?:19|20)\d{2}(?!\d))")
_YEAR_BEFORE = re.compile(r"(?<=\d{4})(?=[A-Za-z]{2})")
_REPORT = re.compile(r"(?<![A-Za-z])RA(?=\s*(?:19|20)\d{2}\b)")
_LETTERS = re.compile(r"[A-Za-z]{6,}")
_TOKEN = re.compile(r"[A-Za-z]+")
_HEADS = ("deliberations", "deliberation", "delib", "dcm", "annexe", "convention", "commune")
_ARTICLES = frozenset("la le les l de du des d en sur sous et a au aux".split())
_ELIDED = frozenset(
    """
    abandon abrogation accompagnement accord accueil achat acquisition acte acceptation action
    activite adhesion adjoint adoption affectation agence agent aide alienation allocation
    amenagement amortissement animation annee annulation appel application apport approbation
    archive arrete assainissement assistance assistant association assurance attribution
    autorisation avenant avis bail ecole ecoles eclairage edifice effacement eglise election
    eleve elu emprunt emplacement emploi enfant enfance enfouissement engagement enlevement enquete
    enseignement entreprise entretien equipement espace essai etablissement etat etude etudes
    evolution exercice exoneration exploitation extension habitat habitation hebergement heures
    honoraire hopital hygiene immeuble immobilier impact impot implantation incendie indemnite
    information initiative inscription installation instauration institution instruction
    interet interdiction internat intervention inventaire investissement isolation occupation
    office operation opposition orientation ouverture ouvrage union urbanisme usage usager usine
    utilisation
    """.split()  # noqa: SIM905 - a table of words reads better as text
)


def readable(objet: str) -> str:
    """Return an objet with its glued words apart: "DELIBERATIONBP2025", "TarifsCantine"."""
    text = _REPORT.sub("rapport annuel", objet)
    text = _YEAR_BEFORE.sub(" ", _YEAR_AFTER.sub(" ", text))
    if " " in objet.strip() and "_" not in objet:
        return text
    text = _CAMEL.sub(" ", text)
    return _LETTERS.sub(lambda match: _unglued(match.group()), text)


def _unglued(word: str) -> str:
    """Cut "DELIBERATIONBP" after its head when what follows is a known sigle."""
    lower = word.lower()
    for head in _HEADS:
        rest = lower.removeprefix(head)
        if rest != lower and rest in ABREVIATIONS:
            return f"{head} {rest}"
    return word


def without_apostrophe(word: str) -> str:
    """Return "entreprise" for "lentreprise": file names lose their apostrophes."""
    if word[0] in "dl" and (word[1:] in _ELIDED or word[1:].removesuffix("s") in _ELIDED):
        return word[1:]
    return word


@cache
def _communes() -> dict[str, tuple[frozenset[tuple[str, ...]], int]]:
    """First word → names of communes of two full words or more that begin with it, most words."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for key in gazetteer().commune_keys:
        name = tuple(key.split())
        while name and name[0] in _ARTICLES:
            name = name[1:]
        if sum(word not in _ARTICLES for word in name) >= 2:
            found.setdefault(name[0], set()).add(name)
    return {
        first: (frozenset(names), max(len(name) for name in names))
        for first, names in found.items()
    }


def without_communes(text: str) -> str:
    """Remove the names of communes made of several words, from a text without accents.

    A name is written with hyphens ("Forêt-du-Temple"), or has three words, or follows its article,
    or begins with "Saint": two plain words ("Vieux Bourg") are more often a common noun.
    """
    tokens = list(_TOKEN.finditer(text))
    kept: list[str] = []
    end = index = 0
    while index < len(tokens):
        size = _commune_at(text, tokens, index) if text[tokens[index].start()].isupper() else 0
        if size:
            kept.append(text[end : tokens[index].start()])
            end = tokens[index + size - 1].end()
        index += max(size, 1)
    return " ".join([*kept, text[end:]]) if kept else text


def _commune_at(text: str, tokens: list[re.Match[str]], index: int) -> int:
    """Return the number of words of the name of a commune that begins here; 0 for none."""
    first = _SAINT.get(tokens[index].group().lower(), tokens[index].group().lower())
    names, longest = _communes().get(first, (frozenset(), 0))
    for size in range(min(longest, len(tokens) - index), 1, -1):
        run = tokens[index : index + size]
        if (first, *(token.group().lower() for token in run[1:])) not in names:
            continue
        joints = {text[a.end() : b.start()] for a, b in zip(run, run[1:], strict=False)}
        if not (run[-1].group()[0].isupper() and joints <= {" ", "-", "'"}):
            return 0
        article = index and tokens[index - 1].group() in _CAPITAL_ARTICLES
        sure = size >= 3 or joints == {"-"} or article or first.startswith("saint")
        return size if sure else 0
    return 0


_SAINT = {"st": "saint", "ste": "sainte"}
_CAPITAL_ARTICLES = frozenset({"La", "Le", "Les", "LA", "LE", "LES"})
