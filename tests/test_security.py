"""Attacks tried for real: each ends in a coded error or harmless data, soon and in little memory.

The threat model is `docs/securite.md`; addresses (SSRF, secrets) are in `test_remote.py` too.
"""

from __future__ import annotations

import csv
import io
import json
import os
import pickle
import resource
import struct
import tarfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from pipeline import run
from pipeline.classification import bundle
from pipeline.config import load_settings
from pipeline.errors import CorruptFile, DocumentError, ModelUnusable, TooLarge, UnsafeArchive
from pipeline.process import Task
from pipeline.sources import SourceDocument, find_documents
from pipeline.structure import actes
from pipeline.text import read
from pipeline.workers import Workers

WITHOUT_OCR = load_settings(ocr="jamais")
SECONDS = 60
MEGABYTES = 800

ACT = """COMMUNE DE VALMORIN
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 13 juin 2024
Délibération n° 2024-031

L'an deux mille vingt-quatre, le 13 juin, le conseil municipal s'est réuni.

OBJET : {objet}

Le conseil municipal, après en avoir délibéré, à l'unanimité,
DÉCIDE d'attribuer une subvention de 1 500 € à l'association {nom}.
"""

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h SYSTEM "file:///etc/passwd">]>
"""


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """No attack may take long nor much more memory."""
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    yield
    assert time.monotonic() - start < SECONDS
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert (peak - before) / 1024 < MEGABYTES


def outcome(path: Path) -> str:
    """The code of the error, or the text that was read."""
    try:
        return "\n".join(page.texte for page in read(path, WITHOUT_OCR).pages)
    except DocumentError as error:
        return error.code


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first one being the catalogue."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def stream(data: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    head = b"<</Filter/FlateDecode/Length %d%s>>\nstream\n" % (len(packed), extra)
    return head + packed + b"\nendstream"


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


# --- 1 to 4: hostile PDF -------------------------------------------------------------------------


def test_pdf_with_a_million_pages(tmp_path: Path) -> None:
    """Each level of the tree lists the level below it a hundred times."""
    levels = [
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (100 ** (3 - n), b"%d 0 R " % (n + 3) * 100)
        for n in range(3)
    ]
    page = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 4 0 R>>"
    (tmp_path / "a.pdf").write_bytes(pdf(CATALOGUE, *levels, page))
    assert outcome(tmp_path / "a.pdf") in ("D002", "D010")


def test_pdf_forms_that_multiply(tmp_path: Path) -> None:
    """Ten levels of forms that each draw the next one ten times: ten billion drawings."""
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    page += b"/Resources<</XObject<</F 5 0 R>>>>>>"
    forms = [
        stream(
            b"/F Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
            % (n + 6),
        )
        for n in range(10)
    ]
    last = stream(b"BT ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    (tmp_path / "a.pdf").write_bytes(pdf(CATALOGUE, pages, page, stream(b"/F Do"), *forms, last))
    (document,) = found(tmp_path / "a.pdf", tmp_path)
    task = Task(source=document, sha256="a", version="1")
    settings = load_settings(ocr="jamais", delai=5, processus=1)
    with Workers(settings, f"sqlite:///{tmp_path / 's.sqlite'}") as workers:
        (outcome,) = workers.process_all([task])
    assert outcome.suivi.code in (None, "D002", "D008", "D010")


def test_pdf_with_a_page_of_square_kilometres(tmp_path: Path) -> None:
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9000000 9000000]>>"
    (tmp_path / "a.pdf").write_bytes(pdf(CATALOGUE, pages, page))
    (page_read,) = read(tmp_path / "a.pdf", load_settings(ocr="toujours")).pages
    assert "D010" in page_read.motif and not page_read.texte.strip()


def test_pdf_whose_text_unpacks_a_thousandfold(tmp_path: Path) -> None:
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    bomb = stream(b" " * 200_000_000)
    (tmp_path / "a.pdf").write_bytes(pdf(CATALOGUE, pages, page, bomb))
    assert outcome(tmp_path / "a.pdf").strip() in ("", "D002", "D010")


# --- 5 and 6: office files -----------------------------------------------------------------------


def office(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def docx(path: Path, document: bytes) -> Path:
    kinds = b"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/
content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.
relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.
openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""".replace(b"\n", b"")
    links = b"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/
package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/
officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
    parts = {"[Content_Types].xml": kinds, "_rels/.rels": links.replace(b"\n", b"")}
    return office(path, {**parts, "word/document.xml": document})


BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)


