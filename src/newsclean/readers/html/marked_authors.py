"""Authors that markup points to: elements marked as the author's, and links to an author's page.

Names in one paragraph or box are one byline.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any, NamedTuple

from newsclean.phrases.patterns import pattern
from newsclean.readers.html.blocks import bare
from newsclean.readers.html.flow import INLINE
from newsclean.readers.html.head import plain
from newsclean.readers.html.page import Tree
from newsclean.text.people import is_no_person

_AUTHOR_NAME = pattern(r"(?<![a-z])(?:author|byline)[-_]{0,2}name(?![a-z])")
_MARKED = '[rel=author], [itemprop=author], [class*="author" i], [class*="byline" i]'
_MARKABLE = ("a", "span", "div", "p")
# A folder of authors in an address, as content systems name it: /author/jane-roe, /autor/…, /by/…
_AUTHOR_PAGE = pattern(
    r"/(?:authors?|aut(?:or(?:es|en|i|zy|a)?|eurs?|ore)|by|bylines?|writers?|reporters?|journalists?"
    r"|journalist(?:e[ns]?|as)?|columnists?|contributors?|editors?|staff|redakt(?:eure?|ion|orzy)|forfatter|skribent)/[^/?#]{2,}"
)
_LONGEST = 120  # characters of a byline
_LETTERS = pattern(r"[^\W\d_]+")
_JOINTS = pattern(r"[._-]+|%20")  # of words in an address
_WORDS = 6  # of a name, at most


def marked(tree: Tree) -> Iterator[str]:
    """Yield the bylines of elements that `tree` marks as the author's or as her name: those below
    its title first, since those above it belong to what is promoted there more often."""
    above: list[Any] = []
    below: list[Any] = []
    found = above
    for element in tree.css(f"h1, {_MARKED}"):
        if element.tag == "h1":
            found = below
        elif _is_marked(element):
            found.append(element)
    yield from _bylines(below)
    yield from _bylines(above)


class Links(NamedTuple):
    """The links of a page that lead to pages of authors: those above its title and those below it."""

    above: list[Any]
    below: list[Any]


def author_links(tree: Tree) -> Links:
    """Return the Links of the page `tree`."""
    links = Links([], [])
    found = links.above
    for element in tree.css("h1, a[href]"):
        if element.tag == "h1":
            found = links.below
        elif _AUTHOR_PAGE.search(_address(element)):
            found.append(element)
    return links


def linked(links: Links) -> Iterator[str]:
    """Yield the first byline below the title that `links` make: those that follow are
    bylines of other articles, whoever it names."""
    return islice(_bylines(filter(_names, links.below)), 1)


def spelled(links: Links) -> frozenset[str]:
    """Return the names, bare, of two words and more, that the addresses of their authors' pages spell:
    "lawrence roe" at /author/lawrence-roe-01."""
    names = map(_spelled, [*links.above, *links.below])
    return frozenset(bare(name) for name in names if name)


def _address(element: Any) -> str:
    return (element.attrs.get("href") or "").lower()


def _spelled(element: Any) -> str:
    """Return the name at the end of what `element` shows that the address of its page spells, or "".

    "All by Lawrence Roe" may lead to such a page, too.
    """
    address = _address(element)
    if not _AUTHOR_PAGE.search(address):
        return ""
    text, spelling = plain(element.text()), _JOINTS.sub("-", address)
    words = list(_LETTERS.finditer(text))[-_WORDS:]
    for first, word in enumerate(words[:-1]):
        name = [part[0].lower() for part in words[first:]]
        if "-".join(name) in spelling and not is_no_person(" ".join(name)):
            return text[word.start() :]
    return ""


def _names(link: Any) -> bool:
    """Does `link`, to a page of authors, show a name, perhaps behind other words?"""
    text = plain(link.text())
    return bool(text) and (not is_no_person(text) or bool(_spelled(link)))


def _is_marked(element: Any) -> bool:
    if element.tag not in _MARKABLE:
        return False
    said = element.attrs
    if "author" in (said.get("rel"), said.get("itemprop")):
        return True
    return _AUTHOR_NAME.search((said.get("class") or "").lower()) is not None


def _bylines(elements: Iterable[Any]) -> Iterator[str]:
    """Yield the texts of `elements`, those of one box joined by commas."""
    for _, group in groupby(elements, _box):
        texts = dict.fromkeys(_spelled(e) or plain(e.text(separator=" ")) for e in group)
        line = ", ".join(text for text in texts if text)
        if 3 < len(line) <= _LONGEST:
            yield line


def _box(element: Any) -> int:
    """Return the identity of the innermost element around `element` that makes a block."""
    outer = element.parent
    while outer is not None and outer.tag in INLINE:
        outer = outer.parent
    return outer.mem_id if outer is not None else 0
