"""Who is there: present, absent, excused, and who votes for whom.

The names of the lists (`listes`) and the stated counts (`comptes`) are brought together.
Conventions, those of the annotation guide: `presents` is the stated number, else the number of
names listed as present; `absents` counts the absent and excused who are not represented; a person
listed twice counts once.
"""

from __future__ import annotations

import re

from ...gazetteer import normalise
from ...records import Pouvoir, Record
from . import patterns as p
from .comptes import Comptes, legal_members, read_counts
from .listes import Kind, Liste, read_lists
from .noms import Entry, clean, entries, same_person
from .zone import Ligne, Zone

HEADER = 60
AFTER = 15
"""Counts are read in the first `HEADER` lines and up to `AFTER` lines after the lists."""


class Presences(Record, frozen=True):
    """Counts and names; None when the document does not say."""

    effectif: int | None = None
    presents: int | None = None
    absents: int | None = None
    procurations: int | None = None
    votants: int | None = None
    quorum: int | None = None
    presents_noms: tuple[str, ...] = ()
    absents_noms: tuple[str, ...] = ()
    pouvoirs: tuple[Pouvoir, ...] = ()
    a_verifier: tuple[str, ...] = ()


def read_presences(zone: Zone) -> Presences:
    """Return who is present, absent and represented according to the header."""
    lists = read_lists(zone.lignes)
    end = max((item.fin for item in lists), default=-1)
    header = zone.lignes[: max(end + AFTER, HEADER)]
    body = next((i for i, x in enumerate(header) if i > end and _BODY.match(x.texte)), len(header))
    counts = read_counts(header[:body])
    if not counts.valeurs and not lists:
        counts = read_counts(header)
    if counts.get("effectif") is None:
        legal = legal_members(header)
        if legal is not None:
            counts.valeurs["effectif"] = legal
    if lists and not any(item.kind == "pouvoirs" for item in lists):
        lists += _proxies_apart(zone.lignes[end + 1 : end + AFTER])
    return _resolve(lists, counts, zone)


def _proxies_apart(lignes: tuple[Ligne, ...]) -> list[Liste]:
    """Read the proxies told after the lists, one per line: "- Mme AUBIN procuration à M. ROY"."""
    found = Liste("pouvoirs", None)
    for line in lignes:
        text = line.texte.strip(" -–•.;,")
        match = p.RELATION.search(text)
        if match and clean(text[: match.start()]) and clean(text[match.end() :]):
            found.found += entries(text, pouvoirs=True)
    return [found] if found.found else []


_BODY = re.compile(
    r"\W*(?:vu\b|consid[ée]rant|apr[èe]s\s+(?:en\s+avoir|avoir|lecture)|l[ea]\s+(?:maire|pr[ée]sidente?)\s+"
    r"(?:expose|rappelle|informe|propose|indique|pr[ée]sente)|(?:monsieur|madame|m\.|mme)\s+.{0,40}?"
    r"\b(?:expose|rappelle|informe|propose|indique|pr[ée]sente)\b|d[ée]cide\b|article\s+1)",
    re.I,
)
"""Where the act begins: the numbers of members named from there on are not those of the meeting."""


def _resolve(lists: list[Liste], counts: Comptes, zone: Zone) -> Presences:
    """Give each person one place, then compare the names with the stated counts."""
    present: list[Entry] = []
    absent: list[Entry] = []
    proxies: list[Entry] = []
    replaced: list[Entry] = []
    for item in lists:
        for entry in item.found:
            if entry.relation == "pouvoir" or item.kind == "pouvoirs":
                proxies.append(entry)
            elif entry.relation == "suppleant" and item.kind == "absents":
                replaced.append(entry)
            elif item.kind == "absents" or entry.groupe == "absent":
                absent.append(entry)
            else:
                present.append(entry)
    # The substitute sits: they are counted once, in the list of those present or here.
    seated = {normalise(entry.nom) for entry in present}
    present += [
        e
        for e in replaced
        if normalise(e.autre or e.nom) not in seated
        and not any(same_person(e.autre or e.nom, other.nom) for other in present)
    ]
    _marks(present, absent, proxies)
    doubts: list[str] = []
    present = _late(_unique(present, doubts, "présents"), zone)
    proxies = _unique(proxies, doubts, "pouvoirs")
    given = {normalise(e.nom) for e in proxies}
    here = {normalise(e.nom) for e in present}
    absent = [
        entry
        for entry in _unique(absent, [], "absents")
        if normalise(entry.nom) not in here
        and not any(same_person(entry.nom, proxy.nom) for proxy in proxies)
    ]
    present = [e for e in present if normalise(e.nom) not in given]
    kinds = {item.kind for item in lists}
    return _counts(present, absent, proxies, kinds, lists, counts, doubts, zone)


