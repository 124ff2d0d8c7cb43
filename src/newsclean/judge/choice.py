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
from newsclean.phrases.match import CONTEXT, EXACT, STRONG, Strength


class Choice(NamedTuple):
    """What was made of the blocks of a page.

    `probabilities` say of each how sure it is of the article, `threshold` above which a block was
    chosen (prose between two chosen paragraphs needs less), `expected` the F1 that this choice can be expected to have; `view` is what was seen of them.
    `apart` are the blocks that would be chosen, were they not far below the article.
    """

    view: View
    probabilities: Sequence[float]
    threshold: float
    expected: float
    chosen: Sequence[int]
    apart: frozenset[int] = frozenset()


_BETWEEN = 0.6
"""Of the threshold, enough for prose between two chosen paragraphs: of 61 such blocks on pages whose domain
the weights had not seen, 42 were the article's, and a sentence that is linked as a whole is one of them."""
_FAR = 10  # blocks between two chosen ones that part the page's article from what stands below it
_SURE = 0.7
"""Probability of one block at least, for what stands so far below the article, in none of its elements. Of 279 blocks
without, on 17 sites that the weights had not seen, 266 were notices, comments and teasers, ten a guide's own."""
FACTORS = {EXACT: 0.6, STRONG: 1.0, CONTEXT: 1.3}
"""By what the threshold is multiplied in the profiles `gentle`, `standard` and `strict`."""


def choose(
    blocks: Sequence[Block], stated: Stated, model: Model, needed: Strength = STRONG
) -> Choice:
    """Return the Choice among `blocks`, of which the page says what is `stated`.

    `needed` is how sure a cut must be: the surer, the more is chosen.
    """
    view = View(blocks, stated, model.linear)
    quick = model.quick_sums(view.quick)
    asked = [i for i, value in enumerate(quick) if value > model.gate]
    view.read(asked)
    found = [0.0] * len(blocks)
    rows = [view.row(i, quick[i]) for i in asked]
    for i, p in zip(asked, model.probabilities(rows), strict=True):
        found[i] = p
    best = expected_f1([found[i] for i in asked], [view.words[i] for i in asked])
    threshold = FACTORS[needed] * model.strictness * best / 2
    sure = {i for i in asked if found[i] > threshold and i not in stated.title}
    doubtful = [i for i in asked if found[i] > _BETWEEN * threshold and i not in stated.title]
    chosen = [i for i in doubtful if i in sure or _is_between(i, sure, view)]
    apart = far_below(chosen, found, view) if needed < EXACT else frozenset()
    return Choice(view, found, threshold, best, [i for i in chosen if i not in apart], apart)


def _is_between(i: int, sure: set[int], view: View) -> bool:
    """Is the block `i` prose, and are the blocks before and after it, which are `sure`?"""
    return i - 1 in sure and i + 1 in sure and all(view.reads[i - 1 : i + 2])


def far_below(chosen: Sequence[int], found: Sequence[float], view: View) -> frozenset[int]:
    """Return those of the blocks `chosen` that stand far below the article and outside of it, and are not sure."""
    runs: list[list[int]] = []
    for i in chosen:
        if runs and i - runs[-1][-1] <= _FAR:
            runs[-1].append(i)
        else:
            runs.append([i])
    if len(runs) < 2:  # as nearly always
        return frozenset()
    told = [[i for i in run if view.reads[i]] for run in runs]
    weights = [sum(found[i] * view.words[i] for i in run if found[i] >= _SURE) for run in told]
    article = weights.index(max(weights))
    if not weights[article]:
        return frozenset()
    box = view.blocks[told[article][0]].box
    while box is not None and box.end <= told[article][-1]:
        box = box.outer
    end = box.end if box else len(view.blocks)
    below = [run for run in runs[article + 1 :] if run[0] >= end]
    return frozenset(i for run in below if max(found[j] for j in run) < _SURE for i in run)


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
