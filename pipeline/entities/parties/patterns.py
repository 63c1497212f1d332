"""Vocabulary of organisations in délibérations.

Legal forms come from the nomenclature of legal categories (INSEE), public bodies from the CGCT and
from common knowledge of French administration; names of large national bodies that councils
deal with every day are listed because nothing in the text announces them.
"""

from __future__ import annotations

import re

from pipeline.entities.flat import LOWER, UPPER

_NO = (
    r"(?!(?:ET|A|À|PAR|POUR|DANS|AVEC|EN|DE|DU|DES|OU|LA|LE|LES|SUR|AU|AUX|Une?|Il|Elle|Ce|Cette|"
    r"Dans|"
    r"Monsieur|Madame|MONSIEUR|MADAME|Par|Après|Vu|VU|Considérant|N|HT|TTC)(?![\w'-]))"
)
W = rf"{_NO}[{UPPER}][{UPPER}{LOWER}0-9]*(?:[.'&\-][{UPPER}{LOWER}0-9]+)*"
"""A word with a capital."""
QUOTED = r"« ?[^»\n\t]{2,80}? ?»|\"[^\"\n\t]{2,80}\""
DE = r"(?:de la |de l'|de |du |des |d')"
DE_CAPS = r"(?:DE LA |DE L'|DE |DU |DES |D'|POUR LA |POUR LE |POUR )"
IN = r"(?:de la |de l'|de |du |des |d'|la |le |les |l'|et |& |en |sur |aux? |à )"

# --- companies ----------------------------------------------------------------------------------

COMPANY_FORMS = (
    r"(?:SA|S\.A\.|ESH|[Ss]ociété [Aa]nonyme) ?d'(?:HLM|H\.L\.M\.?|[Hh]abitations? à loyer modéré)|"
    r"SARL|S\.A\.R\.L\.?|SAS|S\.A\.S\.?|SASU|SA|S\.A\.|SCI|S\.C\.I\.?|EURL|E\.U\.R\.L\.?|SNC|SCP|"
    r"SELARL|SELAS|SCM|"
    r"GAEC|G\.A\.E\.C\.?|EARL|E\.A\.R\.L\.?|SCEA|SEM|SEML|SPL|SPLA|SCOP|SCIC|GIE|GIP|GFA|CUMA|"
    r"ASL|AFUL|ASA|AFP|AFR|SICA|"
    r"Sarl|Sas|Sci|Eurl|Gaec|Earl|Sté"
)
COMPANY_WORDS = (
    r"sociétés?|entreprises?|cabinets?|bureaux? d'études?|bureau de contrôle|"
    r"bureau(?= [A-Z]{3})|établissements|ets|"
    r"groupes?|groupement|"
    r"études? notariales?|études? de|office notarial|menuiserie|scierie|marbrerie|"
    r"boulangerie|garage|pépinières?|"
    r"agence(?: d'architectes?| d'architecture| immobilière)|atelier(?: d'architecture)?|"
    r"imprimerie|transports|"
    r"laboratoires?|constructions?|charpentes?|couverture|plomberie|électricité|maçonnerie|"
    r"carrières?|"
    r"assurances?|mutuelle|banque|crédit"
)
COMPANY_NAME = (
    rf"(?:{QUOTED}|(?:{W}|\d{{1,2}}[{UPPER}]{{2,}}|\d{{1,3}}(?= [{UPPER}]))"
    rf"(?: (?:(?:& |(?i:et) (?=(?i:fils|cie|co|associés|"
    rf"frères|soeurs)\b)|de |d'|- |– |du |/ )?(?:{W}|fils|associés|cie)|\d{{2,3}}(?![\d ,.]*\d? "
    rf"?€)|&))*)"
)
"""The name of a company: words with capitals; a place after "de" is cut off later."""
COMPANY = re.compile(
    rf"(?<![\w-])(?P<forme>{COMPANY_FORMS})(?: (?:dénommée?|nommée?|dite?))? (?P<lien>{DE}|"
    rf"{DE_CAPS})?(?P<nom>{COMPANY_NAME})"
)
ENTERPRISE = re.compile(
    rf"(?<![\w-])(?P<mot>(?i:{COMPANY_WORDS}))(?P<forme> (?:{COMPANY_FORMS}))?(?: (?:dénommée?|"
    rf"nommée?|dite?))? ?:? (?P<nom>{COMPANY_NAME})"
)
NOTARY = re.compile(
    rf"(?<![\w-])(?P<org>(?i:étude|l'office notarial|office notarial|cabinet|scp|selarl)(?i: "
    rf"notariale)? (?i:de )?"
    rf"(?:Maîtres?|Mes?|Me\.) {W}(?:[- ]+{W}){{0,3}}(?:,? ?(?:N|n)otaires?)?)"
)

