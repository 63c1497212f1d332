"""The fixed reference set: seed labels that no training ever sees, to compare versions fairly."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from .labels import Label
from .normalise import normal_form

ONE_IN = 20
"""One seed label in twenty, chosen by the hash of its normal form: the same for ever, and two
writings of one objet fall on the same side."""


def _key(label: Label) -> str:
    return normal_form(label.objet or label.texte[:300])


def is_reference(label: Label) -> bool:
    """Tell whether a label belongs to the reference set by its content."""
    return int(hashlib.sha256(_key(label).encode()).hexdigest()[:8], 16) % ONE_IN == 0


def split_reference(labels: Sequence[Label]) -> tuple[list[Label], list[Label]]:
    """Return (training labels, reference labels) of the seed labels."""
    train = [label for label in labels if not is_reference(label)]
    return train, [label for label in labels if is_reference(label)]


def split_new(labels: Sequence[Label], part: float = 0.25) -> tuple[list[Label], list[Label]]:
    """Split new labels into (training, kept aside): whole groups, the smallest hashes first.

    Without at least two groups, items are kept aside by the hash of their content.
    """
    groups = {label.groupe for label in labels}
    by_group = len(groups) >= 2 and None not in groups

    def digest(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()

    def key(label: Label) -> str:
        return digest(label.groupe or "") if by_group else digest(_key(label))

    wanted = max(1, round(len(labels) * part)) if len(labels) >= 4 else 0
    aside: set[str] = set()
    count = 0
    for name in sorted({key(label) for label in labels}):
        size = sum(key(label) == name for label in labels)
        if count + size <= max(wanted, 1) or (not aside and wanted and size <= len(labels) / 2):
            aside.add(name)
            count += size
        if count >= wanted:
            break
    kept = [label for label in labels if key(label) in aside] if wanted else []
    return [label for label in labels if not wanted or key(label) not in aside], kept
