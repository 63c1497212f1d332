"""The séance on the annotated documents, where they are: exact but for what is listed here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import Settings
from pipeline.paths import SHARED
from pipeline.structure import seance
from pipeline.text import read

ACTES = ("collectivite", "siren", "numero", "date", "effectif", "presents", "procurations",
         "pref_date", "acte_id")  # fmt: skip
PV = ("collectivite", "date", "heure", "presents", "absents", "procurations", "effectif")


def gold(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHARED / "or" / name).read_text("utf-8").splitlines()]


def differences(path: Path, wanted: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    document = read(path, Settings(ocr="jamais"))
    if sum(len(page.texte) for page in document.pages) < 500:
        return {}  # a scan: measured by the evaluation, too slow here
    found = seance.read(document)
    return {f: (wanted[f], getattr(found, f)) for f in fields if wanted[f] != getattr(found, f)}


if SHARED.exists():

    @pytest.mark.parametrize("wanted", gold("montpellier.jsonl"), ids=lambda g: g["doc"])
    def test_acts(wanted: dict[str, Any]) -> None:
        path = SHARED / "reel" / "montpellier-2014-04" / f"{wanted['doc']}.pdf"
        assert differences(path, wanted, ACTES) == {}

    @pytest.mark.parametrize("wanted", gold("pv.jsonl"), ids=lambda g: g["doc"])
    def test_minutes(wanted: dict[str, Any]) -> None:
        assert differences(SHARED / "reel" / "pv" / wanted["doc"], wanted, PV) == {}
