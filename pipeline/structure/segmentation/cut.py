"""Choose how to cut a document, and correct its kind by what the cut shows."""

from __future__ import annotations

from dataclasses import replace

from ..kinds import Kind
from ..rows import Body
from .items import Item
from .liste import segment_list
from .minutes import segment_minutes
from .registre import find_blocks
from .single import read_single


def cut(body: Body, kind: Kind) -> tuple[Kind, list[Item]]:
    """Return the kind, corrected if need be, and the items of the document."""
    if kind.type == "liste":
        return kind, segment_list(body)
    blocks = find_blocks(body)
    if len(blocks) >= 2:
        items = [read_single(body, debut, fin) for debut, fin in blocks]
        for item in items:
            item.entete = True
        return _as(kind, "registre"), items
    if kind.type == "deliberation":
        if kind.votes >= 3:
            items = segment_minutes(body)
            if _several(items):
                return _as(kind, kind.minutes), items
        item = read_single(body, 0, len(body.rows))
        return kind, [item]
    items = segment_minutes(body)
    if kind.type == "registre" and sum(bool(item.decide) for item in items) <= 1:
        # The page of a registre that holds one act is this act.
        return replace(kind, type="deliberation"), [read_single(body, 0, len(body.rows))]
    return kind, items


def _several(items: list[Item]) -> bool:
    """Whether the items are so many acts: two or three votes under headings of their own."""
    numbered = [item for item in items if item.numero]
    if sum(bool(item.decide and item.vote) for item in numbered) >= (
        2 if len(numbered) >= 3 else 3
    ):
        return True
    named = [item for item in items if item.numero or item.regle == "titre"]
    return sum(bool(item.decide and item.vote) for item in named) >= 3


def _as(kind: Kind, name: str) -> Kind:
    if kind.type in (name, "proces_verbal", "compte_rendu"):
        return kind
    return replace(kind, type=name, confiance=min(kind.confiance, 0.8))  # type: ignore[arg-type]
