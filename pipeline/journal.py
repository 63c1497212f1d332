"""What happened, one JSON line per event, in `out/.datadelib/journal.jsonl`.

A document has one line with its id, its state, its counters and its seconds per stage; a run has
one line when it starts, one when it ends or fails. Passwords and query strings of addresses never
reach the file. A journal that cannot be written never stops a run.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from .process import Suivi
from .records import to_json

MAX_BYTES = 50 * 2**20
"""Beyond this size the journal is set aside as `journal.1.jsonl`, once."""
_SECRET = re.compile(r'(?P<scheme>[a-z][a-z0-9+.-]*://)[^/\s"]*@')
_QUERY = re.compile(r'(?P<address>[a-z][a-z0-9+.-]*://[^\s?"]+)\?[^\s,)"]*')


class Journal:
    """Appends events to the journal of an output folder."""

    def __init__(self, out: Path) -> None:
        """Name the journal of `out`, setting aside one that has grown too long."""
        self.path = out / ".datadelib" / "journal.jsonl"
        self.passage: int | None = None
        with suppress(OSError):
            if self.path.stat().st_size > MAX_BYTES:
                self.path.replace(self.path.with_name("journal.1.jsonl"))

    def note(self, evenement: str, **fields: object) -> None:
        """Append one event."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        row = {"quand": now, "passage": self.passage, "evenement": evenement, **fields}
        line = hide(to_json(row).decode()) + "\n"
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as stream:
                stream.write(line)

    def documents(self, lot: list[Suivi]) -> None:
        """Append one event per document of a batch."""
        for suivi in lot:
            fields = {n: getattr(suivi, n) for n in suivi.__struct_fields__}
            self.note("document", **fields)


def hide(text: str) -> str:
    """Return `text` without the user, the password nor the query of the addresses in it."""
    return _QUERY.sub(r"\g<address>", _SECRET.sub(r"\g<scheme>", text))
