"""Quality of labels: near-duplicates with different labels, and labels the others contradict."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from .labels import Label
from .lexicon import Lexicon
from .linear import softmax
from .matiere import MatiereSettings, out_of_group_scores
from .normalise import normal_form

NEAR = 0.9
BATCH = 1000


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A label worth reading again; `rang` and `autre` are positions in the list given."""

    rang: int
    raison: str
    autre: int | None = None
    score: float = 0.0


def near_duplicates(labels: Sequence[Label], seuil: float = NEAR) -> list[Doubt]:
    """Return the pairs of nearly identical objets whose matières differ.

    Similarity is the cosine of character 3- to 5-grams of the normal forms.
    """
    textes = [normal_form(label.objet or label.texte[:300]) for label in labels]
    if not any(textes):
        return []
    matrix = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(textes)
    found = []
    for start in range(0, len(labels), BATCH):
        near = (matrix[start : start + BATCH] @ matrix.T).tocoo()
        for row, column, score in zip(near.row, near.col, near.data, strict=True):
            first, second = labels[start + row], labels[column]
            if score < seuil or start + row >= column or _agree(first, second):
                continue
            found.append(
                Doubt(
                    rang=int(start + row), autre=int(column), score=float(score),
                    raison=f"presque identique mais classé {second.matiere} et non {first.matiere}",
                )
            )  # fmt: skip
    return sorted(found, key=lambda doubt: -doubt.score)


def _agree(first: Label, second: Label) -> bool:
    if not first.matiere or not second.matiere:
        return True
    accepted = {first.matiere, *first.matiere_alt}
    return second.matiere in accepted or first.matiere in second.matiere_alt


def likely_errors(
    labels: Sequence[Label],
    lexique: Lexicon,
    reglages: MatiereSettings | None = None,
    nombre: int = 100,
) -> list[Doubt]:
    """Return the labels that models trained on the other groups contradict the most firmly."""
    kept = [i for i, label in enumerate(labels) if label.matiere]
    usable = [labels[i] for i in kept]
    scores, codes = out_of_group_scores(usable, lexique, reglages or MatiereSettings())
    probabilities = softmax(scores * 4.0)
    column = {code: i for i, code in enumerate(codes)}
    found = []
    for row, label in enumerate(usable):
        accepted = [column[c] for c in (str(label.matiere), *label.matiere_alt) if c in column]
        best = int(probabilities[row].argmax())
        if best in accepted:
            continue
        gap = float(probabilities[row, best] - probabilities[row, accepted].sum())
        reason = f"classé {label.matiere}, les autres étiquettes disent {codes[best]}"
        found.append(Doubt(rang=kept[row], raison=reason, score=gap))
    order = np.argsort([-doubt.score for doubt in found], kind="stable")[:nombre]
    return [found[i] for i in order]
