"""Who says it: the council, or a commission, the law, the past, a proposal.

The same words ("à l'unanimité") say what a commission thought, what the council did last year,
what the law requires, or that a point joins the agenda. `judge` looks at the sentence and gives
the reason why a mention is not the vote of the act, or None when it is.
"""

from __future__ import annotations

import re
from typing import Literal

from .fold import turns
from .sentences import sentence_end, sentence_start

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

CONSEIL = re.compile(
    turns(
        r"le c[o0]nse[il1]{2}(?! (?:d'(?:ecole|etat|exploitation)|citoyen|constit\w+|scientif\w+"
        r"|national"
        r"|econom\w+|superieur|des\s|de (?:surveill|develop|quartier|classe|discip|prud|l'ordre|vie"
        r"|fabrique)))"
        r"(?: (?:mun\w{0,3}c\w{1,4}l|communautaire|metropolitain|departemental|regional|syndical"
        r"|general"
        r"|d'administration|d'agglomeration|communal|territorial|de \w+))?",
        r"l'assemblee(?! (?:generale|nationale))",
        r"l'organe deliberant",
        r"le comite(?! (?:des |d'|social|techn|consult|local|directeur"
        r"|de (?:jumel|pilot|suivi|quart)))"
        r"(?: syndical)?",
        r"le bureau",
        r"la commission permanente",
        r"les (?:membres|conseillers|elus|delegues)(?: (?:municipaux|communautaires"
        r"|du c\w+(?: \w+)?))?",
        r"(?:la|cette|la presente) (?:deliberation|proposition|motion|decision|resolution)",
        r"(?:accord|approbation|adoption|avis favorable) (?:du (?:conseil|comite|bureau)|de"
        r" l'assemblee|de la commission permanente)",
    )
)
FORMULE = re.compile(
    turns(
        r"apres (?:en )?(?:avoir )?(?:en )?(?:[a-z']+ ){0,4}?del[il1]ber\w*",
        r"apres en avoir debattu|ayant delibere|et en avoir delibere|delibere(?=\s*[,:])",
        r"ou[iy]e? (?:l'|cet )expose|apres (?:avoir )?(?:entendu|ou[iy]e?)|ainsi informe",
        r"apres (?:discussion|debat|echanges?)|apres (?:avoir )?vote|le quorum etant",
        r"mise?s? aux voix|passe au vote|procede au vote|soumise?s? au vote",
    )
)
_DATIF = re.compile(
    r"(?:inform|rappel|indiqu|propos|demand|precis|expos|soumet|invit|avis|annonc|expliqu|present"
    r"|signal"
    r"|remerci|permett|consult|saisi)\w*\s+(?:a\s+|au\s+|aux\s+)?$"
    r"|\b(?:que|si|lorsque|dont|qu'a|par|autorise\s+par)\s+(?:a\s+|au\s+|aux\s+)?$"
)
"""Before "le conseil": the council is told or asked, it is not the subject."""
TIERS = re.compile(
    turns(
        r"commissions?(?! permanente)|c\.?l\.?e\.?c\.?t|comites?(?! syndical)|cst|ct|chsct|cap"
        r"|c\.?a\.?o",
        r"assemblee (?:generale|nationale)|jury|associations?|syndicats?|municipalite|parlement"
        r"|senat",
        r"conseil (?:d'ecole|d'administration|de surveillance|des sages|citoyen|de quartier"
        r"|des jeunes"
        r"|scientifique|communautaire)",
        r"bureau|comite syndical|communaute de communes|departement|prefet\w*|autres communes",
        r"communes (?:membres|de (?:la )?\w+)|copropriete|actionnaires|riverains|habitants|parents",
        r"collectivites membres",
    )
)
_AVIS = re.compile(
    turns(
        r"(?:avis|accord|vote) (?:unanime(?:ment)? )?(?:favorable|defavorable|conforme|positif"
        r"|consultatif)"
    )
)
_THIRD_VOTED = re.compile(
    r"(?:"
    + TIERS.pattern
    + r")[^.\n]{0,80}?\b(?:a|ont|avait)\s+(?:\w+\s+){0,2}?(?:emis|vot\w+|rendu|donne|adopt\w+"
    r"|valid\w+|approuv\w+)"
    r"|\bavis\s+(?:favorable|defavorable)"
)
_PASSE = re.compile(
    turns(
        r"(?:par|dans|vu|suivant|selon) (?:une |la |sa |leur |cette )?deliberations? (?:n\W|\w+ )*?"
        r"(?:du|en date|le|n\W|\d)",
        r"(?:lors|au cours|dans) (?:de )?(?:la|sa|leur|une|notre|le|d'une|son) (?:derniere "
        r"|precedente )?"
        r"(?:seance|reunion|conseil)",
        r"avait|avaient|deja|precedemment|en date du|l'an(?:nee)? (?:derniere?|passee?)|reunie?s? "
        r"le",
        r"du \d{1,2}(?:er)? \w+ \d{4},? (?:le )?(?:conseil|comite|bureau)|pour memoire",
        whole=False,
    )
)
_PROCES_VERBAL = re.compile(r"compte[\s-]*rendu|proces[\s-]*verba|\bp\.?v\.?\b|derniere\s+seance")
_POINT = r"(?:rapport|point|sujet|question|deliberation|dossier)s?"
_CHANGE = (
    r"(?:ajout|rajout|inscri[rtp]|modif|retir|supplementaire|complementaire|additionnel|porter"
    r"|adjonction)"
)
AGENDA = re.compile(
    rf"{_CHANGE}.{{0,120}}?ordre\s+du\s+jour|ordre\s+du\s+jour.{{0,120}}?{_CHANGE}|"
    + turns(
        rf"(?:inscription|ajout|rajout) (?:de (?:ce|cette|ces)|du|d'un|de \w+) (?:\w+ )?{_POINT}",
        rf"(?:ajouter|rajouter|inscrire) (?:ce|cette|ces|un|une|deux|trois|le"
        rf"|les) (?:\w+ )?{_POINT}",
    ),
    re.DOTALL,
)
_SECRETAIRE = re.compile(r"secretaires?(?!\s+(?:de\s+mairie|general\w*|medic\w*))|huis[\s-]clos")
_PROCEDURE = re.compile(
    r"(?:ne\s+pas|voter|scrutin|proceder|recourir|renoncer).{0,60}?"
    r"(?:scrutin\s+secret|bulletins?\s+secrets?|main\s+levee|scrutin\s+public|vote\s+secret)",
    re.DOTALL,
)
REGLE = re.compile(
    turns(
        r"peut|peuvent|pourra|pourront|doit|doivent|devra|faut|sauf|si le conseil|sont prises|est "
        r"prise",
        r"sont adoptees a|statue(?:nt)? a|sont elus (?:au|parmi)|est elu (?:au|parmi)|l'election a",
        r"il est (?:elu|procede)|au scrutin de liste|se prononce a|delibere(?:nt)? (?:valablement "
        r")?a la",
        r"conformement|en application|necessite|requis\w*|exige\w*",
    )
)
_POUVOIR = re.compile(r"\b(?:peut|pourra|doit)\b")
_AMENDEMENT = re.compile(r"\b(?:sous-)?amendements?\b|question\s+prealable|motion\s+d'ajournement")
VISA = re.compile(r"\s*(?:[-•*]\s*)?(?:vu|considerant|attendu|sur\s+avis|visas?)\b")
_VISAS_DONE = re.compile(
    r"^\s*(?:[-•*]\s*)?(?:vu|considerant|attendu)\b.*[,;]\s*\n\s*(?=(?:les\s+conclusions|la\s+proposition|"
    r"le\s+(?:rapport|projet)|cette\s+prop|la\s+delib|l'ensemble|adopt|vote\s*:))",
    re.DOTALL,
)
"""Visas, and the line on which the decision then begins."""
_DEMANDE = re.compile(r"\b(?:il|vous)\s+est\s+(?:donc\s+)?(?:propose|demande)\b")
_PROPOSE = re.compile(r"\b(?:propos(?:e|ent|er|ition\s+de)|est\s+demande)\b.{0,160}$", re.DOTALL)


