"""Gold as tasks of annotation: a text, spans with labels, the rest of the annotation beside.

A label is the field and its role ("montants:subvention", "lieux:voie", "personnes"). What a span
cannot carry (value, beneficiary, counts) stays in the task's own annotation: on the way back, the
spans say which mentions are kept, added, removed or given another role. A mention that is added
gets its value from the rules of the pipeline; when they read none, the annotator is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..gold import Item, key

ROLE = {"montants": "role", "dates": "role", "lieux": "type"}
CHAMPS = ("montants", "dates", "lieux", "organisations", "personnes")


@dataclass(frozen=True)
class Passage:
    """A labelled stretch of a task's text: `texte[debut:fin]`."""

    debut: int
    fin: int
    etiquette: str


@dataclass
class Tache:
    """One délibération to annotate.

    `item` is its annotation; `entete` is that of its document (None for one line per act), and
    `rang` its place there.
    """

    doc: str
    texte: str
    item: Item
    rang: int = 1
    entete: Item | None = None
    passages: list[Passage] = field(default_factory=list)

    def beside(self) -> Item:
        """What the task carries through the tool, untouched."""
        return {"doc": self.doc, "rang": self.rang, "item": self.item, "entete": self.entete}


def tasks_of(rows: Iterable[Item], texts: Mapping[str, list[str]]) -> list[Tache]:
    """Make the tasks of a gold file of either form. A document without text gives empty ones."""
    tasks: list[Tache] = []
    for row in rows:
        whole = "\n".join(texts.get(key(row["doc"]), ()))
        items = row.get("deliberations")
        if items is None:
            tasks.append(Tache(doc=row["doc"], texte=whole, item=row))
            continue
        entete = {k: v for k, v in row.items() if k != "deliberations"}
        cuts = _cuts(whole, items)
        tasks += [
            Tache(row["doc"], whole[a:b], item, rank, entete)
            for rank, (item, (a, b)) in enumerate(zip(items, cuts, strict=True), 1)
        ]
        if not items:
            tasks.append(Tache(row["doc"], whole, {}, 0, entete))
    for task in tasks:
        task.passages = [p for _, _, p in located(task)]
    return tasks


def _cuts(text: str, items: Sequence[Item]) -> list[tuple[int, int]]:
    """Where each item stands: from its heading to the next one's; the whole when not found."""
    starts: list[int | None] = []
    cursor = 0
    for item in items:
        span = find(text, str(item.get("debut") or ""), cursor)
        starts.append(span[0] if span else None)
        cursor = span[1] if span else cursor
    cuts = []
    for n, start in enumerate(starts):
        following = next((s for s in starts[n + 1 :] if s is not None), len(text))
        cuts.append((0, len(text)) if start is None else (start, following))
    return cuts


def find(text: str, wanted: str, start: int = 0) -> tuple[int, int] | None:
    """Where `wanted` stands in `text`, whatever the spaces between its words."""
    words = wanted.split()
    if not words:
        return None
    match = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE).search(text, start)
    return match.span() if match else None


def located(task: Tache) -> list[tuple[str, int, Passage]]:
    """The mentions that the text writes: (field, index in the annotation, passage)."""
    found: list[tuple[str, int, Passage]] = []
    for champ in CHAMPS:
        for index, entry in enumerate(task.item.get(champ) or []):
            text = entry["texte"] if isinstance(entry, dict) else entry
            if span := find(task.texte, str(text)):
                found.append((champ, index, Passage(*span, _label(champ, entry))))
    return found


def _label(champ: str, entry: Any) -> str:
    return f"{champ}:{entry[ROLE[champ]]}" if champ in ROLE else champ


def rows_of(tasks: Iterable[Tache]) -> list[Item]:
    """Gold lines from tasks that were annotated; raises `ValueError` on a label or a value."""
    lines: list[Item] = []
    documents: dict[str, list[tuple[int, Item]]] = {}
    for task in tasks:
        item = merged(task)
        if task.entete is None:
            lines.append(item)
            continue
        if task.doc not in documents:
            documents[task.doc] = []
            lines.append({**task.entete, "deliberations": documents[task.doc]})
        if task.rang:
            documents[task.doc].append((task.rang, item))
    for line in lines:
        if "deliberations" in line:
            ordered = sorted(line["deliberations"], key=lambda pair: pair[0])
            line["deliberations"] = [item for _, item in ordered]
    return lines


def merged(task: Tache) -> Item:
    """The task's annotation, changed as its passages say."""
    left = list(dict.fromkeys(task.passages))
    entries: dict[str, list[Any]] = {c: list(task.item.get(c) or []) for c in CHAMPS}
    removed: list[tuple[str, int]] = []
    for champ, index, passage in located(task):
        partner = _partner(left, champ, passage)
        if partner is None:
            if not any(p == passage for p in task.passages):
                removed.append((champ, index))
            continue
        if sum(p == passage for _, _, p in located(task)) == 1:
            left.remove(partner)
        role = partner.etiquette.partition(":")[2]
        if role and entries[champ][index][ROLE[champ]] != role:
            entries[champ][index] = {**entries[champ][index], ROLE[champ]: role}
    known = {p for _, _, p in located(task)}
    for champ, index in sorted(removed, reverse=True):
        del entries[champ][index]
    for passage in sorted(left, key=lambda p: p.debut):
        if passage not in known:
            champ, _, role = passage.etiquette.partition(":")
            if champ not in entries:
                raise ValueError(f"étiquette inconnue « {passage.etiquette} »")
            entries[champ].append(_entry(champ, role, task.texte[passage.debut : passage.fin]))
    return {**task.item, **{c: v for c, v in entries.items() if c in task.item or v}}


def _partner(left: Sequence[Passage], champ: str, wanted: Passage) -> Passage | None:
    """The passage that stands for a known mention: same field, same place."""
    same = [p for p in left if p.etiquette.partition(":")[0] == champ]
    exact = [p for p in same if (p.debut, p.fin) == (wanted.debut, wanted.fin)]
    return next((p for p in exact if p.etiquette == wanted.etiquette), exact[0] if exact else None)


def _entry(champ: str, role: str, text: str) -> Any:
    """A mention that the annotator added, its value read by the rules of the pipeline."""
    if champ == "montants":
        from ...entities import montants

        read = montants.extract(text)
        if not read:
            raise ValueError(f"le montant « {text} » n'est pas lisible")
        return {"valeur": float(read[0].valeur), "texte": text, "role": role or read[0].role,
                "ht_ttc": read[0].ht_ttc, "beneficiaire": None}  # fmt: skip
    if champ == "dates":
        from ...entities import dates

        cited = dates.extract(text)
        if not cited:
            raise ValueError(f"la date « {text} » n'est pas lisible")
        return {"iso": cited[0].iso, "texte": text, "role": role or cited[0].role}
    return {"texte": text, "type": role or "autre"} if champ == "lieux" else text
