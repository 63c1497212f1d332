"""Cues of loans, property, rents and tariffs.

See `cues` for how they are written and read.
"""

from __future__ import annotations

BIENS: list[tuple[str, dict[str, float]]] = [
    # Loans and guarantees.
    (
        r"garanti\w* (?:d'emprunts?|a hauteur|le (?:pret|rembours)|du pret|de pret|solidaire|"
        r"communale)|accord\w+ sa garantie|quotite garantie",
        {"garantie": 3},
    ),
    (
        r"lignes? de tresorerie|credit relais|pret relais|capital restant du|emprunts?\b|"
        r"emprunter",
        {"emprunt": 2.3},
    ),
    (
        r"prets?\b(?! a usage)|echeances? (?:trimestriel|annuel|mensuel|constant)\w*|"
        r"amortissement constant|taux fixe|interets?\b",
        {"emprunt": 1.6},
    ),
    (
        r"caisse d'epargne|credit (?:agricole|mutuel)|banque postale|caisse des depots|"
        r"banque des territoires",
        {"emprunt": 0.9},
    ),
    # Property.
    (
        r"prix (?:de vente|d'achat|de cession|d'acquisition|net vendeur|principal|"
        r"global de cession)|net vendeur|hors (?:droits|frais)|estimation (?:des domaines|"
        r"du service)|(?:avis|service) des domaines|evaluation domaniale|france domaine|"
        r"pole d'evaluation",
        {"cession": 2.8},
    ),
    (r"cession de droits|contrat de cession", {"marche": 1.5}),
    (r"pas.de.porte|fonds de commerce|droit au bail", {"cession": 2}),
    (
        r"euros? symbolique|retrocession|cessions?\b|ced(?:er|e|ee|es|ant)\b|vend(?:re|u|ue|"
        r"ent)\b|vendeurs?|ventes?\b|alien\w+|preempt\w+|acquereurs?|\bsoulte|echange (?:de|"
        r"sans)|rachat|racheter",
        {"cession": 1.7},
    ),
    (
        r"acqui\w+ d(?:'un|'une|e la|e l'|u|es|e)? ?(?:vehicule|tracteur|materiel|camion|"
        r"mobilier|logiciel|tondeuse|chaudiere|photocopieur|balayeuse|equipement|fournitures|"
        r"livres|illuminations)\w*",
        {"marche": 2},
    ),
    (r"acqui(?:sition|sitions|erir|ert|se|s)\b", {"cession": 1.3, "marche": 0.3}),
    (
        r"parcelles?|cadastr\w+|terrains?\b|immeubles?\b|foncier|lotissement|contenance|"
        r"superficie|biens? immobilier",
        {"cession": 0.9},
    ),
    # Rents.
    (
        r"loyers?|redevances? (?:annuelles? )?(?:d'occupation|de fermage|du domaine)|bail\b|"
        r"baux\b|fermages?|locataires?|preneur",
        {"loyer": 2.2},
    ),
    (
        r"redevances? d'assainissement|redevances? assainissement|redevances? (?:incitative|"
        r"des ordures)",
        {"tarif": 2},
    ),
    (
        r"redevances?|conventions? (?:d'occupation|de mise a disposition)|"
        r"occupation du domaine public|rodp\b|louer\b|mise en location|loue[es]?\b",
        {"loyer": 1.5, "tarif": 0.4},
    ),
    (
        r"par mois|mensuel\w*|charges comprises|hors charges|/ ?mois",
        {"loyer": 0.7, "indemnite": 0.3},
    ),
    (
        r"location\b(?! de la salle| des salles| de salles| d'un (?:vehicule|engin))|loyers?",
        {"loyer": 1.0, "tarif": 0.4},
    ),
    # Tariffs; what a supplier asks by the day is none.
    (r"(?:tarifs?|prix|forfaits?|couts?) (?:journaliers?|horaires?)", {"marche": 2.2}),
    (
        r"participations? (?:financieres? )?des (?:familles|parents|usagers|participants)|"
        r"tarif (?:unitaire|plein|reduit)",
        {"tarif": 2.4},
    ),
    (
        r"tarif\w*|grille tarifaire|prix (?:ttc |ht )?du service|prix (?:du repas|"
        r"des? (?:repas|tickets?|places?|billets?|"
        r"entrees?)|unitaire|au m3|de l'eau|du m3)|droits? (?:d'entree|de place|d'inscription|"
        r"de voirie|de stationnement|fixes?)",
        {"tarif": 2.2},
    ),
    (
        r"par (?:enfant|personne|jour|nuit|nuitee|repas|eleve|heure|famille|m3|emplacement|"
        r"adulte|seance|usager|droit unitaire|tranche)|le repas|/ ?(?:jour|heure|nuit|personne|"
        r"enfant|repas|m3|an\b|semestre)",
        {"tarif": 1.1},
    ),
    (
        r"part (?:fixe|variable)|abonnement|billetterie|tickets?\b(?! restaurant)|columbarium|"
        r"cavurne|concessions? (?:de \d+ ans|trentenaire|cinquantenaire|perpetuelle|\d+ ans|"
        r"funeraires?|temporaires?)|taxe de sejour|forfait (?:week|journee)|gratuit\w*|"
        r"week.?end|location (?:de la |des? )?salles?|exterieurs?\b|hors commune|quotient|"
        r"camping|cantine|garderie|periscolaire|mediatheque|piscine|entrees?\b(?! en)",
        {"tarif": 1.0},
    ),
    (
        r"taxe d'amenagement|taxe\b|taxes\b|pfac\b|participation (?:pour|"
        r"a) (?:le financement de )?l'assainissement",
        {"tarif": 1.0},
    ),
]
