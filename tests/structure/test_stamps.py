"""Stamps of the préfecture: every style, OCR noise, keys, plausible dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gazetteer import with_key
from pipeline.records import Box, Line, Page
from pipeline.structure import stamps

MINISTERE = """Accusé de réception – Ministère de l'intérieur
034-213401722-20210424-0000071218-DE
Acte Certifié exécutoire
Envoi Préfecture :        25/04/2021
Réception en Préfecture : 26/04/2021
"""
ENVOYE = """Envoyé en préfecture le 19/06/2023
Reçu en préfecture le 20/06/2023
Publié le 21/06/2023
ID : 034-213401722-20230609-PV31032023-DE
"""
ACCUSE = """Accusé de réception en préfecture
034-213401722-20230412-D2023-15-DE
Date de télétransmission : 14/04/2023
Date de réception préfecture : 15/04/2023
"""
SUR_UNE_LIGNE = (
    "AR Prefecture\n034-213401722-20220927-2022_45-DE\nReçu le 28/09/2022\nPublié le 29/09/2022\n"
)


@pytest.mark.parametrize(
    ("texte", "acte_id", "date", "numero", "reception"),
    [
        (
            MINISTERE,
            "034-213401722-20210424-0000071218-DE",
            "2021-04-24",
            "0000071218",
            "2021-04-26",
        ),
        (
            ENVOYE,
            "034-213401722-20230609-PV31032023-DE",
            "2023-06-09",
            "PV31032023",
            "2023-06-20",
        ),
        (ACCUSE, "034-213401722-20230412-D2023-15-DE", "2023-04-12", "D2023-15", "2023-04-15"),
        (
            SUR_UNE_LIGNE,
            "034-213401722-20220927-2022_45-DE",
            "2022-09-27",
            "2022_45",
            "2022-09-28",
        ),
    ],
)
def test_every_style(texte: str, acte_id: str, date: str, numero: str, reception: str) -> None:
    found = stamps.find(texte)
    assert (found.acte_id, found.date, found.numero, found.pref_date) == (
        acte_id,
        date,
        numero,
        reception,
    )
    assert (found.siren, found.departement, found.nature) == ("213401722", "034", "DE")
    assert found.a_verifier == ()


def test_dates_of_sending_and_publication() -> None:
    found = stamps.find(ENVOYE)
    assert (found.envoi, found.publie) == ("2023-06-19", "2023-06-21")


def test_ocr_noise_in_the_identifier() -> None:
    found = stamps.find("ID : O34-2l34Ol722-2O23O6O9-DEL_12-DE\nReçu en préfecture le 2O/06/2023")
    assert found.acte_id == "034-213401722-20230609-DEL_12-DE"
    assert found.pref_date == "2023-06-20"


def test_spaces_in_the_identifier() -> None:
    found = stamps.find("034 - 213401722 - 20230609 - DEL12 - DE")
    assert found.acte_id == "034-213401722-20230609-DEL12-DE"


def test_a_misread_digit_is_repaired_by_the_key_and_the_gazetteer() -> None:
    found = stamps.find("034-213401122-20230609-DEL12-DE")
    assert found.siren == "213401722"
    assert found.a_verifier == ("SIREN du tampon lu 213401122, corrigé en 213401722",)


def test_a_digit_is_never_repaired_in_a_text_that_was_not_read_by_ocr() -> None:
    found = stamps.find("034-213401122-20230609-DEL12-DE", ocr=False)
    assert found.siren == "213401122"
    assert found.a_verifier == ("la clé du SIREN du tampon est fausse (213401122)",)


def test_corsica() -> None:
    siren = with_key("21200004")
    found = stamps.find(f"02A-{siren}-20230609-DEL12-DE")
    assert (found.departement, found.siren) == ("02A", siren)


def test_a_reception_before_the_act_is_not_kept() -> None:
    found = stamps.find("034-213401722-20230609-A1-DE\nReçu en préfecture le 19/05/2023")
    assert found.pref_date is None
    assert found.a_verifier == (
        "date de réception en préfecture (2023-05-19) antérieure à l'acte (2023-06-09)",
    )


def test_the_reading_that_recurs_wins() -> None:
    pages = [MINISTERE, MINISTERE, MINISTERE.replace("71218", "71213")]
    found = stamps.find("\n".join(pages))
    assert found.numero == "0000071218"
    assert found.a_verifier == ("plusieurs identifiants d'acte dans le document (2)",)


def test_two_stamps_one_upon_the_other() -> None:
    text = (
        "034-213401722-20210424-0000071218-DE 034-213401722-20210424-0000071305-DE\n"
        "Réception Réception en en Préfecture Préfecture : : 28/04/2021 28/04/2021\n"
    )
    found = stamps.find(text)
    assert (found.numero, found.pref_date) == ("0000071305", "2021-04-28")


def test_a_date_in_another_column_at_the_height_of_its_word() -> None:
    lines = (
        Line(texte="Réception en Préfecture :", debut=0, fin=25, box=Box(400, 74, 500, 82)),
        Line(texte="jeudi 24 avril 2021\t26/04/2021", debut=26, fin=57, box=Box(190, 70, 550, 84)),
        Line(texte="14/05/2021", debut=58, fin=68, box=Box(190, 300, 250, 310)),
    )
    texte = "".join(line.texte + "\n" for line in lines)
    page = Page(page=1, origine="texte", motif="", texte=texte, lignes=lines)
    assert stamps.find(texte).pref_date is None
    assert stamps.find(stamps.page_text(page)).pref_date == "2021-04-26"


@pytest.mark.parametrize(
    "texte",
    [
        "",
        "Téléphone 03-84-30-12-45",
        "le code général des collectivités territoriales",
        "Séance du 12/04/2023",
        "IBAN FR76 3000 4000 0312 3456 7890 143",
    ],
)
def test_no_stamp(texte: str) -> None:
    assert stamps.find(texte) == stamps.Stamp()


def test_dates_of_the_body_are_not_those_of_the_stamp() -> None:
    text = "Reçu en préfecture\nVu la délibération du 3 mars 2021\n"
    assert stamps.find(text).pref_date is None


def test_every_identifier_of_a_registre() -> None:
    text = "034-213401722-20230609-A1-DE\ntexte\n034-213401722-20230609-A2-DE"
    assert [s.numero for _, s in stamps.find_ids(text)] == ["A1", "A2"]


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(texte: str) -> None:
    stamps.find(texte)


@given(
    st.dates(min_value=__import__("datetime").date(2010, 1, 1)).filter(lambda d: d.year < 2100),
    st.from_regex(r"[A-Z0-9_]{1,15}", fullmatch=True),
    st.sampled_from(["DE", "AR", "AI", "CC", "BF", "AU"]),
)
def test_any_well_formed_identifier_is_read_back(day: object, numero: str, nature: str) -> None:
    identifier = f"034-213401722-{day:%Y%m%d}-{numero}-{nature}"
    assert stamps.find(f"ID : {identifier}\n").acte_id == identifier


@pytest.mark.parametrize(
    ("texte", "numero", "recu"),
    [
        (
            "ID : 034-213401722-20240212-2024_DE_006-DE\nReçu en préfecture le 14/02/2024",
            "2024_DE_006",
            "2024-02-14",
        ),
        (
            "AR CONTROLE DE LEGALITE : 034-213401722-20231218-DCM-23-12-DE en date du 20/12/2023",
            "DCM-23-12",
            "2023-12-20",
        ),
        (
            "034-213401722-20240315-12-DE\nTransmis au représentant de l'État le : 20/03/2024 – "
            "Accusé de réception : 21/03/2024",
            "12",
            "2024-03-21",
        ),
    ],
)
def test_numbers_and_dates_of_publishing_software(texte: str, numero: str, recu: str) -> None:
    found = stamps.find(texte)
    assert (found.numero, found.pref_date) == (numero, recu)
