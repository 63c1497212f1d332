"""A retraining from end to end: read, check, train, evaluate, log, register, promote or not."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from .. import registry
from ..config import Settings
from ..errors import BadTable
from ..paths import DATA
from . import bundle
from .build import seed_labels, train_one
from .checks import Problem, check_labels
from .labels import Label, fingerprint
from .measures import Comparison, Evaluation, compare, evaluate
from .readers import DECLARED_WEIGHT, read_labels
from .reference import split_new, split_reference
from .report import write_report

MINIMUM = 20
NEW_WEIGHT = 2.0
"""A label of the analyst weighs as two seed labels: it is real, and of their collectivités."""


class TrainingOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a retraining did."""

    kind: str
    version: str
    promu: bool
    raison: str
    reference: Evaluation
    comparaison: Comparison
    fixe: Comparison
    nouveaux: int
    ecartes: int
    problems: tuple[Problem, ...]
    gain_faibles: Comparison | None = None
    effectif: int = 0


class LabelSets(msgspec.Struct, frozen=True, kw_only=True):
    """The labels of a retraining, each in its place."""

    training: list[Label]
    fixed_reference: list[Label]
    new_reference: list[Label]
    weak: list[Label]
    problems: list[Problem]
    nouveaux: int


def prepare(
    kind: str, files: Sequence[Path], weak: Sequence[Path] = (), with_seeds: bool = True,
    folder: Path | None = None,
) -> LabelSets:  # fmt: skip
    """Read and check the labels, and keep the reference sets aside.

    Raises:
        BadTable: a file is unreadable, or too few labels can be used.
    """
    problems: list[Problem] = []
    seeds = check_labels(seed_labels(folder or DATA / "labels"), kind).labels
    base, fixed = split_reference(seeds)
    given = [label for path in files for label in read_labels(path)]
    checked = check_labels(given, kind)
    problems += checked.problems
    if files and not checked.labels:
        details = f"aucune étiquette utilisable ; {checked.problems[0]}"
        raise BadTable(chemin=files[0], details=details)
    seen = {(x.objet, x.texte) for x in fixed}
    fresh = [label for label in checked.labels if (label.objet, label.texte) not in seen]
    train, aside = split_new(fresh)
    train = [
        msgspec.structs.replace(x, poids=x.poids * NEW_WEIGHT) if x.poids == 1.0 else x
        for x in train
    ]
    declared = check_labels([x for path in weak for x in read_labels(path, weak=True)], kind)
    problems += declared.problems
    chosen = [*(base if with_seeds else ()), *train]
    if len(chosen) < MINIMUM:
        details = f"{len(chosen)} étiquettes utilisables, il en faut au moins {MINIMUM}"
        raise BadTable(chemin=files[0] if files else "data/labels", details=details)
    return LabelSets(
        training=chosen,
        fixed_reference=fixed,
        new_reference=aside,
        weak=[
            msgspec.structs.replace(x, poids=min(x.poids, DECLARED_WEIGHT)) for x in declared.labels
        ],
        problems=problems,
        nouveaux=len(given),
    )


