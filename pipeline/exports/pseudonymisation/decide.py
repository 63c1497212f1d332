"""Is the subject of a délibération a private person? Which subject, and why it is protected.

A subject of this list that names a private individual would still identify them once the name is
hidden (a parcel, a grade, a date are enough in a village): the row is withheld. Sources: CADA avis
20221096, 20226150, 20226184 (social aid, named decisions on agents, debts, private sales).
"""

from __future__ import annotations

import re

from ...entities.flat import fold
from ...records import Deliberation, Record


class Sujet(Record, frozen=True, kw_only=True):
    """A kind of subject: its code, what it is (in French), and how its objet is written."""

    code: str
    libelle: str
    mots: str
    sauf: str = r"(?!)"
    matieres: tuple[str, ...] = ()


SUJETS = (
    Sujet(
        code="aide_sociale",
        libelle="une aide sociale à une personne",
        mots=r"\b(?:secours|aides? (?:sociales?|d urgence|alimentaires?|financieres?|"
        r"individuelles?|exceptionnelles?|"
        r"legales?|menageres?)|fsl|rsa|apa|obseques|indigent\w*|bourses?|impayes?|precarite|"
        r"hebergement d urgence|"
        r"colis|bons? alimentaires?|permis de conduire|bafa)\b",
        sauf=r"\b(?:centres? de secours|incendie et de secours|secours (?:populaire|catholique)|"
        r"plan (?:communal|de) "
        r"|bourse (?:du travail|aux|de l emploi))\b",
        matieres=("8.2",),
    ),
    Sujet(
        code="agent",
        libelle="une décision sur un agent nommé",
        mots=r"\b(?:personnels?|temps de travail|duree (?:hebdomadaire )?de (?:travail|service)|"
        r"(?:creation|suppression|modification|transformation|ouverture) (?:de |du |d un )?postes?|"
        r"recrut\w+|nomm?(?:e|er|ee|ination)|titularis\w+|avancements?|promotion "
        r"interne|detachements?|"
        r"mise (?:a|en) (?:disposition|disponibilite|la retraite)|conges?|temps partiel|mi "
        r"temps|licenci\w+|"
        r"ruptures? conventionnelles?|demissions?|accidents? (?:du|de) (?:travail|service)|"
        r"maladies?|reclassement|"
        r"capital deces|allocations? (?:chomage|de retour)|agents? recenseurs?|coordonnat\w+|"
        r"vacataires?|"
        r"stagiaires?|apprenti\w*|gratifications?|medailles?|indemnites? de (?:stage|fonctions? "
        r"de|regie|gardiennage|"
        r"conseil)|agent\w*|remuneration|emplois?|cd[di]|contrats? (?:de travail|a duree|aides?|"
        r"pec|d apprentissage|(?:de )?(?:mme|mr?|monsieur|madame)))\b",
        matieres=("4.1", "4.2", "4.3", "4.4", "4.5"),
    ),
    Sujet(
        code="protection",
        libelle="une protection fonctionnelle",
        mots=r"\bprotections? fonctionnelles?\b",
    ),
    Sujet(
        code="dette",
        libelle="une dette d'une personne",
        mots=r"\b(?:non valeurs?|creances? (?:eteintes?|irrecouvrables?|douteuses?)|remises? "
        r"(?:gracieuses?|de dettes?|"
        r"totales?|partielles?)|irrecouvrables?|surendettement|effacement|degrevement|decharge|"
        r"degats? des eaux|"
        r"exonerations?|annulations? (?:de|d un|des) (?:titres?|loyers?|factures?)|fuites? d "
        r"eau|rembours\w+)\b",
    ),
    Sujet(
        code="foncier",
        libelle="une vente, un achat ou un échange avec une personne",
        mots=r"\b(?:ventes?|vend\w*|cessions?|ced\w+|alienations?|acquisitions?|acqu\w+|achats?|"
        r"achet\w+|echanges?|"
        r"preemption|retrocessions?|expropriations?|servitudes?|delaisses?|parcelles?|terrains?|"
        r"maisons?|"
        r"declassement|desaffectation|chemins? ruraux|chemin rural|bornage|succession|legs?|"
        r"donations?|dons?|"
        r"droits? de passage|biens? (?:sans maitre|vacants?)|alignement|portions?)\b",
        sauf=r"^(?!.*\b(?:cadastr\w*|parcelles?)\b).*\bemprunts?\b|\bcession de droits? d auteur|"
        r"\b(?:acqui\w+|achats?) (?:(?:de|d|du|des|un|une|la|le|l|neu\w+|nouve\w+) ){0,3}"
        r"(?:chaudieres?|materiels?|vehicules?|camions?|camionnettes?|tracteurs?|tondeuses?|"
        r"mobiliers?|ordinateurs?|logiciels?|copieurs?|photocopieurs?|jeux|panneaux|livres?|"
        r"documents?|fournitures?|equipements?|defibrillateurs?|illuminations?)\b",
        matieres=("3.1", "3.2", "3.4", "3.6", "2.3"),
    ),
    Sujet(
        code="concession",
        libelle="une concession funéraire",
        mots=r"\b(?:concessions?|columbarium|cavurnes?|caveaux?|cimetieres?|tombes?|"
        r"exhumations?|funeraires?|sepultures?)\b",
        sauf=r"\bconcessions? (?:de (?:service|travaux|plage|distribution)|d amenagement|"
        r"hydro\w+)\b",
    ),
    Sujet(
        code="bail",
        libelle="un bail ou une occupation par une personne",
        mots=r"\b(?:baux|bail|locations?|loue\w*|loyers?|locataires?|logements?|appartements?|"
        r"fermages?|garages?|"
        r"occupations?|affouages?|chasse|paturages?|jardins?|caution|depot de garantie)\b",
        sauf=r"\b(?:travaux|remplacement|refection|renovation|rehabilitation|chaudieres?|cuve|"
        r"isolation|toiture|menuiseries|devis)\b",
        matieres=("3.3",),
    ),
    Sujet(
        code="habitat",
        libelle="une aide à l'habitat d'une personne",
        mots=r"\b(?:facades?|opah|habitat|renovation energetique|chaudieres?|adaptation du "
        r"logement|primo accedants?|"
        r"assainissement non collectif|velos?|recuperateurs?|panneaux solaires)\b",
        sauf=r"\b(?:remplacement|acqui\w+|entretien|maintenance|fourniture|plan local|office)\b",
        matieres=("8.5",),
    ),
    Sujet(
        code="litige",
        libelle="un litige ou un accord avec une personne",
        mots=r"\b(?:transaction\w*|protocoles? (?:d accord|transactionnel)|indemnis\w+|"
        r"sinistres?|contentieux|litiges?|"
        r"plaintes?|ester en justice|defense (?:en justice|de la commune|des interets)|recours|"
        r"requetes?|tribunal|prejudices?|"
        r"contraventions?|mediation)\b",
        matieres=("1.5", "5.8"),
    ),
    Sujet(
        code="scolaire",
        libelle="la scolarité d'un enfant",
        mots=r"\b(?:derogations?|scolaris\w+|inscriptions? scolaires?|frais de scolarite|"
        r"eleves?|enfants?|cantine)\b",
    ),
    Sujet(
        code="urbanisme",
        libelle="l'autorisation ou le raccordement d'une personne",
        mots=r"\b(?:permis (?:de construire|d amenager)|certificat d urbanisme|declaration "
        r"prealable|raccordements?|"
        r"branchements?|infractions? (?:au|a l) urbanisme|perils?|insalubr\w+|abandon|extension "
        r"du reseau)\b",
        matieres=("2.2",),
    ),
)  # fmt: skip

