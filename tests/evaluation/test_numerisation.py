"""What the scanner costs: the scans are images, the words survive, the loss is measured."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from pipeline.commands.evaluation import mesurer_numerisation
from pipeline.config import Settings, load_settings
from pipeline.evaluation import numerisation
from pipeline.evaluation.gold import GoldDocument, Item
from pipeline.evaluation.numerisation import Perte, losses, scan_pdf, scan_text
from pipeline.evaluation.sets import GoldSet
from pipeline.text import read

TEXTE = "Le Conseil municipal accorde 1 250 € à l'association.\n\nSubvention      450,00 €"


def test_a_printed_text_is_an_image_that_reads_back(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    scan_text(TEXTE, target)
    (page,) = read(target, Settings(ocr="auto")).pages
    assert page.origine == "ocr"
    assert "accorde 1 250 € à l'association" in page.texte
    assert "450,00 €" in page.texte


def test_a_scan_keeps_the_pages_and_loses_the_text_layer(tmp_path: Path) -> None:
    source, target = tmp_path / "a.pdf", tmp_path / "b" / "c.pdf"
    scan_text("\n".join(["Une ligne du registre."] * 70), source)
    scan_pdf(source, target)
    pages = len(pypdfium2.PdfDocument(source))
    assert pages == 2
    with pypdfium2.PdfDocument(target) as document:
        assert len(document) == pages
        assert not document[0].get_textpage().get_text_range().strip()
    again = tmp_path / "d.pdf"
    scan_pdf(source, again, dpi=72)
    assert again.stat().st_size < target.stat().st_size


@pytest.fixture
def small(tmp_path: Path) -> GoldSet:
    """Two acts of which one has a scan that loses its amount; a third is no PDF."""
    folder = tmp_path / "actes"
    for name in ("a", "b"):
        scan_text(TEXTE, folder / f"{name}.pdf", dpi=72)
    (folder / "c.docx").write_bytes(b"")
    rows: list[Item] = [{"doc": n, "objet": "Aide", "montants": [_aide()]} for n in "abc"]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    def predict(given: GoldSet, *_: object) -> dict[str, GoldDocument]:
        scans = given.source != folder
        return {
            n: GoldDocument(n, items=({"montants": [] if scans and n == "a" else [_aide()]},))
            for n in "abc"
        }

    return GoldSet("petit", "Deux actes", gold, folder, predict, ("objet",))


def _aide() -> Item:
    return {"valeur": 1250.0, "texte": "1 250 €", "role": "subvention", "beneficiaire": None}


def test_the_loss_counts_only_what_was_scanned(small: GoldSet, tmp_path: Path) -> None:
    found = losses(small, load_settings(), tmp_path / "travail")
    assert found["montants"] == Perte(1.0, pytest.approx(2 / 3), 2.0)
    assert found["montants.role"] == Perte(1.0, 1.0, 2.0)
    assert "objet" not in found  # given, therefore not measured


def test_the_command_shows_each_loss(
    small: GoldSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.evaluation.sets.own_sets", lambda: [small])
    monkeypatch.setattr(numerisation, "losses", lambda *_: {"montants": Perte(0.98, 0.95, 40)})
    runner = CliRunner()
    done = runner.invoke(mesurer_numerisation, ["--jeu", "petit", "--out", str(tmp_path)])
    assert done.exit_code == 0
    assert "Montants (valeur)" in done.output
    assert "-3.0" in done.output and "(40)" in done.output
    wrong = runner.invoke(mesurer_numerisation, ["--jeu", "inconnu", "--out", str(tmp_path)])
    assert wrong.exit_code == 2 and "n'est pas un jeu" in wrong.output
