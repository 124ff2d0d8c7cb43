"""The features of a page's blocks: numbers that say how each looks among its neighbours.

A pure function of the blocks, of what the page says of its article, and of the linear table, whose
words are the only ones that count (see `linear`). Linear in the number of blocks. What all blocks need
to know of one another is worked out at once (`View`), a row of numbers only for those that are asked for.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from operator import mul
from typing import Any, NamedTuple, Protocol

from newsclean.judge import kinds, markup, nearby, wording
from newsclean.judge.linear import Linear, tokens_of
from newsclean.judge.markup import Facts
from newsclean.judge.series import FAR, distances, running

_MOST = 0.6  # of the page's prose must be in the element that counts as the article's
_NARROW = 0.8  # and so much of it for the inner one
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
    repeats, `named` of those that name the site; `held` says of each block whether the articleBody holds
    it, and is empty if there is none.
    """

    title: frozenset[int] = frozenset()
    described: frozenset[int] = frozenset()
    held: Sequence[bool] = ()
    named: frozenset[int] = frozenset()


_SIDES = ("score", "prose", "links")
QUICK = (
    "markup_score", "inline_score", "own", "depth", "hidden", "link_share", "is_prose", "characters", "words",
    "place", "prose_before", "after_title", "before_title", "to_prose_before", "to_prose_after", "outer_prose", "outer_links", "outer2_prose", "like",
    "in_root", "in_core", "described", "in_body", *(f"{side}_before" for side in _SIDES), *(f"{side}_after" for side in _SIDES),
    *(f"{what}{near:+d}" for near in (-1, 1) for what in ("words", "links")), *kinds.NAMES,
)  # fmt: skip
"""What the numbers that need no words are, in their order: all blocks have them."""
_CONTAINERS = (
    "outer3_prose", "outer2_links", "outer_blocks", "outer_words_a_block", "outer2_words_a_block", "like_outer", "like_outer2",
)  # fmt: skip
_BOX = ("above_root", "below_root", "above_core", "below_core", "share_of_root", "box_blocks")
_PLACES = (
    "words_before", "prose_left", "after_root_prose", "heading_above", "to_heading", "heading_weight", "repeated", "blocks",
    "page_words", "root_prose", "is_title",
)  # fmt: skip
_NEAR = (-2, -1, 1, 2)
_AROUND = (*(f"score{near:+d}" for near in _NEAR), *(f"said{near:+d}" for near in (-1, 1)), *(f"{what}{near:+d}" for near in (-2, 2) for what in ("words", "links")), "own-1", "own+1", "said_before", "said_after")  # fmt: skip
NAMES = (
    *QUICK, "quick", "wording_score", *wording.NAMES, "is_bold", *(f"in_{tag}" for tag in markup.TAGS),
    *_CONTAINERS, *_BOX, *_PLACES, *_AROUND, *nearby.NAMES, *nearby.SHARED,
)  # fmt: skip
"""What the numbers of a row are, in their order."""


