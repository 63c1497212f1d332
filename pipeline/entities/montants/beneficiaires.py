"""Who an amount goes to, or who is across the contract: the row, the list item, the sentence."""

from __future__ import annotations

import re

from ..folding import fold
from .mentions import Mention, Reading
from .tables import Cell, Row

_NAMED_ROLES = (
    "subvention", "participation", "marche", "cession", "garantie", "emprunt", "indemnite", "autre",
)  # fmt: skip
_NAME_HEADING = re.compile(
    r"associations?|beneficiaires?|organismes?|entreprises?|attributaires?|titulaires?|tiers\b|clubs?|"
    r"societes?|\bnoms?\b|designation|prestataires?|fournisseurs?|structures?|candidats?|intitule|libelle"
)
_GENERIC = re.compile(
    r"^(?:(?:sous.?)?total|montant|somme|depenses?|recettes?|tarif|prix|part\b|budget|chapitre|article|"
    r"solde|excedent|deficit|resultat|divers|autofinancement|fonds propres|travaux|lot\b|offre|"
    r"(?:une |la )?subvention|habitants?|location|annee|exercice|soit|tva|ht\b|ttc|cout|participation|"
    r"cotisation|dont|avec|pour|sans|de\b|du\b|et\b|a\b|il |le conseil|decide|vu\b|option|tranche|variante|"
    r"montant|estimation|caution|loyer|indemnite|prime|groupe|acompte|reste|section|operation|art\b|compte)"
)

# A name runs until punctuation or a word that says something about it.
_STOP = re.compile(
    r"[,;:()\n\t€\"]|\.(?= |$)|\s-\s|\s(?:pour|afin|d'un montant|au titre|dont|qui|que|sis\w*|situe\w*|"
    r"domicili\w*|represent\w*|une (?:subvention|aide|somme|participation)|la somme|un montant|dans le cadre|"
    r"au prix|a hauteur|en vue|selon|conformement|soit|par\b|sous|lors|a compter|sur|ayant|s'eleve\w*|"
    r"moyennant|est\b|a ete|au cours|demeurant|propose\w*|comme|avec|afin|ainsi|le montant|a raison|"
    r"en qualite|immatricul\w*|et (?:de|d'|d|la|le|les|a|au)\b|au (?:montant|tarif)|a l'euro)\b"
)
_LEAD = re.compile(
    r"^(?:(?:a |au |aux |de |du |des |d'|en faveur de |au profit de )?"
    r"(?:l'|la |le |les )?)?"
    r"(?:(?:entreprise|societe|ste|l'entreprise|cabinet d'etudes|groupement d'entreprises)s? )?(?:de )?"
)
_ASSOCIATION = (
    r"(?:association|amicale|comite|club|cooperative|coop\b|ccas|c\.c\.a\.s|centre|foyer|syndicat|federation|"
    r"fondation|union|ecole|college|lycee|mfr|ape\b|usep|sou des ecoles|societe|office|maison|compagnie|"
    r"groupe|collectif|festival|ligue|secours|croix|banque alimentaire|convention|comice|fabrique|acca|"
    r"caisse des ecoles|mission locale|anciens|amis|harmonie|les restos)"
)
_PAID_TO = re.compile(
    r"(?:en faveur|au profit|au benefice) (?:de |du |des |d')(?:la |l'|le |les )?|"
    r"(?:\b(?:a |au |aux )(?:la |l'|les )?)(?=(?:[\"« ]*)" + _ASSOCIATION + r")|"
    r"(?:\ba )(?:l'association |la societe |l'entreprise )"
)
_COMPANY = re.compile(
    r"(?:entreprises?|societes?|sarl|sas|eurl|scop|ets|etablissements|cabinet|bureau d'etudes?|agence|"
    r"atelier|menuiserie|garage|offre (?:de|d')|devis (?:de|d'|n° ?\w+ de)|aupres (?:de|d')|"
    r"confi\w+ (?:a|au)|attribu\w+ (?:a|au)|retenir|titulaire|groupement|propose\w* par|presente\w* par|"
    r"etabli\w* par|realise\w* par|par) (?:(?:la|le|l'|du|de la|de l'|de|a la|a l') ?)?"
    r"(?:(?:societe|entreprise|sarl|sas|eurl|ets|offre de|devis de) )?"
)
_OTHER_PARTY = re.compile(
    r"(?:\bau profit de|\ba|appartenant a|propriete de|aupres de|consentie? a|par|vend\w* a|ced\w* a) "
    r"(?=(?:la |l'|le )?(?:m\.|mr|mme|monsieur|madame|messieurs|mm\.|consorts|indivision|sci|societe|sarl|sas|"
    r"entreprise|epoux))"
)
_BANK = re.compile(
    r"(?:la |le |l'|du |aupres de )?(caisse d'epargne|credit (?:agricole|mutuel)|la banque postale|"
    r"banque postale|caisse des depots(?: et consignations)?|banque des territoires|banque populaire|"
    r"societe generale|agence france locale)"
)
_PERSON = re.compile(
    r"\b(?:m\.|mr|mme|monsieur|madame|messieurs|mm\.|consorts|epoux) (?:et (?:mme|madame) )?"
)