# --- names that nothing announces ---------------------------------------------------------------

NATIONAL = re.compile(
    r"(?<![\w-])(?:Enedis|ENEDIS|ERDF|GRDF|GrDF|EDF|Engie|ENGIE|SNCF(?: Réseau)?|RATP|La Poste|"
    r"LA POSTE|Orange|ORANGE|SFR|Bouygues Telecom|Free Mobile|"
    r"TDF|Veolia(?: Eau)?|VEOLIA(?: Eau| EAU)?|Véolia(?: Eau)?|Suez|SUEZ|SAUR|Saur|Lyonnaise des "
    r"Eaux|Eiffage|EIFFAGE|Colas|COLAS|Eurovia|EUROVIA|Dalkia|DALKIA|"
    r"SACEM|Sacem|INSEE|Insee|IGN|ADEME|Ademe|ANAH|Anah|ANRU|ANCT|ANCV|ARS|CNFPT|CNRACL|CNAS|"
    r"CNIL|URSSAF|Urssaf|MSA|CAF|CPAM|CARSAT|IRCANTEC|"
    r"DGFiP|DGFIP|DDFIP|DDFiP|DRFIP|DDT|DDTM|DREAL|DRAC|DDCS|DDCSPP|DDETS|DDPP|DRJSCS|DSDEN|"
    r"DASEN|ONF|OFB|ONEMA|BRGM|INRAP|SAFER|CAUE|CDAD|CIDFF|CPIE|"
    r"CCI|CMA|SDIS|UGAP|SPRE|ADMR|FNACA|FNATH|UDAF|UDAC|CLIC|AFM|APF|AFSEP|CNAS|ADIL|ADAPEI|"
    r"GRETA|FDGDON|FREDON|Unesco|UNESCO|UNICEF|SMACL|Groupama|MAIF|MMA|Allianz|AXA|CNP Assurances|"
    r"Caisse d'Épargne|Caisse d'Epargne|Crédit Agricole|Crédit Mutuel|"
    r"Banque Postale|Banque des Territoires|Caisse des Dépôts(?: et Consignations)?|Crédit "
    r"Foncier|(?:Dexia|DEXIA)(?: Crédit Local)?|Société Générale|BNP Paribas|France [Dd]omaine|"
    r"SNSM|CITEO|Citeo|Eco-Emballages|Ecosystem|Écosystem|OCAD3E|MNT|ATD|[ÉE]ducation nationale|"
    r"[ÉE]tablissement public foncier|Bouygues(?: Telecom| Bâtiment)?|Vinci|VINCI|Spie|SPIE|"
    r"Nexity|Apprentis d'Auteuil|Ligue de l'enseignement|Fondation de France|Protection civile|"
    r"Souvenir [Ff]rançais|Villes et Villages [Ff]leuris|Conservatoire d(?:u|es) [a-z]+ "
    r"(?:naturels?)?|"
    r"Croix-Rouge(?: française)?|Secours populaire(?: français)?|Secours catholique|Restos du "
    r"[Cc]œur|Emmaüs|Fondation du [Pp]atrimoine|"
    r"Pôle [Ee]mploi|France Travail|Action Logement|Docaposte|Berger-Levrault|Cerema|CEREMA|"
    r"Météo-France|VNF|Voies navigables de France|"
    r"Conservatoire du littoral|Familles Rurales|Familles rurales|Radio France|AMF|AMRF|AMORCE|"
    r"FNCCR|FEDER|Union européenne|Union Européenne|Commission européenne|Europe(?= \(|,| et|\n|"
    r"\t)|"
    r"Conseil d'[ÉE]tat|Cour des comptes|Sénat|Assemblée nationale)(?![\w-])"
)
FUNDER = re.compile(
    r"(?<![\w-])(?P<nom>(?:Région|Region|Département|Departement)(?: (?:de l'|de la |de |du |des "
    r"|d')?[A-ZÀ-Ý][\w-]+(?:[' -](?:(?:de|la|et|d')[ -]?)*[A-ZÀ-Ý][\w-]+)*)?|"
    r"(?:[ÉE]tat)(?![- ]civil))(?![\w-])"
)
FUNDER_CONTEXT = re.compile(
    r"(?i)subvention|financ|aides?\b|participation|dotation|partenair|fonds|sollicit|convention|"
    r"envisag|mandat|réalis|porté|assur|verse|propos|décid|"
    r"€|recettes|auprès|accompagn|transmis|compétence|attribu|garanti|conseil|représent|"
    r"actionnaire|associés?\b|membres?\b|adhér|contract"
)
SPORTS_CLUB = re.compile(
    rf"(?<=[ '])(?P<nom>{W}(?:[ -]{W}){{0,2}} (?i:football|foot|handball|handibasket|"
    rf"basket(?:[- ]ball)?|volley(?:[- ]ball)?|rugby|judo|karaté|tennis(?: de table)?|"
    rf"gymnastique|pétanque|cyclisme|"
    rf"cyclotourisme|athlétisme|natation|badminton|escrime|triathlon|roller|boxe|hockey)"
    rf"(?: (?i:club))?)(?![\w-])"
)
"""A club that its town and its sport name: "Valmont handball"."""
METROPOLE = re.compile(
    rf"(?<![\w-])(?P<nom>(?:{W}(?:[ -](?:de |la |sur |et |en )?{W}){{0,3}}) (?:[Mm]étropole|"
    rf"MÉTROPOLE|METROPOLE|COMMUNAUTÉ|COMMUNAUTE|AGGLOMÉRATION|AGGLOMERATION|Agglomération|"
    rf"agglomération|Agglo|AGGLO|Communauté|Habitat|HABITAT|"
    rf"Tourisme|Développement))(?![\w-])"
)
TOWN = re.compile(
    rf"(?<![\w-])(?P<nom>Villes? (?:de la |de l'|de |du |des |d'){W}(?:(?: ?- ?| )(?:(?:le|la|"
    rf"les|de|sur|en) ?(?:- ?)?)*{W}){{0,4}})"
)
SIGLE_NAMED = re.compile(
    rf"(?<![\w-])(?P<sigle>SIVOM|SIVU|SIAEP|SIAP|SIEA|SIRP|SIVOS|SMICTOM|SICTOM|SITCOM|SIRTOM|"
    rf"SMIRTOM|SIVALOM|SYMPAM|SDIS|SDE|SDEE|SDEF|SIEG|SYDEV|SYANE|"
    rf"CDG|CDC|CCAS|CIAS|EPCI|EPF|EPFL|CAF|CPAM|MSA|MFR|APE|APEL|ADMR|ADIL|CAUE|CPIE|SAFER|SCOT|"
    rf"PETR|PNR|OPH|SEM|SPL|CFA|IME|ESAT|CCI|AFR|ACCA|AAPPMA|"
    rf"S[IMY][A-Z]{{2,6}}|OGEC|DDEN|FDGDON|FREDON|GIP|GEMAPI|ONAC|UNC|FNACA|US|AS|FC|ES|RPI|"
    rf"UFOLEP|USEP|OCCE|UDAF|UDAC|FNATH|MJC|Caf)"
    rf"(?P<nom> (?:de la |de l'|de |du |des |d')?{W}(?:(?:[ -](?:{IN})?){W}){{0,4}}| "
    rf"\d\d)(?![\w'])"
)
ACRONYM = re.compile(
    r"(?<![\w'.°/-])(?:(?P<det>(?i:l'|le |la |les |du |de la |de l'|des |aux? |à l'|à la |par |"
    r"avec |d'|et |de |chez |une? |ce |cette "
    r")))(?P<nom>[A-Z]{2,}(?:[A-Za-z]?[A-Z0-9]+)*(?:[- ]?\d{2}(?![\d ,.]*€|\d|/))?)(?![\w'-])(?! "
    r"?(?:n ?°|€))"
)
NOT_AN_ACRONYM = frozenset(
    "TTC HT TVA CGCT PLU PLUI POS SCOT DUP DETR DSIL FSIL FCTVA DGF DSR DSU DM BP BS CA CFU RD "
    "RN VC CR CV ZA ZAC "
    "ZI ZAE ZAD DPU DIA OM CCAP CCTP DCE AE MAPA AO CAO DSP RIFSEEP IFSE CIA NBI IAT IEMP IFTS "
    "PFR CDD CDI CET ETP "
    "RTT DGS DST DGA DRH ATSEM BAFA CAP BEP RSA APA AAH PMR ERP ADAP AP CP PPI PV RAS RGPD CNI "
    "TLPE TH TF TFB TFPB "
    "TFPNB CFE CVAE IFER TEOM REOM TA PVR PFAC SPANC SPIC SPA OPAH PLH PIG PDU PCAET GEMAPI "
    "SAGE SDAGE PAPI CLECT SMVM NOTRE ALUR MAPTAM SRU ELAN LED "
    "PVC HD HLM T1 T2 T3 T4 F1 F2 F3 F4 LOT LOTS PAGE NB PJ OBJET VU CM CT CHSCT CTP CAP CST JO "
    "JORF ISBN SIRET SIREN "
    "CST F3SCT IRVE ADS VEFA FPH FTTH PVD TASCOM CIFRE PMI SRDEII LOM ZRR DIFE REU EMTN EAJE "
    "SSIAD SATESE ICPE FISAC PALULOS CUI PEC NRO SRO PAU MOE AOT IHTS RQTH TMS DUERP ENR ACTEE "
    "RGE BBC HQE QR SMS FAQ NC NR ND PPL VHL TU BTP COVID CORONAVIRUS RPQS RAPQS "
    "CGI CGFP CRPA CJA CPI CSP CASF CCH TGAP TICFE TCCFE TSPD PIB CSG RDS CFG RIL RP2 PPA PAI "
    "AESH AVS UPE2A TPS PS MS GS CE1 CE2 CM1 CM2 CPE BTS DUT IUT BAC BTP VRD ENS LGV TGV TER "
    "BHNS VTT VAE RTE2 HTA BT "
    "RIB IBAN TIG PEDT ALSH CLSH TAP CEJ CTG PSU RPI RASED ULIS SEGPA NTIC TIC SIG WIFI GPS CB "
    "TPE URL PDF XML ID AR "
    "AI DE BF CC AU EP EU AEP ANC DT DICT DOE DIUO SPS CSPS BC MO MOE AMO APS APD PRO EXE VISA "
    "DET OPR ACT ESQ APROJ QPV "
    "NPNRU ANRU-2 CPER CRTE PVD ORT FEADER LEADER FSE DIF CPF VAE PPCR SMIC GVT HTVA MM MME MLLE "
    "MR M ME DR II III IV VI VII VIII IX XI XII XIV XV XVI XVIII XIX XX "
    "DU LA LE LES DES ET EN SUR AUX PAR POUR AVEC DANS PROJET COMMUNE VILLE MAIRE CONSEIL TOTAL "
    "DEPENSES RECETTES ARTICLE EURO EUROS "
    "NON OUI TITULAIRE SUPPLEANT PRU TLE DSC AC CLECT CCSPL CCID CISPD CLSPD PLPDMA PEI DECI RGA "
    "VL PL TC GNV CEE ENR PAC EDL KWH MWH KW CO2 PCT CT1 "
    "DOB ROB PADD OAP EBC ABF AVAP ZPPAUP PPR PPRI PPRN PSC PLIE GPEC DUERP PUP PAE DAACL DAT PC "
    "DP CU PA AT RNU OK TJ SMA PSLA EHPAD MARPA DMTO FPIC FNGIR DCRTP AFCO".split()
)

# --- identifiers --------------------------------------------------------------------------------

IDENTIFIER = re.compile(
    r"(?i)(?:(?P<nature>SIRET|SIREN|RNA|R\.C\.S\.?|"
    r"RCS)[^\d\nW]{0,30})?(?<![\d])(?P<id>\d{3}[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{5}|[ .]?\d{3} "
    r"?\d{2})?|W\d{9}|W\d[A-Z0-9]\d{7})(?![\d])"
)
