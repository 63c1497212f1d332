"""A run without Prefect: contract, reruns, bad input, exit codes."""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline import run
from pipeline.config import load_settings
from pipeline.errors import AllFailed, NoSource, OutputUnwritable
from pipeline.files import write_atomic
from pipeline.process import Outcome, Task
from pipeline.records import Resultats, from_json
from pipeline.sources import SourceDocument, find_documents
from pipeline.workers import Workers

DOCUMENT_FIELDS = {
    "doc", "sha256", "type", "pages", "statut", "motif", "collectivite", "siren", "date", "heure",
    "presents", "absents", "procurations", "effectif", "secretaire", "nb_deliberations",
}  # fmt: skip
DELIBERATION_FIELDS = {
    "doc", "rang", "page", "page_fin", "debut", "collectivite", "siren", "siret", "numero", "date",
    "objet", "delibere", "rapporteur", "presents", "procurations", "effectif", "vote", "acte_id",
    "pref_date", "matiere", "matiere_libelle", "matiere_confiance", "matiere_top", "themes",
    "themes_confiance", "montants", "dates", "lieux", "organisations", "personnes", "evenements",
    "a_verifier", "texte", "modeles",
}  # fmt: skip


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def found(*sources: Path, work: Path) -> list[SourceDocument]:
    return find_documents(sources, work, load_settings(), work / "cache")


def tasks(*sources: Path, work: Path) -> list[Task]:
    return [Task(source=s, sha256=s.doc, version="1") for s in found(*sources, work=work)]


def only(outcome: Outcome) -> Resultats:
    return from_json(outcome.rows[-1][3], Resultats)


