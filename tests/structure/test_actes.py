"""ACTES XML and envelopes: what they declare, and what is refused."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import CorruptFile, DocumentError, TooLarge, UnreadablePath, UnsafeArchive
from pipeline.paths import SHARED
from pipeline.structure import actes

NS = 'xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216"'
PDF = "034-213401722-20230412-D2023_15-DE-1-1_1.pdf"
ACTE = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<actes:Acte {NS} actes:Date="2023-04-12" actes:NumeroInterne="D2023_15" actes:CodeNatureActe="1">
 <actes:CodeMatiere1 actes:CodeMatiere="7"/>
 <actes:CodeMatiere2 actes:CodeMatiere="5"/>
 <actes:CodeMatiere3 actes:CodeMatiere="1"/>
 <actes:Objet>Subvention à la
 société de musique</actes:Objet>
 <actes:Document><actes:NomFichier>{PDF}</actes:NomFichier></actes:Document>
 <actes:Annexes actes:Nombre="0"/>
</actes:Acte>""".encode("iso-8859-1")
AR = f"""<?xml version="1.0"?>
<actes:ARActe {NS} actes:IDActe="034-213401722-20230412-D2023_15-DE"
 actes:DateReception="2023-04-14">
 <actes:ActeRecu actes:Date="2023-04-12" actes:NumeroInterne="D2023_15" actes:CodeNatureActe="1">
  <actes:Objet>Subvention</actes:Objet>
  <actes:Document><actes:NomFichier>{PDF}</actes:NomFichier></actes:Document>
 </actes:ActeRecu>
</actes:ARActe>""".encode()


def test_an_act() -> None:
    found = actes.read_xml(ACTE)
    assert found.date == "2023-04-12"
    assert found.numero == "D2023_15"
    assert found.nature == "1"
    assert found.matiere == "7.5.1"
    assert found.objet == "Subvention à la société de musique"
    assert (found.siren, found.departement) == ("213401722", "034")
    assert (found.acte_id, found.pref_date) == (None, None)
    assert found.fichiers == (PDF,)


def test_an_acknowledgement() -> None:
    found = actes.read_xml(AR)
    assert found.acte_id == "034-213401722-20230412-D2023_15-DE"
    assert found.pref_date == "2023-04-14"
    assert found.matiere is None


def beside(path: Path) -> actes.ActeXML | None:
    return actes.Declarations(path.parent).of(path)


def test_beside_a_file_the_act_and_its_acknowledgement_are_one(tmp_path: Path) -> None:
    (tmp_path / PDF).write_bytes(b"%PDF-1.4")
    (tmp_path / "034-a.xml").write_bytes(ACTE)
    (tmp_path / "034-b.XML").write_bytes(AR)
    (tmp_path / "autre.xml").write_text("<html/>")
    (tmp_path / "faux.xml").write_text("<pas fini")
    found = beside(tmp_path / PDF)
    assert found is not None
    assert (found.matiere, found.pref_date) == ("7.5.1", "2023-04-14")


def test_an_xml_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "deliberation.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "deliberation.xml").write_bytes(ACTE)
    assert beside(tmp_path / "deliberation.pdf") is not None


def test_the_xml_of_another_file_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "autre.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "acte.xml").write_bytes(ACTE)
    assert beside(tmp_path / "autre.pdf") is None
    assert beside(tmp_path / "absent" / "autre.pdf") is None


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", CorruptFile),
        (b"<html/>", CorruptFile),
        (b"%PDF-1.4", CorruptFile),
        (f"<actes:ARActe {NS}/>".encode(), CorruptFile),
        (
            b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            UnsafeArchive,
        ),
        (
            b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>',
            UnsafeArchive,
        ),
        (b"<a>" + b" " * actes.MAX_XML + b"</a>", TooLarge),
    ],
)
def test_bad_xml_is_refused(data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error):
        actes.read_xml(data)


def test_a_missing_file() -> None:
    with pytest.raises(UnreadablePath):
        actes.read_xml("/nulle/part.xml")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_coded_error(data: bytes) -> None:
    with pytest.raises(DocumentError):
        actes.read_xml(data)


