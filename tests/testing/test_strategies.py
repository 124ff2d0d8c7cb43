"""The strategies generate what they say, so that a test on them tests something."""

import re

import pytest
from hypothesis import Phase, find, given, settings

from newsclean import clean
from newsclean.phrases import fold
from newsclean.phrases.lists import phrases
from newsclean.testing import (
    FORMS,
    Dirty,
    Invented,
    Page,
    articles,
    dirty_articles,
    held_as,
    hostile_text,
    languages,
    pages,
    residue,
)
from newsclean.text.prose import is_prose
from tests.effort import examples


@examples(60)
@given(residue("patreon", "de") | residue("share_widgets.button", "de"))
def test_residue_of_a_kind_and_language_has_a_phrase_of_it(line: str) -> None:
    said = [
        *phrases()["share_widgets"]["button"]["de"],
        *(phrase for rule in phrases()["patreon"].values() for phrase in rule.get("de", [])),
    ]
    wanted = [fold(phrase.replace("#", "12")) for phrase in said]
    assert any(phrase in fold(line) for phrase in wanted)


@pytest.mark.parametrize(("kind", "language"), [("no_filter", None), ("patreon", "xx")])
def test_residue_that_no_table_has_is_refused(kind: str, language: str | None) -> None:
    with pytest.raises(ValueError, match="no table has phrases of the kind and language"):
        residue(kind, language)


def test_a_form_that_nobody_knows_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match=re.escape("there is no form 'Word': there are HTML, ")):
        find(held_as("Word"), bool)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_a_container_that_is_undone(form: str) -> None:
    @settings(max_examples=3)
    @given(held_as(form))
    def undone(held) -> None:
        assert held.form == form
        assert clean(held.text).warnings

    undone()


@examples(60)
@given(dirty_articles(bare=False))
def test_residue_stands_where_a_dirty_article_says(dirty: Dirty) -> None:
    rest = dirty.text
    for piece in reversed(dirty.litter):
        assert dirty.text[slice(*piece.span)] == piece.text
        rest = rest[: piece.span[0]] + rest[piece.span[1] :]
    assert [line.strip() for line in rest.splitlines() if line.strip()] == [
        dirty.title,
        *dirty.paragraphs,
    ]


@examples(60)
@given(articles())
def test_an_article_has_running_prose_and_no_sentence_twice(article: Invented) -> None:
    assert any(is_prose(paragraph) for paragraph in article.paragraphs)
    assert len(set(article.paragraphs)) == len(article.paragraphs)


def test_articles_are_written_in_many_languages() -> None:
    seen = set()

    @examples(300)
    @given(languages())
    def look(language: str) -> None:
        seen.add(language)

    look()
    assert len(seen) >= 14


@examples(20)
@given(pages())
def test_a_page_shows_its_article_and_its_residue(page: Page) -> None:
    said = page.html.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")
    assert all(paragraph in said for paragraph in page.article.paragraphs)


def test_hostile_texts_have_what_breaks_programs() -> None:
    few = settings(max_examples=3000, database=None, phases=[Phase.generate])
    for sign in ("\ud800", "\x00", "\u202e", "&quot;", "\r"):
        assert sign in find(hostile_text(), lambda text, sign=sign: sign in text, settings=few)
