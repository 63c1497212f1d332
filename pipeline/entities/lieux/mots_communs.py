"""Names of communes that are also common words, months, first names or cardinal points."""

from __future__ import annotations

from pipeline.gazetteer import normalise

COMMON_WORDS = frozenset(
    normalise(word)
    for word in """
Vers Cours Prises Bois Contres Lots Saint Sainte Maire Mairie Marche Marches Pont Ponts Port
Place Villes Ville Val Vallée Mont Monts Bourg Bourgs Château Chapelle Eglise Pays Lac Étang
Source Sources Rivière Rue Route Forêt Plan Plans Taxe Compte Budget Code Conseil Article
Articles Arrêt Avenir Aire Aires Allée Bonne Bonneau Bon Beau Belle Grand Grande Petit
Centre Nord Sud Est Ouest Orne Loire Seine Rhône Marne Isle Ile Iles Oise Somme Sens Tours
Nom Noms Ans An Pierre Rose Rouge Blanc Noir Vert Vertes Clair Claire Paul Jean Martin
Laurent Georges Charles Louis Marie Anne Agnès Michel Maurice Olivier Robert Roger Simon
Thierry Vincent Denis André Arnaud Bernard Bertrand Gilles Herbert Lucien Marcel Mathieu
Nicolas Pascal Philippe Richard Salomé Baron Blanchard Boucher Boulanger Charron Duc Comte
Evêque Juge Marchais Moulin Moulins Moine Roy Roi Reine Prix Avance Avances Aide Aides Acte
Accord Accords Ade Cas Casse Camps Champ Champs Chaux Ciel Clos Commerce Condé Contrat Côte
Croix Dame Dames Dire Droit Eaux Eau Ecole Ecoles Emprunt Enfant Entraigues Feu Fins
Fontaine Fontaines Fonds Force Fosse Four Frais Frère Gare Garde Gains Halle Halles Hôpital
Hors Huit Jeux Jury Jour Lame Larmes Licence Ligne Lignes Lieu Lieux Livre Lot Louer Main
Mandat Mars Mai Marché Mer Mesure Mission Montant Mouvement Nature Neuf Neuve Onze Orme
Ormes Paix Parc Parcelle Part Parts Pièce Pin Pins Pièces Plage Poste Prairie Prêt Quart
Recettes Règlement Relais Rives Sables Sable Sain Salle Salles Sault Secteur Section Siège
Six Son Sorts Soir Solde Sortie Sport Table Terre Terres Territoire Tour Travaux Trésor
Treize Trois Troisième Us Vente Vice Vie Vigne Vignes Visa Voix Volume Zone Plus Dont Fait
Etats Etat Union Association Amis Comité Fêtes Foyer Club France Europe Corps Crédit Messe
Régie Révision Séance Président Présidente Secrétaire Voeux Abstention Contre Pour Motion
Rapport Projet Programme Convention Avenant Tableau Total Dépenses Opération Chapitre
Imputation Crédits Rappel Tarif Tarifs Ay By Oz Eu Bû Sy Ry Gy Is Ur Py Oo Ri Ys Billy
Avoine Cannes Perche Semis Achat Achats Vaux Vernon Valence Royal Montagne Plaine Plaines
Abri Ambon Lacs Loges Loge Maison Maisons Maxime Mairies Montage Nouvelle Objat Objet
Parcours Passage Prés Pré Barre Barres Bains Bain Arc Arcs Autour Auteur Brie Cent Cerise
Chambre Coin Cornes Cuve Cuves Doux Égalité Épargne Fa Fer Ferme Figure Flux Foix Font Gras
Guerre Haies Haie Herbe Jonc Lancé Landes Lande Les Le La Liberté Longue Lys Marais Massif
Ménil Mesnil Montréal Notre Oust Pacé Pas Pelouse Peintre Pie Poil Poule Ré Réal Retraite
Ruelle Sauvage Sel Sept Serre Serres Signes Sion Soleil Souches Soupir Tence Thil Tigné
Tournon Tout Touches Trace Traits Trèves Troubles Tronche Vaches Vence
""".split()
)
