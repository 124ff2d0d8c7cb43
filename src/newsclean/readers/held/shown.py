"""Does a text show markup or code, rather than being held in it?

An article about HTML quotes tags, one about programming shows escapes. Such a text speaks of what
it shows, by names that all languages share, or has lines that end as lines of code do. Both are
looked for outside of the tags themselves: their attributes say nothing of what the article is about.
"""

from newsclean.phrases.patterns import pattern

_MARKUP = pattern(r"(?<![\w./-])(?:X?HTML5?|XML|CSS3?|SGML|markup|Markup|JavaScript)(?![\w/])")
_MARKDOWN = pattern(r"(?<![\w./-])(?:[Mm]arkdown|MediaWiki|[Ww]ikitext|BBCode)(?![\w/])")
_ESCAPES = pattern(
    r"(?<![\w./-])(?:JSON|regex|[Rr]egular expressions?|Unicode|ASCII|LaTeX|printf|backslash(?:es)?"
    r"|API|JavaScript|Python|PHP|SQL|bash|shell script)(?![\w/])"
)
_CODE_LINE = pattern(r"(?m)(?:[{};]|\)\s?\{|=>|\*/|\\)[ \t]*$")
_CODE_LINES = 3
"""Lines that end like code: one may be an extractor's slip, three in an article are a sample."""


def shows_markup(text: str) -> bool:
    """Does `text`, bare of its tags, speak of HTML and its kin, or show code?

    >>> shows_markup("In HTML a paragraph opens with <p>."), shows_markup("The ferry sails.")
    (True, False)
    """
    return _MARKUP.search(text) is not None or shows_code(text)


def shows_markdown(text: str) -> bool:
    """Does `text` speak of Markdown or wikis' markup, or show code?"""
    return _MARKDOWN.search(text) is not None or shows_code(text)


def shows_escapes(text: str) -> bool:
    """Does `text` speak of what is written with backslashes, or show code?"""
    return _ESCAPES.search(text) is not None or shows_code(text)


def shows_code(text: str) -> bool:
    """Has `text` several lines that end as code does?"""
    found = _CODE_LINE.finditer(text)
    return sum(1 for _ in zip(range(_CODE_LINES), found, strict=False)) == _CODE_LINES
