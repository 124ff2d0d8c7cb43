"""Scripts, styles and the like are cut before the page is parsed: they are most of it."""

import re
from html import unescape

from newsclean.phrases.patterns import pattern

_DEAD = pattern(
    r"<((?:s(?:cript|tyle|vg)|S(?:cript|CRIPT|tyle|TYLE)|template|canvas)(?=[\s>/])|!--)"
)
_DEAD_OR_DULL = pattern(  # whole tags of what holds nothing; of all else, how it begins
    r"<(?:((?:s(?:cript|tyle|vg|elect)|S(?:cript|CRIPT|tyle|TYLE)|n(?:oscript|av)|footer|template|canvas)(?=[\s>/])|!--)"
    r"""|(?:img|source|input|link)(?=[\s/])[^<>"']{0,999}+(?:"[^<>"]{0,9999}+"[^<>"']{0,999}+){0,99}+>)"""
)
_TAGS = "script style svg select noscript nav footer template canvas"
_ENDS = {tag: pattern(rf"</(?i:{tag})(?=[\s/>])") for tag in _TAGS.split()} | {
    "!--": pattern("--(?=!?>)")
}
"""Where an element, or a comment, ends. (str.find takes longer where a text is not all Latin.)"""
_SCRIPT = pattern(r"<(?i:script)")
_WITHIN = {
    "svg": pattern("<(?:svg|!--|p[ >]|div)"),  # a paragraph ends a drawing, closed or not
    **{tag: pattern(f"<(?i:{tag}|!--|script|style)") for tag in ("template", "canvas")},
    **{tag: pattern(f"<{tag}") for tag in ("nav", "footer", "select")},
}
"""What leaves open where such an element ends."""
_MAY_BE_READ = frozenset(("script", "nav", "footer"))
_OWN = pattern(r"<(?:article|main|h1|p>)")  # what no menu and no footer holds
_ATTRIBUTES = pattern(r"[^<>]{0,400}")


def without_scripts(text: str) -> str:
    """Return the page `text` without its scripts (but for JSON-LD), styles, drawings and comments.

    What is opened and never closed is left as it is, and so is what holds another of its kind.

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
    ends = _Ends(text)
    while opening := dead.search(text, start):
        begin, start = opening.span()
        if tag := (opening[1] or "").lower():
            inner, end = start, ends.after(tag, start)
            if end < 0:
                continue
            if _ends_elsewhere(text, tag, inner, end):
                start = max(end, ends.after(tag, end)) if tag == "script" else inner
                continue
            start = end
            if tag in _MAY_BE_READ and _is_read(text, tag, inner, end):
                continue
        elif text.startswith("<link", begin) and "canonical" in opening[0].lower():
            continue
        parts.append(text[at:begin])
        at = start
    return "".join([*parts, text[at:]])


class _Ends:
    """Where the elements and comments of a text end: the next end of each tag, which many may be opened before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next: dict[str, tuple[int, int]] = {}  # where it stands, and what is behind it

    def after(self, tag: str, start: int) -> int:
        """Return the place behind the end of what `tag` opened before `start`; -1 if it is never closed."""
        text = self.text
        if tag == "!--" and text.startswith((">", "->"), start):  # it is empty
            return text.index(">", start) + 1
        at, behind = self.next.get(tag, (-1, -1))
        if at < start:
            found = _ENDS[tag].search(text, start)
            at = found.start() if found else len(text)
            behind = text.find(">", found.end()) + 1 or -1 if found else -1
            self.next[tag] = at, behind
        return behind


def _ends_elsewhere(text: str, tag: str, start: int, end: int) -> bool:
    """Does the element `tag`, text[start:end], perhaps end elsewhere: does another one begin in it, or something in
    which its end is but text? In a script that counts in a comment alone."""
    if tag == "script":
        at = text.find("<!--", start, end)
        return at >= 0 and _SCRIPT.search(text, at, end) is not None
    within = _WITHIN.get(tag)
    return within is not None and within.search(text, start, end) is not None


def _is_read(text: str, tag: str, start: int, end: int) -> bool:
    """Is what stands in the element `tag`, text[start:end], read: JSON-LD, or a menu or a footer
    in which there is what none holds?"""
    if tag == "script":
        attributes = _ATTRIBUTES.match(text, start)
        return attributes is not None and "/ld+json" in unescape(attributes[0]).lower()
    return _OWN.search(text, start, end) is not None
