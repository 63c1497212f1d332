"""Organisations by grammar: legal forms, descriptive names, public bodies, acronyms, tables."""

from __future__ import annotations

import re

from pipeline.entities.flat import Span, fold, shouting
from pipeline.gazetteer import gazetteer, normalise

from . import patterns as P

_KEEPS_PLACE = re.compile(
    r"(?i)^(?:gaec|earl|scea|sci|asl|asa|afp|afr|cuma|gfa|spl|sem|spla|gip|gie|g\.a|e\.a|s\.c\.i)"
)
_TAIL = re.compile(
    r"(?:(?: |,)+\b(?i:et|de|du|des|d|la|le|les|l|pour|en|sur|à|au|aux|dans|par|avec|qui|est|a|"
    r"ont|sont|dont)|[ ,;:'&–-])+$"
)
_SPLIT_PLACE = re.compile(r" (?:de|d'|du|des|à|DE|D') ?(?=[A-ZÀ-Ý])")
_GENERIC_HEADS = frozenset("societe entreprise societes entreprises groupe ets".split())
_TRADES = frozenset(
    "assurance assurances groupe groupes maison atelier constructions construction crédit "
    "électricité maçonnerie couverture plomberie garage agence charpente charpentes transports "
    "laboratoire "
    "carrière".split()
)
"""Words of companies that are also common words: in lower case they need an article before."""
_ARTICLE = re.compile(r"(?:du |des? |d'un |le |la |au |l')$")
_NOT_COMPANY = frozenset(
    "le la les il elle en de du lots lot montant adresse ht ttc pour total nom prix note offre "
    "offres candidat "
    "et ou n article attributaire retenue retenues commune ville mairie conseil maire france "
    "europe bp "
    "tous toutes public publique retenu candidate titulaire mandataire suivante suivantes".split()
)
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
        *_companies(flat),
        *_descriptive(flat),
        *_listed(flat),
        *_funders(flat),
        *_acronyms(flat),
        *_rows(flat),
        *_compounds(flat),
    ]


def _span(flat: str, debut: int, fin: int, regle: str, poids: float) -> Span | None:
    tail = _TAIL.search(flat, debut, fin)
    if tail and tail.end() == fin:
        fin = tail.start()
    text = flat[debut:fin]
    if text.count("«") > text.count("»") and "»" in flat[fin : fin + 2]:
        fin = flat.index("»", fin) + 1
    if text.startswith("«"):
        inner = len(text) - len(text.lstrip("« "))
        debut += inner
        fin = debut + len(flat[debut:fin].rstrip("» "))
    if fin - debut < 2 or not any(char.isalpha() for char in flat[debut:fin]):
        return None
    return Span(debut, fin, "ORG", None, regle, poids)


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


def _companies(flat: str) -> list[Span]:
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
        spans.append(_span(flat, match.start(), end, "forme_juridique", 0.93))
    for match in P.ENTERPRISE.finditer(flat):
        word = match["mot"].lower()
        if match["mot"].isupper() and word not in ("entreprise", "société", "cabinet"):
            continue
        first = fold(match["nom"]).split()
        if not first or first[0] in _NOT_COMPANY or first[0] in P.NOT_A_NAME:
            continue
        if word in _TRADES and not match["mot"][0].isupper() and not _introduced(flat, match):
            continue
        begin = match.start("forme") + 1 if match["forme"] else match.start("nom")
        if fold(word) not in _GENERIC_HEADS and not match["forme"]:
            begin = match.start()
        spans.append(
            _span(
                flat,
                begin,
                _cut_place(flat, match.start("nom"), _before_dash(flat, match)),
                "entreprise",
                0.85,
            )
        )
    spans += [
        _span(flat, m.start("org"), m.end("org"), "notaire", 0.97) for m in P.NOTARY.finditer(flat)
    ]
    return [span for span in spans if span]


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
            span = _span(flat, match.start(), end, rule, weight_here)
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
        _span(flat, m.start(), m.end(), "nom_capitales", 0.75)
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
        _span(flat, m.start("nom"), m.end("nom"), "nom_metropole", 0.8)
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
        spans.append(_span(flat, match.start(), end, "sigle_nomme", 0.88))
    spans += [_span(flat, m.start(), m.end(), "ville", 0.93) for m in P.TOWN.finditer(flat)]
    return [span for span in spans if span]


