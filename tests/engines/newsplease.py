"""Articles of newspaper4k, news-please and trafilatura, as these make them of a page, are taken."""

import json
from datetime import datetime
from typing import Any

import newspaper
import pytest
import trafilatura
from newsplease import NewsPlease

from newsclean import from_article
from tests.engines import ROOT

PAGE = (ROOT / "fixtures/pages/bridge.html").read_text("utf-8")
URL = "https://herald.example/news/old-bridge-reopens"


def by_newspaper() -> Any:
    article = newspaper.Article(URL)
    article.download(input_html=PAGE)
    article.parse()
    return article


def by_news_please() -> Any:
    return NewsPlease.from_html(PAGE, url=URL)


def by_trafilatura() -> Any:
    return trafilatura.bare_extraction(PAGE, url=URL, with_metadata=True)


def by_trafilatura_json() -> Any:
    return json.loads(trafilatura.extract(PAGE, url=URL, output_format="json", with_metadata=True))


@pytest.mark.parametrize(
    "make",
    [
        by_newspaper,
        by_news_please,
        lambda: by_news_please().get_dict(),
        by_trafilatura,
        lambda: by_trafilatura().as_dict(),
        by_trafilatura_json,
    ],
)
def test_its_article_is_cleaned_and_what_it_knew_is_kept(make: Any) -> None:
    article = from_article(make())
    assert article.title is not None
    assert article.title.startswith("Old bridge reopens after two years of repairs")
    assert article.authors == ("Jane Roe",)
    assert isinstance(article.published, datetime)
    assert article.published.date().isoformat() == "2024-03-04"
    assert article.url == URL
    assert "bridge" in article.text
