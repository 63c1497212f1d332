"""Lists of people: the count of names does not depend on how they are laid out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Document, Line, Page
from pipeline.structure import seance
from pipeline.structure.seance.noms import clean, entries, is_name, same_person
from pipeline.structure.seance.presences import read_presences
from pipeline.structure.seance.zone import from_document, from_text, unwrap

PRENOMS = (
    "Anne Béatrice Cédric Denis Élodie Fanny Jean-Paul Hugo Inès Marie-Lise Karim Yann".split()
)
NOMS = (
    "AUBIN BEAUMONT CLÉMENT DUVAL ESPOSITO FOURNEL GRANDJEAN HUBERT IMBERT JACQUEMIN KELLER "
    "LEMAITRE MONNIER NAVARRE OLIVIER PRÉVOST QUENTIN ROUSSET SERRANO TESSIER".split()
)
STYLES = [
    lambda names: ", ".join(names),
    lambda names: ", ".join(names[:-1]) + " et " + names[-1],
    lambda names: " ; ".join(names),
    lambda names: " - ".join(names),
    lambda names: "\n".join(names),
    lambda names: "\n".join(f"- {name}" for name in names),
    lambda names: "\n".join(f"M. {name}, conseiller municipal" for name in names),
    lambda names: ", ".join(f"Mme {name}" for name in names) + ".",
    lambda names: "\n".join("\t".join(names[i : i + 2]) for i in range(0, len(names), 2)),
    lambda names: " M. ".join(["", *names]).strip(),
    lambda names: "MM. " + ", ".join(f"{n.split()[1]} {n.split()[0]}" for n in names),
    lambda names: ", ".join(names).replace(", ", ",\n", len(names) // 2),
]
members = st.lists(
    st.tuples(st.sampled_from(PRENOMS), st.sampled_from(NOMS)).map(" ".join),
    min_size=3,
    max_size=14,
    unique_by=lambda name: name.split()[1],
)


@settings(max_examples=60, deadline=None)
@given(members, st.sampled_from(STYLES), st.sampled_from(["Présents :", "Étaient présents :\n"]))
def test_every_layout_gives_every_name(names: list[str], style: object, label: str) -> None:
    text = f"{label} {style(names)}\nAbsent : Zoé ZIMMER\n"  # type: ignore[operator]
    found = read_presences(from_text(text))
    assert found.presents == len(names)
    assert found.absents == 1
    assert found.a_verifier == ()


LIENS = [
    "{} donne pouvoir à {}",
    "{} a donné procuration à {}",
    "{} (pouvoir à {})",
    "{} représenté par {}",
    "M. {} à Mme {}",
    "{} ayant donné pouvoir à M. {}",
    "{} → {}",
    "{} : pouvoir à {}",
]


@settings(max_examples=60, deadline=None)
@given(members, st.sampled_from(LIENS), st.sampled_from([", ", "\n", " ; "]))
def test_every_proxy_is_read_with_its_holder(names: list[str], link: str, between: str) -> None:
    holder = "Xavier YVON"
    text = between.join(link.format(name, holder) for name in names)
    found = read_presences(from_text(f"Présents : {holder}, Zoé ZIMMER\nPouvoirs : {text}\n"))
    assert [p.mandant for p in found.pouvoirs] == names
    assert {p.mandataire for p in found.pouvoirs} == {holder}
    assert (found.presents, found.procurations) == (2, len(names))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_error(texte: str) -> None:
    seance.read_text(texte)
    seance.read_text(f"Présents : {texte}\nAbsents : {texte}\nPouvoirs : {texte}")


@pytest.mark.parametrize(
    ("texte", "nom"),
    [
        ("M. Paul DORE, Maire", "Paul DORE"),
        ("Mme Anne COLAS (1re adjointe)", "Anne COLAS"),
        ("DORE Paul, 2ème adjoint", "DORE Paul"),
        ("le maire", None),
        ("conseillers municipaux", None),
        ("Mesdames", None),
        ("12", None),
        ("Néant", None),
        ("Belleroche : M. Paul DORE", "Paul DORE"),
        ("Paul DORE*", "Paul DORE"),
    ],
)
def test_clean(texte: str, nom: str | None) -> None:
    assert clean(texte) == nom


def test_names() -> None:
    assert is_name("Jean de LA TOUR") and is_name("N'DIAYE") and is_name("Éva")
    assert not is_name("vote des taux") and not is_name("Article 2") and not is_name("")
    assert same_person("Dore", "Paul DORE") and not same_person("Dore", "Paul DURE")


def test_proxies_of_a_mark() -> None:
    found = entries("Paul (Pr*), Anne, Luc (Pr**)")
    assert [entry.marque for entry in found] == ["Pr*", None, "Pr**"]


def test_a_repeated_header_is_read_once() -> None:
    header = "Présents : Paul DORE, Anne COLAS, Luc BERTIN, Lise GARNIER\nAbsent : Hugo IMBERT\n"
    found = read_presences(from_text(header + "Objet : tarifs\nLe conseil décide.\n" * 3 + header))
    assert (found.presents, found.absents) == (4, 1)
    assert found.a_verifier == ()


def test_a_bold_title_after_an_empty_label_is_no_name() -> None:
    lines = [
        ("Présents : Paul DORE, Anne COLAS", False),
        ("Absents :", True),
        ("Voirie Rurale", True),
    ]
    found = read_presences(from_document(document(lines)))
    assert (found.presents, found.absents) == (2, 0)


def test_headers_and_stamps_do_not_break_a_list() -> None:
    page = Page(
        page=1,
        origine="texte",
        motif="",
        texte="",
        lignes=(
            Line(texte="Présents : Paul DORE, Anne COLAS, Luc", debut=0, fin=1),
            Line(texte="Valmoret, séance du 3 mai 2023", debut=0, fin=1, role="entete"),
            Line(texte="BERTIN, Lise GARNIER", debut=0, fin=1),
        ),
    )
    found = seance.read(Document(doc="pv.pdf", sha256="0", format="pdf", pages=(page,)))
    assert found.presents_noms == ("Paul DORE", "Anne COLAS", "Luc BERTIN", "Lise GARNIER")


def test_the_stamp_is_read_on_any_page_and_compared_with_the_text() -> None:
    text = "Séance du 13 avril 2023\n"
    stamp = "034-213401722-20230412-D2023_15-DE\nReçu en préfecture le 14/04/2023\n"
    pages = tuple(
        Page(page=n, origine="texte", motif="", texte=t) for n, t in enumerate((text, stamp), 1)
    )
    found = seance.read(Document(doc="d.pdf", sha256="0", format="pdf", pages=pages))
    assert (found.acte_id, found.pref_date) == ("034-213401722-20230412-D2023_15-DE", "2023-04-14")
    assert (found.collectivite, found.siren, found.numero) == (
        "Montpellier",
        "213401722",
        "D2023_15",
    )
    assert found.date == "2023-04-13"
    assert (
        "date de séance : 2023-04-13 dans le texte, 2023-04-12 dans le tampon" in found.a_verifier
    )


def test_an_empty_document_says_nothing() -> None:
    found = seance.read(Document(doc="vide.pdf", sha256="0", format="pdf", pages=()))
    assert found.date is None and found.presents is None and found.a_verifier == ()


def test_the_name_of_the_file_is_the_last_resort_and_is_reported() -> None:
    lines = [("Conseil municipal du 3 mai 2023", False)]
    found = seance.read(document(lines, "montpellier_cr.pdf"))
    assert found.collectivite == "Montpellier"
    assert found.siren is None and found.siren_deduit == "213401722"
    assert found.a_verifier == ("collectivité tirée du nom du fichier (Montpellier)",)


def test_unwrap() -> None:
    long = "a" * 60
    assert unwrap(f"{long}\nfin\nautre") == f"{long} fin\n\nautre"
    assert unwrap("court\nautre") == "court\nautre"


def document(lines: list[tuple[str, bool]], doc: str = "pv.pdf") -> Document:
    texte = "".join(text + "\n" for text, _ in lines)
    found, start = [], 0
    for text, bold in lines:
        found.append(Line(texte=text, debut=start, fin=start + len(text), gras=bold))
        start += len(text) + 1
    page = Page(page=1, origine="texte", motif="", texte=texte, lignes=tuple(found))
    return Document(doc=doc, sha256="0", format="pdf", pages=(page,))
