"""The dates: when a page was published and updated, with the time zone if it gives one."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from newsclean.readers.dates import read_date
from newsclean.readers.html.head import Head
from newsclean.readers.html.jsonld import strings

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "parsely-pub-date",
    "date.issued", "dc.date.issued", "dcterms.created", "sailthru.date", "article.published", "publish-date",
    "publishdate", "pubdate", "publication_date", "cxenseparse:recs:publishtime", "dc.date", "dcterms.date",
    "citation_publication_date", "article:published", "published-date", "date", "last-publication-date", "originalpublicationdate",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod",
    "article.updated", "revised", "modified-date", "article:modified", "og:article:modified_time",
)  # fmt: skip


def published_of(
    head: Head, search: Callable[[], datetime | None] | None = None
) -> datetime | None:
    """Return when the page was published; `search` is asked where its metadata does not say."""
    values = [*strings(head.article.get("datePublished")), *head.all(*_PUBLISHED)]
    values += [*strings(head.article.get("dateCreated"))]
    stated = next(_read(values), None)
    return stated or (search() if search else None)


def updated_of(head: Head, published: datetime | None) -> datetime | None:
    """Return when the page was last changed, if it was after it was `published`."""
    values = [*strings(head.article.get("dateModified")), *head.all(*_UPDATED)]
    for date in _read(values):
        if published is None or _utc(date) > _utc(published):
            return date
    return None


def _read(values: Iterable[str]) -> Iterator[datetime]:
    """Yield the dates that can be read among `values`."""
    for value in values:
        date = read_date(value)
        if date and 1900 < date.year < 2200:
            yield date


def _utc(date: datetime) -> datetime:
    """Return `date` in UTC, to compare it; a date without a zone counts as UTC."""
    try:
        return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)
    except OverflowError:
        return date.replace(tzinfo=UTC)


def date_by_htmldate(tree: Any, url: str | None) -> datetime | None:
    """Return the day that htmldate finds in the page `tree` (lxml elements), its text included."""
    from htmldate import find_date

    try:
        found = find_date(tree, original_date=True, extensive_search=False, url=url)
    except Exception:  # a date is never worth an error; htmldate may raise anything on odd pages
        return None
    return datetime.fromisoformat(found) if found else None
