"""The vocabulary of headings: words that open a title, words that cannot."""

from __future__ import annotations

import re

from ..vocabulary import any_of, opening

OBJET = re.compile(
    r"^\W*(?:[og0]bjet|object|intitule|titre|sujet|theme)\s*(?:de la deliberation\s*)?[:.\-–]\s*"
)
OBJET_SEUL = re.compile(r"^\W*(?:objet|intitule)(?:\s+de la deliberation)?\s*:?\s*$")
MINUTES = r"(?:proces[ -]{1,3}verba(?:l|ux)|comptes?[- ]rendus?)"

_ASSEMBLY = any_of(
    """conseil, assemblee, comite, bureau, commission, maire, president, presidente, secretaire,
    seance, membres, quorum, conseillers, elus, presente delib"""
)
_SENTENCE_WORDS = any_of(
    r"""vu, considerant, attendu, entendu, oui?, ayant entendu, sur proposition, sur le rapport,
    sur rapport, sur l'expose, c'est, ceci, cela, celui, celle, ainsi, aussi, afin, a l'unanimite,
    a la majorite, a ce titre, a cet effet, a noter, a savoir, compte tenu, suite a, conformement,
    dans le cadre, fait et, fait a, ainsi fait, signe, certifie, acte rendu, publie, affiche,
    transmis, notifie, rendu executoire, la seance, seance levee, le present, le rapporteur,
    le public, ordre du jour, appelee?s? a, invitee?s? a, consultee?s?, mise?s? aux voix,
    mise?s? au vote, soumise?s? au vote, ou[iy]e? l'expose, aucune observation, aucune remarque,
    aucune question, le vote, l'assemblee, resultats? du vote"""
)
_AFTER = any_of(
    "en avoir, avoir, lecture, expose, deliberation, discussion, delibere, presentation"
)
_EN = any_of(
    "effet, application, consequence, vertu, outre, conclusion, reponse, raison, conformite"
)
_PAR = any_of(r"ailleurs, deliberation, consequent, \d+, arrete, courrier, lettre")
_POUR = any_of("extrait, copie, expedition, mention, information, rappel, le maire")
_PRONOUN = r"(?:il|elle|ils|elles|nous|vous|je|on|ce|cette|ces|cela|celui|ceci)\s|j'"
_VERB = any_of(
    """decide, decident, approuve, autorise, adopte, accepte, fixe, charge, donne, dit, precise,
    valide, prend, prennent, sollicite, designe, emet, confirme, mandate, habilite, constate,
    rejette, refuse, rappelle, propose, expose, informe, indique, presente, souligne, explique"""
)
_OBJECT = any_of(
    r"""a, au, aux, de, d', du, des, le, la, l', les, que, qu', un, une, son, sa, ses, monsieur,
    madame, m\., mme, acte, par, avis"""
)
_INFINITIVE = any_of(
    """autoriser, approuver, donner, fixer, charger, valider, prendre, dire, solliciter, designer,
    signer, verser, creer, supprimer, accepter, decider, confier, retenir, inscrire, ne pas"""
)
_LABEL = any_of(
    """presents?, absente?s?, excuses?, pouvoirs?, procurations?, secretaire, votants?, votes?,
    pour, contre, abstentions?, nombre, date, convocation, quorum, membres, unanimite, adopte,
    approuve, rejete, nota, remarque, decision, signature, rapporteure?, interventions?, debats?,
    discussions?, reponses?, references?, depenses?, recettes?, total, dont, soit, montant"""
)
_BALLOT = any_of(
    r"""resultats? du scrutin, resultats? du vote, resultats? du \w+ tour, resultats? des sondages?,
    resultats? du depouillement, deroulement du scrutin, deroulement de chaque tour,
    listes? de candidat, candidatu?r?e?s? aux?, candidatu?r?e?s? a la, candidatu?r?e?s? :,
    premier tour, deuxieme tour, second tour, troisieme tour, 1er tour, 2eme tour, 3eme tour,
    proclamation, debut de, constitution du bureau, presidence de l'assemblee"""
)
_TABLE = any_of(
    r"""total\b, totaux\b, sous-total\b, depenses? ht, depenses? ttc, depenses? recettes,
    depenses? previsionnelles, depenses? et recettes\s*$, objet\W*$"""
)
_COLUMN = any_of(
    """imputations?, chapitres?, articles?, comptes?(?!-rendu), designation, libelle, intitule,
    montants?,
    operations?"""
)
_PRESENCE = any_of(
    r"""etaient, etait, ont, a donne, a ete, nombre de membres, nombre de conseillers,
    nombre de delegues, nombre de votants, nombre de presents, nombre de pouvoirs,
    nombre de procurations, nombre de suffrages, nombre de bulletins, date de convocation,
    date de la convocation, date de seance, date de la seance, date de publication,
    date d'affichage, membres presents, membres en exercice, membres absents, membres excuses,
    conseillers presents, conseillers en exercice, conseillers absents, absents? excuses?,
    absents? et, absents? ayant, absents? non, absents? representes?, presents? et"""
)
_LETTERHEAD = any_of(
    r"""republique francaise, departement d, arrondissement d, canton d,
    commune d[eu']?\s?[\w' -]+$,
    mairie d, ville d[e']?\s?[\w' -]+$, extrait du, seance d, conseil municipal,
    conseil communautaire"""
)
_MEMBERS = any_of(
    """titulaires?, suppleante?s?, representants? elus?, membres? titulaires, membres? suppleants,
    membres? elus, personnalites? qualifiees?"""
)

