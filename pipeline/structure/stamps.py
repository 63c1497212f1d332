"""The préfecture's stamps: identifier of the act, dates of sending, reception and publication.

`find(texte)` reads every style of stamp (ministry, "Envoyé en préfecture", "Accusé de réception en
préfecture", FAST, @ctes…) through OCR noise. The identifier is `DDD-SIREN-AAAAMMJJ-NUMERO-NATURE`
(département on three characters, internal number of up to 15 characters A-Z 0-9 _, nature DE, AR,
AI, CC, BF or AU). A digit misread in the SIREN is repaired only when the Luhn key then holds and
the département agrees; a reception that precedes the act is not kept, and is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import product

from ..gazetteer import gazetteer, luhn
from ..records import Page, Record, replace
from .seance.dates_heures import find_dates, iso

NATURES = {"DE": "1", "AR": "2", "AI": "3", "CC": "4", "BF": "5", "AU": "6"}

_SEP = r"[ ]?[-‐‑–—_~.][ ]?"
_C = r"[0-9OoQDIl|!SBZGz]"
# Letters that OCR puts for digits, in the order of likelihood.
_AS_DIGIT = {
    "O": "0", "o": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "|": "1", "!": "1",
    "S": "5", "B": "8", "Z": "2", "z": "2", "G": "6",
}  # fmt: skip
# Digits that OCR takes for one another, tried only when the Luhn key fails.
_CONFUSIONS = {
    "0": "689", "1": "7", "2": "7", "3": "8", "4": "9", "5": "6", "6": "058", "7": "12",
    "8": "306", "9": "0",
}  # fmt: skip
_ID = re.compile(
    rf"(?<![A-Za-z0-9])(?P<dep>{_C}{{3}}|{_C}2[ABab]|02[ABab]){_SEP}"
    rf"(?P<siren>(?:{_C} ?){{9}}){_SEP}(?P<date>(?:{_C} ?){{8}}){_SEP}"
    rf"(?P<numero>[A-Za-z0-9_][A-Za-z0-9_./ -]{{0,24}}?){_SEP}(?P<nature>D[EF£]|A[RIU]|CC|BF|0E)"
    # "2024_DE_006-DE": the number itself can hold the code of the nature.
    r"(?![A-Za-z0-9_]|-(?:[A-Za-z0-9_]{1,12}-)?(?:DE|AR|AI|CC|BF|AU)\b)"
)
_WORDS = {
    "reception": re.compile(
        r"(?:date\s+de\s+r[ée]ception|r[ée][cç]u\s+(?:en|[àa]\s+la|par\s+la)|"
        r"(?:accus[ée]\s+de\s+)?r[ée]ception\s+(?:en\s+|de\s+la\s+|[àa]\s+la\s+|par\s+la\s+)?"
        r"(?:sous[- ])?pr[ée]f[ée]cture|r[ée]ceptionn[ée]e?\s+(?:en|par\s+le\s+repr[ée]sentant)|"
        r"re[cç]u\s+(?:au\s+contr[ôo]le|le\b)|date\s+d['e’]\s*AR|accus[ée]\s+r[ée]ception\s+du|"
        r"accus[ée]\s+de\s+r[ée]ception\s*(?::|le\b|du\b)|-(?:DE|AR|AI|CC|BF|AU)\s+en\s+date\s+du)",
        re.I,
    ),
    "envoi": re.compile(
        r"(?:envoy[ée]e?\s+(?:en|[àa]\s+la)|envoi\s+(?:en\s+)?pr[ée]fecture|t[ée]l[ée]transmi\w+|"
        r"transmise?\s+(?:en|[àa]\s+la|au\s+repr[ée]sentant|au\s+contr[ôo]le))",
        re.I,
    ),
    "publie": re.compile(
        r"(?:publi[ée]e?s?|publication|affich[ée]e?s?|affichage|mis\s+en\s+ligne|"
        r"date\s+de\s+mise\s+en\s+ligne)\b",
        re.I,
    ),
}
_TWICE = re.compile(r"(?<!\S)([^\W\d_][\w'’]*|:)(?: \1(?!\S))+")
"""Two stamps one upon the other double their words: "Réception Réception en en"."""
_ENDS_BARE = re.compile(
    rf"(?:{_WORDS['reception'].pattern}|{_WORDS['envoi'].pattern})\W*(?:le)?\s*:?$", re.I
)
_ONLY_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_REACH = 70
"""A date belongs to the stamp's word that precedes it by at most this many characters."""
_ANY_WORD = re.compile("|".join(f"(?P<{k}>{v.pattern})" for k, v in _WORDS.items()), re.I)
_RECEIVED_ON = re.compile(r"re[cç]u\s+le\b", re.I)
_PREFECTURE = re.compile(r"pr[ée]fecture|-(?:DE|AR|AI|CC|BF|AU)\s", re.I)
"""What must stand above a bare "Reçu le" (the stamp "AR Prefecture")."""
_OTHER_WORD = re.compile(
    r"s[ée]ance|convo[cq]u?|d[ée]lib[ée]r|d[ée]cr[ée]t|\bloi\b|arr[êe]t[ée]", re.I
)


