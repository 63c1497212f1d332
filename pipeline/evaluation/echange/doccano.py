"""doccano: JSON Lines of texts with `label` triples; other columns travel as metadata."""

from __future__ import annotations

import json

from .taches import Passage, Tache


def dump(tasks: list[Tache]) -> bytes:
    """One line per task: `{"text", "label": [[start, end, label]], …}` ("Sequence Labeling")."""
    lines = [
        json.dumps(
            {
                "text": t.texte,
                "label": [[p.debut, p.fin, p.etiquette] for p in t.passages],
                **t.beside(),
            },
            ensure_ascii=False,
        )
        for t in tasks
    ]
    return "".join(line + "\n" for line in lines).encode()


def load(content: bytes) -> list[Tache]:
    """Tasks from doccano's JSONL export, whose metadata may stand in `Metadata` or `meta`."""
    tasks = []
    for line in content.decode().splitlines():
        if line.strip():
            row = json.loads(line)
            row = {**row.get("meta", {}), **row.get("Metadata", {}), **row}
            spans = [Passage(int(a), int(b), str(e)) for a, b, e in row.get("label", [])]
            tasks.append(
                Tache(row["doc"], row["text"], row["item"], row["rang"], row["entete"], spans)
            )
    return tasks
