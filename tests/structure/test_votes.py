from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.paths import SHARED
from pipeline.records import Part, Seance, Vote
from pipeline.structure.votes import check, explain, extract, find_all
from pipeline.structure.votes.examples import Example, examples
from pipeline.structure.votes.fold import fold, number

EXAMPLES = list(examples())


def written(vote: Vote) -> dict[str, str | int]:
    fields = ("resultat", "pour", "contre", "abstention")
    return {name: getattr(vote, name) for name in fields if getattr(vote, name) is not None}


# --- the examples -------------------------------------------------------------------------------


def test_there_are_hundreds_of_turns_of_phrase() -> None:
    assert len(EXAMPLES) > 200
    assert sum(not e.attendu for e in EXAMPLES) > 30


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.texte[:40].replace("\n", " "))
def test_example(example: Example) -> None:
    vote = extract(example.texte)
    assert written(vote) == example.attendu
    if example.attendu:
        assert vote.debut is not None and vote.fin is not None
        assert vote.debut < (example.fin or 0) and (example.debut or 0) < vote.fin
    for key, names in example.noms.items():
        if key == "secret":
            assert vote.scrutin_secret
        else:
            field = "non_participants" if key == "nppv" else f"noms_{key}"
            assert getattr(vote, field) == names


@pytest.mark.parametrize(
    "example", [e for e in EXAMPLES if e.attendu][::4], ids=lambda e: e.texte[:30]
)
def test_the_vote_does_not_depend_on_capitals(example: Example) -> None:
    upper = example.texte.upper()
    if len(upper) == len(example.texte) and "approuve" not in example.texte.lower():
        got = written(extract(upper))
        expected = example.attendu
        assert {k: got.get(k) for k in ("pour", "contre", "abstention")} == {
            k: expected.get(k) for k in ("pour", "contre", "abstention")
        }


# --- any vote, in any supported style -----------------------------------------------------------

UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf"
).split()
TENS = {
    20: "vingt",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    80: "quatre-vingt",
}


def in_words(value: int) -> str:
    if value < 20:
        return UNITS[value]
    base = max(t for t in TENS if t <= value)
    rest = value - base
    if rest == 0:
        return TENS[base] + ("s" if base == 80 else "")
    joint = " et " if rest in (1, 11) and base != 80 else "-"
    return TENS[base] + joint + UNITS[rest]


@given(st.integers(0, 99))
def test_numbers_in_words(value: int) -> None:
    assert number(fold(in_words(value))) == value
    assert number(fold(in_words(value).upper())) == value


STYLES = (
    "Le Conseil municipal, par {p} voix pour, {c} voix contre et {a} abstentions, décide",
    "Adopté par {p} voix pour, {c} contre et {a} abstentions.",
    "POUR : {p} - CONTRE : {c} - ABSTENTION : {a}",
    "Pour : {p}\nContre : {c}\nAbstentions : {a}\n",
    "Vote : {p} pour / {c} contre / {a} abstention",
    "VOTES : Pour {p}  Contre {c}  Abstention {a}",
    "{c} contre, {a} abstention, {p} pour",
    "Résultat du vote\nPour\t{p}\nContre\t{c}\nAbstention\t{a}\n",
    "Pour\tContre\tAbstention\n{p}\t{c}\t{a}\n",
    "Ont voté pour : {p}\nOnt voté contre : {c}\nSe sont abstenus : {a}",
    "{c} votes contre {a} abstentions {p} votes pour",
    "Le Conseil, {a} abstentions, {c} voix contre, {p} voix pour, adopte la délibération.",
    "Voix pour : {p} ; voix contre : {c} ; abstentions : {a}.",
    "Nombre de voix pour : {p}\nNombre de voix contre : {c}\nNombre d'abstentions : {a}",
    "POUR\n{p}\nCONTRE\n{c}\nABSTENTIONS\n{a}\n",
    "Pour = {p} | Contre = {c} | Abst. = {a}",
)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, 199),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from(STYLES),
    st.booleans(),
)
def test_any_vote_comes_back(
    pour: int, contre: int, abstention: int, style: str, capitals: bool
) -> None:
    texte = style.format(p=pour, c=contre, a=abstention)
    vote = extract(texte.upper() if capitals else texte)
    assert (vote.pour, vote.contre, vote.abstention) == (pour, contre, abstention)
    if contre > pour:
        assert vote.resultat == "rejete"
    elif pour > contre and (contre or abstention):
        assert vote.resultat == "majorite"
    elif pour and not contre and not abstention:
        assert vote.resultat == "unanimite"


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 99), st.integers(2, 40), st.sampled_from(["voix", "votes", "suffrages"]))
def test_any_vote_in_words_comes_back(pour: int, contre: int, unit: str) -> None:
    vote = extract(
        f"Le Conseil, par {in_words(pour)} {unit} pour et {in_words(contre)} {unit} contre, décide"
    )
    assert (vote.pour, vote.contre) == (pour, contre)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="aeu 12\n\t:.,'votepurcnsab-()/éA", max_size=200))
