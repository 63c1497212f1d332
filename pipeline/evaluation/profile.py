"""What a run read for the first time, in a few numbers: the profile that nights are compared by."""

from __future__ import annotations

import math
from collections import Counter

from ..records import Deliberation, Record, Resultats

FIELDS = {
    "objet": "objet", "numero": "numéro", "date": "date de séance", "vote": "résultat du vote",
    "matiere": "matière", "themes": "thèmes", "montants": "montants", "pref_date": "préfecture",
    "presents": "nombre de présents", "rapporteur": "rapporteur", "collectivite": "collectivité",
}  # fmt: skip
"""The fields whose share is followed, with their names for a reader."""


class Profile(Record, frozen=True, kw_only=True):
    """A run in figures. Counts are of délibérations that decide, and of pages that hold text."""

    date: str = ""
    documents: int = 0
    rejetes: int = 0
    deliberations: int = 0
    pages: int = 0
    pages_ocr: int = 0
    familles: dict[str, int] = {}
    remplis: dict[str, int] = {}
    a_verifier: int = 0
    confiance: float | None = None
    """Mean confidence announced for the matière."""
    confiance_ecart: float | None = None
    """Its standard deviation."""
    ocr: float | None = None
    """Mean confidence of the pages that were recognised."""
    ocr_ecart: float | None = None


class Profiler:
    """Builds a `Profile`, one document at a time, in constant memory."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._families: Counter[str] = Counter()
        self._filled: Counter[str] = Counter()
        self._confidence = _Mean()
        self._ocr = _Mean()

    def add(self, result: Resultats) -> None:
        """Add one document."""
        self._counts["documents"] += 1
        self._counts["rejetes"] += result.statut == "rejete"
        for page in result.pages:
            if page.origine == "vide":
                continue
            self._counts["pages"] += 1
            if page.origine in ("ocr", "mixte"):
                self._counts["pages_ocr"] += 1
                if page.confiance is not None:
                    self._ocr.add(page.confiance)
        for deliberation in result.deliberations:
            if deliberation.delibere:
                self._add(deliberation)

    def _add(self, d: Deliberation) -> None:
        self._counts["deliberations"] += 1
        self._counts["a_verifier"] += bool(d.a_verifier)
        if d.matiere:
            self._families[d.matiere.split(".")[0]] += 1
        if d.matiere_confiance is not None:
            self._confidence.add(d.matiere_confiance)
        for name in FIELDS:
            value = d.vote.resultat if name == "vote" else getattr(d, name)
            self._filled[name] += value not in (None, (), "")

    def profile(self, date: str) -> Profile:
        """Return the profile of what was added; `date` is the day of the run (ISO)."""
        return Profile(
            date=date,
            **self._counts,
            familles=dict(sorted(self._families.items())),
            remplis=dict(sorted(self._filled.items())),
            confiance=self._confidence.mean,
            confiance_ecart=self._confidence.deviation,
            ocr=self._ocr.mean,
            ocr_ecart=self._ocr.deviation,
        )


class _Mean:
    """A running mean and standard deviation (Welford 1962)."""

    def __init__(self) -> None:
        self.count, self._mean, self._squares = 0, 0.0, 0.0

    def add(self, value: float) -> None:
        self.count += 1
        step = value - self._mean
        self._mean += step / self.count
        self._squares += step * (value - self._mean)

    @property
    def mean(self) -> float | None:
        return self._mean if self.count else None

    @property
    def deviation(self) -> float | None:
        return math.sqrt(self._squares / self.count) if self.count else None
