"""How a person's name is written, and the words that announce a private person."""

from __future__ import annotations

import re

from ...entities.flat import LOWER, UPPER
from ...entities.parties.patterns_personnes import CIVILITY, INITIAL, PARTICLE

WORD = (
    rf"[{UPPER}](?:[{UPPER}{LOWER}]+|'[{UPPER}][{UPPER}{LOWER}]+)"
    rf"(?:(?: ?- ?|'|-)[{UPPER}][{UPPER}{LOWER}]*)*"
)
"""A word of a name: "Lagardelle-Mauris", "SARRAZIN", "D'Estournel"."""
INITIALS = rf"(?:[{UPPER}]\.(?:[- ]?[{UPPER}]\.)* ?)"
NAME = (
    rf"(?:{INITIALS})?(?:{PARTICLE}){{0,2}}{WORD}"
    rf"(?:[ ](?:{PARTICLE}){{0,2}}(?:{WORD}|{INITIAL})){{0,3}}"
)

CIVIL = (
    rf"(?:{CIVILITY}|"
    r"(?i:veuve|vve|feue?|indivision|hoirie|héritiers de|succession|ménage|mesdemoiselles|"
    r"melles?|conjoints|usagers?)|[Ss]r(?=\.))"
)
WITH_CIVILITY = re.compile(
    rf"(?<![\w.'-])(?P<civ>(?:{CIVIL}[. ]+(?:et )?)+)(?:(?:de|d') ?(?={CIVIL}))?(?P<nom>{NAME})"
)
CUT_NAME = re.compile(rf"(?<![\w.'-]){CIVIL}[. ]+(?P<prenom>(?:{WORD} ?){{0,2}})\n(?={WORD})")
"""A civility, perhaps a given name, and the end of the line."""
FURTHER = re.compile(
    rf"(?:, ?(?:et )?| et | / | ou |-(?= ))(?:(?:à |de |d')?(?:{CIVIL}[. "
    rf"]+)+)?(?P<nom>{NAME})(?! (?:SARL|SAS|SA)\b)"
)
"""A further name of an enumeration that a plural or a civility begins."""
BORN = re.compile(
    rf" ?,? ?\(?(?:[Nn]ée?|NÉE?|NEE?|épouse|ép\.|veuve|vve|divorcée?) (?P<nom>{NAME})\)?"
)
GIVEN_BEFORE = re.compile(
    rf"(?P<nom>[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)*) (?:et|ou) (?:de )?$"
)

