"""The spaCy component `datadelib_votes`: sets `Doc._.votes` and `Doc._.vote`.

`nlp.add_pipe("datadelib_votes")` works in any pipeline: the entry point is declared in
`pyproject.toml`. Importing this module imports spaCy.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from .extract import extract, find_all

NAME = "datadelib_votes"


class VotesComponent:
    """Read the votes of a document; the text is left as it is."""

    def __init__(self, votants: int | None = None) -> None:
        """Keep the number of voters, when known, to tell a survey from a vote."""
        self.votants = votants
        for name in ("votes", "vote"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.votes` (all decisions, in order) and `doc._.vote` (the one that decides)."""
        doc._.votes = tuple(find_all(doc.text, self.votants))
        doc._.vote = extract(doc.text, votants=self.votants)
        return doc


@Language.factory(NAME, default_config={"votants": None}, assigns=["doc._.vote", "doc._.votes"])
def create(nlp: Language, name: str, votants: int | None) -> VotesComponent:
    """Build the component for a pipeline."""
    return VotesComponent(votants)
