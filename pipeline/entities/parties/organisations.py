"""Organisations by grammar: legal forms, descriptive names, public bodies, acronyms, tables."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span, shouting
from pipeline.gazetteer import gazetteer, normalise

from . import patterns as P
from .bornes import bounded
from .entreprises import companies
from .tableaux import rows

_STOP_LINK = re.compile(
    r"(?i) (?:de la|de l'|du|des|de|d'|pour|en|aux?|à la|à l'|et de|et)? ?\b(?:délibér\w*|"
    r"montant|somme|subvention\w*|année|exercice|titre|date|présente?s?|cadre|compter|"
    r"séance|convention|hauteur|raison|vue|totalité|ensemble|application|compétences?|travaux|"
    r"marché|"
    r"participation|adhésion|mise|matière|fonction(?! publique)|vertu|cas|janvier|février|mars|"
    r"avril|mai|juin|juillet|"
    r"août|septembre|octobre|novembre|décembre|monsieur|madame|m\.|mme|président\w*|collectivité|"
    r"membres?|représentants?|délégués?|l'article|articles?|statuts|projet|demande|avis|"
    r"cotisation|faveur|nom|charge|place|cours|"
    r"conformément|conclure|ladite|ledit|ses|sa|son|leurs?|fin|suite|dépenses?|recettes?|dossier|"
    r"commission|maître)\b"
)
_BARE_REJECTED = re.compile(
    r"(?i)^(?:(?:les |des )?(?:associations?|comités?|clubs?|unions?|sociétés?|offices?|foyers?|"
    r"cercles?|ensembles?|étoiles?|"
    r"groupements?|avenir|entente|compagnies?|secours|syndicats?|régies?|coopératives?|"
    r"fédérations?|mutuelles?|espérance|ligues?|"
    r"plateformes?|commissions?|comité de pilotage|autorités?|conseils? (?:municipal|"
    r"communautaire|syndical|d'administration|d'école)s?|"
    r"ensemble (?:de|des|du)|union (?:de|des|libre)|familles?|union)(?: (?:locales?|communales?|"
    r"sportives?|culturelles?|caritatives?|"
    r"concernées?|bénéficiaires?|de la commune|du village|du territoire|municipale?s?|"
    r"extérieures?|loi 1901|suivantes?|à but non lucratif|publics?|publique|technique|social|"
    r"territorial))*)$"
    r"|^ensembles? |^étoiles? |^avenir d|^unions? des? (?:communes|deux)|^ensemble$|^autorités? "
    r"(?:territoriale|compétente|délégante|organisatrice|administrative|environnementale)|"
    r"^foyers? (?:fiscaux|fiscal)|^secours (?:d|aux|extérieur)|^comité (?:de pilotage|syndical|"
    r"social territorial|technique)|^services? (?:publics?|commun|national)\b|^régies? (?:de|d'|"
    r"des)|"
    r"^établissements? publics?(?: de coopération intercommunale)?(?: à fiscalité propre)?$|"
    r"^groupements? de commandes|^inspection|^entente (?:entre|préalable)|"
    r"^secours|^centres? (?:culturel|social|permanent)s?$|^conseil (?:supérieur|de "
    r"développement)$|^fonds (?:de concours|national)|^plateforme|^instituts?$"
)
_CAPITAL = re.compile(r"[A-ZÀ-Ý«\"]")


def candidates(flat: str) -> list[Span]:
    """Return the spans that the grammars take for organisations, overlapping ones included."""
    return [
        *companies(flat),
        *_descriptive(flat),
        *_listed(flat),
        *_funders(flat),
        *_acronyms(flat),
        *rows(flat),
        *_compounds(flat),
    ]


def _descriptive(flat: str) -> list[Span]:
    """Associations and public bodies, whose names go on in lower case."""
    spans: list[Span | None] = []
    for pattern, rule, weight in (
        (P.ASSOCIATION, "association", 0.85),
        (P.BODY, "organisme", 0.88),
    ):
        for match in pattern.finditer(flat):
            end = match.end()
            name_start = match.start("nom")
            stop = _STOP_LINK.search(flat, name_start, match.end("nom"))
            sigle = match["sigle"]
            if stop:
                end = stop.start()
            text = flat[match.start() : end].strip()
            name = flat[name_start:end]
            if _BARE_REJECTED.match(text):
                continue
            proper = _CAPITAL.search(name) is not None
            if rule == "association" and not proper:
                links = len(re.findall(r"(?: d[eu']|pour|des )", name))
                if (
                    match["mot"].lower()
                    not in ("association", "amicale", "comité", "club", "fédération")
                    or not links
                ):
                    continue
                if not re.search(
                    r"(?i)parents|élèves|anciens|amis|jeunes|pompiers|aînés|ainés|chasse|pêche|"
                    r"fêtes|donneurs|jumelage|quartier|commerçants|œuvres|retraités|sport|foot|"
                    r"tennis|judo|gym|randonn|animation|sauvegarde|patrimoine",
                    name,
                ):
                    continue
                weight_here = 0.7
            else:
                weight_here = weight
            if (
                rule == "organisme"
                and not proper
                and not sigle
                and not _CAPITAL.match(match["mot"])
            ):
                if not re.match(
                    r"(?i)(?:centre de gestion|trésorerie|perception|caisse d'allocations|"
                    r"conseil (?:départemental|régional|d'état)|agence de l'eau|office de "
                    r"tourisme|service des domaines|direction départementale|banque des "
                    r"territoires|chambre (?:d'agriculture|de commerce)|tribunal administratif|"
                    r"sous-préfecture|caisse des écoles|caisse des dépôts|union européenne|"
                    r"centre communal d'action|syndicat départemental|gendarmerie nationale|"
                    r"chambre régionale|agence régionale|fédération départementale|ministère d|"
                    r"établissement "
                    r"public foncier|parc naturel|mission locale|croix-rouge)",
                    text,
                ):
                    continue
                weight_here = 0.6
            if rule == "association" and match["mot"].lower() in (
                "comités",
                "clubs",
                "unions",
                "foyers",
                "associations",
                "ensembles",
            ):
                weight_here = 0.5
            span = bounded(flat, match.start(), end, rule, weight_here)
            if span and len(flat[span.debut : span.fin].split()) > 1 or span and proper:
                spans.append(span)
            elif (
                span
                and _CAPITAL.match(text)
                and rule == "organisme"
                and not shouting(flat, span.debut)
            ):
                spans.append(Span(span.debut, span.fin, "ORG", None, "organisme_nu", 0.5))
    spans += [
        bounded(flat, m.start(), m.end(), "nom_capitales", 0.75)
        for m in P.CAPS_GROUP.finditer(flat)
        if len(m.group().split()) > 1
    ]
    return [span for span in spans if span]


def _listed(flat: str) -> list[Span]:
    return [
        Span(m.start(), m.end(), "ORG", None, "nom_connu", 0.8) for m in P.NATIONAL.finditer(flat)
    ]


def _funders(flat: str) -> list[Span]:
    """The State, the région and the département where they act (they pay, decide, are asked)."""
    spans = []
    for match in P.FUNDER.finditer(flat):
        before = flat[max(0, match.start() - 28) : match.start()].lower()
        if re.search(
            r"(?:dans|sur|territoire|hors|code|conseil d'|conseil|préfet|représentant|sein|"
            r"diplôme|compte|du nom) ?(?:de |du |de l'|de la |le |la |l'|d')*$",
            before,
        ):
            continue
        start = max(flat.rfind("\n", 0, match.start()), match.start() - 220)
        if P.FUNDER_CONTEXT.search(flat, start + 1, match.end() + 160):
            named = " " in match["nom"]
            spans.append(
                Span(match.start(), match.end(), "ORG", None, "financeur", 0.82 if named else 0.65)
            )
    return spans


def _acronyms(flat: str) -> list[Span]:
    spans = []
    for match in P.ACRONYM.finditer(flat):
        name = match["nom"]
        if name.split(" ")[0] in P.NOT_AN_ACRONYM or name in P.NOT_AN_ACRONYM or len(name) > 12:
            continue
        if shouting(flat, match.start("nom")) or re.fullmatch(r"[IVXLC]+", name):
            continue
        following = flat[match.end("nom") : match.end("nom") + 14]
        if re.match(r" ?[A-Z]{2,}| [A-Z][a-z]+", following) and len(name) > 5:
            continue
        if normalise(name) in gazetteer().commune_keys:
            continue
        spans.append(Span(match.start("nom"), match.end("nom"), "ORG", None, "sigle", 0.55))
    return spans


_NAMED_AFTER = frozenset(
    "US AS FC ES APE APEL MFR ACCA AAPPMA OGEC ESAT "
    "IME ADMR SEM SPL UNC FNACA EPF PNR PETR SIVOM SIAEP".split()
)
"""Acronyms that a name follows without "de" ("US Marcillé")."""


def _compounds(flat: str) -> list[Span]:
    """ "X Métropole", "SIVOM de X", "Ville de X" (another town, which acts)."""
    spans: list[Span | None] = [
        bounded(flat, m.start("nom"), m.end("nom"), "nom_metropole", 0.8)
        for m in P.METROPOLE.finditer(flat)
    ]
    for match in P.SIGLE_NAMED.finditer(flat):
        if match["sigle"] in P.NOT_AN_ACRONYM and match["sigle"] not in ("SCOT",):
            continue
        if match["sigle"] in ("SEM", "SPL", "US", "AS", "ES", "FC", "GEMAPI", "SCOT") and shouting(
            flat, match.start()
        ):
            continue
        end = match.end()
        linked = re.match(r" (?:de |du |des |d'|\d)", match["nom"]) or match["nom"].isupper()
        if not linked and match["sigle"] not in _NAMED_AFTER:
            end = match.end("sigle")
        spans.append(bounded(flat, match.start(), end, "sigle_nomme", 0.88))
    spans += [bounded(flat, m.start(), m.end(), "ville", 0.93) for m in P.TOWN.finditer(flat)]
    return [span for span in spans if span]
