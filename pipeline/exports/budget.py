"""BUDGET_ANNEE and BUDGET_NOM of a budget act (matière 7.1), from its objet, else from its text.

The two columns go together (SCDL): one that is not stated, or an act about several budgets, leaves
both empty.
"""

from __future__ import annotations

import re

from ..records import Deliberation
from .checks import fold

MATIERES = ("7.1",)
"""Matières whose act is about a budget."""

_YEAR = r"(20\d\d)"
_NUMBERED = re.compile(
    rf"n ?[°o]? ?\d{{1,2}} ?[/-] ?{_YEAR}\b|\bdm ?\d{{0,2}} ?[/-] ?{_YEAR}\b", re.I
)
_EXERCISE = re.compile(rf"\bexercices? (?:budg[ée]taires? )?{_YEAR}(?: ?[-/] ?{_YEAR})?\b", re.I)
_BUDGET = re.compile(
    rf"\b(?:budgets?|bp|ca|cfu|comptes?)\b[^.;\n]{{0,60}}?\b{_YEAR}(?: ?[-/] ?{_YEAR})?\b", re.I
)
_ALONE = re.compile(rf"(?<![\d/.-]){_YEAR}(?: ?[-/] ?{_YEAR})?(?![\d/.-])")
_DATE = re.compile(
    r"\b20\d\d-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]20\d\d\b|\b\d{1,2}(?:er)? [a-zéû]+ 20\d\d\b"
)

_LINK = r"(?:de la |de l['’]|du |des |de |d['’]|- |– |: )?"
_END = (
    r"(?=\s*(?:[,;:()«»\"”–—]|\s-\s|$|\b20\d\d|\bexercice\b|\bann[ée]e\b|\bd[ée]cision\b|"
    r"\bcompte\b|\bdm\b|\bet\b|"
    r"\bapprouv\w+|\bpar\b|\bpour\b|\bvote\b))"
)
_ANNEXE = re.compile(
    rf"\b(?:budgets? "
    rf")?annexes?[\s-]+{_LINK}[«\"“]?\s*([^\W\d_][^,;:()«»\"”\n–—]*?)\s*[»\"”]?{_END}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\bbudgets? (?:primitif |annexe )?{_LINK}[«\"“]?\s*((?:eau|assainissement|spanc|"
    rf"lotissement|ccas|cias|camping|"
    r"ordures|d[ée]chets|zone|za|zac|transports?|for[êe]t|bois|parkings?|stationnement|cuisine "
    r"centrale|caisse des [ée]coles|"
    r"locations?|logements?|commerces?|multi-?services?|photovolta[ïi]que|r[ée]seau de chaleur|"
    r"tourisme|port|th[ée][âa]tre|"
    rf"cin[ée]ma|abattoir|pompes fun[èe]bres|service des eaux|"
    rf"r[ée]gie)[^,;:()«»\"”\n–—]*?)\s*[»\"”]?{_END}",
    re.IGNORECASE,
)
_PRINCIPAL = re.compile(
    r"\b(?:budgets? (?:principal|g[ée]n[ée]ral|primitif|suppl[ée]mentaire|commun(?:al|e)|ville|"
    r"m14|m57|"
    r"de la (?:commune|ville|collectivit[ée]|communaut[ée])|du d[ée]partement)|"
    r"(?:compte|affectation|gestion|administratif|r[ée]sultat)s?\b[^.;]{0,30}\bprincipal)\b",
    re.IGNORECASE,
)


def budget_of(deliberation: Deliberation) -> tuple[str, str]:
    """Return BUDGET_ANNEE and BUDGET_NOM of a budget act, both empty when one is unknown."""
    if deliberation.matiere not in MATIERES or not deliberation.objet:
        return "", ""
    objet = deliberation.objet.replace("_", " ")
    text = " ".join(deliberation.texte.split())
    year = _year_of_objet(objet) or _year_of_text(text)
    name = _name(objet, strict=False)
    if name is None:
        return "", ""
    name = name or _name(text, strict=True) or ""
    return (year, name) if year and name else ("", "")


def _span(first: str, second: str | None) -> str:
    return f"{first}/{second}" if second and second > first else first


def _year_of_objet(objet: str) -> str:
    """The year that the objet states; "n° 4/2018" first, dates left out."""
    bare = _DATE.sub(" ", objet)
    if match := _NUMBERED.search(bare):
        return match[1] or match[2] or ""
    for pattern in (_EXERCISE, _BUDGET, _ALONE):
        if match := pattern.search(bare):
            return _span(match[1], match[2])
    return ""


def _year_of_text(text: str) -> str:
    """The only year that the text gives to a budget or an exercise."""
    bare = _DATE.sub(" ", text)
    for pattern in (_EXERCISE, _BUDGET):
        years = {_span(m[1], m[2]) for m in pattern.finditer(bare)}
        if years:
            return years.pop() if len(years) == 1 else ""
    return ""


def _name(text: str, *, strict: bool) -> str | None:
    """The budget that a text names: "" when it names none, None when it names several.

    `strict` reads a long text: it takes what comes back alone.
    """
    annexes = {_clean(m[1]) for p in (_ANNEXE, _NAMED) for m in p.finditer(text)}
    annexes = {a for a in annexes if not any(a != b and fold(a) in fold(b) for b in annexes)}
    principal = _PRINCIPAL.search(text) is not None
    if not strict and principal and not annexes and "annexe" in fold(text):
        return None
    if len(annexes) + principal > 1:
        primitive = re.search(r"(?i)budget primitif", text) and len(annexes) == 1
        return None if not primitive or strict else f"Budget annexe {annexes.pop()}"
    if annexes:
        return f"Budget annexe {annexes.pop()}"
    return "Budget principal" if principal else ""


def _clean(name: str) -> str:
    return " ".join(name.split()).strip(" -")
