"""Active learning: the items most worth a person's time, out to their tool and back.

An item is worth labelling when the model hesitates and when it is unlike the items already
chosen: ten copies of one doubt teach as much as one.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from .. import nomenclature
from .items import from_mapping
from .loading import Models
from .normalise import normal_form

Format = Literal["label-studio", "doccano", "csv"]
RESERVE = 10
"""The choice is made among the most doubtful items, ten times as many as wanted."""


def choose_items(
    rows: Sequence[Mapping[str, Any]], models: Models, nombre: int = 100
) -> list[dict[str, Any]]:
    """Return the rows most worth labelling, with what the model proposes.

    Args:
        rows: lines of `deliberations.jsonl`, or any rows with `objet` and/or `texte`.
        models: the models in use.
        nombre: how many to return.
    """
    kept = _distinct([row for row in rows if row.get("delibere", True)])
    if not kept:
        return []
    probabilities = models.modele_matiere.probabilities([from_mapping(row) for row in kept])
    ordered = np.sort(probabilities, axis=1)
    doubt = 1.0 - (ordered[:, -1] - ordered[:, -2])  # small margin, high doubt
    pool = np.argsort(-doubt, kind="stable")[: nombre * RESERVE]
    chosen = _diverse([_text(kept[i]) for i in pool], doubt[pool], nombre)
    codes = models.modele_matiere.labels
    found = []
    for i in pool[chosen]:
        top = np.argsort(-probabilities[i], kind="stable")[:3]
        found.append(
            {
                "id": str(
                    kept[i].get("id") or f"{kept[i].get('doc', '')}#{kept[i].get('rang', i)}"
                ),
                "objet": str(kept[i].get("objet") or ""),
                "texte": str(kept[i].get("texte") or "")[:3000],
                "groupe": str(kept[i].get("siren") or kept[i].get("collectivite") or ""),
                "propositions": [codes[k] for k in top],
                "confiance": round(float(probabilities[i].max()), 3),
            }
        )
    return found


def _identity(row: Mapping[str, Any], rank: int) -> str:
    return str(row.get("id") or f"{row.get('doc', '')}#{row.get('rang', rank)}")


def _text(row: Mapping[str, Any]) -> str:
    return normal_form(f"{row.get('objet') or ''} {str(row.get('texte') or '')[:300]}")


def _distinct(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Keep one row per normal form, and none that is empty."""
    seen: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        text = _text(row)
        if text:
            seen.setdefault(text, row)
    return list(seen.values())


def _diverse(textes: Sequence[str], doubt: np.ndarray, nombre: int) -> list[int]:
    """Greedy choice: the most doubtful first, then doubt times distance to what is chosen."""
    matrix = TfidfVectorizer(ngram_range=(1, 2)).fit_transform(textes)
    nearest = np.zeros(len(textes))
    chosen: list[int] = []
    for _ in range(min(nombre, len(textes))):
        value = doubt * (1.0 - nearest)
        value[chosen] = -1.0
        best = int(value.argmax())
        chosen.append(best)
        similarity = np.asarray((matrix @ matrix[best].T).todense()).ravel()
        nearest = np.maximum(nearest, similarity)
    return chosen


def export_items(items: Sequence[Mapping[str, Any]], out: Path, forme: Format) -> list[Path]:
    """Write the items for Label Studio, doccano or a spreadsheet; return the files written.

    `read_labels` takes all three back once they are filled.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    if forme == "label-studio":
        out.write_text(json.dumps(_label_studio(items), ensure_ascii=False, indent=1), "utf-8")
        config = out.with_suffix(".config.xml")
        config.write_text(_label_studio_config(), "utf-8")
        return [out, config]
    if forme == "doccano":
        lines = [
            {"text": _shown(item), "label": [], **{k: item[k] for k in ("id", "objet", "groupe")}}
            for item in items
        ]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        out.write_text(text, "utf-8")
        return [out]
    _sheet(items, out)
    return [out]


def _shown(item: Mapping[str, Any]) -> str:
    return f"{item['objet']}\n\n{item['texte']}".strip()


def _label_studio(items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "data": {key: item[key] for key in ("id", "objet", "texte", "groupe")},
            "predictions": [
                {
                    "score": item["confiance"],
                    "result": [
                        {
                            "from_name": "matiere",
                            "to_name": "texte",
                            "type": "choices",
                            "value": {"choices": [_title(item["propositions"][0])]},
                        }
                    ],
                }
            ],
        }
        for item in items
    ]


def _title(code: str) -> str:
    return f"{code} {nomenclature.matieres()[code].libelle}"


def _label_studio_config() -> str:
    from xml.sax.saxutils import quoteattr

    codes = "\n".join(
        f"    <Choice value={quoteattr(_title(code))}/>" for code in nomenclature.matieres()
    )
    slugs = "\n".join(f"    <Choice value={quoteattr(slug)}/>" for slug in nomenclature.themes())
    return f"""<View>
  <Header value="$objet"/>
  <Text name="texte" value="$texte"/>
  <Choices name="matiere" toName="texte" choice="single" required="true">
{codes}
  </Choices>
  <Choices name="themes" toName="texte" choice="multiple">
{slugs}
  </Choices>
</View>
"""


def _sheet(items: Sequence[Mapping[str, Any]], out: Path) -> None:
    """Semicolons and a BOM: what a French spreadsheet opens without questions."""
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        names = ["id", "objet", "texte", "groupe", "propositions", "matiere", "themes"]
        writer = csv.DictWriter(file, names, delimiter=";", extrasaction="ignore")
        writer.writeheader()
        for item in items:
            shown = " ; ".join(_title(code) for code in item["propositions"])
            writer.writerow({**item, "propositions": shown, "matiere": "", "themes": ""})
