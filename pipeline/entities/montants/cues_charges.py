"""Cues of what the collectivité spends: pay, contributions, contracts, credits.

See `cues` for how they are written and read.
"""

from __future__ import annotations

CHARGES: list[tuple[str, dict[str, float]]] = [
    # Pay.
    (
        r"indemnit\w+|remunerations?|remuner\w+|traitement (?:indiciaire|brut)|primes?\b|ifse\b|"
        r"i\.f\.s\.e|\bcia\b|rifseep|regime indemnitaire|vacations?|salaires?|smic\b|"
        r"astreintes?|gratifications?|heures? supplementaires?|nuitees?|frais de (?:deplacement|"
        r"mission|repas|representation|scolarite|transport)|kilometriques?|gardiennage|"
        r"tickets? restaurant|titres?.restaurants?|cheques? dejeuner|defray\w+|"
        r"agents? recenseurs?|bons? d'achat|cartes? cadeau|montants? (?:plafonds?|"
        r"maxi\w*) annuels?|feuille de logement|bulletin individuel|brut\w* (?:mensuel|"
        r"annuel)",
        {"indemnite": 2},
    ),
    (
        r"agents?\b|emplois?\b|recrutements?|montant (?:annuel )?brut|prevoyance|mutuelle|"
        r"groupes? de fonctions",
        {"indemnite": 0.8},
    ),
    # Contributions.
    (
        r"participations? (?:financieres?|communales?|de la commune|employeur|previsionnelles?)|"
        r"fonds de concours|cotisations?(?! (?:non|patronales?|salariales?|"
        r"sociales?))|adhesions?|contributions?|quote.parts?|"
        r"appels? d'adhesion|attributions? de compensation|forfait communal|contingent incendie|"
        r"adherer|frais de fonctionnement des ecoles",
        {"participation": 2.2},
    ),
    (
        r"participations?|participer|(?:a la )?charge de la (?:commune|collectivite)|refactur\w+|"
        r"(?:prendr?e?|prenant|prend|prise) (?:a sa|en) charge",
        {"participation": 1.4},
    ),
    (
        r"clect\b|charges transferees|attributions? de compensation|transfert de charges",
        {"participation": 2},
    ),
    (r"syndicat\w*|sdis\b|siv\w+\b|sie\b", {"participation": 0.6}),
    # Contracts.
    (
        r"prestataires?|"
        r"(?:elle|il|qui|application|logiciel|contrat|licence)s? (?:coute\w*|revien\w+)|"
        r"missions? de \d+ jours?|archiv(?:age|istes?)|deneigement|salage|fauchage|elagage|"
        r"debroussaillage|ramonage",
        {"marche": 2.2},
    ),
    (
        r"marches? (?:publics?|de (?:travaux|services?|fournitures|maitrise|prestation)|"
        r"a procedure)|attribution d\w+ marche|accords?.cadres?|bons? de commande|"
        r"montant (?:initial|des travaux|du marche|estimatif|previsionnel des travaux|"
        r"de l'avenant|de l'offre)|plus.value|moins.value|avenants?",
        {"marche": 2},
    ),
    (r"marches?\b(?! (?:hebdomadaire|de noel|nocturne))", {"marche": 1.1}),
    (
        r"devis|offres?\b|mieux.disant\w*|moins.disant\w*|soumission\w*|prestataires?|"
        r"attributaires?|titulaires?|honoraires|maitrise d'o?euvre|bureaux? d'etudes?|cabinet|"
        r"maitre d'o?euvre|lots? n?°? ?\d+",
        {"marche": 1.7},
    ),
    (
        r"entreprises?|societes?|sarl\b|sas\b|eurl\b|sa\b|ets\b|etablissements\b|fournisseurs?",
        {"marche": 1.0},
    ),
    (
        r"achats? (?:de |d'|du |des )(?!terrain|parcelle|immeuble|maison|bien|batiment|foncier|"
        r"local|locaux|appartement|propriete)",
        {"marche": 1.6},
    ),
    (
        r"prestations?|surcouts?|couts?\b|coute(?:nt|ra|rait|raient|ront)?\b|"
        r"factur(?:ait|er|e)\b|facturation|contrat de (?:maintenance|prestation|"
        r"service|fourniture)|assurances?",
        {"marche": 1.1},
    ),
    (
        r"couts? (?:total|global)|"
        r"(?:couts?|montants?) (?:estim\w+|previsionnel\w*|d'operation|"
        r"de l'operation|du projet|des? travaux)|travaux|chantier|fournitures?|factures?|"
        r"etudes?\b|diagnostics?|missions?\b|achats?\b|achet\w+|remplacement|installation|"
        r"reparations?|refection|renovation|maconnerie|charpente|couverture|electricite|"
        r"plomberie|menuiserie|voirie|pose\b|consultation|estimation|\bht\b|maintenance|"
        r"assurance",
        {"marche": 0.7},
    ),
    # Budget.
    (
        r"decisions? modificatives?|virements? de credits?|budgets? (?:primitif|supplementaire|"
        r"annexe|principal|general|total|communal)|compte administratif|compte financier|"
        r"affectation (?:du|des) resultats?|restes? a realiser|credits? (?:inscrits?|ouverts?|"
        r"necessaires?|supplementaires?|de paiement)|excedents?|deficits?|resultats? (?:de|d'|"
        r"cumule|net|reporte)\w*|report a nouveau|section (?:de |d')?(?:fonctionnement|"
        r"investissement)|depenses? (?:de fonctionnement|d'investissement|reelles|imprevues)|"
        r"recettes? (?:de fonctionnement|d'investissement|reelles)|besoin de financement|"
        r"autorisations? de programme|amortissements?|provisions?|solde d'execution|"
        r"quart des credits|produit (?:fiscal|attendu)|capacite d'autofinancement",
        {"budget": 2},
    ),
    (
        r"budget\w*|chapitres?|article \d{2,}|art\.? ?\d{3,}|compte \d{2,}|imput\w+|credits?\b|"
        r"depenses?|recettes?|fonctionnement|investissement|enveloppe|inscri\w+|cloture|solde\b|"
        r"opl?eration \d+",
        {"budget": 0.8},
    ),
]