class Stamp(Record, frozen=True):
    """What the stamps of a text say; dates are ISO, `nature` is the letter code (DE)."""

    acte_id: str | None = None
    departement: str | None = None
    siren: str | None = None
    date: str | None = None
    numero: str | None = None
    nature: str | None = None
    envoi: str | None = None
    pref_date: str | None = None
    publie: str | None = None
    a_verifier: tuple[str, ...] = ()


def find(texte: str, *, ocr: bool = True) -> Stamp:
    """Return what the stamps in `texte` say; every field is None when there is no stamp.

    When a stamp is repeated on each page, the reading that recurs most wins. `ocr` tells whether
    digits may have been misread, so that a SIREN whose key is wrong may be repaired.
    """
    text = _plain(texte)
    identity = _identity(text, ocr)
    dates = _dates(_TWICE.sub(r"\1", text))
    doubts = list(identity.a_verifier)
    reception = _plausible(dates["reception"], identity.date, doubts)
    sent = _plausible(dates["envoi"], identity.date, [])
    return replace(
        identity,
        envoi=sent,
        pref_date=reception,
        publie=dates["publie"].most_common(1)[0][0] if dates["publie"] else None,
        a_verifier=tuple(dict.fromkeys(doubts)),
    )


def page_text(page: Page) -> str:
    """Return the text of a page, with the dates that stand at the height of their stamp's word.

    A stamp over two columns can be read as "Réception en Préfecture :" here and "28/04/2023" there.
    """
    out = [page.texte]
    for line in page.lignes:
        if line.box is None or not _ENDS_BARE.search(line.texte.rstrip()):
            continue
        for other in page.lignes:
            if other is line or other.box is None:
                continue
            if min(line.box.y1, other.box.y1) - max(line.box.y0, other.box.y0) <= 0:
                continue
            dates = [c.strip() for c in other.texte.split("\t") if _ONLY_DATE.fullmatch(c.strip())]
            out.extend(f"{line.texte.strip()} {found}" for found in dates)
    return "\n".join(out)


def find_ids(texte: str, *, ocr: bool = True) -> list[tuple[int, Stamp]]:
    """Return every identifier of an act in `texte` with its offset (a registre has several)."""
    found = ((m.start(), _read_id(m, ocr)) for m in _ID.finditer(_plain(texte)))
    return [(start, stamp) for start, stamp in found if stamp is not None]


def _plain(texte: str) -> str:
    return texte.replace("\xa0", " ").replace("\u202f", " ").replace("\t", " ")


def repair_siren(raw: str, departement: str | None = None) -> str | None:
    """Return the SIREN behind nine misread characters, or None when it is not sure.

    Letters are read as digits; when the Luhn key still fails, one confusion of OCR is tried, then
    two, and kept only if a single reading is the SIREN of a collectivité of the département.
    """
    base = _digits(raw)
    if len(base) != 9 or not base.isdigit():
        return None
    if luhn(base):
        return base
    if departement is None:
        return None
    for changes in (1, 2):
        fits = {s for s in _variants(base, changes) if luhn(s) and _fits(s, departement)}
        if fits:
            return fits.pop() if len(fits) == 1 else None
    return None


