"""The measures: one function per kind of field, each giving counted facts per délibération.

A fact is an `Observation`: what was expected, what was found, how many are right, found and
expected. Figures (accuracy, precision, recall, F1) are sums over observations, so that any
breakdown (collectivité, kind, source) is a filter, and a bootstrap is a resampling of documents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import ratio

from .align import align, fold, similarity
from .gold import GoldDocument, Item, texts

OBJET_MATCH = 0.85
NAME_MATCH = 80.0
COUNTS = ("pour", "contre", "abstention")


@dataclass(frozen=True)
class Observation:
    """One comparison: `juste` right values among `trouves` found and `attendus` expected."""

    mesure: str
    doc: str
    collectivite: str
    type: str
    origine: str
    juste: float
    trouves: float
    attendus: float
    attendu: Any = None
    trouve: Any = None
    rang: int | None = None
    confiance: float | None = None


def observe(
    gold: dict[str, GoldDocument], predictions: dict[str, GoldDocument]
) -> list[Observation]:
    """Compare every gold document with its prediction (an absent one finds nothing)."""
    observations: list[Observation] = []
    for name, expected in gold.items():
        found = predictions.get(name, GoldDocument(name))
        collectivite = str(
            expected.seance.get("collectivite")
            or next((i.get("collectivite") for i in expected.items), None)
            or "?"
        )
        context = (name, collectivite, expected.type or "?", found.origine or "texte")
        observations += [_observation(context, *f) for f in _document_facts(expected, found)]
    return observations


Fact = tuple[str, float, float, float, Any, Any, int | None, float | None]


def _observation(context: tuple[str, str, str, str], *fact: Any) -> Observation:
    mesure, juste, trouves, attendus, attendu, trouve, rang, confiance = fact
    return Observation(mesure, *context, juste, trouves, attendus, attendu, trouve, rang, confiance)


def _document_facts(expected: GoldDocument, found: GoldDocument) -> Iterator[Fact]:
    """Facts about the séance, the segmentation, then each aligned item."""
    many = expected.type != "deliberation"
    if many:
        yield _exact("type", _kind(expected.type), _kind(found.type))
        for name, gold in expected.seance.items():
            if gold is not None:
                yield _field(f"seance.{name}", gold, found.seance.get(name))
    pairs = align(expected.items, found.items)
    for gold_item, item in pairs:
        if many:
            right = float(gold_item is not None and item is not None)
            yield (
                "segmentation", right, float(item is not None), float(gold_item is not None),
                _objet(gold_item), _objet(item), _rank(item), None,
            )  # fmt: skip
        if gold_item is not None:
            yield from item_facts(gold_item, item or {}, missing=item is None)


def _kind(value: str | None) -> str | None:
    """Minutes are one kind: their three names are used for one another in practice."""
    return "proces_verbal" if value in ("compte_rendu", "registre") else value


def _objet(item: Item | None) -> str | None:
    return None if item is None else item.get("objet")


def _rank(item: Item | None) -> int | None:
    return None if item is None else item.get("rang")


def item_facts(gold: Item, found: Item, missing: bool = False) -> Iterator[Fact]:
    """Facts about one délibération. A missing item counts as missed for what is expected."""
    if not missing:
        for name in ("numero", "date", "siren", "acte_id", "pref_date", "rapporteur", "delibere"):
            if gold.get(name) is not None:
                yield _field(name, gold[name], found.get(name), found)
        for name in ("presents", "procurations", "effectif"):
            if gold.get(name) is not None and "acte_id" in gold:
                yield _field(name, gold[name], found.get(name), found)
        if gold.get("objet"):
            alike = similarity(gold["objet"], found.get("objet"))
            yield _fact("objet", alike >= OBJET_MATCH, gold["objet"], found.get("objet"), found)
            yield (
                "objet.ressemblance", alike, 1.0, 1.0, gold["objet"], found.get("objet"),
                found.get("rang"), None,
            )  # fmt: skip
        yield from _vote_facts(gold, found)
    yield from _matiere_facts(gold, found)
    yield from _set_facts(gold, found)


def _vote_facts(gold: Item, found: Item) -> Iterator[Fact]:
    expected = gold.get("vote")
    if expected is None or gold.get("delibere") is False:
        return
    vote = found.get("vote") or {}
    same = expected.get("resultat") == vote.get("resultat")
    yield _fact("vote.resultat", same, expected.get("resultat"), vote.get("resultat"), found)
    counts = {c: expected.get(c) for c in COUNTS}
    whole = same and all(
        value == vote.get(c) or (value in (None, 0) and vote.get(c) in (None, 0))
        for c, value in counts.items()
    )
    yield _fact("vote", whole, expected, {k: vote.get(k) for k in ("resultat", *COUNTS)}, found)


def _matiere_facts(gold: Item, found: Item) -> Iterator[Fact]:
    expected = gold.get("matiere")
    if expected is None:
        return
    code = found.get("matiere")
    confidence = found.get("matiere_confiance")
    accepted = {expected, *gold.get("matiere_alt", [])}
    family = str(expected).split(".")[0]
    for name, right in (
        ("matiere.famille", str(code or "").split(".")[0] == family),
        ("matiere", code == expected),
        ("matiere.acceptee", code in accepted),
        (
            "matiere.top3",
            expected in {t["code"] for t in found.get("matiere_top") or []} or code == expected,
        ),
    ):
        yield (
            name, float(right), 1.0, 1.0, expected, code, found.get("rang"), confidence,
        )  # fmt: skip


def _set_facts(gold: Item, found: Item) -> Iterator[Fact]:
    """Facts about the lists: themes, amounts, dates, places, parties."""
    if "themes" in gold and gold.get("delibere") is not False:
        yield _sets("themes", gold["themes"], found.get("themes") or [], found)
    if "montants" in gold:
        yield from _montant_facts(gold["montants"], found.get("montants") or [], found)
    if "dates" in gold:
        expected = [d["iso"] for d in gold["dates"]]
        got = list(dict.fromkeys(d["iso"] for d in found.get("dates") or []))
        yield _sets("dates", expected, got, found)
        roles = {d["iso"]: d["role"] for d in gold["dates"]}
        for d in _first_by(found.get("dates") or [], "iso"):
            if d["iso"] in roles:
                right = roles[d["iso"]] == d["role"]
                yield _fact("dates.role", right, f"{d['iso']} {roles[d['iso']]}", d["role"], found)
    for name in ("lieux", "organisations", "personnes"):
        if name in gold:
            yield _names(name, texts(gold[name]), texts(found.get(name) or []), found)
    if "evenements" in gold and (gold["evenements"] or found.get("evenements")):
        yield _names(
            "evenements",
            [e["nom"] for e in gold["evenements"]],
            [e["nom"] for e in found.get("evenements") or []],
            found,
        )


def _montant_facts(gold: list[Item], got: list[Item], found: Item) -> Iterator[Fact]:
    """Distinct absolute values; then the role and the beneficiary of those that match."""
    expected = {abs(float(m["valeur"])): m for m in reversed(gold) if m["valeur"]}
    values = {abs(float(m["valeur"])): m for m in reversed(got) if m["valeur"]}
    yield _sets("montants", list(expected), list(values), found)
    for value, montant in expected.items():
        if value in values:
            other = values[value]
            right = other["role"] == montant["role"]
            label = f"{montant['texte']} {montant['role']}"
            yield _fact("montants.role", right, label, other["role"], found)
            if montant["role"] == "subvention" and montant.get("beneficiaire"):
                right = same_name(montant["beneficiaire"], str(other.get("beneficiaire") or ""))
                label = f"{montant['texte']} {montant['beneficiaire']}"
                yield _fact("montants.beneficiaire", right, label, other.get("beneficiaire"), found)


def _first_by(rows: Iterable[Item], name: str) -> list[Item]:
    kept: dict[Hashable, Item] = {}
    for row in rows:
        kept.setdefault(row[name], row)
    return list(kept.values())


def _exact(name: str, expected: Any, got: Any, item: Item | None = None) -> Fact:
    return _fact(name, expected == got, expected, got, item)


def _fact(name: str, right: bool, expected: Any, got: Any, item: Item | None = None) -> Fact:
    rank = (item or {}).get("rang")
    return name, float(right), 1.0, 1.0, expected, got, rank, None


def _field(name: str, expected: Any, got: Any, item: Item | None = None) -> Fact:
    """Compare a field by value: names as a reader would, others exactly."""
    last = name.split(".")[-1]
    if last in ("collectivite", "secretaire", "rapporteur"):
        return _fact(name, same_name(str(expected), str(got or "")), expected, got, item)
    if last == "numero":
        return _fact(name, _number(expected) == _number(got), expected, got, item)
    return _exact(name, expected, got, item)


def _number(value: Any) -> str:
    return re.sub(r"[\s.:/°-]+", "-", str(value or "").strip()).strip("-").lower()


def same_name(expected: str, got: str) -> bool:
    """True when two names of a person, place or body are the same to a reader."""
    a, b = fold(_bare(expected)), fold(_bare(got))
    if not a or not b:
        return False
    if a == b or ratio(a, b) >= NAME_MATCH:
        return True
    shorter, longer = sorted((set(a.split()), set(b.split())), key=len)
    return bool(shorter) and shorter <= longer and len(shorter) * 2 >= len(longer)


_TITLES = re.compile(
    r"^(?:(?:l['’]|la |le |les |m\. |mm?e?\.? |monsieur |madame |m |mr\.? )+)", re.IGNORECASE
)


def _bare(name: str) -> str:
    return _TITLES.sub("", name.strip())


def _sets(name: str, expected: list[Any], got: list[Any], item: Item) -> Fact:
    gold, found = set(expected), set(got)
    return (
        name, float(len(gold & found)), float(len(found)), float(len(gold)),
        expected, got, item.get("rang"), None,
    )  # fmt: skip


def _names(name: str, expected: list[str], got: list[str], item: Item) -> Fact:
    """One-to-one matching of distinct names, best similarity first."""
    gold = list({fold(e): e for e in expected}.values())
    found = list({fold(g): g for g in got}.values())
    wanted, left = list(gold), list(found)
    right = 0
    for test in (lambda a, b: fold(a) == fold(b), same_name):
        right += _match(wanted, left, test)
    return (
        name, float(right), float(len(found)), float(len(gold)),
        expected, got, item.get("rang"), None,
    )  # fmt: skip


def _match(gold: list[str], left: list[str], test: Callable[[str, str], bool]) -> int:
    """Remove from both lists the pairs that pass `test`; return their number."""
    matched = 0
    for expected in list(gold):
        partner = next((g for g in left if test(expected, g)), None)
        if partner is not None:
            gold.remove(expected)
            left.remove(partner)
            matched += 1
    return matched


def figures(observations: Iterable[Observation]) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 (equal to accuracy for single values) and support per measure."""
    sums: dict[str, Counter[str]] = {}
    for o in observations:
        counter = sums.setdefault(o.mesure, Counter())
        counter["juste"] += o.juste  # type: ignore[assignment]
        counter["trouves"] += o.trouves  # type: ignore[assignment]
        counter["attendus"] += o.attendus  # type: ignore[assignment]
    return {name: score(c["juste"], c["trouves"], c["attendus"]) for name, c in sums.items()}


def score(right: float, found: float, expected: float) -> dict[str, float]:
    """P, R, F1 from counts; all 1.0 when nothing was expected nor found."""
    precision = right / found if found else float(not expected)
    recall = right / expected if expected else float(not found)
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return {
        "precision": precision, "rappel": recall, "f1": f1, "support": expected, "trouves": found,
    }  # fmt: skip
