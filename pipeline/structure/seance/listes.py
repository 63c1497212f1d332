"""The lists of a header, cut at their labels: present, represented, absent.

A list begins at its label ("Étaient présents :", "Absents excusés :", "Ont donné pouvoir :") and
ends at the next one, or where prose begins. A table with one member and their status per row is
read instead when there is one. `read_lists(lignes)` gives the lists of the first header only: a
registre repeats it before each délibération.
"""

from __future__ import annotations

import re

from ...gazetteer import gazetteer, normalise
from . import patterns as p
from .dates_heures import number
from .emargement import Kind, Liste, columns, roll_call
from .noms import Entry, clean, entries, same_person
from .zone import Ligne

GAP = 25
"""Lists that are further apart, in lines, do not belong to the same header."""


def read_lists(lignes: tuple[Ligne, ...]) -> list[Liste]:
    """Return the lists of the first header, their people read."""
    return columns(lignes) or roll_call(lignes) or _first_header(_lists(lignes))


# --- cutting the header into lists ---------------------------------------------------------------


def _lists(lignes: tuple[Ligne, ...]) -> list[Liste]:
    """Return the lists of the first header, in order."""
    found: list[Liste] = []
    current: Liste | None = None
    skip = last = 0
    for index, line in enumerate(lignes):
        size = len(line.texte)
        if skip >= size:  # the label that began on the line above covers this one
            skip = max(0, skip - size - 1)
            continue
        joined = _with_next(lignes, index)
        marks = _labels(joined, size, skip)
        position, skip = skip, 0
        if marks and found and index - last > GAP:
            break
        for start, end, item in marks:
            if current is not None:
                _feed(current, line, line.texte[position:start])
            current = item
            found.append(item)
            position = end
            item.suite = bool(re.search(r"\w", joined[end:].partition("\n")[0]))
            item.fin = index
        if marks:
            last = index
        if position > size:
            skip = position - size - 1
        elif current is not None and line.texte[position:].strip():
            vide = line.vide_avant and not marks
            if _feed(current, line._replace(vide_avant=vide), line.texte[position:]):
                last = current.fin = index
            else:
                current = None
    for item in found:
        item.found = _read(item)
    return found


def _with_next(lignes: tuple[Ligne, ...], index: int) -> str:
    """Return a line and the next one, for the labels that run over the line end.

    Across an empty line only a number belongs to the label: "Conseillers municipaux" that ends a
    list is not the beginning of "Absents :" below.
    """
    following = lignes[index + 1] if index + 1 < len(lignes) else None
    apart = following is None or following.vide_avant and not following.texte.strip()[:1].isdigit()
    return lignes[index].texte + "\n" + ("" if following is None or apart else following.texte)


def _labels(text: str, limit: int, end: int) -> list[tuple[int, int, Liste]]:
    """Return the labels that begin between `end` and `limit`: start, end, list."""
    found: list[tuple[int, int, Liste]] = []
    for opening in p.LABEL_START.finditer(text):
        start = opening.end()
        if start >= limit or start < end:
            continue
        match = p.LABEL.match(text, start)
        if match is None:
            continue
        label_end, closed = _tail(text, match.end())
        kind = _kind(text[start:label_end], match)
        count, after = _count(text, label_end)
        rest = text[after : text.find("\n", after) if "\n" in text[after:] else len(text)]
        mid_line = bool(text[:start].rstrip(" \t-–•*+").strip()) and not text[:start].endswith("\t")
        if not closed and not _opens(rest, mid_line, count):
            continue
        item = Liste(kind, count, rien=bool(p.NOTHING.match(rest)) and bool(rest.strip()))
        found.append((opening.start(), after, item))
        end = after
    return found


def _tail(text: str, start: int) -> tuple[int, bool]:
    """Return where a label ends: after the colon when only words of labels precede it."""
    colon = text.find(":", start, start + 200)
    if colon >= 0:
        between = re.sub(r"[LR]?\.?\s?\d[\d-]*", " ", text[start:colon])
        if all(word in p.TAIL_WORDS for word in normalise(between).split()):
            return colon + 1, True
    match = re.compile(r"\s*[–—=-](?=\s)").match(text, start)
    return (match.end(), True) if match else (start, False)


def _kind(label: str, match: re.Match[str]) -> Kind:
    if p.NEGATED_PROXY.search(label):
        return "absents"
    if match["pouvoirs"] or re.search(r"(?:pouvoir|procuration|repr[ée]sent[ée])", label, re.I):
        return "pouvoirs"
    return "presents" if match["presents"] else "absents"


