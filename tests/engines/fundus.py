"""Articles of fundus are taken, beside whatever trafilatura it pins."""

from datetime import UTC, datetime
from types import SimpleNamespace

from fundus.parser import ArticleBody
from fundus.parser.data import ArticleSection, TextSequence
from fundus.scraping.article import Article

from newsclean import from_article

PROSE = "The ferry will run again from Monday, the harbour office said. It was laid up in spring."


def test_its_article_is_cleaned_and_what_it_knew_is_kept() -> None:
    page = SimpleNamespace(
        content="<html lang='en'><body></body></html>",
        responded_url="https://post.example/1",
        source_info=SimpleNamespace(publisher="Larkhaven Post"),
    )
    paragraphs = TextSequence([PROSE, "Share this"])
    section = ArticleSection(headline=TextSequence([]), paragraphs=paragraphs)
    when = datetime(2031, 5, 2, 8, 30, tzinfo=UTC)
    given = Article(
        html=page,  # type: ignore[arg-type]
        title="Ferry returns",
        body=ArticleBody(summary=TextSequence([]), sections=[section]),
        authors=["Ada Brix"],
        publishing_date=when,
        topics=["ferry"],
        free_access=True,
    )
    article = from_article(given)
    assert (article.title, article.text) == ("Ferry returns", PROSE)
    assert (article.authors, article.published) == (("Ada Brix",), when)
    assert (article.publisher, article.tags) == ("Larkhaven Post", ("ferry",))
    assert (article.url, article.is_free, article.language) == (
        "https://post.example/1",
        True,
        "en",
    )
