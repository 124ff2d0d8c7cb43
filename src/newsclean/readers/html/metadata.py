"""Metadata: what a page says of its article, read from its head and checked against its text."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urljoin

from newsclean.model.metadata import Metadata
from newsclean.readers.html.blocks import PageBlock, bare
from newsclean.readers.html.dates import published_of, updated_of
from newsclean.readers.html.head import Head, plain
from newsclean.readers.html.jsonld import first, strings
from newsclean.readers.html.marked_authors import author_links, linked, marked, spelled
from newsclean.readers.html.page import Tree
from newsclean.readers.html.people import agency_of, authors_of, bylines
from newsclean.readers.html.titles import LONGEST, site_keys, title_of
from newsclean.repair.blocks import block_at
from newsclean.text.visible import without_controls

_TAGS_MOST = 40


class Given(NamedTuple):
    """What the caller says of a page: its title and language win over the page's own words, its
    address serves where the page names none."""

    title: str | None = None
    url: str | None = None
    language: str | None = None


class Stated(NamedTuple):
    """What is known of a page's article: by the caller or else by the page.

    `sites` are the bare letters of the names by which the page's site goes.
    """

    title: str | None
    url: str | None
    language: str | None
    metadata: Metadata
    sites: frozenset[str]


def metadata_of(
    head: Head,
    blocks: Sequence[PageBlock],
    given: Given,
    tree: Tree,
    *,
    search: Callable[[], datetime | None] | None = None,
) -> Stated:
    """Return what `given` and the page's metadata say of the article.

    `search` is asked for a date that no metadata gives.
    """
    url = given.url
    sites = site_keys(head, url)
    links = author_links(tree)
    lines = bylines(blocks, marked(tree), linked(links))
    authors = authors_of(head, lines, sites, spelled(links))
    published = published_of(head, search)
    address = _url(head, url)
    language = given.language or _language(head)
    metadata = Metadata(
        authors=authors,
        agency=agency_of(authors),
        published=published,
        updated=updated_of(head, published),
        publisher=_publisher(head),
        sections=_sections(head),
        tags=_tags(head),
        image=_image(head, address),
        is_free=_is_free(head),
    )
    return Stated(
        _mended(given.title or title_of(head, _headings(blocks), url, sites) or "", language),
        address or None,
        language,
        metadata,
        sites,
    )


def _mended(title: str, language: str | None) -> str | None:
    """Return `title` as a line of text is mended, or a second cleaning would mend it."""
    line = " ".join(title.split())
    block = block_at(line, ((0, len(line)),), language)
    return block.text if block else None


def _headings(blocks: Sequence[PageBlock]) -> list[str]:
    """Return the texts of the h1 elements that have something to head: one below all prose, as a widget's
    at the end of a page, has not. Of one that nothing closes, and which therefore holds what follows as
    well, the first block is returned."""
    last = max((i for i, block in enumerate(blocks) if block.is_prose), default=len(blocks))
    found: dict[int, list[str]] = {}
    for block in blocks[: last + 1]:
        if block.title:
            found.setdefault(block.title, []).append(block.text)
    whole = [(texts[0], " ".join(texts)) for texts in found.values()]
    return [first if len(text) > LONGEST else text for first, text in whole]


def _publisher(head: Head) -> str | None:
    """Return the name of the publisher."""
    named = first(head.article.get("publisher"))
    if named is None or named.startswith("http"):
        named = head.meta("og:site_name", "application-name", "publisher")
    return (plain(named) or None) if named else None


def _sections(head: Head) -> tuple[str, ...]:
    """Return the sections that the article stands in."""
    found = [*strings(head.article.get("articleSection")), *head.all("article:section", "section")]
    return _once(found)[:8]


def _tags(head: Head) -> tuple[str, ...]:
    """Return the keywords of the article."""
    stated = list(strings(head.article.get("keywords")))
    if not stated:
        stated = list(head.all("article:tag")) or list(head.all("news_keywords", "keywords"))
    if len(stated) == 1:
        stated = stated[0].replace(";", ",").split(",")
    return _once(stated)[:_TAGS_MOST]


def _once(texts: Sequence[str]) -> tuple[str, ...]:
    """Return `texts` plain and without duplicates, whatever their case and spaces."""
    found: dict[str, str] = {}
    for text in map(plain, texts):
        if 0 < len(text) <= 120 and not text.startswith("http"):
            found.setdefault(bare(text) or text, text)
    return tuple(found.values())


def _image(head: Head, url: str | None) -> str | None:
    """Return the address of the lead image."""
    for image in (head.article.get("image"), head.article.get("thumbnailUrl")):
        items = image if isinstance(image, list) else [image]
        for item in items[:1]:
            link = (item.get("url") or item.get("contentUrl")) if isinstance(item, dict) else item
            link = first(link)
            if link:
                return _joined(url, link)
    link = head.meta("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    return _joined(url, link) if link else None


def _joined(base: str | None, link: str) -> str | None:
    try:
        joined = urljoin(base or "", link)
    except ValueError:
        return None
    return without_controls(joined) if joined.startswith(("http://", "https://")) else None


def _url(head: Head, url: str | None) -> str | None:
    """Return the canonical address of the page."""
    for link in (head.canonical, head.meta("og:url"), first(head.article.get("url"))):
        joined = _joined(url, link) if link else None
        if joined:
            return joined
    return url


def _language(head: Head) -> str | None:
    """Return the language of the page as a two- or three-letter code."""
    for stated in (
        first(head.article.get("inLanguage")),
        head.language,
        head.meta("og:locale", "language", "dc.language", "content-language"),
    ):
        code = (stated or "").strip().lower().replace("_", "-").split("-")[0]
        if 2 <= len(code) <= 3 and code.isalpha():
            return code
    return None


def _is_free(head: Head) -> bool | None:
    """Return whether the article can be read without paying, where the page says so."""
    stated = head.article.get("isAccessibleForFree")
    if isinstance(stated, str):
        stated = {"true": True, "false": False}.get(stated.strip().lower().rsplit("/", 1)[-1])
    if isinstance(stated, bool):
        return stated
    tier = (head.meta("article:content_tier", "og:content_tier") or "").lower()
    return {"free": True, "locked": False, "metered": False}.get(tier)
