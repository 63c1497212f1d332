"""The cues that tell the role of an amount: a word of the act, and the roles it votes for.

One table, read from top to bottom: where two cues begin at the same word the first wins, so the
specific ones come first. Patterns are written for folded text (no accents nor capitals; "œ" is
"e"), begin at a word, and weigh from 0.5 (a hint) to 3 (hardly ever anything else).
"""

from __future__ import annotations

import re

Votes = dict[str, float]

CUES: list[tuple[str, Votes]] = [
    # Deposits, penalties, fees of banks: money of the act that is none of the other roles.
    (r"depots? de garantie|cautions?\b|cautionnement|retenue de garantie", {"autre": 3}),
    (r"clause penale|penalites?|amendes?\b(?! de police)|astreinte financiere", {"autre": 2.5}),
    (
        r"frais de dossier|commission d'engagement|frais de (?:notaire|mainlevee)|mainlevees?",
        {"autre": 2.5},
    ),
    (
        r"capital social|valeur nominale|fonds de caisse|encaisse|"
        r"montant maxim\w+ d'encaissement",
        {"autre": 2.5},
    ),
    (
        r"chiffre d'affaires|budget (?:total |global )?de (?:l'association|la manifestation|"
        r"l'evenement)",
        {"autre": 2},
    ),
    (r"budget previsionnel (?:de l'association|de la manifestation|de l'evenement)", {"autre": 2}),
    (
        r"bases? (?:nettes? )?(?:notifiees?|previsionnelles?|d'imposition|fiscales?|imposables?)",
        {"autre": 2.2},
    ),
    (
        r"taxes? d'habitation|taxes? foncieres?|taxes? sur le foncier|foncier (?:non )?bati|"
        r"cfe\b|cvae\b|thrs?\b|tfp?n?b\b|produits? (?:fisca\w+|attendus?|des taxes|"
        r"de la fiscalite)|produits?\b(?! d)",
        {"budget": 1.5},
    ),
    (
        r"non.valeurs?|creances? (?:irrecouvrables?|eteintes?|douteuses?)|remises? gracieuses?|"
        r"degrevements?|economies? (?:annuelles?|de\b)|allegements?|surendettement",
        {"autre": 2.2},
    ),
    (
        r"(?:1er|2nd|[2-9]e\w*|premier|deuxieme|troisieme) prix|concours (?:des maisons|photos?|"
        r"de)|lots? a gagner",
        {"autre": 2.2},
    ),
    # Help to a person or a family: no subsidy of the open-data list.
    (
        r"secours (?:d'urgence |exceptionnels? |financiers? |ponctuels? |immediats? )?"
        r"(?:de |d'un montant|a (?:m\.|mme|monsieur|madame|la famille|une famille|l'interesse))|"
        r"secours (?:d'urgence|exceptionnels?|financiers?|individuels?|ponctuels?)|"
        r"aides? (?:alimentaires?|facultatives?|individuelles?|a la personne)|"
        r"bons? alimentaires?|colis de noel|fonds de solidarite (?:pour le )?logement",
        {"autre": 3},
    ),
    (r"(?:solde|reliquat) (?:des|de) credits|credits? disponibles?", {"budget": 2.8}),
    # Money received.
    (
        r"(?:vers|attribu|allou|accord|octroy|affect)\w*(?: [\w'-]+){0,9}? "
        r"(?:une|la|sa|les|des|leurs?) "
        r"dotations?",
        {"subvention": 2.4},
    ),
    (
        r"aux? (?:college|lycee|ecole|centre|theatre|musee|club|comite)s?\b[^.;:\n€]{0,60}? "
        r"une dotation",
        {"subvention": 2.4},
    ),
    (
        r"dotations? (?:\w+ )?(?:aux? (?:colleges?|lycees?|ecoles?|associations?|communes)|"
        r"de fonctionnement (?:des|aux) (?:colleges|lycees))",
        {"subvention": 2.2},
    ),
    (
        r"(?:a|ont|avait|nous) (?:fait|presente|depose|adresse|formule|transmis|"
        r"sollicite\w*)(?: [\w']+){0,3}? (?:une |sa |leur |la )?(?:demande )?(?:de |d'|"
        r"une )?(?:subvention|aide)\w*(?![^.]{0,40}aupres)",
        {"subvention": 2.6},
    ),
    (
        r"(?:obtention|notification|octroi|versement) d'une subvention (?:de l'|du |de la )|"
        r"subventions? du (?:ministere|fonds|programme)",
        {"subvention_recue": 3},
    ),
    (r"dotations?\b|perc(?:ev\w+|oi\w+|u\b|us\b|ues?\b)", {"subvention_recue": 1.1}),
    (
        r"subventions? (?:attendues?|sollicitees?|obtenues?|percues?|recues?|notifiees?)",
        {"subvention_recue": 3},
    ),
    (
        r"subventions? (?:de l'etat|d'etat|du (?:conseil )?departement\w*|departementales?|"
        r"de la region|regionales?|"
        r"europeennes?|de la caf|de l'agence|du conseil (?:general|regional)|detr|dsil)",
        {"subvention_recue": 3},
    ),
    (r"sollicit\w+", {"subvention_recue": 2.2}),
    (
        r"demande\w* (?:de |d'|d'une |une |la |l'|des )?(?:subventions?|aides?|dotations?|"
        r"concours|financement)\b"
        r"(?! (?:presentee|formulee|emanant|deposee|de l'association|de la part|recue))",
        {"subvention_recue": 2.4},
    ),
    (
        r"demandes? (?:de subventions? )?(?:presentees?|formulees?|emanant|deposees?|"
        r"de l'association|recues?)",
        {"subvention": 2},
    ),
    (
        r"a ete (?:accordee?|attribuee?|octroyee?|notifiee?) a la (?:commune|communaute|"
        r"collectivite|ville)",
        {"subvention_recue": 2.5},
    ),
    (
        r"detr\b|d\.e\.t\.r|dsil\b|dsid\b|d\.s\.i\.l|fonds vert|fnadt|feder\b|feader|leader\b|"
        r"fctva|amendes de police|"
        r"agence de l'eau|ademe\b|drac\b|cnds\b|agence nationale du sport|fipd\b|"
        r"dotation d'equipement des territoires ruraux|dotation de soutien a l'investissement|"
        r"fonds europeens?|"
        r"contrat de ruralite|pacte territorial|plan de relance|"
        r"certificats? d'economies? d'energie|\bcee\b",
        {"subvention_recue": 2.4},
    ),
    (
        r"mecen\w+|fondation du patrimoine|dons? (?:collectes?|recus?)",
        {"subvention_recue": 0.7, "autre": 0.4},
    ),
    (
        r"(?:conseil )?(?:departement(?:al)?|regional|region|general)\b|etat\b|caf\b|europe\b|"
        r"cd ?\d\d\b",
        {"subvention_recue": 0.9},
    ),
    (
        r"plan de financement|financeurs?|cofinanc\w+|co-financ\w+",
        {"subvention_recue": 1.3, "marche": 0.7},
    ),
    (
        r"autofinancement|fonds propres|part (?:communale|de la commune)|reste a charge|"
        r"ressources propres",
        {"budget": 2.2},
    ),
    (r"recettes? (?:attendues?|previsionnelles?)", {"subvention_recue": 1.0, "budget": 0.6}),
    (
        r"depenses? (?:ht|previsionnelles?|eligibles?|subventionnables?)",
        {"marche": 1.2, "budget": 0.3},
    ),
    # Subsidies paid.
    (
        r"(?:enveloppe|budget|credit|somme)s? (?:globale? |totale? |annuel\w* )?(?:reserve|"
        r"alloue|consacre|dedie|prevu|inscrit)\w*",
        {"budget": 3},
    ),
    (r"subventions? (?:pour|a) (?:l'|la |le |les )", {"subvention": 2.3}),
    (
        r"subventions? (?:exceptionnelles?|annuelles?|de fonctionnement|aux? associations?|"
        r"d'equilibre|complementaires?)",
        {"subvention": 2.4},
    ),
    (r"subventions?", {"subvention": 1.7, "subvention_recue": 0.4}),
    (r"subvention\w+", {"subvention": 0.6, "subvention_recue": 0.6}),
    (
        r"(?:attribu|allou|octroy|vers)\w*(?: \w+)? (?:une |l')?(?:aide|bourse|prix)",
        {"subvention": 1.8},
    ),
    (r"(?:attribu|allou|octroy)\w*(?: \w+)? (?:une |la )somme", {"subvention": 1.5}),
    (r"vers\w*(?: \w+)? (?:une |la )somme", {"subvention": 0.7}),
    (
        r"aides? (?:financieres?|exceptionnelles?|economiques?|a l'(?:achat|installation|"
        r"habitat|immobilier)|individuelles?)|bourses? au|fonds d'aide",
        {"subvention": 1.6},
    ),
    (
        r"associations?|associatif|amicale|comites? des fetes|cooperatives? scolaires?|ccas\b|"
        r"c\.c\.a\.s|club\b|"
        r"foyer (?:rural|socio)|usep\b|\bape\b|parents d'eleves|ligue|croix.rouge|telethon|"
        r"banque alimentaire|acca\b",
        {"subvention": 0.8},
    ),
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
        r"fonds de concours|cotisations?|adhesions?|contributions?|quote.parts?|"
        r"appels? d'adhesion|attributions? de compensation|forfait communal|contingent incendie|"
        r"adherer|frais de fonctionnement des ecoles",
        {"participation": 2.2},
    ),
    (
        r"participations?|participer|(?:a la )?charge de la (?:commune|collectivite)|refactur\w+",
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
        r"prestations?|surcouts?|couts?\b|facturation|contrat de (?:maintenance|prestation|"
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

ROLES = (
    "subvention", "subvention_recue", "marche", "emprunt", "garantie", "cession", "loyer",
    "tarif", "budget", "indemnite", "participation",
)  # fmt: skip

CUE = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"(?P<c{n}>{pattern})" for n, (pattern, _) in enumerate(CUES)) + ")"
)
"""All the cues in one pass; `lastgroup` names the one that matched."""

VOTES = {f"c{n}": votes for n, (_, votes) in enumerate(CUES)}