_PROPOSED_BY = re.compile(
    r"\bsur\s+(?:la\s+)?proposition\s+(?:de\s+la|de\s+l'|du|des|de)\s*[^.,;]{2,60}?(?:,|\bet\b)"
)
"""Who proposed: "Sur proposition du Bureau et à l'unanimité, le Conseil…" is the council's vote."""
_BY_OTHERS = re.compile(
    r"(?:[\w' ]{0,25}?\s|\s*)par\s+(?:les?|la|l')\s*(?:enseignants?|parents|habitants|riverains|"
    r"commission(?!\s+perm)|associations?|syndicats?|communes|agents|representants|membres\s+de\s+(?:la\s+commission|l'association))"
)


def subject(before: str) -> int:
    """Return where the council is last named as a subject in `before`, or -1."""
    last = -1
    for match in CONSEIL.finditer(before):
        if not _DATIF.search(before[max(0, match.start() - 40) : match.start()]):
            last = match.start()
    for match in FORMULE.finditer(before):
        last = max(last, match.start())
    return last


_COUNCILS = re.compile(
    r"(?:le\s+|du\s+|au\s+)?(?:conseil\s+(?P<qui>municipal|communautaire|departemental|regional"
    r"|metropolitain"
    r"|d'administration)|comite\s+(?P<comite>syndical))"
)


