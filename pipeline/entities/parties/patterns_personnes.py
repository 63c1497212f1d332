"""Vocabulary of persons in délibérations: civilities, the shapes of names, what a person is."""

from __future__ import annotations

import re

from pipeline.entities.flat import LOWER, UPPER

CIVILITY = (
    r"(?:M\.|MM\.|M(?= [A-Z])|Mr\.?|Mrs\.?|Mme\.?|Mmes|Mlle\.?|Mlles|Me(?= [A-Z])|Mes(?= [A-Z])|"
    r"Maître|Maîtres|Dr\.?|Docteur|Pr\.?|Professeur|"
    r"(?i:monsieur|madame|mademoiselle|messieurs|mesdames|maître)|MM(?= )|Cts|Consorts|consorts|"
    r"époux|Époux|famille|Famille|veuve|Veuve|indivision|Indivision|hoirie|Hoirie)"
)
PARTICLE = (
    r"(?:de la |de |du |des |d'|DE LA |DE |DU |DES |D'|le |la |LE |LA |L'|Le |La |De |Du |Des |"
    r"D'|Di |DI |van |Van |VAN |von |EL |El |Ben |BEN |ben |el |da |Da |DA |dos |Dos |Mac |Mc |"
    r"Saint[- ]|SAINT[- ]|St[- ])"
)
GIVEN = rf"[{UPPER}][{LOWER}]+(?:[- ]?-[- ]?[{UPPER}][{LOWER}]+)*"
INITIAL = rf"[{UPPER}]\.(?:[- ]?[{UPPER}]\.)?"
NAMEWORD = (
    rf"[{UPPER}][{UPPER}{LOWER}]+(?:(?: ?- ?|')[{UPPER}][{UPPER}{LOWER}]+)*|"
    rf"[{UPPER}]'[{UPPER}][{UPPER}{LOWER}]+"
)
CAPSURNAME = rf"[{UPPER}]{{2,}}(?:(?: ?- ?|')[{UPPER}]{{2,}})*|[{UPPER}]'[{UPPER}]{{2,}}"
WITH_CIVILITY = re.compile(
    rf"(?:(?<![\w.'])(?<!\w-)|(?<=[ldLD]')(?=(?i:indivision|hoirie)))"
    rf"(?P<civ>{CIVILITY}) +(?P<nom>(?:{INITIAL} "
    rf"?)?(?:{PARTICLE})?(?:{NAMEWORD})(?:[ ]+(?:{PARTICLE})?(?:{NAMEWORD}|{INITIAL})){{0,3}})"
)
FURTHER = re.compile(
    rf"(?:, ?(?:et )?| et | / | ou )(?:{CIVILITY} +)?(?P<nom>(?:{INITIAL} "
    rf"?)?(?:{PARTICLE})?(?:{NAMEWORD})(?:[ ]+(?:{PARTICLE})?(?:{NAMEWORD})){{0,3}})"
)
"""A further name of a list that a plural civility begins: "MM. X, Y et Z"."""
GIVEN_SURNAME = re.compile(
    rf"(?<![\w.'-])(?P<prenom>{GIVEN}(?: "
    rf"{GIVEN})?)[ ]+(?P<nom>(?:{PARTICLE}){{0,2}}(?:{CAPSURNAME})(?:[ ]+(?:{PARTICLE})?(?:"
    rf"{CAPSURNAME})){{0,2}})(?![\w'])"
)
GIVEN_NAME = re.compile(
    rf"(?<![\w.'-])(?P<prenom>{GIVEN})[ ]+(?P<nom>(?:{PARTICLE}){{0,2}}[{UPPER}][{LOWER}]{{2,}}(?"
    rf":-[{UPPER}][{LOWER}]+)*)(?![\w'])"
)
SURNAME_GIVEN = re.compile(
    rf"(?<![\w.'-])(?P<nom>(?:(?:{PARTICLE}){{0,2}})(?:{CAPSURNAME})(?: "
    rf"(?:{CAPSURNAME}))?)[ ]+(?P<prenom>{GIVEN})(?![\w'])"
)
NOT_A_NAME = frozenset(
    "maire maires adjoint adjointe adjoints président présidente presidente president "
    "vice-président vice-présidente "
    "conseiller conseillère conseillers conseil directeur directrice préfet préfète prefet "
    "sous-préfet trésorier "
    "trésorière receveur percepteur comptable rapporteur ministre procureur secrétaire "
    "secretaire député députée "
    "sénateur sénatrice premier première inspecteur inspectrice commissaire médecin notaire "
    "architecte notaires "
    "doyen juge curé père abbé colonel lieutenant capitaine commandant adjudant délégué déléguée "
    "titulaire "
    "suppléant suppléante membres membre elu élu élue élus pour contre abstention abstentions "
    "absent absents présents présent votants "
    "la le les l de du des et à au aux en mairie commune ville dgs régisseur responsable chef "
    "agent agents architectes bâtiments "
    "receveuse percepteurs payeur comptables maître ouvrage oeuvre œuvre ce cet cette il elle "
    "lot total article président(e) "
    "conformément considérant vu décide autorise propose explique rappelle présente informe "
    "indique précise après demande".split()
)
"""Words that follow a civility without being a name ("Monsieur le Maire")."""

