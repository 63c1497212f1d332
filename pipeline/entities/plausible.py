"""What is believed of what the statistical model sees, where no grammar found anything.

The model generalises to names that nothing announces, and it also sees names in headings, columns
and abbreviations. A span is kept when its letters, its neighbours and the vocabulary agree.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.gazetteer import gazetteer, normalise

from .evenements import patterns as events
from .flat import Span, fold, shouting
from .lieux.equipements import EQUIPEMENT_TYPES, describes_only
from .lieux.mots_communs import COMMON_WORDS
from .lieux.parcelles import PARCELLE
from .lieux.repertoire import named
from .lieux.territoires import DEPARTEMENTS, REGIONS
from .lieux.voies import VOIE_AMBIGUOUS, VOIE_TYPES
from .parties import patterns as parties
from .parties.patterns_descriptifs import BARE_REJECTED
from .parties.patterns_personnes import HISTORIC, NOT_A_NAME

_CAPITAL = re.compile(r"[A-ZÀ-Ý]")
_STREET = re.compile(rf"(?i)^(?:\d+[ ,]*(?:bis|ter)?[ ,]*)?(?:{VOIE_TYPES})\b")
_BUILDING = re.compile(rf"(?i)^(?:ancienn?e? )?(?:{EQUIPEMENT_TYPES})\b")
_ZONE = re.compile(
    r"(?i)^(?:lotissement|zac|zae|za|zi|zone|quartier|hameau|résidence|cité|site|secteur)\b"
)
_NATURE = re.compile(
    r"(?i)^(?:lac|étang|rivière|ruisseau|forêt|bois|vallée|canal|île|plage|mont|col|parc naturel)\b"
)
_LOCAL = re.compile(
    r"(?i)(?:lieu[- ]?dit|hameau|quartier|village|site|secteur|situ[ée]+e?s? (?:à|au)|sise?s?(?: "
    r"à| au)?|route de|"
    r"jusqu'(?:à|au)|rue|lotissement) ?(?:de |du |des |la |le |les |l'|d'|« ?)*$"
)
_NOT_A_PLACE = re.compile(
    r"\b(?:Messieurs|Mesdames|MM\.|Mmes|M\.|Mme|Me|Maître) (?:[^.;\n]* )?$|"
    r"(?i:\bpr[ée]f[eè]te? de la région )$|"
    r"(?i:\b(?:société|entreprise|sarl|sas|eurl|cabinet|groupe|ets|association|club|syndicat) )$"
)
"""Before a name that is a person's or an organisation's."""
_WATER = re.compile(
    r"(?i)(?:nappe|source|eaux|berges|rives|bassin|crues?|SAGE[^.]*|vallée) d[eu'] ?(?:la )?$"
)
_GENERIC = frozenset(
    fold(word)
    for word in (
        "Conseil Commission Assemblée Mairie Commune Ville Maire Président Présidente Budget "
        "Compte Projet Article "
        "Section Chapitre Total Montant Objet Séance Délibération Convention Marché Lot Lots "
        "Travaux Subvention "
        "Subventions Dépenses Recettes Investissement Fonctionnement Adjoint Adjoints Absents "
        "Présents Excusés "
        "Membres Élus Agents Agent Bureau Municipal Municipale Communal Communale Général "
        "Générale Collectivité "
        "Collectivités Territoriales Administration Service Services Direction Assainissement "
        "Eau Ecole Écoles "
        "Taxe Tarifs Tarif Rapport Vote Votes Pour Contre Abstention Abstentions Titulaires "
        "Suppléants Titulaire "
        "Suppléant Pouvoirs Procuration Secrétaire Registre Règlement Loi Code Décret Arrêté "
        "Plan Programme Dotation "
        "Emprunt Garantie Avenant Entreprise Entreprises Société Association Associations Club "
        "Madame Monsieur "
        "Messieurs Mesdames Considérant Vu Décide Approuve Autorise Adopte Article Annexe Page "
        "Date Nom Prénom "
        "Attaché Rédacteur Technicien Catégorie Grade Cadre Poste Emploi Exercice Année Affaires "
        "Finances Urbanisme "
        "Voirie Culture Sport Sports Jeunesse Environnement Personnel Ressources Humaines "
        "Intercommunalité Divers "
        "Collège Lycée Aliéner Intention "
        "Communautaire Conseiller Conseillers Comité Syndicat Communauté Communes Agglomération "
        "Métropole Municipalité Intercommunalité"
    ).split()
)


_NO_ORGANISATION = frozenset(
    "conseil assemblee action direction service services filiere entreprises route terrain prefet "
    "ingenieur ingenieurs mission temps foncier monsieur madame article chapitre travaux projet "
    "nouvelle nouveau national nationale municipale publique territoriale generale "
    "departementale regionale locale communale "
    "prevention achat vente creation amenagement etude commission president maire bureau "
    "plan contrat politique compte comptes cadre programme secteur operation remontee mise "
    "objectif etat economie social foncier fonciere foncieres communes historiques parole "
    "administrative transports".split()
)
_NO_PART = frozenset(
    "chapitre article territoire commune possibilite necessite budget montant".split()
)
_CLAUSE = frozenset("apres avec y sa son ses leur leurs mise dont qui".split())
"""Words that no name of an organisation holds: the model ran over its end."""
_COMMON_BEFORE = re.compile(r"(?:^|[\s(])(?:l'|à l'|de l'|et l')$")
"""A lone word after an elided article is a common noun ("l'Artisanat")."""
_AMOUNT = re.compile(r"\d ?(?:€|euros|EUR)|\t[ ]*\d")
_TAIL = re.compile(
    r"(?:[ :–-]+\d[\d ,.]*(?: ?(?:€|euros|EUR|%|h|m²|ha).*)?| (?:de|du|des|d|la|le|les|et|en|à|"
    r"au|aux|sur|pour|qui|que))+$"
)
_BROKEN = re.compile(
    r"[€:;%=]|\d{4}|^\d+[°º]|^[A-Z]\. ?\d|\b(?:C\.G\.C\.T|CGCT|CGI|bis du)\b|\.{2,}|^\D*\([^)]*$"
)


_CARRIERS = frozenset(
    "de du des d la le les l et ou au aux a en un une sur sous pour par avec dans ht ttc tva eur "
    "autorise accepte approuve charge decide donne dit fixe demande propose retient precise "
    "deleguee delegue mme mmes mr mm mlle vice investissement fonctionnement recettes "
    "territoriale publique publics public valeur operation".split()
)
"""Words that a capital does not make a name, in headings and before the content of a sentence."""


def hollow(word: str) -> bool:
    """Tell whether a word, capital or not, cannot by itself be a name that `plausible` believes."""
    key = _folded(word)
    return key in _GENERIC or key in _CARRIERS


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)


def _ordinary(flat: str, word: str, debut: int) -> bool:
    """Tell whether a lone word is likely a common word that begins a sentence or a cell."""
    if word.isupper() and not shouting(flat, debut):
        return False
    before = flat[:debut].rstrip(" «\"'-•*")
    first = not before or before[-1] in ".;:!?\n\t)"
    return first or re.search(rf"(?<![\w-]){re.escape(word.lower())}s?(?![\w-])", flat) is not None


def plausible(flat: str, span: Span, departement: str | None, council: str | None) -> Span | None:
    """Return a span of the model with its nature and weight, or None when it is not believed."""
    text = flat[span.debut : span.fin]
    stripped = _TAIL.sub("", text.strip(" «»\"'.,;:()-–"))
    if len(stripped) < 3 or not _CAPITAL.search(stripped) or _BROKEN.search(stripped):
        return None
    debut = span.debut + text.index(stripped)
    fin = debut + len(stripped)
    words = fold(stripped).split()
    if not words or all(word in _GENERIC or word in NOT_A_NAME for word in words):
        return None
    if council and set(words) <= set(council.split()):
        return None
    if len(words) == 1 and _ordinary(flat, stripped, debut):
        return None
    if span.kind == "PER":
        return _person(flat, stripped, debut, fin)
    if span.kind == "ORG":
        return _organisation(flat, stripped, words, debut, fin)
    return _place(flat, stripped, words, debut, fin, departement)


def _person(flat: str, text: str, debut: int, fin: int) -> Span | None:
    words = text.split()
    if len(words) < 2 or len(words) > 5 or any(char.isdigit() for char in text):
        return None
    if fold(words[0]) in _GENERIC or shouting(flat, debut):
        return None
    if fold(text) in HISTORIC or words[0].lower() == "lou":
        return None
    if any(word.isupper() and word in parties.NOT_AN_ACRONYM for word in words):
        return None
    if not all(
        _CAPITAL.match(word) or word.lower() in ("de", "du", "des", "la", "le", "d'")
        for word in words
    ):
        return None
    return Span(debut, fin, "PER", None, "modele", 0.55)


def _organisation(flat: str, text: str, words: list[str], debut: int, fin: int) -> Span | None:
    if text in parties.NOT_AN_ACRONYM or text.split(" ")[0] in parties.NOT_AN_ACRONYM:
        return None
    if not _CAPITAL.match(text):
        return None
    if _CLAUSE & set(words[1:]) or BARE_REJECTED.match(text) or text.count("(") != text.count(")"):
        return None
    if normalise(text) in gazetteer().commune_keys:
        return None
    if len(words) == 1 and not text.isupper() and _COMMON_BEFORE.search(flat[:debut][-8:]):
        return None
    if len(words) == 1 and (shouting(flat, debut) or len(text) < 4 or words[0] in COMMON_WORDS):
        return None
    if (
        words[0] in _NO_ORGANISATION
        or (words[0] == "etat" and len(words) > 1)
        or _NO_PART & set(words)
    ):
        return None
    if sum(char.isalpha() for char in text) < 4:
        return None
    if shouting(flat, debut) and not _AMOUNT.search(flat[fin : fin + 60].split("\n")[0]):
        return None
    if words[0] in _GENERIC and len(words) < 3:
        return None
    if events.EVENT.match(text):
        return None
    return Span(debut, fin, "ORG", None, "modele", 0.5)


def _place(
    flat: str, text: str, words: list[str], debut: int, fin: int, departement: str | None
) -> Span | None:
    typed = any(kind.match(text) for kind in (_STREET, _BUILDING, _ZONE, _NATURE))
    if "/" in text or " - " in text or not (typed or _CAPITAL.match(text)):
        return None
    before = flat[max(0, debut - 25) : debut]
    if not typed and (_NOT_A_PLACE.search(before) or "&" in text):
        return None
    nature = _nature(flat, text, words, debut, departement)
    return Span(debut, fin, "LIEU", nature, "modele", 0.5) if nature else None


def _nature(
    flat: str, text: str, words: list[str], debut: int, departement: str | None
) -> str | None:
    """The type of a place that the model saw; None when its words are no name."""
    several = len(words) > 1
    if PARCELLE.fullmatch(text):
        return "parcelle"
    if _STREET.match(text) and several and not text.lower().startswith("pont"):
        return None if _titled(flat, words[0], debut) else "voie"
    if (building := _BUILDING.match(text)) and several:
        return None if describes_only(text[building.end() :]) else "equipement"
    if _ZONE.match(text) and several:
        return "quartier"
    if _NATURE.match(text) and several:
        return "autre"
    if _LOCAL.search(flat, max(0, debut - 30), debut):
        return "quartier"
    if text in DEPARTEMENTS:
        return "departement"
    if text in REGIONS:
        return "region"
    if _known_commune(text, departement):
        return "commune"
    if shouting(flat, debut) or words[0] in _GENERIC | COMMON_WORDS or text.isupper():
        return None
    return "autre" if _WATER.search(flat, max(0, debut - 20), debut) else "quartier"


def _titled(flat: str, kind: str, debut: int) -> bool:
    """Tell a common word of a title ("MISE EN PLACE DE …") from a street."""
    return kind in VOIE_AMBIGUOUS and shouting(flat, debut)


def _known_commune(text: str, departement: str | None) -> bool:
    key = normalise(text)
    if key not in gazetteer().commune_keys or key in COMMON_WORDS:
        return False
    found = named(text, departement)
    return any((item.population or 0) > 3000 or item.departement == departement for item in found)
