"""Flat pages: which lines of a page that was made text, menus and all, are the article's.

What markup would say of a line is not there; its words, its marks, its neighbours and its place are.
The numbers are a pure function of the lines, linear in their number.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from newsclean.judge import nearby, wording
from newsclean.judge.choice import above, expected_f1
from newsclean.judge.features import Row
from newsclean.judge.linear import Linear, tokens_of
from newsclean.judge.model import Model
from newsclean.judge.series import FAR, distances, running

_SHORT = 40  # characters of a line that counts as short
_RUN = 100  # words of a line that count in running means
_LETTERS = 6  # of a word of the topic

_NEAR = (-3, -2, -1, 1, 2, 3)
_OF_NEAR = ("said", "words", "is_prose", "end")
_SIDES = ("said", "prose", "short")
NAMES = (
    "characters", "words", "is_prose", "said", *wording.NAMES, "place", "words_before", "prose_before", "prose_left", "to_prose_before",
    "to_prose_after", "repeated", "lines", "page_words", "page_prose", "run", "run_words", "of_topic",
    *(f"{side}_before" for side in _SIDES), *(f"{side}_after" for side in _SIDES),
    *nearby.NAMES, "shared", *(f"{what}{near:+d}" for near in _NEAR for what in _OF_NEAR),
)  # fmt: skip
"""What the numbers of a line are, in their order."""
_NOTHING = (0.0,) * len(_OF_NEAR)


class Verdict(NamedTuple):
    """What was made of the lines of a flat page: the probability that each is of the article, those that
    were `chosen` (indexes), and the F1 that this can be expected to have."""

    probabilities: list[float]
    chosen: list[int]
    expected: float


class Lines:
    """The lines `texts` of a flat page and what `model` says of each, found out when it is asked.

    `reads` says of each line whether it is prose.
    """

    def __init__(self, texts: Sequence[str], reads: Sequence[bool], model: Model) -> None:
        self._texts, self._reads = texts, reads
        self._model = model
        self._numbers = Numbers(texts, reads, tokens_of(texts), model.linear)
        self._found: dict[int, float] = {}

    def probability(self, i: int) -> float:
        """Return the probability that line `i` is of the article."""
        if i not in self._found:
            self._found[i] = self._model.probabilities([self._numbers.row(i)])[0]
        return self._found[i]

    def is_sure(self, i: int) -> bool:
        """Is line `i` chosen, whatever the others are? No F1 can be expected to be more than 1."""
        return self.probability(i) > self._model.strictness / 2

    def verdict(self) -> Verdict:
        """Return the Verdict on all lines."""
        found = [self.probability(i) for i in range(len(self._texts))]
        best = expected_f1(found, [wording.size(text) for text in self._texts])
        threshold = self._model.strictness * best / 2
        return Verdict(found, above(threshold, found, self._reads), best)


class Numbers:
    """The numbers (see `NAMES`) of each of the lines `texts`, whose `tokens` (see `linear.tokens_of`)
    weigh what `linear` says."""

    def __init__(
        self,
        texts: Sequence[str],
        reads: Sequence[bool],
        tokens: Sequence[Sequence[str]],
        linear: Linear,
    ) -> None:
        said = linear.of_tokens(tokens)
        self._texts, self._reads, self._said = texts, reads, said
        self._around = nearby.around(texts, dict(enumerate(tokens)))
        self._words = [wording.size(text) for text in texts]
        prose = [n if yes else 0 for n, yes in zip(self._words, reads, strict=True)]
        self._total, self._proses = ([0, *accumulate(side)] for side in (self._words, prose))
        self._means = _means(texts, said, prose)
        self._before, self._after = distances(prose)
        self._runs = _runs(reads, prose)
        # In how much prose each longer word stands
        told = (text for text, n in zip(texts, prose, strict=True) if n)
        self._spread = Counter(word for text in told for word in wording.long_words(text, _LETTERS))
        self._repeated = Counter(texts)
        self._shared = [share for share, *_ in nearby.shared(texts)]
        self._own: dict[int, list[float]] = {}

    def row(self, i: int) -> Row:
        """Return the numbers of line `i`."""
        text, count = self._texts[i], len(self._texts)
        all_words, all_prose = self._total[-1] or 1, self._proses[-1] or 1
        row: Row = [len(text), self._words[i], self._reads[i], self._said[i], *self._of_text(i)]
        row += (
            i / count,
            self._total[i] / all_words,
            self._proses[i] / all_prose,
            1 - self._proses[i + 1] / all_prose,
            self._before[i],
            self._after[i],
            self._repeated[text],
            count,
            all_words,
            all_prose / all_words,
            *self._runs[i],
            self._of_topic(i),
            *self._means[i],
            *self._around[i],
            self._shared[i],
        )
        for step in _NEAR:
            row += self._beside(i + step) if 0 <= i + step < count else _NOTHING
        return row

    def _of_text(self, i: int) -> list[float]:
        if i not in self._own:
            self._own[i] = wording.of_text(self._texts[i], self._words[i])
        return self._own[i]

    def _of_topic(self, i: int) -> float:
        """Return which share of the longer words of line `i` stand in other prose of the page."""
        words = wording.long_words(self._texts[i], _LETTERS)
        least = 2 if self._reads[i] else 1  # its own place does not count
        hits = sum(self._spread[word] >= least for word in words)
        return hits / len(words) if words else -1.0

    def _beside(self, i: int) -> tuple[float, ...]:
        """Return what the lines beside line `i` are told of it (see `_OF_NEAR`)."""
        return self._said[i], self._words[i], self._reads[i], self._of_text(i)[_END]


def rows_of(
    texts: Sequence[str], reads: Sequence[bool], tokens: Sequence[Sequence[str]], linear: Linear
) -> list[Row]:
    """Return the `Numbers` of each line."""
    numbers = Numbers(texts, reads, tokens, linear)
    return [numbers.row(i) for i in range(len(texts))]


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