_ROW = re.compile(
    r"(?m)^[ \t]*(?:[-–—•▪*✓➢>\uf000-\uf0ff] ?)?(?P<nom>[A-ZÀ-Ý«\"][^\t\n€:|]{2,80}?)[ \t]*(?:\t|"
    r":|\.{3,}|…+| {3,}| ?[-–] )[ \t]*(?:\d[\d .,']*(?:€|euros|EUR)?)"
)
_ROW_REFUSED = re.compile(
    r"(?i)\b(?:total|sous[- ]total|budget|chapitre|article|dépenses?|recettes?|ht\b|ttc\b|tva|"
    r"travaux|detr|dsil|fctva|autofinancement|fonds|"
    r"emprunt|montant|subventions?|section|compte|excédent|déficit|résultat|solde|reste|part|"
    r"taux|taxe|tarif|lot|date|page|exercice|"
    r"année|pour|contre|abstentions?|votants|présents|nombre|crédits?|dotation|charges|produits|"
    r"frais|achat|coût|honoraires|"
    r"participation|maîtrise|études?|mission|imputation|opération|base|plafond|enveloppe|"
    r"adhérents?|élèves?|enfants?|habitants?|euros?|€|caution|location|salle|repas)\b"
)


_ASSOCIATIVE = re.compile(
    r"(?i)\b(?:associations?|ass\.?|clubs?|comités?|comite|amicale|union|amis|foyer|société|"
    r"societe|sport\w*|école|ecole|ape|apel|mfr|admr|fnaca|unc|"
    r"anciens|chasse|pêche|pompiers|football|foot|tennis|judo|gym\w*|pétanque|jeunes|parents|"
    r"secours|restos|croix|adil|harmonie|chorale|"
    r"familles|aînés|aines|retraités|théâtre|danse|collège|coopérative|usep|us|as|fc|basket|hand|"
    r"rugby|cyclo|don du sang|donneurs)\b"
)


_TABLE_HEAD = re.compile(
    r"(?im)^[^\n]*\b(?:associations?|bénéficiaires?|organismes?|clubs?|structures?|tiers)\b"
    r"[^\n]*\t[^\n]*$|^(?:nom de l'|noms? des? )?(?:associations?|bénéficiaires?|organismes?)\t.*$"
)
"""The heading of a table whose first column names the recipients."""
_TABLE_ROW = re.compile(
    r"(?P<nom>[A-ZÀ-Ý«\"][^\t\n€:|]{1,80}?)[ ]*\t(?:[^\n]*\t)?[ ]*"
    r"(?:[-+]?\d[\d .,']*(?:€|euros|EUR)?|néant|-|[Nn]on demandée?|[Rr]efus\w*)[ \t]*"
)


def _rows(flat: str) -> list[Span]:
    """Beneficiaries in a list or a table of subventions: "AMICALE DES CHASSEURS … 150 €"."""
    if not re.search(r"(?i)subvention", flat) or not re.search(
        r"(?i)associati|bénéficiaire|organisme|subventions? (?:20\d\d|à caractère|communales|"
        r"suivantes)",
        flat,
    ):
        return []
    matches = [m for m in _ROW.finditer(flat) if not _ROW_REFUSED.search(m["nom"])]
    told = sum(_ASSOCIATIVE.search(m["nom"]) is not None for m in matches)
    if len(matches) < 3 or told < max(2, 0.2 * len(matches)):
        matches = []
    spans: dict[int, Span | None] = {}
    for match in [*matches, *_headed_rows(flat)]:
        name = re.split(r" ?\((?!.*\b[A-Z]{2,}\))", match["nom"])[0]
        begin = match.start("nom")
        if len(name) > 2 and normalise(name) not in gazetteer().commune_keys:
            spans[begin] = _span(
                flat, begin, begin + len(name.rstrip()), "tableau_subventions", 0.9
            )
    return [span for span in spans.values() if span]


def _headed_rows(flat: str) -> list[re.Match[str]]:
    """Rows under a heading that says that the first column names recipients."""
    found = []
    for head in _TABLE_HEAD.finditer(flat):
        position = head.end() + 1
        while row := re.compile(r"[^\n]*\t[^\n]*").match(flat, position):
            match = _TABLE_ROW.fullmatch(flat, row.start(), row.end())
            if match and not re.match(r"(?i)(?:sous[- ])?tota(?:l|ux)\b", match["nom"]):
                found.append(match)
            position = row.end() + 1
    return found
