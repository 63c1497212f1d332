"""What the report needs of a run, collected one document at a time in bounded memory."""

from __future__ import annotations

import heapq
from collections import Counter

from ...records import Deliberation, Protection, Record, Resultats
from .pages import Images

MAX_ITEMS = 400
"""Délibérations shown in full: those to check first."""
MAX_DOCUMENTS = 1000
"""Documents listed: rejected and to check first."""
OCR_BINS = ((0.0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01))
_ORDER = {"rejete": 0, "a_verifier": 1, "traite": 2}


class Ligne(Record, frozen=True, kw_only=True):
    """A document as the report lists it."""

    doc: str
    type: str
    statut: str
    motif: str | None
    collectivite: str | None
    date: str | None
    pages: int
    deliberations: int


class ReportData:
    """Counters for the plots, the documents to list, the délibérations to show."""

    def __init__(self) -> None:
        self.documents = 0
        self.deliberations = 0
        self.statuts: Counter[str] = Counter()
        self.pages: Counter[str] = Counter()
        self.matieres: Counter[str] = Counter()
        self.themes: Counter[str] = Counter()
        self.votes: Counter[str | None] = Counter()
        self.montants: Counter[str] = Counter()
        self.ocr: Counter[int] = Counter()
        self.acts = 0
        self.to_check = 0
        self.images = Images()
        self.withheld = 0
        self.hidden = 0
        self.protections: list[Protection] = []
        self._items: list[tuple[tuple[bool, str, int], Deliberation]] = []
        self._lines: list[tuple[tuple[int, str], Ligne]] = []

    def add(self, result: Resultats, path: str | None = None) -> None:
        """Add one document; `path` is its file, whose pages are shown where there is a doubt."""
        self.documents += 1
        self.statuts[result.statut] += 1
        for page in result.pages:
            self.pages[page.origine] += 1
            if page.confiance is not None:
                self.ocr[next(i for i, b in enumerate(OCR_BINS) if page.confiance < b[1])] += 1
        self._lines.append(((_ORDER[result.statut], result.doc), _ligne(result)))
        self._trim_lines()
        for deliberation in result.deliberations:
            self._add(deliberation)
            if deliberation.a_verifier:
                self.images.want(deliberation, result.sha256, path)

    def protect(self, protection: Protection) -> None:
        """Add what was withheld or hidden in one act."""
        if protection.retenue or protection.masques:
            self.withheld += bool(protection.retenue)
            self.hidden += not protection.retenue
            if len(self.protections) < MAX_ITEMS:
                self.protections.append(protection)

    def _add(self, d: Deliberation) -> None:
        self.deliberations += 1
        self._items.append(((not d.a_verifier, d.doc, d.rang), d))
        if len(self._items) > 2 * MAX_ITEMS:
            self._items = heapq.nsmallest(MAX_ITEMS, self._items, key=lambda item: item[0])
        if not d.delibere:
            return
        self.acts += 1
        self.to_check += bool(d.a_verifier)
        self.votes[d.vote.resultat] += 1
        if d.matiere:
            self.matieres[d.matiere.split(".")[0]] += 1
        if d.themes:
            self.themes[d.themes[0]] += 1
        for montant in d.montants:
            if not montant.total and montant.role != "budget":
                self.montants[montant.role] += abs(int(montant.valeur))

    def _trim_lines(self) -> None:
        if len(self._lines) > 2 * MAX_DOCUMENTS:
            self._lines = heapq.nsmallest(MAX_DOCUMENTS, self._lines, key=lambda item: item[0])

    def items(self) -> list[Deliberation]:
        """The délibérations to show, those to check first."""
        return [d for _, d in heapq.nsmallest(MAX_ITEMS, self._items, key=lambda item: item[0])]

    def lines(self) -> list[Ligne]:
        """The documents to list, rejected and to check first."""
        return [x for _, x in heapq.nsmallest(MAX_DOCUMENTS, self._lines, key=lambda i: i[0])]


def _ligne(result: Resultats) -> Ligne:
    return Ligne(
        doc=result.doc,
        type=result.type,
        statut=result.statut,
        motif=result.motif,
        collectivite=result.seance.collectivite,
        date=result.seance.date,
        pages=len(result.pages),
        deliberations=sum(d.delibere for d in result.deliberations),
    )
