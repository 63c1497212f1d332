"""Which collectivité: by its SIREN when the document bears one, else by its name.

Names are gathered with a weight (a heading "COMMUNE DE X" weighs more than a mention in the body),
looked up in the gazetteer, and the heaviest wins. A département in the header ("Département de la
Haute-Saône", a postal code) settles homonyms; without it a homonym keeps its name and gets no code.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...gazetteer import Collectivite, Gazetteer, gazetteer, luhn, normalise
from . import collectivite_patterns as c
from .zone import Zone, unwrap


class Identite(NamedTuple):
    """The collectivité: name, stated and deduced SIREN, INSEE code, doubts in French."""

    nom: str | None = None
    siren: str | None = None
    siren_deduit: str | None = None
    code_insee: str | None = None
    a_verifier: tuple[str, ...] = ()


class _Candidate(NamedTuple):
    nom: str
    poids: float
    nature: str
    item: Collectivite | None


_ORGAN_NATURES = {
    "conseil municipal": ("commune",),
    "conseil communautaire": ("epci",),
    "conseil métropolitain": ("epci",),
    "conseil de territoire": ("epci",),
    "comité syndical": ("syndicat",),
    "conseil départemental": ("departement",),
    "conseil régional": ("region",),
    "conseil d'administration": ("ccas", "syndicat"),
    "commission permanente": ("departement", "region"),
    "bureau": ("epci", "syndicat"),
}
HEAD = 2500
"""A name in the first characters of a document is worth three times one of the body."""
MAX_BODY = 40_000
HEADING = 6.0
"""Weight of a mention that heads a document ("COMMUNE DE X")."""
MEMBERS = 3
"""Communes that head as many lines of a document are those of its grouping."""
WEAK = 2.6
"""Below this weight, the name of the file is a better source."""
_SMALL = frozenset("de du des la le les en sur sous lès les lez et d l au aux à saint".split())


def identify(
    zone: Zone, organe: str | None, siren: str | None, fichier: str = "", corps: str = ""
) -> Identite:
    """Return the collectivité of a document.

    `siren` is the one of its stamp, `organe` its deliberating organ, `corps` the text beyond the
    header ("Fait à X" stands on the last page). `fichier` is the name of the file, used (and
    reported) only when the text says nothing better.
    """
    book = gazetteer()
    head = zone.texte[:HEAD] + "\n" + zone.hors_corps
    rest = zone.texte[HEAD:] + "\n" + corps[-MAX_BODY:]
    head = c.HEADING_CUT.sub(r"\g<haut> ", head) if _GROUPING.search(head) else head
    text = unwrap(head).replace("\xad", "-") + "\n" + unwrap(rest).replace("\xad", "-")
    stated = siren or _stated_siren(text, book)
    if stated:
        item = book.by_siren(stated)
        if item is not None:
            return _from_siren(item, stated)
    department = _department(text, book)
    best = _best(text, len(head), organe, department, book)
    doubts: list[str] = []
    if best is None or best.poids < WEAK:
        named = _from_file(fichier, text, department, book)
        mention = best is not None and named is not None and best.nom == named.nom
        if named is not None and not mention:
            doubts.append(f"collectivité tirée du nom du fichier ({named.nom})")
        elif best is not None and not mention:
            doubts.append(f"collectivité déduite d'une mention seule ({best.nom})")
        best = named or best
    if best is None:
        return Identite(siren=stated)
    return _from_name(best, stated, tuple(doubts))


_GROUPING = re.compile("syndicat|communaut", re.I)


def _from_siren(item: Collectivite, siren: str) -> Identite:
    code = item.code if item.nature == "commune" else None
    return Identite(item.nom_officiel, siren, siren, code)


def _from_name(best: _Candidate, stated: str | None, doubts: tuple[str, ...]) -> Identite:
    if best.item is None or best.nature == "ccas":
        return Identite(best.nom, stated, None, None, doubts)
    code = best.item.code if best.item.nature == "commune" else None
    return Identite(best.nom, stated, best.item.siren, code, doubts)


def _stated_siren(text: str, book: Gazetteer) -> str | None:
    """Return the SIREN printed with its label, if it is that of a collectivité."""
    for match in c.SIREN.finditer(text[:8000]):
        digits = re.sub(r"\D", "", match[1])[:9]
        if luhn(digits) and re.match(r"2[0-5]", digits) and book.by_siren(digits):
            return digits
    return None


def _department(text: str, book: Gazetteer) -> str | None:
    """Return the code of the only département that the header names."""
    head = text[:4000]
    found: dict[str, int] = {}
    for match in c.DEPARTEMENT.finditer(head):
        words = re.split(r"[\s]+", match["nom"])
        for size in range(min(len(words), 5), 0, -1):
            item = book.departement(" ".join(words[:size]))
            if item is not None and len(words[0]) > 1:
                found[item.code] = found.get(item.code, 0) + 2
                break
    for match in c.POSTAL.finditer(head):
        code = match["cp"][:3] if match["cp"].startswith("97") else match["cp"][:2]
        if code != "20":
            found[code] = found.get(code, 0) + 1
    if not found:
        return None
    best = max(found.values())
    winners = [code for code, count in found.items() if count == best]
    return winners[0] if len(winners) == 1 else None


def _best(
    text: str, head: int, organe: str | None, department: str | None, book: Gazetteer
) -> _Candidate | None:
    """Return the heaviest candidate among those that the organ can be of."""
    wanted = _ORGAN_NATURES.get(organe or "", ())
    totals: dict[tuple[str, str], _Candidate] = {}
    headed: set[tuple[str, str]] = set()
    for pattern, weight, nature in c.MENTIONS:
        if wanted and nature not in (*wanted, "domaine" if "commune" in wanted else ""):
            continue
        for match in pattern.finditer(text):
            candidate = _candidate(match, weight, nature, department, book)
            if candidate is None:
                continue
            early = match.start() < head
            weight_here = candidate.poids * (1.5 if early else 0.5)
            key = (normalise(candidate.nom), candidate.nature)
            if nature == "commune" and weight >= HEADING:
                headed.add(key)
            known = totals.get(key)
            if known is None:
                totals[key] = candidate._replace(poids=weight_here)
            else:
                best = max(known.poids, weight_here)
                totals[key] = known._replace(poids=best + min(0.3 * weight_here, 1.0))
    if len(headed) >= MEMBERS and any(nature in ("epci", "syndicat") for _, nature in totals):
        # the delegates of a grouping are listed by commune ("Commune de X : M. Y")
        totals = {key: value for key, value in totals.items() if key not in headed}
    if not totals:
        return None
    return max(totals.values(), key=lambda c: c.poids * (1.3 if c.item else 1))


def _candidate(
    match: re.Match[str], weight: float, nature: str, department: str | None, book: Gazetteer
) -> _Candidate | None:
    groups = match.groupdict()
    if nature in ("epci", "syndicat"):
        return _group(groups["tout"], weight, nature, department, book)
    raw = groups["nom"]
    if nature in ("departement", "region"):
        words = raw.split()
        find = book.departement if nature == "departement" else book.region
        for size in range(min(len(words), 6), 0, -1):
            item = find(" ".join(words[:size]).strip(" .,"))
            if item is not None:
                return _Candidate(item.nom_officiel, weight, nature, item)
        return None
    postal = groups.get("cp")
    where = (postal[:3] if postal.startswith("97") else postal[:2]) if postal else department
    known = nature == "domaine" or weight < 5
    found = _commune(raw, where, book, known=known, article=_article(match))
    if found is None:
        return None
    nom, item = found
    if nature == "domaine":
        nature = "commune"
    if nature == "ccas":
        nom = f"CCAS {_link(nom)}"
    return _Candidate(nom, weight, nature, item)


def _article(match: re.Match[str]) -> str:
    """Return the article that a contraction hides: "VILLE DU MANS" is Le Mans."""
    before = match.string[max(0, match.start("nom") - 5) : match.start("nom")].lower()
    if re.search(r"\bdu\s+$", before):
        return "le"
    return "les" if re.search(r"\bdes\s+$", before) else ""


def _commune(
    raw: str, department: str | None, book: Gazetteer, *, known: bool, article: str = ""
) -> tuple[str, Collectivite | None] | None:
    """Return the official name of the commune that `raw` begins with, and its record if certain.

    The longest run of words that is in the gazetteer wins. A name that it does not hold (a former
    commune) is kept only after a heading (`known` false), up to the first ordinary word.
    """
    words = re.split(r"\s+", raw.replace("’", "'").strip(" .,-"))
    first = words[0].lower()
    if first in ("du", "des") and len(words) > 1:
        article, words = {"du": "le", "des": "les"}[first], words[1:]
    for size in range(min(len(words), 8), 0, -1):
        name = " ".join(words[:size]).strip(" .,-")
        for prefix in ([f"{article} "] if article else []) + [""]:
            if len(normalise(name)) < 2:
                continue
            found = book.candidates(prefix + name)
            found = [c for c in found if c.nature.startswith("commune")]
            if found and name[0].isupper() or found and known:
                return _settle(found, department)
    if known:
        return None
    tidy = _tidy(words)
    return (tidy, None) if tidy else None


def _settle(found: list[Collectivite], department: str | None) -> tuple[str, Collectivite | None]:
    current = [c for c in found if c.nature == "commune"]
    pool = current or found
    here = [c for c in pool if c.departement == department]
    if len(here) == 1:
        pool = here
    certain = pool[0] if len(pool) == 1 and pool[0].nature == "commune" else None
    return pool[0].nom, certain


def _tidy(words: list[str]) -> str | None:
    """Return the name of an unknown commune in title case, up to the first ordinary word."""
    kept: list[str] = []
    for word in words[:7]:
        bare = word.strip(",.;:()")
        if not bare or any(c.isdigit() for c in bare) or normalise(bare) in _STOPS:
            break
        if bare[0].islower() and normalise(bare) not in _SMALL:
            break
        kept.append(bare)
        if word[-1] in ",.;:)":
            break
    while kept and normalise(kept[-1]) in _SMALL - {"saint"}:
        kept.pop()
    if not kept:
        return None
    parts = re.split(r"([ '-])", " ".join(kept).replace("’", "'"))
    out = [
        part.lower()
        if index and normalise(part) in _SMALL - {"saint"}
        else (part.capitalize() if part.isupper() else part)
        for index, part in enumerate(parts)
    ]
    return "".join(out)


_STOPS = frozenset(
    "seance conseil deliberation deliberations extrait registre compte proces departement canton "
    "arrondissement republique s'est seance du membres convocation date nombre present presents "
    "objet et".split()
)


def _group(
    raw: str, weight: float, nature: str, department: str | None, book: Gazetteer
) -> _Candidate | None:
    """Return the EPCI that the longest beginning of `raw` names, else the name as written."""
    words = raw.split()
    for size in range(min(len(words), 16), 1, -1):
        item = book.grouping(" ".join(words[:size]), department)
        if item is not None:
            return _Candidate(item.nom, weight, nature, item)
    if len(words) < 3 or nature == "epci" and not re.match(c.EPCI, raw, re.I):
        return None
    if nature == "epci" and words[0].lower() in ("métropole", "metropole"):
        return None
    name = " ".join(words[:14])
    if name.isupper():
        name = _sentence_case(name)
    else:
        name = name[0].upper() + name[1:]
        name = re.sub(r"^(Communauté) De Communes", r"\1 de communes", name, flags=re.I)
        name = re.sub(r"^(Communauté) D'Agglomération", r"\1 d'agglomération", name, flags=re.I)
    return _Candidate(name, weight * 0.7, nature, None)


_ORDINARY = frozenset(
    "syndicat mixte intercommunal departemental communaute communes agglomeration urbaine "
    "metropole eaux eau ordures assainissement a vocation unique multiple gestion pour "
    "traitement dechets menagers menageres adduction alimentation en potable energie energies "
    "electricite transport transports scolaire scolaires collecte valorisation amenagement "
    "bassin versant riviere rivieres regroupement pedagogique production distribution "
    "electrification gaz numerique irrigation secours incendie protection entretien ramassage "
    "elimination hydraulique cours centre interet parc naturel regional pole equilibre "
    "territorial rural service etude etudes developpement".split()
)


def _sentence_case(name: str) -> str:
    """Return the name of a grouping in capitals with capitals on its proper names only."""
    out = []
    for index, word in enumerate(name.split()):
        article, mark, stem = word.rpartition("'")
        small = normalise(stem) in _SMALL | _ORDINARY
        text = (article + mark).lower() + (stem.lower() if small else stem.capitalize())
        out.append(text.capitalize() if index == 0 else text)
    return " ".join(out)


def _link(nom: str) -> str:
    if nom.startswith("Le "):
        return f"du {nom[3:]}"
    if nom.startswith("Les "):
        return f"des {nom[4:]}"
    return f"d'{nom}" if normalise(nom)[:1] in "aeiouy" else f"de {nom}"


def _from_file(
    fichier: str, text: str, department: str | None, book: Gazetteer
) -> _Candidate | None:
    """Return the commune whose name begins the file name or the name of its folder.

    The beginning of a name is enough when one commune only has it and the text mentions it.
    """
    body = f" {normalise(text)} "
    for part in reversed(fichier.split("/")):
        words = normalise(re.sub(r"\.\w+$", "", part)).split()
        for size in range(min(len(words), 5), 0, -1):
            name = " ".join(words[:size])
            if len(name) < 5 or name in _FILE_WORDS or name.isdigit():
                continue
            mentioned = f" {name} " in body
            longer = [k for k in book.commune_keys if k.startswith(name + " ")] if mentioned else []
            keys = [key for key in longer if f" {key} " in body]
            keys = keys or ([name] if name in book.commune_keys else longer)
            found = [c for k in keys for c in book.candidates(k, natures=("commune",))]
            if len({c.nom for c in found}) == 1:
                nom, item = _settle(found, department)
                return _Candidate(nom, 1.0, "commune", item)
    return None


_FILE_WORDS = frozenset(
    "seance conseil annexe annexes budget compte comptes rendu proces liste arrete projet mars "
    "juillet avril ordre copie plan vente achat".split()
)
