"""Validation of a gold file: what a line must hold, and whether the text says it.

Source of the rules: the annotation guide (fields, ACTES codes, themes, votes, amounts, dates). Each
problem is a sentence in French with the line and the field, so that an annotator corrects it
without reading this code.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

from ..errors import BadTable
from ..nomenclature import matieres, themes
from ..records import DateRole, DocumentType, LieuType, MontantRole, Record, Resultat
from .align import fold
from .gold import SEANCE_FIELDS, Item, key, read_lines

ROLES = frozenset(get_args(MontantRole))
DATE_ROLES = frozenset(get_args(DateRole))
LIEUX = frozenset(get_args(LieuType))
RESULTATS = frozenset(get_args(Resultat))
TYPES = frozenset(get_args(DocumentType))
ITEM_FIELDS = frozenset(
    (
        *SEANCE_FIELDS, "doc", "numero", "objet", "debut", "page", "delibere", "matiere",
        "matiere_alt", "themes", "vote", "pref_date", "acte_id", "montants", "dates", "lieux",
        "organisations", "personnes", "evenements", "rapporteur",
    )
)  # fmt: skip
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ACTE = re.compile(r"(0\d\d|02[AB]|\d{3})-(\d{9})-(\d{8})-[A-Z0-9_]{1,15}-(DE|AR|AI|CC|BF|AU)")

Texts = Mapping[str, list[str]]
Found = tuple[str, str]
"""A field and what is wrong with it."""


class Probleme(Record, frozen=True, kw_only=True):
    """Something wrong in a gold file: line, document, field, sentence in French."""

    ligne: int
    doc: str
    champ: str
    message: str

    def __str__(self) -> str:
        return f"ligne {self.ligne} ({self.doc}), {self.champ} : {self.message}"


def read_texts(path: Path) -> dict[str, list[str]]:
    """Return the pages of each document from a `textes.jsonl` or a folder of `.txt` files.

    Raises `BadTable` when there is neither.
    """
    if path.is_dir():
        files = sorted(path.glob("*.txt"))
        if files:
            return {key(f.name): f.read_text(encoding="utf-8").split("\f") for f in files}
        path = path / "textes.jsonl"
    pages: dict[str, list[tuple[int, str]]] = {}
    for row in read_lines(path):
        try:
            pages.setdefault(key(str(row["doc"])), []).append((int(row["page"]), row["texte"]))
        except (KeyError, TypeError, ValueError) as error:
            raise BadTable(chemin=path, details="attendu : doc, page et texte") from error
    return {doc: [text for _, text in sorted(rows)] for doc, rows in pages.items()}


def validate(path: Path, texts: Texts | None = None) -> list[Probleme]:
    """Check a gold file of either form; with `texts`, also that the text says what it states.

    Raises `BadTable` when the file cannot be read at all.
    """
    problems: list[Probleme] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadTable(chemin=path, details=error) from error
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            problems.append(_problem(number, "?", ("ligne", "n'est pas du JSON")))
            continue
        if not isinstance(row, dict) or not isinstance(row.get("doc"), str):
            problems.append(_problem(number, "?", ("doc", "le nom du document manque")))
            continue
        doc = row["doc"]
        problems += [_problem(number, doc, found) for found in _row(row, texts)]
        identity = (key(doc), str(row.get("numero") or row.get("objet") or ""))
        if identity in seen:
            repeated = f"déjà décrit à la ligne {seen[identity]}"
            problems.append(_problem(number, doc, ("doc", repeated)))
        seen.setdefault(identity, number)
    return problems


def _problem(number: int, doc: str, found: Found) -> Probleme:
    return Probleme(ligne=number, doc=doc, champ=found[0], message=found[1])


def _row(row: Item, texts: Texts | None) -> Iterator[Found]:
    """Check one line: the document's own fields, then each délibération."""
    pages = None if texts is None else texts.get(key(row["doc"]))
    if texts is not None and pages is None:
        yield "doc", "son texte est absent des textes donnés"
    yield from _seance(row)
    if "deliberations" not in row:
        yield from _item(row, pages)
        return
    yield from _choice("type", row.get("type"), TYPES)
    if not isinstance(row["deliberations"], list):
        yield "deliberations", "doit être une liste"
        return
    for rank, item in enumerate(row["deliberations"], 1):
        where = f"deliberations[{rank}]"
        if not isinstance(item, dict):
            yield where, "doit être un objet JSON"
            continue
        for champ, message in _item(item, pages):
            yield f"{where}.{champ}", message


