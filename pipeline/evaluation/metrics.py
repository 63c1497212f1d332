"""From observations to `metrics.json`: figures with intervals, breakdowns, calibration, errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .bootstrap import interval
from .measures import Observation, figures

BINS = 10
CONFIDENCE_BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))


def metrics(observations: Sequence[Observation]) -> dict[str, Any]:
    """All the figures of a comparison; see `rapport.html` for their meaning."""
    matiere = [o for o in observations if o.mesure == "matiere"]
    calibrated = calibration(matiere)
    themes = macro([o for o in observations if o.mesure == "themes"])
    return {
        "synthese": {
            "documents": len({o.doc for o in observations}),
            "deliberations": _items(observations),
            "collectivites": len({o.collectivite for o in observations}),
            "matiere.ece": calibrated["ece"],
            "matiere.couverture_95": coverage_at(calibrated["couverture"], 0.95),
            "matiere.couverture_95_admise": coverage_at(
                calibration([o for o in observations if o.mesure == "matiere.acceptee"])[
                    "couverture"
                ],
                0.95,
            ),
            "themes.macro": themes["f1"],
        },
        "mesures": with_intervals(observations),
        "par_collectivite": breakdown(observations, lambda o: o.collectivite),
        "par_type": breakdown(observations, lambda o: o.type),
        "par_origine": breakdown(observations, lambda o: o.origine),
        "par_confiance": breakdown(
            [o for o in observations if o.confiance is not None], confidence_bin
        ),
        "calibration": calibrated,
        "confusion": confusion(matiere),
        "familles": confusion(matiere, family),
        "themes_macro": themes,
        "erreurs": errors(observations),
    }


def _items(observations: Sequence[Observation]) -> int:
    """The number of délibérations expected: each has a segmentation fact or stands alone."""
    listed = sum(o.attendus for o in observations if o.mesure == "segmentation")
    alone = {o.doc for o in observations if o.type == "deliberation" and o.mesure == "matiere"}
    return int(listed) + len(alone)


def family(code: str) -> str:
    """The family of a code: its first level."""
    return code.split(".")[0]


def with_intervals(observations: Sequence[Observation]) -> dict[str, dict[str, float]]:
    """Figures per measure, with the bounds of their interval."""
    table = figures(observations)
    for name, row in table.items():
        bounds = interval([o for o in observations if o.mesure == name])
        row["bas"], row["haut"] = bounds.bas, bounds.haut
    return table


def breakdown(
    observations: Sequence[Observation], group: Callable[[Observation], str]
) -> dict[str, dict[str, dict[str, float]]]:
    """Figures per measure for each group."""
    groups = sorted({group(o) for o in observations})
    return {name: figures([o for o in observations if group(o) == name]) for name in groups}


def confidence_bin(observation: Observation) -> str:
    """The bin of an observation's confidence, as a reader writes it."""
    value = observation.confiance or 0.0
    low, high = next((a, b) for a, b in CONFIDENCE_BINS if a <= value < b)
    return f"{100 * low:.0f} à {100 * min(high, 1.0):.0f} %"


def calibration(observations: Iterable[Observation]) -> dict[str, Any]:
    """Reliability: per bin of announced confidence, the share that was right; and the ECE.

    Expected calibration error (Naeini 2015): mean gap between the two, weighted by the bins.
    Also the coverage: for each threshold, the share decided and how often it is right.
    """
    pairs = [(o.confiance, o.juste) for o in observations if o.confiance is not None]
    bins: list[dict[str, float]] = []
    error = 0.0
    for k in range(BINS):
        low, high = k / BINS, (k + 1) / BINS
        inside = [(c, r) for c, r in pairs if low <= c < high or (k == BINS - 1 and c == 1.0)]
        if inside:
            announced = sum(c for c, _ in inside) / len(inside)
            right = sum(r for _, r in inside) / len(inside)
            error += abs(announced - right) * len(inside) / len(pairs)
            bins.append({"annonce": announced, "juste": right, "support": len(inside)})
    return {"tranches": bins, "ece": error, "couverture": coverage(pairs)}


def coverage(pairs: Sequence[tuple[float, float]]) -> list[dict[str, float]]:
    """Share decided without review and precision, as the threshold falls."""
    curve: list[dict[str, float]] = []
    right = 0.0
    for rank, (confidence, correct) in enumerate(sorted(pairs, reverse=True), 1):
        right += correct
        curve.append(
            {"seuil": confidence, "couverture": rank / len(pairs), "precision": right / rank}
        )
    return curve


def coverage_at(curve: Sequence[dict[str, float]], precision: float) -> float:
    """The largest share decided with at least this precision (0 when there is none)."""
    return max((p["couverture"] for p in curve if p["precision"] >= precision), default=0.0)


def confusion(
    observations: Iterable[Observation], level: Callable[[str], str] = str
) -> list[dict[str, Any]]:
    """Pairs (expected, found) of codes with their number, most frequent first.

    `level` cuts the codes, to their family for instance.
    """
    counts: dict[tuple[str, str], int] = {}
    for o in observations:
        pair = (level(str(o.attendu)), level(str(o.trouve or "aucun")))
        counts[pair] = counts.get(pair, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [{"attendu": a, "trouve": b, "nombre": n} for (a, b), n in ordered]


def macro(observations: Iterable[Observation]) -> dict[str, Any]:
    """F1 per label of a multi-label field, and their mean over the labels that occur."""
    right: dict[str, int] = {}
    found: dict[str, int] = {}
    expected: dict[str, int] = {}
    for o in observations:
        for label in o.attendu or []:
            expected[label] = expected.get(label, 0) + 1
            right[label] = right.get(label, 0) + (label in (o.trouve or []))
        for label in o.trouve or []:
            found[label] = found.get(label, 0) + 1
    scores = {
        label: 2 * right[label] / (count + found.get(label, 0)) for label, count in expected.items()
    }
    mean = sum(scores.values()) / len(scores) if scores else None
    return {"f1": mean, "par_label": dict(sorted(scores.items()))}


def errors(observations: Iterable[Observation]) -> list[dict[str, Any]]:
    """Every observation that is not wholly right: what was expected, what was found, where."""
    return [
        {
            "mesure": o.mesure,
            "doc": o.doc,
            "rang": o.rang,
            "collectivite": o.collectivite,
            "type": o.type,
            "origine": o.origine,
            "attendu": o.attendu,
            "trouve": o.trouve,
            "confiance": o.confiance,
        }
        for o in observations
        if o.juste < max(o.trouves, o.attendus) and o.mesure != "objet.ressemblance"
    ]
