"""What the name of a counterpart looks like: where it begins, where it ends, what is not one.

Patterns are for folded text, but a name is recognised by the capitals of the text as written.
"""

from __future__ import annotations

import re

from ..folding import fold as _fold
from .annonces import ASSOCIATION

BULLET = r"[ \t]*(?:[-•*▪►→✓➢+\uf000-\uf0ff]+|\d{1,2}[.)]|[a-z]\))?\s*"

HEADING = re.compile(
    r"associations?|beneficiaires?|organismes?|entreprises?|attributaires?|titulaires?|"
    r"tiers\b|clubs?|demandeurs?\b|porteurs?\b|"
    r"societes?|\bnoms?\b|prestataires?|fournisseurs?|structures?|candidats?|soumissionnaires?"
)
"""The heading of a column of names."""

GENERIC = re.compile(
    r"(?:(?:sous.?)?totaux|(?:sous.?)?total|montant|sommes?\b|depenses?|recettes?|tarif|"
    r"prix|parts?\b|budget(?!\s+annexe)|chapitre|"
    r"article|solde|excedent|deficit|resultat|divers|autofinancement|fonds propres|travaux|"
    r"lots?\b|offres?|devis|"
    r"(?:une |la |les |cette )?subventions?\b|habitants?|location|annee|exercice|soit|tva|"
    r"ht\b|ttc|cout|participation|"
    r"cotisation|fonds de concours|detr\b|dsil\b|etat\b|region\b|departement\b|dont|avec|"
    r"pour|sans|et\b|il\b|elle\b|le conseil|la commission|la commune|"
    r"la collectivite|"
    r"l'assemblee|vu\b|option|tranche|variante|estimation|caution|loyer|indemnite|prime|"
    r"groupe \d|acompte|reste\b|"
    r"section|operation|compte|aussi|ainsi|en effet|considerant|cependant|enfin|approuve|"
    r"decide|attribue|accorde|"
    r"vote\b|voter|fixe|valide|autorise|alloue|octroie|verse|propose|dit\b|precise|rappelle|"
    r"sollicite|donne|charge|"
    r"inscri|accepte|prend|d'(?:attribuer|allouer|accorder|approuver|octroyer|verser|"
    r"autoriser|inscrire|accepter|"
    r"acquerir|acheter|fixer|arreter|un\b|une\b)|de (?:verser|voter|fixer|retenir|valider|"
    r"ceder|vendre|"
    r"signer|lui|leur|leurs|ses|sa|son)\b|monsieur le (?:maire|president)|madame (?:la|"
    r"le) (?:maire|president)|m\. le maire|"
    r"fonctionnement|investissement|autres?\b|nombre|etude|mission|fourniture|achat|acquisition|"
    r"(?:premier|deuxieme|1er|2eme)|cout|base|tous|toutes|chaque|leurs?\b|ce\b|cette\b|"
    r"ces\b|elles?\b|lui\b|"
    r"hauteur|environ|hors|ttc|compter|partir|savoir|titre|raison|l'unanimite|la majorite|"
    r"l'euro|signer|"
    r"l'ensemble|l'article|l'issue|la charge|la somme|la date|la suite|la demande|la creation)"
)
"""What begins like this (folded) is no name."""

