"""The words that announce a counterpart, whose name stands after them (for folded text)."""

from __future__ import annotations

import re

ASSOCIATION = (
    r"(?:associations?|amicale|communes? d|caue\b|comite|club|cooperative|coop\b|ccas|"
    r"c\.c\.a\.s|cias\b|centre|"
    r"foyer|syndicat|federation|mjc\b|"
    r"fondation|union|ecole|college|lycee|mfr|ape\b|usep|sou\b|societe|office|maison|"
    r"compagnie|regie|budget\s+annexe|"
    r"groupe(?!s|ment)|collectif|festival|ligue|secours|croix|banque alimentaire|"
    r"convention nationale|comice|fabrique|acca|"
    r"caisse|mission locale|anciens|amis\b|harmonie|resto|fanfare|orchestre|theatre|cinema|"
    r"sdis|adil|admr|"
    r"agence|chambre|etablissement|ehpad|hopital|universite|institut|parc|pays|pole|entente|"
    r"union sportive|us |as |"
    r"football|judo|tennis|boule|petanque|gymnastique|judo|rugby|basket|hand|cyclo|velo|"
    r"asso\b|ass\b|section|sapeurs|"
    r"jeunes sapeurs|sportif|sportive|paroisse|radio|spa\b|refuge|sivom|sivu|sictom|"
    r"communaute de communes|metropole)"
)
PAID_TO = re.compile(
    r"\b(?:en faveur|au profit|au benefice|a destination|a l'attention)\s"
    r"(?=(?:de\s|du\s|des\s|d'))|"
    r"(?<![a-z])(?=(?:a|au|aux)\s(?:la\s|l'|les?\s)?[\"« ]*" + ASSOCIATION + r")|"
    r"(?<![a-z])(?=(?:a|au|aux)\s(?:la\s|l'|les?\s)?[\"«])|"
    r"(?<![a-z])pour\s(?=(?:l'|la\s|le\s)(?:association|amicale|club|comite d|cooperative|ccas|"
    r"federation|union|foyer|harmonie|mjc|ligue|compagnie) )|"
    r"\b(?:versee?|attribuee?|accordee?|allouee?|octroyee?)\s(?=(?:a|au|aux)\s)|"
    r"\b(?=demandee? par|sollicitee? par|demande de (?:l'|la |le )association)"
)
RECEIVES = re.compile(
    r"(?:l'|la |le |les )?(?P<name>" + ASSOCIATION + r"[^.;€\n:]{0,70}?) "
    r"(?:(?:a|ont) (?:percu|recu|beneficie|obtenu)|recoi(?:t|vent)|recevr(?:a|ont)|"
    r"percoi(?:t|vent)|"
    r"percevr(?:a|ont)|beneficier?(?:a|ont)?|obtien(?:t|nent)|se voi(?:t|ent) (?:attribuer|allouer|"
    r"accorder))\b[^.;€:]{0,50}$"
)
"""Just before an amount (folded): who is said to receive it."""
REQUESTED_BY = re.compile(
    r"\b(?:demande|dossier|sollicitation|projet|"
    r"courrier) (?:de subvention )?(?:presentee? par |deposee? par |formulee? par |"
    r"emanant |recue? )?(?=(?:de |du |d')?(?:la |l'|le )?" + ASSOCIATION + r")|"
    r"(?:^|[.\n]) {0,8}(?=l'" + ASSOCIATION + r")"
)
COMPANY = re.compile(
    r"(?<![a-z])(?:l'offre (?:presentee? par |de )|offre (?:presentee? par |de |d')|"
    r"devis (?:\w+ ){0,2}(?:par |de |d')|aupres de |"
    r"proposition (?:commerciale |financiere )?(?:de |d')|groupement |mandataire |"
    r"attributaire |titulaire |"
    r"(?:confi\w+|attribu\w+|notifi\w+|retenir|choisir|retenu\w*|choisi\w*|retient|"
    r"command\w+|recour\w+|fait appel|faire appel)(?: \w+){0,4}? (?:a |au |par )?|"
    r"conclu\w* avec |sign\w+ avec |contrat avec |avenant \w* ?avec |(?:realise|etabli|"
    r"presente|propose|remis|effectue|fourni|assure|transmis)e?s? par |"
    r"factures? (?:de |d')|(?=(?:entreprises?|societes?|cabinet|bureau d'etudes?|sarl|sas|"
    r"sasu|eurl|scop|ets|"
    r"etablissements|sa|sci|garage|menuiserie|scierie|marbrerie|imprimerie|atelier) ))"
)
BORROWER = re.compile(
    r"(?:souscri\w+|contract\w+|realise|sollicite|emis)e?s? (?:\w+ )?par |emprunteur ?:? |"
    r"garantie (?:d'emprunt )?(?=(?:a |au )(?:la |l')?(?:s\.?a|sem|spl|oph|o\.p\.h|office|societe|"
    r"association|bailleur))"
)
"""Before the borrower whose loan is guaranteed (folded)."""
OTHER_PARTY = re.compile(
    r"(?<![a-z])(?:au profit (?=d)|en faveur (?=d)|appartenant (?:\w+,? ){0,3}?(?=a)|"
    r"propriete (?=d)|"
    r"aupres (?=d)|consentie? (?=a)|"
    r"(?:souhait|demande|proposition|offre|courrier) (?=d[^.;]{0,110}acqu)|"
    r"vend\w*(?: \w+){0,8}? (?=a )|"
    r"ced\w*(?: \w+){0,8}? (?=a )|"
    r"(?:vente|cession|retrocession)(?: [\w']+){0,8}? (?=a )|acqu\w+(?: [\w']+){0,8}? (?=a ))"
)
BANK = re.compile(
    r"(?<![a-z])(?:caisse d'epargne|credit (?:agricole|mutuel|cooperatif|foncier)|"
    r"la banque postale|banque postale|"
    r"caisse des depots(?: et consignations)?|banque des territoires|banque populaire|"
    r"societe generale|"
    r"agence france locale|bnp paribas|arkea|dexia|caffil|sfil)"
)
