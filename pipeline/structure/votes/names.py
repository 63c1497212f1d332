"""Who voted how: the names beside a count, and those who took no part."""

from __future__ import annotations

import re

_NOM = r"[A-ZÉÈÊÀÂÎÔÛÇËÏÜŒ][\w'’.-]*"
_PARTICULE = r"(?:de|du|des|la|le|d'|d’|van|von|el|ben|da|dos)"
_PERSONNE = re.compile(
    rf"(?:(?:M\.|Mr\.?|Mme\.?|Mlle|Monsieur|Madame|Mademoiselle|MM\.?|Mmes|Messieurs|Mesdames"
    rf"|Me)\s+)?"
    rf"{_NOM}(?:[ -]{{1,2}}(?:{_PARTICULE}\s+)?{_NOM})*"
)
_FONCTION = re.compile(r"^(?:le|la|l['’])\s*(?:Maire|Président\w*|Adjoint\w*)", re.IGNORECASE)
_FAUX = frozenset(
    [
        "pour",
        "contre",
        "abstention",
        "abstentions",
        "abst",
        "groupe",
        "liste",
        "vote",
        "votes",
        "voix",
        "unanimité",
        "procuration",
        "pouvoir",
        "conseil",
        "article",
        "non",
        "oui",
        "votants",
        "nppv",
        "néant",
    ]
)


def split_names(texte: str) -> tuple[str, ...]:
    """Return the persons of a list ("M. X, Mme Y et Z"), as written, titles kept.

    Parenthesised remarks ("procuration à …") are dropped; groups ("groupe Y") are not persons.
    """
    texte = re.sub(r"\([^()]*\)", " ", texte)
    texte = re.sub(
        r"\b(?:ayant|par|avec)?\s*(?:procuration|pouvoir)s?\s+(?:à|a|de|pour)\b", ",", texte
    )
    found: list[str] = []
    for piece in re.split(r"\s*(?:[,;/\n•]|\bet\b|\bainsi que\b|\s[-–]\s)\s*", texte):
        piece = piece.strip(" .:-–)(\t")
        match = _PERSONNE.match(piece)
        if not match and re.match(
            r"(?i)(?:m\.|mme|monsieur|madame|le|la)\s+(?:le |la )?(?:maire|président)", piece
        ):
            found.append(" ".join(piece.split()[:3]))
            continue
        if not match:
            continue
        name = " ".join(match.group().split()).rstrip(".,")
        low = name.lower()
        if low.split()[0] in _FAUX or len(name) < 2 or low in ("m", "mme", "mm"):
            continue
        if re.match(r"(?:Monsieur|Madame|M\.|Mme)$", name):
            name = " ".join(piece.split()[:3])
        found.append(name)
    return tuple(dict.fromkeys(found))


_APRES = re.compile(
    r"(?:\s*voix)?\s*(?:\((?P<par>[^()]*(?:\([^()]*\)[^()]*)*)\)|[:–-]\s*(?P<ligne>[^\n]{3,400})"
    r"|(?:de|d['’])\s*(?P<de>[^\n.;]{3,200})|,?\s+(?P<nu>(?:M\.|Mr|Mme|MM\.?|Mmes|Monsieur|Madame"
    r"|Messieurs)\s[^\n.;]{2,200}))"
)
_STOP = re.compile(
    r"(?i)(?:\d+\s*(?:voix|votes?|pour|contre|abst)|\b(?:votes?\s+)?(?:pour|contre"
    r"|abstentions?)\s*[:=]|\bne prend|\b(?:ont|a) voté|\bdécide|\bapprouve|\badopt)"
)


def names_after(texte: str, fin: int) -> tuple[str, ...]:
    """Return the persons named right after a count that ends at `fin`."""
    match = _APRES.match(texte, fin)
    if not match:
        return ()
    inside = next(g for g in match.groups() if g is not None)
    if match.group("par") is None:
        stop = _STOP.search(inside)
        inside = inside[: stop.start()] if stop else inside
        if not re.search(r"\b(?:M\.|Mr|Mme|MM|Monsieur|Madame|Messieurs|[A-ZÉÈ]{3,})", inside):
            return ()
    return split_names(re.sub(r"^\s*(?:dont|soit|de|d['’])\s+", "", inside))


