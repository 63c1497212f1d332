"""Characters as they should be read: spaces, ligatures, bullets of symbol fonts, NFC.

One translation table serves every source, so that a word has one spelling whatever wrote it.
"""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f\x85\u2028\u2029"  # noqa: E501
_DROPPED = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\x00\x01\x7f"
# Word writes its bullets in Symbol and Wingdings, which live in the private use area.
_SYMBOLS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-", "\uf0e8": "→",
    "\uf0e0": "→", "\uf0f0": "⇨", "\uf0a8": "□", "\uf06f": "□", "\uf071": "□", "\uf0fe": "☒",
    "\uf0a3": "□", "\uf076": "❖", "\uf0de": "⇨", "\uf028": "☎", "\uf02a": "✉", "\uf020": " ",
    "\uf0ae": "→", "\uf06c": "●", "\uf06e": "■", "\uf0b0": "°", "\uf0bb": "≈",
}  # fmt: skip

_TABLE = str.maketrans(
    {
        **_LIGATURES,
        **_SYMBOLS,
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_DROPPED, ""),
        "\u2011": "-",
        "\ufffe": "\u00ad",
        "\x02": "\u00ad",
    }
)
_COMBINING = re.compile("[\u0300-\u036f]")
_CONTROL = re.compile("[\x03-\x08\x0e-\x1f\x80-\x84\x86-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """Return `text` with one spelling per character; soft hyphens are kept for the line joiner."""
    if text.isprintable() and (not text or max(text) < "\u0300"):
        return text  # nearly every word: Latin letters, figures, punctuation
    text = _CONTROL.sub("", text.translate(_TABLE))
    if _COMBINING.search(text):
        text = unicodedata.normalize("NFC", text)
    return text


def one_line(text: str) -> str:
    """Return `text` cleaned, without soft hyphens, on one line with single spaces."""
    return " ".join(clean(text).replace("\u00ad", "").split())
