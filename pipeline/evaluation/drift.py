"""Quality gates without gold: what is new tonight against what was new the nights before.

A `Profile` sums up the documents that a run read for the first time (a night that re-reads them
all with another model is compared as well) in shares (matières, fields filled, pages by origin)
and means (confidence, OCR quality). `alerts` compares the latest profile with those of the runs
before, and says in French what moved more than chance explains. Thresholds are named below; a
difference must be both large (a person would call it a change) and unlikely (a two-proportion
z-test), so that a small night does not cry wolf.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..errors import OutputUnwritable
from ..files import write_atomic
from ..nomenclature import matieres
from ..records import from_json, to_json
from .profile import FIELDS, Profile
from .profile import Profiler as Profiler

WINDOW = 14
"""Runs of the reference: two weeks of nights."""
ENOUGH_ACTS = 30
"""Under this number of délibérations on either side, nothing is said of their shares."""
ENOUGH_PAGES = 20
DIVERGENCE = 0.10
"""Jensen-Shannon divergence (base 2, 0 to 1) of the mix of families from which to speak."""
DROP = 0.15
"""Fall of a share of filled fields, in absolute value."""
CONFIDENCE_DROP = 0.08
OCR_DROP = 0.08
Z = 3.0
"""Standard errors beyond which a difference is not chance (one in 370)."""


def alerts(current: Profile, reference: Sequence[Profile]) -> tuple[str, ...]:
    """Return what moved, in French; nothing when there is no reference or too little to compare."""
    if not reference:
        return ()
    return (
        *_mix(current, reference),
        *_fields(current, reference),
        *_confidence(current, reference),
        *_ocr(current, reference),
        *_rejected(current, reference),
    )


def _mix(current: Profile, reference: Sequence[Profile]) -> list[str]:
    before: Counter[str] = Counter()
    for profile in reference:
        before.update(profile.familles)
    now = current.familles
    if sum(now.values()) < ENOUGH_ACTS or before.total() < ENOUGH_ACTS:
        return []
    gap = divergence(now, before)
    # A sample of n over k families diverges by about (k - 1) / (2 n ln 2) by chance alone.
    chance = (len(before) - 1) / (2 * math.log(2)) * (1 / sum(now.values()) + 1 / before.total())
    if gap < max(DIVERGENCE, 2 * chance):
        return []
    first, second = _shares(now), _shares(before)
    code = max(set(first) | set(second), key=lambda c: abs(first.get(c, 0) - second.get(c, 0)))
    name = next((m.famille for m in matieres().values() if m.famille_code == code), code)
    return [
        f"Le mélange des matières a changé : « {name} » fait {_p(first.get(code, 0))} des "
        f"délibérations, contre {_p(second.get(code, 0))} d'habitude."
    ]


def _shares(counts: Mapping[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {k: v / total for k, v in counts.items()}


def divergence(first: Mapping[str, int], second: Mapping[str, int]) -> float:
    """Jensen-Shannon divergence in bits of two counts: 0 for the same mix, 1 for disjoint ones."""
    p, q = _shares(first), _shares(second)
    total = 0.0
    for key in set(p) | set(q):
        a, b = p.get(key, 0.0), q.get(key, 0.0)
        middle = (a + b) / 2
        total += sum(x / 2 * math.log2(x / middle) for x in (a, b) if x)
    return total


def _fields(current: Profile, reference: Sequence[Profile]) -> list[str]:
    """Fields that are filled much less often than before."""
    acts = sum(p.deliberations for p in reference)
    if current.deliberations < ENOUGH_ACTS or acts < ENOUGH_ACTS:
        return []
    said = []
    for name, label in FIELDS.items():
        before = sum(p.remplis.get(name, 0) for p in reference)
        now = current.remplis.get(name, 0)
        if _fell(now, current.deliberations, before, acts, DROP):
            said.append(
                f"Le champ « {label} » n'est rempli que dans {_p(now / current.deliberations)} des "
                f"délibérations, contre {_p(before / acts)} d'habitude."
            )
    return said


def _fell(now: int, of: int, before: int, out_of: int, drop: float) -> bool:
    """True when a share fell by `drop` or more, and not by chance (two-proportion z-test)."""
    p, q = now / of, before / out_of
    pooled = (now + before) / (of + out_of)
    error = math.sqrt(pooled * (1 - pooled) * (1 / of + 1 / out_of))
    return q - p >= drop and q - p >= Z * error


def _confidence(current: Profile, reference: Sequence[Profile]) -> list[str]:
    before = _pooled([(p.confiance, p.deliberations) for p in reference])
    if current.confiance is None or before is None or current.deliberations < ENOUGH_ACTS:
        return []
    error = (current.confiance_ecart or 0.0) / math.sqrt(current.deliberations)
    if before - current.confiance < max(CONFIDENCE_DROP, Z * error):
        return []
    return [
        f"Le programme est moins sûr de ses matières : confiance moyenne de "
        f"{_p(current.confiance)}, contre {_p(before)} d'habitude."
    ]


def _ocr(current: Profile, reference: Sequence[Profile]) -> list[str]:
    said = []
    before = _pooled([(p.ocr, p.pages_ocr) for p in reference])
    if current.ocr is not None and before is not None and current.pages_ocr >= ENOUGH_PAGES:
        error = (current.ocr_ecart or 0.0) / math.sqrt(current.pages_ocr)
        if before - current.ocr >= max(OCR_DROP, Z * error):
            said.append(
                f"Les pages numérisées se lisent moins bien : confiance moyenne de "
                f"{_p(current.ocr)}, contre {_p(before)} d'habitude. Vérifiez la numérisation."
            )
    pages, scanned = sum(p.pages for p in reference), sum(p.pages_ocr for p in reference)
    if current.pages >= ENOUGH_PAGES and pages >= ENOUGH_PAGES:
        digital, known = current.pages - current.pages_ocr, pages - scanned
        if _fell(digital, current.pages, known, pages, 2 * DROP):
            said.append(
                f"Il y a bien plus de pages numérisées : {_p(current.pages_ocr / current.pages)} "
                f"des pages, contre {_p(scanned / pages)} d'habitude."
            )
    return said


def _rejected(current: Profile, reference: Sequence[Profile]) -> list[str]:
    documents = sum(p.documents for p in reference)
    rejected = sum(p.rejetes for p in reference)
    if current.documents < ENOUGH_PAGES or documents < ENOUGH_PAGES:
        return []
    read, known = current.documents - current.rejetes, documents - rejected
    if not _fell(read, current.documents, known, documents, DROP):
        return []
    return [
        f"{_p(current.rejetes / current.documents)} des documents sont rejetés, contre "
        f"{_p(rejected / documents)} d'habitude."
    ]


def _pooled(pairs: Sequence[tuple[float | None, int]]) -> float | None:
    """The mean of means, weighted by their numbers."""
    known = [(value, number) for value, number in pairs if value is not None and number]
    total = sum(number for _, number in known)
    return sum(value * number for value, number in known) / total if total else None


def _p(share: float) -> str:
    return f"{100 * share:.0f} %"


# --- memory ---------------------------------------------------------------------------------------


def history(out: Path) -> Path:
    """Where the profiles of the runs of an output folder are kept."""
    return out / ".datadelib" / "profils.jsonl"


def read_history(path: Path) -> list[Profile]:
    """Return the profiles, oldest first; a line that cannot be read is passed over."""
    if not path.exists():
        return []
    profiles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            profiles.append(from_json(line, Profile))
        except ValueError:
            continue  # written by another version: the window forgets it
    return profiles


def check(current: Profile, path: Path) -> tuple[str, ...]:
    """Compare with the window kept at `path`, then add `current` to it.

    A run that read the same documents as the last one says nothing new: it is compared with what
    came before, and takes the last one's place. A history that cannot be written is no reason to
    lose a night: the alert says so.
    """
    if not current.documents:
        return ()
    known = read_history(path)
    while known and _same(known[-1], current):
        known.pop()
    said = alerts(current, known[-WINDOW:])
    lines = [to_json(p) + b"\n" for p in [*known, current][-WINDOW - 1 :]]
    try:
        write_atomic(path, lines)
    except OutputUnwritable as error:
        return (*said, f"L'historique des passages n'a pas pu être gardé ({error.message})")
    return said


def _same(first: Profile, second: Profile) -> bool:
    """True when two runs gave the same figures, whatever their day."""
    return json.loads(to_json(first)) | {"date": ""} == json.loads(to_json(second)) | {"date": ""}
