"""Which kind of document this is: a score per kind, from titles, wording and file name.

A kind that holds no délibération gives none, and says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..records import Document, DocumentType
from .rows import Body, fold
from .vocabulary import any_of, opening

DELIBERANT = frozenset({"deliberation", "proces_verbal", "compte_rendu", "registre", "liste"})

VOTED: tuple[DocumentType, ...] = ("proces_verbal", "compte_rendu", "registre", "deliberation")
OTHERS: tuple[DocumentType, ...] = (
    "arrete", "decision", "convocation", "ordre_du_jour", "annexe", "autre",
)  # fmt: skip
LABELS: dict[str, str] = {
    "arrete": "un arrêté",
    "decision": "une décision de l'exécutif, prise par délégation",
    "convocation": "une convocation",
    "ordre_du_jour": "un ordre du jour",
    "annexe": "une annexe",
    "autre": "un document d'une autre nature",
}

Cue = tuple[DocumentType, float, re.Pattern[str]]
_NOT_APPROVAL = r"^\W*(?!approbation|adoption|lecture)(?:\w+\W+){0,4}?"
_ORGAN = r"(?:du|de|des|conseil|reunion|seance|cm)\b"
_OTHER_REPORT = (
    r"(?!.*\b(?:precedente?|derniere?|gestion|decisions|delegations?|commissions?|activites?|"
    r"est|sont|ete)\b)"
)

# On the short lines of the first page.
TITLES: tuple[Cue, ...] = (
    ("proces_verbal", 4.0, re.compile(
        _NOT_APPROVAL + r"proces[ -]{1,3}verba(?:l|ux)\b"
        r"(?!.*\b(?:election|precedente|derniere|est|sont|ete)\b)"
        rf"|^\W*p\.?v\.?\s+{_ORGAN}")),
    ("compte_rendu", 4.0, re.compile(
        _NOT_APPROVAL + r"comptes?[- ]rendus?\b" + _OTHER_REPORT
        + rf"|^\W*c[-. ]?r\.?\s+{_ORGAN}|^\W*releve\s+des?\s+(?:decisions|conclusions)\b"
        r"|^\W*resume\s+(?:du\s+conseil|de\s+la\s+seance)")),
    ("compte_rendu", 1.5, opening(r"(?:reunion|seance|session)\s+(?:du|ordinaire|publique|de)\b")),
    ("compte_rendu", 0.6, opening(
        r"(?:conseil|comite|bureau)\s+(?:municipal|communautaire|syndical|departemental|"
        r"metropolitain|d'administration)\s+(?:ordinaire\s+|extraordinaire\s+)?du\s+"
        r"(?:(?:lun|mar|mercre|jeu|vendre|same)di\s+)?\d")),
    ("registre", 3.0, re.compile(
        r"^\W*(?!extrait)(?:\w+\W+){0,3}?registres?\s+des\s+deliberations\b|^\W*deliberations\W*$"
        r"|^\W*(?:recueil|cahier)\s+des\s+deliberations")),
    ("liste", 6.0, opening(
        r"(?:affichage\s+de\s+la\s+)?listes?\s+des\s+(?:deliberations|actes|affaires)",
        r"liste\s+des\s+decisions\s+adoptees|(?:bordereau|tableau)\s+des\s+deliberations",
        r"deliberations\s+(?:examinees|adoptees|prises)\b")),
    ("deliberation", 3.5, re.compile(
        r"\bextraits?\s+d(?:u|es)\s+(?:registres?|proces|deliberations|minutes)"
        r"|(?:^|\t|\s[-–|]\s)\W*(?:projet\s+de\s+)?deliberation\b"
        r"|^\W*deliberations?\s+(?:n\s?[°o]|du\s+(?:conseil|bureau|comite|\d)|de\s+l[a']|n?\w*\d)")),
    ("arrete", 5.0, opening(
        any_of(r"""arretes? n\s?[°o], arretes? municipal, arretes? du maire, arretes? \d,
            arretes? de (?:la )?(?:circulation|police|voirie|presiden), arretes? temporaire,
            arretes? permanent, arretes? portant, arretes? (?:inter)?prefectoral, arretes? conjoint,
            arretes? du president, arretes? reglement, arretes? de nomination, arretes?\W*$,
            a\s?r\s?r\s?e\s?t\s?e\W*$"""))),
    ("decision", 4.0, opening(
        any_of(r"""decisions? n\s?[°o], decisions? du maire, decisions? municipale, decision\W*$,
            decisions? du president, decisions? de la presidente, decisions? de mme, decisions? \d,
            decisions? prise par delegation"""))),
    ("convocation", 5.0, opening(
        r"convocation\b(?!\s*(?:du|:|le|en\s+date|\d|reguliere|legale|ecrite|faite|adressee|envoyee|"
        r"individuelle))|avis\s+de\s+(?:convocation|reunion)",
        r"convocation\s+(?:du|au)\s+conseil")),
    ("ordre_du_jour", 2.5, opening(r"(?:projet\s+d')?ordre\s+du\s+jour\b")),
    ("annexe", 4.0, opening(
        r"annexes?\b(?:\s*(?:n\s?[°o]|\d|a\s+la\s+delib|[ivx]+\b|\W*$))",
        any_of(r"""reglement interieur, reglement du, reglement de l, reglement de service,
            convention de, convention d', convention entre, convention relative, convention pour,
            convention tripartite, statuts du, statuts de, rapport annuel, rapport d'activite,
            rapport sur le prix, rapport de presentation, rapport d'orientation, note de synthese,
            note de presentation, contrat\s, cahier des clauses, cahier des charges,
            avenant n"""))),
    ("autre", 3.0, opening(
        any_of(r"""bulletin municipal, magazine, lettre d'information, flash info,
            journal municipal,
            journal communal, le mot du maire, edito(?:rial)?\b, facture\b, devis\b,
            bon de commande, offre d'emploi, avis d'enquete, avis au public, avis d'appel"""))),
)  # fmt: skip

