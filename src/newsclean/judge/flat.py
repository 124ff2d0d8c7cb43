"""Flat pages: which lines of a page that was made text, menus and all, are the article's.

What markup would say of a line is not there; its words, its marks, its neighbours and its place are.
The numbers are a pure function of the lines, linear in their number.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from newsclean.judge import nearby, wording
from newsclean.judge.choice import expected_f1
from newsclean.judge.features import FAR, Row, distances, running
from newsclean.judge.linear import Linear, tokens_of
from newsclean.judge.model import Model
from newsclean.phrases.patterns import pattern

_SHORT = 40  # characters of a line that counts as short
_RUN = 100  # words of a line that count in running means
_LONG_WORD = pattern(r"[^\W\d_]{6,}")
_TOPIC = 400  # characters of a line in which words of the topic are looked for

_NEAR = (-3, -2, -1, 1, 2, 3)
_OF_NEAR = ("said", "words", "is_prose", "end")
_SIDES = ("said", "prose", "short")
NAMES = (
    "characters", "words", "is_prose", "said", *wording.NAMES, "place", "words_before", "prose_before", "prose_left", "to_prose_before",
    "to_prose_after", "repeated", "lines", "page_words", "page_prose", "run", "run_words", "of_topic",
    *(f"{side}_before" for side in _SIDES), *(f"{side}_after" for side in _SIDES),
    *nearby.NAMES, *(f"{what}{near:+d}" for near in _NEAR for what in _OF_NEAR),
)  # fmt: skip
"""What the numbers of a line are, in their order."""
_NOTHING = (0.0,) * len(_OF_NEAR)


class Verdict(NamedTuple):
    """What was made of the lines of a flat page: the probability that each is of the article, those that
    were `chosen` (indexes), and the F1 that this can be expected to have."""

    probabilities: list[float]
    chosen: list[int]
    expected: float


def choose(texts: Sequence[str], reads: Sequence[bool], model: Model) -> Verdict:
    """Return the Verdict on the lines `texts` of a flat page; `reads` says of each whether it is prose."""
    found = model.probabilities(rows_of(texts, reads, tokens_of(texts), model.linear))
    best = expected_f1(found, [wording.size(text) for text in texts])
    threshold = model.strictness * best / 2
    return Verdict(found, [i for i, p in enumerate(found) if p > threshold], best)


def rows_of(
    texts: Sequence[str], reads: Sequence[bool], tokens: Sequence[Sequence[str]], linear: Linear
) -> list[Row]:
    """Return the numbers (see `NAMES`) of each line, whose `tokens` (see `linear.tokens_of`) weigh what
    `linear` says."""
    count = len(texts)
    said = linear.of_tokens(tokens)
    around = nearby.around(texts, dict(enumerate(tokens)))
    words = [wording.size(text) for text in texts]
    prose = [n if yes else 0 for n, yes in zip(words, reads, strict=True)]
    total, proses = ([0, *accumulate(side)] for side in (words, prose))
    all_words, all_prose = total[-1] or 1, proses[-1] or 1
    own = [wording.of_text(text, n) for text, n in zip(texts, words, strict=True)]
    near = list(zip(said, words, reads, [row[_END] for row in own], strict=True))
    means = _means(texts, said, prose)
    before, after = distances(prose)
    runs = _runs(reads, prose)
    topic = _of_topic(texts, prose)
    repeated = Counter(texts)
    rows: list[Row] = []
    for i, text in enumerate(texts):
        row: Row = [len(text), words[i], reads[i], said[i], *own[i]]
        row += (
            i / count,
            total[i] / all_words,
            proses[i] / all_prose,
            1 - proses[i + 1] / all_prose,
            before[i],
            after[i],
            repeated[text],
            count,
            all_words,
            all_prose / all_words,
            *runs[i],
            topic[i],
            *means[i],
            *around[i],
        )
        for step in _NEAR:
            row += near[i + step] if 0 <= i + step < count else _NOTHING
        rows.append(row)
    return rows


_END = wording.NAMES.index("end")


def _means(
    texts: Sequence[str], said: Sequence[float], prose: Sequence[float]
) -> list[tuple[float, ...]]:
    """Return the running means of words, prose and shortness before and after each line."""
    sides = (said, [min(n, _RUN) for n in prose], [len(text) <= _SHORT for text in texts])
    pairs = [running(side) for side in sides]
    return list(zip(*[before for before, _ in pairs], *[after for _, after in pairs], strict=True))


def _runs(reads: Sequence[bool], prose: Sequence[float]) -> list[tuple[float, float]]:
    """Return of each line how far the densest stretch of prose is, and how much prose that holds.

    A stretch goes on over up to two lines that are no prose.
    """
    stretches: list[tuple[int, int, float]] = []
    for i, yes in enumerate(reads):
        if not yes:
            continue
        if stretches and i - stretches[-1][1] <= 3:
            start, _, held = stretches[-1]
            stretches[-1] = start, i, held + prose[i]
        else:
            stretches.append((i, i, prose[i]))
    if not stretches:
        return [(FAR, 0.0)] * len(reads)
    start, end, held = max(stretches, key=lambda stretch: stretch[2])
    share = held / sum(prose)
    return [
        (max(-FAR, i - start) if i < start else min(FAR, i - end) if i > end else 0, share)
        for i in range(len(reads))
    ]


def _of_topic(texts: Sequence[str], prose: Sequence[float]) -> list[float]:
    """Return which share of the longer words of each line stand in other prose of the page."""
    own = [set(_LONG_WORD.findall(text[:_TOPIC].casefold())) for text in texts]
    spread = Counter(word for words, n in zip(own, prose, strict=True) if n for word in words)
    found = []
    for words, n in zip(own, prose, strict=True):
        least = 2 if n else 1  # its own place does not count
        hits = sum(spread[word] >= least for word in words)
        found.append(hits / len(words) if words else -1.0)
    return found
