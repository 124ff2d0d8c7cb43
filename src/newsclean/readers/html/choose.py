"""Choice: which blocks of a page make its article, by the page's own markup.

Most news pages put their article into one element, which can be found without its words: the
smallest element that holds nearly all of the page's prose. A block in it belongs to the article
unless an element around it is named for something else, or it is only a link.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from newsclean.readers.html.blocks import Box, PageBlock, wrappers
from newsclean.readers.html.rescue import FOREIGN

_SET_APART = frozenset((
    "comments", "related", "footer", "navigation", "consent", "newsletter", "dialog",
))  # fmt: skip
"""Hints of elements whose prose does not tell where the article is."""
_MOST = 0.75  # of the prose must be in the article's element
_HALF = 0.5  # an element with a title that holds more of the prose is not set apart
_NEARLY_ALL = 0.8  # nor is any that holds so much
_PROSE_LINKED = 0.5  # share of links that prose may have
_LINKED = 0.6  # share of links that other blocks may have
_TEXT = 40  # characters of a block that counts where a page has no sentences
_TEXT_LINKED = 0.3


def choose(blocks: Sequence[PageBlock]) -> list[int]:
    """Return the indexes of those of `blocks` that make the article; none if nothing tells."""
    telling = _telling(blocks)
    if not telling:
        return []
    root = _root(blocks, telling)
    held = [i for i in telling if root.start <= i < root.end]
    homes = {blocks[i].container for i in held}
    ignored = wrappers(blocks, held)
    return [
        i
        for i in range(root.start, root.end)
        if (held[0] <= i <= held[-1] or blocks[i].container in homes)
        and (blocks[i].link_share < _LINKED or blocks[i].is_prose)
        and not blocks[i].names(ignored) & FOREIGN
    ]


def _telling(blocks: Sequence[PageBlock]) -> Sequence[int]:
    """Return the indexes of the blocks that tell where the article is: prose in no element that is
    set apart, else all prose, else, where there is none, other text of some length."""
    prose = [
        i
        for i, block in enumerate(blocks)
        if block.kind != "caption" and block.link_share < _PROSE_LINKED and block.is_prose
    ]
    return (
        _not_apart(blocks, prose)
        or prose
        or [
            i
            for i, block in enumerate(blocks)
            if len(block.text) > _TEXT
            and block.link_share < _TEXT_LINKED
            and not block.names() & FOREIGN
        ]
    )


def _not_apart(blocks: Sequence[PageBlock], prose: Sequence[int]) -> Sequence[int]:
    """Return those of `prose` that no element sets apart, but for one that holds most of it all."""
    if not any(blocks[i].names() & _SET_APART for i in prose):
        return prose
    large = _large(blocks, prose)
    return [i for i in prose if not blocks[i].names(large) & _SET_APART]


def _large(blocks: Sequence[PageBlock], prose: Sequence[int]) -> frozenset[Any]:
    """Return the elements that hold most of the prose of the page and a title, or nearly all."""
    weights: Counter[Any] = Counter()
    for i in prose:
        for element in {element for element, _ in blocks[i].hints}:
            weights[element] += len(blocks[i].text)
    total = sum(len(blocks[i].text) for i in prose)
    titled = {element for block in blocks if block.title for element, _ in block.hints}
    return frozenset(
        element
        for element, weight in weights.items()
        if weight > (_HALF if element in titled else _NEARLY_ALL) * total
    )


def _root(blocks: Sequence[PageBlock], telling: Sequence[int]) -> Box:
    """Return the smallest element that holds nearly all that the blocks `telling` say.

    As it holds more than half of that, it holds the middle of it.
    """
    sums = [0, *accumulate(len(blocks[i].text) for i in telling)]
    box = blocks[telling[bisect_left(sums, sums[-1] / 2) - 1]].box
    while box.outer and _weight(box, telling, sums) < _MOST * sums[-1]:
        box = box.outer
    return box


def _weight(box: Box, telling: Sequence[int], sums: Sequence[int]) -> int:
    """Return how much the blocks `telling` in `box` say; `sums` are their lengths, added up."""
    return sums[bisect_left(telling, box.end)] - sums[bisect_left(telling, box.start)]