def tar(path: Path, members: list[tuple[str, bytes]], *, link: str | None = None) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        if link:
            info = tarfile.TarInfo("lien")
            info.type = tarfile.SYMTYPE
            info.linkname = link
            archive.addfile(info)
    return path


def zipped(path: Path, members: list[tuple[str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("make", [tar, zipped])
def test_an_envelope(tmp_path: Path, make: object) -> None:
    members = [("env.xml", b"<enveloppe/>"), ("a.xml", ACTE), ("b.xml", AR), (PDF, b"%PDF-1.4")]
    source = make(tmp_path / "abc-EACT--213401722--20230412-1.bin", members)  # type: ignore[operator]
    found = actes.open_envelope(source, tmp_path / "ouvert")
    assert len(found) == 1
    files, acte = found[0]
    assert [file.name for file in files] == [PDF]
    assert acte is not None and (acte.matiere, acte.pref_date) == ("7.5.1", "2023-04-14")


def test_files_that_no_xml_names_come_alone(tmp_path: Path) -> None:
    source = zipped(tmp_path / "lot.zip", [("pv/a.pdf", b"%PDF-1.4"), ("pv/b.pdf", b"%PDF-1.4")])
    found = actes.open_envelope(source, tmp_path / "ouvert")
    assert [([f.name for f in files], acte) for files, acte in found] == [
        (["a.pdf"], None),
        (["b.pdf"], None),
    ]


@pytest.mark.parametrize("make", [tar, zipped])
@pytest.mark.parametrize(
    "name", ["../dehors.pdf", "/etc/dehors.pdf", "a/../../dehors.pdf", "C:\\x.pdf"]
)
def test_a_path_out_of_the_folder_is_refused(tmp_path: Path, make: object, name: str) -> None:
    source = make(tmp_path / "sac", [(name, b"x")])  # type: ignore[operator]
    with pytest.raises(UnsafeArchive, match="chemin hors du dossier"):
        actes.open_envelope(source, tmp_path / "ouvert")
    assert not (tmp_path / "dehors.pdf").exists()


def test_a_link_is_refused(tmp_path: Path) -> None:
    source = tar(tmp_path / "sac.tar.gz", [], link="/etc/passwd")
    with pytest.raises(UnsafeArchive, match="lien"):
        actes.open_envelope(source, tmp_path / "ouvert")


@pytest.mark.parametrize("make", [tar, zipped])
def test_a_bomb_is_refused_and_leaves_nothing(tmp_path: Path, make: object) -> None:
    source = make(tmp_path / "bombe", [("zero.pdf", b"\0" * 30_000_000)])  # type: ignore[operator]
    assert source.stat().st_size < 100_000
    with pytest.raises(UnsafeArchive, match="limite"):
        actes.open_envelope(source, tmp_path / "ouvert")
    assert not list((tmp_path / "ouvert").rglob("*.pdf"))


def test_too_many_files(tmp_path: Path) -> None:
    source = zipped(tmp_path / "lot.zip", [(f"{i}.txt", b"") for i in range(2001)])
    with pytest.raises(TooLarge):
        actes.open_envelope(source, tmp_path / "ouvert")


@pytest.mark.parametrize(
    "data", [b"", b"pas une archive", b"\x1f\x8b\x08\x00tronque", b"PK\x03\x04"]
)
def test_a_broken_archive(tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "sac.zip"
    source.write_bytes(data)
    with pytest.raises(DocumentError):
        actes.open_envelope(source, tmp_path / "ouvert")


def test_which_names_are_envelopes() -> None:
    assert actes.is_envelope("a/B.TAR.GZ") and actes.is_envelope(Path("x.zip"))
    assert not actes.is_envelope("x.pdf")


if SHARED.exists():

    @pytest.mark.parametrize(
        "path", sorted((SHARED / "reel" / "actes").glob("*DE*.xml")), ids=lambda p: p.name
    )
    def test_real_samples(path: Path) -> None:
        found = actes.read_xml(path)
        assert found.date and found.numero and found.matiere and found.objet and found.fichiers
        assert found.numero in found.fichiers[0]
