"""Flat pages: of a page that was made text, menus and all, the article's lines are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.judge import flat
from tests.effort import examples

MENU = (
    "Skip to content", "The Lune Herald", "Sign in", "Subscribe", "News", "Sport", "Weather", "Opinion", "Culture", "Food", "Travel",
    "Property", "Jobs", "Obituaries", "Newsletters", "Search",
)  # fmt: skip
BODY = (
    "Elmstead’s old bridge opened to walkers again on Monday, four years after a flood had carried off its middle arch.",
    "The council paid 2.3 million for the work, half of it from a fund for rivers, and says that the new arch stands a metre higher than the old one.",
    "“I walked over it twice and it did not shake,” said Mara Quill, who sells bread on the far bank. “My customers are coming back.”",
    "Two cranes held the stones in place while masons from Harwick cut the last of them by hand, since no machine could be brought so close to the water.",
    "Cars will have to wait until spring. Until then the ferry runs every twenty minutes, and nobody pays for it.",
)
BELOW = (
    "Share", "Print", "Related stories", "Flood took the old pier in a single night", "Harwick ferry to get new boats", "Most read", "1",
    "Baker wins prize for rye loaf", "2", "School to close for two days", "3", "Rain to last all week", "About us", "Contact", "Advertise", "Terms of use",
    "Privacy policy", "Cookie settings", "Follow us", "© The Lune Herald",
)  # fmt: skip
TITLE = "Old bridge opens again after four years"
PAGE = "\n".join((*MENU, TITLE, *BODY, *BELOW))


def test_of_a_flat_page_the_article_is_left():
    article = newsclean.clean(PAGE)
    assert [paragraph.text for paragraph in article.paragraphs] == list(BODY)


def test_restoring_the_article_of_a_flat_page_gives_all_its_lines():
    assert newsclean.clean(PAGE).restore() == PAGE


def test_what_is_no_line_of_the_article_is_in_the_ledger_with_the_reason():
    removals = {removal.text: removal for removal in newsclean.clean(PAGE).removals}
    assert removals["Obituaries"].filter == "judge"
    assert removals["Obituaries"].rule == "above"
    assert removals["Baker wins prize for rye loaf"].rule == "below"
    assert "sure to be of the article" in removals["Rain to last all week"].evidence


def test_cleaning_what_came_of_a_flat_page_changes_nothing():
    once = str(newsclean.clean(PAGE))
    assert str(newsclean.clean(once)) == once


def test_the_gentle_profile_and_unwrap_false_leave_the_choice_alone():
    gentle = newsclean.Pipeline.gentle()
    as_it_is = newsclean.Pipeline.default().with_unwrap(False)
    for pipeline in (gentle, as_it_is):
        assert all(removal.filter != "judge" for removal in pipeline(PAGE).removals)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join((TITLE, *BODY, *BELOW[:9])),
        "\n".join((TITLE, *(8 * BODY))),
        "\n".join((TITLE, *BODY[:2], *(f"{i}. {name} Quill, Harwick" for i, name in enumerate(("Ann", "Bea", "Cal", "Dee") * 12, 1)), BODY[3])),
    ],
    ids=["what an extractor made", "an article of many lines", "a table of results"],
)  # fmt: skip
def test_a_text_without_menus_is_left_to_the_filters(text: str):
    assert all(removal.filter != "judge" for removal in newsclean.clean(text).removals)


LINES = st.lists(st.sampled_from((*MENU, *BODY, *BELOW, "港口关闭了。", "-", "12 May")), min_size=1)


@given(LINES)
def test_each_line_has_a_number_for_each_name(lines: list[str]):
    reads = [line in BODY for line in lines]
    rows = flat.rows_of(lines, reads, [0.5] * len(lines))
    assert [len(row) for row in rows] == [len(flat.NAMES)] * len(lines)


@examples(60)
@given(LINES.map(lambda lines: "\n".join((*MENU, *MENU, *lines, *BELOW))))
def test_any_flat_page_is_restored_and_cleaned_once_for_all(text: str):
    article = newsclean.clean(text)
    assert article.restore() == text
    assert str(newsclean.clean(str(article))) == str(article)
