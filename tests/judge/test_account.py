"""The account of a page: all that it shows is kept or removed for a reason, whatever the page."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.readers.html.blocks import blocks_of
from newsclean.readers.html.lean import without_scripts
from newsclean.readers.html.page import as_bytes, parse
from tests.effort import examples
from tests.readers.html import page

SENTENCE = "The harbour was closed for a second day on Tuesday, said the port of Harwick. "


def shown(html: str) -> str:
    """Return the visible text of `html`, block by block."""
    tree = parse(as_bytes(without_scripts(html)), [])
    return "\n\n".join(block.shown or block.text for block in blocks_of(tree, [])) if tree else ""


@pytest.fixture(scope="module")
def bridge():
    return newsclean.clean_html(page("bridge"))


def test_restoring_an_article_gives_all_that_its_page_shows(bridge):
    assert bridge.restore() == shown(page("bridge"))


def test_what_is_not_the_article_is_in_the_ledger_with_a_reason_that_can_be_read(bridge):
    removals = {removal.text: removal for removal in bridge.removals}
    teaser = removals["Flood took the old pier in a single night"]
    assert teaser.filter == "judge"
    assert "link share 1.0" in teaser.evidence
    assert "below “More on this story”" in teaser.evidence
    assert "I walked over it twice and it did not shake." in removals


def test_the_title_and_the_captions_of_a_page_are_removed_into_fields(bridge):
    fields = {removal.text: removal.field for removal in bridge.removals}
    assert fields[bridge.title] == "title"
    assert fields["The bridge on the morning of its reopening."] == "captions"


def test_what_is_hidden_is_not_of_the_account():
    html = page("bridge").replace("<footer>", '<div style="display: none">Loading</div><footer>')
    article = newsclean.clean_html(html)
    assert "Loading" not in article.restore()
    assert "The Lune Herald" in article.restore()


PIECES = st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>", "<br>", "<h1>", "</h1>", "<h2>", "</h2>",
    "<a href=/x>", "</a>", "<b>", "</b>", "<article>", "</article>", "<nav>", "</nav>", "<dl><dt>", "<dd>", "<blockquote>",
    SENTENCE, 3 * SENTENCE, "Read more", "Share", "12 May 2024", "港口关闭了。", " ", "&nbsp;", "“", "<p hidden>", "<ruby>", "<rt>", "</rt>", "</ruby>", "<st1:x>", "</st1:x>", "<math>", "<script>1</script>",
])  # fmt: skip


@examples(60)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_page_gives_an_article_whose_ledger_holds_what_it_shows(html):
    article = newsclean.clean_html(html)
    restored = article.restore()
    for removal in article.removals:
        start, end = removal.span
        assert restored[start:end] == removal.text
    if "hidden" not in html and article.removals:
        assert restored == shown(html)
    assert newsclean.clean_html(html) == article


@examples(40)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_cleaning_what_came_of_a_page_changes_nothing(html):
    once = newsclean.clean(str(newsclean.clean_html(html)))
    assert str(newsclean.clean(str(once))) == str(once)


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_filters_does_not_matter_on_a_page(seed):
    pipeline = newsclean.Pipeline.default()
    filters = list(pipeline.filters)
    random.Random(seed).shuffle(filters)
    shuffled = newsclean.Pipeline(filters=tuple(filters))
    assert shuffled.clean_html(page("bridge")) == pipeline.clean_html(page("bridge"))