_LINES = r"\n(?:[^\n]*\n){0,60}?\W*"

# Anywhere in the text.
WORDING: tuple[Cue, ...] = (
    ("convocation", 4.0, re.compile(
        r"j'ai l'honneur de vous (?:inviter|convoquer|convier|informer que le conseil)"
        r"|vous (?:prie|prions|invite)[^.]{0,40} (?:assister|participer)"
        r"|vous etes (?:cordialement )?(?:invite|convie|convoque)")),
    ("arrete", 3.0, re.compile(
        r"^\W*(?:l[ea] maire|l[ea] presidente?|nous,? maire)\b[^\n]{0,80}" + _LINES
        + r"(?:arrete(?:nt|ons)?|a ?r ?r ?e ?t ?e)\s*:?\s*$", re.MULTILINE)),
    ("decision", 3.0, re.compile(
        r"l\.?\s?(?:2122-22|5211-10|3211-2|2122-23)[^\n]*" + _LINES
        + r"d\s?e\s?c\s?i\s?d\s?e\s*:?\s*$", re.MULTILINE)),
    ("deliberation", 1.5, re.compile(
        r"\bapres en avoir delibere\b|\ble conseil adopte\b|\bapres deliberation\b"
        r"|\boui l'expose\b")),
    ("deliberation", 1.0, re.compile(
        r"\bpour extrait (?:certifie )?conforme\b|\bl'an deux mil|\bainsi (?:fait et )?delibere\b"
        r"|\bfait et delibere\b")),
)  # fmt: skip

