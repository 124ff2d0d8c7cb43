"""The front door."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from newsclean.model.article import Article
from newsclean.model.metadata import Known
from newsclean.pipeline import Pipeline
from newsclean.readers.extractors import Extractor
from newsclean.readers.objects import read_object


@cache
def _default() -> Pipeline:
    return Pipeline.default()


@cache
def _as_held() -> Pipeline:
    return Pipeline.default().with_unwrap(False)


def clean(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    known: Known | Mapping[str, Any] | None = None,
    unwrap: bool = True,
) -> Article:
    """Return the article that a dirty `text` holds, with an account of all that was removed.

    Args:
        text: an article as an extractor or a scraper left it, one paragraph a line or
            separated by blank lines; any str is accepted.
        title: the title, if it is known; it is mended as a line of the text is, and its copies in
            the text are removed, but for one on top, which is the title.
        url: where the article was found; kept in the Article.
        language: its language as a two-letter code (``en``), if it is known; ``auto`` has a model
            tell it by the text, and needs ``newsclean[language]``.
        known: other fields of the Article that are known beforehand, such as
            ``{"authors": ["Ada Brix"], "published": "2031-05-02"}``; they win over what the text says.
        unwrap: whether a text that is held in tags, Markdown, escapes or the like is taken out of
            them, and hard-wrapped lines are joined; `Article.warnings` say what was done.

    Raises:
        TypeError: `text` is not a str.
        MissingExtraError: `language` is ``auto``, and the package that tells it is not installed.
        ValueError: `known` has a field that an Article has not, or a value of another type.
    """
    pipeline = _default() if unwrap else _as_held()
    return pipeline(text, title=title, url=url, language=language, known=known)


def clean_html(
    html: str | bytes,
    url: str | None = None,
    encoding: str | None = None,
    *,
    extractor: Extractor = "judge",
    title: str | None = None,
    language: str | None = None,
) -> Article:
    """Return the article that a page holds, with its metadata and the same account.

    Args:
        html: the page, as text or as the bytes that came over the wire.
        url: where it was found; relative links and some dates are read by it.
        encoding: the charset that the HTTP header named, if it is known.
        extractor: what chooses the lines of the article: ``judge``, newsclean's own trained judge of
            blocks, which has all that the page shows in the ledger; ``trafilatura``; or
            ``resiliparse``, which needs ``newsclean[fast]``: there the page's markup chooses, and
            resiliparse where that tells of little.
        title: the title, if it is known; it wins over what the page says, and its copies in the
            text are removed.
        language: its language as a two-letter code (``en``), if it is known; it wins likewise.
            ``auto`` tells it by the text of a page that does not say.

    Raises:
        TypeError: `html` is neither str nor bytes.
        ValueError: there is no such extractor.
        MissingExtraError: the packages that read pages are not installed (``newsclean[html]``, or
            ``newsclean[fast]`` for resiliparse).
    """
    return _default().clean_html(
        html, url=url, encoding=encoding, extractor=extractor, title=title, language=language
    )


def from_article(article: Any, *, pipeline: Pipeline | None = None) -> Article:
    """Return the Article that another library's article holds, cleaned, with what that one knew.

    Takes the article objects and dicts of trafilatura, newspaper4k, fundus and news-please, Scrapy
    items, schema.org's JSON, and what else names its fields likewise (`newsclean.readers.objects`
    has the names). What it says of authors, times, publisher, tags and the like wins over what the
    text says. Where it has no text but a page, the page is read as by `clean_html`.

    Args:
        article: an object or a mapping.
        pipeline: what cleans; `Pipeline.default()` if not given.

    Raises:
        TypeError: it is a text or a page, which `clean` and `clean_html` take.
        ValueError: it has neither a text nor a page under a known name.
    """
    read, pipeline = read_object(article), pipeline or _default()
    title, url, language = read.title, read.url, read.language
    if read.text is None:
        return pipeline.clean_html(read.html or "", url=url, title=title, language=language)
    return pipeline(read.text, title=title, url=url, language=language, known=read.known)
