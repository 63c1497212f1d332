"""Matière and themes of délibérations: what is declared wins, what is doubtful is said."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .. import nomenclature
from ..records import CodeConfiance, Deliberation, replace
from .items import Item, from_deliberation
from .loading import Models

TOP = 3


def classify(
    deliberations: Sequence[Deliberation], models: Models, *, declared: str | None = None
) -> list[Deliberation]:
    """Fill `matiere*`, `themes*`, `modeles`, `provenance` and the doubts in `a_verifier`.

    Args:
        deliberations: items of one document.
        models: what `load_models` returns.
        declared: the code that an ACTES transmission declares for this document, at any level.
            It wins over the model; when the model disagrees with confidence, `a_verifier` says so.

    Returns:
        One item per item, in the same order. An item that decided nothing has no matière; it
        keeps its themes.
    """
    if not deliberations:
        return []
    items = [from_deliberation(deliberation) for deliberation in deliberations]
    p_matiere = models.modele_matiere.probabilities(items)
    p_themes = models.modele_themes.probabilities(items)
    kept = models.modele_themes.choose(p_themes)
    code = nomenclature.niveau2(declared) if len(deliberations) == 1 else None
    return [
        _filled(deliberation, entree, models, code, p_matiere[row], p_themes[row], kept[row])
        for row, (deliberation, entree) in enumerate(zip(deliberations, items, strict=True))
    ]


def _filled(
    deliberation: Deliberation,
    entree: Item,
    models: Models,
    declared: str | None,
    p_matiere: np.ndarray,
    p_themes: np.ndarray,
    kept: Sequence[int],
) -> Deliberation:
    slugs = models.modele_themes.labels
    reasons = list(deliberation.a_verifier)
    provenance = dict(deliberation.provenance)
    versions = {**deliberation.modeles, "themes": models.themes.version}
    fields: dict[str, object] = {}
    empty = not (entree.objet or entree.texte)
    if empty:
        reasons.append("Matière : ni objet ni texte à classer.")
        kept = ()
    elif deliberation.delibere:
        fields, reason = _matiere(models, declared, p_matiere, provenance)
        versions["matiere"] = models.matiere.version
        if reason:
            reasons.append(reason)
    if kept:
        provenance["themes"] = f"modele:themes/{models.themes.version}"
    return replace(
        deliberation,
        **fields,
        themes=tuple(slugs[i] for i in kept),
        themes_confiance=tuple(round(float(p_themes[i]), 4) for i in kept),
        modeles=versions,
        provenance=provenance,
        a_verifier=tuple(reasons),
    )


def _matiere(
    models: Models, declared: str | None, row: np.ndarray, provenance: dict[str, str]
) -> tuple[dict[str, object], str | None]:
    """Return the fields of the matière and the reason to check it, if any."""
    model = models.modele_matiere
    order = np.argsort(-row, kind="stable")[:TOP]
    top = tuple(
        CodeConfiance(code=model.labels[i], confiance=round(float(row[i]), 4)) for i in order
    )
    best, confidence = top[0].code, top[0].confiance
    reason = None
    if declared:
        provenance["matiere"] = "actes"
        if best != declared and confidence >= model.seuil:
            reason = (
                f"Matière : la transmission ACTES déclare {declared}, le modèle lit {best} "
                f"({confidence:.0%})."
            )
        code, confidence = declared, 1.0
    else:
        provenance["matiere"] = f"modele:matiere/{models.matiere.version}"
        code = best
        if confidence < model.seuil:
            others = ", ".join(f"{c.code} ({c.confiance:.0%})" for c in top)
            reason = f"Matière incertaine : {others}."
    return {
        "matiere": code,
        "matiere_libelle": nomenclature.libelle(code),
        "matiere_confiance": confidence,
        "matiere_top": top,
    }, reason
