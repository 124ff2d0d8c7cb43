"""The page's own flat text: every block of it in order, with what its markup knows of it.

One look over the text nodes of the page, in linear time. Extractors are held against this list:
it tells where a line of theirs stood, what kind of block it was, and what they left out. Hints
are read off the markup only when a block is asked for them; few blocks of a page ever are.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

from newsclean.readers.html.hints import KINDS, hints_of

_TEXT = etree.XPath(
    "//body//text()[normalize-space()]"
    "[not(parent::script or parent::noscript or parent::textarea or parent::option)]"
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ref",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_BREAKS = ("br", "hr")
_NO_LETTER = re.compile(r"[\W_]+")
_WRAPPER = 0.3  # an element that holds more of the kept prose is the article's, not a block's

Hint = tuple[int, str]
"""The number of the element that gives a hint, and the hint."""


def bare(text: str) -> str:
    """Return the letters and digits of `text`, case folded: the same however it is spaced.

    >>> bare("“We will see,” she said.")
    'wewillseeshesaid'
    """
    return _NO_LETTER.sub("", text.casefold())


class Markup:
    """The elements of a page and the hints that they and those around them give."""

    def __init__(self) -> None:
        self._known: dict[Any, tuple[Hint, ...]] = {}

    def hints(self, element: Any) -> tuple[Hint, ...]:
        """Return the hints of `element`, those of the outermost element around it first."""
        path = []
        while element is not None and element not in self._known:
            path.append(element)
            element = element.getparent()
        found = self._known.get(element, ())
        for inner in reversed(path):
            own = hints_of(inner.tag, _names(inner)) if isinstance(inner.tag, str) else ()
            number = len(self._known)
            found = found + tuple([(number, hint) for hint in own]) if own else found
            self._known[inner] = found
        return found


def _names(element: Any) -> str:
    """Return the names that `element` goes by.

    The id of a heading, and one of many words, is its text made a slug and says nothing.
    """
    names = [element.get("class"), element.get("itemprop"), element.get("data-testid")]
    id_ = element.get("id")
    if (
        id_
        and id_.count("-") < 3
        and KINDS.get(element.tag) != "heading"
        and element.tag not in _INLINE
    ):
        names.append(id_)
    return " ".join([name for name in names if name])


class Flat:
    """A block of the page: its text, its bare key, its kind, and its place in the markup.

    `container` is the number of the element around the block, `title` that of the h1 it stands
    in (0 if it stands in none), `links` counts the characters of its text that are in links.
    """

    def __init__(
        self,
        text: str,
        kind: str,
        *,
        container: int = 0,
        title: int = 0,
        links: int = 0,
        element: Any = None,
        markup: Markup | None = None,
    ) -> None:
        self.text = text
        self.key = bare(text)
        self.kind = kind
        self.container = container
        self.title = title
        self.links = links
        self._element = element
        self._markup = markup

    @cached_property
    def hints(self) -> tuple[Hint, ...]:
        """What the elements around the block say of it, the outermost first."""
        return self._markup.hints(self._element) if self._markup else ()

    @property
    def link_share(self) -> float:
        """Which share of the text is link text?"""
        return min(1.0, self.links / len(self.text))

    def names(self, ignored: frozenset[int] = frozenset()) -> set[str]:
        """Return the hints of the block but for those of the elements `ignored`."""
        return {hint for number, hint in self.hints if number not in ignored}


class _Place(NamedTuple):
    """What the tags around a text say: the number of its block, of the element around that, the
    kind of the block, the number of the h1 it is in (0: none), and whether it is in a link."""

    block: int
    container: int
    kind: str
    title: int
    link: bool


_ROOT = _Place(0, 0, "paragraph", 0, False)


def flatten(tree: Any) -> list[Flat]:
    """Return the blocks of the page `tree` (an lxml element) in the order of the document."""
    places: dict[Any, _Place] = {}
    markup = Markup()
    blocks: list[Flat] = []
    run: list[str] = []
    current, owner, links = _ROOT, None, 0

    def close() -> None:
        text = " ".join("".join(run).split())
        if text:
            place = current
            blocks.append(
                Flat(
                    text,
                    place.kind,
                    container=place.container,
                    title=place.title,
                    links=links,
                    element=owner,
                    markup=markup,
                )
            )

    for text in _TEXT(tree):
        parent = text.getparent()
        is_break = False
        if text.is_tail:
            is_break = parent.tag in _BREAKS
            parent = parent.getparent()
        place = places.get(parent) or _place(parent, places)
        if run and (is_break or place.block != current.block):
            close()
            run, links = [], 0
        owner = parent if not run else _common(owner, parent)
        current = place
        run.append(text)
        if place.link:
            links += len(text.strip())
    close()
    return blocks


def _common(one: Any, other: Any) -> Any:
    """Return `one` if both elements are the same, else the block-level element around `one`."""
    if one is other:
        return one
    while one.tag in _INLINE:
        one = one.getparent()
    return one


def _place(element: Any, places: dict[Any, _Place]) -> _Place:
    """Return what is known of `element`, from its ancestors down; the parser bounds the depth."""
    place = places.get(element)
    if place is not None:
        return place
    parent = element.getparent()
    above = _ROOT if parent is None else _place(parent, places)
    tag = element.tag
    if not isinstance(tag, str):
        place = above
    elif tag in _INLINE:
        link = tag == "a" and not (element.get("href") or "#").startswith("#")
        place = above._replace(link=True) if link else above
    else:
        number = len(places) + 1
        title = number if tag == "h1" else above.title
        place = _Place(number, above.block, KINDS.get(tag, above.kind), title, above.link)
    places[element] = place
    return place


def wrappers(blocks: Sequence[Flat], chosen: Sequence[int]) -> frozenset[int]:
    """Return the elements that hold a good part of the `chosen` blocks (indexes): the hints of
    such an element are about the page, not about a block."""
    counts: Counter[int] = Counter()
    for i in chosen:
        counts.update({number for number, _ in blocks[i].hints})
    return frozenset(n for n, count in counts.items() if count > max(2, _WRAPPER * len(chosen)))
