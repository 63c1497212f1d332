"""The agenda and the final list announce the items and are none."""

from __future__ import annotations

from pipeline.structure.agenda import announce, find_agenda, key, same_title
from pipeline.structure.decisions import find_anchors
from pipeline.structure.headings.candidates import find_candidates
from pipeline.structure.rows import read_body
from tests.structure.build import document

MINUTES = """Ordre du jour :
1. Bail de chasse
2. Vente d'un terrain au lieu-dit
les Grands Prés
3. Questions diverses

1. Bail de chasse
Le bail est renouvelé à l'unanimité.

2. Vente d'un terrain au lieu-dit les Grands Prés
Le prix est de 3 000 €. Adopté à l'unanimité.

3. Questions diverses
Rien à signaler.
"""


def test_the_agenda_is_set_apart_and_names_the_items() -> None:
    body = read_body(document(MINUTES))
    candidates = find_candidates(body)
    agenda = find_agenda(body, candidates, find_anchors(body))
    assert agenda.titres == [
        "Bail de chasse",
        "Vente d'un terrain au lieu-dit les Grands Prés",
        "Questions diverses",
    ]
    assert agenda.exclus == [(0, 5)]
    announce(candidates, agenda)
    items = [c for c in candidates if not agenda.excludes(c.debut) and c.annonce]
    assert [c.numero.texte for c in items if c.numero] == ["1", "2", "3"]


def test_a_heading_alone_is_no_agenda() -> None:
    body = read_body(document(MINUTES.split("\n\n", 1)[1]))
    assert find_agenda(body, find_candidates(body), find_anchors(body)).exclus == []


def test_titles_compared() -> None:
    assert same_title(key("Bail de chasse 2021"), key("BAIL DE CHASSE 2021"))
    assert same_title(key("Vente d'un terrain"), key("Vente d'un terrain à M. X"))
    assert not same_title(key("Vente d'un terrain"), key("Achat d'un tracteur"))
