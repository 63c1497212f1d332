"""Segmentation on fictitious documents in many styles (`documents/*.txt`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.structure.kinds import find_kind
from pipeline.structure.rows import read_body
from pipeline.structure.segmentation.cut import cut
from tests.structure.build import document

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))
Expected = list[tuple[str | None, str, bool, int]]


def read_case(path: Path) -> tuple[str, Expected, str]:
    """Return the type, the items and the text of a case."""
    head, texte = path.read_text(encoding="utf-8").split("\n---\n", 1)
    kind, *lines = head.split("\n")
    items: Expected = []
    for line in lines:
        numero, objet, decided, page = (part.strip() for part in line.split(" | "))
        items.append((None if numero == "-" else numero, objet, decided == "D", int(page)))
    return kind.removeprefix("type:").strip(), items, texte


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_items_of_a_document(path: Path) -> None:
    expected_kind, expected, texte = read_case(path)
    body = read_body(document(texte, f"{path.stem.split('_')[0]}.pdf"))
    kind = find_kind(document(texte, "document.pdf"), body)
    items = []
    if kind.delibere:
        kind, items = cut(body, kind)
    found = [(i.numero, i.objet, bool(i.decide), body.rows[i.debut].page) for i in items]
    if kind.type in ("liste", "deliberation", "registre"):  # decided by the vote, read later
        found = [(n, o, True, p) for n, o, _, p in found]
    assert found == expected
    assert kind.type == expected_kind
