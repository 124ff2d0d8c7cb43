"""Text to tree: one parse of the page, as browsers do it, with bounds on size, time and depth.

The parser (lexbor, by selectolax) builds the tree that the HTML standard asks for. That takes
quadratic time and memory on some pages that no one has written by hand: formatting elements that
are never closed, thousands of elements within one another. libxml2 rebuilds such a page first.
"""

import re

from selectolax.lexbor import LexborHTMLParser as Tree

from newsclean.phrases.patterns import pattern
from newsclean.readers.html.limits import LARGEST

__all__ = [
    "Attributes",
    "Tree",
    "as_bytes",
    "bounded",
    "is_safe_to_parse",
    "parse",
    "with_closed_title",
]

Attributes = dict[str, str | None]
"""The attributes of an element by name; one without a value has None."""

_TITLE = pattern(r"<title(?:\s[^<>]{0,999})?>", re.I)
_AFTER_TITLE = pattern(r"</(?:title|head)(?=[\s/>])|<body(?=[\s>])", re.I)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\f\r") + b"\x7f"
_TAG = pattern(rb"<[a-zA-Z]")
_MANY = 50_000  # tags; more may stand in one another
_REOPENED = 2_000_000  # tags times tags that are not closed; of real pages hardly one has as many
_LONG = 50_000  # bytes of one tag, whose attributes parsers compare with one another
_LONG_TAG = pattern(rb"<([a-zA-Z][^\s<>]{0,30})[^<>]{%d,}" % _LONG)


def bounded(text: str, warnings: list[str]) -> str:
    """Return as much of the page `text` as is read."""
    if len(text) > LARGEST:
        warnings.append(f"the page is longer than {LARGEST} characters; the rest was left out")
    return text[:LARGEST]


def with_closed_title(text: str) -> str:
    """Return the page `text` with an end of its title, where nothing closes that before the body.

    Else the whole page were its title, as the HTML standard has it.

    >>> with_closed_title("<title>Rain/title></head><body><p>Wind</body>")
    '<title>Rain/title></title></head><body><p>Wind</body>'
    """
    opened = _TITLE.search(text)
    following = _AFTER_TITLE.search(text, opened.end()) if opened else None
    if not following or following[0].lower() == "</title":
        return text
    assert opened is not None
    end = text.index("<", opened.end())
    return f"{text[:end]}</title>{text[end:]}"


def as_bytes(text: str) -> bytes:
    """Return the page `text` in UTF-8, without control characters, and the longest tags bare."""
    page = text.encode("utf-8", "replace").translate(None, _CONTROLS)
    step = _LONG // 2  # in a tag as long as that lies such a stretch, from step to step
    if all(page.find(b"<", i, i + step) >= 0 for i in range(0, len(page), step)):
        return page
    return _LONG_TAG.sub(rb"<\1", page)


def parse(page: bytes, warnings: list[str]) -> Tree | None:
    """Return the tree of the `page` (see `as_bytes`), or None if there is nothing in it."""
    is_empty = not _TAG.search(page)
    if not is_safe_to_parse(page):
        from newsclean.readers.html.elements import rebuilt_html

        page = rebuilt_html(page, warnings)
    tree = Tree(page, scripting=True)
    return None if is_empty and tree.body and tree.body.first_child is None else tree


def is_safe_to_parse(page: bytes) -> bool:
    """Can `page` be parsed as it is, in time and memory in proportion to its length?

    Each formatting element that is not closed is opened again in each paragraph to come.
    """
    tags = page.count(b"<")
    if tags > _MANY:
        return False
    if tags * tags <= _REOPENED:
        return True
    return tags * (tags - 2 * page.count(b"</")) <= _REOPENED
