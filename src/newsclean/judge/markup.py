"""What the elements around a block say of it.

An element is known by its tag and its names: the words of its class, id, itemprop, role and data
attributes. They are looked up in the linear table by how far the element is from the block.
Elements repeat, within a page and from page to page, so what they say is remembered.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, Protocol

import msgspec

from newsclean.phrases.patterns import pattern

_NAMED = frozenset((
    "class", "id", "itemprop", "role", "data-testid", "data-type", "data-component", "data-module", "property", "itemtype",
))  # fmt: skip
_LONGEST = 300  # characters of names that are read
_MOST = 24  # words of an element's names that are read
_REMEMBERED = 20_000  # names of elements
_CAMEL = pattern(r"(?<=[a-z])(?=[A-Z])")
_WORD = pattern(r"[^\W\d_]{2,24}")
_HIDDEN = pattern(r"(?i:display\s*:\s*none|visibility\s*:\s*hidden)")
ZONES = (0, 1, 1, 2, 2, 3, 3)
"""The zone of an element by its distance from the block: words weigh otherwise from afar."""
_OUTER_ZONES = ZONES[1:]

Weights = tuple[float, ...]
Weigh = Callable[[str], Weights]
"""Says what the words of an element of a kind weigh in each zone."""

TAGS = (
    "article", "main", "aside", "nav", "header", "footer", "figure", "form", "ul", "ol", "table", "blockquote",
    "section", "button", "dl", "figcaption", "h1", "pre",
)  # fmt: skip
"""Tags of elements whose blocks are told by a bit of their own."""
_BIT = {tag: 1 << i for i, tag in enumerate(TAGS)}
OWN = {
    "p": 9, "blockquote": 8, "pre": 7, "h2": 6, "h3": 6, "h4": 5, "h5": 4, "h6": 4, "dd": 4, "dt": 3, "div": 3, "article": 3,
    "section": 3, "main": 3, "body": 3, "td": 2, "th": 2, "li": 1, "h1": 0, "figcaption": -1,
}  # fmt: skip
"""How much like a paragraph's each tag is; others are 0."""


class Element(Protocol):
    """An element of a page."""

    @property
    def tag(self) -> str: ...
    @property
    def attributes(self) -> Mapping[str, str | None]: ...


class Box(Protocol):
    """A block-level element with the one around it, and the range of the blocks in it."""

    element: Any
    start: int
    end: int

    @property
    def outer(self) -> "Box | None": ...


class Facts(msgspec.Struct, gc=False, eq=False):
    """What is known of a box.

    `kind` is that of its element, `said` what the words of that weigh by zone, `marks` are bits of its tag
    and those around it, `score` is what all words around a block in it weigh. It is no part of any
    circle, so that Python's garbage collector need not look at it.
    """

    box: Box
    outer: "Facts | None"
    depth: int
    kind: str
    hidden: bool
    own: int
    marks: int
    said: Weights
    score: float
    _beside: list[int]  # the count of its kind, which its likes share

    @property
    def like(self) -> int:
        """How many of its kind stand beside it, itself counted."""
        return self._beside[0]


def _like(box: Box, first: Facts, hidden: bool) -> Facts:
    """Return the Facts of `box`, which stands beside that of `first` and is of its kind."""
    first._beside[0] += 1
    return Facts(
        box, first.outer, first.depth, first.kind, hidden, first.own, first.marks, first.said, first.score, first._beside,
    )  # fmt: skip


def _facts(box: Box, outer: Facts | None, kind: str, hidden: bool, said: Weights) -> Facts:
    """Return the Facts of `box`, which stands in that of `outer`, alone of its `kind` so far."""
    tag = box.element.tag
    own, bit = OWN.get(tag, 0), _BIT.get(tag, 0)
    score = 0.0 + said[0]
    if outer is None:
        return Facts(box, None, 0, kind, hidden, own, bit, said, score, [1])
    at: Facts | None = outer
    for zone in _OUTER_ZONES:
        if at is None:
            break
        score += at.said[zone]
        at = at.outer
    return Facts(
        box, outer, outer.depth + 1, kind, hidden, own, outer.marks | bit, said, score, [1]
    )


def _kind_of(tag: str, said: Mapping[str, str | None]) -> tuple[str, bool]:
    """Return the kind of an element, its `tag` and its names in one string, and whether it is hidden;
    `said` are its attributes."""
    if not said:
        return tag, False
    names = [value for name, value in said.items() if value and name in _NAMED]
    if len(names) > 1:
        names.sort()
    style = said.get("style")
    hidden = "hidden" in said or bool(style and _HIDDEN.search(style))
    return f"{tag} {' '.join(names)[:_LONGEST]}", hidden


@lru_cache(_REMEMBERED)
def bits(marks: int) -> tuple[int, ...]:
    """Return of each of `TAGS` whether its bit is among `marks`."""
    return tuple(marks >> k & 1 for k in range(len(TAGS)))


def words_of(kind: str) -> list[str]:
    """Return the tokens of an element of this `kind`: its tag, its words, pairs of them.

    >>> words_of("div c-related-articles")
    ['<div', 'related', 'articles', 'related-articles']
    """
    tag, _, names = kind.partition(" ")
    found = ["<" + tag]
    if names:
        for name in names.split()[:_MOST]:
            found += _words_in(name)
    return found[: 2 * _MOST]


@lru_cache(_REMEMBERED)
def _words_in(name: str) -> list[str]:
    """Return the words of one name of an element, and pairs of them."""
    words = _WORD.findall(_CAMEL.sub("-", name).lower())
    return words + [f"{a}-{b}" for a, b in pairwise(words)]


class Page:
    """The boxes of a page, each with its Facts, which are made once."""

    def __init__(self, weigh: Weigh) -> None:
        self._weigh = weigh
        self._known: dict[int, Facts] = {}
        self._firsts: dict[tuple[int, str], Facts] = {}  # of each kind in an element

    def facts(self, box: Box) -> Facts:
        """Return the Facts of `box`."""
        known = self._known
        found = known.get(id(box))
        if found is not None:
            return found
        path = [box]
        at = box.outer
        while at is not None and id(at) not in known:
            path.append(at)
            at = at.outer
        outer = None if at is None else known[id(at)]
        for inner in reversed(path):
            known[id(inner)] = outer = self._made(inner, outer)
        assert outer is not None
        return outer

    def _made(self, box: Box, outer: Facts | None) -> Facts:
        element = box.element
        kind, hidden = _kind_of(element.tag, element.attributes)
        place = (id(outer), kind)
        if outer is not None and outer.hidden:
            hidden = True
        first = self._firsts.get(place)
        if first is not None:
            return _like(box, first, hidden)
        found = self._firsts[place] = _facts(box, outer, kind, hidden, self._weigh(kind))
        return found