# In the name of the file.
NAMES: tuple[Cue, ...] = (
    ("proces_verbal", 1.5, re.compile(r"(?:^|[^a-z])pv(?:[^a-z]|$)|proces.?verbal")),
    ("compte_rendu", 1.5, re.compile(r"(?:^|[^a-z])cr(?:[^a-z]|$)|crcm|compte.?rendu")),
    ("registre", 1.6, re.compile(r"registre|deliberations(?:[^a-z]|$)")),
    ("liste", 2.0, re.compile(r"liste")),
    ("deliberation", 1.5, re.compile(
        r"(?:^|[^a-z])(?:delib(?:eration)?(?:[^a-z]|$)|d(?:cm|el)[^a-z])|-de[.-]")),
    ("arrete", 1.5, re.compile(r"arrete|(?:^|[^a-z])ar[^a-z]")),
    ("decision", 1.5, re.compile(r"decision|(?:^|[^a-z])dec[^a-z]")),
    ("convocation", 2.0, re.compile(r"convoc")),
    ("ordre_du_jour", 2.0, re.compile(r"(?:^|[^a-z])odj(?:[^a-z]|$)|ordre.?du.?jour")),
    ("annexe", 1.5, re.compile(r"annexe|rpqs|rapport|reglement|convention")),
    ("autre", 1.5, re.compile(r"bulletin|magazine|journal|flash")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document, how sure it is, and why it holds no délibération when it holds none."""

    type: DocumentType
    confiance: float
    motif: str | None = None
    minutes: DocumentType = "compte_rendu"
    """The likeliest kind, were the document to hold several délibérations."""
    votes: int = 0
    """How many votes the wording of the document lets expect, at most."""

    @property
    def delibere(self) -> bool:
        """Whether documents of this kind hold délibérations."""
        return self.type in DELIBERANT


def find_kind(document: Document, body: Body) -> Kind:
    """Tell the kind of a document from its first page, its wording and its name."""
    if not body.rows:
        return Kind("autre", 0.5, "Le document ne contient pas de texte lisible.")
    plat = "\n".join(body.plats)
    votes = len(_VOTES.findall(plat))
    scores = score_kinds(document, body, plat, votes)
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    best, top = ranked[0] if ranked else ("autre", 0.0)
    several = ("proces_verbal", "compte_rendu", "registre")
    minutes = next((kind for kind, _ in ranked if kind in several), "compte_rendu")
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if top <= 0.5:
        return Kind("autre", 0.5, _motif("autre"))
    confidence = round(min(0.99, 0.5 + 0.5 * (top - max(0.0, second)) / (top + 1.0)), 2)
    motif = None if best in DELIBERANT else _motif(best)
    return Kind(best, confidence, motif, minutes, votes)  # type: ignore[arg-type]


def score_kinds(document: Document, body: Body, plat: str, votes: int) -> dict[DocumentType, float]:
    """Return the score of each kind."""
    scores: dict[DocumentType, float] = {}

    def add(kind: DocumentType, weight: float) -> None:
        scores[kind] = scores.get(kind, 0.0) + weight

    head = [row for row in body.rows if row.page == body.rows[0].page][:45]
    for kind, weight, pattern in TITLES:
        for place, row in enumerate(head):
            if place >= 15 and not (row.capitales or row.gras or row.taille > 1.08):
                continue
            if len(row.plat) <= 110 and pattern.search(row.plat):
                add(kind, weight * (1.0 - 0.02 * place if place < 15 else 0.5))
                break
    if max(scores.get("proces_verbal", 0.0), scores.get("compte_rendu", 0.0)) >= 2.8:
        extract = any(_HEADERS.search(row.plat) and "extrait" in row.plat for row in head)
        add("deliberation", 0.0 if extract else -4.0)
    for kind, weight, pattern in WORDING:
        if pattern.search(plat):
            add(kind, weight)
    name = fold(document.doc.rsplit("/", 1)[-1])
    for kind, weight, pattern in NAMES:
        if pattern.search(name):
            add(kind, weight)
    _shape(plat, votes, add)
    return scores


_PRESENCE = re.compile(
    r"\b(?:etaient? presents?|presents?\s*:|membres presents|absents?\b[^\n]{0,20}:|excuses?\s*:|"
    r"procurations?\s*:|ont donne pouvoir)"
)
_HEADERS = re.compile(
    r"\bextraits? d(?:u|es) (?:registres?|deliberations|proces|minutes)|\bl'an deux mil"
)
_OBJET = re.compile(r"^\W*[o0g]bjet(?: de la deliberation)?\s*:|\t\W*objet\s*:", re.MULTILINE)
_VOTES = re.compile(
    r"\ba\sl'unanimite\b|\b\d+ (?:voix )?pour\b|\bpour\s?:\s?\d|\babstentions?\b|"
    r"\bapres en avoir delibere\b|\bprend acte\b|\b\d+ votes?\b"
)


_DECIDES = re.compile(
    r"\b(?:le conseil|le comite|l'assemblee|la commission permanente)\b[^.\n]{0,60}"
    r"\b(?:decide|approuve|accepte|autorise|adopte|retient|fixe|valide"
    r"|donne (?:son|un) (?:accord|avis))"
)
_MINUTES = r"(?:proces[ -]{1,3}verba(?:l|ux)|comptes?[- ]rendus?)"
# The minutes of the last meeting are approved in minutes, not in an act about something else.
_OLD_MINUTES = re.compile(
    rf"\b{_MINUTES}\b[^.;:]{{0,120}}\b(?:est|sont|a ete|ont ete)\s[^.;]{{0,60}}"
    r"\b(?:adopt|approuv|valid)"
    rf"|^\W*(?:\w{{1,3}}\s?[-.)/]\s*)?(?:approbation|adoption)\s(?:\w+\s){{0,3}}{_MINUTES}",
    re.MULTILINE,
)
_OLD_MINUTES_OBJET = re.compile(rf"objet\W[^\n]{{0,40}}\b{_MINUTES}")


def _shape(plat: str, votes: int, add: Callable[[DocumentType, float], None]) -> None:
    """Presence list and votes make minutes; repeated headers make a register; neither, neither."""
    present = bool(_PRESENCE.search(plat))
    headers = len(_HEADERS.findall(plat))
    headers_of_act = "extrait du" in plat or "extrait des" in plat
    if headers >= 4 or len(re.findall(r"\bl'an deux mil", plat)) >= 2:
        add("registre", 4.0)
    if present and votes:
        add("deliberation", 0.7)
    if present and len(_OBJET.findall(plat)) == 1 and "ordre du jour" not in plat:
        add("deliberation", 2.0)
    if present and votes >= 2:
        add("compte_rendu", 1.0)
        add("proces_verbal", 0.9)
    if present and votes:
        for kind in OTHERS:
            add(kind, -3.0)
    if _OLD_MINUTES.search(plat) and not _OLD_MINUTES_OBJET.search(plat) and not headers_of_act:
        add("deliberation", -2.5)
        add("compte_rendu", 1.3)
        add("proces_verbal", 1.2)
    decides = bool(votes) or _DECIDES.search(plat) is not None
    if not decides:
        for kind in VOTED:
            add(kind, -1.5)
    if not present and not decides:
        add("autre", 0.6)


def _motif(kind: str) -> str:
    return f"Le document est {LABELS[kind]} : il ne contient pas de délibération."