_SUJET = (
    r"(?P<noms>(?:(?:MM?\.|Mr\.?|Mmes?\.?|Mlle|[Mm]onsieur|[Mm]adame|[Mm]essieurs"
    r"|[Mm]esdames)\s[^.;\n]{2,160}?"
    r"|(?<![\w'’])(?:[Ll]e|[Ll]a)\s+(?:[Mm]aire|[Pp]résidente?)))"
    r"(?:\s*,[^,.;\n]{2,70},|\s*\([^()\n]{2,60}\)|\s*,)?\s+(?:qui\s+)?(?:ont\s+indiqué\s+)?"
)
_VERBES = {
    "abstention": (
        r"(?:s['’]\s?abst(?:ient|iennent|enant)|s['’](?:est|étant|étaient|était)\s+abstenue?s?"
        r"|se\s+sont\s+abstenue?s?)"
    ),
    "contre": r"(?:vote(?:nt)?|(?:a|ont)\s+voté|votant|se\s+prononcent?)\s+contre",
    "pour": r"(?:vote(?:nt)?|(?:a|ont)\s+voté)\s+pour",
    "nppv": (
        r"(?:(?:intéressée?s?|concernée?s?)[^.;\n]{0,60}?)?(?:(?:ne\s+|n['’])(?:prend|prennent"
        r"|prenant|ayant|a|ont|participe|participent|participant|prendra|prendront)\s+pas\s+"
        r"(?:pris\s+)?(?:part|participé)?(?:\s*(?:au|à|aux)\s+(?:ce\s+)?(?:l[ae']\s*)?(?:vote|débat"
        r"|délibération)\w*)?"
        r"|(?:quitte|quittent|a\s+quitté|ont\s+quitté|ayant\s+quitté|sort|sortent|est\s+sortie?"
        r"|sont\s+sortis|se\s+retire|se\s+retirent)\s+"
        r"(?:de\s+)?(?:la\s+)?(?:salle|séance)?)"
    ),
}
_PHRASES = {cat: re.compile(_SUJET + verb) for cat, verb in _VERBES.items()}
_INVERSE = {
    "nppv": re.compile(
        r"(?i)(?:ne\s+pren(?:d|nent)\s+pas\s+part(?:\s+au\s+vote)?|n['’](?:a"
        r"|ont)\s+pas\s+(?:pris\s+part|participé)(?:\s+au\s+vote)?|"
        r"ne\s+particip(?:e|ent)\s+pas(?:\s+au\s+vote)?|NPPV|non[- ]participation"
        r"|non[- "
        r"]votants?)\s*(?:\(s\))?\s*:\s*(?:\d+\s*(?:voix)?)?\s*[(:–-]?\s*(?P<noms>[^\n)]{3,300})"
    ),
    "contre": re.compile(r"(?:ont|a)\s+voté\s+contre\s*:\s*(?P<noms>[^\n]{3,300})", re.IGNORECASE),
    "abstention": re.compile(
        r"(?:se\s+sont\s+abstenue?s?|s['’]est\s+abstenue?"
        r"|s['’]abstien\w+)\s*:\s*(?P<noms>[^\n]{3,300})",
        re.IGNORECASE,
    ),
}


# Words one of which a category needs: without them its patterns, which are slow, are not searched.
_NEEDED = {
    "abstention": ("bst",),
    "contre": ("contre",),
    "pour": ("pour",),
    "nppv": ("particip", "part ", "part\n", "part.", "quitt", "sort", "retir", "nppv", "votant"),
}


def named_voters(texte: str) -> dict[str, tuple[str, ...]]:
    """Return the persons that sentences name: who abstains, votes against, takes no part."""
    found: dict[str, list[str]] = {cat: [] for cat in _VERBES}
    lowered = texte.lower()
    said = {cat for cat, words in _NEEDED.items() if any(word in lowered for word in words)}
    for patterns in (_PHRASES, _INVERSE):
        for cat, pattern in patterns.items():
            if cat not in said:
                continue
            for match in pattern.finditer(texte):
                part = match.group("noms")
                stop = _STOP.search(part)
                found[cat] += split_names(part[: stop.start()] if stop else part)
    return {cat: _distinct(names) for cat, names in found.items()}


def _distinct(names: list[str]) -> tuple[str, ...]:
    """Drop those named twice ("Monsieur le Maire", then "le Maire")."""
    kept: dict[str, str] = {}
    for name in names:
        bare = _CIVILITE.sub("", name).lower()
        kept.setdefault(bare, name)
    return tuple(kept.values())


_CIVILITE = re.compile(r"^(?:M\.|Mr\.?|Mme\.?|Mlle|Monsieur|Madame|monsieur|madame)\s+")


__all__ = ["named_voters", "names_after", "split_names"]
