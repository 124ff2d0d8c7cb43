"""What the elements around a block say of it.

An element is known by its tag and its names: the words of its class, id, itemprop, role and data
attributes. They are looked up in the linear table by how far the element is from the block.
Elements repeat, within a page and from page to page, so what they say is remembered.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Protocol

from newsclean.phrases.patterns import pattern

_NAMED = frozenset((
    "class", "id", "itemprop", "role", "data-testid", "data-type", "data-component", "data-module", "property", "itemtype",
))  # fmt: skip
_LONGEST = 300  # characters of names that are read
_MOST = 24  # words of an element's names that are read
_CAMEL = pattern(r"(?<=[a-z])(?=[A-Z])")
_WORD = pattern(r"[^\W\d_]{2,24}")
_HIDDEN = pattern(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_REACH = 7  # elements around a block that are looked up
ZONES = (0, 1, 1, 2, 2, 3, 3)
"""The zone of an element by its distance from the block: words weigh otherwise from afar."""

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


class Facts:
    """What is known of a box.

    `said` is what its element's words weigh by zone, `marks` are bits of its tag and those around it,
    `like` is the number of boxes of its kind beside it, `score` what all words around a block in it weigh.
    """

    __slots__ = ("box", "depth", "hidden", "like", "marks", "outer", "own", "said", "score")

    def __init__(self, box: Box, outer: "Facts | None", said: "Said") -> None:
        tag = box.element.tag
        self.box = box
        self.outer = outer
        self.own = OWN.get(tag, 0)
        self.said = said
        bit = _BIT.get(tag, 0)
        if outer:
            self.depth: int = outer.depth + 1
            self.marks: int = outer.marks | bit
            self.hidden: bool = outer.hidden or said.hidden
        else:
            self.depth, self.marks, self.hidden = 0, bit, said.hidden
        total, at, zone = 0.0, self, 0
        while at is not None and zone < _REACH:
            total += at.said.weights[ZONES[zone]]
            at = at.outer  # type: ignore[assignment]
            zone += 1
        self.score = total
        self.like = 1


class Said:
    """What an element says: its kind (tag and names), the weights of that by zone, is it hidden?"""

    __slots__ = ("hidden", "kind", "weights")

    def __init__(self, kind: str, weights: Sequence[float], hidden: bool) -> None:
        self.kind = kind
        self.weights = weights
        self.hidden = hidden


def kind_of(element: Element) -> tuple[str, bool]:
    """Return the tag and the names of `element` in one string, and whether it is hidden."""
    said = element.attributes
    if not said:
        return element.tag, False
    names = sorted([value for name, value in said.items() if value and name in _NAMED])
    style = said.get("style")
    hidden = "hidden" in said or bool(style and _HIDDEN.search(style))
    return f"{element.tag} {' '.join(names)[:_LONGEST]}", hidden


def words_of(kind: str) -> list[str]:
    """Return the tokens of an element of this `kind`: its tag, its words, pairs of them.

    >>> words_of("div c-related-articles")
    ['<div', 'related', 'articles', 'related-articles']
    """
    tag, _, names = kind.partition(" ")
    found = ["<" + tag]
    if names:
        for name in names.split()[:_MOST]:
            words = _WORD.findall(_CAMEL.sub("-", name).lower())
            found += words
            if len(words) > 1:
                found += [f"{a}-{b}" for a, b in pairwise(words)]
    return found[: 2 * _MOST]


class Page:
    """The boxes of a page, each with its Facts, which are made once."""

    def __init__(self, weigh: Any) -> None:
        self._weigh = weigh
        self._known: dict[int, Facts] = {}
        self._beside: dict[tuple[int, str], list[Facts]] = {}

    def facts(self, box: Box) -> Facts:
        """Return the Facts of `box`."""
        known = self._known
        found = known.get(id(box))
        if found is not None:
            return found
        path = []
        at: Box | None = box
        while at is not None and id(at) not in known:
            path.append(at)
            at = at.outer
        outer = known[id(at)] if at is not None else None
        for inner in reversed(path):
            kind, hidden = kind_of(inner.element)
            found = Facts(inner, outer, Said(kind, self._weigh(kind), hidden))
            beside = self._beside.setdefault((id(inner.outer), kind), [])
            beside.append(found)
            known[id(inner)] = outer = found
        assert found is not None
        return found

    def count_likes(self) -> None:
        """Tell each box how many of its kind stand beside it."""
        for beside in self._beside.values():
            count = len(beside)
            if count > 1:
                for facts in beside:
                    facts.like = count
