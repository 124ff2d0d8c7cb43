"""What stands near a block: dates, words of readers, teasers, names of the site, and words that it shares.

Comments have a date and a name each; teasers and forms stand below what announces them; a notice
names its site; and a line of the article has words that its other lines have.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsclean.judge import wording
from newsclean.judge.linear import RULE
from newsclean.phrases.patterns import pattern

FAR = 99  # blocks; what is as far away is not there
_CLOSE, _WIDE = 5, 10  # blocks on either side
_NEAR = (-2, -1, 1, 2)
NAMES = (
    *(f"dated{near:+d}" for near in _NEAR), "dated_close", "dated_wide", "met", "met_wide", "below_comments", "comments_below",
    "comments_wide", "below_related", "names_site", "names_close", "lower_close", "shared",
    "title_words", "of_title",
)  # fmt: skip
"""What the numbers of `around` are, in their order."""
_COMMENTS = f"{RULE}comment_forms."
_RELATED = f"{RULE}related_items."
_LONG_WORD = pattern(r"[^\W\d_]{5,}")
_TOPIC = 400  # characters of a block in which words are looked for


class _Marked(NamedTuple):
    """Of each block: does it meet a rule of newsclean, one about comments, one about other articles?"""

    met: list[bool]
    comments: list[bool]
    related: list[bool]


def around(
    texts: Sequence[str],
    tokens: Mapping[int, Sequence[str]],
    named: frozenset[int] = frozenset(),
    title: frozenset[int] = frozenset(),
) -> list[tuple[float, ...]]:
    """Return the numbers (see `NAMES`) of each of a page's blocks.

    `tokens` are those of the blocks that were read (see `linear.tokens_of`), `named` are the indexes of
    those that name the site, `title` of those that are the title.
    """
    count = len(texts)
    dated = [wording.is_dated(text) for text in texts]
    marked = _marked(count, tokens)
    names = [i in named for i in range(count)]
    return list(
        zip(
            *[_moved(dated, near) for near in _NEAR],
            beside(dated, _CLOSE),
            beside(dated, _WIDE),
            marked.met,
            beside(marked.met, _WIDE),
            _since(marked.comments),
            _left(marked.comments),
            beside(marked.comments, _WIDE),
            _since(marked.related),
            names,
            beside(names, _CLOSE),
            beside([text[0].islower() for text in texts], _CLOSE),
            *_shared(texts, title),
            strict=True,
        )
    )


def _marked(count: int, tokens: Mapping[int, Sequence[str]]) -> _Marked:
    marked = _Marked([False] * count, [False] * count, [False] * count)
    for i, own in tokens.items():
        for token in own:
            if token.startswith(RULE):
                marked.met[i] = True
                marked.comments[i] |= token.startswith(_COMMENTS)
                marked.related[i] |= token.startswith(_RELATED)
    return marked


def _moved(values: Sequence[float], step: int) -> Sequence[float]:
    """Return for each place what `values` has so many steps away, 0 beyond its ends.

    >>> _moved([1, 2, 3], -1), _moved([1, 2, 3], 1)
    ([0, 1, 2], [2, 3, 0])
    """
    count = len(values)
    gap = [0] * min(count, abs(step))
    return [*gap, *values[: count - len(gap)]] if step < 0 else [*values[step:], *gap]


def beside(values: Sequence[float], reach: int) -> list[float]:
    """Return for each place the sum of `values` up to `reach` places away, its own left out.

    >>> beside([1, 2, 3], 1)
    [2, 4, 2]
    """
    sums, count = [0, *accumulate(values)], len(values)
    return [
        sums[min(count, i + reach + 1)] - sums[max(0, i - reach)] - value
        for i, value in enumerate(values)
    ]


def _since(marked: Sequence[bool]) -> list[float]:
    """Return how many blocks stand between each place and the last one before that is `marked`."""
    found: list[float] = []
    to = FAR
    for mark in marked:
        found.append(to)
        to = 0 if mark else min(FAR, to + 1)
    return found


def _left(marked: Sequence[bool]) -> list[float]:
    """Return how many places from each on are `marked`."""
    return [*accumulate(map(float, reversed(marked)))][::-1]


def _shared(
    texts: Sequence[str], title: frozenset[int]
) -> tuple[Sequence[float], Sequence[float], Sequence[float]]:
    """Return which share of the longer words of each of `texts` stand in another one, how many of them
    stand in the `title`, and which share of them."""
    own = [set(_LONG_WORD.findall(text[:_TOPIC].casefold())) for text in texts]
    spread = Counter(word for words in own for word in words)
    said = {word for i in title for word in own[i]}
    sizes = [max(1, len(words)) for words in own]
    hits = [sum(spread[word] > 1 for word in words) for words in own]
    titled = [len(words & said) for words in own]
    shares, parts = (
        [n / size for n, size in zip(side, sizes, strict=True)] for side in (hits, titled)
    )
    return shares, titled, parts