_COMPILED = tuple((s, re.compile(s.mots), re.compile(s.sauf)) for s in SUJETS)
PRIVATE_CAPACITY = frozenset(
    {"foncier", "concession", "bail", "aide_sociale", "dette", "habitat", "scolaire", "urbanisme"}
)
"""Subjects in which even an elected official is a private person."""

_COMPANY = re.compile(
    r"\b(?:sarl|sas|sasu|sci|snc|eurl|gaec|earl|scea|gfa|societe|association|safer|epf|"
    r"enedis|sncf|onf|departement|region|conseil (?:general|departemental|regional)|"
    r"communaute de communes|syndicat|office public|bailleur social|diocese|paroisse)\b"
)


_PARTIES = frozenset({"foncier", "bail", "litige", "urbanisme"})


def with_a_company(sujet: Sujet, objet: str) -> bool:
    """True when the objet itself names a legal entity as the other party."""
    return sujet.code in _PARTIES and _COMPANY.search(fold(objet)) is not None


def told(sujet: Sujet, objet: str) -> bool:
    """True when the words of the objet say the subject, and not the matière alone."""
    text = fold(objet)
    return any(s == sujet and m.search(text) and not x.search(text) for s, m, x in _COMPILED)


def subject(deliberation: Deliberation) -> Sujet | None:
    """Return the protected subject of a délibération, from its objet, else from its matière."""
    objet = fold(deliberation.objet or "")
    for sujet, mots, sauf in _COMPILED:
        if mots.search(objet) and not sauf.search(objet):
            return sujet
    for sujet in SUJETS:
        if deliberation.matiere in sujet.matieres:
            return sujet
    return None
