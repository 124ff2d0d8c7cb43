"""What tags and class names say of a block: names of hints, from a table of words.

Sites name their elements for what they hold, in English nearly everywhere. A word of a class
name, an id, an `itemprop` or a `data-testid` is looked up; a hint is evidence, never a verdict.
"""

from functools import cache, lru_cache
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

from newsclean.phrases.patterns import pattern
from newsclean.phrases.tables import tables

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list_item"),
    "blockquote": "quotation",
    "figcaption": "caption",
    **dict.fromkeys(("td", "th", "caption"), "table"),
}
"""The kind of block that a tag makes; anything else keeps the kind of what is around it."""

_CAMEL = pattern(r"(?<=[a-z])(?=[A-Z])")
_WORD = pattern(r"[a-z]+")
LONGEST = 400  # characters of names that are read; utility classes can run to thousands


@cache
def _table() -> dict[str, str]:
    """Return the hint of each word and of each pair of words."""
    hints = tables(__package__)["hints"]
    return {word: hint for hint, words in hints.items() for word in words}


_TAGS = {
    "nav": "navigation",
    "aside": "aside",
    "footer": "footer",
    "figure": "figure",
    "figcaption": "caption",
    "form": "form",
    "button": "button",
    "dialog": "dialog",
    "h1": "title",
    "time": "date",
}


_NO_NAMES = frozenset(("html", "body", "main"))  # their names are about the page


@lru_cache(10_000)  # elements repeat, within a page and from page to page
def hints_of(tag: str, names: str) -> tuple[str, ...]:
    """Return the hints that an element gives by its `tag` and its `names`, each once.

    >>> hints_of("div", "c-related-articles mb-4")
    ('related',)
    >>> hints_of("figcaption", "")
    ('caption',)
    """
    found = {_TAGS[tag]: None} if tag in _TAGS else {}
    if tag not in _NO_NAMES and names and _search().find_matches_as_indexes(names.lower()):
        for name in names.split():
            found.update(dict.fromkeys(_read(name)))
    return tuple(found)


@cache
def _search() -> AhoCorasick:
    """Return a search for what every name that gives a hint holds; few do."""
    return AhoCorasick({max(word.split("-"), key=len) for word in _table()})


@lru_cache(20_000)
def _read(name: str) -> tuple[str, ...]:
    """Return the hints of each word of `name`, and of each two that stand together."""
    table = _table()
    words = _WORD.findall(_CAMEL.sub("-", name).lower())
    words += [f"{one}-{other}" for one, other in pairwise(words)]
    return tuple({table[word]: None for word in words if word in table})
