"""The front door."""

from functools import cache

from newsclean.model.article import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.extractors import Extractor


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
    unwrap: bool = True,
) -> Article:
    """Return the article that a dirty `text` holds, with an account of all that was removed.

    Args:
        text: an article as an extractor or a scraper left it, one paragraph a line or
            separated by blank lines; any str is accepted.
        title: the title, if it is known; it is mended as a line of the text is, and its copies in
            the text are removed, but for one on top, which is the title.
        url: where the article was found; kept in the Article.
        language: its language as a two-letter code (``en``), if it is known.
        unwrap: whether a text that is held in tags, Markdown, escapes or the like is taken out of
            them, and hard-wrapped lines are joined; `Article.warnings` say what was done.

    Raises:
        TypeError: `text` is not a str.
    """
    pipeline = _default() if unwrap else _as_held()
    return pipeline(text, title=title, url=url, language=language)


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

    Raises:
        TypeError: `html` is neither str nor bytes.
        ValueError: there is no such extractor; as PageError where it is not installed.
    """
    return _default().clean_html(
        html, url=url, encoding=encoding, extractor=extractor, title=title, language=language
    )
