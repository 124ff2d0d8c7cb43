"""The laws once more, over residue of all filters: what the fixtures and the phrase tables hold."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsclean import Article, Pipeline, clean
from newsclean.repair.quotes import Style
from newsclean.testing import Dirty, dirty_articles, phrase_lines
from tests.residue import any_residue
from tests.test_laws import NAMES, in_order, is_subsequence, letters, removed

SOME = settings(  # the same texts each time; test_laws_long draws new ones
    deadline=None,
    max_examples=100,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
LITTERED = any_residue()
PROSE = (
    "The old mill in Harwick will become a library, the council decided on Monday after long talks."
)
SAID = "Nobody asked us, said Anton Perl, who runs the ferry."
UNLAWFUL = {
    "the line that is the title goes, and its copies stay": (
        "copyright_lines",
        f"版權所有: Old mill becomes a library\nOld mill becomes a library\n{PROSE}",
    ),
    "the line that repeats the title becomes prose as its end goes": (
        "related_items",
        f"{SAID} Read more\n{SAID} Read more.",
    ),
    "a copy is too short to be one as its end goes": (
        "page_furniture",
        "\n".join(["The town has put up a list of closed roads (opens in new tab)."] * 2),
    ),
}
"""Texts of which more goes without the filter: by what happens, the filter and the text."""


def removed_marks(text: str, article: Article) -> set[int]:
    """Return where the characters stood that were removed, but for white space: what of it stands
    between a line and what was glued to it is a space if only one of them goes."""
    return {i for i in removed(article) if not text[i].isspace()}


def outlaws(text: str, name: str) -> str:
    """Return what is removed of `text` only if the filter `name` is away."""
    more = removed_marks(text, Pipeline.default().without(name)(text))
    return "".join(text[i] for i in sorted(more - removed_marks(text, clean(text))))


@SOME
@given(LITTERED)
def test_law_1_the_input_is_restored_among_residue_of_all_kinds(text: str) -> None:
    assert clean(text).restore() == text


@SOME
@given(LITTERED)
def test_law_2_nothing_is_invented_among_residue_of_all_kinds(text: str) -> None:
    assert is_subsequence(letters(in_order(clean(text))), letters(in_order(Pipeline()(text))))


@pytest.mark.parametrize("profile", ["gentle", "standard", "strict"])
def test_law_3_cleaning_twice_is_cleaning_once_among_residue_of_all_kinds(profile: str) -> None:
    pipeline = getattr(Pipeline, profile)()

    @SOME
    @given(LITTERED)
    def holds(text: str) -> None:
        once = str(pipeline(text))
        assert str(pipeline(once)) == once

    holds()


STYLED = {
    "an edge of a word that becomes an apostrophe": ("straight", "z›ur autorin"),
    "a date whose mark becomes a plain one": ("straight", "e\n1/9/20”1:40"),
    "a copy that is one once its mark is plain": (
        "straight",
        f"{PROSE}\n{PROSE[:40]}‹{PROSE[40:]}",
    ),
    "marks alone": ("typographic", f"{PROSE}\n»»»\nRead more"),
}
"""Texts whose marks, as the pipeline's style has them, let a filter see what it did not see before."""


@pytest.mark.parametrize(("style", "text"), STYLED.values(), ids=STYLED)
def test_law_3_holds_where_the_style_of_marks_lets_a_filter_see_more(
    style: Style, text: str
) -> None:
    pipeline = Pipeline.default().with_quotes(style)
    once = str(pipeline(text))
    assert str(pipeline(once)) == once
    assert pipeline(text).restore() == text


def test_law_3_holds_where_a_line_stands_above_the_title() -> None:
    text = f"The last keeper\n12 de mayo 2039, 19:36\nThe last keeper\n5 metres > 3 metres\n{PROSE}"
    once = str(clean(text))
    assert str(clean(once)) == once


@SOME
@given(LITTERED, st.randoms(use_true_random=False))
def test_law_4_the_order_of_filters_does_not_matter_among_residue_of_all_kinds(
    text: str, shuffled: random.Random
) -> None:
    names = list(NAMES)
    shuffled.shuffle(names)
    assert Pipeline.default().only(*names)(text) == clean(text)


@pytest.mark.xfail(strict=True, reason="what repeats a line hangs on how others cut that line")
@pytest.mark.parametrize(("name", "text"), UNLAWFUL.values(), ids=UNLAWFUL)
def test_law_5_taking_a_filter_away_never_removes_more_even_of_these(name: str, text: str) -> None:
    assert outlaws(text, name) == ""


@pytest.mark.slow
def test_law_5_taking_a_filter_away_hardly_ever_removes_more_among_residue_of_all_kinds() -> None:
    broken = []

    @settings(SOME, max_examples=1000)
    @given(LITTERED, st.sampled_from(NAMES))
    def look(text: str, name: str) -> None:
        if outlaws(text, name):
            broken.append((name, text))

    look()
    assert len(broken) <= 5, broken


@SOME
@given(dirty_articles(phrase_lines()))
def test_law_6_no_paragraph_is_lost_among_lines_of_all_phrase_tables(dirty: Dirty) -> None:
    cleaned = str(clean(dirty.text))
    assert [paragraph for paragraph in dirty.paragraphs if paragraph not in cleaned] == []


@SOME
@given(LITTERED)
def test_law_8_an_article_survives_json_among_residue_of_all_kinds(text: str) -> None:
    article = clean(text)
    assert Article.from_json(article.to_json()) == article