# What opens a sentence of the act, of the debate, or a formula around it: never a title.
NOT_A_TITLE = opening(
    rf"(?:le|la|l'|les|du)\s*{_ASSEMBLY}\b",
    r"(?:m|mm|mr|mme|mmes|mlle|monsieur|madame|messieurs|mesdames)\b\.?\s",
    rf"{_SENTENCE_WORDS}\b",
    rf"apres\s{_AFTER}\b|en\s{_EN}\b|par\s{_PAR}\b|pour\s{_POUR}\b",
    _PRONOUN,
    rf"{_VERB}(?:nt)?\b(?:\s{_OBJECT}|\s*:?\s*$|,)",
    r"demande(?:nt)?\s(?:a|au|aux|que|si)\s|(?:arrete|vote(?:nt)?)\s(?:le|la|les)\s",
    rf"d[e']\s?{_INFINITIVE}\b",
    r"(?:premiere|deuxieme|troisieme|seconde|1ere|2e(?:me)?|3e(?:me)?) partie\b",
    r"(?:article|art\.|annexe|chapitre|section|alinea|page|lot)\s?"
    r"(?:n°|\d|:|[ivx]+\b|premier|unique)",
    rf"{_LABEL}\s*(?:$|[:=(]|\d)",
    rf"{_BALLOT}\b|clotures?\sdu\sproces",
    r"pour\s(?:l'|la\s|le\s|les\s)|en\squestions|(?:le|les)\s(?:proces|comptes?[ -]rendu)",
    r"[^:]{0,40}\b(?:absente?s?|excusee?s?)\b(?!\sde\b)[^:]{0,40}$",
    rf"{_MEMBERS}\b|(?:sont|seront|est|sera)\s|(?:au|aux|du)\s(?:conseil|bureau|comite|sein)\b",
    rf"{_TABLE}|{_COLUMN}\s*(?:$|et\b|[-/]|n°|sommes?)",
    rf"{_PRESENCE}\s",
    r"\d{1,3}\s(?:voix|votes?|abstentions?|contre|pour)\b",
    r"(?:approbation|adoption|accord|validation|vote|votee?s?)\s(?:a\s(?:l'unan|la\smaj|main)|unanime)",
    _LETTERHEAD,
)

# Words that open the title of a délibération.
TITLE_NOUN = opening(
    any_of(
        r"""deliberation\s, delib\.?\s, approbation, adoption, attribution, convention, avenant,
    demande, decision, budget, comptes?\s, creation, suppression, designation, election, tarif,
    vente, acquisition, cession, modification, autorisation, renouvellement, motion, voeu, rapport,
    taxe, taux, personnel, ressources, marche, subvention, participation, adhesion, retrait,
    transfert, projet, plan\s, programme, travaux, amenagement, installation, mise\s, prise\s,
    fixation, indemnite, delegation, affectation, vote\s, garantie, emprunt, admission, creance,
    remboursement, remise, regie, reglement, statuts, syndicat, contrat, bail, location, echange,
    classement, declassement, denomination, numerotation, desaffectation, alienation, achat, rachat,
    remplacement, recrutement, tableau, regime, rifseep, information, communication,
    questions?\sdiverses, questions?\sorales, questions?\secrites, affaires\sdiverses, divers\b,
    presentation, point\s, bilan, debat, dissolution, fusion, groupement, recensement, ecole,
    urbanisme, voirie, finances, environnement, cimetiere, foret, onf, dm\s?\d, dm\b, droit, don\b,
    fonds, dotation, etat, etude, lancement, choix, constitution, composition, nomination, avis,
    consultation, concession, servitude, entretien, renovation, restauration, construction,
    extension, rehabilitation, organisation, ouverture, cloture, validation, actualisation,
    revision, mutualisation, protection, prorogation, signature, soutien, appel, aide, bourse,
    cotisation, redevance, provision, amortissement, virement, reprise, exoneration, institution,
    instauration, compte[- ]rendu, proces[- ]verbal, pv\b, lecture, charte, pacte, schema,
    contribution, reversement, definition, determination, modalites, conditions, elargissement,
    integration, incorporation, regularisation, rectification, annulation, abrogation, nomenclature,
    plu\b, plui\b, padd\b, clect\b, ccas\b, sivu?\b, desherbage, mandat, avancement, promotion,
    temps\s, telet, complementaire, prevoyance, formation, frais, vehicule, gestion, eau\b,
    assainissement, eclairage, energie, photovolta, enfouissement, deneigement, salle, terrain,
    parcelle, logement, maison, eglise, temple, sport, culture, tourisme, jumelage, gens\sdu"""
    )
)

