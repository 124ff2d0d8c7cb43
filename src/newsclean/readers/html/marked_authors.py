"""Authors that markup points to: elements marked as the author's, and links to an author's page.

Names in one paragraph or box are one byline.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from newsclean.phrases.patterns import pattern
from newsclean.readers.html.blocks import INLINE, bare
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


def linked(tree: Tree) -> Iterator[str]:
    """Yield the first byline below the title that links to pages of authors: those that follow are
    bylines of other articles, whoever it names."""
    return islice(_bylines(_links_below_title(tree)), 1)


def _links_below_title(tree: Tree) -> Iterator[Any]:
    """Yield the links below the title that lead to pages of authors."""
    is_below = False
    for element in tree.css("h1, a[href]"):
        if element.tag == "h1":
            is_below = True
        elif is_below and _is_linked(element):
            yield element


def spelled(tree: Tree) -> frozenset[str]:
    """Return the names, bare, of two words and more, that the addresses of their authors' pages spell:
    "lawrence roe" at /author/lawrence-roe-01."""
    return frozenset(bare(name) for link in tree.css("a[href]") if (name := _spelled(link)))


def _spelled(element: Any) -> str:
    """Return the name at the end of what `element` shows that the address of its page spells, or "".

    "All by Lawrence Roe" may lead to such a page, too.
    """
    address = (element.attributes.get("href") or "").lower()
    if not _AUTHOR_PAGE.search(address):
        return ""
    text, spelling = plain(element.text()), _JOINTS.sub("-", address)
    words = list(_LETTERS.finditer(text))[-_WORDS:]
    for first, word in enumerate(words[:-1]):
        name = [part[0].lower() for part in words[first:]]
        if "-".join(name) in spelling and not is_no_person(" ".join(name)):
            return text[word.start() :]
    return ""


def _is_linked(element: Any) -> bool:
    """Does `element` link a text to a page of authors?"""
    address = (element.attributes.get("href") or "").lower()
    if not _AUTHOR_PAGE.search(address):
        return False
    text = plain(element.text())
    return bool(text) and (not is_no_person(text) or bool(_spelled(element)))


def _is_marked(element: Any) -> bool:
    attributes = element.attributes
    classes = (attributes.get("class") or "").lower()
    said = "author" in (attributes.get("rel"), attributes.get("itemprop"))
    return element.tag in _MARKABLE and bool(said or _AUTHOR_NAME.search(classes))


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
