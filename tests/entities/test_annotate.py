from __future__ import annotations

from decimal import Decimal

from pipeline.entities import annotate
from pipeline.records import Deliberation, Part, Seance

TEXTE = (
    "Vu la loi n° 83-634 du 13 juillet 1983 ;\n"
    "Séance du 12 avril 2022\n\n"
    "DÉCIDE d'attribuer une subvention de 1 500 € à l'association Les Amis du vieux moulin,\n"
    "pour la fête qui aura lieu le 19 août 2022 à Valmont.\n"
)


def test_entities_have_their_page_and_leave_out_the_session() -> None:
    cut = TEXTE.index("DÉCIDE")
    deliberation = Deliberation(
        doc="valmont.pdf", rang=1, page=2, page_fin=3, debut="Vu la loi", texte=TEXTE,
        objet="Subvention à une association", reperes=((0, 2), (cut, 3)),
        parties=(Part(nature="dispositif", debut=cut, fin=len(TEXTE)),),
    )  # fmt: skip
    seance = Seance(date="2022-04-12", collectivite="Valmont", convocation="2022-04-05")
    found = annotate(deliberation, seance)
    (montant,) = found.montants
    assert (montant.valeur, montant.role, montant.page) == (Decimal(1500), "subvention", 3)
    assert montant.beneficiaire == "association Les Amis du vieux moulin"
    assert [(d.iso, d.role, d.page) for d in found.dates] == [
        ("1983-07-13", "reference", 2),
        ("2022-08-19", "evenement", 3),
    ]
    assert [r.nature for r in found.references] == ["loi"]
    assert found.texte == TEXTE


def test_an_empty_text_has_no_entity() -> None:
    found = annotate(Deliberation(doc="a", rang=1, page=1, page_fin=1, debut=""))
    assert (found.montants, found.dates, found.references) == ((), (), ())
