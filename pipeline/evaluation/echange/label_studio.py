"""Label Studio: a JSON list of tasks (import format), and the JSON that it exports.

The matching labelling configuration is `CONFIG`; the choices of matière and themes are read back.
"""

from __future__ import annotations

import json
from typing import Any

from ...nomenclature import matieres, themes
from ..validate import DATE_ROLES, LIEUX, ROLES
from .taches import Passage, Tache


def labels() -> list[str]:
    """Every label of a span."""
    return [
        *(f"montants:{r}" for r in sorted(ROLES)), *(f"dates:{r}" for r in sorted(DATE_ROLES)),
        *(f"lieux:{t}" for t in sorted(LIEUX)), "organisations", "personnes",
    ]  # fmt: skip


def config() -> str:
    """The labelling configuration to paste into a Label Studio project."""
    spans = "".join(f'<Label value="{name}"/>' for name in labels())
    codes = "".join(f'<Choice value="{code}"/>' for code in matieres())
    slugs = "".join(f'<Choice value="{slug}"/>' for slug in themes())
    return (
        '<View><Labels name="etiquettes" toName="texte">' + spans + "</Labels>"
        '<Text name="texte" value="$texte"/>'
        '<Choices name="matiere" toName="texte" choice="single">' + codes + "</Choices>"
        '<Choices name="themes" toName="texte" choice="multiple">' + slugs + "</Choices></View>"
    )


def dump(tasks: list[Tache]) -> bytes:
    """Tasks with their annotation, as Label Studio imports them."""
    rows: list[dict[str, Any]] = [
        {"data": {**t.beside(), "texte": t.texte}, "annotations": [{"result": _result(t)}]}
        for t in tasks
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def _result(task: Tache) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = [
        {
            "id": f"p{n}", "type": "labels", "from_name": "etiquettes", "to_name": "texte",
            "value": {"start": p.debut, "end": p.fin, "text": task.texte[p.debut : p.fin],
                      "labels": [p.etiquette]},
        }
        for n, p in enumerate(task.passages)
    ]  # fmt: skip
    matiere = task.item.get("matiere")
    for name, values in (("matiere", [matiere] if matiere else []),
                         ("themes", task.item.get("themes") or [])):  # fmt: skip
        if values:
            result.append({"id": name, "type": "choices", "from_name": name, "to_name": "texte",
                           "value": {"choices": values}})  # fmt: skip
    return result


def load(content: bytes) -> list[Tache]:
    """Tasks from Label Studio's JSON export; the last annotation of a task counts."""
    tasks = []
    for row in json.loads(content):
        data = row["data"]
        item = dict(data["item"])
        passages: list[Passage] = []
        for part in row["annotations"][-1]["result"] if row["annotations"] else []:
            value = part["value"]
            if part["type"] == "labels":
                passages += [Passage(value["start"], value["end"], e) for e in value["labels"]]
            elif part["type"] == "choices" and part["from_name"] == "matiere":
                item["matiere"] = value["choices"][0]
            elif part["type"] == "choices" and set(value["choices"]) != set(item["themes"]):
                item["themes"] = value["choices"]
        tasks.append(
            Tache(data["doc"], data["texte"], item, data["rang"], data["entete"], passages)
        )
    return tasks
