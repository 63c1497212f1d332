from __future__ import annotations

from pathlib import Path

import pytest

from .pages import body, by_role, read_bytes

HTML = """<html><head><title>T</title><meta charset="CHARSET"></head><body>
<nav>Accueil</nav><h1>Séance du 12&nbsp;avril</h1><p>Le conseil <b>décide</b><br>à l'unanimité</p>
<ol><li>Budget</li><li>Voirie</li></ol><script>var x;</script>
<table><tr><th>Repas</th><th>Prix</th></tr><tr><td>Enfant</td><td>3,50 €</td></tr></table>
<footer>Mairie</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-15"])
def test_html(tmp_path: Path, charset: str) -> None:
    data = HTML.replace("CHARSET", charset).encode(charset)
    (page,) = read_bytes(data, tmp_path, "a.html")
    assert body(page).split("\n") == [
        "Séance du 12 avril",
        "Le conseil décide",
        "à l'unanimité",
        "1. Budget",
        "2. Voirie",
        "Repas\tPrix",
        "Enfant\t3,50 €",
    ]
    assert by_role(page, "entete") == ["Accueil"]
    assert by_role(page, "pied") == ["Mairie"]


def test_very_deep_html_does_not_overflow(tmp_path: Path) -> None:
    data = ("<div>" * 5000 + "Le conseil" + "</div>" * 5000).encode()
    (page,) = read_bytes(data, tmp_path, "a.html")
    assert "Le conseil" in page.texte


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_plain_text(tmp_path: Path, charset: str) -> None:
    text = "L’été à la forêt\nune œuvre\n\n\nFin\u00a0: 1\u00a0500 €\fpage deux\n"
    first, second = read_bytes(text.encode(charset), tmp_path, "a.txt")
    assert first.texte == "L’été à la forêt\nune œuvre\n\nFin : 1 500 €\n"
    assert second.texte == "page deux\n"
    assert first.origine == "texte"


def test_columns_laid_out_with_blanks(tmp_path: Path) -> None:
    text = (
        "Associations          2023      2024\nVélo Jolan           100 €     150 €\n\n"
        "Le conseil   approuve\nce projet.\n"
    )
    (page,) = read_bytes(text.encode(), tmp_path, "a.txt")
    assert page.texte.split("\n\n") == [
        "Associations\t2023\t2024\nVélo Jolan\t100 €\t150 €",
        "Le conseil approuve\nce projet.\n",
    ]
