"""What stands around a mark: whether it can open or close there, or is no quotation mark at all."""

from collections.abc import Sequence
from sys import intern
from typing import Final

import msgspec

from newsclean.phrases.patterns import pattern
from newsclean.text.quotes.elisions import HEADLESS, TAILLESS
from newsclean.text.quotes.marks import (
    DOUBLE_STAND_INS,
    DOUBLES,
    SINGLE_STAND_INS,
    SPACES,
    glyph_of,
)

_STAND_INS: Final = frozenset(DOUBLE_STAND_INS + SINGLE_STAND_INS)
BLANKS: Final = frozenset(SPACES + "\n\r\u3000")
_BEFORE_OPENING: Final = frozenset("([{<—–-/=|¿¡…")
_AFTER_CLOSING: Final = frozenset(".,;:!?)]}([…—–-/>|%")
_NEVER_OPENED_ON: Final = frozenset(".,;:!?)]}")
_FEET: Final = pattern(r"\d{1,3}['’′´] ?\d{1,2}(?:\.\d{1,2})?[½¼¾]?\Z")
_DECADE: Final = pattern(r"\d\ds\b|\d\d\b(?!\d)")
_WORD: Final = pattern(r"[^\W\d_]{1,8}")
_LONGEST_ELISION: Final = 9


class Mark(msgspec.Struct, eq=False, gc=False):
    """One mark of a paragraph: its place, the mark it stands for, and how it is read.

    `role` is "open", "close" or "" (an apostrophe, an inch: nothing to quote with); `partner` is
    where the other mark of its pair starts, or None. Without references to other marks, so that
    the garbage collector need not follow them: a long text has very many.
    """

    start: int
    end: int
    written: str
    glyph: str
    double: bool
    left: str = ""
    right: str = ""
    flank: str = ""
    role: str = ""
    partner: int | None = None


def mark_at(start: int, written: str) -> Mark:
    """Return the Mark that is `written` at `start`, not yet read."""
    written = intern(written)  # of a million marks most are written alike
    glyph = glyph_of(written)
    return Mark(start, start + len(written), written, glyph, glyph in DOUBLES)


def is_proper(mark: Mark) -> bool:
    """Return whether the mark is written as itself, not as an entity, digraph or stand-in."""
    return mark.written == mark.glyph and mark.glyph not in _STAND_INS


def is_apostrophe(text: str, mark: Mark) -> bool:
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
    while start > 0 and end - start < _LONGEST_ELISION and text[start - 1].isalpha():
        start -= 1
    return text[start:end].lower() in TAILLESS


def is_measure_or_acronym(text: str, mark: Mark) -> bool:
    """Return whether a double mark is an inch (6'2") or the mark of a Hebrew acronym."""
    before = text[mark.start - 1 : mark.start]
    if before.isdigit():
        if mark.glyph in DOUBLE_STAND_INS:
            return True
        feet = _FEET.search(text, max(0, mark.start - 9), mark.start)
        return feet is not None and mark.glyph in '"”'
    if mark.glyph == '"' and _is_hebrew(before):
        after = text[mark.end : mark.end + 2]
        return _is_hebrew(after[:1]) and not after[1:].isalpha()
    return False


def look_around(text: str, marks: Sequence[Mark], apostrophes: Sequence[Mark]) -> None:
    """Set what stands left and right of each mark, past the marks that touch it."""
    elided = {mark.end for mark in apostrophes}
    previous: Mark | None = None
    for mark in marks:
        touches = previous is not None and previous.end == mark.start
        if touches and previous is not None:
            mark.left = previous.left
        elif mark.start not in elided or text[mark.start - 2 : mark.start - 1] == " ":
            mark.left = intern(text[mark.start - 1 : mark.start])
        previous = mark
    following: Mark | None = None
    for mark in reversed(marks):
        touches = following is not None and following.start == mark.end
        if touches and following is not None:
            mark.right = following.right
        else:
            right = "…" if text.startswith("..", mark.end) else text[mark.end : mark.end + 1]
            mark.right = intern(right)
        mark.flank = flank_of(mark.left, mark.right)
        following = mark


def _is_wide(character: str) -> bool:
    """Return whether this is East Asian, where no space parts a mark from its neighbours."""
    return "\u3000" <= character <= "\u9fff" or "\uf900" <= character <= "\uffef"


def _is_hebrew(character: str) -> bool:
    return "\u05d0" <= character <= "\u05ea"


def flank_of(left: str, right: str) -> str:
    """Return what the neighbours say: "open", "close", or "" where they do not tell."""
    if _is_wide(left) or _is_wide(right):
        return ""
    free_left = not left or left in BLANKS
    free_right = not right or right in BLANKS
    opens = (free_left or left in _BEFORE_OPENING) and not free_right
    opens = opens and right not in _NEVER_OPENED_ON and not (right in "–—" and left != "")
    closes = not free_left and left not in "([{¿¡" and (free_right or right in _AFTER_CLOSING)
    if opens == closes:
        return ""
    return "open" if opens else "close"