def run_train(
    kind: str,
    files: Sequence[Path],
    settings: Settings,
    *,
    weak: Sequence[Path] = (),
    with_seeds: bool = True,
    allow_promotion: bool = True,
    folder: Path | None = None,
) -> TrainingOutcome:
    """Retrain a model on new labels and register the result.

    Args:
        kind: "matiere" or "themes".
        files: files of new labels.
        settings: where the registry and the delivered models are.
        weak: files whose codes were declared by agents: used with a small weight, and only if
            they help on the reference set.
        with_seeds: train on the seed labels too.
        allow_promotion: let a better version become the champion.
        folder: the folder of the seed labels (default `data/labels`).

    Returns:
        The version, whether it was promoted and why.
    """
    sets = prepare(kind, files, weak, with_seeds, folder)
    reference = [*sets.fixed_reference, *sets.new_reference]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    model, fiche = train_one(kind, sets.training, settings.modeles, cree=now)
    used, gain = sets.training, None
    if sets.weak:
        with_weak = [*sets.training, *sets.weak]
        other, other_fiche = train_one(kind, with_weak, settings.modeles, cree=now)
        gain = compare(evaluate(other, reference).notes, evaluate(model, reference).notes)
        if gain.gain > 0:
            model, fiche, used = other, other_fiche, with_weak
    current = registry.champion(kind, settings)
    champion = bundle.load(current.chemin, kind, current.version)
    evaluation = evaluate(model, reference)
    before = evaluate(champion.model, reference)
    n_fixed = len(evaluation.notes) - _count(sets.new_reference, kind)
    comparison = compare(evaluation.notes, before.notes)
    fixed = compare(evaluation.notes[:n_fixed], before.notes[:n_fixed])
    promu, raison = decide(comparison, fixed, allow_promotion)
    version = _register(kind, model, fiche, settings, evaluation, comparison, gain, used)
    if promu:
        registry.promote(kind, version, settings)
    return TrainingOutcome(
        kind=kind,
        version=version,
        promu=promu,
        raison=raison,
        reference=evaluation,
        comparaison=comparison,
        fixe=fixed,
        nouveaux=sets.nouveaux,
        ecartes=sum(problem.bloquant for problem in sets.problems),
        problems=tuple(sets.problems),
        gain_faibles=gain,
        effectif=fiche.effectif,
    )


def _count(labels: Sequence[Label], kind: str) -> int:
    return sum(bool(label.matiere if kind == "matiere" else label.themes) for label in labels)


def decide(
    comparison: Comparison, fixed: Comparison, allow_promotion: bool = True
) -> tuple[bool, str]:
    """Decide on a promotion: better beyond noise, and not worse on the fixed reference set."""
    if not allow_promotion:
        return False, "promotion non demandée"
    if fixed.verdict == "moins bon":
        return False, f"moins bon que le champion sur la référence fixe ({fixed.phrase})"
    if comparison.verdict == "meilleur":
        return True, f"meilleur que le champion au-delà du hasard ({comparison.phrase})"
    if comparison.verdict == "moins bon":
        return False, f"moins bon que le champion ({comparison.phrase})"
    return False, f"l'écart avec le champion n'est pas distinguable du hasard ({comparison.phrase})"


def _register(
    kind: str,
    model: bundle.Model,
    fiche: bundle.Card,
    settings: Settings,
    evaluation: Evaluation,
    comparison: Comparison,
    gain: Comparison | None,
    used: Sequence[Label],
) -> str:
    with tempfile.TemporaryDirectory(prefix="datadelib-") as work:
        path = Path(work) / bundle.FICHIER
        bundle.save(model, fiche, path)
        files = write_report(Path(work) / "rapport", evaluation, comparison, fiche)
        figures: dict[str, float] = dict(evaluation.mesures)
        for name, (low, high) in evaluation.intervalles.items():
            figures |= {f"{name}_bas": low, f"{name}_haut": high}
        figures |= {
            "gain": comparison.gain,
            "gain_bas": comparison.bas,
            "gain_haut": comparison.haut,
        }
        if gain:
            figures["gain_faibles"] = gain.gain
        parameters: dict[str, Any] = {**fiche.reglages, "effectif": fiche.effectif}
        return registry.register(
            kind, path, settings,
            params=parameters, metrics=figures,
            tags={"donnees": fingerprint(used), **fiche.versions},
            files=[(file, "rapport") for file in files],
        )  # fmt: skip


def compare_versions(
    kind: str, first: str, second: str, labels: Path, settings: Settings
) -> tuple[Evaluation, Evaluation, Comparison]:
    """Evaluate two registered versions on a file of labels.

    Returns:
        The figures of the first, of the second, and the gain of the second over the first.
    """
    checked = check_labels(read_labels(labels), kind).labels
    if not checked:
        raise BadTable(chemin=labels, details="aucune étiquette utilisable")
    figures = []
    for version in (first, second):
        found = registry.download(kind, version, settings)
        figures.append(evaluate(bundle.load(found.chemin, kind, version).model, checked))
    return figures[0], figures[1], compare(figures[1].notes, figures[0].notes)
