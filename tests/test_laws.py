"""The nine laws of newsclean, each a property: for every profile, way of quoting, filter, container
and reader of pages.

`pytest --hypothesis-profile nightly` draws a hundred times as many texts.
"""

import re

import pytest
from hypothesis import given

from newsclean import Article, Pipeline, clean
from newsclean.phrases.lists import rules
from newsclean.phrases.load import Rule
from newsclean.readers.extractors import Extractor
from newsclean.testing import (
    Dirty,
    Held,
    Invented,
    Page,
    any_text,
    articles,
    dirty_articles,
    held_as,
    hostile_containers,
    hostile_text,
    littered_texts,
    pages,
    residue,
)
from newsclean.testing.lawful import growth
from newsclean.testing.laws import LAWS, Law, broken_law, conservation
from newsclean.testing.shapes import SHAPES
from tests.effort import examples
from tests.pipelines import NAMES, WAYS, any_pipeline

EVERY = Pipeline.default()
WITH_PHRASES = {
    name for name in NAMES if any(isinstance(how, Rule) for how in rules().get(name, {}).values())
}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: f"{law.number}, {law.name}")
def test_a_law_holds_on_any_text(law: Law) -> None:
    @examples(100)
    @given(any_text())
    def holds(text: str) -> None:
        assert law.broken(EVERY, text, EVERY(text)) is None

    holds()


@pytest.mark.parametrize("way", WAYS)
def test_the_laws_hold_for_every_profile_and_way_of_quoting(way: str) -> None:
    @examples(25)
    @given(any_text())
    def hold(text: str) -> None:
        assert broken_law(WAYS[way], text) is None

    hold()


@pytest.mark.parametrize("name", NAMES)
def test_the_laws_hold_for_a_filter_by_itself_on_what_it_is_for(name: str) -> None:
    own = residue(name) if name in WITH_PHRASES else residue()

    @examples(8)
    @given(littered_texts(own | residue()) | hostile_text())
    def hold(text: str) -> None:
        assert broken_law(Pipeline().only(name), text) is None

    hold()


@examples(100)
@given(any_pipeline(), any_text())
def test_the_laws_hold_for_any_set_of_filters_and_settings(pipeline: Pipeline, text: str) -> None:
    assert broken_law(pipeline, text) is None


@examples(60)
@given(held_as(), any_pipeline())
def test_the_laws_hold_for_a_text_in_any_container(held: Held, pipeline: Pipeline) -> None:
    assert broken_law(pipeline, held.text) is None


@pytest.mark.parametrize("extractor", ["judge", "trafilatura", "resiliparse"])
def test_an_article_of_a_page_keeps_the_laws(extractor: Extractor) -> None:
    @examples(20)
    @given(pages())
    def hold(page: Page) -> None:
        article = EVERY.clean_html(page.html, extractor=extractor)
        assert conservation(EVERY, article.restore(), article) is None
        assert EVERY.clean_html(page.html, extractor=extractor) == article
        assert Article.from_json(article.to_json()) == article
        assert broken_law(EVERY, str(article)) is None
        assert str(clean(str(article))) == str(article)
        known = {"title": article.title, "language": article.language, "url": article.url}
        assert str(clean(str(article), **known)) == str(article)

    hold()


@examples(60)
@given(pages())
def test_law_6_no_paragraph_of_a_page_is_lost_without_a_trace(page: Page) -> None:
    # The judge is right nearly always, not always: what it leaves out is in the ledger, with a reason.
    article = EVERY.clean_html(page.html)
    kept = {p.text for p in article.paragraphs}
    judged = "\n".join(r.text for r in article.removals if r.filter == "judge" and r.evidence)
    missing = [text for text in page.article.paragraphs if text not in kept and text not in judged]
    assert missing == []
    assert kept <= {*page.article.paragraphs}


@examples(150)
@given(dirty_articles())
def test_law_6_prose_survives_and_residue_goes(dirty: Dirty) -> None:
    article = clean(dirty.text)
    assert tuple(p.text for p in article.paragraphs) == dirty.paragraphs
    assert article.title == dirty.title


@examples(150)
@given(dirty_articles(bare=False))
def test_law_6_no_paragraph_is_lost_among_lines_of_all_phrase_tables(dirty: Dirty) -> None:
    cleaned = str(clean(dirty.text))
    assert [paragraph for paragraph in dirty.paragraphs if paragraph not in cleaned] == []


@examples(150)
@given(articles(), any_pipeline())
def test_law_6_text_without_residue_comes_back_as_it_was(
    article: Invented, pipeline: Pipeline
) -> None:
    cleaned = pipeline(article.text)
    assert not cleaned.removals
    assert str(cleaned) == str(Pipeline().with_quotes(pipeline.quotes)(article.text))
    assert str(clean(article.text)) == article.text


@pytest.mark.parametrize("shape", SHAPES)
def test_law_7_eight_times_the_input_costs_about_eight_times_the_time(shape: str) -> None:
    assert growth(EVERY, SHAPES[shape]) == ""


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_law_7_holds_for_long_texts_too(shape: str) -> None:
    assert growth(EVERY, lambda size: SHAPES[shape](10 * size)) == ""


def test_law_8_a_line_that_loses_its_only_mark_stops_no_filter() -> None:
    text = "\n“\n©\x93"
    assert clean(text).restore() == text


def test_law_8_what_is_not_text_is_refused_in_one_sentence() -> None:
    with pytest.raises(TypeError, match=re.escape("clean() takes a str, not bytes")):
        clean(b"bytes")  # type: ignore[arg-type]


def test_law_9_a_credit_is_a_field() -> None:
    article = clean("The ferry will run again.\n© Reuters/ Anna Belling")
    assert ("Anna Belling", "Reuters") in {(c.person, c.agency) for c in article.credits}


@examples(200)
@given(hostile_containers())
def test_the_laws_hold_whatever_the_marks_of_containers(text: str) -> None:
    assert broken_law(EVERY, text) is None
    assert clean(text, unwrap=False).restore() == text
