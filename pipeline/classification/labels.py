"""Labels: what a person (or a declared code) says of an item, and the groups of a validation."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
import numpy as np

from .items import Item, from_mapping


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A labelled item.

    `groupe` is the collectivité (or the writing style, for written labels): an evaluation never
    has one group on both sides. `poids` is under 1 for a weak label (a declared code).
    """

    objet: str = ""
    texte: str = ""
    matiere: str | None = None
    matiere_alt: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    groupe: str | None = None
    source: str | None = None
    poids: float = 1.0

    @property
    def item(self) -> Item:
        """What a classifier reads of it."""
        return from_mapping({"objet": self.objet, "texte": self.texte})


def variants(label: Label) -> list[Label]:
    """Return the ways in which a label with a full text can be met.

    The objet can be missing (a heading that was not recognised) or alone (a list of titles): a
    model trained on the complete item only would not know what to do with either.
    """
    if not (label.objet and label.texte):
        return [label]
    return [
        label,
        msgspec.structs.replace(label, objet="", poids=0.5 * label.poids),
        msgspec.structs.replace(label, texte="", poids=0.5 * label.poids),
    ]


def fingerprint(labels: Sequence[Label]) -> str:
    """Return the sha256 of the labels, whatever their order: the identity of a training set."""
    lines = sorted(msgspec.json.encode(label) for label in labels)
    return hashlib.sha256(b"\n".join(lines)).hexdigest()


def validation_folds(labels: Sequence[Label], folds_count: int) -> np.ndarray:
    """Assign a fold to each label: whole groups, the largest first, to the lightest fold.

    Labels without a group, or of a group that holds over a quarter of them all, are spread by the
    hash of their content: such a group is not a collectivité but a whole source.
    """
    sizes: dict[str, int] = {}
    for label in labels:
        sizes[label.groupe or ""] = sizes.get(label.groupe or "", 0) + 1
    limit = max(len(labels) / 4, 1)

    def key(label: Label) -> str:
        if label.groupe and sizes[label.groupe] <= limit:
            return label.groupe
        text = f"{label.objet}{label.texte}".encode()
        return f"#{int(hashlib.sha256(text).hexdigest()[:8], 16) % (folds_count * 4)}"

    keys = [key(label) for label in labels]
    counts: dict[str, int] = {}
    for name in keys:
        counts[name] = counts.get(name, 0) + 1
    loads = [0] * folds_count
    fold_of: dict[str, int] = {}
    for name in sorted(counts, key=lambda n: (-counts[n], n)):
        lightest = loads.index(min(loads))
        fold_of[name] = lightest
        loads[lightest] += counts[name]
    return np.asarray([fold_of[name] for name in keys], dtype=int)
