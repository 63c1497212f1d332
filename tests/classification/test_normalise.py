from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classification.normalise import normal_form, plain, singular


@pytest.mark.parametrize(
    ("objet", "expected"),
    [
        ("DM n°2 - Budget A.E.P.", "decision modificative budget eau potable"),
        ("DM-68 - Achat d'un broyeur", "achat broyeur"),
        ("DM 2022-114 : bail du four", "bail four"),
        ("DM 2022 - Budget eau", "decision modificative budget eau"),
        ("DM 3 - Lotissement", "decision modificative lotissement"),
        ("Décision du maire n° 41 - Bail", "bail"),
        ("Ad'AP de la mairie", "agenda accessibilite programmee mairie"),
        ("Création d'une AP voirie", "creation autorisation programme voirie"),
        ("2023_045_vote-BP-AEP.pdf", "vote budget primitif eau potable"),
        ("Objet : Désignation de délégués", "designation delegue"),
        ("Vente à M. Paul Martin pour 12 000 € HT", "vente xnom xmontant"),
        ("Subvention pour la séance du 12 avril 2023", "subvention seance"),
        ("Création de la commune nouvelle", "creation commune nouvelle"),
        ("CREATION DES COMMUNES DELEGUEES", "creation commune deleguee"),
        ("Convention entre la Ville de Montclair et la CAF",
         "convention caisse allocation familiale"),
        ("Vote du CA du budget eau", "vote compte administratif budget eau"),
        ("Représentants au CA du collège", "representant conseil administration college"),
        ("Politique de la ville", "politique ville"),
        ("Vente de l'immeuble du 12 bis, rue de l'École à Mme Roux", "vente immeuble xnom"),
        ("Bail commercial 4 place du Marché", "bail commercial"),
        ("Travaux rue de l'École", "travaux rue ecole"),
        ("DELIBERATIONBP2024.pdf", "budget primitif"),
        ("CFU2023", "compte financier unique"),
        ("012_14062025_TarifsCantineAlsh", "tarif cantine accueil loisir enfant"),
        ("Choix de lentreprise et étude dhabitation", "choi entreprise etude habitation"),
        ("DB_2025_014_RA 2024", "db rapport annuel"),
        ("Convention avec le SDIS39", "convention service incendie secour"),
        ("Tarifs de l'eau de La Forêt-du-Temple", "tarif eau"),
        ("TRAVAUX A ST MARTIN DU BOIS", "travaux"),
        ("Coupes en forêt communale", "coupe foret communale"),
        ("Aménagement du vieux bourg", "amenagement vieu bourg"),
    ],
)  # fmt: skip
def test_what_varies_is_dropped_and_what_matters_is_kept(objet: str, expected: str) -> None:
    assert normal_form(objet) == expected


def test_capitals_accents_and_apostrophes_do_not_matter() -> None:
    assert normal_form("Réfection de l’école") == normal_form("REFECTION DE L'ECOLE")


def test_the_same_act_of_two_communes_has_one_form() -> None:
    first = "Tarifs du cimetière de la commune de Saint-Aubin-sur-Orge au 1er janvier 2023"
    second = "Tarifs du cimetière de la commune de Bellerive au 1er janvier 2019"
    assert normal_form(first) == normal_form(second)


def test_plurals_meet_their_singular() -> None:
    assert singular("subventions") == "subvention"
    assert singular("communaux") == singular("communal")
    assert singular("avis") == "avis"


@given(st.text(max_size=300))
def test_any_text_gives_clean_words(text: str) -> None:
    form = normal_form(text)
    assert form == " ".join(form.split())
    assert form == form.lower()
    assert form.isascii()


@given(st.text(alphabet="abc é'_-. \n0123", max_size=200))
def test_plain_never_fails(text: str) -> None:
    assert isinstance(plain(text), str)