@pytest.fixture(scope="module")
def enriched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, run.Bilan]:
    """The examples and some bad files, enriched once for the module."""
    from tests.conftest import EXEMPLES

    source = tmp_path_factory.mktemp("source")
    for name in ("valmorin-2024-031.pdf", "combe-noire-compte-rendu.docx", "valmorin-2024-044.zip"):
        shutil.copy(EXEMPLES / name, source / name)
    whole = (EXEMPLES / "essarts-2023-058.pdf").read_bytes()
    (source / "vide.pdf").write_bytes(b"")
    (source / "tronque.pdf").write_bytes(whole[: len(whole) // 3])
    (source / "image.pdf").write_bytes(_png())
    (source / "chiffre.pdf").write_bytes(_encrypted())
    out = tmp_path_factory.mktemp("sortie")
    return out, run.enrich([str(source)], out, load_settings(processus=1))


def _png() -> bytes:
    import io

    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (400, 300), 255).save(buffer, "PNG")
    return buffer.getvalue()


def _encrypted() -> bytes:
    import io

    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", ownerPassword="autre"))
    canvas.drawString(100, 700, "Délibération")
    canvas.save()
    return buffer.getvalue()


def test_every_field_of_the_contract_is_there(enriched: tuple[Path, run.Bilan]) -> None:
    out, _ = enriched
    for row in rows(out / "documents.jsonl"):
        assert set(row) >= DOCUMENT_FIELDS
    items = rows(out / "deliberations.jsonl")
    assert items
    for row in items:
        assert set(row) >= DELIBERATION_FIELDS
        assert set(row["vote"]) >= {"resultat", "pour", "contre", "abstention", "preuve"}
        for name in ("montants", "dates", "lieux"):
            for value in row[name]:
                assert row["texte"][value["debut"] : value["fin"]].strip()
    pages = rows(out / "textes.jsonl")
    assert set(pages[0]) == {"doc", "page", "origine", "texte"}


def test_a_run_leaves_its_profile_for_the_nights_to_come(
    enriched: tuple[Path, run.Bilan],
) -> None:
    """What tonight is compared with tomorrow; a first night has nothing to say."""
    from pipeline.evaluation.drift import history, read_history

    out, bilan = enriched
    profiles = read_history(history(out))
    assert len(profiles) == 1
    assert profiles[0].deliberations == bilan.deliberations
    assert profiles[0].pages_ocr == bilan.pages_ocr
    assert bilan.alertes == ()


def test_a_bad_document_never_stops_a_run(enriched: tuple[Path, run.Bilan]) -> None:
    out, bilan = enriched
    by_name = {row["doc"]: row for row in rows(out / "documents.jsonl")}
    assert bilan.documents == len(by_name) == 7
    for name, code in (("vide.pdf", "D001"), ("tronque.pdf", "D002"), ("chiffre.pdf", "D003")):
        assert by_name[name]["statut"] == "rejete"
        assert code in by_name[name]["motif"]
    assert by_name["image.pdf"]["statut"] != "rejete"  # an image under a wrong name is read
    assert bilan.rejetes == 3


def test_the_declaration_of_an_envelope_wins(enriched: tuple[Path, run.Bilan]) -> None:
    out, _ = enriched
    (act,) = (r for r in rows(out / "deliberations.jsonl") if ".zip/" in r["doc"])
    assert act["date"] == "2024-06-13"
    assert act["matiere"] == "7.1"
    assert act["objet"] == "Décision modificative n° 1 du budget communal"


def test_a_rerun_works_from_the_store_and_gives_the_same_files(
    exemples: Path, tmp_path: Path
) -> None:
    source = exemples / "essarts-2023-058.pdf"
    settings = load_settings(processus=1)
    first = run.enrich([str(source)], tmp_path, settings)
    before = {p: p.read_bytes() for p in tmp_path.glob("*.jsonl")}
    second = run.enrich([str(source)], tmp_path, settings)
    assert (first.reprises, second.reprises) == (0, 1)
    assert {p: p.read_bytes() for p in tmp_path.glob("*.jsonl")} == before


def test_nothing_to_do_and_all_failed(tmp_path: Path) -> None:
    settings = load_settings(processus=1)
    (tmp_path / "dossier").mkdir()
    with pytest.raises(NoSource):
        run.enrich([str(tmp_path / "dossier")], tmp_path / "out", settings)
    (tmp_path / "vide.pdf").write_bytes(b"")
    with pytest.raises(AllFailed):
        run.enrich([str(tmp_path / "vide.pdf")], tmp_path / "out", settings)
    assert rows(tmp_path / "out" / "documents.jsonl")[0]["statut"] == "rejete"


def test_a_document_that_hangs_is_stopped(exemples: Path, tmp_path: Path) -> None:
    settings = load_settings(processus=1, delai=0.001)
    work = tasks(exemples / "trois-vallons-pv-2025-03-18.pdf", work=tmp_path)
    with Workers(settings, f"sqlite:///{tmp_path / 's.sqlite'}") as workers:
        (outcome,) = workers.process_all(work)
    assert outcome.rejete
    assert "D008" in str(only(outcome).motif)


def test_a_process_that_dies_costs_one_document(exemples: Path, tmp_path: Path) -> None:
    """The worker is killed as the system does when memory runs out; the next document is read."""
    import threading
    import time

    import psutil

    def kill_first_worker() -> None:
        me = psutil.Process()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            for child in me.children(recursive=True):
                with contextlib.suppress(psutil.NoSuchProcess):
                    forked = child.ppid() != me.pid  # a worker, not the server that forks them
                    if forked and "forkserver" in " ".join(child.cmdline()):
                        child.kill()
                        return
            time.sleep(0.01)

    names = ("trois-vallons-pv-2025-03-18.pdf", "valmorin-2024-031.pdf")
    work = [tasks(exemples / name, work=tmp_path)[0] for name in names]
    killer = threading.Thread(target=kill_first_worker)
    with Workers(load_settings(processus=1), f"sqlite:///{tmp_path / 's.sqlite'}") as workers:
        killer.start()
        outcomes = [only(o) for o in workers.process_all(work)]
    killer.join()
    failed = [r for r in outcomes if r.statut == "rejete"]
    assert len(failed) <= 1
    assert all("D009" in str(r.motif) for r in failed)
    assert any(r.deliberations for r in outcomes)


def test_missing_and_unreadable_sources_are_reported(tmp_path: Path) -> None:
    (missing,) = found(tmp_path / "absent.pdf", work=tmp_path)
    assert "D005" in str(missing.erreur)


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where a folder is expected")
    with pytest.raises(OutputUnwritable):
        write_atomic(tmp_path / "out" / "x.csv", [b"a"])


def test_half_a_file_is_never_seen(tmp_path: Path) -> None:
    def chunks() -> Any:
        yield b"first half"
        raise OSError(28, "No space left on device")

    target = tmp_path / "x.csv"
    target.write_bytes(b"old")
    with pytest.raises(OutputUnwritable):
        write_atomic(target, chunks())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_sources_are_sorted_and_hidden_files_passed(exemples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    for name in ("b.pdf", "a.PDF", ".cache.pdf", "~$a.docx", "notes.xml"):
        (folder / name).write_bytes(b"x")
    documents = found(folder, folder / "b.pdf", work=tmp_path)
    assert [d.doc for d in documents] == ["a.PDF", "b.pdf"]
