"""The head of a page: its meta tags, its JSON-LD, its title, links and language."""

from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from newsclean.phrases.patterns import pattern
from newsclean.readers.html import jsonld
from newsclean.readers.html.page import Attributes, Tree
from newsclean.text.visible import without_controls

_TAG = pattern(r"<[^<>]{0,300}>")


class Head(NamedTuple):
    """What a page says of itself.

    `metas` maps names (in lower case) of meta tags to their contents, `objects` are those of
    its JSON-LD, `article` is the one that describes the article, empty if there is none.
    """

    metas: dict[str, list[str]]
    objects: list[dict[str, Any]]
    article: dict[str, Any]
    title: str | None
    canonical: str | None
    language: str | None

    def meta(self, *names: str) -> str | None:
        """Return the first content of the first of the meta tags `names` that has one."""
        return next(self.all(*names), None)

    def all(self, *names: str) -> Iterator[str]:
        """Yield the contents of the meta tags `names`, in the order of the names."""
        for name in names:
            yield from self.metas.get(name, ())


def descriptions_of(head: Head) -> list[str]:
    """Return how the page with this `head` describes its article, in all places."""
    return [
        *head.all("og:description", "description", "twitter:description"),
        plain(jsonld.first(head.article.get("description")) or ""),
    ]


def plain(text: str) -> str:
    """Return `text` without tags, entities and runs of white space.

    >>> plain("  Rain &amp; <b>wind</b> ")
    'Rain & wind'
    """
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _TAG.sub("", text)
    return without_controls(" ".join(text.split()))


def read_head(tree: Tree) -> Head:
    """Return the Head of the page `tree`."""
    metas: dict[str, list[str]] = {}
    scripts: list[str] = []
    title: str | None = None
    canonical: str | None = None
    for element in tree.css("meta, time, script, link, title"):
        tag, said = element.tag, element.attributes
        if tag == "meta":
            content = plain(said.get("content") or said.get("value") or "")
            for name in _names(said) if content else ():
                metas.setdefault(name, []).append(content)
        elif tag == "time":
            stated, name = said.get("datetime"), (said.get("itemprop") or "").lower()
            if stated and name:
                metas.setdefault(name, []).append(stated)
        elif tag == "script":
            kind = (said.get("type") or "").strip().lower()
            if kind.startswith("application/ld+json"):
                scripts.append(element.text())
        elif tag == "link":
            canonical = canonical or _canonical(said)
        elif title is None and element.parent and element.parent.tag == "head":
            title = plain(element.text())
    own = tree.root.attributes if tree.root else {}
    return make_head(
        metas,
        scripts,
        title=title,
        canonical=canonical,
        language=own.get("lang") or own.get("xml:lang"),
    )


def _names(said: Attributes) -> Iterator[str]:
    """Yield the names that a meta tag goes by, in lower case."""
    for attribute in ("property", "name", "itemprop"):
        name = (said.get(attribute) or "").strip().lower()
        if name:
            yield name


def make_head(
    metas: dict[str, list[str]],
    scripts: list[str],
    *,
    title: str | None,
    canonical: str | None,
    language: str | None,
) -> Head:
    """Return the Head that these parts make."""
    objects = jsonld.parse(scripts)
    return Head(metas, objects, _article(objects, metas), title or None, canonical, language)


def _canonical(said: Attributes) -> str | None:
    """Return the address that a link with these attributes gives as the page's own."""
    if (said.get("rel") or "").lower().split() != ["canonical"]:
        return None
    return (said.get("href") or "").strip() or None


def _article(objects: list[dict[str, Any]], metas: dict[str, list[str]]) -> dict[str, Any]:
    """Return the object that describes the article: of several, the one that says most, or the
    one whose headline is the page's title."""
    found = [item for item in objects if jsonld.is_article(item)]
    if len(found) < 2:
        return found[0] if found else {}
    titles = {t.casefold() for name in ("og:title", "twitter:title") for t in metas.get(name, ())}

    def worth(item: dict[str, Any]) -> tuple[bool, int]:
        headline = plain(jsonld.first(item.get("headline")) or "").casefold()
        parts = ("headline", "author", "datePublished", "articleBody", "publisher")
        return (headline in titles, sum(part in item for part in parts))

    return max(found, key=worth)