ABSTRACT = re.compile(r"(?:tions?|ments?|sions?|ances?|ences?|ages?|tures?|ismes?|ités?)$")
"""Endings of common nouns: "Présentation du PACT" names nobody."""
HISTORIC = frozenset(
    "jean moulin;victor hugo;marie curie;pierre curie;jules ferry;jean jaures;louis "
    "pasteur;simone veil;germaine tillion;"
    "lucie aubrac;charles de gaulle;jean mermoz;antoine de saint exupery;jean mace;jacques "
    "prevert;albert camus;"
    "emile zola;paul verlaine;arthur rimbaud;pierre de coubertin;leon blum;leon "
    "gambetta;aristide briand;georges clemenceau;"
    "pierre mendes france;francois mitterrand;jacques chirac;georges pompidou;robert "
    "schuman;jean monnet;"
    "missak manouchian;guy moquet;gabriel peri;pierre brossolette;jean zay;josephine "
    "baker;olympe de gouges;"
    "louise michel;george sand;rosa parks;nelson mandela;martin luther king;samuel paty;arnaud "
    "beltrame;"
    "marcel pagnol;jean giono;frederic mistral;alphonse daudet;honore de balzac;voltaire;denis "
    "diderot;"
    "jean jacques rousseau;claude monet;auguste rodin;hector berlioz;jules verne;jean de la "
    "fontaine;anne frank;"
    "jean baptiste clement;paul eluard;louis aragon;robert desnos;edith piaf;georges "
    "brassens;jacques brel;"
    "anatole france;edouard herriot;jules guesde;pierre semard;ambroise croizat;danielle "
    "casanova;henri barbusse;"
    "marcel proust;alexandre dumas;gustave eiffel;charles peguy;jeanne d arc;abbe pierre;marie "
    "laurencin;camille claudel".split(";")
)
"""People after whom streets and schools of hundreds of communes are named (folded)."""
ELU = re.compile(
    r"(?i)\b(?:maire|adjointe?s?|conseill(?:er|ère)s? (?:municipa|communautai|départementa|"
    r"régiona|délégu)|"
    r"vice-présidente?|rapporteur|présidente? de la commission|déléguée?s? (?:titulaire|"
    r"suppléant)|élue?s?|"
    r"titulaires?|suppléante?s?|membres? de la commission|membre du conseil|donne la parole|cède "
    r"la parole|passe la parole|"
    r"prennent? pas part|quitte la salle|pouvoir à|abst|contre|présente? le rapport)\b"
)
AGENT = re.compile(
    r"(?i)\b(?:agents?|adjoint (?:technique|administratif|d'animation|du patrimoine)|rédacteur|"
    r"attaché|technicien|"
    r"directeur général|directrice générale|dgs|secrétaire (?:de mairie|générale)|atsem|recrut|"
    r"nomm(?:er|ée?) |"
    r"régisseur|régisseuse|mandataire suppléant|coordonna(?:teur|trice)|trésorier|receveur|"
    r"percepteur|ingénieur|"
    r"garde champêtre|policier|stagiaire|contractuel|responsable du service|fonctionnaire)\b"
)
NOTAIRE = re.compile(r"(?i)\b(?:notaires?|étude notariale|office notarial)\b")
PARTICULIER = re.compile(
    r"(?i)\b(?:secours|propriétaires?|riverains?|acquéreurs?|acheteurs?|vendeurs?|locataires?|"
    r"preneurs?|"
    r"demeurant|domicilié|"
    r"née? le|époux|épouse|consorts|famille|veuve|parcelle|terrain|concession|héritiers?|"
    r"indivision|demandeurs?|"
    r"céder|vendre|vente|acquérir|bail|loyer|logement|requérant|plaignant|administrés?|"
    r"habitants?)\b"
)
PROFESSIONNEL = re.compile(
    r"(?i)\b(?:architecte|géomètre|avocate?|expert|médecin|docteur|artisan|plombier|menuisier|"
    r"maçon|couvreur|peintre|"
    r"électricien|gérante?|commissaire[- ]enquêt|huissier|paysagiste|sculpteur|artiste|"
    r"exploitant|agriculteur|devis)\b"
)