def _variants(base: str, changes: int) -> set[str]:
    places = range(9)
    combos = ((i,) for i in places) if changes == 1 else product(places, repeat=2)
    found: set[str] = set()
    for combo in combos:
        if len(set(combo)) < changes:
            continue
        options = [_CONFUSIONS[base[i]] for i in combo]
        for values in product(*options):
            chars = list(base)
            for place, value in zip(combo, values, strict=True):
                chars[place] = value
            found.add("".join(chars))
    return found


def _fits(siren: str, departement: str) -> bool:
    """Tell whether a repaired SIREN is known, in the département of the identifier."""
    found = gazetteer().by_siren(siren)
    return found is not None and (found.departement or "").zfill(3) == departement


def _identity(text: str, ocr: bool) -> Stamp:
    stamps = [stamp for _, stamp in find_ids(text, ocr=ocr)]
    if not stamps:
        return Stamp()
    counts = Counter(stamps)
    most = max(counts.values())
    # An act sent twice bears both stamps: the later number is the one in force.
    best = max((s for s in counts if counts[s] == most), key=lambda s: (s.date or "", s.numero))
    others = {s.acte_id for s in stamps} - {best.acte_id}
    if not others:
        return best
    doubt = f"plusieurs identifiants d'acte dans le document ({len(others) + 1})"
    return replace(best, a_verifier=(*best.a_verifier, doubt))


def _read_id(match: re.Match[str], ocr: bool) -> Stamp | None:
    raw_dep = match["dep"].upper()
    corsica = raw_dep[-1] in "AB" and raw_dep[1] == "2"
    dep = f"02{raw_dep[-1]}" if corsica else _digits(raw_dep)
    stated = _digits(match["siren"])
    siren = repair_siren(stated, dep if ocr else None)
    day = _digits(match["date"])
    date_iso = iso(int(day[:4]), int(day[4:6]), int(day[6:])) if day.isdigit() else None
    if siren is None and date_iso is None:
        return None
    doubts = []
    if siren is None:
        doubts.append(f"la clé du SIREN du tampon est fausse ({stated})")
    elif siren != stated:
        doubts.append(f"SIREN du tampon lu {stated}, corrigé en {siren}")
    if date_iso is None:
        doubts.append(f"date du tampon impossible ({day})")
    number = match["numero"].replace(" ", "")
    nature = {"DF": "DE", "D£": "DE", "0E": "DE"}.get(match["nature"], match["nature"])
    return Stamp(
        acte_id=f"{dep}-{siren or stated}-{day}-{number}-{nature}",
        departement=dep,
        # A wrong key printed clearly is kept as stated, and reported.
        siren=siren or (None if ocr and not match["siren"].isdigit() else stated),
        date=date_iso,
        numero=number,
        nature=nature,
        a_verifier=tuple(doubts),
    )


def _digits(raw: str) -> str:
    return "".join(_AS_DIGIT.get(c, c) for c in raw if c != " ")


def _dates(text: str) -> dict[str, Counter[str]]:
    """Give each date to the stamp's word just before it, or just before the line above it."""
    words = [(m.start(), m.end(), m.lastgroup or "") for m in _ANY_WORD.finditer(text)]
    found: dict[str, Counter[str]] = {kind: Counter() for kind in _WORDS}
    for index, (start, end, kind) in enumerate(words):
        limit = words[index + 1][0] if index + 1 < len(words) else len(text)
        if _RECEIVED_ON.match(text, start) and not _PREFECTURE.search(
            text, max(0, start - 2 * _REACH), start
        ):
            continue
        dates = find_dates(text[end : end + _REACH + 30])
        if not dates or dates[0].debut > _REACH or end + dates[0].debut >= limit:
            continue
        first = end + dates[0].debut
        breaks = text.count("\n", end, first)
        # On the line below, a date in words is that of the séance, in the next column.
        if _OTHER_WORD.search(text, end, first) or breaks > 1:
            continue
        if breaks and not text[first].isdigit():
            continue
        found[kind][dates[0].valeur] += 1
    return found


def _plausible(dates: Counter[str], acte: str | None, doubts: list[str]) -> str | None:
    """Return the most frequent date that does not precede the act."""
    for value, _ in dates.most_common():
        if acte is None or value >= acte:
            return value
    if dates:
        value = dates.most_common(1)[0][0]
        doubts.append(f"date de réception en préfecture ({value}) antérieure à l'acte ({acte})")
    return None
