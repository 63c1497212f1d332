"""Results said in words ("à l'unanimité", "Le Conseil prend acte") and what they are about.

The same words say what a commission thought, what the council did last year, what the law
requires, or that a point joins the agenda. `judge` looks at the sentence and gives the reason why
such a mention is not the vote of the act, or None when it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from . import patterns as p

Kind = Literal[
    "unanimite", "majorite", "rejete", "prend_acte", "adopte", "sans_vote", "elu", "verbe", "compte"
]
Reason = Literal[
    "tiers",
    "passe",
    "ordre_du_jour",
    "secretaire",
    "procedure",
    "regle",
    "proposition",
    "sondage",
    "amendement",
    "visa",
]


@dataclass(frozen=True)
class Mention:
    """Words that say a result; `ecarte` is why they are not the vote of the act."""

    kind: Kind
    debut: int
    fin: int
    ecarte: Reason | None = None
    ouvre: bool = False
    """True when its sentence opens a decision ("Après en avoir délibéré, le Conseil…")."""
    verbe: str | None = None


_BOUNDARY = re.compile(
    r"(?<=[a-z0-9)»%]{2})[.!?]\s+(?=[^a-z]|[a-z])|(?<=[a-z)])[;]\s*\n|\n[ \t]*\n|"
    r"\n(?=[ \t]*(?:[-*•➢✓✔►▪■◆>]|\W\s|vu\s|considerant|attendu|article|\d{1,2}\s*[/.)-]\s|decide|le\s+c[o0]nse|apres\s+))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:m|mm|mme|mmes|mr|art|n|no|st|ste|cf|al|etc|dr|me|l|r|d)|[ (][a-z])\.\s*$"
)


def sentence_start(folded: str, at: int, reach: int = 420) -> int:
    """Return where the sentence that holds `at` begins (a line that opens a paragraph counts)."""
    low = max(0, at - reach)
    start = low
    for match in _BOUNDARY.finditer(folded, low, at):
        if match.group().startswith(".") and _ABBREVIATION.search(
            folded[max(0, match.start() - 8) : match.start() + 1]
        ):
            continue
        start = match.end()
    line = folded.rfind("\n", low, at) + 1
    if line > start and _VOTE_LINE.match(folded, line) and _ended(folded[start:line]):
        return line
    return start


_VOTE_LINE = re.compile(
    r"[^a-z0-9]*(?:vot\w*|adopt\w+|resultats?|unanim\w+|a\s+l'unanim\w+|pour|contre|abst\w*|delibere\w*"
    r"|approuve\w*|decision|accord\w*|\d{1,3}\s+(?:voix|vot\w+|pour|contre|abst\w*))\b"
)


def _ended(before: str) -> bool:
    """True when the line before is not one that the margin has cut."""
    last = before.rstrip("\n").rsplit("\n", 1)[-1].strip()
    return len(last) < 85 or last[-1:] in ".:;!?)"


def sentence_end(folded: str, at: int, reach: int = 200) -> int:
    """Return where the sentence that holds `at` ends, at most `reach` further."""
    match = _BOUNDARY.search(folded, at, min(len(folded), at + reach))
    return match.start() if match else min(len(folded), at + reach)


def subject(before: str) -> int:
    """Return where the council is last named as a subject in `before`, or -1."""
    last = -1
    for match in p.CONSEIL.finditer(before):
        if not p.OBJET_INDIRECT.search(before[max(0, match.start() - 40) : match.start()]):
            last = match.start()
    for match in p.FORMULE.finditer(before):
        last = max(last, match.start())
    return last


def judge(folded: str, debut: int, fin: int, kind: Kind) -> tuple[Reason | None, bool]:
    """Return why the mention is not the vote of the act (or None), and whether it opens it."""
    start = sentence_start(folded, debut)
    before = folded[start:debut]
    sentence = before + folded[debut : sentence_end(folded, fin)]
    who = subject(before)
    ouvre = who >= 0
    if p.AGENDA.search(sentence):
        return "ordre_du_jour", ouvre
    if p.SECRETAIRE.search(sentence) and not re.search(
        r"secretaires?\s+(?:de\s+mairie|general)", sentence
    ):
        return "secretaire", ouvre
    if p.PROCEDURE.search(sentence) and kind != "compte":
        return "procedure", ouvre
    reason = _speaker(before, sentence, who, kind)
    if reason is None and p.AMENDEMENT.search(folded[max(start, debut - 160) : fin + 30]):
        reason = "amendement"
    return reason, ouvre


def _speaker(before: str, sentence: str, who: int, kind: Kind) -> Reason | None:
    """Tell a report, a rule or a proposal from a decision of the council."""
    tail = before[who:] if who >= 0 else before
    if re.search(r"\bdeja\s+(?:\w+\s+){0,3}$", before) or re.search(r"\bavai(?:t|ent)\b", tail):
        return "passe"
    if p.REGLE.search(tail) and (who < 0 or re.search(r"\b(?:peut|pourra|doit)\b", tail)):
        return "regle"
    if who >= 0:
        if _reported(before, who):
            return "passe"
        thirds = [m.start() for m in p.TIERS.finditer(tail)]
        if (
            thirds
            and p.AVIS.search(tail[thirds[0] - 60 if thirds[0] > 60 else 0 :])
            and kind == "unanimite"
        ):
            return "tiers" if not re.search(r"[,;:]\s*(?:a\s+)?l?\s?'?$", tail) else None
        return None
    if p.VISA.match(before) and before.strip():
        return "visa"
    if re.search(
        r"\b(?:il\s+(?:est|vous\s+est)\s+)?propos(?:e|ent|er|ition\s+de)\b.{0,160}$",
        before,
        re.DOTALL,
    ) and kind in ("verbe", "prend_acte"):
        return "proposition"
    verbal = p.PROCES_VERBAL.search(sentence)
    if p.PASSE.search(before) and not verbal:
        return "passe"
    if p.TIERS.search(before) and not verbal:
        return "tiers"
    return None


def _reported(before: str, who: int) -> bool:
    """True for "Par délibération du 3 mai 2019, le conseil a approuvé…"."""
    head, tail = before[:who], before[who:]
    if p.PROCES_VERBAL.search(before):
        return False
    if re.match(
        r"\s*(?:que\s+)?le\s+c\w+\s+\w+\s+a\s+(?:deja\s+)?\w+[eit]\b", tail
    ) and p.PASSE.search(head):
        return True
    return bool(re.search(r"\bpar\s+(?:\w+\s+)?deliberations?\b[^\n]{0,80}$", head)) and bool(
        re.search(r"\ba\s+\w+[eit]\b", tail)
    )


_UNAN_BEFORE = re.compile(
    r"(?:(?:vot\w*|resultats?|decisions?|adopt\w+|delibere\w*|pour|approuv\w+|decid\w+|accept\w+|valid\w+)"
    r"\s*[:=,.>-]?\s*|(?:^|\n)\W*|[(\t:,]\s*|\bavec\s+|\bpar\s+)$"
)
_UNAN_AFTER = re.compile(
    r"\s*(?:des|de\s+ses|de)\s+(?:\d+\s+|ses\s+)?"
    r"(?:membres|presents|votants|suffrages|voix|conseillers|elus|votes|personnes)"
)
_UNAN_NOT = re.compile(
    r"(?:\bpas|requiert|exige|quasi|recueillir|sauf)\W+(?:[a-z]+\s+){0,2}$"
    r"|\b(?:fait|recherche\w*|obtenir)\s+$"
)


def _unanimity(folded: str, match: re.Match[str]) -> bool:
    """Tell "à l'unanimité", "Vote : unanimité", "le conseil unanime" from other uses."""
    before = folded[max(0, match.start() - 40) : match.start()]
    if _UNAN_NOT.search(before):
        return False
    if match.group("mot").startswith("unanim") and re.match(
        r"unanim(?:e|es|ement)$", match.group("mot")
    ):
        return subject(folded[sentence_start(folded, match.start()) : match.start()]) >= 0
    lead = match.group()[: match.start("mot") - match.start()]
    return (
        lead[:1] in ("a", "@")
        or bool(_UNAN_BEFORE.search(before))
        or bool(_UNAN_AFTER.match(folded, match.end()))
    )


def mentions(folded: str) -> list[Mention]:
    """Return the results said in words, judged, in order."""
    found: list[Mention] = []
    for match in p.UNANIMITE.finditer(folded):
        if _unanimity(folded, match):
            _add(found, folded, "unanimite", match.start(), match.end())
    for match in p.MAJORITE.finditer(folded):
        if not p.MAJORITE_REGLE.match(folded, match.end() - 8) or _decided(folded, match):
            _add(found, folded, "majorite", match.start(), match.end())
    simple: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("rejete", p.REJET),
        ("prend_acte", p.PREND_ACTE),
        ("adopte", p.ADOPTE),
        ("sans_vote", p.SANS_VOTE),
        ("elu", p.ELU),
    )
    for kind, pattern in simple:
        for match in pattern.finditer(folded):
            _add(found, folded, kind, match.start(), match.end())
    return sorted(found, key=lambda m: m.debut)


def _decided(folded: str, match: re.Match[str]) -> bool:
    """True when "à la majorité absolue" is how the council decided, not what the law requires."""
    after = folded[match.end() : match.end() + 90]
    if re.match(r"[^.\n]{0,60}?\d+\s*(?:voix|pour|contre|abst)", after):
        return True
    before = folded[sentence_start(folded, match.start()) : match.start()]
    return subject(before) >= 0 and not re.search(r"\belu|\belection|scrutin", before + after)


def _add(found: list[Mention], folded: str, kind: Kind, debut: int, fin: int) -> None:
    reason, ouvre = judge(folded, debut, fin, kind)
    if kind == "prend_acte" and reason is None and not _is_act(folded, debut, ouvre):
        reason = "proposition"
    if kind == "elu" and reason is None and not _is_election(folded, debut, fin):
        reason = "regle"
    found.append(Mention(kind, debut, fin, reason, ouvre))


def _line_start(folded: str, at: int) -> bool:
    """True when only a bullet, a number or "Article 1 :" stands before `at` on its line."""
    line = folded[folded.rfind("\n", 0, at) + 1 : at]
    return bool(
        re.fullmatch(
            r"[^a-z0-9]*(?:(?:article\s+(?:\d+|premier|unique|[ivx]+)(?:\s?er)?|\d{1,2})\s*[°).:/-]*\s*|[a-zo]\s+)?[^a-z0-9]*",
            line,
        )
    )


def _is_act(folded: str, at: int, ouvre: bool) -> bool:
    return (
        ouvre
        or _line_start(folded, at)
        or bool(
            re.search(
                r"(?:conseil|assemblee|comite|bureau|commission|membres|elus)[^.\n]{0,80}$",
                folded[max(0, at - 110) : at],
            )
        )
        or bool(re.search(r"^\s*dont\s+acte", folded[at : at + 12]))
    )


def _is_election(folded: str, debut: int, fin: int) -> bool:
    """Leave out "le maire est élu au scrutin secret" and the past of those elected."""
    return not re.match(
        r"\s+(?:au\s+scrutin|parmi|par\s+(?:le|les)\s+(?:conseil|habitants)|pour\s+(?:la\s+duree|six|une\s+duree)|selon|dans\s+les\s+memes)",
        folded[fin : fin + 50],
    ) and not re.search(
        r"(?:l'?age|plus\s+age|candidat\w*|si)\s+(?:\w+\s+){0,3}$",
        folded[max(0, debut - 30) : debut],
    )


def decisions(texte: str, folded: str) -> list[Mention]:
    """Return the verbs of decision whose subject is the council, and those that open a line."""
    found: list[Mention] = []
    municipal = "conseil municipal" in folded
    for match in p.VERBE_CONSEIL.finditer(folded):
        verb = match.group("verbe")
        if texte[match.end() - 1] in "éÉ":
            continue  # a participle: "le conseil a approuvé"
        if municipal and re.search(
            _OTHER_COUNCILS, folded[max(0, match.start() - 90) : match.start()]
        ):
            continue
        negative = match.group().startswith("n")
        before = folded[max(0, match.start() - 90) : match.start()]
        subject_near = _subject_near(before)
        opens = (
            verb in p.FORTS
            and _line_start(folded, match.start())
            and _complement(folded, match.end())
        )
        if not (subject_near or opens) or re.search(
            r"\b(?:que|si|qu'il|lorsque|dont|qui|puisque)\s+$", before[-9:]
        ):
            continue
        reason, ouvre = judge(folded, match.start(), match.end(), "verbe")
        if subject_near and reason in ("tiers", "visa"):
            reason = (
                None
                if not p.VISA.match(folded[sentence_start(folded, match.start()) :][:20])
                else reason
            )
        if _asked(folded, match.start()):
            reason = "proposition"
        kind: Kind = (
            "rejete"
            if negative and re.match(r"\s+pas\b", folded[match.end() :][:6]) and verb in p.FORTS
            else "verbe"
        )
        if verb in ("rejette", "rejettent") and subject_near:
            kind = "rejete"
        found.append(Mention(kind, match.start(), match.end(), reason, ouvre or subject_near, verb))
    return found


_OTHER_COUNCILS = (
    r"conseil\s+(?:departemental|regional|communautaire|general|d'administration)[^.]{0,40}$"
    r"|(?:departement|region|etat|communaute\s+de\s+communes|syndicat)\s+$"
)
_SUBJECT_NEAR = re.compile(
    r"(?:(?<![a-z])(?:conseil|assemblee|comite|bureau|commission\s+permanente|membres|conseillers|elus|organe\s+deliberant|delibere\w*)"
    r"(?:\s+(?:mun\w+|com\w+|metr\w+|depart\w+|reg\w+|synd\w+|general|d'administration|de\s+\w+|du\s+\w+|deliberant|presents|a|en))*)"
    r"(?P<entre>[^.]{0,70}?)$"
)


def _subject_near(before: str) -> bool:
    """True when the council (or "après en avoir délibéré") is the subject just before a verb."""
    for match in _SUBJECT_NEAR.finditer(before):
        between = match.group("entre")
        if "\n\n" in between or re.search(
            r"\b(?:a|de|d'|doit|est|sont|peut|pour|afin|qu\w*|si|dont|invit\w+|va|avait|ne)\s*$",
            between[-8:],
        ):
            continue
        if re.search(
            r"\b(?:est|sont|doit|peut|a)\s+(?:invite|appele|sollicite|informe|amene)\w*|\bque\b",
            between,
        ):
            continue
        head = before[: match.start()]
        if re.search(
            r"(?:propos\w+|demand\w+|invit\w+|rappel\w+|inform\w+|indiqu\w+|soumet\w*)\s+(?:que\s+)?(?:a\s+|au\s+|aux\s+)?(?:l'|le\s+|les\s+)?$",
            head,
        ) or re.search(r"\b(?:au|du|aux|des)\s+$", head):
            continue
        return True
    return False


def _asked(folded: str, at: int) -> bool:
    """True in "il est proposé au conseil : - approuve…", "il vous est demandé de bien vouloir"."""
    before = folded[max(0, at - 220) : at]
    asked = [
        m.end()
        for m in re.finditer(
            r"(?:est\s+(?:donc\s+)?(?:propose|demande|invite)\w*|propose\s+(?:au|a\s+l|de|que|donc)|je\s+vous\s+(?:propose|demande|invite)|bien\s+vouloir|vous\s+prie|projet\s+de\s+deliberation)",
            before,
        )
    ]
    formula = [m.end() for m in p.FORMULE.finditer(before)]
    said = [m.start() for m in re.finditer(r"\ble\s+conseil\b[^.]{0,60}$", before)]
    return bool(asked) and max([*formula, *said, -1]) < asked[-1]


def _complement(folded: str, at: int) -> bool:
    """True when a verb that opens a line has the complement of a verb, not of a noun."""
    return bool(
        re.match(
            r"\s*(?:$|[:,;]|\n|d[e']|l[ea']|les|l'|un|une|que|qu'|a\s|au|aux|ce|cette|ces|son|sa|en\s|comme|ainsi|sous|avec|sans|pour|mons|mad|m\.|favor|y\s|tous|toutes|chaque|par\s)",
            folded[at:],
        )
    )