def mask_others(folded: str) -> str:
    """Return the text with the councils that it is not about made third parties, same length.

    An act of a conseil municipal may tell what the conseil communautaire decided: the council
    that is named most often is the one that speaks.
    """
    named: dict[str, int] = {}
    for match in _COUNCILS.finditer(folded):
        who = match.group("qui") or match.group("comite")
        named[who] = named.get(who, 0) + 1
    if len(named) < 2:
        return folded
    first, second = sorted(named.items(), key=lambda item: -item[1])[:2]
    if first[1] == second[1] and first[0] != "municipal" and second[0] != "municipal":
        return folded
    own = "municipal" if named.get("municipal") == first[1] else first[0]
    return _COUNCILS.sub(
        lambda m: (
            m.group()
            if own in m.groups()
            else "le syndicat".ljust(len(m.group()))[: len(m.group())]
        ),
        folded,
    )


# --- judgement ----------------------------------------------------------------------------------


def judge(folded: str, debut: int, fin: int, kind: str) -> tuple[Reason | None, bool]:
    """Return why the mention is not the vote of the act (or None), and whether it opens it.

    In: the folded text, the span of the mention and its kind (see `words.Kind`). The second value
    is True when the sentence names the council or opens with "après en avoir délibéré".
    """
    start = sentence_start(folded, debut)
    before = folded[start:debut]
    sentence = folded[start : sentence_end(folded, fin)]
    who = subject(before)
    ouvre = who >= 0
    if AGENDA.search(sentence):
        return "ordre_du_jour", ouvre
    lines = folded[max(start, folded.rfind("\n", 0, max(0, folded.rfind("\n", 0, debut)))) : debut]
    if _SECRETAIRE.search(lines + folded[debut : start + len(sentence)]):
        return "secretaire", ouvre
    if kind != "compte" and _PROCEDURE.search(sentence):
        return "procedure", ouvre
    reason = (
        _council(before, folded[start:fin], who, kind) if ouvre else _other(before, sentence, kind)
    )
    if reason is None and kind != "compte" and _BY_OTHERS.match(folded, fin):
        return "tiers", ouvre
    if reason is None and _AMENDEMENT.search(folded[max(start, debut - 160) : fin + 30]):
        reason = "amendement"
    return reason, ouvre


def _council(before: str, said: str, who: int, kind: str) -> Reason | None:
    """Judge a sentence whose subject is the council."""
    tail = before[who:]
    if re.search(r"\bdeja\s+(?:\w+\s+){0,3}$", tail) or re.search(r"\bavai(?:t|ent)\b", tail):
        return "passe"
    if kind != "compte" and REGLE.search(tail) and _POUVOIR.search(tail):
        return "regle"
    if _reported(before, said, who):
        return "passe"
    third = TIERS.search(tail)
    if third and kind == "unanimite" and _AVIS.search(tail[max(0, third.start() - 60) :]):
        return None if re.search(r"[,;:]\s*(?:a\s+)?l?\s?'?$", tail) else "tiers"
    return None


def _other(before: str, sentence: str, kind: str) -> Reason | None:
    """Judge a sentence that does not name the council before the mention."""
    before = _VISAS_DONE.sub("", before)
    if VISA.match(before):
        return "visa"
    if re.search(r"\bdeja\s+(?:\w+\s+){0,3}$", before) or re.search(r"\bavai(?:t|ent)\b", before):
        return "passe"
    if kind != "compte" and REGLE.search(before):
        return "regle"
    if _PROPOSE.search(before) and (kind in ("verbe", "prend_acte") or _DEMANDE.search(before)):
        return "proposition"
    if _PROCES_VERBAL.search(sentence):
        return None
    if _PASSE.search(before):
        return "passe"
    if kind == "compte":
        return "tiers" if _THIRD_VOTED.search(before) else None
    return "tiers" if TIERS.search(_PROPOSED_BY.sub(" ", before)) else None


_A_DECIDE = re.compile(r"\ba\s+(?:deja\s+)?(?:ete\s+)?\w+(?:e|i|t|u|is)e?s?\b")


def _reported(before: str, said: str, who: int) -> bool:
    """True for "Par délibération du 3 mai 2019, le conseil a approuvé…"."""
    head, tail = before[:who], said[who:]
    if _PROCES_VERBAL.search(before) or not _A_DECIDE.search(tail):
        return False
    return bool(_PASSE.search(head))
