"""How the meeting was held: organ, date, hour, convocation, place, président, secrétaire.

The date is that of the opening formula ("L'an deux mille…, le…"), else of a title ("Séance du…"),
else of a sentence ("s'est réuni le…"). Dates of convocation, posting, stamps and of earlier
meetings ("approbation du procès-verbal de la séance du…") are set aside first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...gazetteer import normalise
from . import patterns as p
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

_ORGANS = (
    ("conseil d'administration", r"conseil\s+d'administration"),
    ("commission permanente", r"commission\s+permanente"),
    ("bureau", r"bureau\s+(?:communautaire|syndical|m[ée]tropolitain|d[ée]lib[ée]rant|du\s+comit[ée]|municipal|ex[ée]cutif|de\s+(?:la\s+)?(?:communaut[ée]|m[ée]tropole))"),
    ("comité syndical", r"(?:comit[ée]|conseil)\s+syndical|comit[ée]\s+du\s+syndicat|assembl[ée]e\s+g[ée]n[ée]rale\s+du\s+syndicat"),
    ("conseil communautaire", r"conseil\s+(?:communautaire|de\s+(?:la\s+)?communaut[ée]|d'agglom[ée]ration)"),
    ("conseil métropolitain", r"conseil\s+(?:m[ée]tropolitain|de\s+(?:la\s+)?m[ée]tropole)"),
    ("conseil de territoire", r"conseil\s+de\s+territoire"),
    ("conseil départemental", r"conseil\s+(?:d[ée]partemental|g[ée]n[ée]ral)(?!\s+de\s+s[ée]curit)|assembl[ée]e\s+d[ée]partementale"),
    ("conseil régional", r"conseil\s+r[ée]gional|assembl[ée]e\s+pl[ée]ni[èe]re"),
    ("assemblée de Corse", r"assembl[ée]e\s+de\s+corse"),
    ("conseil de Paris", r"conseil\s+de\s+paris"),
    ("conseil d'arrondissement", r"conseil\s+d'arrondissement"),
    ("conseil municipal", r"conseil\s+municipal|assembl[ée]e\s+municipale"),
    ("comité syndical", r"comit[ée]\b(?=[^.]{0,80}syndicat)"),
)  # fmt: skip
_ORGAN_RE = [(name, re.compile(rf"(?<!\w)(?:{pattern})\b", re.I)) for name, pattern in _ORGANS]

_NOT_SEANCE = re.compile(
    r"(?:convo[cq]\w*|affich\w*|publi[ée]\w*|publication|envoy\w*|envoi|re[çc]u\w*|r[ée]ception\w*|transmi\w*|"
    r"t[ée]l[ée]transmi\w*|certifi\w*|notifi\w*|d[ée]p[ôo]t\w*|mise?\s+en\s+ligne|d[ée]cret|\bloi\b|arr[êe]t[ée]|ordonnance|"
    r"circulaire|code|article|pr[ée]c[ée]dent\w*|derni[èe]re|"
    r"(?:approbation|adoption|validation|lecture|approuv\w*|adopt\w*)\W[^.\n]{0,90}|"
    r"(?:proc[èe]s[- ]verbal|compte[- ]rendu|pv)\s+(?:de\s+la\s+(?:derni[èe]re|pr[ée]c[ée]dente)|du\s+dernier)|"
    r"prochaine?|v[ée]rifi\w*|ex[ée]cutoire\w*|d[ée]lib[ée]ration\s+(?:n\S*\s*\S*\s+)?(?:en\s+date\s+)?du|lettre|courrier)"
    r"[^\n.]{0,60}$",
    re.I,
)
_SEANCE = re.compile(
    r"(?:s[ée]ance|r[ée]union|session|s[ée]ances?\s+ordinaire|conseil(?:\s+(?:municipal|communautaire|de\s+communaut[ée]|"
    r"syndical|m[ée]tropolitain|d[ée]partemental|r[ée]gional))?|comit[ée](?:\s+syndical)?|bureau(?:\s+\w+)?|assembl[ée]e|"
    r"d[ée]lib[ée]rations?|proc[èe]s[- ]verbal|compte[- ]rendu|\bPV|\bCR)\b"
    r"(?:(?!convoc)[^.;\n]){0,90}\n?\s*(?:[a-zé ]*\s)?(?:du|de|le|en\s+date\s+du|:|–|-|,)?\s*"
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\s*$",
    re.I,
)
_MET = re.compile(
    r"(?:r[ée]uni\w*|assembl[ée]\w*|rassembl[ée]\w*|tenu[e]?)\b[^.]{0,220}?(?:\ble|\bdu|\bce|,|\ben\s+date\s+du)?\s*$",
    re.I | re.S,
)
_DATE_OF = re.compile(
    r"date\s+(?:et\s+heure\s+)?(?:de\s+(?:la\s+)?(?:s[ée]ance|r[ée]union|d[ée]lib[ée]ration)|du\s+conseil)"
    r"[^\n\d]{0,30}$",
    re.I,
)
_CLOSED = re.compile(
    r"(?:lev[ée]{1,2}|clo(?:s|se|tur[ée]\w*|ture)|cl[ôo]\w*|termin\w*|fin\s+de|arriv\w*|d[ée]part\w*|quitt\w*|part(?:i|ie|is)\b|suspen\w*|"
    r"repris\w*|horaires?)\W[^.\n]{0,50}$",
    re.I,
)

_TOKEN = r"(?:[A-ZÀ-Ý][\w'’-]+|[A-ZÀ-Ý]\.(?:[- ]?[A-ZÀ-Ý]\.)?)"
_NAME = rf"{_TOKEN}(?:[ ]+(?:(?:de|du|des|d'|la|le|von|van|el|ben)[ ]?){{0,2}}{_TOKEN}){{0,4}}"
_TITLE = rf"(?:(?:{p.CIVILITY})\s*)"
_CHOSEN = (
    r"(?:nomm[ée]{1,2}s?|d[ée]sign[ée]{1,2}s?|[ée]lue?s?|choisie?s?|proclam[ée]{1,2}s?|propos[ée]{1,2}s?|"
    r"appel[ée]{1,2}s?|install[ée]{1,2}s?)(?:\(e\))?"
)
_SECRETARY = (
    re.compile(
        rf"{_TITLE}?(?P<nom>{_NAME})\s*(?:,[^,.\n]{{0,50}},)?\s*(?:ayant\s+[ée]t[ée]\s+|(?:qui\s+)?(?:a|ont|est|sont)\s+(?:[ée]t[ée]\s+|donc\s+)?)"
        rf"{_CHOSEN}(?:[^.\n]|\n(?!\n)){{0,90}}?(?:secr[ée]taire|secr[ée]tariat)(?!\s+(?:de\s+mairie|g[ée]n[ée]ral))",
        re.S,
    ),
    re.compile(
        rf"(?i:secr[ée]taires?)(?:\s+(?i:de\s+(?:la\s+)?s[ée]ance))?(?:\s+(?i:[ée]lue?|nomm[ée]e?|d[ée]sign[ée]e?))?\s*[:–=-]\s*{_TITLE}?(?P<nom>{_NAME})"
    ),
    re.compile(
        r"(?i:d[ée]signe|[ée]lit|nomme|choisit|a\s+choisi|a\s+d[ée]sign[ée]|a\s+nomm[ée]|a\s+[ée]lu|d[ée]signer|nommer|est\s+d[ée]sign[ée]e?)"
        r"(?i:[^.\n]{0,60}?)(?i:secr[ée]taire)(?i:\s+de\s+(?:la\s+)?s[ée]ance)?(?i:\s*[:,]?)\s*(?i:en\s+la\s+personne\s+de\s+)?"
        rf"{_TITLE}?(?P<nom>{_NAME})"
    ),
    re.compile(
        r"(?i:d[ée]signe|[ée]lit|nomme|choisit|d[ée]signer|nommer|a\s+d[ée]sign[ée]|a\s+nomm[ée]|de\s+nommer)\s+"
        rf"{_TITLE}?(?P<nom>{_NAME})\s*,?[^.\n]{{0,60}}?(?i:secr[ée]taire|secr[ée]tariat)"
    ),
    re.compile(
        rf"(?i:secr[ée]tariat)(?:\s+(?i:de\s+(?:la\s+)?s[ée]ance))?\s+(?:(?i:a\s+[ée]t[ée]|est|[ée]tant)\s+)?(?i:assur[ée]e?|confi[ée]e?|tenu)\s+(?i:par|[àa])\s+{_TITLE}?(?P<nom>{_NAME})"
    ),
    re.compile(
        rf"{_TITLE}?(?P<nom>{_NAME})\s+(?:assure(?:ra)?\s+le\s+secr[ée]tariat|(?:est|sera)\s+(?:le\s+|la\s+)?secr[ée]taire|"
        r"(?:remplit|remplira|accepte)[^.\n]{0,40}secr[ée]taire)(?!\s+(?:de\s+mairie|g[ée]n[ée]ral))"
    ),
    re.compile(
        rf"{_TITLE}(?P<nom>{_NAME})\s*(?:,|\()\s*(?i:secr[ée]taire)(?!\s+(?i:de\s+mairie|g[ée]n[ée]ral))"
    ),
    re.compile(
        rf"(?i:fonctions?\s+de\s+secr[ée]taire)[^.\n]{{0,60}}?(?:par|:)\s*{_TITLE}?(?P<nom>{_NAME})"
    ),
    re.compile(
        rf"^[ \t]*(?i:(?:le|la)\s+)?(?i:secr[ée]taire\s+de\s+s[ée]ance)\s*,?\s*\n+[ \t]*{_TITLE}?(?P<nom>{_NAME})[ \t]*$",
        re.M,
    ),
)  # fmt: skip
_SECRETARY_WORD = re.compile(r"secr[ée]ta", re.I)
_PRESIDENT = (
    re.compile(
        r"(?i:sous\s+la\s+pr[ée]sidence\s+d[eu]|pr[ée]sid[ée]e?s?\s+par|pr[ée]sidence\s+(?:de|:)|pr[ée]sidente?\s*(?:de\s+s[ée]ance)?\s*:)"
        rf"\s*'?\s*{_TITLE}?(?:(?i:l[ea]\s+(?:maire|pr[ée]sidente?|vice[- ]pr[ée]sidente?|doyenn?e?(?:\s+d'[âa]ge(?:\s+de\s+l'assembl[ée]e)?)?))\s*,?\s*{_TITLE}?)?(?P<nom>{_NAME})"
    ),
    re.compile(rf"{_TITLE}(?P<nom>{_NAME})\s*,\s*(?i:maire|pr[ée]sidente?)[^.\n]{{0,30}}(?i:pr[ée]side\b|ouvre\s+la\s+s[ée]ance)"),
    re.compile(rf"(?i:pr[ée]sidence)\s*:?\s*{_TITLE}(?P<nom>{_NAME})"),
)  # fmt: skip
_ROOM = (
    r"(?:salles?|mairie|h[ôo]tel|maison|si[èe]ge|lieu|locaux|espace|foyer|centre|gymnase|[ée]cole|complexe|"
    r"auditorium|amphith[ée][âa]tre|th[ée][âa]tre|ch[âa]teau|p[ôo]le|palais|m[ée]diath[èe]que|halle|communaut[ée]|"
    r"cit[ée]|domicile|h[ée]micycle|pr[ée]au|chapelle|grange|casino|coll[èe]ge|lyc[ée]e|parc|batiment|b[âa]timent)"
)
_PLACE = re.compile(
    r"(?:r[ée]uni(?:e?s?|\(e\))?|assembl[ée]e?s?|rassembl[ée]e?s?|tenue?|si[ée]geant)\b(?:[^.]{0,90}?)[\s,]"
    rf"(?P<lieu>(?:[àa]\s+(?:la|l'|son)|au|en|dans|(?={_ROOM}))\s*(?:[\w']+\s+){{0,3}}?{_ROOM}\b[^,.;:\n]{{0,70}}|[àa]\s+(?-i:[A-ZÀ-Ý])[^,.;:\n]{{2,40}})",
    re.I,
)
_PLACE_LABEL = re.compile(
    r"^\W*lieu(?:\s+de\s+(?:la\s+)?(?:r[ée]union|s[ée]ance))?\s*:\s*(?P<lieu>.{3,80})$", re.I | re.M
)
_PLACE_NOISE = re.compile(
    r"^(?:en\s+(?:nombre|s[ée]ance|session|application|vertu|exercice|assembl[ée]e|pr[ée]sence|date)|"
    r"au\s+(?:nombre|complet|lieu\s+d[e'])|[àa]\s+la\s+suite|dans\s+(?:les?\s+d[ée]lais|la\s+forme)|[àa]\s+huis|"
    r"en\s+son\s+sein|sous)",
    re.I,
)
_PLACE_END = re.compile(
    r"\s+(?:sous\s+la|sur\s+(?:la\s+)?convocation|apr[èe]s|suite|le\s+(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|\d)|[àa]\s+\d|en\s+s[ée]ance|en\s+session|conform[ée]ment|aux\s+fins|au\s+nombre).*$",
    re.I | re.S,
)
_CONVOCATION = re.compile(
    r"convo(?:cation|qu[ée]{1,2}e?s?|cations)\b(?:(?!s[ée]ance|r[ée]uni)[^.]){0,90}?$", re.I | re.S
)


def organ(texte: str) -> str | None:
    """Return the deliberating organ: the one that meets, else the first that is named."""
    head = texte[:5000]
    found: list[tuple[int, int, str]] = []
    for name, pattern in _ORGAN_RE:
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
        h for h in find_hours(head) if not _CLOSED.search(head[max(0, h.debut - 70) : h.debut])
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
        if near and not _NOT_SEANCE.search(before[: dates[-1].debut][-70:]):
            return item.valeur
    for item in hours:
        before = head[max(0, item.debut - 160) : item.debut]
        if re.search(
            r"(?:s[ée]ance|r[ée]uni\w*|convoqu\w*|ouvert\w*|d[ée]but\w*|heure)\b[^.]{0,150}$",
            before,
            re.I | re.S,
        ):
            return item.valeur
    return None


def secretary(texte: str) -> str | None:
    """Return the secretary of the meeting, as written, without title."""
    best: tuple[int, str] | None = None
    for start, window in _windows(unwrap(texte), _SECRETARY_WORD, 220):
        for pattern in _SECRETARY:
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
    for pattern in _PRESIDENT:
        for match in pattern.finditer(head):
            name = _person(match["nom"])
            if name:
                return name
    return None


def place(texte: str) -> str | None:
    """Return where the meeting is held ("en mairie", "à la salle des fêtes")."""
    head = unwrap(texte[:6000])
    label = _PLACE_LABEL.search(head)
    if label:
        return " ".join(label["lieu"].split()).strip(" .,;")
    for match in _PLACE.finditer(head):
        found = _PLACE_END.sub("", match["lieu"])
        found = " ".join(found.split()).strip(" .,;:")
        if len(found) > 4 and not _PLACE_NOISE.match(found):
            return found
    return None


def _person(texte: str) -> str | None:
    """Return a name, or None when the words are a function or an organ."""
    name = clean(texte)
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
    if _DATE_OF.search(line):
        return 0
    if _NOT_SEANCE.search(line):
        return None
    if _SEANCE.search(line):
        return 1
    if _MET.search(before):
        return 2
    alone = texte[texte.rfind("\n", 0, item.debut) + 1 : item.debut]
    if item.debut < 1500 and re.fullmatch(
        r"\W*(?:(?:le|du|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|[àa]|[A-ZÀ-Ý][\w'-]+\s*,?)\s*){0,4}",
        alone,
        re.I,
    ):
        return 3
    return None


def _convocation(texte: str) -> str | None:
    for item in find_dates(texte[:NEAR]):
        before = texte[max(0, item.debut - 120) : item.debut]
        if _CONVOCATION.search(before) and not YEAR_FIRST.match(texte, item.debut):
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
