"""Read one paragraph: which mark opens, which closes, which is no quotation mark at all.

Where a mark stands decides before the way it points, so that a mark that points the wrong
way is still read for what it is. One pass with a stack; linear in the length of the text.
"""

from typing import Final

from newsclean.text.quotes.context import (
    BLANKS,
    Mark,
    is_apostrophe,
    is_measure_or_acronym,
    look_around,
    mark_at,
)
from newsclean.text.quotes.marks import (
    DOUBLE_CLOSERS,
    DOUBLE_NEUTRAL,
    DOUBLE_OPENERS,
    DOUBLE_PAIRS,
    SINGLE_CLOSERS,
    SINGLE_OPENERS,
    SINGLE_PAIRS,
    tokens,
)

_OPENERS: Final = frozenset(DOUBLE_OPENERS + SINGLE_OPENERS)
_CLOSERS: Final = frozenset(DOUBLE_CLOSERS + SINGLE_CLOSERS)


class ParsedQuotes:
    """A paragraph and its marks; `pairs` and `singles` are in the order in which they close.

    `unclosed` and `stray` are the double marks that open or close without a partner, `apostrophes`
    the marks inside words; `quotes` says whether there is any double mark.
    """

    __slots__ = (
        "apostrophes",
        "marks",
        "pairs",
        "quotes",
        "singles",
        "stray",
        "text",
        "unclosed",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.apostrophes: list[Mark] = []
        self.marks: list[Mark] = []
        self.pairs: list[tuple[Mark, Mark]] = []
        self.singles: list[tuple[Mark, Mark]] = []
        self.unclosed: list[Mark] = []
        self.stray: list[Mark] = []
        self.quotes = False


def read(text: str) -> ParsedQuotes:
    """Return the marks of one paragraph, parsed."""
    parsed = ParsedQuotes(text)
    for start, written in tokens(text):
        mark = mark_at(start, written)
        if is_apostrophe(text, mark):
            parsed.apostrophes.append(mark)
        elif not (mark.double and is_measure_or_acronym(text, mark)):
            parsed.marks.append(mark)
    look_around(text, parsed.marks, parsed.apostrophes)
    _pair_doubles(parsed, [mark for mark in parsed.marks if mark.double])
    _pair_singles(parsed)
    parsed.quotes = any(mark.double for mark in parsed.marks)
    return parsed


def _pair_doubles(parsed: ParsedQuotes, marks: list[Mark]) -> None:
    stack: list[Mark] = []
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        mark.role = _role(parsed.text, mark, stack, following)
        if mark.role == "open":
            stack.append(mark)
        elif mark.role == "close":
            if stack:
                _marry(stack.pop(), mark, parsed.pairs)
            else:
                parsed.stray.append(mark)
    parsed.unclosed = stack


def _marry(opener: Mark, closer: Mark, pairs: list[tuple[Mark, Mark]]) -> None:
    opener.role, closer.role = "open", "close"
    opener.partner, closer.partner = closer.start, opener.start
    pairs.append((opener, closer))


def _role(text: str, mark: Mark, stack: list[Mark], following: Mark | None) -> str:
    top = stack[-1] if stack else None
    if _is_inch(mark, top, following):
        return ""
    if mark.flank == "open":
        return "close" if _is_shifted_closer(text, mark, top, following) else "open"
    if mark.flank == "close":
        return "open" if _is_shifted_opener(text, mark, top, following) else "close"
    if top is not None and (top.glyph, mark.glyph) in DOUBLE_PAIRS:
        return "close"
    if mark.glyph in _OPENERS:
        return "open"
    if mark.glyph in _CLOSERS:
        return "close"
    return "close" if top is not None else "open"


def _is_inch(mark: Mark, top: Mark | None, following: Mark | None) -> bool:
    """Return whether a mark after a digit closes nothing: 5" disc, "a 12" record"."""
    if mark.glyph != '"' or not mark.left.isdigit() or mark.flank == "open":
        return False
    if top is None:
        return True
    return following is not None and following.flank == "close" and following.start > mark.end


def _is_shifted_closer(text: str, mark: Mark, top: Mark | None, following: Mark | None) -> bool:
    """Return whether a closing mark has its space on the wrong side: “yes, ”she said."""
    if top is None or mark.left not in BLANKS:
        return False
    if following is not None and following.flank != "open" and following.glyph not in _OPENERS:
        return False
    if mark.glyph in DOUBLE_NEUTRAL:
        ended = text[mark.start - 2] in ",.!?" or mark.right.islower()
        return mark.glyph == top.glyph and ended
    return top.glyph != mark.glyph and (top.glyph, mark.glyph) in DOUBLE_PAIRS


def _is_shifted_opener(text: str, mark: Mark, top: Mark | None, following: Mark | None) -> bool:
    """Return whether an opening mark has its space on the wrong side: said“ yes”."""
    if top is not None or following is None or mark.right not in BLANKS:
        return False
    if mark.glyph in DOUBLE_NEUTRAL:
        same = following.glyph == mark.glyph and following.flank == "close"
        begins = mark.left in ".!?" and text[mark.end + 1 : mark.end + 2].isupper()
        return same and (mark.left.isalpha() or mark.left in ":;" or begins)
    return mark.glyph in _OPENERS and (mark.glyph, following.glyph) in DOUBLE_PAIRS


def _pair_singles(parsed: ParsedQuotes) -> None:
    """Pair single marks that plainly open and close; all others count as apostrophes.

    A pair lies inside one double pair or outside all of them, never across a border.
    """
    openers: dict[Mark | None, Mark] = {}
    singles = _singles_with_place(parsed.marks)
    for index, (mark, inside) in enumerate(singles):
        opener = openers.get(inside)
        if opener is not None and _closes_single(opener, mark):
            following = singles[index + 1][0] if index + 1 < len(singles) else None
            if not _is_possessive(parsed.text, mark, following):
                _marry(opener, mark, parsed.singles)
                del openers[inside]
        elif _opens_single(mark):
            openers[inside] = mark


def _singles_with_place(marks: list[Mark]) -> list[tuple[Mark, Mark | None]]:
    """Return each single mark with the opener of the innermost double pair around it."""
    stack: list[Mark] = []
    found: list[tuple[Mark, Mark | None]] = []
    for mark in marks:
        if not mark.double:
            found.append((mark, stack[-1] if stack else None))
        elif mark.partner is not None and mark.role == "open":
            stack.append(mark)
        elif mark.partner is not None:
            stack.pop()
    return found


def _opens_single(mark: Mark) -> bool:
    return mark.flank == "open" or (mark.flank == "" and mark.glyph in _OPENERS)


def _closes_single(opener: Mark, mark: Mark) -> bool:
    if mark.flank == "close":
        return True
    return mark.flank == "" and (opener.glyph, mark.glyph) in SINGLE_PAIRS


def _is_possessive(text: str, mark: Mark, following: Mark | None) -> bool:
    """Return whether the mark after an s leaves the closing to the next one: ‘the boys’ room’."""
    if mark.glyph not in "'’" or text[mark.start - 1 : mark.start] not in tuple("sSxXzZ"):
        return False
    return following is not None and following.flank == "close"
