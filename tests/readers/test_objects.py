"""What others extracted: read by the names of its fields, cleaned, and what it knew kept."""

from collections import UserDict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from newsclean import Article, Known, Pipeline, clean, from_article

BODY = (
    "The ferry between Larkhaven and Ost Vale will run again from Monday, the harbour office said.\n"
    "It had been laid up since the spring.\n"
)
DIRTY = f"{BODY}Share this\n"
WHEN = datetime(2031, 5, 2, 8, 30, tzinfo=UTC)


@dataclass
class Crawled:
    maintext: str = DIRTY
    title: str = "Ferry returns"
    authors: list[str] = field(default_factory=lambda: ["Ada Brix", "Olin Mert"])
    date_publish: datetime = WHEN
    image_url: str = "https://post.example/ferry.jpg"


class Property:
    """An object whose fields are computed, and one of which fails."""

    plaintext = DIRTY
    publisher = "Larkhaven Post"
    free_access = True
    lang = "en"
    authors = ("Ada Brix",)
    publishing_date = WHEN

    @property
    def topics(self) -> list[str]:
        raise RuntimeError("not parsed")

    def body(self) -> str:
        raise AssertionError("a method is no field")


SCHEMA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "Larkhaven Post"},
        {
            "@type": "NewsArticle",
            "headline": "Ferry returns",
            "articleBody": DIRTY,
            "author": [{"@type": "Person", "name": "Ada Brix"}, "Olin Mert"],
            "datePublished": "2031-05-02T08:30:00+00:00",
            "dateModified": "2031-05-03",
            "publisher": {"@type": "Organization", "name": "Larkhaven Post"},
            "keywords": "ferry, harbour",
            "articleSection": ["Local"],
            "inLanguage": "en-GB",
            "mainEntityOfPage": {"@id": "https://post.example/1"},
            "image": [{"url": "https://post.example/ferry.jpg"}],
            "isAccessibleForFree": "False",
        },
    ],
}


def test_a_text_with_what_is_known_of_it_is_cleaned_and_keeps_it() -> None:
    article = from_article(SCHEMA)
    assert article.text == BODY.strip().replace("\n", "\n\n")
    assert article.title == "Ferry returns"
    assert article.authors == ("Ada Brix", "Olin Mert")
    assert (article.published, article.updated) == (WHEN, datetime(2031, 5, 3))
    assert (article.publisher, article.sections) == ("Larkhaven Post", ("Local",))
    assert (article.tags, article.language) == (("ferry", "harbour"), "en")
    assert (article.url, article.image) == (
        "https://post.example/1",
        "https://post.example/ferry.jpg",
    )
    assert article.is_free is False
    assert article.restore() == DIRTY


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (Crawled(), {"authors": ("Ada Brix", "Olin Mert"), "published": WHEN, "title": "Ferry returns"}),
        (Property(), {"publisher": "Larkhaven Post", "is_free": True, "language": "en", "tags": ()}),
        (UserDict(text=DIRTY, author="Ada Brix; Olin Mert", date="2031-05-02"), {"authors": ("Ada Brix", "Olin Mert")}),
        ({"text": DIRTY, "tags": {"harbour", "ferry"}}, {"tags": ("ferry", "harbour")}),
        ({"text": DIRTY, "source": "https://post.example/1"}, {"url": "https://post.example/1"}),
        ({"text": DIRTY, "source": "a feed", "lang": "none of them"}, {"url": None, "language": None}),
        ({"text": DIRTY, "date": date(2031, 5, 2)}, {"published": datetime(2031, 5, 2)}),
        ({"text": DIRTY, "date": "Fri, 02 May 2031 08:30:00 +0000"}, {"published": WHEN}),
        ({"text": DIRTY, "date": "yesterday", "authors": [None, "", " "]}, {"published": None, "authors": ()}),
        ({"text": "", "content": DIRTY}, {"title": None}),
        (SimpleNamespace(text=DIRTY, url="ftp://post.example"), {"url": None}),
    ],
)  # fmt: skip
def test_fields_go_by_their_names_in_objects_and_mappings(given: Any, told: dict[str, Any]) -> None:
    article = from_article(given)
    assert article.text == BODY.strip().replace("\n", "\n\n")
    for name, value in told.items():
        assert getattr(article, name) == value, name


def test_a_page_is_read_where_there_is_no_text() -> None:
    pytest.importorskip("trafilatura")
    page = f"<html><body><article><h1>Ferry</h1><p>{BODY * 3}</p></article></body></html>"
    assert "laid up" in from_article({"html": page, "text": None}).text


def test_what_holds_no_text_is_refused_with_what_was_looked_for() -> None:
    with pytest.raises(ValueError, match=r"dict has no text under any of these: maintext, .*html"):
        from_article({"title": "Ferry returns"})
    for wrong in ("a text", b"a page", None):
        with pytest.raises(TypeError, match="an article object is asked for"):
            from_article(wrong)


def test_a_pipeline_of_ones_own_serves() -> None:
    assert "Share this" in from_article(Crawled(), pipeline=Pipeline()).text


def test_what_the_caller_knows_wins_over_what_the_text_says() -> None:
    text = f"By Olin Mert\n\n{BODY}"
    assert clean(text).authors == ("Olin Mert",)
    known = {"authors": ["Ada Brix"], "published": "2031-05-02T08:30:00Z"}
    for given in (known, Known(authors=("Ada Brix",), published=WHEN)):
        article = clean(text, known=given)
        assert (article.authors, article.published) == (("Ada Brix",), WHEN)
        assert article.text == clean(text).text
    held = clean(f"<p>{BODY}</p>\n<p>Share this</p>", known=known)
    assert held.authors == ("Ada Brix",)
    assert held.warnings == clean(f"<p>{BODY}</p>\n<p>Share this</p>").warnings


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"author": "Ada Brix"}, "known: an article has no field 'author': did you mean authors"),
        ({"authors": "Ada Brix"}, "known: Expected `array`, got `str`"),
        ({"tags": [1]}, "known: Expected `str`, got `int`"),
    ],
)
def test_a_field_that_cannot_be_known_is_refused(known: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        clean(BODY, known=known)


def test_an_article_of_newsclean_is_an_article_object_too() -> None:
    article: Article = clean(DIRTY, title="Ferry returns", known={"authors": ["Ada Brix"]})
    again = from_article(article)
    assert (str(again), again.authors) == (str(article), article.authors)


def test_a_day_without_a_time_is_known_as_midnight() -> None:
    article = clean(BODY, known={"published": "2031-05-02", "updated": "2031-05-03T08:00:00Z"})
    assert article.published == datetime(2031, 5, 2)
    assert article.updated == datetime(2031, 5, 3, 8, tzinfo=UTC)


def test_what_is_wrong_with_what_is_known_is_told_in_a_sentence() -> None:
    with pytest.raises(
        ValueError, match="known: an article has no field 'author': did you mean authors"
    ):
        clean(BODY, known={"author": "Ada Brix"})
    told = "known: published is no time in ISO 8601, such as 2031-05-02T09:30: 'yesterday'"
    with pytest.raises(ValueError, match=told):
        clean(BODY, known={"published": "yesterday"})
