"""The features of a page's blocks: numbers that say how each looks among its neighbours.

A pure function of the blocks, of what the page says of its article, and of the linear table, whose
words are the only ones that count (see `linear`). Linear in the number of blocks. What all blocks need
to know of one another is worked out at once (`View`), a row of numbers only for those that are asked for.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

from newsclean.judge import markup, wording
from newsclean.judge.linear import Linear
from newsclean.judge.markup import Facts

_MOST = 0.6  # of the page's prose must be in the element that counts as the article's
_NARROW = 0.8  # and so much of it for the inner one
_DECAY = 0.7  # of the running means, a block
_FAR = 99  # blocks; what is as far away is not there
_LINKED = 0.5  # share of links above which a block is no prose

Row = list[float]


class Block(Protocol):
    """A block of a page, as a reader gives it."""

    text: str
    is_prose: bool

    @property
    def box(self) -> Any: ...
    @property
    def is_bold(self) -> bool: ...
    @property
    def link_share(self) -> float: ...


class Stated(NamedTuple):
    """What the page says of its article, for each block.

    `title` are the indexes of the blocks that are its title, `described` of those that its description
    repeats; `held` says of each block whether the articleBody holds it, and is empty if there is none.
    """

    title: frozenset[int] = frozenset()
    described: frozenset[int] = frozenset()
    held: Sequence[bool] = ()


_CONTAINERS = (
    "outer_prose", "outer2_prose", "outer3_prose", "outer_links", "outer2_links", "outer_blocks", "outer_words_a_block", "outer2_words_a_block",
    "like", "like_outer", "like_outer2", "depth", "above_root", "below_root", "above_core", "below_core", "outer_share_of_root", "box_blocks",
)  # fmt: skip
_PLACES = (
    "place", "words_before", "after_title", "before_title", "prose_before", "prose_after", "to_prose_before", "to_prose_after",
    "after_root_prose", "heading_above", "to_heading", "heading_weight", "repeated", "described", "in_body", "blocks", "page_words",
    "root_prose", "is_title",
)  # fmt: skip
_NEAR = (-2, -1, 1, 2)
_OF_NEAR = ("score", "words", "links")
_AROUND = (*(f"{what}{near:+d}" for near in _NEAR for what in _OF_NEAR), "own-1", "own+1", "score_before", "score_after", "prose_run_before", "prose_run_after", "links_before", "links_after")  # fmt: skip
NAMES = (
    *wording.NAMES, "link_share", "is_prose", "is_bold", "own", *(f"in_{tag}" for tag in markup.TAGS), "hidden",
    "markup_score", "wording_score", "inline_score", *_CONTAINERS, *_PLACES, *_AROUND,
)  # fmt: skip
"""What the numbers of a row are, in their order."""


class View:
    """A page's blocks side by side: of each what its elements, its words and its place say.

    `facts`, `words`, `shares` (of links) and `said` (the weight of its words) have an entry a block, and
    so have `before` and `after`, the blocks to the next prose on either side.
    """

    def __init__(self, blocks: Sequence[Block], stated: Stated, linear: Linear) -> None:
        page = markup.Page(linear.of_kind)
        texts = [block.text for block in blocks]
        self.blocks = blocks
        self.stated = stated
        self.facts = [page.facts(block.box) for block in blocks]
        page.count_likes()
        self.words = [wording.size(text) for text in texts]
        self.shares = [block.link_share for block in blocks]
        self.said = linear.of_texts(texts)
        self.scores = [f.score + s for f, s in zip(self.facts, self.said, strict=True)]
        prose = [
            n if block.is_prose and share < _LINKED else 0
            for block, n, share in zip(blocks, self.words, self.shares, strict=True)
        ]
        self._total, self._reads = _sums(self.words), _sums(prose)
        linked = [n * share for n, share in zip(self.words, self.shares, strict=True)]
        self._linked = _sums(linked)
        self._root, self._core = (self._holder(most) for most in (_MOST, _NARROW))
        root = self._root.box
        self.last = max((i for i in range(root.start, root.end) if prose[i]), default=-1)
        self._repeated = Counter(texts)
        self.before, self.after = _distances(prose)
        titles = [i in stated.title for i in range(len(blocks))]
        self._since_title, self._to_title = _distances(titles)
        self._headings = _headings(self.facts)
        near = [min(n, 100) for n in prose]
        self._running = list(
            zip(*_running(self.scores), *_running(near), *_running(self.shares), strict=True)
        )
        self._containers: dict[int, Row] = {}

    def _holder(self, most: float) -> Facts:
        """Return the smallest element that holds `most` of the prose."""
        sums, facts = self._reads, self.facts
        middle = bisect_left(sums, sums[-1] / 2) - 1
        at = facts[min(len(facts) - 1, max(0, middle))]
        while at.outer is not None and sums[at.box.end] - sums[at.box.start] < most * sums[-1]:
            at = at.outer
        return at

    def candidates(self, gate: float) -> list[int]:
        """Return the indexes of the blocks that may be of the article: all but those that are no prose
        and whose words weigh less than the `gate`."""
        return [
            i
            for i, (score, block) in enumerate(zip(self.scores, self.blocks, strict=True))
            if score > gate or block.is_prose
        ]

    def row(self, i: int) -> Row:
        """Return the numbers (see `NAMES`) of the block `i`."""
        block, fact = self.blocks[i], self.facts[i]
        marks = fact.marks
        row = wording.of_text(block.text, self.words[i])
        row += (self.shares[i], block.is_prose, block.is_bold, fact.own)
        row += [marks >> k & 1 for k in _BITS]
        row += (fact.hidden, fact.score, self.said[i], fact.said.weights[0])
        row += self.containers(fact)
        row += self._place(i)
        row += self._around(i)
        return row

    def containers(self, fact: Facts) -> Row:
        """Return what the elements around a block hold."""
        row = self._containers.get(id(fact))
        if row is None:
            row = self._containers[id(fact)] = self._held(fact)
        return row

    def _held(self, fact: Facts) -> Row:
        total, reads, links = self._total, self._reads, self._linked
        all_prose = reads[-1] or 1
        root = self._root.box
        one = fact.outer or fact
        two = one.outer or one
        three = two.outer or two
        spans = [(outer.box.start, outer.box.end) for outer in (one, two, three)]
        row: Row = [(reads[b] - reads[a]) / all_prose for a, b in spans]
        sizes = [max(1, total[b] - total[a]) for a, b in spans[:2]]
        row += [(links[b] - links[a]) / n for (a, b), n in zip(spans[:2], sizes, strict=True)]
        (a, b), (c, d) = spans[:2]
        row += (
            b - a,
            sizes[0] / max(1, b - a),
            sizes[1] / max(1, d - c),
            fact.like,
            one.like,
            two.like,
            fact.depth,
            *_distance(fact, self._root),
            *_distance(fact, self._core),
            min(1.0, (total[b] - total[a]) / max(1, total[root.end] - total[root.start])),
            fact.box.end - fact.box.start,
        )
        return row

    def _place(self, i: int) -> Row:
        """Return where the block `i` stands: on the page, by its title, its prose and its headings."""
        stated, count = self.stated, len(self.blocks)
        all_words, all_prose = self._total[-1] or 1, self._reads[-1] or 1
        root = self._root.box
        heading = self._headings[i]
        is_title = i in stated.title
        return [
            i / count,
            self._total[i] / all_words,
            0 if is_title else self._since_title[i],
            0 if is_title else self._to_title[i],
            self._reads[i] / all_prose,
            1 - self._reads[i + 1] / all_prose,
            self.before[i],
            self.after[i],
            max(-_FAR, min(_FAR, i - self.last)),
            0.0 if heading < 0 else self.facts[heading].score,
            _FAR if heading < 0 else min(_FAR, i - heading - 1),
            0.0 if heading < 0 else self.said[heading],
            self._repeated[self.blocks[i].text],
            i in stated.described,
            stated.held[i] if stated.held else -1,
            count,
            all_words,
            (self._reads[root.end] - self._reads[root.start]) / all_words,
            is_title,
        ]

    def _around(self, i: int) -> Row:
        """Return what stands around the block `i`."""
        row: Row = []
        count = len(self.blocks)
        for near in _NEAR:
            j = i + near
            row += (self.scores[j], self.words[j], self.shares[j]) if 0 <= j < count else _EDGE
        row.append(self.facts[i - 1].own if i else 0)
        row.append(self.facts[i + 1].own if i + 1 < count else 0)
        row += self._running[i]
        return row

    def is_above(self, i: int) -> bool:
        """Does the block `i` stand above all prose?"""
        return not self._reads[i]

    def heading(self, i: int) -> int:
        """Return the index of the heading above the block `i`; -1 if there is none."""
        return self._headings[i]


_BITS = range(len(markup.TAGS))
_EDGE = (0.0, 0.0, 0.0)


def is_heading(fact: Facts) -> bool:
    """Is a block of these Facts a heading by its tag, or a dd, which weighs the same?"""
    return 3 < fact.own < 7


def _headings(facts: Sequence[Facts]) -> list[int]:
    """Return the index of the heading above each block; -1 where there is none."""
    found, last = [], -1
    for i, fact in enumerate(facts):
        found.append(last)
        if is_heading(fact):
            last = i
    return found


def _distances(marked: Sequence[float]) -> tuple[list[int], list[int]]:
    """Return how many blocks lie between each block and the next that is `marked`, before and after."""
    sides = []
    for order in (marked, marked[::-1]):
        found, to = [], _FAR
        for mark in order:
            found.append(to)
            to = 1 if mark else min(_FAR, to + 1)
        sides.append(found)
    return sides[0], sides[1][::-1]


def _sums(values: Sequence[float]) -> list[float]:
    return [0, *accumulate(values)]


def _distance(facts: Facts, root: Facts) -> tuple[int, int]:
    """Return how many elements lead up from `facts` to one around `root`, and from there down to it."""
    start, end = root.box.start, root.box.end
    at, up = facts, 0
    while at.outer is not None and not (
        at.box.start <= start and at.box.end >= end and at.depth <= root.depth
    ):
        at, up = at.outer, up + 1
    return up, root.depth - at.depth


def _running(values: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the running means of `values` before and after each place."""
    sides = []
    for order in (values, values[::-1]):
        found, mean = [], 0.0
        for value in order:
            found.append(mean)
            mean = _DECAY * mean + (1 - _DECAY) * value
        sides.append(found)
    return sides[0], sides[1][::-1]
