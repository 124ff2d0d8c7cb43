"""The fast way through a page: several times as fast as trafilatura, and nearly as fine.

The page's own markup chooses (see `choose`). Where it tells of little, resiliparse gives a second
opinion, which counts if it found more. Scripts, styles and drawings go before the page is
parsed, since they are most of it.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec

from newsclean.document import Document
from newsclean.readers.html.build import Page, Placed, build, nothing, placed, whole
from newsclean.readers.html.choose import choose
from newsclean.readers.html.errors import PageError
from newsclean.readers.html.flat import Flat, flatten_main
from newsclean.readers.html.head import read_head
from newsclean.readers.html.metadata import metadata_of
from newsclean.readers.html.page import LARGEST, parse

_LITTLE = 600  # characters; where so little was chosen, resiliparse is asked too
TAGS_MOST = 50_000  # resiliparse crashes on some millions that stand in one another
_MORE = 1.5  # times as much as was chosen must be found for that to count
_DEAD = re.compile(  # whole tags of what holds nothing; of all else, how it begins. Capitals are
    # left to the parser: ignoring case takes half as long again
    r"<(?:((?:s(?:cript|tyle|vg|elect)|n(?:oscript|av)|footer|template|canvas)(?=[\s>/])|!--)"
    r"""|(?:img|source|input|link)(?=[\s/])[^<>"']{0,999}+(?:"[^<>"]{0,9999}+"[^<>"']{0,999}+){0,99}+>)"""
)
_TAGS = "script style svg select noscript nav footer template canvas"
_ENDS = {tag: re.compile(f"</{tag}") for tag in _TAGS.split()} | {"!--": re.compile("--(?=>)")}
"""Where an element, or a comment, ends. (str.find takes longer where a text is not all Latin.)"""
_MENUS = frozenset(("nav", "footer"))
_OWN = re.compile(r"<(?:article|main|h1|p>)")  # what no menu and no footer holds
_ATTRIBUTES = re.compile(r"[^<>]{0,400}")


def read_fast(text: str, url: str | None, warnings: list[str]) -> Document:
    """Return the Document of the page `text`.

    Raises:
        PageError: resiliparse is not installed.
    """
    if not is_installed():
        raise PageError(
            "the extractor resiliparse is not installed; get it by: pip install 'newsclean[fast]'"
        )
    if len(text) > LARGEST:
        warnings.append(f"the page is longer than {LARGEST} characters; the rest was left out")
        text = text[:LARGEST]
    text = lean(text)
    tree = parse(text, warnings, plain=True)
    if tree is None:
        warnings.append("there is no HTML in the page")
        return nothing(url, warnings)
    blocks, head = flatten_main(tree), read_head(tree)
    fields = metadata_of(head, blocks, url, tree, search=False)
    found = _found(text, blocks, warnings)
    return build(Page(head, blocks, fields, tuple(warnings)), found)


@cache
def is_installed() -> bool:
    """Is resiliparse installed?"""
    return find_spec("resiliparse") is not None


def lean(text: str) -> str:
    """Return the page `text` without its scripts (but for JSON-LD), styles, images and comments.

    What is opened and never closed is left as it is, and so is an image with odd attributes.

    >>> lean("<p>Rain<script>if (1 < 2) {}</script> and <img src=x> wind</p>")
    '<p>Rain and  wind</p>'
    """
    parts, at, start = [], 0, 0
    unclosed: set[str] = set()
    while opening := _DEAD.search(text, start):
        start = end = opening.end()
        tag = opening[1]
        if tag:
            end = -1 if tag in unclosed else _end(text, tag, start)
            if end < 0:
                unclosed.add(tag)
                continue
            start, inner = end, start
            if _is_read(text, tag, inner, end):
                continue
        elif "canonical" in opening[0].lower():
            continue
        parts.append(text[at : opening.start()])
        at = end
    return "".join([*parts, text[at:]])


def _is_read(text: str, tag: str, start: int, end: int) -> bool:
    """Is what stands in the element `tag`, text[start:end], read: JSON-LD, or a menu or a footer
    in which there is what none holds?"""
    if tag == "script":
        attributes = _ATTRIBUTES.match(text, start)
        return attributes is not None and "application/ld+json" in attributes[0].lower()
    return tag in _MENUS and _OWN.search(text, start, end) is not None


def _end(text: str, tag: str, start: int) -> int:
    """Return where what `tag` opened before `start` is over; -1 if it is never closed."""
    found = _ENDS[tag].search(text, start)
    return text.find(">", found.end()) + 1 or -1 if found else -1


def _found(text: str, blocks: Sequence[Flat], warnings: list[str]) -> list[Placed]:
    """Return the lines that the markup chooses, or resiliparse, where that tells of little."""
    chosen = choose(blocks)
    length = sum(len(blocks[i].text) for i in chosen)
    if length < _LITTLE and text.count("<") <= TAGS_MOST:
        lines = resiliparse_lines(text, warnings)
        if sum(map(len, lines)) > _MORE * length:
            return placed(blocks, lines)
    return whole(blocks, chosen)


def resiliparse_lines(text: str, warnings: list[str]) -> list[str]:
    """Return the lines that resiliparse makes of the page `text`."""
    from resiliparse.extract.html2text import extract_plain_text

    try:
        found = extract_plain_text(
            text, main_content=True, alt_texts=False, list_bullets=False, preserve_formatting=True
        )
    except Exception:  # of a parser in C on a broken page
        warnings.append("the page could not be read by resiliparse")
        return []
    return [line for line in map(str.strip, found.split("\n")) if line]