_COMMON_NAME = re.compile(
    r"(?:(?:les|aux|des|diverses?|certaines?|autres?|differente?s?|\d+) ?)*(?:associations|"
    r"clubs|communes(?: membres| adherentes)?|organismes|ecoles|colleges|lycees|syndicats|"
    r"comites|sections|entreprises|societes|etablissements|beneficiaires|familles|usagers|"
    r"particuliers|federations|cooperatives|budgets annexes|agents|partenaires|structures|"
    r"collectivites|centres|groupes|adherents|eleves)"
    r"(?: (?:et|ou|aux?|des?|d'|organismes|associations|locales|locaux|sportives|culturelles|"
    r"communales|municipales|sociales|scolaires|publi(?:que|c)s|prive(?:e)?s|sous contrat|"
    r"diverse?s|loi 1901|"
    r"caritatives|suivant(?:e?s)|concernee?s|exterieure?s|interet general|"
    r"(?:d')?utilite publique|(?:d')?interet general|hors commune|de la commune|\d{4}))*|"
    r"(?:l'|la |le )?(?:association|club|commune|syndicat|section|fonctionnement|tiers|personnel)"
)
"""A common name alone (folded) names nobody: "SUBVENTIONS AUX ASSOCIATIONS"."""
_UNFINISHED = re.compile(
    r"(?:l'|la |le |les )?(?:association|comite|collectif|fonds|centre|agence|union|ligue|"
    r"mission|institut|syndicat|federation|fondation|groupement|societe|service|office|"
    r"(?:association|societe|comite) (?:\w+ )?(?:nationale?|departementale?|regionale?|locale?|"
    r"francaise?|intercommunale?|communale?))"
)
"""Before "pour" (folded): the name goes on ("Association pour la recherche", "Fonds pour…")."""
_BEFORE_NAME = re.compile(
    r"[ \"«\-•*▪►→✓➢:\uf000-\uf0ff]*"
    r"(?:(?:(?:a|aux?|de|du|des)\s|d')?(?:l'|(?:la|les?)\s)?)?"
    r"(?:(?P<devis>(?:devis|offre|proposition)s?) (?:n° ?\w+ )?(?:de |d')?(?:la |l'|le )?)?"
    r"(?:demandes? (?:de subventions? )?(?:presentee |formulee |deposee |recue )?"
    r"(?:de |par |du |d')(?:la |l'|le )?)?"
    r"(?:(?:entreprises?|societes?|ste) (?!de chasse|d'histoire|de peche|publique|"
    r"d'economie|communale|philharm|musicale))?"
    r"(?:dite |denommee )?[\"« ]*"
)
STOP = re.compile(
    r"\sa (?:fait|depose|adresse|formule|realise|effectue|obtenu)\b|"
    r"\s\d{1,3}(?:[ .]\d{3})+|\s\d+[.,]\d\d|\ss'(?:etabli|elev|engag)\w*|"
    r"\s(?:de la|la|les|le|un|des|d'un|d'une|du) (?:parcelles?|terrains?|lots?|immeubles?|"
    r"biens?|maison d)\b|"
    r"[,;:(€\"»\t]|(?<!\.[a-z])\.(?=\s|$)|\.(?=\s+(?:l[ae]s?|l'|les|il|elle|ce|cette|m\.|mme|"
    r"monsieur|madame|vu|apres|dit)\b|$)|\s-\s|\s*\n\s*\n|"
    r"\s*\n\s*(?=[-•*▪►→✓➢\uf000-\uf0ff])|"
    r"\s(?:pour|afin|d'un montant|d'une|au titre|dont|qui|que|sis\w*|situe\w*|domicili\w*|"
    r"represent\w*|un|une|"
    r"la somme|dans|au prix|a hauteur|en vue|selon|conformement|soit|par|sous|lors|"
    r"a compter|ayant|s'elev\w*|"
    r"moyennant|est|a ete|au cours|demeurant|propose\w*|comme|avec|ainsi|le montant|"
    r"le titre|a raison|en qualite|"
    r"immatricul\w*|et (?:de|d'|d|la|le|les|a|au)|au (?:montant|tarif|taux)|a l'euro|"
    r"d'attribuer|il|elle|"
    r"a (?:presente|sollicite|propose|remis|transmis)|sollicite|organise|au regard|"
    r"tels?\b|telles?\b|"
    r"chaque|suite|en raison|"
    r"correspondant|relati\w*|concernant|suivant\w*|apres|de (?:\d|se )|d'acquerir|"
    r"d'acheter|sur|en \d{4}|souhait\w*|demande(?:nt)?\b(?! d)|"
    r"etai(?:en)?t|sont|ont|seront|sera|du montant|de la somme|a l'ordre du jour|"
    r"a (?:percu|recu|beneficie|obtenu)|recoit|recevra|percoit|percevra|beneficie\w*|obtient|"
    r"se voit|"
    r"nous|leur|afin|lequel|laquelle|sans|hors|en date|a titre|ce|cette|aupres)\b"
)
"""Where a name ends (folded)."""