class View:
    """A page's blocks side by side: of each what its elements, its words and its place say.

    `facts`, `words` and `shares` (of links) have an entry a block, and so have `quick` (see `QUICK`) and
    `before` and `after`, the blocks to the next prose on either side. The wording of blocks is
    weighed once it is known which are worth it (`read`); that of the others says nothing, in `said`.
    """

    def __init__(self, blocks: Sequence[Block], stated: Stated, linear: Linear) -> None:
        page = markup.Page(linear.of_kind)
        self.blocks = blocks
        self.stated = stated
        self._linear = linear
        self.facts = facts = [page.facts(block.box) for block in blocks]
        self.words = words = [wording.size(block.text) for block in blocks]
        self.shares = shares = [block.link_share for block in blocks]
        self.reads = [block.is_prose for block in blocks]
        prose = [
            n if reads and share < _LINKED else 0
            for reads, n, share in zip(self.reads, words, shares, strict=True)
        ]
        self._total, self._prose = _sums(words), _sums(prose)
        self._linked = _sums(list(map(mul, words, shares)))
        self._root, self._core = (self._holder(most) for most in (_MOST, _NARROW))
        root = self._root.box
        self.last = max((i for i in range(root.start, root.end) if prose[i]), default=-1)
        self.before, self.after = distances(prose)
        self._outers: dict[int, tuple[float, float, float]] = {}
        self._containers: dict[int, Row] = {}
        self._headings = _headings(facts)
        self.said = [0.0] * len(blocks)
        self.quick = self._quick(prose)

    def _quick(self, prose: Sequence[float]) -> list[tuple[float, ...]]:
        """Return the numbers of `QUICK` of each block; `prose` are the words of those that are prose."""
        facts, words, shares = self.facts, self.words, self.shares
        count = len(facts)
        all_prose = self._prose[-1] or 1
        titles = [i in self.stated.title for i in range(count)]
        scores = [fact.score for fact in facts]
        outers = [self._outer(fact) for fact in facts]
        sides = [running(side) for side in (scores, [min(n, 100) for n in prose], shares)]
        held: Sequence[float] = self.stated.held or [-1] * count
        return list(
            zip(
                scores,
                [fact.said[0] for fact in facts],
                [fact.own for fact in facts],
                [fact.depth for fact in facts],
                [fact.hidden for fact in facts],
                shares,
                self.reads,
                [len(block.text) for block in self.blocks],
                words,
                [i / count for i in range(count)],
                [before / all_prose for before in self._prose[:-1]],
                *distances(titles),
                self.before,
                self.after,
                *zip(*outers, strict=True),
                [fact.like for fact in facts],
                *[_within(box.start, box.end, count) for box in (self._root.box, self._core.box)],
                [i in self.stated.described for i in range(count)],
                held,
                *[before for before, _ in sides],
                *[after for _, after in sides],
                [0, *words[:-1]],
                [0.0, *shares[:-1]],
                [*words[1:], 0],
                [*shares[1:], 0.0],
                *zip(*kinds.alike(facts, words, shares, self.reads), strict=True),
                strict=True,
            )
        )

    def read(self, among: Sequence[int]) -> None:
        """Weigh the wording of the blocks `among`, which can then be asked for their `row`, and of all headings,
        which tell of what is below."""
        facts = self.facts
        headings = {i for i, fact in enumerate(facts) if is_heading(fact)}
        chosen = sorted({*among, *headings})
        tokens = tokens_of([self.blocks[i].text for i in chosen])
        for i, weight in zip(chosen, self._linear.of_tokens(tokens), strict=True):
            self.said[i] = weight
        texts, met = [block.text for block in self.blocks], dict(zip(chosen, tokens, strict=True))
        self._nearby = nearby.around(texts, met, self.stated.named)
        shared = nearby.shared([texts[i] for i in among], [texts[i] for i in self.stated.title])
        self._shared = dict(zip(among, shared, strict=True))
        self.scores = [fact.score + said for fact, said in zip(facts, self.said, strict=True)]
        self._running = list(zip(*running(self.said), strict=True))
        self._repeated = Counter([block.text for block in self.blocks])

    def _holder(self, most: float) -> Facts:
        """Return the smallest element that holds `most` of the prose."""
        sums, facts = self._prose, self.facts
        middle = bisect_left(sums, sums[-1] / 2) - 1
        at = facts[min(len(facts) - 1, max(0, middle))]
        while at.outer is not None and sums[at.box.end] - sums[at.box.start] < most * sums[-1]:
            at = at.outer
        return at

    def row(self, i: int, quick: float) -> Row:
        """Return the numbers (see `NAMES`) of the block `i`, of which the `quick` trees say so much."""
        block, fact = self.blocks[i], self.facts[i]
        return [
            *self.quick[i],
            quick,
            self.said[i],
            *wording.of_text(block.text, self.words[i]),
            block.is_bold,
            *markup.bits(fact.marks),
            *self._held(fact),
            *self._box(fact),
            *self._place(i),
            *self._around(i),
            *self._nearby[i],
            *self._shared[i],
        ]

    def _outer(self, fact: Facts) -> tuple[float, float, float]:
        """Return what the elements around that of a block hold: `outer_prose`, `outer_links`,
        `outer2_prose`."""
        one = fact.outer or fact
        found = self._outers.get(id(one))
        if found is None:
            total, prose, links = self._total, self._prose, self._linked
            all_prose = prose[-1] or 1
            two = (one.outer or one).box
            a, b = one.box.start, one.box.end
            found = self._outers[id(one)] = (
                (prose[b] - prose[a]) / all_prose,
                (links[b] - links[a]) / max(1, total[b] - total[a]),
                (prose[two.end] - prose[two.start]) / all_prose,
            )
        return found

    def _held(self, fact: Facts) -> Row:
        """Return what else these elements hold, see `_CONTAINERS`."""
        one = fact.outer or fact
        row = self._containers.get(id(one))
        if row is not None:
            return row
        total, prose, links = self._total, self._prose, self._linked
        two = one.outer or one
        three = (two.outer or two).box
        a, b = one.box.start, one.box.end
        c, d = two.box.start, two.box.end
        size2 = max(1, total[d] - total[c])
        row = self._containers[id(one)] = [
            (prose[three.end] - prose[three.start]) / (prose[-1] or 1),
            (links[d] - links[c]) / size2,
            b - a,
            max(1, total[b] - total[a]) / max(1, b - a),
            size2 / max(1, d - c),
            one.like,
            two.like,
        ]
        return row

    def _box(self, fact: Facts) -> Row:
        """Return how the element of a block stands to those that hold the page's prose."""
        total = self._total
        root, box = self._root.box, fact.box
        words, all_words = total[box.end] - total[box.start], total[root.end] - total[root.start]
        return [
            *_distance(fact, self._root),
            *_distance(fact, self._core),
            min(1.0, words / max(1, all_words)),
            box.end - box.start,
        ]

    def _place(self, i: int) -> Row:
        """Return where the block `i` stands: on the page, by its prose and its headings."""
        total, prose = self._total, self._prose
        all_words = total[-1] or 1
        root = self._root.box
        heading = self._headings[i]
        return [
            total[i] / all_words,
            1 - prose[i + 1] / (prose[-1] or 1),
            max(-FAR, min(FAR, i - self.last)),
            0.0 if heading < 0 else self.facts[heading].score,
            FAR if heading < 0 else min(FAR, i - heading - 1),
            0.0 if heading < 0 else self.said[heading],
            self._repeated[self.blocks[i].text],
            len(self.blocks),
            all_words,
            (prose[root.end] - prose[root.start]) / all_words,
            i in self.stated.title,
        ]

    def _around(self, i: int) -> Row:
        """Return what stands around the block `i`."""
        count = len(self.blocks)
        scores, said, words, shares, facts = (
            self.scores,
            self.said,
            self.words,
            self.shares,
            self.facts,
        )
        after, after2 = i + 1 < count, i + 2 < count
        return [
            scores[i - 2] if i > 1 else 0.0,
            scores[i - 1] if i else 0.0,
            scores[i + 1] if after else 0.0,
            scores[i + 2] if after2 else 0.0,
            said[i - 1] if i else 0.0,
            said[i + 1] if after else 0.0,
            words[i - 2] if i > 1 else 0,
            shares[i - 2] if i > 1 else 0.0,
            words[i + 2] if after2 else 0,
            shares[i + 2] if after2 else 0.0,
            facts[i - 1].own if i else 0,
            facts[i + 1].own if after else 0,
            *self._running[i],
        ]

    def is_above(self, i: int) -> bool:
        """Does the block `i` stand above all prose?"""
        return not self._prose[i]

    def heading(self, i: int) -> int:
        """Return the index of the heading above the block `i`; -1 if there is none."""
        return self._headings[i]


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


def _within(start: int, end: int, count: int) -> list[bool]:
    """Return of each of `count` places whether it lies from `start` to before `end`."""
    return [False] * start + [True] * (end - start) + [False] * (count - end)


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
