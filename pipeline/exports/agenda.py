"""`agenda.ics`: the dated events that délibérations announce (iCalendar, RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from ..records import Deliberation, Evenement

WIDTH = 73
"""Octets of a content line before it is folded (the standard says 75, line end included)."""


def entries_of(deliberation: Deliberation) -> list[tuple[Evenement, str]]:
    """Return the events of a délibération that have a whole date, with where they come from."""
    source = " ".join(filter(None, (deliberation.collectivite, deliberation.objet)))
    return [(e, source) for e in deliberation.evenements if e.date and len(e.date) == 10]


def calendar(entries: Iterable[tuple[Evenement, str]]) -> bytes:
    """Return the calendar, one all-day event per distinct entry, in the order of their dates."""
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//datadelib//agenda//FR"]
    for event, source in sorted(set(entries), key=lambda e: (e[0].date or "", e[0].nom, e[1])):
        rows += _event(event, source)
    rows.append("END:VCALENDAR")
    return "".join(f"{_fold(row)}\r\n" for row in rows).encode()


def _event(event: Evenement, source: str) -> list[str]:
    start = date.fromisoformat(event.date or "")
    last = date.fromisoformat(event.fin) if event.fin and len(event.fin) == 10 else start
    end = max(start, last) + timedelta(days=1)  # the end of an all-day event is excluded
    uid = hashlib.sha256(f"{event.nom}|{event.date}|{source}".encode()).hexdigest()[:24]
    rows = [
        "BEGIN:VEVENT",
        f"UID:{uid}@datadelib",
        f"DTSTAMP:{start:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{_escape(event.nom)}",
        f"DESCRIPTION:{_escape(source)}",
    ]
    if event.lieu:
        rows.append(f"LOCATION:{_escape(event.lieu)}")
    return [*rows, "END:VEVENT"]


def _escape(text: str) -> str:
    clean = " ".join(text.split())
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(row: str) -> str:
    """Fold a line at 75 octets without cutting a character."""
    parts, current = [], b""
    for char in row:
        octets = char.encode()
        if len(current) + len(octets) > WIDTH:
            parts.append(current.decode())
            current = b""
        current += octets
    return "\r\n ".join([*parts, current.decode()])