_TOWN = re.compile(
    r"\s+(?:(?:de|à|A|a) |d')(?:la |le |l'|La |Le |LA |LE |"
    r"L')?(?:[A-ZÀ-Ý][\w'-]+)(?:[ -](?:[A-ZÀ-Ý][\w'-]+|en|sur|au|de|du|la|le|les|sous))*$"
)
_COMMON_HEAD = re.compile(
    r"(?:les? |l'|la )?(?:association|cercle|assoc|asso|ass|comite|amicale|club|imprimerie|"
    r"compagnie|banque|caisse|regie|"
    r"centre|office|agence|syndicat|societe|fonds|fondation|federation|union|commune|ville|"
    r"communaute|departement|"
    r"region|ecole|college|lycee|cooperative|chambre|conseil|parc|groupement|atelier|atelie|"
    r"maison|foyer|fabrique|"
    r"mission|musee|theatre|festival|comice|amis|anciens|sou|ccas|paroisse|harmonie|ligue|"
    r"service|pays|sdis|mfr|"
    r"ape|credit|etablissement|entente|etoile|jeunesse|consorts|sapeurs|conservatoire|convention)\b"
)

_PARTY = re.compile(
    r"(?:de |d'|du |des |a |au |aux )?(?:la |l'|le |les )?(?P<name>(?:m\. et mme|mr et mme|"
    r"monsieur et madame|m\.|mr\b|mme|monsieur|"
    r"madame|messieurs|mm\.|mlle|consorts|indivision|epoux|sci\b|societe|sarl|sas\b|sasu|"
    r"eurl|sa\b|entreprise|gaec|earl|scea|safer|"
    r"epf|etablissement public foncier|departement|region|commune|communaute|office|"
    r"association|syndicat|sncf|etat\b|bailleur))"
)
_OWN_ARTICLE = re.compile(r"(?:L['’]|La |Le |Les |LES |LA |LE )$")
"""A capital makes the article a part of the name ("Les Tréteaux")."""
_BODY = re.compile(ASSOCIATION + r"|entreprise|societe")
_DANGLING = re.compile(r"(?: (?:à|au|aux|a|de|du|des|d'|et|en|la|le|les|s'[a-zé]+))+$")
"""Small words left at the end of a name that was cut."""
_LEGAL_FORM = re.compile(r"^(?i:sarl|sasu?|eurl|scop|ets|sa|sci|etablissements)\b\s*")
_QUOTED = re.compile(r"(?:[a-z']+ ){0,3}[«\"] ?[^«»\"\n\t€]{2,70}[»\"]")
"""A name in quotes, which may hold any word ("l'association « Culture pour tous »")."""
_CAPITALS = re.compile(r"[A-ZÀ-Ý0-9]")
_LOWER_NAME = re.compile(
    r"(?:amicale (?:des? |du |d'|laique|scolaire)|comite (?:des? |d')|club (?:des? |du |d'|\w)|"
    r"chorale \w|harmonie \w|fanfare \w|cooperative scolaire|syndicat d'initiative|"
    r"anciens combattants|donneurs de sang|ligue contre|secours (?:populaire|catholique)|"
    r"banque alimentaire|societe de (?:chasse|peche)|foyer (?:rural|socio)|"
    r"(?:ecole|college|lycee) \w|mission locale|office de tourisme|croix.rouge|restos? du|"
    r"association (?:des? |du |d'|pour |sportive|communale|familiale|fonciere)|"
    r"sapeurs.pompiers|souvenir francais|centre (?:social|communal)|ccas\b|"
    r"caisse des ecoles|budget\s+annexe|restaurants? scolaire|cantine scolaire)"
)
"""Recipients that need no capital (folded): there is one in most communes."""
_CELL_STOP = re.compile(
    r"[;:(€\t]|\s*\n\s*\n|\s\d{1,3}(?:[ .]\d{3})+|\s\d+[.,]\d\d|"
    r"(?:,| [-–])\s+(?=(?:pour|achat|organisation|subvention|fonctionnement|aide|participation|"
    r"projet|dont|soit|montant|demande|convention|exceptionnel|investissement|versement|annee|"
    r"acompte|solde|sous reserve|\d)[a-z]*\b)|"
    r"\s(?:pour(?! tous| toutes)|afin|au titre|d'un montant|dont|sous reserve|suite a|"
    r"dans le cadre)\b"
)
"""Where a name that fills a cell ends (folded): a purpose or a comment follows."""
_INITIALS = re.compile(r"(?:^| )(?:[A-Z]\.)+[A-Z]$")
"""Initials whose last point belongs to the name ("F.N.A.T.H.")."""
_ELECTED = re.compile(r"(?:m\.|mr|mme|monsieur|madame) (?:le|la|l')")