class Names:
    """Finds the counterpart of each amount of one text."""

    def __init__(
        self, reading: Reading, mentions: list[Mention], collectivite: str | None = None
    ) -> None:
        self.reading = reading
        self.ends = [mention.fin for mention in mentions]
        self.own = fold(collectivite or "")

    def of(self, mention: Mention, role: str) -> str | None:
        """Return the counterpart of `mention` for this role, as written, or None."""
        if role not in _NAMED_ROLES:
            return None
        if role in ("subvention", "participation", "marche", "autre"):
            found = self._from_row(mention, role) or self._from_item(mention, role)
            if found:
                return found
        if role in ("autre", "indemnite"):
            return None
        return self._from_sentence(mention, role) or self._from_objet(role)

    # A table row, or a line laid out with blanks: "Foyer rural \t 500 €".
    def _from_row(self, mention: Mention, role: str) -> str | None:
        row = self.reading.table.row_at(mention.debut)
        cell = row.cell_at(mention.debut)
        if cell is None or len(row.cells) < 2 or not self._alone(cell, mention):
            return None
        labels = row.labels(cell)
        if not labels:
            return None
        chosen = self._headed(row, labels)
        if role in ("marche", "autre") and chosen is None:
            return None
        return self._clean(chosen or labels[-1])

    def _headed(self, row: Row, labels: list[Cell]) -> Cell | None:
        for label in labels:
            if _NAME_HEADING.search(row.heading(label)):
                return label
        return None

    def _alone(self, cell: Cell, mention: Mention) -> bool:
        return mention.debut - cell.debut <= 3

    # A list item: "- Foyer rural : 500 €", "Entreprise Martin, d'un montant de 500 €".
    def _from_item(self, mention: Mention, role: str) -> str | None:
        row = self.reading.table.row_at(mention.debut)
        line = self.reading.folded[row.debut : mention.debut]
        match = re.fullmatch(
            r"\s*(?:[-•*▪►→✓➢\uf000-\uf0ff]+|\d{1,2}[.)]|[a-z]\))?\s*(?P<name>[^:;€\n\t]{3,90}?)\s*"
            r"(?::|=|\.{2,}|-|d'un montant de|pour un montant de|pour|\()\s*",
            line,
        )
        if not match or role == "autre":
            return None
        if role == "marche" and not re.match(
            r"(?:l'|la |le )?(?:entreprise|societe|sarl|sas|ets|eurl|lot)\b", match["name"]
        ):
            return None
        start = row.debut + match.start("name")
        return self._name(start, row.debut + match.end("name"))

    def _from_sentence(self, mention: Mention, role: str) -> str | None:
        left = self._sentence(mention.debut)
        if role in ("subvention", "participation"):
            patterns, sides = [_PAID_TO], ("right", "left")
        elif role == "marche":
            patterns, sides = [_COMPANY], ("left", "right")
        elif role == "cession":
            patterns, sides = [_OTHER_PARTY], ("right", "left")
        elif role == "emprunt":
            return self._bank(left, mention)
        else:
            patterns, sides = [_PAID_TO], ("right", "left")
        for side in sides:
            span = (left, mention.debut) if side == "left" else (mention.fin, mention.fin + 160)
            found = self._in_span(patterns[0], *span, last=side == "left")
            if found:
                return found
        return None

    def _sentence(self, offset: int) -> int:
        low = max(0, offset - 420)
        text = self.reading.folded[low:offset]
        last = 0
        for match in re.finditer(
            r"[.;!?]\s+(?=[^a-z\s])|\n\s*\n|\n\s*(?=[-•*▪►→✓➢\uf000-\uf0ff])", text
        ):
            last = match.end()
        return low + last

    def _in_span(self, pattern: re.Pattern[str], low: int, high: int, *, last: bool) -> str | None:
        folded = self.reading.folded
        if not last:
            end = re.search(r"[.;]\s|\n\s*\n|\n\s*[-•*▪►→✓➢\uf000-\uf0ff]|€", folded[low:high])
            high = low + end.start() if end else min(high, len(folded))
        matches = list(pattern.finditer(folded, low, high))
        for match in reversed(matches) if last else matches:
            found = self._name(match.end(), min(high + (0 if last else 60), match.end() + 110))
            if found:
                return found
        return None

    def _bank(self, low: int, mention: Mention) -> str | None:
        match = None
        for match in _BANK.finditer(self.reading.folded, low, mention.fin + 120):
            break
        return self.reading.texte[match.start(1) : match.end(1)] if match else None

    def _from_objet(self, role: str) -> str | None:
        return None

    def _clean(self, cell: Cell) -> str | None:
        return self._name(cell.debut, cell.fin, whole=True)

    def _name(self, low: int, high: int, *, whole: bool = False) -> str | None:
        """Return the name written at `low`, cut where it ends, or None if it is not a name."""
        folded = self.reading.folded[low:high]
        skipped = len(folded) - len(folded.lstrip(' "«-•*▪►→✓➢:'))
        lead = _LEAD.match(folded[skipped:])
        skipped += lead.end() if lead else 0
        stop = None if whole else _STOP.search(folded, skipped + 2)
        end = stop.start() if stop else len(folded)
        name = folded[skipped:end].strip(' "«».:-*')
        if len(name) < 2 or _GENERIC.match(name) or not re.search(r"[a-z]{2}", name):
            return None
        written = self.reading.texte[low + skipped : low + end].strip(' "«».:-*\u00a0')
        written = re.sub(r"\s+", " ", written)
        if not whole and not re.search(r"[A-ZÀ-Ý]", written):
            return None
        if self.own and name in (self.own, f"commune de {self.own}", f"ville de {self.own}"):
            return None
        return written[:120]
