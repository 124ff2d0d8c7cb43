"""Line rules: what a filter can tell from one line alone, declared with what it needs.

A rule is declared when its module is imported::

    @line_rule("whatsapp", "telegram", longest=200)
    def _channel_call(block: Block) -> str: ...

and asked for by ``document.matching_lines(_channel_call)``. Its cues are known before the first
text, so one search over a line says which rules need to see it: cost follows the evidence, not
the number of rules times the number of lines.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from newsclean.model.block import Block

R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")
Cues = tuple[str, ...]
IsMark = Callable[[str], bool]
Sift = Callable[[Sequence[Block]], Sequence[Block]]


class LineRule(Generic[R_co]):
    """A judgement of one line, with the cues of which it needs one and the longest line it reads.

    It judges a line by itself, never by its neighbours or its place: what it says stands for as
    long as the line does.
    """

    def __init__(
        self,
        judge: Callable[[Block], R_co],
        cues: Cues | Callable[[], Iterable[str]],
        longest: int | None,
        *,
        opens: IsMark | None = None,
        closes: IsMark | None = None,
        sift: Sift | None = None,
    ) -> None:
        self.judge = judge
        self.longest = longest
        self.opens = opens
        self.closes = closes
        self.sift = sift
        self.has_cues = bool(cues)
        self.__doc__ = judge.__doc__
        self._cues = cues

    def __call__(self, block: Block) -> R_co:
        """Return what the rule says of `block`, cues and length left out of account."""
        return self.judge(block)

    def reads(self, block: Block) -> bool:
        """Does the rule say something of `block`, which has a cue, if it is not too long for it?"""
        return (self.longest is None or len(block.text) <= self.longest) and bool(self(block))

    @property
    def cues(self) -> Cues:
        """The cues, in lower case; none if lines without any are to be judged, too."""
        if callable(self._cues):
            self._cues = tuple(self._cues())
        return self._cues


DECLARED: list[LineRule[object]] = []
"""All rules that have been declared, in order."""


def line_rule(
    *cues: str,
    longest: int | None = None,
    cues_from: Callable[[], Iterable[str]] | None = None,
    opens: IsMark | None = None,
    closes: IsMark | None = None,
    sift: Sift | None = None,
) -> Callable[[Callable[[Block], R]], LineRule[R]]:
    """Return a decorator that declares a line rule.

    Args:
        cues: in lower case. Where there are any, the rule is only asked of lines in which one of
            them occurs, case ignored.
        longest: characters; it is not asked of longer lines.
        cues_from: yields the cues, where they are read from a table of phrases: called once,
            when the first text is read.
        opens: says of a character whether a line that the rule is asked of may begin with it.
        closes: the same of the character with which a line ends.
        sift: returns those of many lines, in order, that the rule is to be asked of, where one search over
            all of them tells; it stands in place of all else.
    """

    def declare(judge: Callable[[Block], R]) -> LineRule[R]:
        rule = LineRule(judge, cues_from or cues, longest, opens=opens, closes=closes, sift=sift)
        DECLARED.append(rule)
        return rule

    return declare
