"""The agenda at the start, the list of délibérations at the end: they announce or recall the
items, they are not items.

A title that stands two or three times in a document (agenda, body, final list) is an item once:
where it has a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from .decisions import Anchor
from .headings.candidates import Candidate
from .headings.numbers import read_number
from .headings.patterns import NOT_A_TITLE
from .headings.titles import clean_title
from .rows import Body, fold

OPENING = re.compile(
    r"^\W*(?:\w{1,4}\s?[-.)/]\s*)?(?:rappel\s+de\s+l'|l')?ordre\s+du\s+jour\b[^.]{0,60}:?\s*$|^\W*(?:sommaire|"
    r"points?\s+a\s+l'ordre\s+du\s+jour|table\s+des\s+matieres|questions?\s+inscrites?\s+a\s+l'ordre\s+du\s+jour)\W*$"
    r"|\bordre\s+du\s+jour\s+(?:suivant|est\s+le\s+suivant|comporte|appelle)[^.]{0,60}:?\s*$"
    r"|\ba\s+l'ordre\s+du\s+jour\s*:\s*$"
)
CLOSING = re.compile(
    r"^\W*(?:deliberations?(?:\s+(?:de\s+la\s+seance|adoptees|prises|examinees|du\s+\d.*))?|"
    r"(?:liste|recapitulatif|recapitulation|tableau|table|rappel|releve)\s+(?:\w+\s+){0,2}"
    r"(?:des\s+deliberations|thematique|chronologique).{0,60}|"
    r"numeros?\s+d'ordre\s+des\s+deliberations.{0,40})\W*$"
)
ATTENDANCE = re.compile(
    r"^\W*(?:l'an\s+(?:deux|20)|(?:etaient?\s+|sont\s+)?presente?s?\b|(?:membres|conseillers)\s+presents|"
    r"absente?s?\b|excuse|secretaire\s+de\s+(?:la\s+)?seance|date\s+de\s+(?:la\s+)?convocation)"
)
_SPEAKER = re.compile(r"^\W*rapporte(?:ur|use|ure)s?\s*:")
_WORD = re.compile("deliberation|ordre|thematique|chronologique")
LONGEST = 120
SAME = 86.0


@dataclass(slots=True)
class Agenda:
    """The titles announced, and the rows that no item may use."""

    titres: list[str]
    exclus: list[tuple[int, int]]

    def excludes(self, row: int) -> bool:
        """Whether `row` stands in the agenda or in the final list."""
        return any(debut <= row < fin for debut, fin in self.exclus)


def key(texte: str) -> str:
    """What is compared of a title: its first words, folded, without its number."""
    plat = fold(texte)
    return re.sub(r"[^a-z0-9]+", " ", plat).strip()[:90]


def same_title(first: str, second: str) -> bool:
    """Whether two keys are one title (one may be the beginning of the other)."""
    if not first or not second or first[:2] != second[:2]:
        return False
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= 14 and longer.startswith(shorter):
        return True
    return ratio(shorter, longer, score_cutoff=SAME) > 0


def find_agenda(body: Body, candidates: list[Candidate], anchors: list[Anchor]) -> Agenda:
    """Find the lists that announce or recall the items of a document."""
    keys = [key(candidate.titre) for candidate in candidates]
    agenda = Agenda([], [])
    _opening(body, candidates, keys, anchors, agenda)
    _closing(body, candidates, keys, agenda)
    return agenda


def _opening(
    body: Body,
    candidates: list[Candidate],
    keys: list[str],
    anchors: list[Anchor],
    agenda: Agenda,
) -> None:
    limit = max(60, len(body.rows) // 3)
    for index, row in enumerate(body.rows[:limit]):
        if "ordre" not in row.plat and "sommaire" not in row.plat and "matieres" not in row.plat:
            continue
        if not OPENING.search(row.plat):
            continue
        titres, fin = _list_after(body, index + 1, anchors)
        later = [k for c, k in zip(candidates, keys, strict=True) if c.debut >= fin]
        recur = sum(any(same_title(key(t), k) for k in later) for t in titres)
        if titres and (recur >= 0.4 * len(titres) or recur >= 3):
            agenda.titres.extend(titres)
            agenda.exclus.append((index, fin))
            return


def _list_after(body: Body, start: int, anchors: list[Anchor]) -> tuple[list[str], int]:
    """Read the titles of a list that begins at row `start`; return them and where it ends."""
    decided = {anchor.debut for anchor in anchors}
    level: tuple[str, str] | None = None
    titres: list[str] = []
    keys: list[str] = []
    fin = start
    for index in range(start, min(len(body.rows), start + LONGEST)):
        row = body.rows[index]
        numero = read_number(row.texte, row.plat)
        titre = clean_title(row.texte[numero.fin :] if numero else row.texte)
        mark = key(titre)
        if index in decided or any(same_title(mark, other) for other in keys if len(mark) > 3):
            break
        if numero is None and _SPEAKER.match(row.plat):
            fin = index + 1
            continue
        if NOT_A_TITLE.match(row.plat) and numero is None and (row.blanc or len(titres) == 0):
            break
        if numero is None and ATTENDANCE.match(row.plat):
            break
        if numero is not None and (numero.forme, numero.texte) == level:
            break  # the first number again: the points themselves begin
        if not titres and numero is not None and numero.texte:
            level = (numero.forme, numero.texte)
        fresh = numero is not None or row.blanc or not titres or not titre[:1].islower()
        if numero is None and titres and not row.blanc and _wrapped(body, index):
            fresh = False
        if fresh:
            titres.append(titre)
            keys.append(mark)
        else:
            titres[-1] = f"{titres[-1]} {titre}"
            keys[-1] = key(titres[-1])
        fin = index + 1
    return titres, fin


def _wrapped(body: Body, index: int) -> bool:
    """Whether a row of a list continues the row before."""
    before = body.rows[index - 1]
    return before.remplissage > 0.85 or body.rows[index].texte[:1].islower()


def _closing(body: Body, candidates: list[Candidate], keys: list[str], agenda: Agenda) -> None:
    """A final list: a run of titles without text, most of which stood before."""
    third = len(body.rows) * 2 // 3
    for index, row in enumerate(body.rows):
        if index < third or len(row.plat) > 110 or not _WORD.search(row.plat):
            continue
        if not CLOSING.match(row.plat):
            continue
        after = [k for c, k in zip(candidates, keys, strict=True) if c.debut > index]
        before = [k for c, k in zip(candidates, keys, strict=True) if c.debut < index]
        recur = sum(any(same_title(a, b) for b in before) for a in after)
        if after and recur >= 0.5 * len(after):
            agenda.exclus.append((index, len(body.rows)))
            return
    _runs(candidates, keys, agenda)


def _runs(candidates: list[Candidate], keys: list[str], agenda: Agenda) -> None:
    """Runs of three titles or more with nothing between them, which recur elsewhere."""
    run: list[int] = []
    for index in range(len(candidates) + 1):
        closed = index == len(candidates) or (
            run and candidates[index].debut - candidates[run[-1]].fin > 0
        )
        if closed and run:
            # "9 – Domaines", "9.1 – Communes", "Délibération n° 49" are levels, not a list
            levels = {candidates[i].style.forme for i in run}
            listed = len(run) >= 3 and len(levels) < len(run)
            if listed and not agenda.excludes(candidates[run[0]].debut):
                outside = [
                    k
                    for i, k in enumerate(keys)
                    if not run[0] <= i <= run[-1] and not agenda.excludes(candidates[i].debut)
                ]
                recur = [i for i in run if any(same_title(keys[i], k) for k in outside)]
                if len(recur) >= 0.6 * len(run):
                    _exclude_run(candidates, run, agenda)
            run = []
        if index < len(candidates):
            run.append(index)


def _exclude_run(candidates: list[Candidate], run: list[int], agenda: Agenda) -> None:
    """Set a list apart, without its last title when the items begin right there."""
    agenda.titres.extend(candidates[i].titre for i in run)
    agenda.exclus.append((candidates[run[0]].debut, candidates[run[-1]].debut + 1))


def announce(candidates: list[Candidate], agenda: Agenda) -> None:
    """Give each candidate the agenda title that announces it, if any."""
    announced = [(titre, key(titre)) for titre in agenda.titres]
    for candidate in candidates:
        mark = key(candidate.titre)
        for titre, other in announced:
            if same_title(mark, other):
                candidate.annonce = titre
                break