_COUNT = re.compile(
    r"(?:[ \t]*\(?[ \t]*(\d{1,3})\b(?!\s*[/h°€%]|[.,]\d|\s*(?:er|e|è|eme)\b|[.)]\s+[A-ZÀ-Ý])|"
    r"\s*\n[ \t]*(\d{1,3})[ \t]*(?=\n|$))"
    r"\s*\)?[ \t]*(?:[:;.,–-]+(?=\s|$))?"
)
_COUNT_WORD = re.compile(r"\s*\(?\s*([a-zéû-]+)\s*\((\d{1,3})\)\s*[:;.,]?", re.I)


_OF_WHICH = re.compile(
    r"\s*,?\s*dont\s+\w+\s+(?:avec\s+)?(?:pouvoirs?|procurations?|repr[ée]sent\w+|excus\w+)\s*[:,]?",
    re.I,
)


def _count(text: str, start: int) -> tuple[int | None, int]:
    """Return the number that follows a label, and where it ends."""
    match = _COUNT_WORD.match(text, start)
    if match and number(match[1]) is not None:
        return int(match[2]), match.end()
    match = _COUNT.match(text, start)
    if match and not re.match(r"\s*(?:membres|conseillers)\s+sur", text[match.end() :], re.I):
        which = _OF_WHICH.match(text, match.end())
        return int(match[1] or match[2]), which.end() if which else match.end()
    return None, start


def _opens(rest: str, mid_line: bool, count: int | None) -> bool:
    """Tell whether a label without colon opens a list: alone, or before a name."""
    text = rest.strip(" .\t")
    if not text:
        return not mid_line
    if mid_line or re.match(r"[a-zé]", text) and not p.CIVILITY_TOKEN.match(text):
        return False
    return (
        bool(p.CIVILITY_TOKEN.match(text))
        or count is not None
        or clean(text.split(",")[0]) is not None
    )


# --- where a list ends ---------------------------------------------------------------------------

_SENTENCE = re.compile(r"(?<=[\w)*])\.(?=\s+[A-ZÀ-Ý«]|\s*$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:MM?|Mr|Mrs|Mmes?|Mlles?|Me|Dr|St|Ste|[A-ZÀ-Ý]|[A-Z][a-z])|^\s*\d{1,3})$"
)
_PLACE_PREFIX = re.compile(
    r"^\W*(?:pour\s+)?(?:l[ae]\s+)?(?:anciens?\s+)?(?:communes?|villes?|cantons?|coll[èe]ge|territoire|secteur|"
    r"communaut[ée]|syndicat)\b[^:,;]{2,60}:\s*",
    re.I,
)
"""Delegates are often listed by commune: "Commune de Belleroche : M. AUBIN Paul"."""


def _feed(item: Liste, line: Ligne, text: str) -> bool:
    """Give a stretch of text to a list; return False when the list ends in it."""
    if not text.strip():
        return True
    if item.rien:
        return False
    empty = not item.lignes
    cells = p.MOVES.sub("", text).split("\t")
    if item.kind == "pouvoirs":
        cells = _pairs(cells)
    for cell in cells:
        for sentence, stop in _sentences(_PLACE_PREFIX.sub("", cell)):
            if not sentence.strip():
                continue
            if stop or (empty and not item.suite and _title(line, sentence)):
                return False
            item.lignes.append(line._replace(texte=sentence))
    return True


_ONLY_LINK = re.compile(rf"\W*(?:[àa]u?|par|{p.RELATION.pattern})\W*", re.I | re.X)


def _pairs(cells: list[str]) -> list[str]:
    """Join the cells of a row of a table of proxies: "A | B", "A | donne pouvoir à | B"."""
    full = [cell for cell in cells if cell.strip()]
    if len(full) == 3 and _ONLY_LINK.fullmatch(full[1]):
        return [" ".join(full)]
    stated = any(p.RELATION.search(cell) or p.BARE_TO.search(cell) for cell in full)
    if len(full) == 2 and not stated and all(clean(cell) for cell in full):
        return [f"{full[0]} pouvoir à {full[1]}"]
    return cells


def _sentences(text: str) -> list[tuple[str, bool]]:
    """Cut a cell into sentences, each with whether it is no list of names."""
    parts: list[str] = []
    start = 0
    for match in _SENTENCE.finditer(text):
        if not _ABBREVIATED.search(text[: match.start()]):
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    out: list[tuple[str, bool]] = []
    for part in parts:
        if re.match(r"^\s*n\s?[°º]?\s*\d+[\s/._-]*\d*\s*$", part, re.I):
            continue  # a number in the margin
        majority = p.MAJORITY.search(part)
        if majority:
            if part[: majority.start()].strip():
                out.append((part[: majority.start()], is_prose(part[: majority.start()])))
            out.append(("formant", True))
            break
        stop = is_prose(part)
        out.append((part, stop))
        if stop:
            break
    return out


