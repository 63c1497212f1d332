"""Whole acts in the layouts of many councils, all invented, and the vote to be read in each."""

from __future__ import annotations

import pytest

from pipeline.structure import parts, votes

ACTES = {
    "cartouche": (
        "République Française\n"
        "Département de la Douve\n"
        "COMMUNE DE VALBRUNE\n"
        "Nombre de membres\n"
        "Afférents au Conseil municipal : 15\n"
        "En exercice : 14\n"
        "Qui ont pris part à la délibération : 12\n"
        "Date de la convocation\n"
        "05/04/2022\n"
        "Vote\n"
        "A l'unanimité\n"
        "Pour : 12\n"
        "Contre : 0\n"
        "Abstention : 0\n"
        "L'an 2022, le 12 Avril à 20:00, le Conseil Municipal de la Commune de Valbrune "
        "s'est réuni sous la présidence de M. RAVEL Paul, Maire.\n"
        "Présents : M. RAVEL Paul, Mme TISSOT Line\n"
        "Excusé(s) ayant donné procuration : M. BRUN Luc à Mme TISSOT Line\n"
        "A été nommé(e) secrétaire : Mme TISSOT Line\n"
        "2022-04-03 – Taux d'imposition 2022\n"
        "Monsieur le Maire rappelle que par délibération du 12 avril 2021, le Conseil "
        "Municipal avait fixé les taux des impôts.\n"
        "Il propose de ne pas augmenter les taux.\n"
        "Le Conseil Municipal, après en avoir délibéré, à l'unanimité, décide de maintenir "
        "les taux.\n"
        "Acte rendu exécutoire après dépôt en Préfecture le 15/04/2022\n",
        ("unanimite", 12, 0, 0),
    ),
    "epci": (
        "EXTRAIT DU REGISTRE DES DELIBERATIONS DU CONSEIL COMMUNAUTAIRE\n"
        "COMMUNAUTE DE COMMUNES DU PAYS DE LA DOUVE\n"
        "Séance du 4 juillet 2023\n"
        "Délégués en exercice : 42   Présents : 35   Pouvoirs : 4   Votants : 39\n"
        "Secrétaire de séance : Madame Eve LAY\n"
        "Objet : Budget annexe déchets – décision modificative n° 1\n"
        "Rapporteur : Monsieur Luc BRUN, Vice-Président\n"
        "Vu le Code général des collectivités territoriales,\n"
        "Vu l'avis favorable du bureau communautaire réuni le 20 juin 2023,\n"
        "Vu la délibération n° 2023-31 du 4 avril 2023 adoptant à l'unanimité le budget "
        "primitif,\n"
        "Considérant qu'il convient d'ajuster les crédits,\n"
        "Le Conseil communautaire, ouï l'exposé du rapporteur et après en avoir délibéré,\n"
        "ARTICLE 1 : APPROUVE la décision modificative n° 1,\n"
        "ARTICLE 2 : AUTORISE Madame la Présidente à signer tout document.\n"
        "VOTE : Pour : 37 – Contre : 0 – Abstentions : 2 (M. SAGE, Mme OSTER)\n"
        "Ainsi fait et délibéré\n",
        ("majorite", 37, 0, 2),
    ),
    "dob": (
        "DELIBERATION N° 2021/56\n"
        "OBJET : DÉBAT D'ORIENTATIONS BUDGÉTAIRES 2021\n"
        "Le rapport d'orientations budgétaires est présenté par Mme TISSOT.\n"
        "M. BRUN estime que la majorité devrait voter contre la hausse. Mme LAY indique que "
        "son groupe s'abstiendra lors du vote du budget.\n"
        "Le Conseil Municipal,\n"
        "VU l'article L2312-1 du CGCT,\n"
        "Après en avoir débattu,\n"
        "PREND ACTE de la tenue du débat d'orientations budgétaires sur la base du rapport.\n",
        ("prend_acte", None, None, None),
    ),
    "departement": (
        "CONSEIL DÉPARTEMENTAL DE LA DOUVE\n"
        "COMMISSION PERMANENTE\n"
        "Réunion du 11 mars 2022\n"
        "Rapport n° 301 : Aides aux communes\n"
        "La Commission permanente du Conseil départemental,\n"
        "VU le rapport de Madame la Présidente,\n"
        "Après en avoir délibéré,\n"
        "DÉCIDE :\n"
        "- d'attribuer 12 000 € à la commune de Valbrune.\n"
        "Votants : 33\n"
        "Pour : 33\n"
        "Contre : 0\n"
        "Abstention(s) : 0\n"
        "Ne prend pas part au vote : M. RAVEL\n"
        "Adopté à l'unanimité\n",
        ("unanimite", 33, 0, 0),
    ),
    "sortie": (
        "Objet : Subvention au club de football\n"
        "M. le Maire présente la demande du club. Mme OSTER, présidente du club, quitte la "
        "salle et ne prend part ni au débat ni au vote.\n"
        "Le Conseil municipal, après en avoir délibéré, par 10 voix POUR, 1 voix CONTRE (M. "
        "SAGE) et 2 ABSTENTIONS (Mme LAY, M. VIAL) :\n"
        "- ACCORDE une subvention de 1 500 € ;\n"
        "- DIT que les crédits sont inscrits au budget.\n",
        ("majorite", 10, 1, 2),
    ),
    "comite": (
        "12 - PERSONNEL COMMUNAL - CRÉATION D'UN POSTE\n"
        "Le Comité technique a émis un avis favorable à l'unanimité des deux collèges le 3 "
        "mai.\n"
        "Sur proposition du Maire, le conseil municipal décide de créer un poste d'adjoint "
        "technique.\n"
        "Adopté.\n",
        ("adopte", None, None, None),
    ),
    "liste": (
        "ÉLECTION DES MEMBRES DE LA COMMISSION D'APPEL D'OFFRES\n"
        "Le Conseil municipal décide, à l'unanimité, de ne pas procéder au scrutin secret.\n"
        "Une seule liste est présentée.\n"
        "Sont élus membres titulaires : M. RAVEL, Mme TISSOT, M. BRUN.\n"
        "Sont élus membres suppléants : Mme LAY, M. SAGE, M. VIAL.\n",
        ("elu", None, None, None),
    ),
    "maire": (
        "Election du Maire\n"
        "Premier tour de scrutin\n"
        "Après dépouillement, les résultats sont les suivants :\n"
        "- nombre de bulletins trouvés dans l'urne : 19\n"
        "- bulletins blancs ou nuls : 2\n"
        "- suffrages exprimés : 17\n"
        "- majorité absolue : 9\n"
        "Ont obtenu :\n"
        "- M. RAVEL Paul : quinze voix (15)\n"
        "- Mme OSTER Rose : deux voix (2)\n"
        "M. RAVEL Paul, ayant obtenu la majorité absolue, a été proclamé maire et "
        "immédiatement installé.\n",
        ("elu", 15, None, None),
    ),
    "compte_administratif": (
        "COMPTE ADMINISTRATIF 2022\n"
        "Monsieur le Maire quitte la séance. Sous la présidence de Mme TISSOT, le conseil "
        "municipal vote le compte administratif :\n"
        "Dépenses : 120 000 €  Recettes : 145 000 €\n"
        "Vote : 11 pour, 0 contre, 0 abstention (le Maire n'a pas pris part au vote)\n",
        ("unanimite", 11, 0, 0),
    ),
    "motion": (
        "5. Motion relative à la fermeture de la trésorerie\n"
        "Après lecture du texte, le vote donne : 8 pour, 9 contre, 2 abstentions. La motion "
        "est donc rejetée.\n",
        ("rejete", 8, 9, 2),
    ),
    "decisions": (
        "7. DECISIONS DU MAIRE\n"
        "Monsieur le Maire rend compte des décisions prises dans le cadre de ses délégations "
        ":\n"
        "- décision n° 12 : attribution du marché de voirie à l'entreprise TP Douve, pour 23 "
        "000 € HT\n"
        "- décision n° 13 : renonciation au droit de préemption\n"
        "Le Conseil en prend acte.\n",
        ("prend_acte", None, None, None),
    ),
    "questions": (
        "8. QUESTIONS DIVERSES\n"
        "Monsieur le Maire informe le Conseil que le comité des fêtes organisera un "
        "vide-grenier le 12 juin.\n"
        "Mme LAY demande si un vote aura lieu pour les rythmes scolaires. Le Maire répond "
        "que le conseil d'école s'est prononcé à l'unanimité pour la semaine de 4 jours.\n"
        "Le conseil départemental a accordé une subvention de 5 000 €.\n"
        "Prochaine séance le 3 juillet.\n",
        (None, None, None, None),
    ),
    "report": (
        "9. Cimetière\n"
        "Après discussion, les élus souhaitent reporter la décision. Le sujet sera revu au "
        "prochain conseil.\n",
        ("sans_vote", None, None, None),
    ),
    "syndical": (
        "Délibération 2022_034 : Adhésion au groupement de commandes\n"
        "LE COMITE SYNDICAL\n"
        "Après en avoir délibéré à l'unanimité des membres présents et représentés\n"
        "DECIDE d'adhérer au groupement\n"
        "Pour copie conforme\n"
        "Le Président\n"
        "Votants 23\n"
        "Pour 23\n"
        "Contre\n"
        "Abstention\n",
        ("unanimite", 23, None, None),
    ),
    "tarifs": (
        "2021-45 TARIFS\n"
        "Le conseil municipal après avoir délibéré fixe les tarifs :\n"
        "Repas enfant 3,20 €\n"
        "Adopté à 14 voix pour et 1 abstention.\n",
        ("majorite", 14, None, 1),
    ),
    "moins_une": (
        "OBJET : ACHAT D'UN TRACTEUR\n"
        "Vu les devis, le Conseil municipal, à l'unanimité des présents moins une abstention "
        "(M. Sage), retient l'offre de la société Agri Douve.\n",
        ("unanimite", None, None, 1),
    ),
    "conseillers": (
        "Les conseillers, à l'unanimité, donnent leur accord pour l'achat.\n",
        ("unanimite", None, None, None),
    ),
    "parentheses": (
        "6 - Fixation des tarifs de location\n"
        "Le conseil municipal valide à la majorité (12 pour - 3 contre) les tarifs proposés.\n",
        ("majorite", 12, 3, None),
    ),
    "secret": (
        "Il est procédé au vote à bulletins secrets : 11 oui, 3 non, 1 blanc. La vente est "
        "approuvée.\n",
        ("majorite", 11, 3, None),
    ),
    "budget": (
        "Le Conseil municipal, après en avoir délibéré :\n"
        "VOTE le budget primitif 2023 par 13 voix POUR et 2 abstentions\n"
        "AUTORISE le Maire à procéder à des virements\n",
        ("majorite", 13, None, 2),
    ),
    "suffrages": (
        "Transmis au contrôle de légalité. Nombre de suffrages exprimés : 11 Votes : Contre "
        "0 Pour 11\n",
        ("unanimite", 11, 0, None),
    ),
    "designation": (
        "N° 22.05.12 Désignation d'un représentant\n"
        "Le Conseil Municipal, à l'unanimité, désigne M. Brun, lequel est élu.\n",
        ("unanimite", None, None, None),
    ),
    "retrait": (
        "Le Maire propose de retirer ce point. Le point est retiré de l'ordre du jour.\n",
        (None, None, None, None),
    ),
}


@pytest.mark.parametrize("nom", ACTES)
def test_vote_of_a_whole_act(nom: str) -> None:
    texte, expected = ACTES[nom]
    vote = votes.extract(texte, parts.split(texte))
    assert (vote.resultat, vote.pour, vote.contre, vote.abstention) == expected


def test_those_who_leave_take_no_part() -> None:
    texte, _ = ACTES["sortie"]
    vote = votes.extract(texte)
    assert vote.non_participants == ("Mme OSTER",)
    assert vote.noms_contre == ("M. SAGE",)
    assert vote.noms_abstention == ("Mme LAY", "M. VIAL")


def test_the_maire_leaves_for_his_accounts() -> None:
    texte, _ = ACTES["compte_administratif"]
    assert len(votes.extract(texte).non_participants) == 1
