"""The number of a délibération: "n° 2014 / 131", "Délibération N° 2022-45", "DEL2025-63".

A number is read in a heading, never from a cited law, decree, article or parcel.
"""

from __future__ import annotations

import re

from .dates_heures import find_dates

_DEG = r"(?:[nN]\s?[°ºo˚*²]\.?|[nN]um[ée]ro|NUM[ÉE]RO|N\b\.?)"
_VALUE = (
    r"(?P<n>\d{2,4}[A-Z]{1,4}[-_./]?\d{1,5}(?!\w)|(?:[A-Z]{1,6}\s?[-_./]?\s?)?\d{1,12}"
    # Letters join without space ("2023-CP03-12"): after one, they are the title ("45 - BUDGET").
    r"(?:[-_/.–](?:[A-Z]{1,6}\d{0,6}(?![A-Za-zà-ÿ])|\d{1,6}[A-Za-z]{0,3}(?![A-Za-zà-ÿ]))"
    r"|\s?/\s?\d{1,6}|(?:(?<=19\d\d)|(?<=20\d\d))\s[-–]\s\d{1,4}(?!\d))*"
    r"(?:[-_ ]?(?:bis|ter)|[-_]?[A-Z](?![\w'’]))?)"
)
_LABEL = (
    r"(?:(?:extrait\s+(?:de\s+)?(?:la\s+)?)?d[ée]lib[ée]rations?|d[ée]lib\.?|DCM|DCC|DEL|acte|"
    r"rapport|dossier|affaire|"
    r"num[ée]ro\s+(?:d'ordre|de\s+(?:l'acte|la\s+d[ée]lib[ée]ration|d[ée]lib[ée]ration))|"
    r"n[°º]\s*d'ordre|"
    r"r[ée]f[ée]rence|r[ée]f\.?)"
)
_PATTERNS = (
    re.compile(r"(?i:d[ée]lib[ée]rations?|d[ée]lib\.?|acte|DCM|"
               r"DCC)(?i:\s+(?:du\s+conseil\s+(?:municipal|communautaire)|municipale|"
               rf"communautaire|du\s+comit[ée]\s+syndical))?\s*[-–:]?\s*{_DEG}\s*:?\s*{_VALUE}"),
    re.compile(r"(?i:n[°ºo]\s*(?:d'ordre|de\s+(?:l'acte|la\s+d[ée]lib[ée]ration|"
               r"d[ée]lib[ée]ration|d[ée]lib))|num[ée]ro\s+(?:d'ordre|de\s+(?:l'acte|"
               rf"(?:la\s+)?d[ée]lib[ée]ration|d[ée]lib)))\s*[.:]*\s*{_VALUE}"),
    re.compile(rf"(?m:^|\t)[ \t]*{_DEG}\s*:?\s*{_VALUE}(?=\s*(?:$|\t|[-–:]|\n|[A-ZÀ-Ý]))", re.M),
    re.compile(r"(?m:^|\t)[ \t]*(?P<n>(?:D[ÉE]LIB|DEL|DCM|DCC|DB|CM|CC|CS|"
               r"D)[-_ .]?\d{2,8}(?:[-_/.]\w{1,6})*)(?=\s|$|:)", re.M),
    re.compile(rf"(?m:^|\t)[ \t]*(?i:{_LABEL})\s*[:–-]\s*"
               rf"(?P<n>(?:[A-Z]{{2,4}}[-_ ]?)?\d{{2,4}}[-_/.]\d{{1,4}})(?!\d)"),
    re.compile(rf"(?m:^|\t|\s[–-]\s)[ \t]*(?i:{_LABEL})\s*[:–-]?\s*{_DEG}?\s*:?\s*"
               rf"(?P<n>(?:[A-Z]{{0,6}}[-_]?)?(?:19|20)\d{{2}}[-_/.]\d{{1,4}}(?:[-_/.]\w{{1,5}})*)"),
    re.compile(r"(?m:^|\t)[ \t]*(?P<n>(?:19|"
               r"20)\d{2}\s?[-_/]\s?\d{1,4}(?:[-_/.]\w{1,4})?)[ \t]*(?=$|\t|\n|[-–:])", re.M),
)  # fmt: skip
_OF_DATE = re.compile(r"\s*,?\s*(?:en\s+date\s+)?du\s+(?=\S)", re.I)
_CITED = re.compile(
    r"(?:\bloi|d[ée]cret|ordonnance|arr[êe]t[ée]|article|parcelle|section|cadastr\w*|lot|budget|"
    r"\bsiret|\bsiren|t[ée]l\w*|fax|\bvu\b|march[ée]|convention|avenant|annexe|voirie|chemin|rue|"
    r"route|"
    r"modificative|d[ée]lib[ée]ration\s+(?:ant|pr[ée]c)|par\s+(?:la\s+)?d[ée]lib[ée]ration|"
    r"la\s+d[ée]lib[ée]ration|"
    r"question|point|page|dossier\s+suivi|DM)\b[^\n]{0,40}$",
    re.I,
)
_HEAD = 3500


def number_of(texte: str, date: str | None = None) -> str | None:
    """Return the number of the délibération in its heading, spaces removed, or None.

    `date` is that of the meeting: "Délibération n° 12 du 3 mai" of another day is a citation.
    """
    head = texte[:_HEAD]
    for pattern in _PATTERNS:
        for match in pattern.finditer(head):
            start = head.rfind("\n", 0, match.start() + 1)
            before = head[max(0, start) : match.start("n")]
            if _CITED.search(re.sub(r"(?i)d[ée]lib[ée]rations?\s*$", "", before)):
                continue
            value = re.sub(r"\s+", "", match["n"]).strip("-_/.–")
            if _other_day(head, match.end(), date):
                continue
            if value and not _is_date(value):
                return value
    return None


def _other_day(head: str, end: int, date: str | None) -> bool:
    """Tell whether the number is followed by the date of another meeting."""
    link = _OF_DATE.match(head, end)
    if link is None:
        return False
    dates = find_dates(head[link.end() : link.end() + 40])
    return bool(dates) and dates[0].debut < 12 and date is not None and dates[0].valeur != date


def _is_date(value: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d{2}", value))