def _counts(
    present: list[Entry],
    absent: list[Entry],
    proxies: list[Entry],
    kinds: set[Kind],
    lists: list[Liste],
    counts: Comptes,
    doubts: list[str],
    zone: Zone,
) -> Presences:
    stated = {kind: next((i.compte for i in lists if i.kind == kind and i.compte is not None), None)
              for kind in ("presents", "pouvoirs", "absents")}  # fmt: skip
    named = {"presents": present, "pouvoirs": proxies, "absents": absent}
    for name, kind in (
        ("presents", "presents"),
        ("procurations", "pouvoirs"),
        ("absents", "absents"),
    ):
        if stated[kind] is None and not (name in counts.phrases and named[kind]):
            stated[kind] = counts.get(name)
    presents = _choose(
        stated["presents"], len(present), "présents", doubts, "presents" in counts.douteux
    )
    procurations = _choose(stated["pouvoirs"], len(proxies), "pouvoirs", doubts, False)
    votants, effectif = counts.get("votants"), counts.get("effectif")
    everyone = _everyone(zone, effectif) if presents is None else None
    if everyone is not None and effectif is not None:
        absent = absent or [Entry(name) for name in everyone if name]
        presents = effectif - len(everyone)
        kinds = kinds | {"absents"}
    if "absents" in kinds and not absent and stated["absents"] is None and procurations is None:
        procurations = 0  # the absent are listed, there is none: nobody gave a proxy
    if presents is not None and procurations is None:
        between = votants - presents if votants is not None else 0
        procurations = between if 0 < between <= presents else 0
    absents = len(absent) if absent else None
    if absents is None and ("absents" in kinds or stated["absents"] is not None):
        absents = _stated_absents(stated["absents"], presents, procurations, effectif)
        if stated["absents"] is None:
            absents = 0
    if effectif is not None and presents is not None and presents > effectif:
        doubts.append(f"plus de présents ({presents}) que de membres en exercice ({effectif})")
    return Presences(
        effectif=effectif,
        presents=presents,
        absents=absents,
        procurations=procurations,
        votants=votants,
        quorum=counts.get("quorum"),
        presents_noms=tuple(e.nom for e in present),
        absents_noms=tuple(e.nom for e in absent),
        pouvoirs=tuple(Pouvoir(mandant=e.nom, mandataire=e.autre) for e in proxies),
        a_verifier=tuple(doubts),
    )


def _everyone(zone: Zone, effectif: int | None) -> list[str] | None:
    """Return who is missing when "tous les membres en exercice" are present, None otherwise."""
    for match in p.ALL_PRESENT.finditer(zone.texte[:6000]):
        around = zone.texte[max(0, match.start() - 60) : match.end() + 60]
        if effectif is None or not re.search(r"pr[ée]sent", around, re.I):
            continue
        excepted = re.sub(
            r"^(?:sauf|hormis|except[ée]s?|[àa]\s+l'exception\s+d[eu'])\s*:?\s*",
            "",
            match["sauf"] or "",
            flags=re.I,
        )
        return [entry.nom for entry in entries(excepted)] if excepted else []
    return None


def _choose(
    stated: int | None, counted: int, what: str, doubts: list[str], doubtful: bool
) -> int | None:
    """Return the stated number, else the number of names; report their disagreement."""
    if stated is None:
        return counted or None
    if counted and counted != stated:
        doubts.append(f"{what} : {stated} annoncés, {counted} noms")
    if doubtful:
        doubts.append(f"{what} : le nombre annoncé est lui-même incertain")
    return stated


def _stated_absents(
    stated: int | None, presents: int | None, procurations: int | None, effectif: int | None
) -> int | None:
    """Return the absents who are not represented, when only a number is given."""
    if stated is None or presents is None or not procurations or effectif is None:
        return stated
    if presents + stated == effectif and stated >= procurations:
        return stated - procurations
    return stated


def _unique(found: list[Entry], doubts: list[str], what: str) -> list[Entry]:
    seen: dict[str, Entry] = {}
    for entry in found:
        key = normalise(entry.nom)
        if key in seen:
            doubts.append(f"{what} : {entry.nom} figure deux fois")
        else:
            seen[key] = entry
    return list(seen.values())


def _marks(present: list[Entry], absent: list[Entry], proxies: list[Entry]) -> None:
    """Move to the proxies the absents whose mark ("Pr**", "*") is that of a person present."""
    holders = {e.marque: e.nom for e in present if e.marque}
    for entry in list(absent):
        if not entry.marque:
            continue
        named = re.match(r"(?i)p", entry.marque)
        if entry.marque in holders or named:
            absent.remove(entry)
            proxies.append(entry._replace(relation="pouvoir", autre=holders.get(entry.marque)))


_LATE = re.compile(r"^\W*((?:[A-ZÀ-Ý][\w'-]+\s*){1,4})\s+(?:est\s+)?arriv[ée]{1,2}\b", re.M)


def _late(present: list[Entry], zone: Zone) -> list[Entry]:
    """Add the members whose arrival is told apart from the list ("Nelly arrivée à 18h45")."""
    if not present:
        return present
    for match in _LATE.finditer(zone.texte[:6000]):
        name = clean(match[1])
        if name and not any(same_person(name, e.nom) for e in present):
            present.append(Entry(name))
    return present
