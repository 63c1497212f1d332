"""Remote sources against a real local server: validators, retries, hostile lists."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.config import Settings, load_settings
from pipeline.errors import BadTable, SourceUnavailable
from pipeline.remote import check_address, fetch_all, fetch_list, read_addresses
from pipeline.sources import find_documents

Handler = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A small site whose pages are functions; it counts the requests per path."""

    def __init__(self) -> None:
        self.pages: dict[str, Handler] = {}
        self.calls: list[str] = []
        site = self

        class Serve(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.calls.append(self.path)
                site.pages[self.path](self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Serve)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def serve(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        def page(request: BaseHTTPRequestHandler) -> None:
            etag = headers.get("ETag")
            if etag and request.headers.get("If-None-Match") == etag:
                request.send_response(304)
                request.end_headers()
                return
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name, value)
            if "Content-Length" not in headers:
                request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        self.pages[path] = page


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    yield server
    server.server.shutdown()
    server.server.server_close()
    server.thread.join()


@pytest.fixture
def settings() -> Settings:
    return load_settings(attente=0.0, delai_reseau=2.0, hotes=("127.0.0.1",))


def test_an_unchanged_document_is_not_downloaded_again(
    site: Site, settings: Settings, tmp_path: Path
) -> None:
    site.serve("/a.txt", b"un", ETag='"1"')
    (first,) = fetch_all(site.url("/a.txt"), tmp_path, settings)
    (second,) = fetch_all(site.url("/a.txt"), tmp_path, settings)
    assert first.chemin == second.chemin and first.chemin is not None
    site.serve("/a.txt", b"deux", ETag='"2"')
    (third,) = fetch_all(site.url("/a.txt"), tmp_path, settings)
    assert third.chemin is not None and third.chemin.read_bytes() == b"deux"


def test_a_server_that_recovers_is_retried(site: Site, settings: Settings, tmp_path: Path) -> None:
    site.serve("/a.txt", b"ok")
    fine = site.pages["/a.txt"]

    def fails_once(request: BaseHTTPRequestHandler) -> None:
        if len(site.calls) == 1:
            request.send_error(500)
        else:
            fine(request)

    site.pages["/a.txt"] = fails_once
    (document,) = fetch_all(site.url("/a.txt"), tmp_path, settings)
    assert document.chemin is not None and len(site.calls) == 2


def test_a_missing_document_is_not_retried(site: Site, settings: Settings, tmp_path: Path) -> None:
    site.serve("/a.txt", b"", status=404)
    (document,) = fetch_all(site.url("/a.txt"), tmp_path, settings)
    assert document.erreur is not None and "E008" in document.erreur and "404" in document.erreur
    assert len(site.calls) == 1


def test_a_truncated_file_is_an_error(site: Site, settings: Settings, tmp_path: Path) -> None:
    site.serve("/a.txt", b"abc", **{"Content-Length": "1000"})
    (document,) = fetch_all(site.url("/a.txt"), tmp_path, settings)
    assert document.chemin is None and document.erreur is not None
    assert not list(tmp_path.rglob("*.part"))


def test_a_host_that_hangs_is_given_up(site: Site, settings: Settings, tmp_path: Path) -> None:
    release = threading.Event()
    site.pages["/a.txt"] = lambda request: release.wait(10) and None  # type: ignore[func-returns-value]
    quick = settings.model_copy(update={"delai_reseau": 0.2})
    (document,) = fetch_all(site.url("/a.txt"), tmp_path, quick)
    release.set()
    assert document.erreur is not None and len(site.calls) == 3


def test_a_document_that_is_too_large_is_refused(
    site: Site, settings: Settings, tmp_path: Path
) -> None:
    site.serve("/a.txt", b"x" * (2**20 + 1))
    small = settings.model_copy(update={"taille_max": 1})
    (document,) = fetch_all(site.url("/a.txt"), tmp_path, small)
    assert document.erreur is not None and "D010" in document.erreur


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a.pdf",
        "http://localhost/a.pdf",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/a.pdf",
        "http://[::1]/a.pdf",
        "file:///etc/passwd",
        "ftp://exemple.fr/a.pdf",
        "https:///a.pdf",
    ],
)
def test_a_list_cannot_reach_internal_addresses(url: str) -> None:
    with pytest.raises(SourceUnavailable):
        check_address(url, set())


def test_only_configured_hosts_when_there_are_some() -> None:
    check_address("https://commune.example/a.pdf", {"commune.example"})
    with pytest.raises(SourceUnavailable, match="hotes"):
        check_address("https://ailleurs.example/a.pdf", {"commune.example"})


def test_a_redirection_to_an_internal_address_is_refused(
    site: Site, settings: Settings, tmp_path: Path
) -> None:
    site.serve("/a.txt", b"", status=302, Location="http://169.254.169.254/secret")
    (document,) = fetch_all(site.url("/a.txt"), tmp_path, settings)
    assert document.erreur is not None and "169.254" in document.erreur


def test_a_secret_in_an_address_is_not_written(settings: Settings, tmp_path: Path) -> None:
    url = "http://agent:motdepasse@127.0.0.1:9/a.pdf?jeton=abc"
    (document,) = fetch_all(url, tmp_path, settings)
    assert document.erreur is not None
    assert "motdepasse" not in document.erreur and "abc" not in document.erreur


def test_a_list_of_addresses(site: Site, settings: Settings, tmp_path: Path) -> None:
    site.serve("/un.txt", b"Le conseil municipal")
    path = tmp_path / "liste.csv"
    path.write_text(f"titre;adresse\nUn;{site.url('/un.txt')}\nDeux;file:///etc/passwd\n")
    assert len(read_addresses(path)) == 2
    good, bad = fetch_list(path, tmp_path / "cache", settings)
    assert good.chemin is not None and bad.erreur is not None
    documents = find_documents([path], tmp_path / "w", settings, tmp_path / "cache")
    assert {d.doc: bool(d.erreur) for d in documents} == {
        "127.0.0.1/un.txt": False,
        "file/passwd": True,
    }
    (tmp_path / "vide.csv").write_text("a,b\n1,2\n")
    with pytest.raises(BadTable):
        read_addresses(tmp_path / "vide.csv")


def test_another_store_through_fsspec(settings: Settings, tmp_path: Path) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/actes/2024/un.txt", b"un")
    memory.pipe("/actes/deux.txt", b"deux")
    found = {f.nom: f.chemin for f in fetch_all("memory://actes", tmp_path, settings)}
    assert {n: p.read_bytes() for n, p in found.items() if p} == {
        "2024/un.txt": b"un",
        "deux.txt": b"deux",
    }
    memory.rm("/actes", recursive=True)
