"""What stands near a block: dates, words of readers, teasers, names of the site, and words that it shares.

Comments have a date and a name each; teasers and forms stand below what announces them; a notice
names its site; and a line of the article has words that its title and its other lines have.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from newsclean.judge import wording
from newsclean.judge.linear import RULE
from newsclean.judge.series import beside, left, moved, since

_CLOSE, _WIDE = 5, 10  # blocks on either side
_NEAR = (-2, -1, 1, 2)
NAMES = (
    *(f"dated{near:+d}" for near in _NEAR), "dated_close", "dated_wide", "met", "met_wide", "below_comments", "comments_below",
    "comments_wide", "below_related", "names_site", "names_close", "lower_close",
)  # fmt: skip
"""What the numbers of `around` are, in their order."""
SHARED = ("shared", "title_words", "of_title")
"""What the numbers of `shared` are, in their order."""
_COMMENTS = f"{RULE}comment_forms."
_RELATED = f"{RULE}related_items."
_LETTERS = 5  # of a word that blocks share


class _Marked(NamedTuple):
    """Of each block: does it meet a rule of newsclean, one about comments, one about other articles?"""

    met: list[bool]
    comments: list[bool]
    related: list[bool]


def around(
    texts: Sequence[str],
    tokens: Mapping[int, Sequence[str]],
    named: frozenset[int] = frozenset(),
) -> list[tuple[float, ...]]:
    """Return the numbers (see `NAMES`) of each of a page's blocks.

    `tokens` are those of the blocks that were read (see `linear.tokens_of`), `named` are the indexes of
    those that name the site.
    """
    count = len(texts)
    dated = [wording.is_dated(text) for text in texts]
    marked = _marked(count, tokens)
    names = [i in named for i in range(count)]
    return list(
        zip(
            *[moved(dated, near) for near in _NEAR],
            beside(dated, _CLOSE),
            beside(dated, _WIDE),
            marked.met,
            beside(marked.met, _WIDE),
            since(marked.comments),
            left(marked.comments),
            beside(marked.comments, _WIDE),
            since(marked.related),
            names,
            beside(names, _CLOSE),
            beside([text[0].islower() for text in texts], _CLOSE),
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


def shared(texts: Sequence[str], titles: Iterable[str] = ()) -> list[tuple[float, ...]]:
    """Return the numbers (see `SHARED`) of each of `texts`: which share of its longer words stand in another
    one, how many of them stand in `titles`, and which share of them."""
    own = [wording.long_words(text, _LETTERS) for text in texts]
    common = {word for word, n in Counter(chain.from_iterable(own)).items() if n > 1}
    said = {word for title in titles for word in wording.long_words(title, _LETTERS)}
    found: list[tuple[float, ...]] = []
    for words in own:
        size, named = len(words) or 1, len(words & said)
        found.append((len(words & common) / size, named, named / size))
    return found
