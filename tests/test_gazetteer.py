"""The gazetteer: official facts, names written loosely, keys of the SIREN."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gazetteer import (
    COLUMNS,
    Gazetteer,
    gazetteer,
    luhn,
    normalise,
    skeleton,
    with_key,
)
from pipeline.paths import DATA


def test_a_siren_gives_the_collectivite() -> None:
    found = gazetteer().by_siren("213401722")
    assert found is not None
    assert (found.nom_officiel, found.code, found.departement, found.region) == (
        "Montpellier",
        "34172",
        "34",
        "76",
    )
    assert found.population is not None and found.population > 250_000
    assert "34000" in found.codes_postaux


@pytest.mark.parametrize(
    ("siren", "nom"),
    [
        ("247000722", "Communauté de communes du Pays d'Héricourt"),
        ("243400017", "Montpellier Méditerranée Métropole"),
        ("200046977", "Métropole de Lyon"),
        ("223400011", "Département de l'Hérault"),
        ("227000015", "Département de la Haute-Saône"),
        ("229740014", "Département de La Réunion"),
        ("233500016", "Région Bretagne"),
        ("200076958", "Collectivité de Corse"),
        ("200056752", "Putanges-le-Lac"),
    ],
)
def test_official_names(siren: str, nom: str) -> None:
    found = gazetteer().by_siren(siren)
    assert found is not None
    assert found.nom_officiel == nom


def test_an_unknown_siren_gives_nothing() -> None:
    assert gazetteer().by_siren("200000008") is None
    assert gazetteer().by_siren("223400012") is None, "wrong key"


@pytest.mark.parametrize(
    "nom", ["LE MANS", "Le Mans", "le-mans", "Saint-Étienne", "ST ETIENNE", "St-Etienne"]
)
def test_names_are_found_however_they_are_written(nom: str) -> None:
    assert gazetteer().candidates(nom, natures=("commune",))


def test_homonyms_are_settled_by_the_departement() -> None:
    book = gazetteer()
    assert len(book.candidates("Saint-Denis", natures=("commune",))) > 2
    assert book.commune("Saint-Denis") is None
    found = book.commune("saint denis", "93")
    assert found is not None and found.code == "93066"


def test_departements_and_regions_by_name_or_code() -> None:
    book = gazetteer()
    for key in ("70", "HAUTE-SAONE", "Haute-Saône"):
        found = book.departement(key)
        assert found is not None and found.code == "70"
    corsica = book.departement("2a")
    assert corsica is not None and corsica.nom == "Corse-du-Sud"
    assert book.departement("Valmoret") is None
    for key in ("53", "bretagne"):
        region = book.region(key)
        assert region is not None and region.siren == "233500016"
    assert book.region("Atlantide") is None


def test_groupings_are_found_by_a_loosely_written_name() -> None:
    book = gazetteer()
    for name in (
        "COMMUNAUTE DE COMMUNES DU PAYS D'HERICOURT",
        "Communauté de Communes Pays d’Héricourt",
        "CC du Pays d'Héricourt",
        "Pays d'Héricourt",
    ):
        found = book.grouping(name)
        assert found is not None and found.siren == "247000722"
    assert book.grouping("Communauté de communes du Pays de Valmoret") is None


def test_members_of_a_grouping() -> None:
    members = gazetteer().members("247000722")
    assert "Couthenans" in {m.nom for m in members}
    assert all(m.epci == "247000722" for m in members)


def test_every_siren_of_the_tables_has_its_key_and_every_row_its_columns() -> None:
    for name in ("communes.tsv", "groupements.tsv"):
        rows = [
            line.split("\t")
            for line in (DATA / "gazetteer" / name).read_text("utf-8").splitlines()[1:]
        ]
        assert all(len(row) == len(COLUMNS) for row in rows)
        assert all(luhn(row[4]) and len(row[4]) == 9 for row in rows if row[4])
        assert all(row[3] == normalise(row[2]) for row in rows)


def test_it_is_small_and_reads_from_its_folder() -> None:
    assert sum(p.stat().st_size for p in (DATA / "gazetteer").iterdir()) < 4_000_000
    assert Gazetteer(DATA / "gazetteer").by_siren("213401722")


def test_normalise() -> None:
    assert normalise("L'Haÿ-les-Roses") == "l hay les roses"
    assert normalise("Ste-Foy s/ Rhône") == "sainte foy sur rhone"
    assert normalise("Œuilly") == "oeuilly"
    assert skeleton("Communauté de communes du Pays d'Auge") == "communaute communes pays auge"


@given(st.text(alphabet="0123456789", min_size=8, max_size=8))
def test_a_key_can_always_be_computed_and_a_wrong_one_is_refused(base: str) -> None:
    whole = with_key(base)
    assert luhn(whole)
    other = whole[:-1] + str((int(whole[-1]) + 1) % 10)
    assert not luhn(other)


@given(st.text(max_size=30))
def test_normalise_is_stable(texte: str) -> None:
    assert normalise(normalise(texte)) == normalise(texte)