def is_prose(texte: str) -> bool:
    """Tell whether a line is a sentence or a title rather than a piece of a list of names."""
    text = texte.strip()
    item = re.match(r"\d{1,3}\s?[.)°/-]+\s*(?=[A-ZÀ-Ý])", text)
    if item and _one_person(text[item.end() :]):
        text = text[item.end() :]
    text = p.RECEIVED.sub(" , ", text)
    bare = re.sub(r"\([^()]*\)?|^[^()]*\)", " ", text)
    if p.STOP.match(text) and (not p.FUNCTION_START.match(text) or p.NOT_A_MEMBER.match(text)):
        return True
    bare = p.RELATION.sub(" , ", p.SUBSTITUTE.sub(" , ", p.NO_POWER.sub(" ", bare)))
    kept = " , ".join(p.FUNCTION_TAIL.sub("", part) for part in bare.split(","))
    words = normalise(re.sub(rf"{p.CIVILITY}(?!\w)", " ", kept)).split()
    if any(word in p.PROSE_WORDS for word in words):
        return True
    lower = [
        w for w in re.findall(r"(?<![\w'’-])[a-zà-ÿ]{2,}(?![\w'’])", kept)
        if normalise(w) not in _LIST_WORDS and not re.match(p.FUNCTION, w, re.I)
    ]  # fmt: skip
    figures = re.search(r"\d{2,}", re.sub(r"\d{1,2}\s?[hH:]\s?\d{0,2}", "", kept))
    if len(lower) >= 3 or figures:
        return True
    if not lower or clean(kept.split(",")[0]) is not None:
        return False
    return sum(clean(part) is not None for part in kept.split(",")) < 4


def _one_person(texte: str) -> bool:
    """Tell whether the item of a numbered list is a person rather than a subject."""
    name = clean(texte.split(",")[0])
    words = set(normalise(name or "").split())
    titled = p.CIVILITY_TOKEN.match(texte.strip()) is not None
    return name is not None and not words & p.PROSE_WORDS and (titled or len(words) in (2, 3, 4))


_LIST_WORDS = frozenset(
    "de du des la le les et van von den der el ben al da dos di dit dite nee epouse ep veuve a au "
    "aux par mm mme mmes mr monsieur madame messieurs mesdames donne donnent donnant donnee "
    "pouvoir procuration ayant ont absent absente absents absentes excuse excusee excuses excusees "
    "non arrive arrivee arrivent depart parti partie partir jusqu point heures en sans pas "
    "represente representee municipal municipale municipaux "
    "communautaire communautaires departemental "
    "departementale territorial territoriale charge chargee ainsi que puis dont son sa leur "
    "titulaire suppleant suppleante commune cours seance".split()
)  # fmt: skip


def _title(line: Ligne, text: str) -> bool:
    """Tell whether the line after an empty label is the next title rather than a name.

    A list never begins in bold capitals of its own after "Absents :", except with a title of
    courtesy or several names.
    """
    if p.CIVILITY_TOKEN.search(text) or "," in text:
        return False
    return line.gras or (line.vide_avant and len(text.split()) > 4)


# --- reading -------------------------------------------------------------------------------------


def _read(item: Liste) -> list[Entry]:
    text = "\n".join(line.texte for line in _without_places(item.lignes))
    late = [] if not text else re.split(r"\n(?=[^\n,(]*\barriv[ée]{1,2})", text)
    found = entries(late[0] if late else "", pouvoirs=item.kind == "pouvoirs")
    for part in late[1:]:
        name = clean(re.split(r"\barriv[ée]", part)[0])
        if name and not any(same_person(name, e.nom) for e in found):
            found.append(Entry(name))
    return found


def _without_places(lines: list[Ligne]) -> list[Ligne]:
    """Drop the communes that head groups of delegates, when the persons have a title."""
    titled = [p.CIVILITY_TOKEN.search(line.texte) is not None for line in lines]
    if sum(titled) < 3 or 2 * sum(titled) < len(lines):
        return lines
    book = gazetteer()
    return [
        line
        for line, has_title in zip(lines, titled, strict=True)
        if has_title
        or "," in line.texte
        or not (line.texte.isupper() or book.candidates(line.texte))
        or not re.match(r"\W*[A-ZÀ-Ý][\w' /-]+$", line.texte)
    ]


def _first_header(lists: list[Liste]) -> list[Liste]:
    """Keep the lists of the first header: a registre repeats them before each délibération."""
    names: set[str] = set()
    for index, item in enumerate(lists):
        if item.kind != "presents" or not item.found:
            continue
        keys = {normalise(e.nom) for e in item.found}
        if len(names) > 2 and len(keys & names) * 2 > min(len(keys), len(names)):
            return lists[:index]
        names |= keys
    return lists
