"""Companies by grammar: legal forms, trades, notaries; the town after a name is cut off."""

from __future__ import annotations

import re

from pipeline.entities.flat import UPPER, Span, fold, shouting
from pipeline.gazetteer import gazetteer, normalise

from . import patterns as P
from .bornes import bounded
from .patterns_personnes import NOT_A_NAME

_KEEPS_PLACE = re.compile(
    r"(?i)^(?:(?:sa|s\.a\.|esh|société anonyme) ?d'h|"
    r"gaec|earl|scea|sci|asl|asa|afp|afr|cuma|gfa|spl|sem|spla|gip|gie|g\.a|e\.a|s\.c\.i)"
)
_SPLIT_PLACE = re.compile(r" (?:de|d'|du|des|à|DE|D') ?(?=[A-ZÀ-Ý])")
_GENERIC_HEADS = frozenset("societe entreprise societes entreprises groupe ets".split())
_TRADES = frozenset(
    "assurance assurances groupe groupes atelier constructions construction crédit "
    "électricité maçonnerie couverture plomberie garage agence charpente charpentes transports "
    "laboratoire "
    "carrière".split()
)
"""Words of companies that are also common words: in lower case they need an article before."""
_PARTNER = re.compile(rf" (?:et|ET|&) [{UPPER}]{{3,}}(?![\w'])")
"""The second partner of one company: "l'entreprise PIVOT et LEROUX"."""
_ARTICLE = re.compile(r"(?:du |des? |d'un |le |la |au |l')$")
_NOT_COMPANY = frozenset(
    "le la les il elle en de du lots lot montant adresse ht ttc pour total nom prix note offre "
    "offres candidat "
    "et ou n article attributaire retenue retenues commune ville mairie conseil maire france "
    "europe bp "
    "anonyme civile cooperative tous toutes public publique retenu candidate titulaire "
    "mandataire suivante suivantes".split()
)


def _introduced(flat: str, match: re.Match[str]) -> bool:
    return _ARTICLE.search(flat[max(0, match.start() - 4) : match.start()]) is not None


def _cut_place(flat: str, debut: int, fin: int) -> int:
    """Cut the town off the name of a company: "PIERRES ET CIE de Falaise"."""
    for match in _SPLIT_PLACE.finditer(flat, debut, fin):
        rest = flat[match.end() : fin]
        words = rest.split()
        for count in range(len(words), 0, -1):
            if normalise(" ".join(words[:count])) in gazetteer().commune_keys:
                return match.start()
    return fin


def _before_dash(flat: str, match: re.Match[str]) -> int:
    """Return the end of a company's name: in a title a dash begins what it does."""
    dash = re.search(r" [-–—] ", flat[match.start("nom") : match.end("nom")])
    if dash and shouting(flat, match.start()):
        return match.start("nom") + dash.start()
    return match.end()


def companies(flat: str) -> list[Span]:
    """Return the spans that the grammars take for companies and notaries' offices."""
    return [*_with_form(flat), *_with_trade(flat), *_notaries(flat)]


def _notaries(flat: str) -> list[Span]:
    spans = [
        bounded(flat, m.start("org"), m.end("org"), "notaire", 0.97)
        for m in P.NOTARY.finditer(flat)
    ]
    return [span for span in spans if span]


def _with_form(flat: str) -> list[Span]:
    """Companies told by their legal form: "SARL Pivot"."""
    spans: list[Span | None] = []
    for match in P.COMPANY.finditer(flat):
        form = match["forme"]
        if form in ("SA", "STE", "AS") and (match["lien"] or flat[match.end() :][:1] in "'"):
            continue
        if fold(match["nom"]).split()[:1] and fold(match["nom"]).split()[0] in _NOT_COMPANY:
            continue
        end = (
            _before_dash(flat, match)
            if _KEEPS_PLACE.match(form)
            else _cut_place(flat, match.start("nom"), _before_dash(flat, match))
        )
        spans.append(bounded(flat, match.start(), end, "forme_juridique", 0.93))
    return [span for span in spans if span]


def _with_trade(flat: str) -> list[Span]:
    """Companies told by their trade, or by the word: "entreprise Pivot", "menuiserie Roux"."""
    spans: list[Span | None] = []
    for match in P.ENTERPRISE.finditer(flat):
        word = match["mot"].lower()
        if match["mot"].isupper() and word not in ("entreprise", "société", "cabinet"):
            continue
        first = fold(match["nom"]).split()
        if not first or first[0] in _NOT_COMPANY or first[0] in NOT_A_NAME:
            continue
        if word in _TRADES and not match["mot"][0].isupper() and not _introduced(flat, match):
            continue
        begin = match.start("forme") + 1 if match["forme"] else match.start("nom")
        if fold(word) not in _GENERIC_HEADS and not match["forme"]:
            begin = match.start()
        partner = _PARTNER.match(flat, match.end())
        if partner and word[-1] != "s" and match["nom"].split()[-1].isupper():
            spans.append(bounded(flat, begin, partner.end(), "entreprise", 0.85))
            continue
        spans.append(
            bounded(
                flat,
                begin,
                _cut_place(flat, match.start("nom"), _before_dash(flat, match)),
                "entreprise",
                0.85,
            )
        )
    return [span for span in spans if span]
