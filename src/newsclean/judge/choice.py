"""The choice: which blocks of a page make its article, by what the weights say of each.

Of all choices the one is best whose F1, precision and recall taken together, can be expected to be
highest. That is: the blocks whose probability is more than half of that F1 (Lipton, Elkan and
Naryanaswamy, 2014), times the strictness of the weights. Where a page leaves no doubt, the threshold is
near one half; where all is doubtful, less is enough.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.judge.features import Block, Stated, View
from newsclean.judge.model import Model, logistic
from newsclean.phrases.match import CONTEXT, EXACT, STRONG, Strength


class Choice(NamedTuple):
    """What was made of the blocks of a page.

    `probabilities` say of each how sure it is of the article, `threshold` above which a block was
    chosen (between two chosen ones less may do, see `above`), `expected` the F1 that this choice can be expected to have; `view` is what was seen of them.
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
_LONG = 40  # chosen blocks; more make a guide or a list, whose items look like teasers
_DOUBTFUL = 0.85  # expected F1 below which a page is judged as long ones are
_GAP = 4  # blocks between two chosen ones there, at most
_WITHIN = 0.4
"""Of the threshold, enough for these: by weights that had not seen the domain, recall of WCXB rose from .954 to .961 at nearly
the same precision, and of news hardly anything changed."""
_FAR = 10  # blocks between two chosen ones that part the page's article from what stands below it
_SURE = 0.75
"""Probability of one block at least, for what stands so far below the article, in none of its elements. Of 346 blocks
without, on 20 sites that the weights had not seen, 344 were notices, comments and teasers."""
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
    gate, plain, scale = model.quick
    asked = [i for i, value in enumerate(quick) if value > gate]
    view.read(asked)
    found = [0.0] * len(blocks)
    for i in asked:
        if quick[i] > plain:
            found[i] = logistic(quick[i], scale)
    doubtful = [i for i in asked if quick[i] <= plain]
    rows = [view.row(i, quick[i]) for i in doubtful]
    for i, p in zip(doubtful, model.probabilities(rows), strict=True):
        found[i] = p
    best = expected_f1([found[i] for i in asked], [view.words[i] for i in asked])
    threshold = FACTORS[needed] * model.strictness * best / 2
    chosen = above(threshold, found, view.reads, stated.title, is_doubtful=best < _DOUBTFUL)
    apart = far_below(chosen, found, view) if needed < EXACT else frozenset()
    return Choice(view, found, threshold, best, [i for i in chosen if i not in apart], apart)


def above(
    threshold: float,
    found: Sequence[float],
    reads: Sequence[bool],
    titles: frozenset[int] = frozenset(),
    *,
    is_doubtful: bool = False,
) -> list[int]:
    """Return the blocks whose probability, in `found`, is above the `threshold`, and those between two of
    them that need less of it: prose between paragraphs; on a page that is long or doubtful, all in a short gap.

    `reads` says which blocks are prose; `titles` are not chosen.
    """
    sure = [i for i, p in enumerate(found) if p > threshold and i not in titles]
    is_wide = is_doubtful or len(sure) > _LONG
    between = []
    for before, after in pairwise(sure):
        gap = range(before + 1, after)
        if is_wide and len(gap) <= _GAP:
            between += [i for i in gap if found[i] > _WITHIN * threshold]
        elif len(gap) == 1 and all(reads[before : after + 1]):
            between += [i for i in gap if found[i] > _BETWEEN * threshold]
    return sorted({*sure, *between} - titles)


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
