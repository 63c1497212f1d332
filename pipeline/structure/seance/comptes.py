"""The counts that a header states: members in office, present, represented, absent, voters, quorum.

They stand after a label ("Nombre de conseillers en exercice : 33"), before it ("21 présents"), in a
sentence ("formant la majorité des 15 membres en exercice") or in a table whose last row holds the
figures ("Afférents au conseil / En exercice / Qui ont pris part").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .dates_heures import NUMBER_WORDS, number
from .zone import Ligne

_END = r"(?![\d/.,:h%€-]*\d|\s?[h€%°]|\s*(?:er|e|è|[eè]me)\b)(?:\s*\(\s*(?P<{0}>\d{{1,3}})\s*\))?"
_N = rf"(?P<n>\d{{1,3}}|{NUMBER_WORDS})" + _END.format("m")
_FIGURE = r"(?P<k>\d{1,3})" + _END.format("l")
_S = r"(?:e|\(e\)|\.e|·e)?\(?s?\)?"
_GAP = (
    r"[ \t]*(?:\([^()\n]{0,40}\)[ \t]*)?"
    rf"(?:(?:[:=→►>–-]|\.{{2,}}|…|est\s+de|est\s+fix[ée]\s+[àa])+[ \t]*\(?{_N}"
    r"|[:=]?[ \t]*\n[ \t]*(?P<j>\d{1,3})[ \t]*(?=\n|$)"
    rf"|{_FIGURE})"
)
_MEMBERS = (
    r"(?:membres?|conseill[eè]re?s?|[ée]lu\w*|d[ée]l[ée]gu[ée]\w*|si[èe]ges?|administrateurs?)"
    r"(?:\s+(?:du\s+conseil|du\s+comit[ée]|municipaux|communautaires?|syndicaux|titulaires|"
    r"d[ée]partementaux|r[ée]gionaux|municipal|m[ée]tropolitains|syndical|du\s+bureau|"
    r"d'administration|composant\s+le\s+conseil(?:\s+municipal)?))*"
)
_LABELS = {
    "effectif": (
        r"(?:nombre\s+(?:total\s+|l[ée]gal\s+)?(?:de\s+|"
        rf"des\s+))?(?:{_MEMBERS}\s+)?(?:l[ée]galement\s+)?en\s+(?:exercice|fonctions?)",
        r"effectif(?:\s+(?:l[ée]gal|total|du\s+conseil(?:\s+municipal)?))?",
        rf"nombre\s+(?:l[ée]gal\s+)?(?:de\s+|des\s+){_MEMBERS}(?!\s+(?:pr[éèêe]sent|absent|ayant|vot|"
        r"repr[éèêe]sent|excus|en\s+exercice))",
        r"nombre\s+de\s+conseillers\s+[ée]lus",
        r"(?:membres\s+)?aff[ée]rents\s+au\s+conseil(?:\s+\w+)?",
    ),
    "presents": (
        r"(?:nombre\s+(?:de\s+|"
        rf"des\s+))?(?:{_MEMBERS}\s+)?pr[éèêe]sent{_S}(?:\s+[àa]\s+la\s+s[ée]ance|\s+physiquement|"
        r"\s+(?:participant|prenant\s+part)\s+au\s+vote)?",
        r"nombre\s+de\s+pr[ée]sences",
    ),
    "procurations": (
        rf"(?:nombre\s+(?:de\s+|des\s+))?(?:{_MEMBERS}\s+)?(?:absent{_S}\s+)?(?:excus[ée]{_S}\s+)?(?:et\s+)?repr[éèêe]sent[ée]{_S}",
        r"(?:nombre\s+(?:de\s+|des\s+|"
        rf"d')?)?(?:{_MEMBERS}\s+)?(?:absents?\s+)?(?:ayant\s+donn[ée]\s+)?(?:pouvoirs?|"
        r"procurations?|mandats\s+de\s+vote)(?:\s+(?:donn[ée]s?|re[çc]us?))?",
        r"(?:votants?|vote)\s+par\s+procuration",
    ),
    "absents": (
        rf"(?:nombre\s+(?:de\s+|des\s+|d'))?(?:{_MEMBERS}\s+)?(?:absent{_S}|"
        rf"excus[ée]{_S})(?:\s*(?:et|ou|/|,)?\s*(?:excus[ée]{_S}|absent{_S}|"
        rf"non\s+repr[éèêe]sent[ée]{_S}))*",
    ),
    "votants": (
        rf"(?:nombre\s+(?:de\s+|des\s+))?(?:{_MEMBERS}\s+)?votant{_S}",
        r"(?:nombre\s+de\s+)?suffrages?\s+exprim[ée]s?",
        rf"(?:nombre\s+de\s+)?(?:{_MEMBERS}\s+)?(?:qui\s+ont|ayant)\s+pris\s+part\s+(?:au\s+vote|"
        r"[àa]\s+la\s+d[ée]lib[ée]ration|aux?\s+\w+)",
    ),
    "quorum": (r"quorum(?:\s+(?:requis|minimum|n[ée]cessaire|atteint|l[ée]gal|fix[ée]\s+[àa]))?",),
}
_BEFORE = {
    "effectif": rf"{_N}[ \t]+(?:{_MEMBERS}\s+)?(?:l[ée]galement\s+)?en\s+exercice",
    "presents": rf"{_N}[ \t]+(?:{_MEMBERS}\s+)?(?:[ée]tai(?:en)?t\s+)?pr[éèêe]sent{_S}\b",
    "procurations": rf"{_N}[ \t]+(?:pouvoirs|procurations?|"
    rf"(?:{_MEMBERS}\s+)?absents?\s+repr[éèêe]sent[ée]{_S})\b",
    "absents": rf"{_N}[ \t]+(?:{_MEMBERS}\s+)?(?:absent{_S}|excus[ée]{_S})\b",
    "votants": rf"{_N}[ \t]+(?:{_MEMBERS}\s+)?votant{_S}\b",
}
_SENTENCES = {
    "procurations": (
        rf"dont\s+{_N}\s+(?:(?:{_MEMBERS}\s+)?(?:absents?\s+)?repr[éèêe]sent[ée]{_S}|pouvoirs?|"
        r"procurations?|(?:ayant|ont)\s+donn[ée])",
    ),
    "effectif": (
        rf"(?:compos[ée]|compte|comprend)\s+(?:de\s+)?{_N}\s+(?:membres|conseillers|[ée]lus|"
        r"d[ée]l[ée]gu[ée]s)",
        rf"{_N}\s+(?:membres|conseillers)\s+(?:composant|que\s+compte|dont\s+se\s+compose)",
    ),
}
_AFTER_RE = {
    name: [re.compile(rf"(?<![\w-])(?:{label}){_GAP}", re.I) for label in labels]
    for name, labels in _LABELS.items()
}
_BEFORE_RE = {
    name: re.compile(rf"(?<![\w/.,-]){pattern}", re.I) for name, pattern in _BEFORE.items()
}
_SENTENCE_RE = {
    name: [re.compile(rf"(?<!\w){pattern}", re.I) for pattern in patterns]
    for name, patterns in _SENTENCES.items()
}
_COLUMNS = re.compile(
    r"(?P<legal>aff[ée]rents|composant\s+le\s+conseil|l[ée]gal)|(?P<effectif>en\s+exercice)|"
    r"(?P<presents>pr[éèêe]sent\w*)|"
    r"(?P<procurations>procurations?|pouvoirs?|repr[éèêe]sent[ée]\w*)|(?P<absents>absent\w*|"
    r"excus\w*)|"
    r"(?P<votants>pris\s+part|votant\w*|suffrages?\s+exprim[ée]s)|(?P<quorum>quorum)|"
    r"(?P<autre>pour\b|contre\b|abstention)",
    re.I,
)
_FIGURES = re.compile(r"^\s*\d{1,3}(?:[\t ]+\d{1,3}){1,6}\s*$")
_DOUBT = re.compile(r"\s+(?:ou|puis|à|/)\s+\d", re.I)


_LEGAL = re.compile(
    rf"effectif\s+l[ée]gal\s+(?:du\s+conseil\s+municipal\s+)?(?:de|est\s+de|:)\s*{_N}", re.I
)


@dataclass
class Comptes:
    """Stated counts, None when not stated, and doubts in French."""

    valeurs: dict[str, int] = field(default_factory=dict)
    douteux: set[str] = field(default_factory=set)
    phrases: set[str] = field(default_factory=set)
    """Counts that a sentence gives: names, when there are some, are a better source."""

    def get(self, name: str) -> int | None:
        """Return a count, or None when the header does not state it."""
        return self.valeurs.get(name)


def read_counts(lignes: tuple[Ligne, ...]) -> Comptes:
    """Return the counts stated in the lines of a header."""
    texte = "".join(("\n" if line.vide_avant else "") + line.texte + "\n" for line in lignes)
    texte = re.sub(r"[«»\"]\s?|\s?»", "", texte)
    found = Comptes()
    for name, value in _table(lignes).items():
        found.valeurs.setdefault(name, value)
    for name, patterns in _AFTER_RE.items():
        _first(found, name, patterns, texte)
    labelled = set(found.valeurs)
    for name, pattern in _BEFORE_RE.items():
        _first(found, name, [pattern], texte)
    for name, patterns in _SENTENCE_RE.items():
        _first(found, name, patterns, texte)
    found.phrases = set(found.valeurs) - labelled
    return found


def legal_members(lignes: tuple[Ligne, ...]) -> int | None:
    """Return the "effectif légal" that a sentence gives, wherever it stands."""
    match = _LEGAL.search(" ".join(line.texte for line in lignes))
    return number(match["m"] or match["n"]) if match else None


def _first(found: Comptes, name: str, patterns: list[re.Pattern[str]], texte: str) -> None:
    if name in found.valeurs:
        return
    matches = [m for m in (pattern.search(texte) for pattern in patterns) if m]
    if not matches:
        return
    # "Conseillers élus : 15 / En fonction : 14": members in office come first wherever they stand.
    match = matches[0] if name == "effectif" else min(matches, key=lambda m: m.start())
    groups = match.groupdict()
    value = number(groups.get("m") or groups.get("n") or groups.get("j") or groups.get("k") or "")
    if value is None or value > 400:
        return
    found.valeurs[name] = value
    if _DOUBT.match(texte, match.end()):
        found.douteux.add(name)


def _table(lignes: tuple[Ligne, ...]) -> dict[str, int]:
    """Read a row of figures with the column titles that stand in the lines above it."""
    for index, line in enumerate(lignes[:120]):
        if not _FIGURES.match(line.texte):
            continue
        values = [int(v) for v in line.texte.split()]
        for depth in range(1, 7):
            above = lignes[max(0, index - depth) : index]
            titles = _titles(above)
            if len(titles) == len(values) and set(titles) - {"autre"}:
                found = dict(zip(titles, values, strict=True))
                found.pop("autre", None)
                legal = found.pop("legal", None)
                if legal is not None and "effectif" not in found:
                    found["effectif"] = legal
                return found
    return {}


def _titles(lines: tuple[Ligne, ...]) -> list[str]:
    """Return the kinds of the columns from left to right; each kind once."""
    rows = [line.texte.split("\t") for line in lines]
    width = max((len(row) for row in rows), default=0)
    if width > 1:
        columns = [" ".join(row[i] for row in rows if len(row) == width) for i in range(width)]
        kinds = [m.lastgroup for c in columns if (m := _COLUMNS.search(c))]
        known = [kind for kind in kinds if kind != "autre"]
        if len(known) == len(set(known)) and known:
            return [kind or "" for kind in kinds]
    text = " ".join(line.texte for line in lines)
    return list(dict.fromkeys(m.lastgroup or "" for m in _COLUMNS.finditer(text)))
