"""Blocks, the lines of an input.

A Block is one line of the input (or several, where a hard-wrapped paragraph was joined): its
text as repair would leave it, its place in the input, and its folded key. Nothing here changes
once it is made.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from newsclean.model.change import Change, Draft
from newsclean.model.claim import Claim
from newsclean.model.ledger import Span
from newsclean.phrases import Hit, first_word, fold, index
from newsclean.text.prose import is_prose

KEY_LENGTH = 300  # a longer line is no interface string; only its ends are looked up
ENDING = 90  # how far before its end a paragraph may have a phrase glued on, in characters
_SLICE = 1 << 16  # characters that are casefolded at once
_STOPS = (". ", "! ", "? ", "… ", "。", *(stop + mark for stop in ".!?" for mark in '"”“»«'))
_OPENING = "\"“„«‘'「"  # what is said is no phrase of the page's


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
    it came to read so, in offsets of its pieces laid end to end. `index` is its place in the
    Document. `link_share` (0 to 1) and `hints` are what a page's markup knew of it, where there
    was markup.

    It is no part of any circle, so that Python's garbage collector need not look at it.
    """

    span: Span
    text: str
    changes: Sequence[Change] = ()
    parts: tuple[Span, ...] = ()
    link_share: float = 0.0
    hints: frozenset[str] = frozenset()
    index: int = 0
    may_end: bool | None = None
    """May it end in a phrase? None where it was not looked up yet."""
    key: str = ""
    """The folded key of the whole block."""
    first: str = ""
    """The folded key of the first word, past a bullet; in scripts without spaces, of what stands
    for one."""
    lower: str = ""
    """The text, casefolded."""
    is_prose: bool = False
    """Does it read like running prose?"""
    hits: tuple[Hit, ...] = ()
    """The phrases that the block as a whole meets; none for a long one."""

    def __post_init__(self) -> None:
        """Leave open what is found out when it is first asked for."""
        del self.key, self.first, self.lower, self.is_prose, self.hits

    def __getattr__(self, name: str) -> Any:
        """Find out what is asked for the first time; from then on it is there."""
        if name == "key":
            value: Any = fold(self.text)
        elif name == "first":
            value = first_word(self.text)
        elif name == "lower":
            value = casefold(self.text)
        elif name == "is_prose":
            value = is_prose(self.text)
        elif name == "hits":
            value = index().hits(self.key) if len(self.text) <= KEY_LENGTH else ()
        else:
            raise AttributeError(f"a Block has no {name!r}")
        setattr(self, name, value)
        return value

    def __repr__(self) -> str:
        return f"Block({self.index}, {self.text!r})"

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The spans of the block in the input, one or several."""
        return self.parts or (self.span,)

    def claim(self, rule: str, evidence: str, **details: Any) -> Claim:
        """Return a Claim on this block; `details` are the other fields of Claim."""
        return Claim(self, rule, evidence, **details)

    def finding(self, rule: str, evidence: str, **fields: Any) -> Claim:
        """Return a Claim that cuts nothing and reports `fields`."""
        return Claim(self, rule, evidence, fields=tuple(fields.items()), keeps=True)

    def ending(self) -> int | None:
        """Return where the last sentence starts, if it is short and another one precedes it."""
        tail = self.text[-ENDING:]
        found = [(tail.rfind(stop, 0, -1), stop) for stop in _STOPS if stop in tail]
        at = max([place + len(stop) for place, stop in found if place > 0], default=0)
        if not 0 < at < len(tail) or tail[at:].lstrip()[0] in _OPENING:
            return None
        return len(self.text) - len(tail) + at

    def spans(self, start: int, end: int) -> list[Span]:
        """Return where text[start:end] stood in the input, one span for each piece it touches."""
        if self.changes:
            draft = Draft.of(self.text, self.changes)
            start, end = draft.origin(start), draft.origin(end, end=True)
        found, before = [], 0
        for a, b in self.pieces:
            here, there = max(a, a + start - before), min(b, a + end - before)
            if here < there:
                found.append((here, there))
            before += b - a
        return found
