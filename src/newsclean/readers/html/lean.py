"""Scripts, styles and the like are cut before the page is parsed: they are most of it."""

import re
from html import unescape

from newsclean.phrases.patterns import pattern

_DEAD = pattern(r"<((?:s(?:cript|tyle|vg)|template|canvas)(?=[\s>/])|!--)")
_DEAD_OR_DULL = pattern(  # whole tags of what holds nothing; of all else, how it begins. Capitals
    # are left to the parser: ignoring case takes half as long again
    r"<(?:((?:s(?:cript|tyle|vg|elect)|n(?:oscript|av)|footer|template|canvas)(?=[\s>/])|!--)"
    r"""|(?:img|source|input|link)(?=[\s/])[^<>"']{0,999}+(?:"[^<>"]{0,9999}+"[^<>"']{0,999}+){0,99}+>)"""
)
_TAGS = "script style svg select noscript nav footer template canvas"
_ENDS = {tag: pattern(f"</{tag}") for tag in _TAGS.split()} | {"!--": pattern("--(?=>)")}
"""Where an element, or a comment, ends. (str.find takes longer where a text is not all Latin.)"""
_MAY_BE_READ = frozenset(("script", "nav", "footer"))
_OWN = pattern(r"<(?:article|main|h1|p>)")  # what no menu and no footer holds
_ATTRIBUTES = pattern(r"[^<>]{0,400}")


def without_scripts(text: str) -> str:
    """Return the page `text` without its scripts (but for JSON-LD), styles, drawings and comments.

    What is opened and never closed is left as it is.

    >>> without_scripts("<p>Rain<script>if (1 < 2) {}</script> and <img src=x> wind</p>")
    '<p>Rain and <img src=x> wind</p>'
    """
    return _without(_DEAD, text)


def lean(text: str) -> str:
    """Return the page `text` without scripts and the like, and without images, menus and forms.

    An image with odd attributes is left as it is, and so is a menu with an article in it.

    >>> lean("<p>Rain<script>if (1 < 2) {}</script> and <img src=x> wind</p>")
    '<p>Rain and  wind</p>'
    """
    return _without(_DEAD_OR_DULL, text)


def _without(dead: re.Pattern[str], text: str) -> str:
    """Return `text` without what `dead` finds, up to where that ends."""
    parts, at, start = [], 0, 0
    unclosed: set[str] = set()
    while opening := dead.search(text, start):
        begin, start = opening.span()
        tag = opening[1]
        if tag:
            end = -1 if tag in unclosed else _end(text, tag, start)
            if end < 0:
                unclosed.add(tag)
                continue
            inner, start = start, end
            if tag in _MAY_BE_READ and _is_read(text, tag, inner, end):
                continue
        elif text.startswith("<link", begin) and "canonical" in opening[0].lower():
            continue
        parts.append(text[at:begin])
        at = start
    return "".join([*parts, text[at:]])


def _is_read(text: str, tag: str, start: int, end: int) -> bool:
    """Is what stands in the element `tag`, text[start:end], read: JSON-LD, or a menu or a footer
    in which there is what none holds?"""
    if tag == "script":
        attributes = _ATTRIBUTES.match(text, start)
        return attributes is not None and "/ld+json" in unescape(attributes[0]).lower()
    return _OWN.search(text, start, end) is not None


def _end(text: str, tag: str, start: int) -> int:
    """Return where what `tag` opened before `start` is over; -1 if it is never closed."""
    found = _ENDS[tag].search(text, start)
    return text.find(">", found.end()) + 1 or -1 if found else -1
