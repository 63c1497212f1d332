"""The automatic list numbers of Word, which exist only in the numbering part.

Source: ECMA-376 part 1, §17.9 (`w:abstractNum`, `w:lvl`, `w:lvlText`, `w:numFmt`, `w:start`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format, its text with %1…%9, its first value."""

    kind: str
    text: str
    start: int


class Numbering:
    """Counts the list paragraphs of one document, in order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """Take the root elements of `numbering.xml` and `styles.xml`, or None."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[str] = set()
        self._styles: dict[str, tuple[str | None, int | None, str | None]] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_numbering(self, root: Any) -> None:
        for abstract in root.findall(f"{W}abstractNum"):
            levels = {}
            for level in abstract.findall(f"{W}lvl"):
                made = _level(level)
                levels[_int(level.get(f"{W}ilvl"), 0)] = made
            self._levels[abstract.get(f"{W}abstractNumId") or ""] = levels
        for num in root.findall(f"{W}num"):
            number = num.get(f"{W}numId") or ""
            self._abstract[number] = _val(num.find(f"{W}abstractNumId")) or ""
            starts: dict[int, int] = {}
            for override in num.findall(f"{W}lvlOverride"):
                start = _val(override.find(f"{W}startOverride"))
                if start is not None:
                    starts[_int(override.get(f"{W}ilvl"), 0)] = _int(start, 1)
            self._restarts[number] = starts

    def _read_styles(self, root: Any) -> None:
        for style in root.findall(f"{W}style"):
            found = style.find(f"{W}pPr/{W}numPr")
            number = level = None
            if found is not None:
                number = _val(found.find(f"{W}numId"))
                level = _int(_val(found.find(f"{W}ilvl")), 0)
            parent = _val(style.find(f"{W}basedOn"))
            self._styles[style.get(f"{W}styleId") or ""] = (number, level, parent)

    def label(self, properties: Any | None) -> str:
        """Return the label of the paragraph whose `w:pPr` is given ("3.", "a)", "•"), or ""."""
        number, level = self._find(properties)
        if number is None or number == "0":
            return ""
        abstract = self._abstract.get(number)
        levels = self._levels.get(abstract or "", {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract or "", {})
        if number not in self._seen:
            self._seen.add(number)
            for at, start in self._restarts.get(number, {}).items():
                counts[at] = start - 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        for above in range(level):
            if above in levels:
                counts.setdefault(above, levels[above].start)
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        return _render(levels, counts, level)

    def _find(self, properties: Any | None) -> tuple[str | None, int]:
        if properties is None:
            return None, 0
        own = properties.find(f"{W}numPr")
        if own is not None:
            number = _val(own.find(f"{W}numId"))
            if number is not None:
                return number, _int(_val(own.find(f"{W}ilvl")), 0)
        style = _val(properties.find(f"{W}pStyle"))
        for _ in range(10):
            if style is None or style not in self._styles:
                return None, 0
            number, level, parent = self._styles[style]
            if number is not None:
                return number, level or 0
            style = parent
        return None, 0


def _level(element: Any) -> Level:
    return Level(
        kind=_val(element.find(f"{W}numFmt")) or "decimal",
        text=_val(element.find(f"{W}lvlText")) or "",
        start=_int(_val(element.find(f"{W}start")), 1),
    )


def _render(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    if levels[level].kind == "bullet":
        return "-" if levels[level].text in ("-", "–", "—", "\uf02d") else "•"
    text = levels[level].text
    for at in range(9):
        if f"%{at + 1}" in text:
            kind = levels[at].kind if at in levels else "decimal"
            text = text.replace(f"%{at + 1}", format_number(counts.get(at, 1), kind))
    return text.strip()


def format_number(value: int, kind: str) -> str:
    """Write a list number: decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, ordinal."""
    if kind in ("lowerLetter", "upperLetter"):
        value = max(value, 1) - 1
        text = chr(ord("a") + value % 26) * (value // 26 + 1)
        return text if kind == "lowerLetter" else text.upper()
    if kind in ("lowerRoman", "upperRoman"):
        text = _roman(value)
        return text.lower() if kind == "lowerRoman" else text
    if kind == "decimalZero":
        return f"{value:02d}"
    if kind == "ordinal":
        return "1er" if value == 1 else f"{value}e"
    if kind == "none":
        return ""
    return str(value)


def _roman(value: int) -> str:
    out = ""
    for number, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        while value >= number:
            out += letters
            value -= number
    return out


def _val(element: Any | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _int(value: str | None, default: int) -> int:
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default
