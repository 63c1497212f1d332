"""The parts of an act: header, title, exposé, visas, considérants, dispositif, vote, signature.

An act is read line by line: each line may carry a cue ("Vu le code…", "DÉCIDE", "Pour extrait
conforme"), and a line without cue continues the part before it. The order of the parts is the
usual one but not imposed: some acts give their considérants before their visas, and minutes have
a vote in the middle of the exposé.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..records import Part, PartNature
from .rapporteur import rapporteur
from .votes.fold import fold

__all__ = ["rapporteur", "split"]

_BULLET = r"[\s\-•*➢✓✔►▪■◆·>»«\uf000-\uf0ff]*"

_CUES: tuple[tuple[PartNature, str], ...] = (
    (
        "signature",
        r"(?:pour\s+(?:extrait|copie|ampliation|expedition)\s+(?:certifie\s+)?conforme"
        r"|certifie\s+(?:conforme|executoire)"
        r"|(?:pour\s+)?extrait\s+(?:certifie\s+)?conforme|(?:ainsi\s+)?fait\s+(?:et\s+delibere"
        r"|a\s+\w|les?\s+jours?|en\s+(?:mairie|seance))"
        r"|(?:et\s+)?(?:ont\s+signe|suivent\s+les\s+signatures|au\s+registre\s+(?:sont|suivent))"
        r"|acte\s+rendu\s+executoire"
        r"|(?:le|la)\s+(?:maire|presidente?|secretaire)(?:\s+de\s+seance)?\s*[,:]?\s*$"
        r"|delais?\s+et\s+voies?\s+de\s+recours"
        r"|la\s+presente\s+(?:deliberation|decision)\s+peut\s+faire\s+l'objet"
        r"|le\s+maire\s+(?:certifie|informe\s+que\s+la\s+presente)"
        r"|signe\s+(?:electroniquement|par)|pour\s+le\s+(?:maire|president)\b"
        r"|la\s+seance\s+est\s+levee"
        r"|transmis[e]?\s+(?:en|a\s+la)\s+(?:sous-)?prefecture|publiee?\s+(?:le|et)\b"
        r"|delibere\s+en\s+seance,?\s+les\s+jours?)",
    ),
    ("annexe", r"annexes?(?:\s*(?:n\W|\d|[ivx]+\b|[a-z]\b|:|-|a\s+la\s+deliberation)|\s*$)"),
    (
        "vote",
        r"(?:(?:resultats?\s+(?:du|des)\s+)?votes?\s*(?:[:=\t]|pour\b|contre\b|-\s)"
        r"|(?:votes?\s+)?(?:pour|contre|abstentions?(?:\(s\))?|votants"
        r"|suffrages\s+exprimes)\s*(?:\(s\))?\s*[:=\t]\s*\S{0,12}"
        r"|(?:adoptee?|rejetee?|approuvee?)\s*(?:$|[.:(]|a\s+l|par\s+\d|\d)|(?:deliberation|motion"
        r"|rapport)\s+adoptee?|mise?\s+aux\s+voix|(?:a\s+l')?unanimite\b\W*$"
        r"|a\s+l'unanimite\s*(?:des\s[^,;]*)?[.]?\s*$|le\s+conseil\s+(?:\w+\s+)?adopte\b"
        r"|\d{1,3}\s+(?:(?:voix|votes?)\s+)?(?:pour|contre|abs\w*)\b[^a-z]{0,30}(?:$|\d|et\b)"
        r"|pas\s+de\s+vote)",
    ),
    (
        "visas",
        r"(?:vu(?:e|s)?\s|vu\s*:|visas?\s*:?\s*$|sur\s+(?:le\s+)?(?:rapport|proposition|avis)\s+d"
        r"|ou[iy]e?\s+(?:l|cet)|(?:apres\s+avoir\s+)?entendu\s+(?:l|le))",
    ),
    ("considerants", r"(?:considerant|attendu\s+que|etant\s+(?:donne|precise)\s+que|constatant\s)"),
    (
        "dispositif",
        r"(?:(?:le|la|l')\s*(?:conseil|assemblee|comite|bureau"
        r"|commission\s+permanente)(?:\s+\w+){0,3}?[,\s:;]*(?:apres|a\s+l'unanimite"
        r"|a\s+la\s+majorite|par\s+\d|decide|approuve|autorise|prend\s+acte|adopte|fixe|accepte"
        r"|valide|donne|emet|designe|ainsi\s+informe|ayant|entendu|delibere|[,:;]\s*$)"
        r"|(?:les\s+membres|l'assemblee|le\s+conseil)\b(?![^.\n]*\bque\b)[^.\n]{0,80}\b(?:decid"
        r"|approuv|autoris|accept|valid)(?:e|ent)\b"
        r"|apres\s+(?:en\s+)?(?:avoir\s+)?(?:\w+\s+){0,3}deliber|apres\s+(?:en\s+)?avoir\s+deliber"
        r"|ceci\s+expose"
        r"|(?:il\s+est\s+(?:donc\s+)?(?:propose|demande)|en\s+consequence|je\s+vous\s+propose"
        r"|il\s+vous\s+est\s+(?:propose|demande))\b"
        r"|(?:d\s?e\s?c\s?i\s?d\s?e|d\s?e\s?l\s?i\s?b\s?e\s?r\s?e|a\s?p\s?p\s?r\s?o\s?u\s?v\s?e"
        r"|a\s?u\s?t\s?o\s?r\s?i\s?s\s?e|adopte|accepte|valide|fixe|emet|designe|donne\s+(?:son|un"
        r"|pouvoir|mandat|delegation|acte)|prend\s+acte|sollicite|charge\s+(?:m|l)|dit\s+que"
        r"|precise\s+que|constate|decident)\b"
        r"|article\s+(?:\d+|premier|unique|[ivx]+)\b)",
    ),
)
_PATTERNS = tuple((nature, re.compile(rf"{_BULLET}(?:{pattern})")) for nature, pattern in _CUES)

_ENTETE = re.compile(
    r"(?:extrait\s+d|registre\s+des|seance\s+(?:publique\s+|ordinaire\s+)?d[ue]|departement\b"
    r"|republique|arrondissement|canton|commune\s+de|communaute|mairie|ville\s+de"
    r"|l'an\s+deux|nombre\s+d|en\s+exercice|presents?\b|absents?\b|excuses?\b"
    r"|(?:date\s+de\s+(?:la\s+)?)?convo|procurations?\b|pouvoirs?\b|votants|quorum|secretaire"
    r"|etaient|ont\s+donne|president|sous\s+la\s+presidence"
    r"|n\W?\s?\d|deliberation\s+n|proces[\s-]verbal|compte[\s-]rendu|affich|direction|service"
    r"|s'est\s+reuni|dument\s+convoque|representes?\b|absente?s?\s+ayant)"
)
_OBJET = re.compile(
    r"\s*(?:objet|intitule|titre|question|rapport|point|affaire"
    r"|ordre\s+du\s+jour)\s*(?:n\W?\s?\d+\s*)?[:\-–]"
)
_EXPOSE = re.compile(
    r"(?:monsieur|madame|m\.|mme|mr|mlle|le\s+maire|la\s+maire|le\s+president|la\s+presidente"
    r"|rapporteure?|expose|presentation|le\s+rapporteur|sur\s+(?:le\s+)?rapport)\b"
)


def _lines(texte: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in texte.splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _is_title(line: str, folded: str) -> bool:
    """A title is "Objet : …", a numbered heading or a line in capitals that is not a cue."""
    letters = [c for c in line if c.isalpha()]
    if len(letters) < 6 or folded.rstrip().endswith((";", ",")):
        return False
    capitals = sum(c.isupper() for c in letters) / len(letters)
    return bool(_OBJET.match(folded)) or capitals > 0.8


_DECIDES = re.compile(
    r"\b(?:le\s+conseil|l'assemblee|le\s+comite|le\s+bureau)\b[^.\n]{0,90}"
    r"\b(?:decid|approuv|autoris|accept|valid|adopt|retien|fix|attribu|accord)(?:e|ent|t|nent)\b"
)
"""A visa that leads to the decision on one line ("Sur proposition du Maire, le Conseil décide")."""


def _cue(folded: str) -> PartNature | None:
    for nature, pattern in _PATTERNS:
        if pattern.match(folded):
            return "dispositif" if nature == "visas" and _DECIDES.search(folded) else nature
    return None


def split(texte: str) -> tuple[Part, ...]:
    """Return the parts of an act as consecutive spans that cover `texte` from end to end.

    In: the text of one item or act, header included or not. Out: parts in order, without overlap;
    the same nature may come back. An empty text has no part. A proposal ("Il est proposé au
    conseil :") followed by its points counts as dispositif: it is what the council adopts.
    """
    folded = fold(texte)
    spans: list[tuple[int, int, PartNature]] = []
    current: PartNature = "entete" if _has_header(folded) else "titre"
    for start, end in _lines(texte):
        line, low = texte[start:end], folded[start:end]
        if low.strip():
            current = _next(current, line, low, folded[end : end + 160])
        spans.append((start, end, current))
    return _merge(spans)


_TAMPON = re.compile(
    r"\s*(?:accuse\s+de\s+reception|acte\s+certifie|(?:envoi|envoye|recu"
    r"|reception)\w*\s+(?:en\s+)?(?:sous-)?prefecture|id\s*:|date\s+de\s+(?:tele|recep)"
    r"|\d{3}-\d{9}-|affiche\s+le)"
)


_DECISION = re.compile(
    r"\s*(?:apres\s+(?:en\s+)?avoir|(?:le\s+conseil|l'assemblee)[^.]{0,60}deliber)"
)


def _next(current: PartNature, line: str, low: str, after: str) -> PartNature:
    """Return the part of a line, given the part of the line before."""
    if _TAMPON.match(low):
        return current
    cue = _cue(low)
    if current == "annexe":
        # an annex shown before the decision: minutes do so
        return "dispositif" if cue == "dispositif" and _DECISION.match(low) else "annexe"
    if current == "entete":
        return _after_header(cue, line, low, after)
    if cue and _doubtful(cue, current, line, low):
        cue = None
    if current == "signature":
        again = cue == "dispositif" and _DECISION.match(low)
        return cue if cue and (cue == "annexe" or again) else "signature"
    if current == "dispositif" and cue == "considerants":
        return "dispositif"
    if cue:
        return cue
    if current == "titre":
        title = _is_title(line, low) or not (low.strip()[:1].islower() or _prose(low))
        return "titre" if title else "expose"
    if current == "vote":
        return "vote" if len(low.strip()) < 60 or low.strip().startswith("(") else "expose"
    return current


_EXPOSER = re.compile(
    r"\b(?:rapport|expos|present|rappel|inform|indiqu|propos|donne\s+(?:lecture|la\s+parole))"
)


def _after_header(cue: PartNature | None, line: str, low: str, after: str) -> PartNature:
    """Return the part of a line that follows the header: still the header, unless it says else."""
    stripped = low.strip()
    if _OBJET.match(low):
        return "titre"
    if cue in ("visas", "considerants", "dispositif") and not _ENTETE.match(stripped):
        return cue
    if _EXPOSE.match(stripped) and _EXPOSER.search(stripped):
        return "expose"
    if _is_title(line, low) and not _ENTETE.search(stripped) and _prose(after):
        return "titre"
    return "entete"


def _doubtful(cue: PartNature, current: PartNature, line: str, low: str) -> bool:
    """True when the cue means something else in this place."""
    if cue == "signature" and current in ("expose", "titre"):
        return not re.search(r"conforme|executoire|fait\s+et", low)
    if cue == "annexe":
        return not _is_annex_title(line)
    return cue == "vote" and current == "titre" and _is_title(line, low)


def _is_annex_title(line: str) -> bool:
    return len(line.strip()) < 90 and line.strip()[:1].isupper()


def _prose(after: str) -> bool:
    """True when what follows reads as sentences: the title is over, or the body begins."""
    return (
        len(re.findall(r"\b(?:le|la|les|de|du|des|est|a|que|qui|et|pour|dans|par)\b", after)) >= 4
    )


def _has_header(folded: str) -> bool:
    found = {
        m.group()[:8] for line in folded[:1500].split("\n") if (m := _ENTETE.match(line.strip()))
    }
    return len(found) >= 3


def _merge(spans: list[tuple[int, int, PartNature]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for start, end, nature in spans:
        if parts and parts[-1].nature == nature:
            parts[-1] = Part(nature=nature, debut=parts[-1].debut, fin=end)
        else:
            parts.append(Part(nature=nature, debut=start, fin=end))
    return tuple(parts)
