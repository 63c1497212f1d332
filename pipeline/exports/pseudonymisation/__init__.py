"""Protection of private individuals in what is published (CRPA L312-1-2).

`detect` finds the names and personal data of private individuals in a text, `decide` says whether
the subject itself is a private person, `apply` hides what was found or withholds the row.
"""

from __future__ import annotations

from .apply import protect, subsidy_reason
from .detect import Trouvaille, detect
from .elus import Elus

__all__ = ["Elus", "Trouvaille", "detect", "protect", "subsidy_reason"]
