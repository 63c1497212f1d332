"""Every offset leads back to its text, whatever the lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Page
from pipeline.text.compose import compose
from pipeline.text.hyphens import join_lines
from pipeline.text.layout import arrange
from pipeline.text.raw import RawLine, RawPage, RawWord, Rule

words = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=8).filter(str.strip)
coordinates = st.integers(0, 590).map(float)


@st.composite
def raw_words(draw: st.DrawFn) -> RawWord:
    x, y = draw(coordinates), draw(coordinates)
    size = draw(st.sampled_from([7.0, 10.0, 11.0, 14.0]))
    text = draw(words)
    angle = draw(st.sampled_from([0, 0, 0, 0, 90, 270, 180]))
    return RawWord(
        text, x, y, x + 0.5 * size * len(text), y + size, size, draw(st.booleans()), angle
    )


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    x, y, length = draw(coordinates), draw(coordinates), draw(coordinates)
    return Rule(x, y, x + length, y) if draw(st.booleans()) else Rule(x, y, x, y + length)


def check(page: Page) -> None:
    end = 0
    for line in page.lignes:
        assert page.texte[line.debut : line.fin] == line.texte
        assert line.debut >= end
        assert page.texte[line.fin] == "\n"
        assert "\n" not in line.texte
        end = line.fin
        for cell in line.cellules:
            assert page.texte[cell.debut : cell.fin] == cell.texte
            assert "\t" not in cell.texte
        if line.cellules:
            assert "\t".join(cell.texte for cell in line.cellules) == line.texte
        for word in line.mots:
            assert line.debut <= word.debut < word.fin <= line.fin
            assert not any(ch.isspace() for ch in page.texte[word.debut : word.fin])


@given(st.lists(raw_words(), max_size=40), st.lists(rules(), max_size=20))
def test_any_page_is_laid_out_without_loss(items: list[RawWord], drawn: list[Rule]) -> None:
    lines = arrange(RawPage(1, 595, 842, list(items), drawn))
    kept = sum(len(line.words) for line in lines)
    assert kept <= len(items)
    join_lines(lines)
    check(compose(lines, number=1, origine="texte", motif=""))


@given(st.lists(st.lists(words, min_size=1, max_size=4), max_size=8), st.booleans())
def test_lines_without_geometry(rows: list[list[str]], breaks: bool) -> None:
    lines = [
        RawLine(texts=row, role="tableau" if len(row) > 1 else "corps", breaks=breaks)
        for row in rows
    ]
    page = compose(lines, number=1, origine="texte", motif="")
    check(page)
    assert len(page.lignes) == len(rows)
