"""From items to numbers: word and character n-grams, plus the scores of the lexicon.

One matrix, four blocks, in this order: words of the objet and of the text (one vocabulary, the
objet weighs more), characters of the objet, lexicon scores, bias-free. All blocks are linear in
the model, so that a decision is explained by adding up what each word brought.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from .items import Item
from .lexicon import Lexicon
from .normalise import normal_form

TEXT_WEIGHT = 1.0
"""Weight of the text against the objet: as much, now that long texts are among the labels (0.6
loses a point on texts in cross-validation, 0.3 two)."""
LEXICON_WEIGHT = 0.25
State = dict[str, Any]


def _terms(vectoriser: TfidfVectorizer) -> list[str]:
    return [str(term) for term in vectoriser.get_feature_names_out()]


def _words(**settings: Any) -> TfidfVectorizer:
    return TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+", lowercase=False,  # noqa: S106
        dtype=np.float32, **settings,
    )  # fmt: skip


def _chars(**settings: Any) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, lowercase=False,
        dtype=np.float32, **settings,
    )  # fmt: skip


def _normal_forms(items: Sequence[Item]) -> tuple[list[str], list[str]]:
    """Return the normal forms of the titles and of the texts."""
    return [_form(item.titre) for item in items], [_form(item.texte) for item in items]


@lru_cache(maxsize=256)
def _form(text: str) -> str:
    """The normal form of a text that both models read, one after the other."""
    return normal_form(text)


class Vectorizer:
    """Turns items into a sparse matrix; `fit` on labels, `state`/`from_state` to save and load."""

    def __init__(
        self,
        lexique: Lexicon,
        min_words: int = 2,
        min_chars: int = 3,
        lexicon_weight: float = LEXICON_WEIGHT,
    ) -> None:
        self.lexique = lexique
        self.lexicon_weight = lexicon_weight
        self._mots = _words(min_df=min_words)
        self._lettres = _chars(min_df=min_chars)

    def fit(self, items: Sequence[Item]) -> Vectorizer:
        """Learn the vocabularies; texts count as much as objets for the vocabulary of words."""
        titres, textes = _normal_forms(items)
        self._mots.fit([*titres, *filter(None, textes)])
        self._lettres.fit(titres)
        return self

    def transform(self, items: Sequence[Item]) -> sp.csr_matrix:
        """Return one row per item."""
        titres, textes = _normal_forms(items)
        both = self._mots.transform([*titres, *textes])
        mots = both[: len(titres)]
        if any(textes):
            # brought back to length one: a long item is not a surer one
            mots = normalize(mots + TEXT_WEIGHT * both[len(titres) :])
        lexique = sp.csr_matrix(self.lexique.scores(titres, textes) * self.lexicon_weight)
        return sp.hstack([mots, self._lettres.transform(titres), lexique], format="csr")

    def names(self) -> list[str]:
        """Return a readable name per column; characters are set between bars."""
        return [
            *_terms(self._mots),
            *(f"|{term}|" for term in _terms(self._lettres)),
            *(f"lexique:{nom}" for nom in self.lexique.names),
        ]

    def state(self) -> State:
        """Return what is needed to rebuild this vectoriser, as strings and arrays."""
        return {
            "mots": "\n".join(_terms(self._mots)),
            "mots_idf": self._mots.idf_.astype(np.float32),
            "lettres": "\n".join(_terms(self._lettres)),
            "lettres_idf": self._lettres.idf_.astype(np.float32),
            "lexique": self.lexique.source,
            "lexique_poids": float(self.lexicon_weight),
        }

    @classmethod
    def from_state(cls, state: State) -> Vectorizer:
        """Rebuild a vectoriser saved by `state`."""
        self = cls(Lexicon(state["lexique"]), lexicon_weight=state["lexique_poids"])
        for nom, make in (("mots", _words), ("lettres", _chars)):
            vectoriser = make(vocabulary=state[nom].split("\n"))
            vectoriser.idf_ = state[f"{nom}_idf"]
            setattr(self, f"_{nom}", vectoriser)
        return self
