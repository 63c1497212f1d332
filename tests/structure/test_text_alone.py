"""A text without header nor title: an act when a council decides in it, nothing otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import text
from pipeline.config import load_settings
from pipeline.records import Analyse
from pipeline.structure import analyse


def read(folder: Path, texte: str) -> Analyse:
    path = folder / "morceau.txt"
    path.write_text(texte, encoding="utf-8")
    return analyse(text.read(path, load_settings()))


def test_an_act_cut_from_its_minutes(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "13. RÉFECTION DU CHEMIN DES GRANGES\n\n"
        "Monsieur le maire donne la parole à Mme Sabine ROY, qui présente les devis reçus pour le\n"
        "chemin des Granges.\n\n"
        "Le conseil municipal décide de retenir l'entreprise Vauthrin pour 8 450 € HT et autorise\n"
        "le maire à signer le devis.\n",
    )
    assert found.type == "deliberation"
    assert any("déduite de la décision" in reason for reason in found.seance.a_verifier)
    (act,) = found.deliberations
    assert act.vote.resultat == "adopte"
    assert act.objet is not None and "CHEMIN DES GRANGES" in act.objet


@pytest.mark.parametrize(
    "texte",
    [
        "Madame, Monsieur,\n\nVotre demande de place en crèche a bien été reçue. Le conseil\n"
        "municipal en sera informé. Recevez nos salutations.\n",
        "Les nouvelles du village\n\nLa fête du pain aura lieu le 3 mai. Inscriptions en mairie.\n",
        "CONVENTION\n\nEntre la commune de Valmorin et l'association Les Amis du Lavoir, il est\n"
        "convenu ce qui suit : l'association dispose de la salle le mardi.\n",
    ],
)
def test_a_text_in_which_nobody_decides(tmp_path: Path, texte: str) -> None:
    assert read(tmp_path, texte).deliberations == ()
