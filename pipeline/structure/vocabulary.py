"""Write patterns as lists of words, so that vocabularies can be read and grown.

All patterns of the structure stage apply to folded text (`rows.fold`): lower case, no accents,
plain apostrophes and dashes.
"""

from __future__ import annotations

import re


def any_of(alternatives: str) -> str:
    """Return a group that matches one of the `alternatives`.

    They are separated by commas or ends of lines; a space stands for any white space, and an
    alternative may be a regular expression without comma nor space.
    """
    parts = [part.strip() for part in re.split(r"[,\n]", alternatives)]
    return "(?:" + "|".join(part.replace(" ", r"\s+") for part in parts if part) + ")"


def opening(*groups: str) -> re.Pattern[str]:
    """Compile a pattern for what opens a line, after punctuation: one of the `groups`."""
    return re.compile(r"^\W*(?:" + "|".join(groups) + ")")