# What follows a heading: somebody speaks, or the act begins.
EXPOSE = opening(
    r"(?:m|mm|mr|mme|monsieur|madame|mesdames|messieurs)\b\.?\s",
    r"(?:le|la|l')\s?(?:maire|president|rapporteur|conseil|assemblee|adjoint|comite|bureau|elu)",
    any_of(
        r"""rapporteur, rapport de, sur proposition, sur le rapport, vu\s, considerant, expose,
    il est, il a, il convient, il s'agit, il y a, par deliberation, par courrier, par arrete,
    dans le cadre, conformement, suite a, en application, apres\s, afin\s, compte tenu, nous\s,
    cette?\s, delibere, presente par, elu rapporteur"""
    ),
)

# Points that decide nothing, by their title.
NON_DECISION = opening(
    any_of(
        r"""questions? diverses?, questions? orales?, questions? ecrites?, questions? du public,
    questions? des conseillers, affaires? diverses?, informations?\b, communications?\b,
    points? d'information, divers\b, tour de table, calendrier, agenda, infos?\b,
    compte[- ]rendu des commissions, rappel des decisions, compte[- ]rendu des decisions,
    compte[- ]rendu des delegations, decisions prises par, decisions municipales,
    decisions du maire, dates? a retenir, la parole, prochaines? reunions?, prochaines? seances?,
    prochaines? dates?, parole au public, remerciements, lecture de la charte,
    installation d(?:u|es)\s(?:nouve\w+\s)?con, debat sans vote"""
    ),
    r".*[,(:-]\s*(?:pour\s+)?informations?\b[^,:]{0,20}$",
)
QUESTIONS_DIVERSES = re.compile(
    r"^\W*(?:\w{1,4}\s*[-.)/:]\s*)?(?:questions?|affaires?|points?|sujets?)\s+"
    r"(?:et\s+informations?\s+)?(?:diverses?|divers|orales?)\b|^\W*divers\s*:?\s*$"
)

# Formalities of the opening which are never items (annotation guide, "Items").
FORMALITY = opening(
    r"(?:designation|nomination|election|choix)?\s*(?:d'une?|d'un\(e\)|du|de la|de|des)?\s*"
    r"(?:secretaires?|secretariat)\s+de\s+(?:la\s+)?seance\b",
    any_of(
        r"""appel nominal, appel des conseillers, appel des membres, appel des elus,
    appel des presents, verification du quorum, constat du quorum, constatation du quorum, quorum,
    ouverture de seance, ouverture de la seance, cloture de seance, cloture de la seance,
    levee de seance, levee de la seance, ordre du jour, preambule, pouvoirs, liste des presents,
    liste des deliberations, liste des emargements?, modification de l'ordre du jour,
    ajouts? a l'ordre du jour, ajouts? d'un point a l'ordre du jour, annexes?\b, sommaire,
    table des matieres, emargement, signatures?, feuillet, deliberations?\s*:?\s*$"""
    ),
)
DOCUMENT_TITLE = opening(
    r"(?:(?:le|projet\s+de)\s+)?(?:proces[ -]{1,3}verba|comptes?[- ]rendu|pv\b|c\W?r\b|"
    r"deliberations?\b|registre|reunion|seance|conseil|commune\b|communaute|ville\b|mairie|"
    r"syndicat|departement|metropole|session|assemblee)"
)
WITHDRAWN = re.compile(
    r"\b(?:retire[es]*|reporte[es]*|ajourne[es]*|differe[es]*|sans objet)\b"
    r"(?:\s+(?:de|a)\s+l'ordre\s+du\s+jour|\s+a\s+(?:une|la)\s+(?:prochaine|date))?"
)