def test_any_text_is_read_without_failing(texte: str) -> None:
    for vote in find_all(texte):
        assert vote.debut is not None and vote.fin is not None
        assert 0 <= vote.debut < vote.fin <= len(texte)


@pytest.mark.parametrize(
    "piece", ["\n", " ", "pour contre ", "12 pour 3 contre ", "Pour\t:", "M. A, "]
)
def test_hostile_repetitions_are_read_to_their_end(piece: str) -> None:
    """A pattern of quadratic cost would meet the suite's time-out."""
    texte = piece * (30_000 // len(piece))
    find_all(texte)


def test_spans_are_in_order_and_hold_the_evidence() -> None:
    texte = (
        "1. Tarifs\nAdopté à l'unanimité.\n\n2. Emprunt\nLe maire présente l'offre.\n"
        "Pour : 12 Contre : 3\n\n3. Vœu\nAprès en avoir délibéré, le conseil approuve le vœu.\n"
    )
    votes = find_all(texte)
    assert [v.resultat for v in votes] == ["unanimite", "majorite", "adopte"]
    spans = [(v.debut, v.fin) for v in votes]
    assert spans == sorted(spans)
    for vote in votes:
        assert vote.preuve == " ".join(texte[vote.debut : vote.fin].split())


def test_one_decision_said_twice_is_one_vote() -> None:
    texte = (
        "Le Conseil municipal, après en avoir délibéré, à l'unanimité :\n"
        "- Approuve le devis et décide à l'unanimité de l'entériner ;\n"
        "- Autorise le Maire à signer.\n"
        "Vote : Pour : 12 Contre : 0 Abstention : 0\n"
    )
    (vote,) = find_all(texte)
    assert written(vote) == {"resultat": "unanimite", "pour": 12, "contre": 0, "abstention": 0}


def test_each_budget_has_its_vote() -> None:
    texte = (
        "Vote des comptes 2020 :\n15 pour.\nVote du budget annexe :\n15 pour\n"
        "Vote du budget primitif :\n12 pour 3 contre\n"
    )
    assert [(v.pour, v.contre) for v in find_all(texte)] == [(15, None), (15, None), (12, 3)]


def test_what_is_set_aside_says_why() -> None:
    texte = "Le Conseil, à l'unanimité, accepte d'inscrire ce point à l'ordre du jour."
    reasons = {c.mention.ecarte for c in explain(texte) if c.mention.kind == "unanimite"}
    assert reasons == {"ordre_du_jour"}
    assert find_all(texte) == []


def test_a_survey_is_told_by_the_number_of_voters() -> None:
    texte = "Panneaux lumineux\nPour : 49\nContre : 33\n"
    assert extract(texte).pour == 49
    assert extract(texte, votants=14) == Vote()


def test_annexes_are_not_read() -> None:
    body = "Le Conseil, à l'unanimité, approuve les statuts.\n"
    annex = "ANNEXE\nLes décisions sont adoptées par 30 voix pour et 2 contre.\n"
    parts = (
        Part(nature="dispositif", debut=0, fin=len(body)),
        Part(nature="annexe", debut=len(body), fin=len(body + annex)),
    )
    assert written(extract(body + annex, parts)) == {"resultat": "unanimite"}


def test_ballots_of_several_elections_give_no_single_count() -> None:
    one = (
        "Élection du délégué de {nom}\nNombre de votants : 32\nSuffrages exprimés : {n}\n"
        "Majorité absolue : 16\nM. {nom} a obtenu {n} voix.\nM. {nom} est proclamé élu.\n"
    )
    vote = extract(one.format(nom="Ravel", n=30) + one.format(nom="Tissot", n=28))
    assert written(vote) == {"resultat": "elu"}
    assert vote.scrutin_secret


def test_the_last_round_elects() -> None:
    texte = (
        "Premier tour de scrutin\nSuffrages exprimés : 15\nMajorité absolue : 8\n"
        "M. Ravel a obtenu 7 voix\nMme Tissot a obtenu 6 voix\n"
        "Deuxième tour de scrutin\nSuffrages exprimés : 15\nMajorité absolue : 8\n"
        "Mme Tissot a obtenu 9 voix\nM. Ravel a obtenu 6 voix\nMme Tissot est proclamée maire.\n"
    )
    assert written(extract(texte)) == {"resultat": "elu", "pour": 9}


# --- arithmetic ---------------------------------------------------------------------------------

SEANCE = Seance(presents=12, procurations=3)


def test_unanimity_of_n_voters_is_inferred_and_marked() -> None:
    vote, reasons = check(Vote(resultat="unanimite"), SEANCE)
    assert reasons == []
    assert (vote.pour, vote.contre, vote.abstention) == (None, None, None)
    assert (vote.pour_infere, vote.contre_infere, vote.abstention_infere) == (15, 0, 0)
    assert vote.infere == ("pour", "contre", "abstention")


def test_those_who_take_no_part_are_not_counted() -> None:
    vote, _ = check(Vote(resultat="unanimite", non_participants=("M. Ravel",)), SEANCE)
    assert vote.pour_infere == 14


def test_the_rest_of_a_sum_is_inferred() -> None:
    vote, reasons = check(Vote(resultat="majorite", contre=2, abstention=1), SEANCE)
    assert (vote.pour_infere, reasons) == (12, [])


def test_names_give_the_count_that_is_not_written() -> None:
    vote, _ = check(Vote(resultat="majorite", contre=0, noms_abstention=("M. A", "Mme B")), SEANCE)
    assert (vote.abstention_infere, vote.pour_infere) == (2, 13)


def test_nothing_is_inferred_from_majority_alone() -> None:
    vote, reasons = check(Vote(resultat="majorite"), SEANCE)
    assert vote == Vote(resultat="majorite") and reasons == []


def test_counts_that_contradict_the_presence_list_are_kept_and_flagged() -> None:
    vote, reasons = check(Vote(resultat="unanimite", pour=13), Seance(presents=11, procurations=0))
    assert vote.pour == 13
    assert reasons == ["vote : 13 voix comptées pour 11 votants (11 présents, 0 procurations)"]


def test_missing_voices_are_flagged() -> None:
    _, reasons = check(Vote(resultat="majorite", pour=10, contre=2, abstention=0), SEANCE)
    assert reasons and "12 voix" in reasons[0]


def test_names_that_do_not_agree_with_the_count_are_flagged() -> None:
    vote = Vote(resultat="majorite", pour=13, contre=2, abstention=0, noms_contre=("M. A",))
    assert check(vote, SEANCE)[1] == ["vote : 2 voix « contre » mais 1 noms"]


@pytest.mark.parametrize("resultat", ["prend_acte", "sans_vote", "elu", None])
def test_no_count_is_inferred_without_a_vote(resultat: str | None) -> None:
    vote, reasons = check(Vote(resultat=resultat), SEANCE)  # type: ignore[arg-type]
    assert vote.infere == () and reasons == []


@given(st.integers(1, 200), st.integers(0, 50))
def test_inferred_counts_make_the_sum(presents: int, procurations: int) -> None:
    seance = Seance(presents=presents, procurations=procurations)
    vote, _ = check(Vote(resultat="unanimite"), seance)
    total = (vote.pour_infere or 0) + (vote.contre_infere or 0) + (vote.abstention_infere or 0)
    assert total == presents + procurations


# --- spaCy --------------------------------------------------------------------------------------


def test_component() -> None:
    import spacy

    from pipeline.structure.votes.component import NAME

    nlp = spacy.blank("fr")
    nlp.add_pipe(NAME)
    doc = nlp("Adopté par 21 voix pour et 3 contre.")
    assert (doc._.vote.pour, doc._.vote.contre, len(doc._.votes)) == (21, 3, 1)


# --- gold ---------------------------------------------------------------------------------------


def gold() -> list[tuple[str, dict[str, object]]]:
    path = SHARED / "or" / "extraits.jsonl"
    items = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        ((SHARED / "reel" / "extraits" / f"{i['doc']}.txt").read_text("utf-8"), i["vote"])
        for i in items
    ]


if SHARED.exists():

    def test_gold_of_cut_minutes() -> None:
        items = gold()
        right = 0
        for texte, expected in items:
            vote = extract(texte)
            right += all(getattr(vote, name) == value for name, value in expected.items())
        assert right / len(items) >= 0.95
