"""The flow of a page: which elements stand within a line, which are blocks of their own, which are not read.

As a browser shows them: MathML and elements that HTML does not know (`<st1:place>`) stand in the line of
the text beside them; readings of words (ruby) stand above the line; what is hidden in a line is not of it.
"""

from typing import Any

from newsclean.phrases.patterns import pattern

_MATHS = (
    "maction", "math", "menclose", "merror", "mfenced", "mfrac", "mglyph", "mi", "mlabeledtr", "mmultiscripts", "mn", "mo", "mover",
    "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup",
    "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "semantics",
)  # fmt: skip
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "rb", "rbc", "ref", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr", *_MATHS,
))  # fmt: skip
"""Elements that stand within a line."""
READINGS = frozenset(("rp", "rt", "rtc"))
"""Elements that say how the word before them is read (ruby), and their brackets."""
BREAKS = frozenset(("br", "hr"))
UNREAD = frozenset((
    "script", "noscript", "style", "textarea", "option", "svg", "canvas", "template", "img", "source",
    "input", "link", "meta", "title", "iframe", "noembed", "noframes", "annotation", "annotation-xml",
))  # fmt: skip
"""Elements whose text is not shown."""
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "colgroup", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "p", "pre", "search", "section",
    "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video", "audio", "object", "picture",
))  # fmt: skip
"""Elements that are blocks of their own wherever they stand."""
SELDOM_SHOWN = frozenset(("span", "sup", "time"))
"""Those elements in lines that pages hide, beside links of menus: 9 of 10."""
_HIDDEN = pattern(r"(?i:display\s*:\s*none)")
_LONGEST = 80
"""Characters, and nodes, of what is hidden in a line and left out. Of 1,008 hidden elements in lines of 388 pages none was of
the article; what is longer may be the rest of a story, behind "read more"."""


def is_within_line(element: Any, outer: Any, block: Any) -> bool:
    """Does `element`, whose tag is none of `INLINE` and `BLOCKS`, stand within a line?

    `outer` is the element around it, `block` the block-level one around that.
    """
    if element.tag == "button":  # a row of them is no line
        return _is_text(element.prev) and _is_text(element.next)
    in_another = outer is not block and outer.tag not in INLINE
    return in_another or _is_text(element.prev) or _is_text(element.next)


def _is_text(node: Any) -> bool:
    return node is not None and node.tag == "-text" and not node.text_content.isspace()


def is_hidden(element: Any) -> bool:
    """Is `element`, which stands in a line, hidden by its page, and small enough not to be of the article?"""
    said = element.attributes
    if not said or not ("hidden" in said or _HIDDEN.search(said.get("style") or "")):
        return False
    return _is_aside(element)


def _is_aside(element: Any) -> bool:
    """Is a hidden `element` small, and no formula, of which a picture is shown instead?"""
    letters = 0
    for count, node in enumerate(element.traverse(include_text=True)):
        if node.tag == "-text":
            letters += len(node.text_content.strip())
        if count > _LONGEST or letters > _LONGEST or node.tag == "math":
            return False
    return True
