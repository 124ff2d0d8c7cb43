"""Read one paragraph: which mark opens, which closes, which is no quotation mark at all.

Where a mark stands decides before the way it points, so that a mark that points the wrong
way is still read for what it is. One pass with a stack; linear in the length of the text.
"""

import re
from typing import Final

from newsclean.repair.quotes.elisions import HEADLESS, TAILLESS
from newsclean.repair.quotes.marks import (
    DOUBLE_CLOSERS,
    DOUBLE_NEUTRAL,
    DOUBLE_OPENERS,
    DOUBLE_PAIRS,
    DOUBLE_STAND_INS,
    DOUBLES,
    SINGLE_CLOSERS,
    SINGLE_OPENERS,
    SINGLE_PAIRS,
    SINGLE_STAND_INS,
    SPACES,
    glyph_of,
    tokens,
)

_OPENERS: Final = frozenset(DOUBLE_OPENERS + SINGLE_OPENERS)
_CLOSERS: Final = frozenset(DOUBLE_CLOSERS + SINGLE_CLOSERS)
_COMMON: Final = '"“„«「『'
_STAND_INS: Final = frozenset(DOUBLE_STAND_INS + SINGLE_STAND_INS)
_SPACES: Final = frozenset(SPACES + "\n\r\u3000")
_BEFORE_OPENING: Final = frozenset("([{<—–-/=|¿¡…")
_AFTER_CLOSING: Final = frozenset(".,;:!?)]}([…—–-/>|%")
_NEVER_OPENED_ON: Final = frozenset(".,;:!?)]}")
_WIDE: Final = re.compile(
    "[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
_FEET: Final = re.compile(r"\d{1,3}['’′´] ?\d{1,2}(?:\.\d{1,2})?[½¼¾]?\Z")
_HEBREW: Final = re.compile("[\u05d0-\u05ea]")
_DECADE: Final = re.compile(r"\d\ds\b|\d\d\b(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]{1,8}")


class Mark:
    """One mark of a paragraph: its place, the mark it stands for, and how it is read.

    `role` is "open", "close" or "" (an apostrophe, an inch: nothing to quote with); `mate` is
    the other mark of its pair, or None.
    """

    __slots__ = (
        "double",
        "end",
        "flank",
        "glyph",
        "left",
        "mate",
        "right",
        "role",
        "start",
        "written",
    )

    def __init__(self, start: int, written: str) -> None:
        self.start = start
        self.end = start + len(written)
        self.written = written
        self.glyph = glyph_of(written)
        self.double = self.glyph in DOUBLES
        self.left = self.right = self.flank = self.role = ""
        self.mate: Mark | None = None


class Reading:
    """A paragraph and its marks; `pairs` and `singles` (single marks) in the order in which they close.

    `unclosed` and `stray` are the double marks that open or close without a mate, `apostrophes`
    the marks inside words; `quotes` says whether there is any double mark.
    """

    __slots__ = ("apostrophes", "marks", "pairs", "quotes", "singles", "stray", "text", "unclosed")

    def __init__(self, text: str) -> None:
        self.text = text
        self.apostrophes: list[Mark] = []
        self.marks: list[Mark] = []
        self.pairs: list[tuple[Mark, Mark]] = []
        self.singles: list[tuple[Mark, Mark]] = []
        self.unclosed: list[Mark] = []
        self.stray: list[Mark] = []
        self.quotes = False


def read(text: str) -> Reading:
    """Return the reading of one paragraph."""
    reading = Reading(text)
    for start, written in tokens(text):
        mark = Mark(start, written)
        if _is_apostrophe(text, mark):
            reading.apostrophes.append(mark)
        elif not (mark.double and _is_measure_or_acronym(text, mark)):
            reading.marks.append(mark)
    _look_around(reading)
    _pair_doubles(reading, [mark for mark in reading.marks if mark.double])
    _pair_singles(reading)
    reading.quotes = any(mark.double for mark in reading.marks)
    return reading


def glance(text: str) -> Reading:
    """Return a shallow reading of a well-formed paragraph: only whether it quotes at all."""
    reading = Reading(text)
    reading.quotes = any(mark in text for mark in _COMMON)
    return reading


def _is_apostrophe(text: str, mark: Mark) -> bool:
    """Return whether a mark stands inside a word, or for its lost head or tail."""
    before = text[mark.start - 1 : mark.start]
    after = text[mark.end : mark.end + 1]
    if mark.double:
        return mark.written in ("''", "’’") and before.isalpha() and after.isalpha()
    if before.isalnum():
        if after.isalnum():
            return True
        return after in DOUBLES and after != "" and _ends_in_elision(text, mark.start)
    if mark.glyph in "'’‘`´" and after.isalnum():
        if _DECADE.match(text, mark.end):
            return mark.glyph != "‘" or text[mark.end + 2 : mark.end + 3] == "s"
        word = _WORD.match(text, mark.end)
        return word is not None and word.group().lower() in HEADLESS
    return False


def _ends_in_elision(text: str, end: int) -> bool:
    start = end
    while start > 0 and end - start < 9 and text[start - 1].isalpha():
        start -= 1
    return text[start:end].lower() in TAILLESS


def _is_measure_or_acronym(text: str, mark: Mark) -> bool:
    """Return whether a double mark is an inch (6'2") or the mark of a Hebrew acronym."""
    before = text[mark.start - 1 : mark.start]
    if before.isdigit():
        if mark.glyph in DOUBLE_STAND_INS:
            return True
        feet = _FEET.search(text, max(0, mark.start - 9), mark.start)
        return feet is not None and mark.glyph in '"”'
    if mark.glyph == '"' and _HEBREW.match(before):
        after = text[mark.end : mark.end + 2]
        return _HEBREW.match(after) is not None and not after[1:].isalpha()
    return False


def _look_around(reading: Reading) -> None:
    """Set what stands left and right of each mark, past the marks that touch it."""
    text, marks = reading.text, reading.marks
    elided = {mark.end for mark in reading.apostrophes}
    previous: Mark | None = None
    for mark in marks:
        touches = previous is not None and previous.end == mark.start
        if touches and previous is not None:
            mark.left = previous.left
        elif mark.start not in elided or text[mark.start - 2 : mark.start - 1] == " ":
            mark.left = text[mark.start - 1 : mark.start]
        previous = mark
    following: Mark | None = None
    for mark in reversed(marks):
        touches = following is not None and following.start == mark.end
        if touches and following is not None:
            mark.right = following.right
        else:
            mark.right = "…" if text.startswith("..", mark.end) else text[mark.end : mark.end + 1]
        mark.flank = _flank(mark.left, mark.right)
        following = mark


def _flank(left: str, right: str) -> str:
    """Return what the neighbours say: "open", "close", or "" where they do not tell."""
    if _WIDE.match(left) or _WIDE.match(right):
        return ""
    free_left = not left or left in _SPACES
    free_right = not right or right in _SPACES
    opens = (free_left or left in _BEFORE_OPENING) and not free_right
    opens = opens and right not in _NEVER_OPENED_ON and not (right in "–—" and left != "")
    closes = not free_left and left not in "([{¿¡" and (free_right or right in _AFTER_CLOSING)
    if opens == closes:
        return ""
    return "open" if opens else "close"


def _pair_doubles(reading: Reading, marks: list[Mark]) -> None:
    stack: list[Mark] = []
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        mark.role = _role(reading.text, mark, stack, following)
        if mark.role == "open":
            stack.append(mark)
        elif mark.role == "close":
            if stack:
                _marry(stack.pop(), mark, reading.pairs)
            else:
                reading.stray.append(mark)
    reading.unclosed = stack


def _marry(opener: Mark, closer: Mark, pairs: list[tuple[Mark, Mark]]) -> None:
    opener.role, closer.role = "open", "close"
    opener.mate, closer.mate = closer, opener
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
    if top is None or mark.left not in _SPACES:
        return False
    if following is not None and following.flank != "open" and following.glyph not in _OPENERS:
        return False
    if mark.glyph in DOUBLE_NEUTRAL:
        return mark.glyph == top.glyph and text[mark.start - 2] in ",.!?"
    return top.glyph != mark.glyph and (top.glyph, mark.glyph) in DOUBLE_PAIRS


def _is_shifted_opener(text: str, mark: Mark, top: Mark | None, following: Mark | None) -> bool:
    """Return whether an opening mark has its space on the wrong side: said“ yes”."""
    if top is not None or following is None or mark.right not in _SPACES:
        return False
    if mark.glyph in DOUBLE_NEUTRAL:
        same = following.glyph == mark.glyph and following.flank == "close"
        return same and mark.left.isalpha()
    return mark.glyph in _OPENERS and (mark.glyph, following.glyph) in DOUBLE_PAIRS


def _pair_singles(reading: Reading) -> None:
    """Pair single marks that plainly open and close; all others count as apostrophes.

    A pair lies inside one double pair or outside all of them, never across a border.
    """
    openers: dict[Mark | None, Mark] = {}
    singles = _singles_with_place(reading.marks)
    for index, (mark, inside) in enumerate(singles):
        opener = openers.get(inside)
        if opener is not None and _closes_single(opener, mark):
            following = singles[index + 1][0] if index + 1 < len(singles) else None
            if not _is_possessive(reading.text, mark, following):
                _marry(opener, mark, reading.singles)
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
        elif mark.mate is not None and mark.role == "open":
            stack.append(mark)
        elif mark.mate is not None:
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


def is_proper(mark: Mark) -> bool:
    """Return whether the mark is written as itself, not as an entity, digraph or stand-in."""
    return mark.written == mark.glyph and mark.glyph not in _STAND_INS
