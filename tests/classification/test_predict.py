from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from pipeline.classification import Models, classify, load_models
from pipeline.classification.explain import explain
from pipeline.classification.items import Item, from_deliberation, is_vague, split_text
from pipeline.config import Settings
from pipeline.paths import ROOT
from pipeline.records import Deliberation, Part


def item(objet: str | None, **fields: object) -> Deliberation:
    given = {"doc": "a.pdf", "rang": 1, "page": 1, "page_fin": 1, "debut": "", **fields}
    return Deliberation(objet=objet, **given)  # type: ignore[arg-type]


@pytest.fixture
def models(no_registry: Settings) -> Models:
    return load_models(no_registry)


def test_plain_objets_get_their_code_and_a_label(models: Models) -> None:
    found = classify(
        [
            item("Approbation du compte administratif 2022"),
            item("DEMANDE DE SUBVENTION DETR POUR LA TOITURE DE L'ECOLE"),
            item("Fixation du taux des taxes foncières"),
        ],
        models,
    )
    assert [d.matiere for d in found] == ["7.1", "7.5", "7.2"]
    assert found[0].matiere_libelle == "Décisions budgétaires"
    assert found[0].themes[0] == "budget-finances"
    assert len(found[0].matiere_top) == 3
    assert found[0].matiere_top[0].confiance == found[0].matiere_confiance
    assert found[0].modeles["matiere"] == "livre"


def test_an_item_that_decides_nothing_has_no_matiere(models: Models) -> None:
    [found] = classify([item("Informations sur les travaux de voirie", delibere=False)], models)
    assert found.matiere is None
    assert found.matiere_top == ()
    assert found.themes


def test_an_empty_item_is_left_empty_and_said(models: Models) -> None:
    [found] = classify([item(None)], models)
    assert found.matiere is None
    assert found.themes == ()
    assert any("ni objet ni texte" in reason for reason in found.a_verifier)


def test_the_declared_code_wins_and_disagreement_is_said(models: Models) -> None:
    [found] = classify([item("Approbation du compte administratif")], models, declared="5.2.1")
    assert found.matiere == "5.2"
    assert found.matiere_confiance == 1.0
    assert found.provenance["matiere"] == "actes"
    assert any("déclare 5.2" in reason and "7.1" in reason for reason in found.a_verifier)


def test_a_declared_code_out_of_the_nomenclature_is_not_used(models: Models) -> None:
    [found] = classify([item("Approbation du compte administratif")], models, declared="12.4")
    assert found.matiere == "7.1"


def test_doubt_is_said_with_its_candidates(models: Models) -> None:
    [found] = classify([item("Zorglub et bidules")], models)
    assert found.matiere_confiance is not None
    assert found.matiere_confiance < models.modele_matiere.seuil
    assert any(reason.startswith("Matière incertaine") for reason in found.a_verifier)


def test_a_vague_objet_is_read_with_its_text(models: Models) -> None:
    texte = (
        "Le Maire expose que le club de handball sollicite une subvention de 500 €.\n"
        "Le conseil DÉCIDE d'attribuer une subvention à l'association."
    )
    [found] = classify([item("Questions diverses", texte=texte)], models)
    assert found.matiere == "7.5"


def test_parts_are_read_as_they_are() -> None:
    texte = "Exposé des motifs.\nDÉCIDE de vendre."
    parts = (Part(nature="expose", debut=0, fin=18), Part(nature="dispositif", debut=19, fin=36))
    read = from_deliberation(item("Vente", texte=texte, parties=parts))
    assert (read.expose, read.dispositif) == ("Exposé des motifs.", "DÉCIDE de vendre.")


def test_a_text_without_parts_is_cut_at_the_decision() -> None:
    dispositif, expose = split_text("Le rapporteur rappelle le projet. Le conseil décide l'achat.")
    assert dispositif.startswith("décide")
    assert "rappelle" in expose


@pytest.mark.parametrize(
    "objet", ["Questions diverses", "DIVERS", "", None, "2023-12", "Convention"]
)
def test_vague_objets(objet: str | None) -> None:
    assert is_vague(objet)


def test_a_precise_objet_is_not_vague() -> None:
    assert not is_vague("Convention avec le département pour le déneigement")


def test_the_explanation_names_the_words(models: Models) -> None:
    weights = explain(models.modele_matiere, Item(objet="Approbation du compte administratif"))
    assert any("compte" in weight.terme for weight in weights)
    assert abs(weights[0].poids) >= abs(weights[-1].poids)


def test_a_thousand_objets_in_under_five_seconds_loading_included() -> None:
    code = (
        "from pipeline.classification import classify, load_models\n"
        "from pipeline.config import Settings\n"
        "from pipeline.records import Deliberation\n"
        "models = load_models(Settings(mlflow_uri='aucun'))\n"
        "rows = [Deliberation(doc='a', rang=i, page=1, page_fin=1, debut='', "
        "objet=f'Demande de subvention pour la rue {i} et le budget eau') for i in range(1000)]\n"
        "assert all(d.matiere for d in classify(rows, models))\n"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # processor time: a busy machine does not make the code slower
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent < 5.0