def _seance(row: Item) -> Iterator[Found]:
    for champ in ("date", "pref_date"):
        value = row.get(champ)
        if value is not None and not (isinstance(value, str) and len(value) == 10 and _iso(value)):
            yield champ, f"« {value} » n'est pas une date AAAA-MM-JJ"
    heure = row.get("heure")
    if heure is not None and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", str(heure)):
        yield "heure", f"« {heure} » n'est pas une heure HH:MM"
    siren = row.get("siren")
    if siren is not None and not re.fullmatch(r"\d{9}", str(siren)):
        yield "siren", f"« {siren} » n'a pas 9 chiffres"
    for champ in ("presents", "absents", "procurations", "effectif"):
        value = row.get(champ)
        if value is not None and (type(value) is not int or value < 0):
            yield champ, f"« {value} » n'est pas un nombre entier"
    here, proxies, members = (row.get(c) for c in ("presents", "procurations", "effectif"))
    if (
        isinstance(here, int)
        and isinstance(proxies, int)
        and isinstance(members, int)
        and here + proxies > members
    ):
        yield "presents", f"{here} présents et {proxies} pouvoirs pour {members} membres"
    yield from _acte(row)


def _acte(row: Item) -> Iterator[Found]:
    """The ACTES identifier carries the SIREN and the date."""
    acte = row.get("acte_id")
    if acte is None:
        return
    match = _ACTE.fullmatch(str(acte))
    if not match:
        yield "acte_id", f"« {acte} » n'a pas la forme département-SIREN-date-numéro-nature"
        return
    if row.get("siren") and match[2] != row["siren"]:
        yield "acte_id", f"son SIREN {match[2]} n'est pas celui de la ligne, {row['siren']}"
    if row.get("date") and match[3] != str(row["date"]).replace("-", ""):
        yield "acte_id", f"sa date {match[3]} n'est pas celle de la séance, {row['date']}"


def _item(item: Item, pages: list[str] | None) -> Iterator[Found]:
    for name in item:
        near = difflib.get_close_matches(name, ITEM_FIELDS, n=1, cutoff=0.8)
        if name not in ITEM_FIELDS and near:
            yield name, f"champ inconnu ; vouliez-vous écrire « {near[0]} » ?"
    if not item.get("objet"):
        yield "objet", "l'objet manque"
    decided = item.get("delibere", True)
    if not isinstance(decided, bool):
        yield "delibere", "doit être true ou false"
    yield from _subject(item, bool(decided))
    if decided or item.get("vote"):
        yield from _vote(item.get("vote"), item, bool(decided))
    yield from _entries(item)
    if pages is not None:
        yield from _said(item, pages)


def _subject(item: Item, decided: bool) -> Iterator[Found]:
    known, code = matieres(), item.get("matiere")
    if code is None and decided and "matiere" in item:
        yield "matiere", "une délibération a un code matière"
    alternatives = item.get("matiere_alt") or []
    for champ, value in (("matiere", code), *(("matiere_alt", a) for a in alternatives)):
        if value is not None and value not in known:
            yield champ, f"« {value} » n'est pas un des 57 codes ACTES à deux niveaux{_near(value)}"
    if code is not None and code in alternatives:
        yield "matiere_alt", f"répète le code principal {code}"
    slugs = item.get("themes") or []
    for slug in slugs:
        yield from _choice("themes", slug, frozenset(themes()))
    if len(slugs) > 3:
        yield "themes", f"{len(slugs)} thèmes : trois au plus, le plus important d'abord"


def _near(code: object) -> str:
    """A suggestion for a code of three levels: "7.5.1" → 7.5."""
    parts = str(code).split(".")
    short = ".".join(parts[:2])
    return f" (peut-être {short})" if len(parts) > 2 and short in matieres() else ""