def cut(
    texte: str,
    folded: str,
    low: int,
    high: int,
    *,
    company: bool = False,
    whole: bool = False,
) -> str | None:
    """Return the name written from `low` on, without article, as written, or None.

    `texte` and `folded` are the same text; the name ends at `high`, at punctuation, at a word that
    says something about it, or at a short line's end. `whole`: a cell or an item holds nothing but
    the name, whose commas and dashes belong to it ("Familles Rurales, section de Luzy").
    """
    lead = _BEFORE_NAME.match(folded, low, high)
    start = lead.end() if lead else low
    article = _OWN_ARTICLE.search(texte[low:start])
    own = article and article[0].lower() == "les " and texte[start : start + 1].isupper()
    if article and (own or not _BODY.match(folded, start)):
        word = re.match(r"[\w.-]+", texte[start:])
        # "L'ASL" begins a sentence, "pour l'ASL" tells that the article is no part of the name.
        if not word or not re.search(rf"\b(?:l['’]|la |le |les ){re.escape(word[0])}\b", texte):
            start = low + article.start()
    if GENERIC.match(folded, start) or (
        GENERIC.match(folded, low) and not (lead and lead["devis"])
    ):
        return None
    quoted = _QUOTED.match(folded, start, high + 60)
    ends = _CELL_STOP if whole else STOP
    stop = ends.search(folded, quoted.end() if quoted else start + 1, high)
    if (
        stop
        and stop[0].strip() in ("pour", "sur", "avec", "dans", "sans")
        and (_UNFINISHED.fullmatch(folded, start, stop.start()))
    ):
        high = max(high, min(len(folded), stop.end() + 80))
        stop = ends.search(folded, stop.end(), high)
    end = stop.start() if stop else max(high, quoted.end() if quoted else high)
    line_end = folded.find("\n", start, end)
    if line_end >= 0 and line_end - folded.rfind("\n", max(0, line_end - 80), line_end) < 60:
        end = line_end
    name = re.sub(r"\s*[«»\"“”]\s*", " ", re.sub(r"\s+", " ", texte[start:end]))
    name = re.sub(r"(?<=[^\W\d])- (?=[^\W\d])", "-", name)  # a cell broken at a hyphen
    name = _DANGLING.sub("", re.sub(r" {2,}", " ", name).strip(" .,:-–*'’"))
    if _INITIALS.search(name) and f"{name}." in texte[start : end + 1]:
        name += "."
    named = _CAPITALS.search(name) or _LOWER_NAME.match(folded, start)
    if not 2 <= len(name) <= 120 or not named or _ELECTED.match(folded, start):
        return None
    if not re.search(r"[A-Za-zÀ-ÿ]{2}|[A-Z]\.[A-Z]", name) or _COMMON_NAME.fullmatch(_fold(name)):
        return None
    if company:
        if not _CAPITALS.match(name):
            return None
        name = without_town(name)
    return name


def without_town(name: str) -> str:
    """Drop the town after the name of a company ("Durand TP de Villeneuve")."""
    match = _TOWN.search(name)
    if not match or match.start() < 2 or _COMMON_HEAD.match(_fold(name)):
        return name
    head = _LEGAL_FORM.sub("", name[: match.start()])
    return name[: match.start()] if head.isupper() or len(head.split()) > 1 else name


def party_at(texte: str, folded: str, low: int) -> str | None:
    """Return the other party of a sale written at `low`: a person, a company, a public body."""
    match = _PARTY.match(folded, low)
    if not match or _ELECTED.match(folded, match.start("name")):
        return None
    start = match.start("name")
    # "M. et Mme": the point of a title ends no name.
    window = re.sub(r"\bm\.", "mm", folded[start : start + 110])
    stop = STOP.search(window, 8)
    end = min(start + stop.start() if stop else start + 60, len(folded))
    name = without_town(re.sub(r"\s+", " ", texte[start:end]).strip(" .,"))
    return name if re.search(r" [A-ZÀ-Ý]", name) else None
