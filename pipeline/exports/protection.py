"""What a person reads before publishing: `a_relire.csv`, and the public texts when asked for.

`a_relire.csv` shows what was hidden or withheld and why: it names people, and is not published.
"""

from __future__ import annotations

from pathlib import Path

from ..files import write_atomic
from ..records import Deliberation, Protection, json_line
from .tables import write_csv

A_RELIRE = (
    "doc", "rang", "page", "numero", "decision", "champ", "nature", "texte", "remplacement",
    "raison",
)  # fmt: skip
HIDDEN = "masqué"
WITHHELD = "retenu"


class Relecture:
    """Collects what was hidden or withheld, one act at a time."""

    def __init__(self, out: Path, *, texts: bool) -> None:
        """Prepare the files of `out/scdl/`; `texts` keeps the pseudonymised texts too."""
        self.folder, self.texts = out / "scdl", texts
        self.rows: list[dict[str, str]] = []
        self._public: dict[tuple[str, int], bytes] = {}

    def add(self, d: Deliberation, protection: Protection) -> None:
        """Add an act, as it may be published, and what its protection says."""
        place = {
            "doc": d.doc,
            "rang": str(d.rang),
            "page": str(d.page),
            "numero": d.numero or "",
        }
        if protection.retenue:
            self.rows.append({**place, "decision": WITHHELD, "raison": protection.retenue})
        seen = set()
        for m in protection.masques:
            if (m.champ, m.texte) in seen:
                continue
            seen.add((m.champ, m.texte))
            self.rows.append(
                {
                    **place,
                    "decision": HIDDEN,
                    "champ": m.champ,
                    "nature": m.nature,
                    "texte": m.texte,
                    "remplacement": m.remplacement,
                    "raison": "CRPA L312-1-2",
                }
            )
        if self.texts and not protection.retenue:
            row = {"doc": d.doc, "rang": d.rang, "numero": d.numero, "date": d.date}
            self._public[d.doc, d.rang] = json_line({**row, "objet": d.objet, "texte": d.texte})

    def write(self, published: set[tuple[str, int]]) -> None:
        """Write the files; only published acts have a public text. Raises `OutputUnwritable`."""
        write_csv(self.folder / "a_relire.csv", A_RELIRE, self.rows)
        if self.texts:
            rows = (row for key, row in self._public.items() if key in published)
            write_atomic(self.folder / "textes_publics.jsonl", rows)
