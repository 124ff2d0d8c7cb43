"""Article objects and dicts of others: told by the names of their fields alone.

An extractor's result, a crawler's item or schema.org's JSON names the same things differently. No
package is imported for it: what has a field of a known name is read, whatever it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.model.metadata import Known
from newsclean.phrases.patterns import pattern
from newsclean.readers.dates import read_date

if TYPE_CHECKING:
    import re

TEXT = ("maintext", "plaintext", "articleBody", "text", "article_text", "body", "content")
HTML = ("html", "raw_html")
TITLE = ("title", "headline", "name")
URL = ("url", "source", "link", "canonical_link", "mainEntityOfPage", "@id")
PAGE_URL = ("responded_url", "requested_url")  # of a page that is an object itself
LANGUAGE = ("language", "inLanguage", "meta_lang", "lang")
AUTHORS = ("authors", "author", "byline", "creator")
PUBLISHED = (
    "published",
    "date_publish",
    "publish_date",
    "publishing_date",
    "datePublished",
    "date_published",
    "pubdate",
    "date",
)
UPDATED = ("updated", "date_modify", "dateModified", "date_modified", "modified")
PUBLISHER = ("publisher", "sitename", "site_name", "meta_site_name")
SECTIONS = ("sections", "section", "articleSection", "categories")
TAGS = ("tags", "topics", "meta_keywords", "keywords")
IMAGE = ("image", "image_url", "top_image")
IS_FREE = ("is_free", "isAccessibleForFree", "free_access")

_NAMED = ("name", "headline", "url", "@id", "content", "value")
"""Under which names an object in a field says what it is, as schema.org's do."""
_LISTED = pattern(r"\s*;\s*")
_KEYWORDS = pattern(r"\s*[;,]\s*")
_ADDRESS = pattern(r"https?://\S+$")
_CODE = pattern(r"([A-Za-z]{2,3})(?:[-_][A-Za-z\d]+)*$")


class Read(NamedTuple):
    """What an article object holds: one of `text` and `html`, and what else it says."""

    text: str | None
    html: str | None
    title: str | None
    url: str | None
    language: str | None
    known: Known


def read_object(article: Any) -> Read:
    """Return what `article` says: a mapping, or an object with attributes.

    Raises:
        TypeError: it is a str or bytes, which `clean` and `clean_html` take.
        ValueError: it has neither a text nor a page under a known name.
    """
    if article is None or isinstance(article, str | bytes):
        raise TypeError(f"an article object is asked for, not {type(article).__name__}")
    article = _of_graph(article)
    text = next((t for t in _texts(article, TEXT) if not t.isspace()), None)
    html = next(_texts(article, HTML), None)
    urls = (*_texts(article, URL), *_texts(_get(article, "html"), PAGE_URL))
    if text is None and html is None:
        looked = ", ".join((*TEXT, *HTML))
        raise ValueError(f"{type(article).__name__} has no text under any of these: {looked}")
    return Read(
        text,
        html,
        title=next(_texts(article, TITLE), None),
        url=next(filter(_ADDRESS.match, urls), None),
        language=next(map(_language, _texts(article, LANGUAGE)), None),
        known=Known(
            authors=_list(article, AUTHORS, _LISTED),
            published=_time(article, PUBLISHED),
            updated=_time(article, UPDATED),
            publisher=next(_texts(article, PUBLISHER), None),
            sections=_list(article, SECTIONS, _LISTED),
            tags=_list(article, TAGS, _KEYWORDS),
            image=next(filter(_ADDRESS.match, _texts(article, IMAGE)), None),
            is_free=next(_truths(article), None),
        ),
    )


def _of_graph(article: Any) -> Any:
    """Return the article among several things that JSON-LD says of a page."""
    if isinstance(article, Mapping) and isinstance(article.get("@graph"), list):
        article = article["@graph"]
    if isinstance(article, list):
        return next((one for one in article if _get(one, "articleBody")), {})
    return article


def _get(article: Any, name: str) -> Any:
    if isinstance(article, Mapping):
        return article.get(name)
    try:
        value = getattr(article, name, None)
    except Exception:  # a property of someone else's object may raise anything
        return None
    return None if callable(value) else value


def _texts(article: Any, names: Iterable[str]) -> Iterator[str]:
    """Yield what the fields `names` say as text, if they do."""
    for name in names:
        for text in _said(_get(article, name)):
            yield text
            break


def _said(value: Any) -> Iterator[str]:
    """Yield the texts that a value is, holds, or is named by; none that is empty."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Mapping):
        for name in _NAMED:
            if value.get(name):
                yield from _said(value[name])
                return
    elif isinstance(value, list | tuple | set | frozenset):
        for item in sorted(value, key=str) if isinstance(value, set | frozenset) else value:
            yield from _said(item)
    elif hasattr(value, "content") and isinstance(value.content, str):
        yield value.content


def _list(article: Any, names: Iterable[str], separator: "re.Pattern[str]") -> tuple[str, ...]:
    """Return what the first of the fields `names` lists that lists anything."""
    for name in names:
        value = _get(article, name)
        said = separator.split(value) if isinstance(value, str) else _said(value)
        if found := [text.strip() for text in said if text.strip()]:
            return tuple(dict.fromkeys(found))
    return ()


def _time(article: Any, names: Iterable[str]) -> datetime | None:
    """Return the time that one of the fields `names` says."""
    for name in names:
        value = _get(article, name)
        if isinstance(value, datetime):
            return value
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day)
        if isinstance(value, str) and (found := read_date(value)):
            return found
    return None


def _language(text: str) -> str | None:
    """Return the language of a tag such as ``en-US``, as newsclean has it."""
    found = _CODE.match(text.strip())
    return found[1].lower() if found else None


def _truths(article: Any) -> Iterator[bool]:
    for name in IS_FREE:
        value = _get(article, name)
        if isinstance(value, bool):
            yield value
        elif isinstance(value, str) and value.lower() in ("true", "false"):
            yield value.lower() == "true"
