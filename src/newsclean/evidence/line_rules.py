"""Line rules: what a filter can tell from one line alone, declared with what it needs.

A rule is declared when its module is imported::

    @line_rule("whatsapp", "telegram", longest=200)
    def _channel_call(block: Block) -> str: ...

and asked for by ``document.matching_lines(_channel_call)``. What it needs is known before the first
text, so one look at a line says which rules need to see it: cost follows the evidence, not
the number of rules times the number of lines.
"""

import sys
from collections.abc import Callable, Container, Iterable, Sequence
from typing import Generic, TypeVar

from newsclean.model.block import Block
from newsclean.phrases import fold
from newsclean.text.scripts import writes_without_spaces

_QUOTES = str.maketrans("", "", "\"'‘’“”„«»‹›(")  # that keys are without, at a word's head at least
R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")
Cues = tuple[str, ...]
IsMark = Callable[[str], bool]
IsWord = Callable[[str], bool]
Sift = Callable[[Sequence[Block]], Sequence[Block]]

FIRST = 24
"""Characters in which the first word of a line is looked for."""


class LineRule(Generic[R_co]):
    """A judgement of one line, with what its lines have and the longest line that it reads.

    It judges a line by itself, never by its neighbours or its place: what it says stands for as
    long as the line does.
    """

    def __init__(
        self,
        judge: Callable[[Block], R_co],
        cues: Cues | Callable[[], Iterable[str]] = (),
        longest: int | None = None,
        *,
        begins: IsWord | None = None,
        meets: str | None = None,
        closes: IsMark | None = None,
        sift: Sift | None = None,
        one_line: bool = False,
    ) -> None:
        self.judge = judge
        self.longest = longest
        self.limit = longest or sys.maxsize
        self.begins = begins
        self.meets = meets
        self.closes = closes
        self.sift = sift
        self.one_line = one_line
        self.number = -1
        """Its place among the rules that are declared; of one that is not, -1."""
        self.sees_all = not (cues or begins or closes or meets or sift)
        self.needs_one_of_several = sum(map(bool, (cues, begins, closes, meets))) > 1
        self.__doc__ = judge.__doc__
        self._cues = cues

    def __call__(self, block: Block) -> R_co:
        """Return what the rule says of `block`, whatever it has and however long it is."""
        return self.judge(block)

    def reads(self, block: Block) -> bool:
        """Does the rule say something of `block`, which has a cue, if it is not too long for it?"""
        return (self.longest is None or len(block.text) <= self.longest) and bool(self(block))

    @property
    def cues(self) -> Cues:
        """The cues, in lower case."""
        if callable(self._cues):
            self._cues = tuple(self._cues())
        return self._cues


DECLARED: list[LineRule[object]] = []
"""All rules that have been declared, in order."""


def line_rule(
    *cues: str,
    longest: int | None = None,
    cues_from: Callable[[], Iterable[str]] | None = None,
    begins: IsWord | None = None,
    meets: str | None = None,
    closes: IsMark | None = None,
    sift: Sift | None = None,
    one_line: bool = False,
) -> Callable[[Callable[[Block], R]], LineRule[R]]:
    """Return a decorator that declares a line rule.

    Of `cues`, `begins`, `closes` and `meets` one is enough; where a rule has none of them, it is asked
    of all lines.

    Args:
        cues: in lower case: one of them occurs in the line, case ignored.
        longest: characters; it is not asked of longer lines.
        cues_from: yields the cues, where they are read from a table of phrases: called once,
            when the first text is read.
        begins: says of the first word of a line, as it is written, with its marks, whether the rule
            is to be asked of such lines. It is asked once of each word, and hangs on it alone. It gets
            `FIRST` characters at most, of a longer word those.
        meets: the name of a filter: the line meets one of its phrases.
        closes: the same of the character with which a line ends.
        sift: returns those of many lines, in order, that the rule is to be asked of, where one search over
            all of them tells; it stands in place of all else.
        one_line: it says something of texts only of which all prose is one line.
    """

    def declare(judge: Callable[[Block], R]) -> LineRule[R]:
        rule = LineRule(
            judge,
            cues_from or cues,
            longest,
            begins=begins,
            meets=meets,
            closes=closes,
            sift=sift,
            one_line=one_line,
        )
        rule.number = len(DECLARED)
        DECLARED.append(rule)
        return rule

    return declare


def is_plain(word: str) -> bool:
    """Is `word`, the first of a line as it is written, letters and quotes alone, so that the line's key begins so?"""
    if len(word) >= FIRST or not word.translate(_QUOTES).isalpha():
        return False
    return word.isascii() or not writes_without_spaces(word)


def one_of(words: Callable[[], Container[str]]) -> IsWord:
    """Return a `begins` for lines of which the key begins with one of `words`, as far as that shows."""

    def begins(word: str) -> bool:
        return not is_plain(word) or fold(word).partition(" ")[0] in words()

    return begins
