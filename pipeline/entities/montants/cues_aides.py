"""Cues of money that is given: deposits and helps, subsidies received, subsidies paid.

See `cues` for how they are written and read.
"""

from __future__ import annotations

AIDES: list[tuple[str, dict[str, float]]] = [
    # Deposits, penalties, fees of banks: money of the act that is none of the other roles.
    (
        r"depots? de garanties?|cautions?\b|cautionnement|retenue de garantie|"
        r"a titre de (?:depot de )?garantie",
        {"autre": 3},
    ),
    (r"(?:de )?l'indice brut \d{3,4}|indice brut (?:terminal|\d{3,4})", {"autre": 2}),
    (r"clause penale|penalites?|amendes?\b(?! de police)|astreinte financiere", {"autre": 2.5}),
    (
        r"frais de dossier|commissions? (?:d'engagement|d'instruction|de non.utilisation)|"
        r"frais (?:de (?:notaire|mainlevee|mutation|publicite fonciere)|d'enregistrement|"
        r"notaries)|charges accessoires|mainlevees?",
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
        {"autre": 3},
    ),
    (
        r"taxes? d'habitation|taxes? foncieres?|taxes? sur le foncier|foncier (?:non )?bati|"
        r"cfe\b|cvae\b|thrs?\b|tfp?n?b\b",
        {"budget": 1.2},
    ),
    (
        r"produits? (?:fisca\w+|attendus?|previsionnels? attendus?|des taxes|de la fiscalite)|"
        r"produits?\b(?! d)",
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
    (r"remboursements? (?:de la|d'une) somme", {"autre": 1.5}),
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
    (
        r"dotations? (?:\w+ ){0,2}(?:versee?|allouee?|attribuee?|accordee?)s? (?:a|aux?)\b"
        r"(?! (?:la|notre) (?:commune|ville|communaute|collectivite))",
        {"subvention": 2.2},
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
    (
        r"fonds de concours (?:de|par|aupres de) (?:la (?:communaute|metropole|cc)|l'agglo|"
        r"cc\w*\b)",
        {"subvention_recue": 2.4},
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
        r"detr\b|d\. ?e\. ?t\. ?r|dsil\b|dsid\b|d\.s\.i\.l|fonds vert|fnadt|feder\b|feader|"
        r"leader\b|fctva|amendes de police|"
        r"agence de l'eau|ademe\b|drac\b|cnds\b|agence nationale du sport|fipd\b|"
        r"dotation d'equipement des territoires ruraux|dotation de soutien a l'investissement|"
        r"fonds europeens?|"
        r"contrat de ruralite|pacte territorial|plan de relance|"
        r"certificats? d'economies? d'energie|\bcee\b",
        {"subvention_recue": 2.4},
    ),
    (
        r"(?:fai(?:re|t)|vers|attribu|accord|octroy|allou)\w*(?: [\w']+){0,2}? dons? "
        r"(?:de|a|aux?)\b",
        {"subvention": 2.2},
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
    (
        r"(?:reste|restant|restera) a (?:la )?charge de (?:la (?:commune|collectivite|ville|"
        r"communaute)|notre commune)",
        {"participation": 2.4},
    ),
    (r"recettes? (?:attendues?|previsionnelles?)", {"subvention_recue": 1.0, "budget": 0.6}),
    (
        r"depenses? (?:ht|previsionnelles?|eligibles?|subventionnables?)",
        {"marche": 1.2, "budget": 0.3},
    ),
    # Subsidies paid.
    (
        r"(?:enveloppe|budget|credit|somme)s? (?:globale? |totale? |annuel\w* )?(?:(?:sera|est|"
        r"serait|a ete|qui sera) )?(?:reserve|"
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
        r"aides? (?:aux?|a l'|a une|a des|directes? aux) entreprises?|abond(?:er|e|ement)\b",
        {"subvention": 1.4},
    ),
    (
        r"societes? (?:communale )?(?:de |d')?(?:chasse|peche|tir|musique|histoire|gymnastique|"
        r"sportive|hippique|philharmonique|musicale|nautique|savante)",
        {"subvention": 0.8},
    ),
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
]
