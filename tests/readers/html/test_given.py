"""What the caller knows of a page wins over what the page says of itself."""

import pytest

import newsclean
from newsclean import Pipeline
from newsclean.readers.extractors import missing
from tests.readers.html import page

EXTRACTORS = [
    "trafilatura",
    pytest.param(
        "resiliparse", marks=pytest.mark.skipif(missing("resiliparse"), reason="it is an extra")
    ),
]


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_given_title_and_language_win_over_the_page(extractor):
    article = newsclean.clean_html(
        page("bridge"), title="The bridge is back", language="de", extractor=extractor
    )
    assert (article.title, article.language) == ("The bridge is back", "de")
    assert article.title_span is None
    assert article.authors == ("Jane Roe",)


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_what_is_not_given_is_as_the_page_says(extractor):
    plain = newsclean.clean_html(page("bridge"), extractor=extractor)
    for nothing in (None, ""):
        again = newsclean.clean_html(
            page("bridge"), title=nothing, language=nothing, extractor=extractor
        )
        assert again == plain
    titled = newsclean.clean_html(page("bridge"), title=plain.title, extractor=extractor)
    assert titled == plain


def test_copies_of_a_given_title_are_removed_from_the_text():
    prose = "The bridge over the Lune was opened to traffic again on Monday, after the flood. "
    line = "The bridge is back in town"
    html = f"<html><body><article><p>{line}</p><p>{prose * 4}</p><p>{prose * 5}</p></article></body></html>"
    article = Pipeline.default().clean_html(html, title=line)
    assert article.title == line
    assert line not in article.text


@pytest.mark.parametrize("html", ["", b"\0", "no markup"])
def test_a_page_without_anything_has_what_is_given(html):
    article = newsclean.clean_html(html, url="https://lune.example/1", title="Lost", language="en")
    assert (article.title, article.language, article.url) == (
        "Lost",
        "en",
        "https://lune.example/1",
    )
