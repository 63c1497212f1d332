"""Lists of names, in every layout: commas, one per line, columns, titles, functions, proxies.

`entries(texte, pouvoirs=...)` cuts a list into people. An entry keeps the proxy that it states
("Paul DURAND (pouvoir à M. PETIT)"), a substitute, a mark ("Pr**") and a late arrival.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ...gazetteer import normalise
from . import patterns as p
from .zone import join_hyphens

WIDE = 72
"""A line of this width was cut by the margin, not by the end of a name."""


class Entry(NamedTuple):
    """A person of a list; `relation` is what links them to `autre`."""

    nom: str
    relation: str | None = None
    """"pouvoir" (gave a proxy to `autre`), "suppleant" (replaced by `autre`, who sits) or None."""
    autre: str | None = None
    marque: str | None = None
    groupe: str | None = None
    """"absent" when the entry itself says so ("Maryline : absente non excusée")."""
    titre: bool = False
    """Whether a title of courtesy precedes the name."""


_PARENTHESES = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_HOLE = "\x01{}\x02"
_HOLE_IN = re.compile("\x01(\\d+)\x02")
_PARTICLES = frozenset(
    "de du des d la le les l van von den der el al ben bin da dos do di dal della y et dit dite "
    "nee epouse ep veuve saint sainte ter ten zu mac mc".split()
)
_NOT_NAMES = frozenset(
    "present presents presente absent absents excuse excuses excusee pouvoir pouvoirs procuration "
    "procurations neant aucun votants votant nombre total pour contre abstention abstentions nom "
    "prenom noms prenoms signature signatures emargement qualite fonction commune communes "
    "titulaires titulaire suppleants suppleant elus elu mandant mandataire secretaire seance "
    "conseil conseillers municipal municipaux canton cantons".split()
)
_STATUS = re.compile(
    r"\s+(?:est\s+|[ée]tait\s+)?(?:non[- ])?(?:absente?|excus[ée]e?|pr[ée]sente?)\b(?:\s.*)?$", re.I
)
_HEAD_ALONE = re.compile(
    r"\s*(?:M\.|Mr|Mme|Monsieur|Madame)\s+l[ea]\s+(?:[Mm]aire|[Pp]r[ée]sidente?)\s*"
)
_NOT_MEMBER = re.compile(
    r"\b(?:tr[ée]sori[èe]re?|perceptrice|percepteur|comptable\s+public|DGS|DGA|direct(?:eur|"
    r"rice)\s+g[ée]n[ée]rale?|"
    r"secr[ée]taire\s+(?:de\s+mairie|g[ée]n[ée]rale?)|journaliste|stagiaire|agent\s+communal)\b",
    re.I,
)
_BULLET = re.compile(r"^\s*(?:[-–—•*+·▪❖➢o✓❏□■]|\d{1,3}\s?[.)°/-])\s+", re.M)
_SEPARATORS = re.compile(
    r"[,;•▪\t\n]|(?<=[A-ZÀ-Ý]{3})-\s+(?=[A-ZÀ-Ý][a-zà-ÿ])|"
    r"(?<=[a-zà-ÿ\x02])-\s+(?=[A-ZÀ-Ý]{2})|\s[-–](?=M(?:me|mes|M|r|rs)?\b)|\s[-–—/|]{1,3}\s|\s&\s|(?<=[\w)\x02])\s+et\s+(?=[A-ZÀ-Ý]|m(?:me|onsieur|adame|"
    r"esdames|essieurs)|\x01)|/(?=\s|[A-ZÀ-Ý])"
)
_LINKED = re.compile(
    r"(?:\b(?:[àa]u?|par|de|et|d')|[,;(/=>])\s*$|\b(?:MM?|Mr|Mmes?|Mlles?)\.?\s*$", re.I
)


def entries(texte: str, *, pouvoirs: bool = False) -> list[Entry]:
    """Return the people of a list, in order.

    `pouvoirs` says that the list is one of proxies, where "M. A à M. B" means that A is
    represented by B.
    """
    text = re.sub(r"(?<=[a-zà-ÿ])-\n\s*(?=[A-ZÀ-Ý]{2,}\s)", " - ", texte.strip().strip(":. "))
    text = join_hyphens(text)
    text = _BULLET.sub("\n, ", text)  # each bullet is a person, on whatever line it stands
    text = _lines(text)
    # OCR loses the comma ("RIVASPatrick") or reads a full stop ("BARRAL.Maud").
    text = re.sub(r"(?<=[A-ZÀ-Ý]{3})[.]?(?=[A-ZÀ-Ý][a-zà-ÿ]{2})", ", ", text)
    text = re.sub(r"(?<=[A-ZÀ-Ý]{3})-(?=[A-ZÀ-Ý][a-zà-ÿ]{2,} [A-ZÀ-Ý]{3})", ", ", text)
    notes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        notes.append(match[1].strip())
        # "P. MARTEL (procuration à C. ROY) G. AUBIN": the proxy ends what is said of a person
        end = "," if _note(notes[-1])[0] == "pouvoir" else ""
        return _HOLE.format(len(notes) - 1) + end

    text = _PARENTHESES.sub(keep, text)
    text = _parse_received(p.MANY_GAVE.sub(_each_gave, text))
    found: list[Entry] = []
    pieces = _pieces(text, pouvoirs)
    for index, piece in enumerate(pieces):
        following = pieces[index + 1].strip() if index + 1 < len(pieces) else ""
        if _HEAD_ALONE.fullmatch(piece) and p.CIVILITY_TOKEN.match(following):
            found.append(Entry(" ".join(piece.split()[1:])))  # "M. le Maire, Mmes A, B"
        else:
            _add(found, piece, notes, pouvoirs)
    return found


@lru_cache(maxsize=8192)
def clean(texte: str) -> str | None:
    """Return a name without title, function nor mark, or None when it is not a name."""
    text = _HOLE_IN.sub(" ", texte)
    text = re.sub(r"^[\s.:,;*'\"«»_=>-]+|[\s.:,;*'\"«»_=>-]+$", "", text)
    text = re.sub(r"^(?:de|dont|puis|ainsi\s+que|et)\s+(?=[A-ZÀ-Ý])", "", text)
    previous = None
    while previous != text:
        previous = text
        text = re.sub(rf"^{p.CIVILITY}[\s.,:]+", "", text).strip()
    head, colon, tail = text.partition(":")
    if colon:  # "Le maire : Luc BERTIN", "Belleroche : M. AUBIN", but "Maryline : absente"
        person = clean(tail)
        if person is not None or p.FUNCTION_START.match(head.strip()):
            return person
        text = head.strip()
    if p.FUNCTION_START.match(text):
        return None
    text = p.FUNCTION_TAIL.sub("", _STATUS.sub("", text))
    if p.CIVILITY_TOKEN.fullmatch(text):
        return None
    text = re.sub(r"\s*\*+$|^\*+\s*|\s+\d+$", "", text)
    text = " ".join(text.split()).strip(" .,-–:")
    return text if is_name(text) else None


def is_name(texte: str) -> bool:
    """Tell whether `texte` can be the name of a person: capitalised words and particles only."""
    words = texte.split()
    if not 1 <= len(words) <= 7 or any(c.isdigit() for c in texte):
        return False
    real = 0
    for word in words:
        key = normalise(word)
        if key in _NOT_NAMES:
            return False
        if word[0].isupper():
            real += len(key) > 1
        elif not (set(key.split()) & _PARTICLES) and not re.match(
            r"[dl]'[A-ZÀ-Ý]|[a-zà-ÿ]+-[A-ZÀ-Ý]", word
        ):
            return False
    return real > 0


def same_person(first: str, second: str) -> bool:
    """Tell whether two spellings may be one person ("Garnier", "Sylvie GARNIER")."""
    one, two = set(normalise(first).split()), set(normalise(second).split())
    return bool(one) and bool(two) and (one <= two or two <= one)


def _lines(text: str) -> str:
    """Turn the line ends that only wrap the list into spaces; keep those that separate names."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return "\n".join(lines)
    flat = _PARENTHESES.sub("", "\n".join(lines))
    commas = 0
    for match in re.finditer(r"[,;]\s*(?=\S)(?!\s*\n)", flat):
        commas += not p.FUNCTION_START.match(flat[match.end() : match.end() + 40])
    inner = len(re.findall(r"\S[ ](?:-|–|/)[ ]\S", flat))
    civilities = len(p.CIVILITY_TOKEN.findall(flat))
    wrapped = commas + inner >= len(lines) - 1 or civilities >= 2 * len(lines)
    out = lines[0]
    for previous, line in zip(lines, lines[1:], strict=False):
        if (
            _LINKED.search(previous)
            or _FIRST_NAME_GIVES.match(line)
            and re.search(r"[A-ZÀ-Ý]{2,}$", previous)
            or re.match(r"[a-zà-ÿ(]", line)
            and not p.CIVILITY_TOKEN.match(line)
        ):
            out += " " + line
        elif _own_proxy(previous, line) or re.match(
            r"[^,;:()]{2,40}\s:\s", line
        ):  # "CLAIRFONT : M. COSTA"
            out += "\n" + line
        elif out.count("(") > out.count(")") or (
            (wrapped or len(previous) >= WIDE or _cut_name(previous, line))
            and not p.CIVILITY_TOKEN.match(line)
        ):
            out += " " + line
        else:
            out += "\n" + line
    return out


