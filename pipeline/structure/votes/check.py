"""The arithmetic of a vote against the people present (article L2121-20 CGCT)."""

from __future__ import annotations

from ...records import Seance, Vote, replace

VOIX = ("pour", "contre", "abstention")


def voters(vote: Vote, seance: Seance) -> int | None:
    """Return how many could vote: present and represented, less those who took no part."""
    total = seance.votants
    if total is None and seance.presents is not None:
        total = seance.presents + (seance.procurations or 0)
    return None if total is None else max(0, total - len(vote.non_participants))


def check(vote: Vote, seance: Seance) -> tuple[Vote, list[str]]:
    """Check a vote against the séance and infer the counts that arithmetic gives.

    In: a vote and the header of its séance. Out: the vote, whose written counts are unchanged,
    and the reasons to have it checked, in French. A count that the text does not state stays
    None in `pour`, `contre`, `abstention`; when the law of arithmetic gives it (unanimity of n
    voters, the rest of a sum) it goes to `pour_infere`, `contre_infere`, `abstention_infere`, and
    its name to `infere`. Nothing is inferred for an election nor from a sum that is wrong.
    """
    if vote.resultat in (None, "sans_vote", "prend_acte"):
        return vote, []
    total = voters(vote, seance)
    if vote.resultat == "elu":
        if total is not None and vote.pour is not None and vote.pour > total:
            return vote, [f"vote : {vote.pour} voix obtenues pour {total} votants"]
        return vote, []
    reasons = [*_against_list(vote, total, seance), *_names(vote), *_contradiction(vote)]
    return (vote, reasons) if reasons else (_infer(vote, total), [])


def _written(vote: Vote) -> dict[str, int]:
    values = {"pour": vote.pour, "contre": vote.contre, "abstention": vote.abstention}
    return {name: value for name, value in values.items() if value is not None}


def _against_list(vote: Vote, total: int | None, seance: Seance) -> list[str]:
    written = _written(vote)
    said = sum(written.values())
    if not written or total is None:
        return []
    people = f"{total} votants"
    if seance.presents is not None and seance.votants is None:
        people += f" ({seance.presents} présents, {seance.procurations or 0} procurations)"
    if said > total:
        return [f"vote : {said} voix comptées pour {people}"]
    complete = len(written) == 3 or (vote.pour is not None and len(written) >= 1)
    if complete and said < total and vote.pour is not None:
        return [f"vote : {said} voix comptées pour {people}"]
    return []


def _names(vote: Vote) -> list[str]:
    reasons = []
    for label, names, count in (
        ("pour", vote.noms_pour, vote.pour),
        ("contre", vote.noms_contre, vote.contre),
        ("abstention", vote.noms_abstention, vote.abstention),
    ):
        if names and count is not None and len(names) != count:
            reasons.append(f"vote : {count} voix « {label} » mais {len(names)} noms")
    return reasons


def _contradiction(vote: Vote) -> list[str]:
    if vote.resultat == "majorite" and vote.pour is not None and vote.contre == vote.pour:
        return ["vote : partage des voix, la voix du président l'emporte"]
    if vote.resultat is None and _written(vote):
        return ["vote : résultat incertain"]
    return []


def _infer(vote: Vote, total: int | None) -> Vote:
    written = _written(vote)
    missing = [name for name in VOIX if name not in written]
    given: dict[str, int] = {}
    for name, names in (("contre", vote.noms_contre), ("abstention", vote.noms_abstention)):
        if name in missing and names:
            given[name] = len(names)
    if vote.resultat == "unanimite" and not given and not vote.abstention:
        given |= {name: 0 for name in ("contre", "abstention") if name in missing}
    rest = [name for name in missing if name not in given]
    if total is not None and len(rest) == 1:
        value = total - sum(written.values()) - sum(given.values())
        if value >= 0:
            given[rest[0]] = value
    elif total is not None and rest and total == sum(written.values()) + sum(given.values()):
        given |= dict.fromkeys(rest, 0)
    if not given:
        return vote
    return replace(
        vote,
        infere=tuple(name for name in VOIX if name in given),
        pour_infere=given.get("pour"),
        contre_infere=given.get("contre"),
        abstention_infere=given.get("abstention"),
    )