def test_docx_that_unpacks_to_a_gigabyte(tmp_path: Path) -> None:
    bomb = docx(tmp_path / "a.docx", BODY.format("a").encode())
    with (
        zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/footnotes.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(450):
            part.write(b"a" * 2**20)
    assert bomb.stat().st_size < 2 * 2**20
    assert outcome(bomb) == "D010"


@pytest.mark.parametrize("entity", ["&g;", "&h;"])
def test_docx_with_entities(tmp_path: Path, entity: str) -> None:
    text = outcome(docx(tmp_path / "a.docx", (LAUGHS + BODY.format(entity)).encode()))
    assert len(text) < 10_000 and "root:" not in text


@pytest.mark.parametrize("entity", ["&g;", "&h;"])
def test_odt_with_entities(tmp_path: Path, entity: str) -> None:
    content = (
        LAUGHS + '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
        'office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f"<office:text><text:p>{entity}</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    path = office(tmp_path / "a.odt", {"mimetype": kind, "content.xml": content.encode()})
    text = outcome(path)
    assert len(text) < 10_000 and "root:" not in text


# --- 7 and 8: envelopes and ACTES XML ------------------------------------------------------------


def found(source: Path, tmp_path: Path) -> list[SourceDocument]:
    return find_documents([source], tmp_path / "w", WITHOUT_OCR, tmp_path / "c")


@pytest.mark.parametrize("name", ["../../pwned.txt", "/tmp/pwned.txt", "..\\pwned.txt", "C:/p.txt"])
def test_envelope_that_leaves_its_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    (document,) = found(path, tmp_path)
    assert "D012" in str(document.erreur)
    assert not list(tmp_path.rglob("*wned.txt"))


def test_envelope_that_unpacks_without_end(tmp_path: Path) -> None:
    path = office(tmp_path / "a.zip", {f"{n}.txt": b"0" * 50_000_000 for n in range(5)})
    (document,) = found(path, tmp_path)
    assert "D012" in str(document.erreur)
    written = sum(p.stat().st_size for p in (tmp_path / "w").rglob("*") if p.is_file())
    assert written <= 200 * path.stat().st_size + 2**20


def test_envelope_with_a_link(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    (document,) = found(path, tmp_path)
    assert "D012" in str(document.erreur)


@pytest.mark.parametrize("entity", ["&g;", "&h;"])
def test_declaration_with_entities(tmp_path: Path, entity: str) -> None:
    act = '<actes:Acte xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216">'
    xml = f"{LAUGHS}{act}<actes:Objet>{entity}</actes:Objet></actes:Acte>".encode()
    with pytest.raises((UnsafeArchive, CorruptFile)):
        actes.read_xml(xml)
    (tmp_path / "a.xml").write_bytes(xml)
    (tmp_path / "a.txt").write_text("Le conseil")
    (document,) = found(tmp_path, tmp_path)
    assert document.acte is None


# --- 9: image ------------------------------------------------------------------------------------


def test_image_of_ten_billion_points(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"0" * 999))
    (tmp_path / "a.png").write_bytes(data + chunk(b"IEND", b""))
    with pytest.raises(TooLarge):
        read(tmp_path / "a.png", load_settings())


# --- 10: a list of addresses ---------------------------------------------------------------------


def test_list_that_aims_at_the_internal_network(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("url\nhttp://169.254.169.254/a.txt\nhttp://[::ffff:127.0.0.1]/b.txt\n")
    documents = found(path, tmp_path)
    assert len(documents) == 2 and all("E008" in str(d.erreur) for d in documents)


# --- 11, 12, 14: hostile text and names, all the way ---------------------------------------------

FORMULA = '=HYPERLINK("http://mal.example","Cliquez")'
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
NAMES = ("$(touch pwned).txt", "; touch pwned;.txt", "<b onclick=x>&'.txt", "-rf.txt", "=1+1.txt")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of hostile texts under hostile names, enriched."""
    folder = tmp_path_factory.mktemp("hostile")
    source = folder / "source"
    source.mkdir()
    objets = (FORMULA, SCRIPT, "@SUM(A1)", "+33 1 | cmd", "\u202eérisrever")
    for name, objet in zip(NAMES, objets, strict=True):
        (source / name).write_text(ACT.format(objet=objet, nom=FORMULA + SCRIPT), encoding="utf-8")
    table = folder / "collectivites.csv"
    table.write_text(f'nom,siren,siret\n"{SCRIPT}",,\n')
    settings = load_settings(processus=1, collectivites=table)
    assert run.enrich([str(source)], folder / "out", settings).documents == 5
    return folder


def test_no_cell_is_a_formula(hostile: Path) -> None:
    cells = 0
    for path in (hostile / "out" / "scdl").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as text:
            for row in list(csv.reader(text))[1:]:
                cells += len(row)
                assert not [c for c in row if c.startswith(("=", "+", "@", "\t", "\r"))]
    assert cells


def test_the_report_runs_nothing(hostile: Path) -> None:
    page = (hostile / "out" / "rapport.html").read_text(encoding="utf-8")
    tree = html.fromstring(page)
    texts = [script.text or "" for script in tree.iter("script")]
    assert not [t for t in texts if "alert" in t]
    assert not [e for e in tree.iter() if any(str(a).startswith("on") for a in e.attrib)]
    assert not [e for e in tree.iter("img") if e.get("src") == "x"]
    assert "&lt;script&gt;" in page or "alert(1)" not in page


def test_names_are_names(hostile: Path) -> None:
    rows = (hostile / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(row)["doc"] for row in rows} == set(NAMES)
    assert not list(hostile.rglob("pwned")) and not Path("pwned").exists()


# --- 13: links -----------------------------------------------------------------------------------


def test_link_that_leaves_the_folder(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (tmp_path / "secret.txt").write_text("mot de passe")
    (source / "vrai.txt").write_text("Le conseil")
    (source / "dedans.txt").symlink_to(source / "vrai.txt")
    (source / "dehors.txt").symlink_to(tmp_path / "secret.txt")
    (source / "dossier").symlink_to("/etc")
    documents = {d.doc: d.erreur for d in found(source, tmp_path)}
    assert set(documents) == {"vrai.txt", "dedans.txt", "dehors.txt"}
    assert "D005" in str(documents["dehors.txt"]) and documents["dedans.txt"] is None


# --- 15: models ----------------------------------------------------------------------------------


class Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("touch pwned",)


def test_pickle_in_the_place_of_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable):
        bundle.loads(pickle.dumps(Evil()), "matiere")
    assert not Path("pwned").exists()


def test_model_with_a_type_that_is_not_trusted(tmp_path: Path) -> None:
    from sklearn.linear_model import LogisticRegression
    from skops import io as sio

    with pytest.raises(ModelUnusable):
        bundle.loads(sio.dumps({"fiche": "{}", "etat": LogisticRegression()}), "matiere")
