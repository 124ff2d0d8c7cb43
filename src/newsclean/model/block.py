"""Blocks, the lines of an input.

A Block is one line of the input (or several, where a hard-wrapped paragraph was joined): its
text as repair would leave it, its place in the input, and its folded key. Nothing here changes
once it is made.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import msgspec

from newsclean.model.change import Change, Origins
from newsclean.model.claim import Claim
from newsclean.model.ledger import Span
from newsclean.phrases import PhraseIndex, PhraseMatch, fold, fold_all, index
from newsclean.text.prose import is_prose
from newsclean.text.speech import opens_with_quotation

KEY_LENGTH = 300  # a longer line is no interface string; only its ends are looked up
ENDING = 90  # how far before its end a paragraph may have a phrase glued on, in characters
_BATCH = 500  # blocks that are folded at once: what saves time, and memory for no more
_END = 32  # characters of a long line by which it is told whether it may end in a phrase
_SLICE = 1 << 16  # characters that are casefolded at once
_STOPS = (". ", "! ", "? ", "… ", "。", *(stop + mark for stop in ".!?" for mark in '"”“»«'))


def casefold(text: str) -> str:
    """Return `text` casefolded, slice by slice: Python takes 12 bytes a character on the way."""
    if len(text) <= _SLICE:
        return text.casefold()
    return "".join(
        [text[i : i + _SLICE].casefold() for i in range(0, len(text), _SLICE)]
    )  # casefolding looks at one character at a time, so any cut will do


class Block(msgspec.Struct, gc=False, eq=False):
    """One line of the input.

    `span` is where it starts and ends in the input, `parts` its spans there if they are several,
    since something was cut out of its middle. `text` is how it reads after repair, `changes` how
    it came to read so, in offsets of its pieces laid end to end. `link_share` (0 to 1) and `hints`
    are what a page's markup knew of it, where there was markup. What else can be said of it follows
    from its text, and is found out when it is first asked for.

    It is no part of any circle, so that Python's garbage collector need not look at it.
    """

    span: Span
    text: str
    changes: Sequence[Change] = ()
    parts: tuple[Span, ...] = ()
    link_share: float = 0.0
    hints: frozenset[str] = frozenset()
    _key: str | None = None
    _lower: str | None = None
    _is_prose: bool | None = None
    _matches: tuple[PhraseMatch, ...] | None = None
    _may_end: bool = False
    _origins: Origins | None = None  # of its places, once one is asked for
    _bounds: list[int] | None = None  # of its parts, laid end to end

    @property
    def key(self) -> str:
        """The folded key of the whole block."""
        if self._key is None:
            self._key = fold(self.text)
        return self._key

    @property
    def lower(self) -> str:
        """The text, casefolded."""
        if self._lower is None:
            self._lower = casefold(self.text)
        return self._lower

    @property
    def is_prose(self) -> bool:
        """Does it read like running prose?"""
        if self._is_prose is None:
            self._is_prose = is_prose(self.text)
        return self._is_prose

    @property
    def matches(self) -> tuple[PhraseMatch, ...]:
        """The phrases that the block as a whole meets; none for a long one."""
        if self._matches is None:  # it is in no Document
            look_up([self], index())
        return self._matches or ()

    @property
    def may_end_in_phrase(self) -> bool:
        """May the last sentence be a phrase? A cheap test that says no of nearly all blocks."""
        if self._matches is None:
            look_up([self], index())
        return self._may_end

    def not_looked_up(self) -> "Block":
        """Return a copy of the block of which it is not known which phrases it meets."""
        return msgspec.structs.replace(self, _matches=None, _may_end=False)

    def __repr__(self) -> str:
        return f"Block({self.span}, {self.text!r})"

    @property
    def stands(self) -> bool:
        """Does it stand in the input? A title that was given may not."""
        return self.span[0] < self.span[1]

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The spans of the block in the input, one or several."""
        return self.parts or (self.span,)

    def claim(self, rule: str, evidence: str, **details: Any) -> Claim:
        """Return a Claim on this block; `details` are the other fields of Claim."""
        return Claim(self, rule, evidence, **details)

    def finding(self, rule: str, evidence: str, **fields: Any) -> Claim:
        """Return a Claim that cuts nothing and reports `fields`."""
        return Claim(self, rule, evidence, fields=tuple(fields.items()), report_only=True)

    def ending(self) -> int | None:
        """Return where the last sentence starts, if it is short and another one precedes it."""
        tail = self.text[-ENDING:]
        found = [(tail.rfind(stop, 0, -1), stop) for stop in _STOPS if stop in tail]
        at = max([place + len(stop) for place, stop in found if place > 0], default=0)
        if not 0 < at < len(tail) or opens_with_quotation(tail[at:].lstrip()):
            return None  # what is said is no phrase of the page's
        return len(self.text) - len(tail) + at

    def spans(self, start: int, end: int) -> list[Span]:
        """Return where text[start:end] stood in the input, one span for each piece it touches."""
        if self.changes:
            if self._origins is None:
                self._origins = Origins(self.changes)
            start, end = self._origins.of(start), self._origins.of(end, end=True)
        if not self.parts:
            a, b = self.span
            here, there = max(a, a + start), min(b, a + end)
            return [(here, there)] if here < there else []
        if self._bounds is None:
            self._bounds = [0, *accumulate(b - a for a, b in self.parts)]
        found = []
        for at in range(max(0, bisect_right(self._bounds, start) - 1), len(self.parts)):
            (a, b), before = self.parts[at], self._bounds[at]
            if before >= end:
                break
            here, there = max(a, a + start - before), min(b, a + end - before)
            if here < there:
                found.append((here, there))
        return found


def look_up(blocks: Sequence[Block], phrases: PhraseIndex) -> None:
    """Find out which of `phrases` the `blocks` meet, where that is not known; many cost less."""
    new = [block for block in blocks if block._matches is None]
    for i in range(0, len(new), _BATCH):
        _look_up(new[i : i + _BATCH], phrases)


def _look_up(blocks: Sequence[Block], phrases: PhraseIndex) -> None:
    texts = [block.text for block in blocks]
    shown = [text if len(text) <= KEY_LENGTH else text[-_END:] for text in texts]
    for block, text, key in zip(blocks, texts, fold_all(shown), strict=True):
        if len(text) <= KEY_LENGTH:
            block._key = key
            block._matches = phrases.matches(key)
        else:
            block._matches = ()
            key = key if len(key) >= _END // 2 else block.key
        block._may_end = phrases.may_end(key)