_FIRST_NAME_GIVES = re.compile(
    r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\s+(?:[àa]\s|par\s|donn|ayant|qui\s|\()"
)
"""A first name that the margin parted from its surname: "M. SALLES/Denis à M. VIDAL"."""


def _own_proxy(previous: str, line: str) -> bool:
    """Tell whether two lines state a proxy each ("A, qui donne pouvoir à B" / "C, qui donne…")."""
    here = p.RELATION.search(line)
    before = None
    for before in p.RELATION.finditer(previous):  # noqa: B007 the last one matters
        pass
    if here is None or before is None:
        return False
    if len(p.CIVILITY_TOKEN.sub(" ", previous[before.end() :]).split()) < 2:
        return False  # the margin cut the name of who votes in their place
    return len(re.split(r"[,(]", line[: here.start()])[0].split()) >= 2


def _cut_name(previous: str, line: str) -> bool:
    """Tell whether a line end falls between a first name and a surname: "Mme Jeanne/GUILLOUET"."""
    last = re.split(r"[,;]|\bet\b", p.RELATION.sub(",", previous))[-1]
    last = p.CIVILITY_TOKEN.split(last)[-1].strip(" .")
    first = re.match(r"[\w'-]+", line)
    return bool(
        re.fullmatch(r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?", last)
        and first
        and _kind(first[0]) == "C"
        and re.fullmatch(r"[\w'-]+\W*(?:[,;.].*)?", line)
    )


def _pieces(text: str, pouvoirs: bool) -> list[str]:
    """Cut a list at its separators, then before each title, then where capitals alternate."""
    pieces: list[str] = []
    for part in _SEPARATORS.split(text):
        start = 0
        for match in p.CIVILITY_TOKEN.finditer(part):
            before = part[start : match.start()].strip()
            if (
                before
                and not before.endswith(":")
                and not _LINKED.search(before)
                and not _pending(before)
            ):
                pieces.append(before)
                start = match.start()
        pieces.append(part[start:])
    out: list[str] = []
    for piece in pieces:
        out.extend(_alternating(piece))
    return [piece for piece in out if piece.strip()]


def _pending(text: str) -> bool:
    """Tell whether `text` waits for a name: it ends with "pouvoir à", or holds a title only."""
    relation = None
    for relation in p.RELATION.finditer(text):  # noqa: B007 the last one matters
        pass
    if relation and not text[relation.end() :].strip():
        return True
    substitute = p.SUBSTITUTE.search(text)
    if substitute and not re.search(r"[A-ZÀ-Ý]", text[substitute.end() :]):
        return True
    return not re.sub(rf"{p.CIVILITY}|\bet\b|[\s,.]", "", text)


def _alternating(piece: str) -> list[str]:
    """Cut "DUPONT Jean MARTIN Claire" (columns that lost their tab) where the order shows it."""
    words = piece.split()
    if len(words) < 4 or p.RELATION.search(piece) or p.BARE_TO.search(piece):
        return [piece]
    kinds = "".join(_kind(word) for word in words)
    for pattern in (r"(?:C+F)(?=C+F)", r"(?:F+C+)(?=F)"):
        full = r"(?:C+F){2,}" if pattern.startswith("(?:C") else r"(?:F+C+){2,}"
        if re.fullmatch(full, kinds):
            out, index = [], 0
            for match in re.finditer(r"C+F+" if full.startswith("(?:C") else r"F+C+", kinds):
                out.append(" ".join(words[index : match.end()]))
                index = match.end()
            return out
    return [piece]


def _kind(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return "C"
    return "F" if letters and letters[0].isupper() else "x"


def _each_gave(match: re.Match[str]) -> str:
    """Rewrite "Mmes A et B ont donné pouvoir à C" as one proxy each."""
    names = [n for n in re.split(r",|\bet\b", match["qui"]) if n.strip()]
    return "\n" + "\n".join(f"{name.strip()} pouvoir à {match['a'].strip()}" for name in names)


def _parse_received(text: str) -> str:
    """Rewrite "B a reçu pouvoir de A" as "A pouvoir à B"."""
    match = p.RECEIVED.search(text)
    if not match:
        return text
    rewritten = []
    for part in re.split(r"[,;\n]", text):
        inner = p.RECEIVED.search(part)
        if inner:
            part = f"{part[inner.end() :]} pouvoir à {part[: inner.start()]}"
        rewritten.append(part)
    return "\n".join(rewritten)


def _add(found: list[Entry], piece: str, notes: list[str], pouvoirs: bool) -> None:
    """Read one piece: a person, or what is said of the person before."""
    inside = [notes[int(n)] for n in _HOLE_IN.findall(piece)]
    bare = _HOLE_IN.sub(" ", piece)
    who, relation, other = _relation(bare, pouvoirs)
    held: list[Entry] = []
    for note in inside:
        holder = p.HOLDER.match(note)
        if holder and not pouvoirs:
            held += [Entry(e.nom, "pouvoir") for e in entries(note[holder.end() :])]
        elif relation is None:
            relation, other = _note(note)
    mark = next((n for n in inside if p.MARK.match(n)), None) or _star(bare)
    name = clean(who)
    if name is None and pouvoirs and other and _HEAD_ALONE.fullmatch(who.strip(" ,.:")):
        name = " ".join(who.split()[1:])  # "M. le Maire à Mme DELATTRE"
    if name is None:
        head = who.strip(" ,.:")
        if (
            found
            and (relation or mark)
            and (not head or p.EXCUSED.match(head) or p.FUNCTION_START.match(head))
        ):
            last = found[-1]
            if last.relation is None:
                found[-1] = last._replace(
                    relation=relation, autre=other, marque=last.marque or mark
                )
        elif found and p.EXCUSED.match(head) and found[-1].groupe is None:
            found[-1] = found[-1]._replace(groupe=_group(head))
        return
    said = " ".join([who.partition(":")[2], *_STATUS.findall(who), *inside])
    if _NOT_MEMBER.search(who):
        return
    titled = p.CIVILITY_TOKEN.search(who) is not None
    found.append(Entry(name, relation, other, mark, _group(said), titled))
    found.extend(entry._replace(autre=name) for entry in held)


def _relation(text: str, pouvoirs: bool) -> tuple[str, str | None, str | None]:
    """Return who, the relation and the other person that a piece states."""
    if p.NO_POWER.search(text):
        return p.NO_POWER.split(text)[0], None, None
    match = p.SUBSTITUTE.search(text)
    if match:
        return text[: match.start()], "suppleant", clean(text[match.end() :])
    match = p.RELATION.search(text)
    if match is None and pouvoirs:
        match = p.BARE_TO.search(text)
    if match is None:
        return text, None, None
    return text[: match.start()], "pouvoir", clean(text[match.end() :])


def _note(note: str) -> tuple[str | None, str | None]:
    """Return the relation that a parenthesis states."""
    if p.NO_POWER.search(note):
        return None, None
    match = p.SUBSTITUTE.search(note)
    if match or re.match(r"suppl[ée]ante?\s+de\b", note, re.I):
        return "suppleant", clean(note[match.end() :]) if match else None
    match = p.RELATION.search(note)
    if match:
        return "pouvoir", clean(note[match.end() :])
    if re.search(r"\b(?:procuration|pouvoir|repr[ée]sent[ée]e?)\b", note, re.I):
        return "pouvoir", None
    return None, None


def _star(text: str) -> str | None:
    match = re.search(r"(\*+)\s*$", text.strip())
    return match[1] if match else None


def _group(text: str) -> str | None:
    """Tell the absent, but not "absente à l'ouverture, arrivée à 20 h 50", who sat."""
    absent = re.search(r"\babsent|\bexcus", text, re.I) and not p.LATE.search(text)
    return "absent" if absent else None
