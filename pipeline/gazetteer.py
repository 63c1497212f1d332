"""The collectivités of France: official names, codes, SIREN, population, members.

`gazetteer()` reads `data/gazetteer/` once (about 0.2 s) and answers look-ups by SIREN, by INSEE
code and by name. The tables are made by `outils/gazetteer.py`, where their source is named.

Rules used:

- a SIREN has nine digits, the last of which is a Luhn key; communes begin with 21, départements
  with 22, régions with 23, groupings with 24 or 20 (communes nouvelles have 20 too);
- the SIREN of a commune is usually 21 + its département + 0 + its number + key, but about one in
  six has another one, so the table is asked first and the rule serves to check only.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from .paths import DATA
from .records import Record

Nature = Literal[
    "commune",
    "commune_deleguee",
    "commune_associee",
    "arrondissement",
    "epci",
    "ept",
    "departement",
    "region",
    "collectivite",
]
COLUMNS = (
    "nature",
    "code",
    "nom",
    "cle",
    "siren",
    "departement",
    "region",
    "population",
    "epci",
    "rattachement",
    "codes_postaux",
    "anciens_codes",
)
_LIGATURES = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "Œ": "oe",
        "Æ": "ae",
        "ß": "ss",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
    }
)
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SAINT = re.compile(r"\b(st|ste|sts|stes)\b")
_SUR = re.compile(r"(?<=\w)[ -]?\bs/[ -]?", re.I)
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_ELISION = re.compile(r"\b(de la|de l|du|des|de|d|la|le|les|l|aux|au)\b ?")


_SHORT_KIND = re.compile(r"^(CC|CA|CU)(?=\s)")
LONG_KINDS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d'agglomération",
    "CU": "Communauté urbaine",
}
_KIND = re.compile(r"^Communauté (?:de communes|d'agglomération|urbaine) ")


class Collectivite(Record, frozen=True):
    """A collectivité of the gazetteer; `siren` and `population` when the source gives them."""

    nature: Nature
    code: str
    nom: str
    siren: str | None = None
    departement: str | None = None
    region: str | None = None
    population: int | None = None
    epci: str | None = None
    rattachement: str | None = None
    codes_postaux: tuple[str, ...] = ()
    anciens_codes: tuple[str, ...] = ()

    @property
    def nom_officiel(self) -> str:
        """The name as open data writes it ("Département de l'Orne", "Région Bretagne")."""
        if self.nature == "departement":
            return department_name(self)
        if self.nature == "region":
            return f"Région {self.nom}"
        return self.nom


@lru_cache(maxsize=32768)
def normalise(nom: str) -> str:
    """Return a name without case, accents, hyphens nor abbreviations of "saint" and "sur"."""
    text = _SUR.sub(" sur ", nom) if "/" in nom else nom
    text = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).lower()
    text = text.encode("ascii", "ignore").decode() if not text.isascii() else text
    text = _NOT_WORD.sub(" ", text).strip()
    return _SAINT.sub(lambda m: _SAINTS[m[1]], text) if "st" in text else text


def skeleton(nom: str) -> str:
    """Return a name without articles nor prepositions, to compare loosely written names."""
    return " ".join(_ELISION.sub("", normalise(nom)).split())


def _long_kind(match: re.Match[str]) -> str:
    return LONG_KINDS[match[1]]


def luhn(digits: str) -> bool:
    """Tell whether a SIREN or a SIRET has a right Luhn key."""
    if not digits.isdigit():
        return False
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + index % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def with_key(base: str) -> str:
    """Return the eight digits of a SIREN followed by their Luhn key."""
    return next(base + str(key) for key in range(10) if luhn(base + str(key)))


# How the name of each département follows "Département" (the others take "du").
_DEPARTMENT_LINKS = {
    "de l'": "01 02 03 07 09 10 11 12 27 34 36 38 60 61 89 91",
    "d'": "28 35 37",
    "de": "41 44 47 49 54 71 75 77 82 84 974 975 976 977 978 986 988",
    "de la": "16 17 19 21 23 24 26 2A 2B 31 33 42 43 48 50 51 52 53 55 57 58 70 72 73 74 76 80 85 "
    "86 87 93 971 972 973 987",
    "des": "04 05 06 08 13 22 40 64 65 66 78 79 88 92 984",
}
_LINK_OF = {code: link for link, codes in _DEPARTMENT_LINKS.items() for code in codes.split()}


def department_name(item: Collectivite) -> str:
    """Return "Département de la Haute-Saône" for the département 70."""
    link = _LINK_OF.get(item.code, "du")
    return f"Département {link}{'' if link.endswith(chr(39)) else ' '}{item.nom}"


class Gazetteer:
    """The look-ups. Build it with `gazetteer()`."""

    def __init__(self, folder: Path) -> None:
        self._by_key: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._by_code: dict[str, tuple[str, ...]] = {}
        self._by_siren: dict[str, tuple[str, ...]] = {}
        for name in ("groupements.tsv", "communes.tsv"):
            with (folder / name).open(encoding="utf-8") as lines:
                next(lines)
                for line in lines:
                    row = tuple(line.rstrip("\n").split("\t"))
                    self._by_key[row[3]].append(row)
                    if row[0] in ("commune", "arrondissement"):
                        self._by_code[row[1]] = row
                    if row[4]:
                        self._by_siren.setdefault(row[4], row)

    def by_siren(self, siren: str) -> Collectivite | None:
        """Return the collectivité that has this SIREN, or None when the tables do not know it."""
        row = self._by_siren.get(siren)
        if row is not None:
            return _record(row)
        if siren.startswith("22") and luhn(siren):
            return self.departement(siren[2:5] if siren[2:4] == "97" else siren[2:4])
        return None

    def by_code(self, code_insee: str) -> Collectivite | None:
        """Return the current commune (or arrondissement municipal) that has this INSEE code."""
        row = self._by_code.get(code_insee)
        return _record(row) if row else None

    def candidates(
        self, nom: str, *, natures: tuple[Nature, ...] = (), departement: str | None = None
    ) -> list[Collectivite]:
        """Return every collectivité of this name (accents, case, hyphens and "St" free)."""
        return [
            _record(row)
            for row in self._by_key.get(normalise(nom), ())
            if (not natures or row[0] in natures) and (departement is None or row[5] == departement)
        ]

    def commune(self, nom: str, departement: str | None = None) -> Collectivite | None:
        """Return the only current commune of this name (in this département), else None."""
        found = self.candidates(nom, natures=("commune",), departement=departement)
        return found[0] if len(found) == 1 else None

    def departement(self, nom_ou_code: str) -> Collectivite | None:
        """Return a département by its code ("70", "2A") or its name ("Haute-Saône")."""
        return self._departments.get(nom_ou_code.upper()) or self._departments.get(
            normalise(nom_ou_code)
        )

    def region(self, nom_ou_code: str) -> Collectivite | None:
        """Return a région by its INSEE code or its name."""
        for item in self._groups:
            if item.nature == "region" and (
                item.code == nom_ou_code or normalise(item.nom) == normalise(nom_ou_code)
            ):
                return item
        return None

    def grouping(self, nom: str, departement: str | None = None) -> Collectivite | None:
        """Return the EPCI or EPT that a loosely written name designates, if there is only one."""
        found = self._group_keys.get(skeleton(_SHORT_KIND.sub(_long_kind, nom)), [])
        found = [g for g in found if departement is None or g.departement == departement] or found
        return found[0] if len(found) == 1 else None

    def members(self, siren_epci: str) -> list[Collectivite]:
        """Return the communes that belong to an EPCI."""
        return [_record(row) for row in self._by_code.values() if row[8] == siren_epci]

    def communes_of(self, departement: str) -> list[Collectivite]:
        """The communes of a département given by its code, in the order of their INSEE codes."""
        rows = self._by_code.values()
        return [_record(r) for r in rows if r[0] == "commune" and r[5] == departement]

    @cached_property
    def commune_keys(self) -> frozenset[str]:
        """The normalised names of all communes, current and former."""
        return frozenset(
            key
            for key, rows in self._by_key.items()
            if any(r[0].startswith("commune") for r in rows)
        )

    @cached_property
    def departements(self) -> tuple[Collectivite, ...]:
        """All départements."""
        return tuple(g for g in self._groups if g.nature == "departement")

    @cached_property
    def _groups(self) -> list[Collectivite]:
        natures = ("epci", "ept", "departement", "region", "collectivite")
        return [_record(r) for rows in self._by_key.values() for r in rows if r[0] in natures]

    @cached_property
    def _departments(self) -> dict[str, Collectivite]:
        found: dict[str, Collectivite] = {}
        for item in self.departements:
            found[item.code] = found[normalise(item.nom)] = item
        return found

    @cached_property
    def _group_keys(self) -> dict[str, list[Collectivite]]:
        keys: dict[str, list[Collectivite]] = defaultdict(list)
        for item in self._groups:
            if item.nature in ("epci", "ept", "collectivite"):
                # "Dinan Agglomération" is the Communauté d'agglomération Dinan Agglomération.
                names = {skeleton(item.nom), skeleton(_KIND.sub("", item.nom))}
                for name in names - {""}:
                    keys[name].append(item)
        return keys


def _record(row: tuple[str, ...]) -> Collectivite:
    values = dict(zip(COLUMNS, row, strict=True))
    return Collectivite(
        nature=values["nature"],  # type: ignore[arg-type]
        code=values["code"],
        nom=values["nom"],
        siren=values["siren"] or None,
        departement=values["departement"] or None,
        region=values["region"] or None,
        population=int(values["population"]) if values["population"] else None,
        epci=values["epci"] or None,
        rattachement=values["rattachement"] or None,
        codes_postaux=tuple(values["codes_postaux"].split()),
        anciens_codes=tuple(values["anciens_codes"].split()),
    )


@lru_cache(maxsize=4)
def gazetteer(folder: Path = DATA / "gazetteer") -> Gazetteer:
    """Return the gazetteer, read at the first call. Raises `OSError` without its tables."""
    return Gazetteer(folder)
