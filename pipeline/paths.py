"""Where the project's own files are."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(os.environ.get("DATADELIB_RACINE", Path(__file__).resolve().parent.parent))
DATA = ROOT / "data"
MODELS = ROOT / "models"
SHARED = ROOT.parent / "shared"
"""Real documents and gold, where the project is developed; absent elsewhere."""
