"""An item as segmentation sees it: rows of the body, a number and a title."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Item:
    """Rows `debut:fin` of the body; the heading stands in rows `debut:titre_fin`.

    `decide` is what segmentation knows of the decision (None when it does not); `regle` names the
    rule that made the item; `decalage` is the character of row `debut` at which the item begins
    (an item may begin in the middle of a paragraph).
    """

    debut: int
    fin: int
    titre_fin: int
    objet: str | None
    numero: str | None = None
    decide: bool | None = None
    regle: str = "titre"
    vote: bool = False
    entete: bool = False
    """Whether the item has a full header of its own (an extract of a register)."""
    vote_texte: str | None = None
    """The words that say the vote, when they stand in a column of their own."""
    corps: bool = False
    """Whether the text begins on the line of the title."""
    doutes: list[str] = field(default_factory=list)