def _vote(vote: Any, item: Item, decided: bool) -> Iterator[Found]:
    if not isinstance(vote, dict):
        yield "vote", "doit donner resultat, pour, contre et abstention"
        return
    result = vote.get("resultat")
    if result is not None:
        yield from _choice("vote.resultat", result, RESULTATS)
        if not decided and result not in ("sans_vote", "prend_acte"):
            yield "vote.resultat", f"« {result} », mais delibere vaut false"
    counts = {}
    for name in ("pour", "contre", "abstention"):
        value = vote.get(name)
        if value is not None and (type(value) is not int or value < 0):
            yield f"vote.{name}", f"« {value} » n'est pas un nombre entier"
        else:
            counts[name] = value or 0
    if len(counts) < 3:
        return
    if result == "unanimite" and counts["contre"]:
        yield "vote", f"unanimité avec {counts['contre']} voix contre : écrire « majorite »"
    written = all(vote.get(n) is not None for n in counts)
    if result == "majorite" and written and not counts["contre"] and not counts["abstention"]:
        yield "vote", "majorité sans voix contre ni abstention : écrire « unanimite »"
    if result == "rejete" and counts["pour"] > counts["contre"]:
        yield "vote", f"rejet avec {counts['pour']} pour et {counts['contre']} contre"
    members = item.get("effectif")
    if type(members) is int and sum(counts.values()) > members:
        yield "vote", f"{sum(counts.values())} voix pour {members} membres en exercice"


def _entries(item: Item) -> Iterator[Found]:
    """The lists: amounts, dates, places."""
    for n, montant in enumerate(item.get("montants") or [], 1):
        champ = f"montants[{n}]"
        if type(montant.get("valeur")) not in (int, float):
            yield champ, f"valeur « {montant.get('valeur')} » : un nombre est attendu"
        yield from _choice(f"{champ}.role", montant.get("role"), ROLES)
        if montant.get("ht_ttc") not in (None, "HT", "TTC"):
            yield champ, f"ht_ttc « {montant['ht_ttc']} » : HT, TTC ou null"
    for n, cited in enumerate(item.get("dates") or [], 1):
        if not _iso(cited.get("iso")):
            yield f"dates[{n}]", f"« {cited.get('iso')} » n'est pas AAAA, AAAA-MM ou AAAA-MM-JJ"
        yield from _choice(f"dates[{n}].role", cited.get("role"), DATE_ROLES)
    for n, lieu in enumerate(item.get("lieux") or [], 1):
        yield from _choice(f"lieux[{n}].type", lieu.get("type"), LIEUX)
    for n, event in enumerate(item.get("evenements") or [], 1):
        for name in ("date", "fin"):
            if event.get(name) is not None and not _iso(event[name]):
                yield f"evenements[{n}].{name}", f"« {event[name]} » n'est pas une date ISO"


def _iso(value: Any) -> bool:
    """True for an ISO date, whole or partial, that exists."""
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def _choice(champ: str, value: Any, allowed: frozenset[str]) -> Iterator[Found]:
    if value in allowed:
        return
    near = difflib.get_close_matches(str(value), allowed, n=1)
    hint = f" ; vouliez-vous écrire « {near[0]} » ?" if near else f" ({', '.join(sorted(allowed))})"
    yield champ, f"valeur inconnue « {value} »{hint}"


def _said(item: Item, pages: list[str]) -> Iterator[Found]:
    """Check that the text writes the mentions; typography and case are forgiven."""
    whole = fold("\n".join(pages))
    tight = whole.replace(" ", "")
    words = set(whole.split())
    page = item.get("page")
    if type(page) is int and not 1 <= page <= len(pages):
        yield "page", f"page {page}, mais le document en a {len(pages)}"
    wanted = [("debut", item["debut"])] if item.get("debut") else []
    for name in ("montants", "dates", "lieux"):
        wanted += [
            (f"{name}[{n}]", str(e.get("texte") or ""))
            for n, e in enumerate(item.get(name) or [], 1)
        ]
    for champ, text in wanted:
        if fold(text).replace(" ", "") not in tight:
            yield champ, f"« {text} » n'est pas dans le texte du document"
    for name in ("organisations", "personnes"):
        for n, text in enumerate(item.get(name) or [], 1):
            if not set(fold(str(text)).split()) <= words:
                yield f"{name}[{n}]", f"« {text} » n'est pas dans le texte du document"
