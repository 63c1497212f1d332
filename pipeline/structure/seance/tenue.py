"""How the meeting was held: organ, date, hour, convocation, place, président, secrétaire.

The date is that of the opening formula ("L'an deux mille…, le…"), else of a title ("Séance du…"),
else of a sentence ("s'est réuni le…"). Dates of convocation, posting, stamps and of earlier
meetings ("approbation du procès-verbal de la séance du…") are set aside first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...gazetteer import normalise
from . import tenue_patterns as t
from .dates_heures import (
    YEAR_FIRST,
    Found,
    find_dates,
    find_hours,
    find_partial_dates,
    weekday,
)
from .noms import clean
from .zone import unwrap

TOP = 400
"""A title stands in the first characters; further on, "séance du…" may be an earlier meeting."""

NEAR = 6000


def organ(texte: str) -> str | None:
    """Return the deliberating organ: the one that meets, else the first that is named."""
    head = texte[:5000]
    found: list[tuple[int, int, str]] = []
    for name, pattern in t.ORGAN:
        for match in pattern.finditer(head):
            after = head[match.end() : match.end() + 160]
            meets = bool(re.search(r"r[ée]uni|assembl[ée]e?s?\b|convoqu", after, re.I))
            found.append((0 if meets else 1, match.start(), name))
    return min(found)[2] if found else None


def dates_of(texte: str) -> tuple[str | None, str | None, list[str]]:
    """Return the date of the meeting, that of the convocation, and doubts in French."""
    convocation = _convocation(texte)
    candidates: list[tuple[int, int, Found]] = []
    for stretch in (texte[:NEAR], texte):  # the opening is nearly always on the first page
        for item in find_dates(stretch):
            rank = _rank(stretch, item)
            if rank is not None:
                candidates.append((rank, item.debut, item))
        if candidates:
            break
    if not candidates:
        return _partial(texte, convocation), convocation, []
    rank, _, best = min(candidates)
    doubts = _check(texte, best)
    near = {c.valeur for r, start, c in candidates if r == 0 or (r == 1 and start < TOP)}
    if near - {best.valeur} and best.debut < 3000:
        doubts.append(f"plusieurs dates de séance : {', '.join(sorted({best.valeur, *near}))}")
    if convocation and convocation > best.valeur:
        doubts.append(f"convocation ({convocation}) postérieure à la séance ({best.valeur})")
    return best.valeur, convocation, doubts


def hour_of(texte: str) -> str | None:
    """Return the hour of the meeting, as "20:30", from the opening of the document."""
    head = texte[:6000]
    opening = YEAR_FIRST.search(head)
    hours = [
        h for h in find_hours(head) if not t.CLOSED.search(head[max(0, h.debut - 70) : h.debut])
    ]
    if opening:
        for item in hours:
            between = head[opening.end() : item.debut]
            if 0 <= item.debut - opening.end() < 200 and not re.search(r"convo[cq]", between, re.I):
                return item.valeur
    for item in hours:
        before = head[max(0, item.debut - 120) : item.debut]
        dates = find_dates(before)
        near = (
            bool(dates)
            and len(before) - dates[-1].fin < 40
            and "\n\n" not in before[dates[-1].fin :]
        )
        if near and not t.NOT_SEANCE.search(before[: dates[-1].debut][-70:]):
            return item.valeur
    for item in hours:
        before = head[max(0, item.debut - 160) : item.debut]
        if re.search(
            r"(?:s[ée]ance|r[ée]uni\w*|convoqu\w*|ouvert\w*|d[ée]but\w*|heure)\b[^.]{0,150}$",
            before,
            re.I | re.S,
        ):
            return item.valeur
    for item in hours:  # "À 18 h 40, Monsieur le Maire déclare la séance ouverte"
        if t.OPENS.match(head, item.fin):
            return item.valeur
    return None


def secretary(texte: str) -> str | None:
    """Return the secretary of the meeting, as written, without title."""
    best: tuple[int, str] | None = None
    for start, window in _windows(unwrap(texte), t.SECRETARY_WORD, 220):
        for pattern in t.SECRETARY:
            for match in pattern.finditer(window):
                name = _person(match["nom"])
                if name and (best is None or start + match.start() < best[0]):
                    best = (start + match.start(), name)
                if name:
                    break
        if best is not None:
            return best[1]
    return None


def _windows(texte: str, word: re.Pattern[str], reach: int) -> Iterator[tuple[int, str]]:
    """Yield the stretches of text around a word, merged when they meet, with their offsets."""
    start = end = -1
    for match in word.finditer(texte):
        if start >= 0 and match.start() - reach <= end:
            end = match.end() + reach
            continue
        if start >= 0:
            yield start, texte[start:end]
        start, end = max(0, match.start() - reach), match.end() + reach
    if start >= 0:
        yield start, texte[start:end]


def president(texte: str) -> str | None:
    """Return who presides over the meeting, as written, without title."""
    head = unwrap(texte[:8000])
    for pattern in t.PRESIDENT:
        for match in pattern.finditer(head):
            name = _person(match["nom"])
            if name:
                return name
    return None


def place(texte: str) -> str | None:
    """Return where the meeting is held ("en mairie", "à la salle des fêtes")."""
    head = unwrap(texte[:6000])
    label = t.PLACE_LABEL.search(head)
    if label:
        return " ".join(label["lieu"].split()).strip(" .,;")
    for match in t.PLACE.finditer(head):
        found = t.PLACE_END.sub("", match["lieu"])
        found = " ".join(found.split()).strip(" .,;:")
        if len(found) > 4 and not t.PLACE_NOISE.match(found):
            return found
    return None


_CIVILITY = re.compile(r"(?<=\w)[\s,]+(?:M\.|MM\.|Mr\.?|Mmes?\.?|Mlle|Monsieur|Madame)(?=\s)")


def _person(texte: str) -> str | None:
    """Return a name, or None when the words are a function or an organ."""
    # "… à M. X" and "M. Y est élu secrétaire" on the next line are not one name
    name = clean(_CIVILITY.split(texte)[-1])
    if name is None:
        return None
    bad = {
        "maire",
        "conseil",
        "seance",
        "president",
        "presidente",
        "municipal",
        "assemblee",
        "commune",
        "conformement",
    }
    words = normalise(name).split()
    return None if bad & set(words) or not words or len(name) < 3 else name


def _rank(texte: str, item: Found) -> int | None:
    """Return how sure it is that a date is that of the meeting (0 best), or None when it is not."""
    before = texte[max(0, item.debut - 260) : item.debut]
    if YEAR_FIRST.match(texte, item.debut) and not re.search(
        r"d[ée]cret|\bloi\b", before[-30:], re.I
    ):
        return 0
    line = before[-140:]
    if t.NUMBERED.search(line):
        return None
    if t.DATE_OF.search(line):
        return 0
    if item.debut < 1500 and t.TITLE_OF_ACT.fullmatch(line.rpartition("\n")[2]):
        return 3
    if t.NOT_SEANCE.search(line) or _claimed(line):
        return None
    if t.MINUTES_OF.search(line) and t.APPROVED_AFTER.match(texte, item.fin):
        return None
    if t.SEANCE.search(line):
        return 1
    if t.MET.search(before):
        return 2
    alone = texte[texte.rfind("\n", 0, item.debut) + 1 : item.debut]
    if item.debut < 1500 and re.fullmatch(
        r"\W*(?:(?:le|du|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|[àa]|"
        r"[A-ZÀ-Ý][\w'-]+\s*,?)\s*){0,4}",
        alone,
        re.I,
    ):
        return 3
    return None


def _claimed(before: str) -> bool:
    """Tell whether a date belongs to a convocation, a posting or a stamp named just before it."""
    end = max((match.end() for match in t.OTHER_ACT.finditer(before)), default=-1)
    between = before[end:]
    far = len(between) > 60 or "\n" in between or "." in between
    return end >= 0 and not far and t.MEETING.search(between) is None


def _convocation(texte: str) -> str | None:
    for item in find_dates(texte[:NEAR]):
        before = texte[max(0, item.debut - 120) : item.debut]
        if t.CONVOCATION.search(before) and not YEAR_FIRST.match(texte, item.debut):
            return item.valeur
    return None


def _partial(texte: str, convocation: str | None) -> str | None:
    """Complete "Séance du 12 avril" with the year that the header gives elsewhere."""
    years = {int(d.valeur[:4]) for d in find_dates(texte[:6000])}
    stated = re.findall(r"(?:ann[ée]e|exercice|an)\s+(20\d\d)", texte[:3000], re.I)
    years |= {int(year) for year in stated}
    if convocation:
        years = {int(convocation[:4])}
    if len(years) != 1:
        return None
    for item in find_partial_dates(texte[:6000], years.pop()):
        if _rank(texte, item) in (0, 1, 2):
            return item.valeur
    return None


def _check(texte: str, item: Found) -> list[str]:
    """Report a day of the week that does not agree with the date."""
    around = normalise(texte[max(0, item.debut - 12) : item.fin])
    for day in ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"):
        if re.search(rf"\b{day}\b", around) and weekday(item.valeur) != day:
            return [f"le {item.valeur} n'est pas un {day}"]
    return []
