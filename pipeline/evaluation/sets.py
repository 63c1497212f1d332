"""The gold sets: where they are, and how each one is predicted.

`../shared` where the project is developed; `data/gold` (about our examples) everywhere. Documents
go the whole way (`enrich`); extracts and objets enter at the stage that they are about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..config import Settings
from ..paths import DATA, SHARED
from ..records import Deliberation, to_json
from .gold import GoldDocument, Item, key, read_gold, read_lines, read_predictions


@dataclass(frozen=True)
class GoldSet:
    """A gold file (or a folder of them) and the function that predicts it."""

    name: str
    titre: str
    gold: Path
    source: Path
    predict: Callable[[GoldSet, Settings, Path], dict[str, GoldDocument]]

    donnees: tuple[str, ...] = ()
    """Fields that the prediction is given, and that are therefore not measured."""
    sous_ensembles: tuple[tuple[str, str, Callable[[Item], bool]], ...] = ()
    """Parts to measure apart: (name, title, which items)."""

    def read(self) -> dict[str, GoldDocument]:
        """Read the gold, by document key."""
        if self.name == "objets":
            rows = read_lines(self.gold)
            return {
                str(n): GoldDocument(str(n), "deliberation", {"collectivite": r["groupe"]}, (r,))
                for n, r in enumerate(rows)
            }
        files = sorted(self.gold.glob("*.jsonl")) if self.gold.is_dir() else [self.gold]
        return {doc: document for path in files for doc, document in read_gold(path).items()}


def enrich_set(gold: GoldSet, settings: Settings, work: Path) -> dict[str, GoldDocument]:
    """Predict by the main job, from documents; what did not change since is not read again."""
    from ..run import enrich

    out = readings(gold, work)
    enrich([str(gold.source)], out, settings)
    return read_predictions(out / "deliberations.jsonl")


def readings(gold: GoldSet, work: Path) -> Path:
    """Where the enrichment of a set's source is kept; two sets about one source share it."""
    return work / "lectures" / gold.source.name


def annotate_texts(gold: GoldSet, settings: Settings, work: Path) -> dict[str, GoldDocument]:
    """Predict texts that are already cut: vote, entities, matière, as one délibération each."""
    from .. import classification, entities
    from ..structure import parts, votes

    models = classification.load_models(settings)
    deliberations = []
    for name, document in gold.read().items():
        texte = (gold.source / f"{name}.txt").read_text(encoding="utf-8")
        sections = parts.split(texte)
        item = Deliberation(
            doc=name,
            rang=1,
            page=1,
            page_fin=1,
            debut=" ".join(texte.split()[:10]),
            objet=document.items[0].get("objet"),
            date=document.items[0].get("date_seance") or None,
            collectivite=document.items[0].get("collectivite"),
            texte=texte,
            parties=sections,
            vote=votes.extract(texte, sections),
        )
        deliberations.append(entities.annotate(item))
    return dict(_documents(classification.classify(deliberations, models)))


def classify_objets(gold: GoldSet, settings: Settings, work: Path) -> dict[str, GoldDocument]:
    """Predict matière and themes from the objet alone."""
    from .. import classification

    models = classification.load_models(settings)
    rows = read_lines(gold.gold)
    items = [
        Deliberation(doc=str(n), rang=1, page=1, page_fin=1, debut=r["objet"], objet=r["objet"])
        for n, r in enumerate(rows)
    ]
    return dict(_documents(classification.classify(items, models)))


def _documents(items: list[Deliberation]) -> Iterator[tuple[str, GoldDocument]]:
    import json

    for item in items:
        row: Item = json.loads(to_json(item))
        yield key(item.doc), GoldDocument(key(item.doc), "deliberation", {}, (row,))


def shared_sets(root: Path = SHARED) -> list[GoldSet]:
    """The gold sets that are kept beside the project, those that are present."""
    gold, real = root / "or", root / "reel"
    sets = [
        GoldSet(
            "montpellier", "41 délibérations d'une grande ville (PDF)", gold / "montpellier.jsonl",
            real / "montpellier-2014-04", enrich_set, (),
            (("montpellier-hors-5.3", "sans les désignations (5.3), plus de la moitié",
              lambda item: item.get("matiere") != "5.3"),),
        ),
        GoldSet(
            "pv", "19 procès-verbaux de deux communes (PDF, scans, DOCX)", gold / "pv.jsonl",
            real / "pv", enrich_set,
        ),
        GoldSet(
            "extraits", "110 extraits de procès-verbaux (textes)", gold / "extraits.jsonl",
            real / "extraits", annotate_texts, ("objet", "objet.ressemblance", "delibere"),
            (("extraits-nets", "extraits bien découpés", lambda item: item["bruit"] == "ok"),),
        ),
        GoldSet(
            "objets", "514 objets de 52 collectivités", gold / "objets.jsonl", gold,
            classify_objets, ("objet", "objet.ressemblance"),
        ),
    ]  # fmt: skip
    return [s for s in sets if s.gold.exists() and s.source.exists()]


def own_sets(root: Path = DATA) -> list[GoldSet]:
    """The starter gold about the example documents."""
    return [
        GoldSet(
            "exemples", "les 12 documents d'exemple, imaginaires", root / "gold",
            root / "exemples", enrich_set,
        )
    ]  # fmt: skip
