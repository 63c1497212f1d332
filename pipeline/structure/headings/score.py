"""How much a line looks like a heading: its own cues, then the style it shares with others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from ..decisions import Anchor
from ..rows import Body
from .candidates import Candidate, Style
from .numbers import UPPER, follows
from .patterns import DOCUMENT_TITLE, EXPOSE, FORMALITY, NON_DECISION, OBJET, TITLE_NOUN

Groups = dict[Style, list[Candidate]]

BASE = -2.0
DOMINATED = -1.2
VOTE_BELOW = 0.9
HEADS_TEXT = 1.2
SHAPE = {
    "mot": 2.5,
    "code": 2.0,
    "num": 1.8,
    "arabe": 1.0,
    "romain": 1.0,
    "sous": 0.3,
    "lettre": 0.2,
    "puce": -0.6,
}


def score_candidates(
    body: Body, candidates: list[Candidate], anchors: list[Anchor]
) -> Style | None:
    """Fill `score` of every candidate; return the dominant style of the document, if any."""
    groups = _groups(candidates)
    priors = style_priors(groups, anchors, len(body.rows))
    dominant = dominant_style(groups, priors)
    votes = {anchor.debut for anchor in anchors if anchor.fort}
    for candidate in candidates:
        candidate.solide = BASE + own_score(body, candidate)
        if candidate.fin in votes and TITLE_NOUN.match(candidate.plat):
            candidate.solide += VOTE_BELOW
        candidate.score = candidate.solide + priors.get(candidate.style, 0.0)
        if dominant is not None and candidate.style != dominant:
            candidate.domine = candidate.numero is None and not candidate.objet
            candidate.score += DOMINATED if candidate.domine and not candidate.information else 0.0
    return dominant


def own_score(body: Body, candidate: Candidate) -> float:
    """Sum the cues of one candidate: number, layout, words, what comes next."""
    row = body.rows[candidate.debut]
    plat = candidate.plat
    score = SHAPE[candidate.numero.forme] if candidate.numero else 0.0
    if candidate.numero and candidate.numero.sep == "":
        score -= 0.2
    score += 2.0 if candidate.objet else 0.0
    score += 1.0 if row.capitales else 0.0
    score += 1.2 if row.gras and body.gras < 0.5 else 0.0
    score += 0.8 if row.taille > 1.08 else 0.0
    score += 0.5 if row.blanc or row.haut else -0.3
    score += 0.9 if TITLE_NOUN.match(plat) or NON_DECISION.match(plat) else 0.0
    score += 0.3 if candidate.fin - candidate.debut <= 2 else -0.5
    score -= 1.0 if candidate.titre[:1].islower() else 0.0
    score -= 3.0 if FORMALITY.match(plat) else 0.0
    score -= 1.5 if row.tableau else 0.0
    score -= 1.0 if plat.startswith(("le ", "la ", "les ", "l'", "un ", "une ", "annexe")) else 0.0
    point = candidate.numero is not None and NON_DECISION.match(plat)
    title = candidate.debut < 12 and not point and DOCUMENT_TITLE.match(plat)
    score -= 4.0 if title else 0.0
    if candidate.numero and candidate.numero.forme == "puce":
        score -= _listed(body, candidate)
    score -= 0.6 if "€" in candidate.titre or len(candidate.titre) < 5 else 0.0
    score -= 1.0 if len(candidate.titre) > 260 else 0.0
    last = body.rows[candidate.fin - 1].texte.rstrip()
    score -= 0.8 if last.endswith((";", "?", "!")) else 0.2 if last.endswith((".", ",")) else 0.0
    if candidate.fin < len(body.rows):
        following = body.rows[candidate.fin]
        score += 0.3 if following.blanc else 0.0
        if EXPOSE.match(following.plat) or OBJET.match(following.plat):
            score += 1.0
    return score


def _listed(body: Body, candidate: Candidate) -> float:
    """How much a bullet looks like the element of a list rather than a heading."""
    malus = 1.5 if body.rows[candidate.fin - 1].texte.rstrip().endswith((",", ";")) else 0.0
    around = (candidate.debut - 1, candidate.fin)
    bullets = [
        index
        for index in around
        if 0 <= index < len(body.rows) and _BULLETED.match(body.rows[index].texte)
    ]
    if bullets or malus:
        return malus + (1.0 if bullets else 0.0)
    return -HEADS_TEXT if _heads_text(body, candidate) else 0.0


def _heads_text(body: Body, candidate: Candidate) -> bool:
    """Whether a bullet stands short between two paragraphs, as a title does."""
    row, fin = body.rows[candidate.fin - 1], candidate.fin
    if fin >= len(body.rows) or row.remplissage > 0.7 or row.texte.rstrip().endswith("."):
        return False
    closed = row.blanc or (
        candidate.debut > 0 and body.rows[candidate.debut - 1].texte.rstrip()[-1:] in ".!?)"
    )
    return closed and body.rows[fin].texte[:1].isupper()


_BULLETED = re.compile(r"\s*(?:[•●▪■◆♦►▶➢➔→✓✔❖]|[-*]\s)")


def _groups(candidates: list[Candidate]) -> Groups:
    groups: Groups = defaultdict(list)
    for candidate in candidates:
        groups[candidate.style].append(candidate)
    return groups


def style_priors(groups: Groups, anchors: list[Anchor], rows: int) -> dict[Style, float]:
    """Judge each style of heading in the document by how it alternates with decisions.

    The headings of the items are those between which exactly one decision falls; articles of a
    regulation, lists of delegations and sub-points have none.
    """
    starts = [anchor.debut for anchor in anchors]
    priors: dict[Style, float] = {}
    for style, group in groups.items():
        if len(group) < 2:
            continue
        edges = [candidate.debut for candidate in group] + [rows]
        counts = [
            bisect_left(starts, after) - bisect_left(starts, before)
            for before, after in zip(edges, edges[1:], strict=False)
        ]
        covered = sum(count > 0 for count in counts)
        prior = 2.0 * (covered / len(group) - 0.35)
        prior += 1.5 * (covered / len(starts) - 0.3) if starts else 0.0
        prior += _steps(group) - 0.3 if style.forme not in ("", "puce") else 0.0
        priors[style] = max(-2.0, min(3.0, prior)) * min(1.0, len(group) / 3)
    return priors


def _steps(group: list[Candidate]) -> float:
    """The share of neighbours whose numbers follow each other."""
    steps = sum(
        bool(a.numero and b.numero and follows(a.numero, b.numero))
        for a, b in zip(group, group[1:], strict=False)
    )
    return steps / (len(group) - 1)


def dominant_style(groups: Groups, priors: dict[Style, float]) -> Style | None:
    """The style, if any, that plainly heads the items: it meets the votes, its numbers follow.

    Without a number it must stand out by its look, and meet nearly all the votes.
    """
    best: tuple[float, Style | None] = (1.2, None)
    for style, group in groups.items():
        if len(group) < 4:
            continue
        if style.forme in UPPER:
            regular = _steps(group) >= 0.7
        else:
            regular = style.objet or (
                style.forme == "" and any(style.look[:2]) and priors[style] >= 1.5
            )
        if regular and priors[style] > best[0]:
            best = (priors[style], style)
    return best[1]
