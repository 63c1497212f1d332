"""The shapes of numbers before a title, from the most to the least specific.

mot: "Délibération n° 12", "Rapport n° 101"; code: "2022-45", "DEL2025-63", "20230605 1";
num: "N° 3"; sous: "6.3"; arabe: "1.", "8/", "3 -"; romain: "III -"; lettre: "A."; puce: "➢".
"""

from __future__ import annotations

import re

WORD = (
    r"(?:deliberations?|delib|(?:d\.?c\.?[cms]\.?|d[bce]l)(?=\s*n\s?[°o])|rapports?|points?"
    r"|questions?|affaires?|dossiers?|sujets?|decision)"
)
N = r"(?:n\s?[°*]\s?\.?\s?|no\s(?=\d)|no(?=\d)|numero\s|num\.\s?|\#)"
SEP = r"(?:\s*[-:.)/|]+\s*|\s+)"
YEAR = r"(?:19|20)\d{2}"
PREFIX = "(?:del|delib|dcm|dcc|dl|d|cm|cc|cs|bc|bs|cp|ca|db|de|dc|as|r|acte)"

KEYS = {
    "mot": r"(?:[a-z]{1,6}[-_./ ]?)?\d[\d\w]*(?:\s?[-_./]\s?\w*\d+\w{0,2})*",
    "code": rf"""
          \d{{2}}\s?\.\s?\d{{2,4}}\s?\.\s?(?=[ivx])x{{0,3}}(?:ix|iv|v?i{{0,3}})(?![a-z])
        | {PREFIX}[-_.\ ]?\d{{2,8}}(?:\s?[-_./]\s?\w?\d+)*[a-z]?
        | [a-z]{{1,4}}[-_]{YEAR}[-_]\d{{1,4}}
        | {YEAR}\s?[-_./]\s?(?:[a-z]{{1,5}}\s?[-_./]\s?)?
          \d{{1,4}}(?:\s?[-_./]\s?\d{{1,4}})?\s?[a-z]?
        | {YEAR}[-_/\ ]\d{{2}}[-_/\ ]+n\s?°\s?\d{{1,3}}
        | {YEAR}\s\d{{2}}\s\d{{2,3}}(?=\s\D)
        | {YEAR}\d{{4}}\s?[-_./\ ]\s?\d{{1,3}}[a-z]?
        | {YEAR}[a-z]{{1,4}}\d{{1,4}}
        | \d{{1,4}}\s?[-_/]\s?(?:[a-z]{{1,5}}\s?[-_/]\s?)?{YEAR}
        | \d{{2}}\s?[-_/.]\s?\d{{2,4}}(?:\s?[-_/.]\s?\d{{1,3}})?
        | \d{{6}}\s?[-_\ ]\s?\d{{1,3}}""",
    "num": r"\d{1,3}(?:\s?bis|\s?ter)?",
    "sous": r"\d{1,2}(?:\.\d{1,2}){1,2}",
    "arabe": r"\d{1,3}(?:\s?bis|\s?ter|[a-f](?=\W)|\.[a-h](?=\s*[-:)]))?",
    "romain": r"(?=[ivxl])x{0,3}(?:ix|iv|v?i{0,3})(?:bis)?",
    "lettre": "[a-z]",
}
SEPARATORS = {
    "mot": rf"(?:{SEP}|$)",
    "code": rf"(?:{SEP}|$)",
    "num": rf"(?:{SEP}|$)",
    "sous": r"(?:\.?[-:)/]?\s+|[-:)/]\s*)",
    "arabe": r"""(?:\s?(?:[.)/°]|\s?[-:](?=\D))+\s*|\s{1,12}(?=[a-z"'«(]))""",
    "romain": r"""(?:\s?[.)/\-:°]+\s*|\s+(?=[a-z"«]))""",
    "lettre": r"(?:\s?[.)/°]\s*|\s?[-:]\s+)",
    "puce": r"(?:[•●▪■◆♦►▶➢➔→✓✔❖o*§-]\s+)",
}
BEFORE = {"mot": rf"{WORD}\s*(?:{N}|:\s*)?\s*", "code": f"{N}?", "num": N}
SHAPES = ("mot", "code", "num", "sous", "arabe", "romain", "lettre", "puce")


def _shape(name: str) -> str:
    key = f"(?P<cle_{name}>{KEYS[name]})" if name in KEYS else ""
    return f"(?P<{name}>{BEFORE.get(name, '')}{key}(?P<sep_{name}>{SEPARATORS[name]}))"


NUMBERED = re.compile(
    r"^\W{0,3}\s*(?:" + "|".join(_shape(name) for name in SHAPES) + ")", re.VERBOSE
)
"""Groups: the shape's name, `cle_<shape>` its key, `sep_<shape>` its separator."""

DATE_LIKE = re.compile(r"^\W*\d{1,2}[/. ](?:\d{1,2}|[a-z]{3,9})[/. ](?:19|20)?\d{2}\b")
CLOCK_LIKE = re.compile(r"^\W*\d{1,2}\s?(?:h|heures?)\b")
