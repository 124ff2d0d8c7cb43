"""The choice: which blocks of a page make its article, by what the weights say of each.

Of all choices the one is best whose F1, precision and recall taken together, can be expected to be
highest. That is: the blocks whose probability is more than half of that F1 (Lipton, Elkan and
Naryanaswamy, 2014). Where a page leaves no doubt, the threshold is one half; where all is doubtful,
less is enough.
"""

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.judge.features import Block, Stated, View
from newsclean.judge.model import Model


class Choice(NamedTuple):
    """What was made of the blocks of a page.

    `probabilities` say of each how sure it is of the article, `threshold` above which a block was
    chosen, `expected` the F1 that this choice can be expected to have; `view` is what was seen of them.
    """

    view: View
    probabilities: Sequence[float]
    threshold: float
    expected: float
    chosen: Sequence[int]


def choose(blocks: Sequence[Block], stated: Stated, model: Model) -> Choice:
    """Return the Choice among `blocks`, of which the page says what is `stated`."""
    view = View(blocks, stated, model.linear)
    found = [0.0] * len(blocks)
    asked = view.candidates(model.gate)
    for i, p in zip(asked, model.probabilities([view.row(i) for i in asked]), strict=True):
        found[i] = p
    best = expected_f1([found[i] for i in asked], [view.words[i] for i in asked])
    threshold = model.strictness * best / 2
    chosen = [i for i in asked if found[i] > threshold and i not in stated.title]
    return Choice(view, found, threshold, best, chosen)


def expected_f1(probabilities: Sequence[float], words: Sequence[float]) -> float:
    """Return the highest F1 that a choice among blocks can be expected to have.

    >>> expected_f1([1.0, 1.0, 0.0], [10, 20, 30])
    1.0
    >>> round(expected_f1([0.4, 0.4], [10, 10]), 2)
    0.57
    """
    pairs = sorted(zip(probabilities, words, strict=True), reverse=True)
    total = sum(p * n for p, n in pairs)
    best = hit = size = 0.0
    for p, n in pairs:
        hit += p * n
        size += n
        f1 = 2 * hit / (size + total)
        if f1 < best:
            break
        best = f1
    return best
