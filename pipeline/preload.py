"""Imported by the server from which the workers are forked: all that they need, loaded once.

What fails here is left for the worker, where it becomes an error with its code.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress

os.environ["OMP_THREAD_LIMIT"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"


def load() -> None:
    """Import the stages, and load the language model and the list of the collectivités."""
    from . import classification, entities, gazetteer, structure, text  # noqa: F401
    from .classification import predict  # noqa: F401
    from .entities import nlp, nommees  # noqa: F401
    from .exports import pseudonymisation  # noqa: F401
    from .structure import assemble  # noqa: F401
    from .text import ocr, pdf, reader, web, word  # noqa: F401

    gazetteer.gazetteer()
    if nlp.available():
        nlp.load()


with suppress(Exception):
    load()
gc.collect()
gc.freeze()  # what is loaded stays: the collector of a worker need not go through it, nor copy it