ACTORS = (
    r"SAFER|SNCF|ENEDIS|ENGIE|ORANGE|ONF|SDIS|ADEME|EPFL?|AFPA|LIDL|ALDI|CARREFOUR|LECLERC|"
    r"INTERMARCH[EÉ]|TOTAL|VEOLIA|SUEZ|SEMCODA|IDEHA|OPAC|HABITAT|CCAS|EHPAD|BOIS|COMMUNALE?"
)
"""Public bodies and companies in capitals that sell land too."""
CUE = re.compile(
    r"(?<![\w-])(?i:l'enfant|enfant|(?:des|les|ses|leurs|aux|d'une?) enfants?|l'élève|"
    r"élèves?(?: (?:suivant|concerné)e?s?)?|jeune|s(?:on|a) "
    r"(?:fils|fille|mari|épouse|époux|"
    r"conjointe?|frère|sœur|père|mère)|fils|fille de|l'agente?|agente?|stagiaires?|apprentie?|"
    r"consorts|cts|indivision|"
    r"hoirie|héritiers?(?: de)?|succession(?: de)?|époux|ménage|couple|familles?|veuve|vve|"
    r"défunte?|"
    r"nommée?|dénommée?|sieur|dame|candidate? retenue?)(?: et enfants)?"
    rf"(?: ?:)? (?:(?:de |d')?(?:{CIVIL}[. ]+)+)?(?P<nom>{NAME})"
)
"""Words after which a name is that of a private person, whatever its form."""
CUE_NAME = re.compile(
    r"(?<![\w-])(?i:locataires?|propriétaires?|acquéreurs?|acheteurs?|vendeurs?|preneurs?|"
    r"bailleurs?|occupante?s?|"
    r"concessionnaires?|bénéficiaires?|demandeurs?|demanderesse|riveraine?s?|au nom de|"
    r"appartenant à|"
    r"propriété de|pétitionnaire|allocataires?|créanciers?|débiteurs?|redevables?|au profit de|"
    r"à l'encontre de|"
    r"recrutement de|nomination de|titularisation de|versée? à|accordée? à|attribuée? à|"
    r"situation de|"
    r"dossier de|demande de|inscription(?: scolaire)? de|accueil de|concession de|scolarisée?|"
    r"inscription de|CDD|CDI|que)"
    rf" ?[,:]? ?(?:est )?(?P<nom>{NAME})"
)
"""Words after which a name in the form of a person's (given name known) is private."""
DEAL = re.compile(
    r"(?<![\w-])(?:(?:la|l'|d'|une|cette|du|de|pour|dossier) ?(?:vente|échange|cession|succession|"
    r"affaire)|(?:^|[\n:•-] ?)Propriété|"
    r"(?:[Aa]chat|[Aa]cquisition|[Vv]ente|[ÉEée]change|[Cc]ession)s? (?:de |du |des |d'un |d'une )?"
    r"(?:terrains?|parcelles?|maison|propriété|immeuble)) "
    rf"(?P<nom>(?!(?:{ACTORS})\b)[{UPPER}]{{4,}}(?:[- ][{UPPER}]{{3,}})?)(?![\w'-])"
)
"""A sale that is called by its seller: "frais de notaire pour la vente …"."""
HOUSE = re.compile(
    r"(?i:(?:acquisition|achat|vente|cession|préemption|démolition) (?:de )?"
    r"(?:la |l'|une |du |d'une )?(?:ancienne )?(?:maison|propriété|immeuble|grange|ferme)) "
    rf"(?P<nom>(?!(?i:saint|sainte|notre|médical|forest|famil|commun|départ|éclus|pour|des?|du|les?|"
    rf"la|l|au|n|sis|cadastr|section|en|et|à|dite?|rue|{ACTORS})[\w.']*\b)[{UPPER}][{UPPER}{LOWER}]{{2,}}"
    rf"(?:-[{UPPER}][{UPPER}{LOWER}]+)*)(?![\w'-])"
)
"""A house that is called by its owner: "Acquisition de la maison …"."""
GIVEN_NAME = re.compile(
    rf"(?<![\w.'-])(?P<prenom>[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)*) "
    rf"(?:{PARTICLE})?{WORD}(?:[ -]{WORD})?"
)
"""A given name and a surname, whatever its case."""
ENUMERATION = re.compile(
    r"(?i:bénéficiaires?|lauréate?s?|attributaires?|noms?|élèves|enfants|jeunes|étudiante?s|"
    r"agents|allocataires|"
    r"redevables|débiteurs|acquéreurs|titulaires|personnes)[^:\n.]{0,40}: ?(?P<noms>[^\n.:]{5,400})"
)
"""A list of people that its heading announces."""
ITEM = re.compile(rf"(?:^|[,;:(] ?| et |- )(?P<nom>{WORD} (?:{PARTICLE})?{WORD}(?:[ -]{WORD})?)")
AFTER_APOSTROPHE = re.compile(rf"(?<=[dDlL]')(?P<nom>{NAME})")
IN_A_LIST = re.compile(
    rf"(?:^|[:;•(\n\t-]) ?(?P<nom>(?:[{UPPER}]{{2,}}[-' "
    rf"]){{1,3}}[{UPPER}][{LOWER}]{{2,}}(?:-[{UPPER}][{LOWER}]+)?)"
    r"(?= ?(?:\t|[:;–]|\d[\d ]*[,.]\d\d))"
)
"""NOM Prénom before an amount or a separator, whatever the given name."""
SHOUTED_BEFORE = re.compile(rf"(?:(?<=^)|(?<=[\s(:;,]))(?:[{UPPER}]{{2,}}(?:[-'][{UPPER}]+)*[ ])+$")

NOT_NAMES = frozenset(
    "le la les l un une des de du d et ou au aux en a y ce cette ces son sa ses leur leurs "
    "notre votre nos vos je il elle nous on "
    "maire adjoint adjointe adjoints president presidente conseil conseiller conseillere "
    "conseillers municipal municipale "
    "commune ville departement region etat prefet prefete sous prefecture tresorier tresoriere "
    "receveur comptable "
    "percepteur directeur directrice general generale services service secretaire rapporteur "
    "ministre procureur "
    "inspecteur inspectrice depute senateur senatrice notaire architecte architectes membre "
    "membres elu elus "
    "pour contre abstention abstentions vote article articles vu considerant decide approuve "
    "autorise adopte accepte donne "
    "monsieur madame mademoiselle messieurs mesdames m mme mmes mm mlle mr me docteur lot lots "
    "parcelle parcelles section "
    "objet rue avenue place euro euros ht ttc tva budget compte titre titres exercice janvier "
    "fevrier mars avril mai juin "
    "juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi "
    "samedi dimanche total "
    "montant subvention association club comite societe entreprise sarl sas sci ecole college "
    "lycee mairie poste "
    "centre communaute syndicat agence office caisse fonds code loi decret arrete convention "
    "rpi ccas cias epci "
    "france travail urssaf caf msa edf enedis grdf sncf sivom sivu plu plui tarif tarifs projet "
    "travaux demande "
    "maison salle salles eglise saint sainte nord sud est ouest haut bas grand grande petit "
    "petite public publique aussi "
    "saisonnier saisonniers technique techniques polyvalent polyvalente recenseur communal "
    "communaux cdd cdi atsem dgs dga".split()
)
"""Words with a capital that are no names (folded)."""
